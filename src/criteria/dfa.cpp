#include "criteria/dfa.h"

#include <algorithm>

namespace stickprov::criteria {
namespace {

constexpr Domains kGeneral = bit(kEnergy) | bit(kSleep) | bit(kOther);  // any illness may tire
constexpr Domains kEverything = (1U << kDomainCount) - 1U;

// Which domains a disease of the chapter plausibly reduces. Coarse on purpose: only a plain mismatch breaks
// the link.
Domains domains_of_chapter(std::string_view code) {
  if (code.empty()) return kEverything;
  switch (code[0]) {
    case 'F':
      if (code.starts_with("F50")) return kEverything;  // starvation weakens the body
      return bit(kMental) | bit(kBreath) | bit(kGut) | bit(kSense);
    case 'M':
      return bit(kPain) | bit(kMove) | bit(kSense);
    case 'S':
      return code.starts_with("S0") ? kEverything : bit(kPain) | bit(kMove) | bit(kSense) | bit(kBreath);
    case 'H':
      return bit(kSense) | bit(kPain) | bit(kMove) | bit(kGut) | bit(kMental);
    case 'I':
      return code.starts_with("I6") ? kEverything : kEverything & ~bit(kMental);
    case 'K':
      // A hernia limits what the body may bear; other illness of the gut does not stiffen a joint.
      return code.starts_with("K4") ? kEverything & ~bit(kMental)
                                    : kEverything & ~(bit(kMental) | bit(kMove) | bit(kSense));
    case 'J':
      return kEverything & ~(bit(kMental) | bit(kMove));
    case 'L':
    case 'N':
      return kEverything & ~bit(kMental);
    default:
      return kEverything;
  }
}

Domains domains_of_diagnoses(const Case& c) {
  Domains domains = 0;
  for (const Diagnosis& diagnosis : c.certificate.diagnoses) {
    const std::string code = coding::normalise_icd10(diagnosis.code);
    domains |= domains_of_chapter(code);
    // Long-standing pain and whiplash dull the mind too; FMB lists attention and energy for them.
    if (code.starts_with("M797") || code.starts_with("S134") || code.starts_with("M35"))
      domains |= bit(kMental);
  }
  return domains == 0 ? kEverything : domains;
}

}  // namespace

DfaFindings dfa_findings(const Case& c, const DiagnosisFindings& diagnosis, const FunctionFindings& function,
                         const ActivityFindings& activity, const CapacityFindings& capacity) {
  DfaFindings result;
  result.findings.reserve(4);
  const auto add = [&](std::string_view id, bool holds, std::vector<Evidence> evidence, std::string_view met,
                       std::string_view not_met) {
    result.findings.push_back(make_finding(id, Part::dfa, holds ? Met::met : Met::not_met,
                                           std::move(evidence), holds ? met : not_met));
  };
  // Ticked categories and bare lists are read as far as they go: a function and an activity, but neither task
  // nor extent.
  const bool any_function = !function.whole.named.empty() || function.ticks || function.own.bare_list;
  const bool ruled_out = activity.whole.activity.empty() && !activity.own.ruled_out.empty();
  const bool named_activity = !activity.whole.activity.empty() || ruled_out;
  const bool any_activity = named_activity || activity.ticks || activity.own.bare_list ||
                            activity.own.must_rest || activity.own.hidden;
  const auto named = [&] { return any_function ? function.whole.named : searched(c.function); };
  const auto limited = [&] { return any_activity ? activity.whole.activity : searched(c.activity); };

  const Domains specific = function.whole.domains & ~kGeneral;
  const bool plausible =
      !diagnosis.unlisted_cause && (specific == 0 || (specific & domains_of_diagnoses(c)) != 0);
  const bool any_diagnosis = !c.certificate.diagnoses.empty();
  add("L1", any_function && any_diagnosis && plausible, named(), "L1.plausible",
      !any_function    ? "L1.no_function"
      : !any_diagnosis ? "L1.no_diagnosis"
                       : "L1.other_disease");

  const Domains all = function.whole.domains;
  // Pain and stiffness of a body part do not explain failing attention; an illness of the mind may show in
  // the body.
  const std::string code =
      c.certificate.diagnoses.empty() ? "" : coding::normalise_icd10(c.certificate.diagnoses.front().code);
  const bool body_disease = code.starts_with('M') || code.starts_with('S') || code.empty();
  const bool only_body = body_disease && (all & (bit(kMental) | kGeneral)) == 0 && all != 0;
  const bool only_mind = (all & ~(bit(kMental) | bit(kSleep))) == 0 && all != 0;
  const bool only_mental_activity = activity.whole.mental && !activity.whole.physical;
  const bool only_physical_activity = activity.whole.physical && !activity.whole.mental;
  const bool behind = !(only_body && only_mental_activity) &&
                      !(only_mind && only_physical_activity && (all & bit(kMental)) == 0);
  add("L2", any_function && any_activity && behind, named(), "L2.behind",
      !any_activity   ? "L2.no_activity"
      : !any_function ? "L2.no_function"
                      : "L2.no_function_behind");

  const std::vector<Evidence>& tie = ruled_out                    ? activity.own.ruled_out
                                     : activity.whole.tie.empty() ? activity.whole.plain_tie
                                                                  : activity.whole.tie;
  add("L3", named_activity && !tie.empty(), named_activity && !tie.empty() ? tie : limited(), "L3.tied",
      any_activity ? "L3.not_tied" : "L3.no_activity");

  const bool e5_fails = std::any_of(capacity.findings.begin(), capacity.findings.end(), [](const Finding& f) {
    return f.criterion == "e5" && f.met == Met::not_met;
  });
  const bool extent = !activity.whole.extent.empty() || ruled_out;
  add("L4", any_activity && extent && !e5_fails, extent ? activity.whole.extent : limited(), "L4.fits",
      !any_activity ? "L4.no_activity"
      : !extent     ? "L4.no_extent"
                    : "L4.kept_capacity");
  return result;
}

}  // namespace stickprov::criteria
