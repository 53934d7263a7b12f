#include "sampling/draw.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "format/hash.h"
#include "model/setup_error.h"
#include "sampling/allocation.h"
#include "sampling/frame.h"

namespace stickprov::sampling {
namespace {

std::vector<FrameEntry> frame_of(std::size_t size, std::size_t units = 5) {
  std::vector<FrameEntry> frame(size);
  for (std::size_t i = 0; i < size; ++i) {
    frame[i].certificate_id = "intyg-" + std::to_string(1000 + i);
    // Uneven units: the first is largest.
    std::size_t unit = 0;
    for (std::size_t rest = i * 7919 % 1000, limit = 500; unit + 1 < units && rest >= limit;
         limit += (1000 - limit) / 2)
      ++unit;
    frame[i].unit_id = "ENHET-" + std::to_string(unit);
    frame[i].signed_day = Day{std::chrono::days{20000 + static_cast<int>(i * 31 % 365)}};
  }
  return frame;
}

DrawPlan plan(Design design, std::size_t n, const std::string& seed = "frö") {
  DrawPlan p;
  p.design = design;
  p.n = n;
  p.seed = seed;
  if (design == Design::stratified) p.by = {By::unit};
  if (design == Design::cluster) p.clusters = 3;
  return p;
}

std::vector<std::string> ids(const std::vector<DrawnItem>& items) {
  std::vector<std::string> result;
  for (const DrawnItem& item : items) result.push_back(item.certificate_id);
  return result;
}

double weight_sum(const Sample& sample) {
  return std::accumulate(sample.items.begin(), sample.items.end(), 0.0,
                         [](double sum, const DrawnItem& item) { return sum + item.weight; });
}

TEST(Draw, SortsBySha256OfSeedNewlineId) {
  // printf 'frö\nintyg-1000' | sha256sum
  EXPECT_EQ(draw_key("frö", "intyg-1000"), format::sha256_hex("fr\xC3\xB6\nintyg-1000"));
  const std::vector<FrameEntry> frame = frame_of(200);
  const Sample sample = draw(frame, plan(Design::simple, 20)).sample;
  std::vector<std::string> expected = ids(sample.items);
  std::vector<std::string> all;
  for (const FrameEntry& entry : frame) all.push_back(entry.certificate_id);
  std::sort(all.begin(), all.end(), [](const std::string& a, const std::string& b) {
    return format::sha256_hex("frö\n" + a) < format::sha256_hex("frö\n" + b);
  });
  all.resize(20);
  EXPECT_EQ(expected, all);
  EXPECT_EQ(sample.items.front().order, 1U);
  EXPECT_DOUBLE_EQ(sample.items.front().inclusion_probability, 0.1);
  EXPECT_DOUBLE_EQ(weight_sum(sample), 200.0);
  EXPECT_EQ(sample.sample_sha256, ids_sha256(all));
}

TEST(Draw, OrderOfTheFrameIsIrrelevant) {
  for (const Design design : {Design::simple, Design::stratified, Design::systematic, Design::cluster}) {
    std::vector<FrameEntry> frame = frame_of(300);
    const Sample sample = draw(frame, plan(design, 30)).sample;
    std::reverse(frame.begin(), frame.end());
    std::rotate(frame.begin(), frame.begin() + 77, frame.end());
    EXPECT_EQ(draw(frame, plan(design, 30)).sample, sample) << name(design);
  }
}

TEST(Draw, ALargerSampleBeginsWithTheSmaller) {
  const std::vector<FrameEntry> frame = frame_of(300);
  const std::vector<std::string> large = ids(draw(frame, plan(Design::simple, 120)).sample.items);
  for (const std::size_t n : {1U, 7U, 60U, 119U}) {
    const std::vector<std::string> small = ids(draw(frame, plan(Design::simple, n)).sample.items);
    EXPECT_TRUE(std::equal(small.begin(), small.end(), large.begin())) << n;
  }
}

TEST(Draw, ALargerStratifiedSampleBeginsWithTheSmallerInEachStratum) {
  const std::vector<FrameEntry> frame = frame_of(300);
  const auto by_stratum = [&](std::size_t n) {
    std::map<std::string, std::vector<std::string>> result;
    for (const DrawnItem& item : draw(frame, plan(Design::stratified, n)).sample.items)
      result[item.stratum].push_back(item.certificate_id);
    return result;
  };
  const auto large = by_stratum(90);
  for (const auto& [stratum, small] : by_stratum(45)) {
    ASSERT_LE(small.size(), large.at(stratum).size());
    EXPECT_TRUE(std::equal(small.begin(), small.end(), large.at(stratum).begin())) << stratum;
  }
}

TEST(Draw, SparesAreWhatALargerSampleWouldHaveTakenNext) {
  const std::vector<FrameEntry> frame = frame_of(300);
  const Sample small = draw(frame, plan(Design::simple, 40)).sample;
  const std::vector<std::string> large = ids(draw(frame, plan(Design::simple, 50)).sample.items);
  EXPECT_EQ(small.spares.size(), 10U);
  EXPECT_EQ(ids(small.spares), std::vector<std::string>(large.begin() + 40, large.end()));
}

TEST(Draw, WeightsAddUpToTheFrame) {
  const std::vector<FrameEntry> frame = frame_of(300);
  EXPECT_NEAR(weight_sum(draw(frame, plan(Design::stratified, 37)).sample), 300.0, 1e-9);
  EXPECT_NEAR(weight_sum(draw(frame, plan(Design::systematic, 37)).sample), 300.0, 1e-9);
}

// Over many seeds each certificate is drawn as often as its probability says (five standard errors).
TEST(Draw, InclusionProbabilitiesHoldInEveryDesign) {
  const std::vector<FrameEntry> frame = frame_of(60);
  constexpr int kDraws = 3000;
  for (const Design design : {Design::simple, Design::stratified, Design::systematic, Design::cluster}) {
    std::map<std::string, int> times;
    std::map<std::string, double> probability;
    double total = 0;
    for (int i = 0; i < kDraws; ++i) {
      DrawPlan p = plan(design, 12, "frö " + std::to_string(i));
      p.min_per_stratum = 1;  // every stratum must be reachable
      const Sample sample = draw(frame, p).sample;
      for (const DrawnItem& item : sample.items) {
        ++times[item.certificate_id];
        const auto [place, added] = probability.emplace(item.certificate_id, item.inclusion_probability);
        EXPECT_NEAR(place->second, item.inclusion_probability, 1e-12);
        total += item.weight;
      }
    }
    EXPECT_EQ(times.size(), frame.size()) << name(design);
    for (const auto& [id, count] : times) {
      const double p = probability.at(id);
      EXPECT_NEAR(count, kDraws * p, 5 * std::sqrt(kDraws * p * (1 - p)) + 1e-9) << name(design) << ' ' << id;
    }
    EXPECT_NEAR(total / kDraws, 60.0, 1.0) << name(design);
  }
}

TEST(Draw, ClusterTellsEachUnitsProbability) {
  const std::vector<FrameEntry> frame = frame_of(300);
  const DrawResult result = draw(frame, plan(Design::cluster, 30));
  double expected_units = 0;
  std::size_t population = 0;
  std::size_t drawn_units = 0;
  for (const Stratum& unit : result.sample.strata) {
    expected_units += unit.selection_probability;
    population += unit.population;
    drawn_units += unit.sampled > 0 ? 1 : 0;
    if (unit.sampled > 0) {
      EXPECT_EQ(unit.sampled, 10U);
    }
  }
  EXPECT_NEAR(expected_units, 3.0, 1e-9);
  EXPECT_EQ(population, 300U);
  EXPECT_EQ(drawn_units, 3U);
  for (const DrawnItem& item : result.sample.items)
    EXPECT_DOUBLE_EQ(item.weight, 1.0 / item.inclusion_probability);
}

TEST(Draw, CensusAndMoreThanThereIs) {
  const std::vector<FrameEntry> frame = frame_of(30);
  const DrawResult exact = draw(frame, plan(Design::simple, 30));
  EXPECT_EQ(exact.sample.design, "census");
  EXPECT_EQ(exact.sample.items.size(), 30U);
  EXPECT_DOUBLE_EQ(exact.sample.items[7].weight, 1.0);
  ASSERT_EQ(exact.notices.size(), 1U);
  EXPECT_NE(exact.notices[0].swedish.find("totalundersökning"), std::string::npos);
  const DrawResult more = draw(frame, plan(Design::stratified, 31));
  EXPECT_EQ(more.sample.items.size(), 30U);
  EXPECT_EQ(more.sample.requested, 31U);
  EXPECT_NE(more.notices[0].swedish.find("fler än"), std::string::npos);
  EXPECT_EQ(draw(frame, plan(Design::census, 0)).sample.items.size(), 30U);
}

TEST(Draw, EmptyAndSmallStrataAreSaid) {
  DrawPlan p = plan(Design::stratified, 10);
  p.known_strata = {"ENHET-0", "ENHET-77"};
  const DrawResult result = draw(frame_of(300), p);
  const auto says = [&](const std::string& words) {
    return std::any_of(result.notices.begin(), result.notices.end(),
                       [&](const Notice& notice) { return notice.swedish.find(words) != std::string::npos; });
  };
  EXPECT_TRUE(says("”ENHET-77” är tomt"));
  EXPECT_TRUE(std::any_of(result.sample.strata.begin(), result.sample.strata.end(), [](const Stratum& s) {
    return s.name == "ENHET-77" && s.population == 0 && s.sampled == 0;
  }));
  EXPECT_TRUE(says("ett enda draget intyg") || says("fick inget intyg"));
}

TEST(Draw, WhatCannotBeCarriedOutIsRefused) {
  EXPECT_THROW(draw({}, plan(Design::simple, 3)), SetupError);
  EXPECT_THROW(draw(frame_of(9), plan(Design::simple, 0)), SetupError);
  DrawPlan p = plan(Design::stratified, 3);
  p.by.clear();
  EXPECT_THROW(draw(frame_of(9), p), SetupError);
  p = plan(Design::cluster, 3);
  p.clusters = 99;
  EXPECT_THROW(draw(frame_of(9), p), SetupError);
  p = plan(Design::stratified, 3);
  p.allocation = Allocation::neyman;
  EXPECT_THROW(draw(frame_of(9), p), SetupError);
}

TEST(Draw, StrataAreNamedByTheirValues) {
  FrameEntry entry;
  entry.unit_id = "E1";
  entry.area = "Psykiatri";
  entry.sex = Sex::woman;
  entry.cumulated_days = 28;
  entry.signed_day = Day{std::chrono::days{20000}};
  EXPECT_EQ(stratum_of(entry, {By::area, By::sex}), "Psykiatri | kvinna");
  EXPECT_EQ(stratum_of(entry, {By::length_class}), "015-028 dagar");
  EXPECT_EQ(stratum_of(entry, {By::month}), "2024-10");
  EXPECT_EQ(stratum_of(entry, {By::provider}), "(saknas)");
  EXPECT_EQ(stratum_of(entry, {By::first_or_extension}), "första intyg");
}

TEST(Draw, MadeSeedsDiffer) {
  EXPECT_EQ(make_seed().size(), 32U);
  EXPECT_NE(make_seed(), make_seed());
}

TEST(Allocation, ProportionalByLargestRemainder) {
  // Quotas 5.2, 3.1, 1.7: the whole parts leave one for the largest fraction.
  EXPECT_EQ(allocate_proportional(10, {52, 31, 17}), (std::vector<std::size_t>{5, 3, 2}));
  EXPECT_EQ(allocate_proportional(1, {1, 1, 1}), (std::vector<std::size_t>{1, 0, 0}));
  EXPECT_EQ(allocate_proportional(0, {5, 5}), (std::vector<std::size_t>{0, 0}));
  EXPECT_EQ(allocate_proportional(99, {5, 4, 0}), (std::vector<std::size_t>{5, 4, 0}));
}

TEST(Allocation, EqualFillsSmallStrataAndSharesTheRest) {
  EXPECT_EQ(allocate_equal(12, {100, 2, 100}), (std::vector<std::size_t>{5, 2, 5}));
  EXPECT_EQ(allocate_equal(10, {100, 100, 100}), (std::vector<std::size_t>{4, 3, 3}));
}

TEST(Allocation, NeymanPutsMoreWhereSharesAreNearHalf) {
  // N·√(p(1−p)): 100·0.5 = 50, 100·0.3 = 30, 100·0.2 ≈ 20 (p = 0.0417…): here 0.5, 0.1, 0 → 50, 30, 0.
  EXPECT_EQ(allocate_neyman(16, {100, 100, 100}, {0.5, 0.1, 0.0}), (std::vector<std::size_t>{10, 6, 0}));
  EXPECT_EQ(allocate_neyman(10, {100, 100}, {0.0, 1.0}), (std::vector<std::size_t>{5, 5}));
  EXPECT_EQ(allocate_neyman(50, {4, 100}, {0.5, 0.01}), (std::vector<std::size_t>{4, 46}));
}

TEST(Allocation, MinimumTakesFromTheRichest) {
  EXPECT_EQ(raise_to_minimum({9, 1, 0}, {90, 10, 1}, 2), (std::vector<std::size_t>{7, 2, 1}));
  EXPECT_EQ(raise_to_minimum({1, 0, 0}, {9, 9, 9}, 2), (std::vector<std::size_t>{2, 2, 2}));
}

TEST(Allocation, AlwaysAddsUpAndNeverExceeds) {
  unsigned state = 7;
  const auto next = [&](unsigned below) {
    state = state * 1664525U + 1013904223U;
    return (state >> 8) % below;
  };
  for (int round = 0; round < 500; ++round) {
    std::vector<std::size_t> sizes(1 + next(9));
    std::vector<double> shares(sizes.size());
    for (std::size_t h = 0; h < sizes.size(); ++h) {
      sizes[h] = next(60);
      shares[h] = next(11) / 10.0;
    }
    const std::size_t total = std::accumulate(sizes.begin(), sizes.end(), std::size_t{0});
    const std::size_t n = next(static_cast<unsigned>(total) + 20);
    for (const auto& got :
         {allocate_proportional(n, sizes), allocate_equal(n, sizes), allocate_neyman(n, sizes, shares)}) {
      EXPECT_EQ(std::accumulate(got.begin(), got.end(), std::size_t{0}), std::min(n, total));
      for (std::size_t h = 0; h < sizes.size(); ++h) EXPECT_LE(got[h], sizes[h]);
    }
  }
}

}  // namespace
}  // namespace stickprov::sampling
