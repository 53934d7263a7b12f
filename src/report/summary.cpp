#include "report/summary.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "report/domain.h"
#include "report/groups.h"

namespace stickprov::report {
namespace {

// Fewest drawn certificates of a group that are shown as a share, where the policy does not say.
constexpr std::size_t kGroupMinimum = 5;
// Counts below this are not shown, where the policy does not say.
constexpr std::size_t kSmallestNumber = 5;

// Arbetslivsinriktade åtgärder (40.1, KV_FKMU_0004), in the order of the form; none last.
constexpr std::array<std::string_view, 12> kWorkMeasures = {
    "ARBETSTRANING", "ARBETSANPASSNING", "SOKA_NYTT_ARBETE", "BESOK_ARBETSPLATS",
    "ERGONOMISK",    "HJALPMEDEL",       "KONTAKT_FHV",      "KONFLIKTHANTERING",
    "OMFORDELNING",  "OVRIGA_ATGARDER",  "EJ_AKTUELLT",      ""};

std::vector<CriterionSummary> criteria_of(const Audit& audit, const Design& design, const Domain& all) {
  std::map<std::pair<Part, std::string_view>, std::vector<std::optional<Met>>> outcomes;
  for (std::size_t index = 0; index < audit.certificates.size(); ++index) {
    for (const Finding& finding : audit.certificates[index].rating.findings) {
      std::vector<std::optional<Met>>& outcome = outcomes[{finding.part, finding.criterion}];
      if (outcome.empty()) outcome.resize(audit.certificates.size());
      outcome[index] = finding.met;
    }
  }
  std::vector<CriterionSummary> criteria;
  for (const auto& entry : outcomes) {
    const std::vector<std::optional<Met>>& outcome = entry.second;
    CriterionSummary criterion;
    criterion.part = entry.first.first;
    criterion.id = entry.first.second;
    for (const std::optional<Met>& met : outcome) {
      if (met == Met::met) ++criterion.met;
      if (met == Met::not_met) ++criterion.not_met;
      if (!met || met == Met::not_applicable) ++criterion.not_applicable;
    }
    const auto applies = [&](std::size_t index) {
      return outcome[index] == Met::met || outcome[index] == Met::not_met;
    };
    criterion.share_met =
        share(design, all, applies, [&](std::size_t index) { return outcome[index] == Met::met; });
    criterion.shortcoming = share(design, all, applies, [&](std::size_t index) {
      const Verdict verdict = audit.certificates[index].rating.verdict(criterion.part);
      return outcome[index] == Met::not_met && (verdict == Verdict::deficient || verdict == Verdict::missing);
    });
    criteria.push_back(std::move(criterion));
  }
  return criteria;
}

// Most common counts certificates of the frame, not of the criterion's own denominator: a criterion that
// seldom applies is not common however often it fails.
std::vector<std::size_t> common_shortcomings(const Audit& audit,
                                             const std::vector<CriterionSummary>& criteria) {
  std::map<std::pair<Part, std::string_view>, double> weights;
  for (const AuditedCertificate& certificate : audit.certificates) {
    for (const Finding& finding : certificate.rating.findings) {
      const Verdict verdict = certificate.rating.verdict(finding.part);
      if (finding.met == Met::not_met && (verdict == Verdict::deficient || verdict == Verdict::missing)) {
        weights[{finding.part, finding.criterion}] += certificate.draw.weight;
      }
    }
  }
  const auto weight = [&](std::size_t place) {
    const auto found = weights.find({criteria[place].part, criteria[place].id});
    return found == weights.end() ? 0.0 : found->second;
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

bool has_flag(const CertificateRating& rating, std::string_view flag) {
  return std::find(rating.flags.begin(), rating.flags.end(), flag) != rating.flags.end();
}

std::vector<Deviation> deviations_of(const Audit& audit) {
  std::vector<Deviation> deviations;
  for (const DeviationKind kind : kDeviationKinds) {
    for (std::size_t index = 0; index < audit.certificates.size(); ++index) {
      const CertificateRating& rating = audit.certificates[index].rating;
      Deviation deviation{kind, index, std::nullopt};
      bool found = false;
      switch (kind) {
        case DeviationKind::fmb_exceeded:
          found = rating.fmb.exceeded;
          if (found && rating.fmb.longest_days) {
            deviation.days_over = rating.fmb.cumulated_days - *rating.fmb.longest_days;
          }
          break;
        case DeviationKind::long_without_plan:
          found = has_flag(rating, "long_without_plan");
          break;
        case DeviationKind::near_identical:
          found = has_flag(rating, "near_identical_to_previous");
          break;
        // The flag tells of every symptom diagnosis; it deviates where no investigation is stated.
        case DeviationKind::symptom_diagnosis:
          found =
              has_flag(rating, "symptom_diagnosis") && rating.verdict(Part::diagnosis) != Verdict::adequate;
          break;
        case DeviationKind::kept_capacity:
          found = has_flag(rating, "full_time_kept_capacity");
          break;
      }
      if (found) deviations.push_back(deviation);
    }
  }
  return deviations;
}

Background background_of(const std::vector<FrameEntry>& frame) {
  Background background;
  background.certificates = frame.size();
  for (const FrameEntry& entry : frame) {
    if (entry.partial) ++background.partial;
    if (entry.sex == Sex::woman) ++background.women;
    if (entry.sex == Sex::man) ++background.men;
    if (entry.sex == Sex::unknown) ++background.sex_unknown;
    if (entry.extension) ++background.extensions;
    if (entry.infection_control) ++background.infection_control;
    ++background.by_length[length_class(entry.cumulated_days)];
    ++background.by_group[entry.diagnosis_group];
  }
  return background;
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

std::vector<MeasureSummary> measures_of(const Audit& audit, const Design& design, const Domain& all) {
  std::vector<MeasureSummary> measures;
  for (const std::string_view code : kWorkMeasures) {
    MeasureSummary measure;
    measure.code = code;
    const auto proposes = [&](std::size_t index) {
      const std::vector<std::string>& codes = audit.certificates[index].work_measures;
      if (code.empty()) return codes.empty();
      return std::find(codes.begin(), codes.end(), code) != codes.end();
    };
    for (const std::size_t index : all.drawn) {
      if (!proposes(index)) continue;
      ++measure.count;
      ++measure.by_length[length_class(audit.certificates[index].entry.cumulated_days)];
    }
    measure.share = share(
        design, all, [](std::size_t) { return true; }, proposes);
    measures.push_back(std::move(measure));
  }
  return measures;
}

}  // namespace

Summary summarise(const Audit& audit) {
  const Design design = design_of(audit);
  Domain all;
  all.frame = audit.sample.frame_size;
  for (std::size_t index = 0; index < audit.certificates.size(); ++index) all.drawn.push_back(index);

  Summary summary;
  summary.accounting = audit.accounting;
  summary.adds_up = adds_up(audit.accounting);
  summary.census = all.frame > 0 && all.drawn.size() == all.frame;
  for (const AuditedCertificate& certificate : audit.certificates) {
    if (certificate.draw.weight != audit.certificates.front().draw.weight) summary.equal_weights = false;
  }
  for (const FrameEntry& entry : audit.frame) {
    if (!entry.signed_day) continue;
    summary.first_signed = std::min(summary.first_signed.value_or(*entry.signed_day), *entry.signed_day);
    summary.last_signed = std::max(summary.last_signed.value_or(*entry.signed_day), *entry.signed_day);
  }
  summary.unit_minimum = policy_number(audit, "report.smallest_unit", kGroupMinimum);
  summary.smallest_number = policy_number(audit, "report.smallest_number_shown", kSmallestNumber);
  summary.all = verdicts_of(audit, design, all);
  summary.criteria = criteria_of(audit, design, all);
  summary.common_shortcomings = common_shortcomings(audit, summary.criteria);
  summary.units = units_of(audit, design, summary.unit_minimum);
  summary.areas = areas_of(audit, design, summary.unit_minimum);
  summary.sexes = sexes_of(audit, design, summary.unit_minimum);
  summary.diagnosis_groups = diagnosis_groups_of(audit, design, summary.unit_minimum);
  summary.chapters = chapters_of(audit, design, summary.unit_minimum);
  summary.lengths = lengths_of(audit, design, summary.unit_minimum);
  summary.degrees = degrees_of(audit, design, summary.unit_minimum);
  summary.extensions = extensions_of(audit, design, summary.unit_minimum);
  summary.versions = versions_of(audit, design, summary.unit_minimum);
  summary.contacts = contacts_of(audit, design, summary.unit_minimum);
  summary.measures = measures_of(audit, design, all);
  summary.sex_differences = sex_differences(summary.sexes, summary.unit_minimum);
  summary.deviations = deviations_of(audit);
  for (const DeviationKind kind : kDeviationKinds) {
    std::vector<bool> deviates(audit.certificates.size());
    for (const Deviation& deviation : summary.deviations) {
      if (deviation.kind == kind) deviates[deviation.certificate] = true;
    }
    summary.deviation_shares[static_cast<std::size_t>(kind)] = share(
        design, all, [](std::size_t) { return true; }, [&](std::size_t i) { return deviates[i]; });
  }
  for (const AuditedCertificate& certificate : audit.certificates) {
    for (const std::string_view flag : certificate.rating.flags) ++summary.flags[std::string(flag)];
  }
  summary.background = background_of(audit.frame);
  hide_small_numbers(summary, summary.smallest_number);
  return summary;
}

}  // namespace stickprov::report
