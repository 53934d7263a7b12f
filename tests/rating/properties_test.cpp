// What holds of the decision table whatever the findings are.

#include <gtest/gtest.h>

#include <array>
#include <map>
#include <string>

#include "hand_made.h"

namespace stickprov::rating {
namespace {

using criteria::Policy;

// Better is smaller: adequate, deficient, missing.
int worth(Verdict verdict) {
  return static_cast<int>(verdict);
}

// A plain sequence, the same everywhere.
struct Sequence {
  std::uint64_t state = 20250401;
  unsigned below(unsigned limit) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<unsigned>((state >> 33U) % limit);
  }
  bool one_in(unsigned n) { return below(n) == 0; }
};

PartFindings some_findings(Sequence& sequence) {
  PartFindings found = everything_met();
  constexpr std::array<int, 7> kDays = {5, 14, 15, 28, 29, 90, 200};
  found.cumulated_days = kDays[sequence.below(kDays.size())];
  if (sequence.one_in(3)) exceed_fmb(found);
  const unsigned spoilt = 1 + sequence.below(8);
  for (const Part part : kParts)
    for (const std::string_view id : criteria_of(part)) {
      if (part == Part::fmb && !found.fmb.comparison.exceeded) continue;
      if (sequence.one_in(spoilt)) set(found, id, Met::not_met);
    }
  found.function.ticks = sequence.one_in(6);
  found.activity.ticks = sequence.one_in(6);
  found.function.elsewhere = sequence.one_in(8);
  found.activity.elsewhere = sequence.one_in(8);
  found.activity.own.generic = sequence.one_in(6);
  found.function.own.bare_list = sequence.one_in(6);
  found.fmb.weak_reason = sequence.one_in(3);
  found.plan.self_care_only = sequence.one_in(8);
  found.basis.phone_only = sequence.one_in(6);
  found.basis.phone_explained = sequence.one_in(2);
  found.personal_data = sequence.one_in(10);
  return found;
}

TEST(DecideProperties, MeetingOneMoreMustNeverLowersAVerdict) {
  Sequence sequence;
  int steps = 0;
  for (int i = 0; i < 2000; ++i) {
    const PartFindings found = some_findings(sequence);
    const CertificateRating before = judge(found, Policy{});
    for (const Finding& finding : before.findings) {
      if (finding.met != Met::not_met) continue;
      PartFindings better = found;
      set(better, finding.criterion, Met::met);
      const CertificateRating after = judge(better, Policy{});
      ++steps;
      for (const Part part : kParts)
        ASSERT_LE(worth(after.verdict(part)), worth(before.verdict(part)))
            << finding.criterion << " met lowered " << name(part);
      ASSERT_LE(worth(after.overall), worth(before.overall)) << finding.criterion;
      ASSERT_LE(worth(after.function_and_activity), worth(before.function_and_activity)) << finding.criterion;
      ASSERT_LE(after.likely_completion, before.likely_completion) << finding.criterion;
    }
  }
  EXPECT_GT(steps, 5000);
}

TEST(DecideProperties, AMustConcernsItsOwnPartOnly) {
  Sequence sequence;
  for (int i = 0; i < 500; ++i) {
    const PartFindings found = some_findings(sequence);
    const CertificateRating before = judge(found, Policy{});
    for (const Finding& finding : before.findings) {
      PartFindings other = found;
      set(other, finding.criterion, finding.met == Met::met ? Met::not_met : Met::met);
      const CertificateRating after = judge(other, Policy{});
      for (const Part part : kParts)
        if (part != finding.part) {
          ASSERT_EQ(after.verdict(part), before.verdict(part)) << finding.criterion;
        }
    }
  }
}

TEST(DecideProperties, FlagsLowerNothing) {
  Sequence sequence;
  for (int i = 0; i < 500; ++i) {
    PartFindings found = some_findings(sequence);
    const CertificateRating before = judge(found, Policy{});
    found.personal_data = found.near_identical = found.jargon_in_function = true;
    found.activity.same_as_function = found.function.own.self_report_only = found.diagnosis.symptom_code =
        true;
    const CertificateRating after = judge(found, Policy{});
    ASSERT_EQ(after.parts, before.parts);
    ASSERT_EQ(after.overall, before.overall);
  }
}

// Findings that give a part the wanted verdict.
void give(PartFindings& found, Part part, Verdict wanted) {
  if (part == Part::fmb && wanted == Verdict::not_applicable) return;
  if (part == Part::fmb) exceed_fmb(found);
  if (wanted == Verdict::adequate) return;
  const std::vector<std::string_view> ids = criteria_of(part);
  if (wanted == Verdict::deficient) {
    // Without its first must, the concrete activity, nothing is left of the activity.
    set(found, part == Part::activity ? ids.back() : ids.front(), Met::not_met);
    if (part == Part::fmb) found.fmb.weak_reason = true;
    return;
  }
  for (const std::string_view id : ids) set(found, id, Met::not_met);
  if (part == Part::diagnosis) found.diagnosis.nothing = true;
  if (part == Part::capacity) found.capacity.no_degree_or_period = true;
  if (part == Part::basis) found.basis.any_ground = false;
}

TEST(DecideProperties, OverallAndItsAlternativesAreFunctionsOfThePartsAsTheRubricSays) {
  constexpr std::array<Verdict, 3> kThree = {Verdict::adequate, Verdict::deficient, Verdict::missing};
  std::array<std::size_t, 8> choice{};
  const auto verdict_at = [&](std::size_t part) {
    return part == static_cast<std::size_t>(Part::fmb) && choice[part] == 3 ? Verdict::not_applicable
                                                                            : kThree[choice[part] % 3];
  };
  int combinations = 0;
  while (true) {
    PartFindings found = everything_met();
    for (const Part part : kParts) give(found, part, verdict_at(static_cast<std::size_t>(part)));
    const CertificateRating rating = judge(found, Policy{});
    std::map<Part, Verdict> v;
    for (const Part part : kParts) {
      v[part] = verdict_at(static_cast<std::size_t>(part));
      ASSERT_EQ(rating.verdict(part), v[part]) << name(part);
    }
    const auto good = [&](Part part) { return v[part] == Verdict::adequate; };
    const bool lacking = v[Part::function] == Verdict::missing || v[Part::activity] == Verdict::missing;
    Verdict overall = Verdict::deficient;
    if (lacking) overall = Verdict::missing;
    if (good(Part::function) && good(Part::activity) && good(Part::dfa) && good(Part::capacity) &&
        good(Part::plan) && (good(Part::fmb) || v[Part::fmb] == Verdict::not_applicable))
      overall = Verdict::adequate;
    ASSERT_EQ(rating.overall, overall);
    const bool both_good = good(Part::function) && good(Part::activity);
    ASSERT_EQ(rating.function_and_activity, lacking     ? Verdict::missing
                                            : both_good ? Verdict::adequate
                                                        : Verdict::deficient);
    const bool both_deficient =
        v[Part::function] == Verdict::deficient && v[Part::activity] == Verdict::deficient;
    ASSERT_EQ(rating.likely_completion, lacking || both_deficient);
    ++combinations;
    std::size_t at = 0;
    for (; at < choice.size(); ++at) {
      const std::size_t values = at == static_cast<std::size_t>(Part::fmb) ? 4 : 3;
      if (++choice[at] < values) break;
      choice[at] = 0;
    }
    if (at == choice.size()) break;
  }
  EXPECT_EQ(combinations, 3 * 3 * 3 * 3 * 3 * 3 * 4 * 3);
}

TEST(DecideProperties, EveryFindingIsKeptOnceAndPartsStandInOrder) {
  Sequence sequence;
  for (int i = 0; i < 200; ++i) {
    const CertificateRating rating = judge(some_findings(sequence), Policy{});
    std::map<std::string_view, int> seen;
    for (const Finding& finding : rating.findings) ++seen[finding.criterion];
    for (std::size_t p = 0; p < kParts.size(); ++p) {
      ASSERT_EQ(rating.parts[p].part, kParts[p]);
      for (const std::string_view id : criteria_of(kParts[p])) ASSERT_EQ(seen[id], 1) << id;
    }
    ASSERT_EQ(seen.size(), rating.findings.size());
  }
}

}  // namespace
}  // namespace stickprov::rating
