#include "report/summary.h"

#include <gtest/gtest.h>

#include <cmath>

#include "synthetic_audit.h"

namespace stickprov::report {
namespace {

TEST(Estimate, IsNothingOfAnEmptyGroup) {
  EXPECT_FALSE(estimate_share({}));
  EXPECT_FALSE(estimate_share({{100, 10, 0, 0}}));
}

TEST(Estimate, HasZeroWidthAtACensus) {
  const Estimate estimate = *estimate_share({{40, 40, 38, 19}});
  EXPECT_DOUBLE_EQ(estimate.share, 0.5);
  EXPECT_DOUBLE_EQ(estimate.lower, 0.5);
  EXPECT_DOUBLE_EQ(estimate.upper, 0.5);
  const Estimate strata = *estimate_share({{40, 40, 40, 10}, {10, 10, 10, 10}});
  EXPECT_DOUBLE_EQ(strata.share, 0.4);
  EXPECT_DOUBLE_EQ(strata.upper, 0.4);
}

TEST(Estimate, NearsWilsonInALargeFrame) {
  // Wilson (1927) for 15 of 50, as in any table: 0.191 to 0.438.
  const Estimate estimate = *estimate_share({{10'000'000, 50, 50, 15}});
  EXPECT_NEAR(estimate.lower, 0.1910, 5e-4);
  EXPECT_NEAR(estimate.upper, 0.4375, 5e-4);
}

TEST(Estimate, NarrowsAsTheFrameIsUsedUp) {
  double width = 1.0;
  for (const std::size_t population : {100000U, 1000U, 200U, 120U, 101U}) {
    const Estimate estimate = *estimate_share({{population, 100, 100, 30}});
    EXPECT_LT(estimate.upper - estimate.lower, width);
    width = estimate.upper - estimate.lower;
  }
}

TEST(Estimate, WeighsStrataByTheirSize) {
  // 900 with 10 %, 100 with 90 %: 18 %, not the 50 % of the pooled sample.
  const Estimate estimate = *estimate_share({{900, 50, 50, 5}, {100, 50, 50, 45}});
  EXPECT_NEAR(estimate.share, 0.18, 1e-12);
  EXPECT_EQ(estimate.count, 50U);
  EXPECT_EQ(estimate.of, 100U);
  // Cochran (1977), 5.52: the variance of the weighted share.
  const double variance =
      0.9 * 0.9 * (1.0 - 50.0 / 900.0) * 0.1 * 0.9 / 49.0 + 0.1 * 0.1 * 0.5 * 0.9 * 0.1 / 49.0;
  EXPECT_NEAR((estimate.upper - estimate.lower) / 2.0, 1.96 * std::sqrt(variance), 0.004);
}

TEST(Estimate, IsNotSureOfAStratumThatShowsNoSpread) {
  // All ten drawn of 96 are adequate, and the rest is drawn nearly whole: the 96 still may hold others.
  for (const std::size_t of : {10U, 11U}) {
    const Estimate estimate = *estimate_share({{96, of, 10, 10}, {11, 10, 10, 8}, {13, 13, 13, 12}});
    EXPECT_LT(estimate.lower, 0.85);
    EXPECT_GT(estimate.upper, estimate.share);
  }
}

TEST(Estimate, OfAGroupAcrossStrataIsWiderThanIfItsSizeWereKnown) {
  const Estimate part = *estimate_share({{500, 50, 25, 2}, {500, 50, 25, 23}});
  EXPECT_NEAR(part.share, 0.5, 1e-12);
  const Estimate known = *estimate_share({{250, 25, 25, 2}, {250, 25, 25, 23}});
  EXPECT_GT(part.upper - part.lower, known.upper - known.lower);
}

TEST(Estimate, KeepsItsEndsWithinTheShareAndItsLimits) {
  for (const std::size_t count : {0U, 1U, 19U, 20U}) {
    const Estimate estimate = *estimate_share({{300, 10, 10, count / 2}, {50, 10, 10, count - count / 2}});
    EXPECT_GE(estimate.lower, 0.0);
    EXPECT_LE(estimate.lower, estimate.share);
    EXPECT_LE(estimate.share, estimate.upper);
    EXPECT_LE(estimate.upper, 1.0);
    EXPECT_GT(estimate.upper - estimate.lower, 0.01);
  }
}

TEST(Estimate, StandsWithASingleCertificateInAStratum) {
  const Estimate estimate = *estimate_share({{300, 30, 30, 10}, {50, 1, 1, 1}});
  EXPECT_NEAR(estimate.share, (100.0 + 50.0) / 350.0, 1e-12);
  EXPECT_LT(estimate.lower, estimate.share);
}

TEST(Estimate, DifferenceFollowsNewcombe) {
  // Newcombe (1998), table II, case (a) 56/70 − 48/80: 0.0524 to 0.3339.
  const Estimate a = *estimate_share({{100'000'000, 70, 70, 56}});
  const Estimate b = *estimate_share({{100'000'000, 80, 80, 48}});
  const Difference difference = estimate_difference(a, b);
  EXPECT_NEAR(difference.difference, 0.2, 1e-12);
  EXPECT_NEAR(difference.lower, 0.0524, 1e-4);
  EXPECT_NEAR(difference.upper, 0.3339, 1e-4);
  EXPECT_TRUE(difference.settled());
}

TEST(Summary, SharesWithUnequalWeightsAreWeighted) {
  SyntheticOptions options;
  options.by_area = true;
  const Audit audit = synthetic_audit(options);
  const Summary summary = summarise(audit);
  EXPECT_FALSE(summary.equal_weights);
  for (const Part part : kParts) {
    double hits = 0.0;
    double all = 0.0;
    for (const AuditedCertificate& certificate : audit.certificates) {
      const Verdict verdict = certificate.rating.verdict(part);
      if (verdict == Verdict::not_applicable) continue;
      all += certificate.draw.weight;
      if (verdict == Verdict::adequate) hits += certificate.draw.weight;
    }
    const Estimate& estimate = *summary.all.parts[static_cast<std::size_t>(part)].adequate;
    EXPECT_NEAR(estimate.share, hits / all, 1e-12);
    // What "högst" and "minst" are reckoned from holds however the few lie over the strata.
    ASSERT_TRUE(summary.weight_ratio);
    const double ratio = *summary.weight_ratio;
    EXPECT_GT(ratio, 1.0);
    const double few = ratio * static_cast<double>(estimate.count);
    EXPECT_LE(hits / all, few / (few + static_cast<double>(estimate.of - estimate.count)) + 1e-12);
  }
}

TEST(Summary, CensusHasNoWidth) {
  SyntheticOptions options;
  options.frame = options.drawn = 60;
  const Summary summary = summarise(synthetic_audit(options));
  EXPECT_TRUE(summary.census);
  for (const VerdictShares& shares : summary.all.parts) {
    if (!shares.adequate) continue;
    EXPECT_DOUBLE_EQ(shares.adequate->lower, shares.adequate->upper);
  }
  for (const Group& unit : summary.units) {
    const std::optional<Estimate>& share = unit.verdicts.overall.adequate;
    if (!share) continue;
    EXPECT_DOUBLE_EQ(share->lower, share->upper);
  }
}

TEST(Summary, TellsWhetherTheAccountingAddsUp) {
  Audit audit = synthetic_audit({});
  EXPECT_TRUE(summarise(audit).adds_up);
  ++audit.accounting.read;
  EXPECT_FALSE(summarise(audit).adds_up);
}

TEST(Summary, GroupsAddUpToTheWhole) {
  const Audit audit = synthetic_audit({});
  const Summary summary = summarise(audit);
  for (const std::vector<Group>* groups :
       {&summary.units, &summary.areas, &summary.sexes, &summary.diagnosis_groups}) {
    std::size_t frame = 0;
    std::size_t drawn = 0;
    std::size_t adequate = 0;
    for (const Group& group : *groups) {
      frame += group.frame;
      drawn += group.drawn;
      adequate += group.verdicts.overall.counts.adequate;
    }
    EXPECT_EQ(frame, audit.frame.size());
    EXPECT_EQ(drawn, audit.certificates.size());
    EXPECT_EQ(adequate, summary.all.overall.counts.adequate);
  }
  std::size_t by_length = 0;
  for (const std::size_t count : summary.background.by_length) by_length += count;
  EXPECT_EQ(by_length, audit.frame.size());
}

TEST(Summary, TakesOtherAreasTogether) {
  const Summary summary = summarise(synthetic_audit({}));
  std::vector<std::string> names;
  for (const Group& area : summary.areas) names.push_back(area.key);
  EXPECT_EQ(names, (std::vector<std::string>{"Andra områden", "Ortopedi", "Primärvård", "Psykiatri", ""}));
}

TEST(Summary, ReadsTheSmallestUnitFromThePolicy) {
  Audit audit = synthetic_audit({});
  audit.policy["report.smallest_unit"] = "100000";
  for (const Group& unit : summarise(audit).units) EXPECT_TRUE(unit.too_few);
  audit.policy["report.smallest_unit"] = "0";
  for (const Group& unit : summarise(audit).units) EXPECT_FALSE(unit.too_few);
}

}  // namespace
}  // namespace stickprov::report
