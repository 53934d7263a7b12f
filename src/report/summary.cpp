#include "report/summary.h"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace stickprov::report {
namespace {

// Fewest drawn certificates of a group that are shown as a share, where the policy does not say.
constexpr std::size_t kGroupMinimum = 10;

using Indices = std::vector<std::size_t>;

/// Groups the drawn certificates for the estimators: which stratum each lies in, and how many were drawn
/// there.
struct Design {
  std::vector<std::string> names;
  std::vector<std::size_t> population;
  std::vector<std::size_t> sampled;
  std::vector<std::size_t> stratum_of;  // by certificate
};

Design design_of(const Audit& audit) {
  Design design;
  std::map<std::string, std::size_t> places;
  for (const Stratum& stratum : audit.sample.strata) {
    places.emplace(stratum.name, design.names.size());
    design.names.push_back(stratum.name);
    design.population.push_back(stratum.population);
  }
  if (design.names.empty()) {
    places.emplace("", 0);
    design.names.emplace_back();
    design.population.push_back(audit.sample.frame_size);
  }
  design.sampled.assign(design.names.size(), 0);
  for (const AuditedCertificate& certificate : audit.certificates) {
    const auto found = places.find(certificate.draw.stratum);
    const std::size_t place = found == places.end() ? 0 : found->second;
    design.stratum_of.push_back(place);
    ++design.sampled[place];
  }
  return design;
}

/// A group of certificates whose shares are wanted: the drawn ones, and how many the frame has.
struct Domain {
  Indices drawn;
  std::size_t frame = 0;
};

// Where the whole group lies in one stratum its frame count is known and the draw within it is simple; across
// strata the design's own sizes carry the weights.
template <typename InGroup, typename HasProperty>
std::optional<Estimate> share(const Design& design, const Domain& domain, InGroup&& in_group,
                              HasProperty&& has_property) {
  std::vector<StratumCount> strata(design.names.size());
  std::size_t used = 0;
  for (const std::size_t index : domain.drawn) {
    StratumCount& stratum = strata[design.stratum_of[index]];
    if (stratum.sampled++ == 0) ++used;
    if (!in_group(index)) continue;
    ++stratum.of;
    if (has_property(index)) ++stratum.count;
  }
  if (used == 1) {
    std::erase_if(strata, [](const StratumCount& stratum) { return stratum.sampled == 0; });
    strata.front().population = std::max(domain.frame, strata.front().sampled);
  } else {
    for (std::size_t place = 0; place < strata.size(); ++place) {
      strata[place].population = design.population[place];
      strata[place].sampled = design.sampled[place];
    }
  }
  return estimate_share(strata);
}

template <typename VerdictOf>
VerdictShares verdict_shares(const Design& design, const Domain& domain, VerdictOf&& verdict_of) {
  VerdictShares shares;
  for (const std::size_t index : domain.drawn) {
    switch (verdict_of(index)) {
      case Verdict::adequate:
        ++shares.counts.adequate;
        break;
      case Verdict::deficient:
        ++shares.counts.deficient;
        break;
      case Verdict::missing:
        ++shares.counts.missing;
        break;
      case Verdict::not_applicable:
        ++shares.counts.not_applicable;
        break;
    }
  }
  const auto applicable = [&](std::size_t index) { return verdict_of(index) != Verdict::not_applicable; };
  const auto is = [&](Verdict verdict) {
    return share(design, domain, applicable, [&](std::size_t index) { return verdict_of(index) == verdict; });
  };
  shares.adequate = is(Verdict::adequate);
  shares.deficient = is(Verdict::deficient);
  shares.missing = is(Verdict::missing);
  return shares;
}

Verdicts verdicts_of(const Audit& audit, const Design& design, const Domain& domain) {
  const auto rating = [&](std::size_t index) -> const CertificateRating& {
    return audit.certificates[index].rating;
  };
  Verdicts verdicts;
  for (const Part part : kParts) {
    verdicts.parts[static_cast<std::size_t>(part)] =
        verdict_shares(design, domain, [&](std::size_t index) { return rating(index).verdict(part); });
  }
  verdicts.overall = verdict_shares(design, domain, [&](std::size_t index) { return rating(index).overall; });
  verdicts.function_and_activity =
      verdict_shares(design, domain, [&](std::size_t index) { return rating(index).function_and_activity; });
  // Where function and activity are not asked for (smittbärarpenning) nobody can ask to have them completed.
  verdicts.likely_completion = share(
      design, domain,
      [&](std::size_t index) { return rating(index).function_and_activity != Verdict::not_applicable; },
      [&](std::size_t index) { return rating(index).likely_completion; });
  return verdicts;
}

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
  for (const auto& [key, outcome] : outcomes) {
    CriterionSummary criterion;
    criterion.part = key.first;
    criterion.id = key.second;
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

// Bytes of å ä ö do not sort as Swedish does; these keys do.
std::string swedish_order(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kLetters = {
      {{"å", "{"}, {"Å", "{"}, {"ä", "|"}, {"Ä", "|"}, {"ö", "}"}, {"Ö", "}"}}};
  std::string key;
  for (std::size_t at = 0; at < text.size();) {
    const auto letter = std::find_if(kLetters.begin(), kLetters.end(), [&](const auto& pair) {
      return text.substr(at, pair.first.size()) == pair.first;
    });
    if (letter != kLetters.end()) {
      key += letter->second;
      at += letter->first.size();
    } else {
      const char c = text[at++];
      key += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  return key;
}

template <typename KeyOf>
std::map<std::string, Domain> domains_by(const Audit& audit, KeyOf&& key_of) {
  std::map<std::string, Domain> domains;
  for (const FrameEntry& entry : audit.frame) ++domains[key_of(entry)].frame;
  for (std::size_t index = 0; index < audit.certificates.size(); ++index) {
    domains[key_of(audit.certificates[index].entry)].drawn.push_back(index);
  }
  return domains;
}

template <typename KeyOf>
std::vector<Group> groups_by(const Audit& audit, const Design& design, std::size_t minimum, KeyOf&& key_of) {
  std::vector<Group> groups;
  for (const auto& [key, domain] : domains_by(audit, key_of)) {
    Group group;
    group.key = key;
    group.name = key;
    group.frame = domain.frame;
    group.drawn = domain.drawn.size();
    // A group that was examined whole has no uncertainty to warn of, but so few still say little of a unit.
    group.too_few = group.drawn < minimum;
    group.verdicts = verdicts_of(audit, design, domain);
    groups.push_back(std::move(group));
  }
  return groups;
}

std::vector<Group> units_of(const Audit& audit, const Design& design, std::size_t minimum) {
  std::vector<Group> units =
      groups_by(audit, design, minimum, [](const FrameEntry& entry) { return entry.unit_id; });
  std::map<std::string_view, const FrameEntry*> first;
  for (const FrameEntry& entry : audit.frame) first.emplace(entry.unit_id, &entry);
  for (Group& unit : units) {
    const auto found = first.find(unit.key);
    if (found == first.end()) continue;
    const FrameEntry& entry = *found->second;
    if (!entry.unit_name.empty()) unit.name = entry.unit_name;
    unit.area = entry.area;
    unit.provider = entry.provider;
    unit.mapped = entry.unit_mapped;
  }
  std::vector<std::pair<std::string, std::size_t>> order;
  for (std::size_t place = 0; place < units.size(); ++place) {
    const Group& unit = units[place];
    order.emplace_back((unit.area.empty() ? "~" : swedish_order(unit.area)) + '\t' +
                           swedish_order(unit.name) + '\t' + unit.key,
                       place);
  }
  std::sort(order.begin(), order.end());
  std::vector<Group> sorted;
  for (const auto& [key, place] : order) sorted.push_back(std::move(units[place]));
  return sorted;
}

std::vector<Group> named_groups(std::vector<Group> groups) {
  std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
    if (a.key.empty() != b.key.empty()) return b.key.empty();
    return swedish_order(a.key) < swedish_order(b.key);
  });
  return groups;
}

// "Andra områden: Medicin" and its like are one area, as Socialstyrelsen asks for them.
std::string area_key(const FrameEntry& entry) {
  return entry.area.substr(0, entry.area.find(':'));
}

std::string sex_key(const FrameEntry& entry) {
  switch (entry.sex) {
    case Sex::woman:
      return "woman";
    case Sex::man:
      return "man";
    case Sex::unknown:
      return "unknown";
  }
  return "unknown";
}

std::vector<Group> sexes_of(const Audit& audit, const Design& design, std::size_t minimum) {
  std::vector<Group> groups = groups_by(audit, design, minimum, sex_key);
  std::vector<Group> ordered;
  for (const std::string_view key : {"woman", "man", "unknown"}) {
    for (const Group& group : groups) {
      if (group.key == key) ordered.push_back(group);
    }
  }
  return ordered;
}

std::vector<SexDifference> sex_differences(const std::vector<Group>& sexes, std::size_t minimum) {
  const auto group = [&](std::string_view key) -> const Group* {
    const auto found = std::find_if(sexes.begin(), sexes.end(), [&](const Group& g) { return g.key == key; });
    return found == sexes.end() ? nullptr : &*found;
  };
  const Group* women = group("woman");
  const Group* men = group("man");
  const auto enough = [&](const Group* one, auto&& shares_of) -> std::optional<Estimate> {
    if (one == nullptr) return std::nullopt;
    const VerdictShares& shares = shares_of(*one);
    return shares.counts.applicable() < minimum ? std::nullopt : shares.adequate;
  };
  std::vector<SexDifference> differences;
  const auto add = [&](std::optional<Part> part, auto&& shares_of) {
    SexDifference row;
    row.part = part;
    row.women = enough(women, shares_of);
    row.men = enough(men, shares_of);
    if (row.women && row.men) row.difference = estimate_difference(*row.women, *row.men);
    differences.push_back(row);
  };
  add(std::nullopt, [](const Group& g) -> const VerdictShares& { return g.verdicts.overall; });
  for (const Part part : kParts) {
    add(part, [part](const Group& g) -> const VerdictShares& {
      return g.verdicts.parts[static_cast<std::size_t>(part)];
    });
  }
  return differences;
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
    const int days = entry.cumulated_days;
    const std::size_t length = days <= 14 ? 0 : days <= 28 ? 1 : days <= 90 ? 2 : days <= 180 ? 3 : 4;
    ++background.by_length[length];
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

std::size_t group_minimum(const Audit& audit) {
  const auto found = audit.policy.find("group_minimum");
  std::size_t minimum = kGroupMinimum;
  if (found != audit.policy.end()) {
    const std::string& text = found->second;
    std::from_chars(text.data(), text.data() + text.size(), minimum);
  }
  return minimum;
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
  summary.unit_minimum = group_minimum(audit);
  summary.all = verdicts_of(audit, design, all);
  summary.criteria = criteria_of(audit, design, all);
  summary.common_shortcomings = common_shortcomings(audit, summary.criteria);
  summary.units = units_of(audit, design, summary.unit_minimum);
  summary.areas = named_groups(groups_by(audit, design, summary.unit_minimum, area_key));
  summary.sexes = sexes_of(audit, design, summary.unit_minimum);
  summary.diagnosis_groups = named_groups(groups_by(
      audit, design, summary.unit_minimum, [](const FrameEntry& entry) { return entry.diagnosis_group; }));
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
  return summary;
}

}  // namespace stickprov::report
