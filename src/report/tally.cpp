#include "report/tally.h"

#include <algorithm>
#include <string_view>

#include "report/groups.h"

namespace stickprov::report {
namespace {

Verdict verdict_in(const CertificateRating& rating, std::size_t scope) {
  if (scope < kParts.size()) return rating.parts[scope].verdict;
  return scope == kOverallScope ? rating.overall : rating.function_and_activity;
}

bool has_flag(const CertificateRating& rating, std::string_view flag) {
  return std::find(rating.flags.begin(), rating.flags.end(), flag) != rating.flags.end();
}

bool deviates(const CertificateRating& rating, DeviationKind kind) {
  switch (kind) {
    case DeviationKind::fmb_exceeded:
      return rating.fmb.exceeded;
    case DeviationKind::long_without_plan:
      return has_flag(rating, "long_without_plan");
    case DeviationKind::near_identical:
      return has_flag(rating, "near_identical_to_previous");
    // The flag tells of every symptom diagnosis; it deviates where no investigation is stated.
    case DeviationKind::symptom_diagnosis:
      return has_flag(rating, "symptom_diagnosis") && rating.verdict(Part::diagnosis) != Verdict::adequate;
    case DeviationKind::kept_capacity:
      return has_flag(rating, "full_time_kept_capacity");
  }
  return false;
}

void count(GroupTally& group, std::size_t stratum, const CertificateRating& rating) {
  ++group.rated;
  StratumTally& tally = group.strata[stratum];
  ++tally.rated;
  for (std::size_t scope = 0; scope < kVerdictScopes; ++scope) {
    ++tally.verdicts[scope][static_cast<std::size_t>(verdict_in(rating, scope))];
  }
  // Where function and activity are not asked for (smittbärarpenning) nobody can ask to have them completed.
  if (rating.function_and_activity == Verdict::not_applicable) return;
  ++tally.completion_of;
  if (rating.likely_completion) ++tally.completion;
}

void count_criteria(Tally& tally, std::size_t stratum, const AuditedCertificate& certificate) {
  for (const Finding& finding : certificate.rating.findings) {
    CriterionTally& criterion = tally.criteria[{finding.part, std::string(finding.criterion)}];
    if (finding.met == Met::not_applicable) continue;
    const Verdict verdict = certificate.rating.verdict(finding.part);
    const bool shortcoming =
        finding.met == Met::not_met && (verdict == Verdict::deficient || verdict == Verdict::missing);
    criterion.met.add(stratum, finding.met == Met::met);
    criterion.shortcoming.add(stratum, shortcoming);
    if (shortcoming) criterion.shortcoming_weight += certificate.draw.weight;
  }
}

void count_measures(Tally& tally, std::size_t stratum, const AuditedCertificate& certificate) {
  const std::vector<std::string>& codes = certificate.work_measures;
  for (std::size_t i = 0; i < kWorkMeasures.size(); ++i) {
    const bool proposed = kWorkMeasures[i].empty()
                              ? codes.empty()
                              : std::find(codes.begin(), codes.end(), kWorkMeasures[i]) != codes.end();
    tally.measures[i].proposed.add(stratum, proposed);
    if (proposed) ++tally.measures[i].by_length[length_class(certificate.entry.cumulated_days)];
  }
}

void count_deviations(Tally& tally, std::size_t stratum, std::size_t place, const CertificateRating& rating) {
  for (std::size_t i = 0; i < kDeviationKinds.size(); ++i) {
    const bool found = deviates(rating, kDeviationKinds[i]);
    tally.deviation_counts[i].add(stratum, found);
    if (!found) continue;
    Deviation deviation{kDeviationKinds[i], place, std::nullopt};
    if (kDeviationKinds[i] == DeviationKind::fmb_exceeded && rating.fmb.longest_days) {
      deviation.days_over = rating.fmb.cumulated_days - *rating.fmb.longest_days;
    }
    tally.deviations[i].push_back(deviation);
  }
}

void count_background(Background& background, const FrameEntry& entry) {
  ++background.certificates;
  if (entry.partial) ++background.partial;
  if (entry.sex == Sex::woman) ++background.women;
  if (entry.sex == Sex::man) ++background.men;
  if (entry.sex == Sex::unknown) ++background.sex_unknown;
  if (entry.extension) ++background.extensions;
  if (entry.infection_control) ++background.infection_control;
  ++background.by_length[length_class(entry.cumulated_days)];
  ++background.by_group[entry.diagnosis_group];
}

// Where the whole group lies in one stratum its frame count is known and the draw within it is simple; across
// strata the design's own sizes carry the weights.
std::optional<Estimate> estimate_domain(const Design& design, const std::vector<std::size_t>& sampled,
                                        std::size_t frame, std::vector<StratumCount> counts) {
  const auto drawn_in = [](const StratumCount& stratum) { return stratum.sampled > 0; };
  if (std::count_if(counts.begin(), counts.end(), drawn_in) == 1) {
    StratumCount only = *std::find_if(counts.begin(), counts.end(), drawn_in);
    only.population = std::max(frame, only.sampled);
    return estimate_share({only});
  }
  for (std::size_t place = 0; place < counts.size(); ++place) {
    counts[place].population = design.population[place];
    counts[place].sampled = sampled[place];
    counts[place].unit_probability = design.unit_probability[place];
  }
  return estimate_share(counts);
}

std::vector<std::size_t> sampled_of(const Tally& tally) {
  std::vector<std::size_t> sampled(tally.design.names.size());
  for (const auto& [stratum, counts] : tally.all.strata) sampled[stratum] = counts.rated;
  return sampled;
}

template <typename CountsOf>
std::optional<Estimate> group_share(const Tally& tally, const GroupTally& group, CountsOf&& counts_of) {
  std::vector<StratumCount> counts(tally.design.names.size());
  for (const auto& [stratum, one] : group.strata) {
    counts[stratum].sampled = one.rated;
    std::tie(counts[stratum].of, counts[stratum].count) = counts_of(one);
  }
  const std::size_t frame = &group == &tally.all ? tally.design.frame : group.frame;
  return estimate_domain(tally.design, sampled_of(tally), frame, std::move(counts));
}

std::size_t applicable(const StratumTally& stratum, std::size_t scope) {
  return stratum.rated - stratum.verdicts[scope][static_cast<std::size_t>(Verdict::not_applicable)];
}

std::size_t with_verdict(const StratumTally& stratum, std::size_t scope, Verdict verdict) {
  return stratum.verdicts[scope][static_cast<std::size_t>(verdict)];
}

VerdictShares verdict_shares(const Tally& tally, const GroupTally& group, std::size_t scope) {
  VerdictShares shares;
  for (const auto& [stratum, one] : group.strata) {
    shares.counts.adequate += with_verdict(one, scope, Verdict::adequate);
    shares.counts.deficient += with_verdict(one, scope, Verdict::deficient);
    shares.counts.missing += with_verdict(one, scope, Verdict::missing);
    shares.counts.not_applicable += with_verdict(one, scope, Verdict::not_applicable);
  }
  shares.adequate = share_of(tally, group, scope, Verdict::adequate);
  shares.deficient = share_of(tally, group, scope, Verdict::deficient);
  shares.missing = share_of(tally, group, scope, Verdict::missing);
  return shares;
}

}  // namespace

const std::array<std::string_view, 12> kWorkMeasures = {
    "ARBETSTRANING", "ARBETSANPASSNING", "SOKA_NYTT_ARBETE", "BESOK_ARBETSPLATS",
    "ERGONOMISK",    "HJALPMEDEL",       "KONTAKT_FHV",      "KONFLIKTHANTERING",
    "OMFORDELNING",  "OVRIGA_ATGARDER",  "EJ_AKTUELLT",      ""};

void PropertyTally::add(std::size_t stratum, bool has) {
  auto& [in_stratum, with_it] = strata[stratum];
  ++of;
  ++in_stratum;
  if (!has) return;
  ++count;
  ++with_it;
}

Design design_of(const Sample& sample) {
  Design design;
  design.frame = sample.frame_size;
  for (const Stratum& stratum : sample.strata) {
    design.places.emplace(stratum.name, design.names.size());
    design.names.push_back(stratum.name);
    design.population.push_back(stratum.population);
    design.unit_probability.push_back(sample.design == "cluster" ? stratum.selection_probability : 0.0);
  }
  if (design.names.empty()) {
    design.places.emplace("", 0);
    design.names.emplace_back();
    design.population.push_back(sample.frame_size);
    design.unit_probability.push_back(0.0);
  }
  return design;
}

Tally tally_for(const Audit& run) {
  Tally tally;
  tally.design = design_of(run.sample);
  tally.measures.resize(kWorkMeasures.size());
  for (const Replacement& one : run.replacements) {
    if (!one.replaced_by.empty()) tally.spares.insert(one.replaced_by);
  }
  return tally;
}

void count_frame(Tally& tally, const FrameEntry& entry) {
  ++tally.all.frame;
  for (std::size_t i = 0; i < kDivisions; ++i) {
    ++tally.groups[i][division_key(static_cast<Division>(i), entry)].frame;
  }
  if (!tally.units.contains(entry.unit_id)) {
    tally.units.emplace(entry.unit_id, UnitFacts{entry.unit_name.empty() ? entry.unit_id : entry.unit_name,
                                                 entry.area, entry.provider, entry.unit_mapped});
  }
  count_background(tally.background, entry);
  if (!entry.signed_day) return;
  tally.first_signed = std::min(tally.first_signed.value_or(*entry.signed_day), *entry.signed_day);
  tally.last_signed = std::max(tally.last_signed.value_or(*entry.signed_day), *entry.signed_day);
}

void count_rated(Tally& tally, const AuditedCertificate& certificate) {
  const auto found = tally.design.places.find(certificate.draw.stratum);
  const std::size_t stratum = found == tally.design.places.end() ? 0 : found->second;
  const std::size_t place = tally.all.rated;
  count(tally.all, stratum, certificate.rating);
  if (tally.spares.contains(certificate.entry.certificate_id)) {
    count(tally.rated_spares, stratum, certificate.rating);
  }
  for (std::size_t i = 0; i < kDivisions; ++i) {
    count(tally.groups[i][division_key(static_cast<Division>(i), certificate.entry)], stratum,
          certificate.rating);
  }
  count_criteria(tally, stratum, certificate);
  count_measures(tally, stratum, certificate);
  count_deviations(tally, stratum, place, certificate.rating);
  for (const std::string_view flag : certificate.rating.flags) ++tally.flags[std::string(flag)];
  if (!tally.weight) tally.weight = certificate.draw.weight;
  if (*tally.weight != certificate.draw.weight) tally.equal_weights = false;
}

std::optional<Estimate> share_of(const Tally& tally, const GroupTally& group, std::size_t scope,
                                 Verdict verdict) {
  return group_share(tally, group, [&](const StratumTally& stratum) {
    return std::pair(applicable(stratum, scope), with_verdict(stratum, scope, verdict));
  });
}

std::optional<Estimate> share_of(const Tally& tally, const PropertyTally& property) {
  const std::vector<std::size_t> sampled = sampled_of(tally);
  std::vector<StratumCount> counts(tally.design.names.size());
  for (std::size_t place = 0; place < counts.size(); ++place) counts[place].sampled = sampled[place];
  for (const auto& [stratum, one] : property.strata) {
    std::tie(counts[stratum].of, counts[stratum].count) = one;
  }
  return estimate_domain(tally.design, sampled, tally.design.frame, std::move(counts));
}

Verdicts verdicts_of(const Tally& tally, const GroupTally& group) {
  Verdicts verdicts;
  for (std::size_t part = 0; part < kParts.size(); ++part) {
    verdicts.parts[part] = verdict_shares(tally, group, part);
  }
  verdicts.overall = verdict_shares(tally, group, kOverallScope);
  verdicts.function_and_activity = verdict_shares(tally, group, kFunctionAndActivityScope);
  verdicts.likely_completion = group_share(tally, group, [](const StratumTally& stratum) {
    return std::pair(stratum.completion_of, stratum.completion);
  });
  return verdicts;
}

std::optional<Estimate> share_if_lost_deficient(const Tally& tally, std::size_t scope,
                                                const std::vector<std::size_t>& unreplaced) {
  std::vector<std::size_t> sampled = sampled_of(tally);
  std::vector<StratumCount> counts(tally.design.names.size());
  for (const auto& [stratum, one] : tally.all.strata) {
    counts[stratum].of = applicable(one, scope);
    counts[stratum].count = with_verdict(one, scope, Verdict::adequate);
  }
  for (const auto& [stratum, spares] : tally.rated_spares.strata) {
    counts[stratum].of += spares.rated - applicable(spares, scope);
    counts[stratum].count -= with_verdict(spares, scope, Verdict::adequate);
  }
  // Lost without a spare: drawn in the design, yet not among the rated.
  for (const std::size_t stratum : unreplaced) {
    ++sampled[stratum];
    ++counts[stratum].of;
  }
  for (std::size_t place = 0; place < counts.size(); ++place) counts[place].sampled = sampled[place];
  return estimate_domain(tally.design, sampled, tally.design.frame, std::move(counts));
}

}  // namespace stickprov::report
