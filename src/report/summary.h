#pragma once
// Audit → Summary: every number that the workbook's sheets for the meeting show. Plain data, no words, no
// Excel.

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/audit.h"
#include "report/estimate.h"
#include "report/small_numbers.h"

namespace stickprov::report {

/// Certificates by verdict, as drawn (not weighted).
struct VerdictCounts {
  std::size_t adequate = 0;
  std::size_t deficient = 0;
  std::size_t missing = 0;
  std::size_t not_applicable = 0;
  std::size_t applicable() const { return adequate + deficient + missing; }
  bool operator==(const VerdictCounts&) const = default;
};

/// Counts and the shares over the applicable; shares are nothing when none is applicable.
struct VerdictShares {
  VerdictCounts counts;
  std::optional<Estimate> adequate;
  std::optional<Estimate> deficient;
  std::optional<Estimate> missing;
  // What the report shows: a share is shown where its count is.
  Shown adequate_shown = Shown::number;
  Shown deficient_shown = Shown::number;
  Shown missing_shown = Shown::number;
  Shown applicable_shown = Shown::number;
  bool operator==(const VerdictShares&) const = default;
};

/// All verdicts of one group of certificates.
struct Verdicts {
  std::array<VerdictShares, 8> parts;  // in the order of kParts
  VerdictShares overall;
  VerdictShares function_and_activity;
  std::optional<Estimate> likely_completion;
  Shown completion_shown = Shown::number;
  bool operator==(const Verdicts&) const = default;
};

/// A group of the frame (a unit, an area, a sex, a diagnosis group) and what was drawn of it.
struct Group {
  std::string key;       // HSA-id, area, "woman" …
  std::string name;      // as people know it
  std::string area;      // units only
  std::string provider;  // units only
  bool mapped = true;    // units only: named in the region's unit file
  std::size_t frame = 0;
  std::size_t drawn = 0;
  bool too_few = false;  // fewer drawn than the policy's minimum: no share is shown
  bool listed = true;    // false: so small and so little of a group (sex unknown) that it has no row
  Shown frame_shown = Shown::number;
  Shown drawn_shown = Shown::number;
  Verdicts verdicts;
  bool operator==(const Group&) const = default;
};

/// One criterion over all drawn certificates.
struct CriterionSummary {
  std::string id;  // "b1"
  Part part = Part::diagnosis;
  std::size_t met = 0;
  std::size_t not_met = 0;
  std::size_t not_applicable = 0;
  std::optional<Estimate> share_met;  // over met + not_met
  /// A shortcoming: the criterion is not met and the part is deficient or missing. `shortcoming.of` is met +
  /// not_met.
  std::optional<Estimate> shortcoming;
  Shown met_shown = Shown::number;
  Shown shortcoming_shown = Shown::number;
  Shown applicable_shown = Shown::number;
  bool operator==(const CriterionSummary&) const = default;
};

enum class DeviationKind {
  fmb_exceeded,
  long_without_plan,
  near_identical,
  symptom_diagnosis,
  kept_capacity
};
inline constexpr std::array<DeviationKind, 5> kDeviationKinds = {
    DeviationKind::fmb_exceeded, DeviationKind::long_without_plan, DeviationKind::near_identical,
    DeviationKind::symptom_diagnosis, DeviationKind::kept_capacity};

/// One deviation of one drawn certificate; `certificate` is its place in Audit::certificates.
struct Deviation {
  DeviationKind kind = DeviationKind::fmb_exceeded;
  std::size_t certificate = 0;
  std::optional<int> days_over;  // FMB: cumulated days beyond the longest recommendation
  bool operator==(const Deviation&) const = default;
};

/// Women and men on one measure; nothing where either is below the minimum.
struct SexDifference {
  std::optional<Part> part;  // nothing: overall
  std::optional<Estimate> women;
  std::optional<Estimate> men;
  std::optional<Difference> difference;  // women − men
  bool hidden = false;                   // a count behind it is not shown
  bool operator==(const SexDifference&) const = default;
};

/// Background measures of the whole frame: counted, not estimated.
struct Background {
  std::size_t certificates = 0;
  std::size_t partial = 0;
  std::size_t women = 0;
  std::size_t men = 0;
  std::size_t sex_unknown = 0;
  std::size_t extensions = 0;
  std::size_t infection_control = 0;
  Shown partial_shown = Shown::number;
  std::array<std::size_t, 5> by_length = {};    // cumulated days: ≤ 14, 15–28, 29–90, 91–180, > 180
  std::map<std::string, std::size_t> by_group;  // diagnosis groups
  bool operator==(const Background&) const = default;
};

/// How many of the drawn certificates propose a work-oriented measure (40.1), in all and by cumulated length
/// (as in Background).
struct MeasureSummary {
  std::string code;  // "" for certificates that propose none
  std::size_t count = 0;
  std::array<std::size_t, 5> by_length = {};
  std::optional<Estimate> share;  // of all drawn
  Shown shown = Shown::number;
  std::array<Shown, 5> by_length_shown = {};
  bool operator==(const MeasureSummary&) const = default;
};

/// Share adequate as rated, and as it would be if every replaced certificate were deficient: the spare in its
/// place is then counted in the group and not as adequate, and a place without a spare is added. The truth
/// lies between, if the spares are like the rest.
struct NonresponseRow {
  std::optional<Part> part;  // nothing: overall
  std::optional<Estimate> rated;
  std::optional<Estimate> counted_deficient;
  Shown rated_shown = Shown::number;
  Shown counted_shown = Shown::number;
  bool operator==(const NonresponseRow&) const = default;
};

struct Summary {
  Accounting accounting;
  bool adds_up = false;
  bool census = false;
  bool equal_weights = true;
  /// Largest weight of a certificate to the smallest; nothing where units were drawn first.
  std::optional<double> weight_ratio;
  std::optional<Day> first_signed;  // of the frame
  std::optional<Day> last_signed;
  std::size_t unit_minimum = 0;     // fewest drawn certificates that are shown as a share
  std::size_t smallest_number = 0;  // counts below this are shown as "färre än"
  Verdicts all;
  std::vector<CriterionSummary> criteria;        // in order of part, then id
  std::vector<std::size_t> common_shortcomings;  // at most three places in `criteria`, most common first
  std::vector<Group> units;                      // by area, then name: no ranking
  std::vector<Group> areas;                      // by name; "Andra områden: …" together
  std::vector<Group> sexes;                      // women, men, unknown
  std::vector<Group> diagnosis_groups;           // by name
  std::vector<Group> chapters;                   // of ICD-10, by letter
  std::vector<Group> lengths;                    // cumulated days, shortest first; keys "0" … "4"
  std::vector<Group> degrees;                    // of the first period, keys "25" … "100", "" unknown
  std::vector<Group> extensions;                 // keys "first", "extension"
  std::vector<Group> versions;                   // of the form, as sent
  std::vector<Group> contacts;                   // the nearest contact of question 1, nearest first
  std::vector<MeasureSummary> measures;          // in the order of the form, none last
  std::vector<SexDifference> sex_differences;    // overall first, then by part
  std::vector<Deviation> deviations;             // by kind, then drawn order
  std::array<std::optional<Estimate>, 5> deviation_shares;  // of all drawn, in the order of kDeviationKinds
  std::array<Shown, 5> deviations_shown = {};
  std::map<std::string, std::size_t> flags;  // certificates by flag
  Background background;
  std::vector<NonresponseRow> nonresponse;  // overall, then the parts; empty when nothing was replaced
  bool operator==(const Summary&) const = default;
};

struct Tally;
/// Sums up one run, of which only what is not certificates is read, from its counted certificates.
Summary summarise(const Audit& run, const Tally& tally);
/// The same of a run that is in memory.
Summary summarise(const Audit& audit);

}  // namespace stickprov::report
