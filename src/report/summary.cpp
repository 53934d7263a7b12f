#include "report/summary.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

#include "report/groups.h"
#include "report/nonresponse.h"
#include "report/tally.h"

namespace stickprov::report {
namespace {

// Fewest drawn certificates of a group that are shown as a share, where the policy does not say.
constexpr std::size_t kGroupMinimum = 5;
// Counts below this are not shown, where the policy does not say.
constexpr std::size_t kSmallestNumber = 5;

std::vector<CriterionSummary> criteria_of(const Tally& tally) {
  std::vector<CriterionSummary> criteria;
  for (const auto& [key, counts] : tally.criteria) {
    CriterionSummary criterion;
    criterion.part = key.first;
    criterion.id = key.second;
    criterion.met = counts.met.count;
    criterion.not_met = counts.met.of - counts.met.count;
    criterion.not_applicable = tally.all.rated - counts.met.of;
    criterion.share_met = share_of(tally, counts.met);
    criterion.shortcoming = share_of(tally, counts.shortcoming);
    criteria.push_back(std::move(criterion));
  }
  return criteria;
}

// Most common counts certificates of the frame, not of the criterion's own denominator: a criterion that
// seldom applies is not common however often it fails.
std::vector<std::size_t> common_shortcomings(const Tally& tally,
                                             const std::vector<CriterionSummary>& criteria) {
  const auto weight = [&](std::size_t place) {
    return tally.criteria.at({criteria[place].part, criteria[place].id}).shortcoming_weight;
  };
  std::vector<std::size_t> places;
  for (std::size_t place = 0; place < criteria.size(); ++place) {
    if (weight(place) > 0.0) places.push_back(place);
  }
  std::stable_sort(places.begin(), places.end(),
                   [&](std::size_t a, std::size_t b) { return weight(a) > weight(b); });
  if (places.size() > 3) places.resize(3);
  return places;
}

std::size_t total(const std::map<std::string, std::size_t>& counts) {
  std::size_t sum = 0;
  for (const auto& [key, count] : counts) sum += count;
  return sum;
}

bool adds_up(const Accounting& accounting) {
  return accounting.read ==
             accounting.certificates + total(accounting.other_types) + total(accounting.problems) &&
         accounting.certificates == accounting.frame + total(accounting.exclusions) &&
         accounting.drawn <= accounting.frame && accounting.drawn == accounting.rated;
}

std::size_t policy_number(const Audit& audit, const std::string& key, std::size_t otherwise) {
  const auto found = audit.policy.find(key);
  if (found != audit.policy.end()) {
    const std::string& text = found->second;
    std::from_chars(text.data(), text.data() + text.size(), otherwise);
  }
  return otherwise;
}

std::vector<MeasureSummary> measures_of(const Tally& tally) {
  std::vector<MeasureSummary> measures;
  for (std::size_t i = 0; i < kWorkMeasures.size(); ++i) {
    MeasureSummary measure;
    measure.code = kWorkMeasures[i];
    measure.count = tally.measures[i].proposed.count;
    measure.by_length = tally.measures[i].by_length;
    measure.share = share_of(tally, tally.measures[i].proposed);
    measures.push_back(std::move(measure));
  }
  return measures;
}

std::optional<double> weight_ratio(const Tally& tally) {
  if (tally.equal_weights) return 1.0;
  double least = 0.0;
  double most = 0.0;
  for (const auto& [place, stratum] : tally.all.strata) {
    if (tally.design.unit_probability[place] > 0.0) return std::nullopt;
    if (stratum.rated == 0) continue;
    const double weight =
        static_cast<double>(tally.design.population[place]) / static_cast<double>(stratum.rated);
    least = least == 0.0 ? weight : std::min(least, weight);
    most = std::max(most, weight);
  }
  if (least <= 0.0) return std::nullopt;
  return most / least;
}

}  // namespace

Summary summarise(const Audit& run, const Tally& tally) {
  Summary summary;
  summary.accounting = run.accounting;
  summary.adds_up = adds_up(run.accounting);
  summary.census = tally.design.frame > 0 && tally.all.rated == tally.design.frame;
  summary.equal_weights = tally.equal_weights;
  summary.weight_ratio = weight_ratio(tally);
  summary.first_signed = tally.first_signed;
  summary.last_signed = tally.last_signed;
  summary.unit_minimum = policy_number(run, "report.smallest_unit", kGroupMinimum);
  summary.smallest_number = policy_number(run, "report.smallest_number_shown", kSmallestNumber);
  summary.all = verdicts_of(tally, tally.all);
  summary.criteria = criteria_of(tally);
  summary.common_shortcomings = common_shortcomings(tally, summary.criteria);
  const auto groups = [&](Division division) { return groups_of(tally, division, summary.unit_minimum); };
  summary.units = groups(Division::unit);
  summary.areas = groups(Division::area);
  summary.sexes = groups(Division::sex);
  summary.diagnosis_groups = groups(Division::diagnosis_group);
  summary.chapters = groups(Division::chapter);
  summary.lengths = groups(Division::length);
  summary.degrees = groups(Division::degree);
  summary.extensions = groups(Division::extension);
  summary.versions = groups(Division::version);
  summary.contacts = groups(Division::contact);
  summary.measures = measures_of(tally);
  summary.sex_differences = sex_differences(summary.sexes, summary.unit_minimum);
  for (std::size_t i = 0; i < kDeviationKinds.size(); ++i) {
    summary.deviations.insert(summary.deviations.end(), tally.deviations[i].begin(),
                              tally.deviations[i].end());
    summary.deviation_shares[i] = share_of(tally, tally.deviation_counts[i]);
  }
  summary.flags = tally.flags;
  summary.background = tally.background;
  summary.nonresponse = nonresponse_of(run, tally);
  hide_small_numbers(summary, summary.smallest_number);
  return summary;
}

Summary summarise(const Audit& audit) {
  Tally tally = tally_for(audit);
  for (const FrameEntry& entry : audit.frame) count_frame(tally, entry);
  for (const AuditedCertificate& certificate : audit.certificates) count_rated(tally, certificate);
  return summarise(audit, tally);
}

}  // namespace stickprov::report
