#include "rating/decide.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace stickprov::rating {
namespace {

using criteria::FieldState;

Met met_of(const std::vector<Finding>& findings, std::string_view id) {
  for (const Finding& finding : findings)
    if (finding.criterion == id) return finding.met;
  return Met::not_applicable;
}
bool met(const std::vector<Finding>& findings, std::string_view id) {
  return met_of(findings, id) == Met::met;
}
bool fails(const std::vector<Finding>& findings, std::string_view id) {
  return met_of(findings, id) == Met::not_met;
}

std::string_view reason_of(const std::vector<Finding>& findings, std::string_view id) {
  for (const Finding& finding : findings)
    if (finding.criterion == id) return finding.reason;
  return {};
}

std::vector<std::string_view> with(const std::vector<Finding>& findings, Met wanted) {
  std::vector<std::string_view> ids;
  const auto is_wanted = [&](const Finding& finding) { return finding.met == wanted; };
  ids.reserve(static_cast<std::size_t>(std::count_if(findings.begin(), findings.end(), is_wanted)));
  for (const Finding& finding : findings)
    if (is_wanted(finding)) ids.push_back(finding.criterion);
  return ids;
}

// Adequate when every must is met; the failing musts decide otherwise.
PartRating by_musts(Part part, const std::vector<Finding>& findings, bool missing) {
  std::vector<std::string_view> failing = with(findings, Met::not_met);
  if (failing.empty()) return {part, Verdict::adequate, with(findings, Met::met)};
  return {part, missing ? Verdict::missing : Verdict::deficient, std::move(failing)};
}

PartRating rate_function(const criteria::FunctionFindings& f) {
  const bool fragment =
      !f.own.named.empty() || f.own.any_fragment || f.own.graded || f.own.bare_list || f.ticks || f.elsewhere;
  if (f.state == FieldState::reference && f.elsewhere)
    return {Part::function, Verdict::deficient, {"reference_to_field"}};
  if (f.state != FieldState::content) {
    const std::string_view rule = f.state == FieldState::empty    ? "empty"
                                  : f.state == FieldState::filler ? "filler"
                                                                  : "reference_only";
    if (f.ticks) return {Part::function, Verdict::deficient, {"icf_ticks_only"}};
    if (f.elsewhere) return {Part::function, Verdict::deficient, {"misplaced"}};
    return {Part::function, Verdict::missing, {rule}};
  }
  return by_musts(Part::function, f.findings, !fragment);
}

PartRating rate_activity(const criteria::ActivityFindings& a) {
  const bool fragment = !a.own.activity.empty() || a.own.any_word || a.own.generic || a.own.hidden ||
                        a.own.bedridden || a.own.hours_only || a.own.bare_list || a.ticks || a.elsewhere;
  if (a.state != FieldState::content) {
    const std::string_view rule = a.state == FieldState::empty    ? "empty"
                                  : a.state == FieldState::filler ? "filler"
                                                                  : "reference_only";
    if (a.elsewhere)
      return {Part::activity,
              Verdict::deficient,
              {a.state == FieldState::reference ? "reference_to_field" : "misplaced"}};
    if (a.ticks) return {Part::activity, Verdict::deficient, {"icf_ticks_only"}};
    return {Part::activity, Verdict::missing, {rule}};
  }
  return by_musts(Part::activity, a.findings, !fragment);
}

PartRating rate_dfa(const std::vector<Finding>& findings) {
  std::vector<std::string_view> broken = with(findings, Met::not_met);
  if (broken.empty()) return {Part::dfa, Verdict::adequate, with(findings, Met::met)};
  return {Part::dfa, broken.size() >= 3 ? Verdict::missing : Verdict::deficient, std::move(broken)};
}

PartRating rate_plan(const criteria::PlanFindings& plan, int days, const criteria::Policy& policy) {
  const auto& f = plan.findings;
  int elements = 0;
  for (const std::string_view id : {"f2", "f3", "f4", "f5", "f7"}) elements += met(f, id) ? 1 : 0;
  const bool purpose_or_time = met(f, "f2") || met(f, "f3");
  bool adequate = met(f, "f1") && met(f, "f6");
  if (days > policy.plan_medium_days) {
    adequate = adequate && elements >= policy.plan_long_elements && purpose_or_time;
  } else if (days > policy.plan_short_days) {
    adequate = adequate && elements >= policy.plan_medium_elements;
  }
  if (adequate) return {Part::plan, Verdict::adequate, with(f, Met::met)};
  // A stepped degree is a step towards work (f5), but nothing about treatment or any measure.
  const bool stepped_only = elements == 1 && met(f, "f5") && reason_of(f, "f5") == "f5.stepped";
  const bool something = met(f, "f1") || (elements > 0 && !stepped_only) || plan.self_care_only;
  return {Part::plan, something ? Verdict::deficient : Verdict::missing, with(f, Met::not_met)};
}

PartRating rate_fmb(const criteria::FmbFindings& fmb) {
  if (!fmb.comparison.exceeded) return {Part::fmb, Verdict::not_applicable, {}};
  const bool any = met(fmb.findings, "g1") || fmb.weak_reason;
  return by_musts(Part::fmb, fmb.findings, !any);
}

PartRating rate_basis(const criteria::BasisFindings& basis) {
  if (!basis.any_ground) return {Part::basis, Verdict::missing, {"h1"}};
  if (basis.phone_only && !basis.phone_explained) {
    std::vector<std::string_view> why{"phone_only"};
    for (const std::string_view id : with(basis.findings, Met::not_met)) why.push_back(id);
    return {Part::basis, Verdict::deficient, why};
  }
  return by_musts(Part::basis, basis.findings, false);
}

PartRating not_applicable(Part part) {
  return {part, Verdict::not_applicable, {"infection_control"}};
}

Verdict overall_of(const CertificateRating& rating, bool infection_control) {
  if (infection_control)
    return rating.verdict(Part::diagnosis) == Verdict::adequate &&
                   rating.verdict(Part::capacity) == Verdict::adequate
               ? Verdict::adequate
               : Verdict::deficient;
  if (rating.verdict(Part::function) == Verdict::missing ||
      rating.verdict(Part::activity) == Verdict::missing)
    return Verdict::missing;
  const auto good = [&](Part part) {
    const Verdict verdict = rating.verdict(part);
    return verdict == Verdict::adequate || verdict == Verdict::not_applicable;
  };
  const bool all = good(Part::function) && good(Part::activity) && good(Part::dfa) && good(Part::capacity) &&
                   good(Part::plan) && good(Part::fmb);
  return all ? Verdict::adequate : Verdict::deficient;
}

Verdict function_and_activity_of(const CertificateRating& rating) {
  const Verdict f = rating.verdict(Part::function);
  const Verdict a = rating.verdict(Part::activity);
  if (f == Verdict::not_applicable && a == Verdict::not_applicable) return Verdict::not_applicable;
  if (f == Verdict::missing || a == Verdict::missing) return Verdict::missing;
  return f == Verdict::adequate && a == Verdict::adequate ? Verdict::adequate : Verdict::deficient;
}

std::size_t index(Part part) {
  return static_cast<std::size_t>(part);
}

// Smittbärarpenning asks for the diagnosis, the degree and coherent periods only.
void leave_out_what_is_not_asked(PartFindings& found) {
  const auto leave_out = [](Finding& finding) {
    finding.met = Met::not_applicable;
    finding.reason = "infection_control";
  };
  for (std::vector<Finding>* findings :
       {&found.function.findings, &found.activity.findings, &found.dfa.findings, &found.plan.findings,
        &found.fmb.findings, &found.basis.findings})
    std::for_each(findings->begin(), findings->end(), leave_out);
  for (Finding& finding : found.capacity.findings)
    if (finding.criterion != "e2" && finding.criterion != "e3") leave_out(finding);
}

std::vector<std::string_view> flags_of(const PartFindings& found, const CertificateRating& rating,
                                       const criteria::Policy& policy) {
  const bool asked = !found.infection_control;
  const auto& function = found.function;
  const auto& activity = found.activity;
  const bool long_without_plan =
      rating.verdict(Part::plan) == Verdict::missing && found.cumulated_days > policy.long_without_plan_days;
  const bool ticks_only =
      (function.ticks && rating.verdict(Part::function) != Verdict::adequate && function.own.named.empty()) ||
      (activity.ticks && rating.verdict(Part::activity) != Verdict::adequate &&
       activity.own.activity.empty());
  // Jargon counts where it hides the function: a finding is there, and no function that can be read.
  const bool jargon = fails(function.findings, "b1") && function.own.any_finding && found.jargon_in_function;
  const std::pair<std::string_view, bool> flags[] = {{kFlagNames[0], long_without_plan},
                                                     {kFlagNames[1], asked && found.fmb.comparison.exceeded},
                                                     {kFlagNames[2], found.near_identical},
                                                     {kFlagNames[3], asked && activity.same_as_function},
                                                     {kFlagNames[4], found.diagnosis.symptom_code},
                                                     {kFlagNames[5], asked && ticks_only},
                                                     {kFlagNames[6], asked && function.own.self_report_only},
                                                     {kFlagNames[7], asked && jargon},
                                                     {kFlagNames[8], asked && found.basis.phone_only},
                                                     {kFlagNames[9], fails(found.capacity.findings, "e5")},
                                                     {kFlagNames[10], found.personal_data}};
  std::vector<std::string_view> raised_flags;
  for (const auto& [flag, raised] : flags)
    if (raised) raised_flags.push_back(flag);
  return raised_flags;
}

}  // namespace

PartFindings gather(const criteria::Case& c, bool personal_data) {
  PartFindings found;
  found.infection_control = c.certificate.infection_control;
  found.cumulated_days = c.history.cumulated_days;
  found.near_identical = c.history.near_identical;
  found.personal_data = personal_data;
  found.jargon_in_function = text::has(c.function, c.concepts().jargon);
  const criteria::WorkContext work = criteria::work_context(c);
  found.diagnosis = criteria::diagnosis_findings(c);
  found.function = criteria::function_findings(c);
  found.activity = criteria::activity_findings(c, work);
  found.capacity = criteria::capacity_findings(c, work, found.activity);
  found.dfa = criteria::dfa_findings(c, found.diagnosis, found.function, found.activity, found.capacity);
  found.plan = criteria::plan_findings(c);
  found.fmb = criteria::fmb_findings(c);
  found.basis = criteria::basis_findings(c);
  return found;
}

CertificateRating judge(PartFindings found, const criteria::Policy& policy) {
  CertificateRating rating;
  const bool infection = found.infection_control;
  if (infection) leave_out_what_is_not_asked(found);
  constexpr std::size_t kCriteria = 34;
  rating.findings.reserve(kCriteria);
  for (std::vector<Finding>* findings :
       {&found.diagnosis.findings, &found.function.findings, &found.activity.findings, &found.dfa.findings,
        &found.capacity.findings, &found.plan.findings, &found.fmb.findings, &found.basis.findings})
    // What the findings conclude stays readable below.
    std::move(findings->begin(), findings->end(), std::back_inserter(rating.findings));

  const auto part = [&](Part which, PartRating rated) {
    rating.parts[index(which)] = infection ? not_applicable(which) : std::move(rated);
  };
  rating.parts[index(Part::diagnosis)] =
      by_musts(Part::diagnosis, found.diagnosis.findings, found.diagnosis.nothing);
  part(Part::function, rate_function(found.function));
  part(Part::activity, rate_activity(found.activity));
  part(Part::dfa, rate_dfa(found.dfa.findings));
  rating.parts[index(Part::capacity)] =
      by_musts(Part::capacity, found.capacity.findings,
               found.capacity.no_degree_or_period || (!infection && found.capacity.no_occupation));
  part(Part::plan, rate_plan(found.plan, found.cumulated_days, policy));
  part(Part::fmb, rate_fmb(found.fmb));
  part(Part::basis, rate_basis(found.basis));
  rating.fmb = found.fmb.comparison;
  rating.overall = overall_of(rating, infection);
  rating.function_and_activity = function_and_activity_of(rating);
  rating.likely_completion = rating.function_and_activity == Verdict::missing ||
                             (rating.verdict(Part::function) == Verdict::deficient &&
                              rating.verdict(Part::activity) == Verdict::deficient);
  rating.flags = flags_of(found, rating, policy);
  return rating;
}

CertificateRating decide(const criteria::Case& c, bool personal_data) {
  return judge(gather(c, personal_data), c.policy());
}

}  // namespace stickprov::rating
