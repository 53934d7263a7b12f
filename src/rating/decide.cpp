#include "rating/decide.h"

#include <algorithm>
#include <string_view>

#include "criteria/activity.h"
#include "criteria/basis.h"
#include "criteria/capacity.h"
#include "criteria/dfa.h"
#include "criteria/diagnosis.h"
#include "criteria/fmb.h"
#include "criteria/function.h"
#include "criteria/plan.h"

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
  ids.reserve(findings.size());
  for (const Finding& finding : findings)
    if (finding.met == wanted) ids.push_back(finding.criterion);
  return ids;
}

// Adequate when every must is met; the failing musts decide otherwise.
PartRating by_musts(Part part, const std::vector<Finding>& findings, bool missing) {
  const std::vector<std::string_view> failing = with(findings, Met::not_met);
  if (failing.empty()) return {part, Verdict::adequate, with(findings, Met::met)};
  return {part, missing ? Verdict::missing : Verdict::deficient, failing};
}

PartRating rate_function(const criteria::FunctionFindings& f) {
  const bool fragment =
      !f.own.named.empty() || f.own.any_finding || f.own.graded || f.own.bare_list || f.ticks || f.elsewhere;
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
  const bool fragment = !a.own.activity.empty() || a.own.any_word || a.own.generic || a.ticks || a.elsewhere;
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
  const std::vector<std::string_view> broken = with(findings, Met::not_met);
  if (broken.empty()) return {Part::dfa, Verdict::adequate, with(findings, Met::met)};
  return {Part::dfa, broken.size() >= 3 ? Verdict::missing : Verdict::deficient, broken};
}

PartRating rate_plan(const criteria::Case& c, const criteria::PlanFindings& plan) {
  const auto& f = plan.findings;
  const criteria::Policy& policy = c.policy();
  const int days = c.history.cumulated_days;
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

// Evidence without repeats: a span inside another cited by the same finding says nothing more.
void tidy(std::vector<Evidence>& evidence) {
  const auto is_redundant = [&](std::size_t i) {
    for (std::size_t j = 0; j < evidence.size(); ++j)
      if (i != j && evidence[j].span.contains(evidence[i].span) && evidence[i].field == evidence[j].field &&
          (evidence[i].span != evidence[j].span || j < i))
        return true;
    return false;
  };
  std::vector<std::size_t> redundant;
  for (std::size_t i = 0; i < evidence.size(); ++i)
    if (is_redundant(i)) redundant.push_back(i);
  for (auto i = redundant.rbegin(); i != redundant.rend(); ++i)
    evidence.erase(evidence.begin() + static_cast<std::ptrdiff_t>(*i));
}

// Takes the evidence over; what the findings conclude stays readable.
void take_over(std::vector<Finding>& from, std::vector<Finding>& to) {
  for (Finding& finding : from) {
    to.push_back(std::move(finding));
    tidy(to.back().evidence);
  }
}

std::size_t index(Part part) {
  return static_cast<std::size_t>(part);
}

}  // namespace

CertificateRating decide(const criteria::Case& c, bool personal_data) {
  CertificateRating rating;
  const bool infection = c.certificate.infection_control;
  criteria::DiagnosisFindings diagnosis = criteria::diagnosis_findings(c);
  const criteria::WorkContext work = criteria::work_context(c);
  criteria::FunctionFindings function = criteria::function_findings(c);
  criteria::ActivityFindings activity = criteria::activity_findings(c, work);
  criteria::CapacityFindings capacity = criteria::capacity_findings(c, work, activity);
  criteria::DfaFindings dfa = criteria::dfa_findings(c, function, activity, capacity);
  criteria::PlanFindings plan = criteria::plan_findings(c);
  criteria::FmbFindings fmb = criteria::fmb_findings(c);
  criteria::BasisFindings basis = criteria::basis_findings(c);

  if (infection)
    for (auto* findings : {&function.findings, &activity.findings, &dfa.findings, &plan.findings,
                           &fmb.findings, &basis.findings})
      for (Finding& finding : *findings) {
        finding.met = Met::not_applicable;
        finding.reason = "infection_control";
      }
  if (infection)
    for (Finding& finding : capacity.findings)
      if (finding.criterion != "e2" && finding.criterion != "e3") {
        finding.met = Met::not_applicable;
        finding.reason = "infection_control";
      }
  constexpr std::size_t kCriteria = 34;
  rating.findings.reserve(kCriteria);
  for (std::vector<Finding>* findings :
       {&diagnosis.findings, &function.findings, &activity.findings, &dfa.findings, &capacity.findings,
        &plan.findings, &fmb.findings, &basis.findings})
    take_over(*findings, rating.findings);

  rating.parts[index(Part::diagnosis)] = by_musts(Part::diagnosis, diagnosis.findings, diagnosis.nothing);
  rating.parts[index(Part::function)] = infection ? not_applicable(Part::function) : rate_function(function);
  rating.parts[index(Part::activity)] = infection ? not_applicable(Part::activity) : rate_activity(activity);
  rating.parts[index(Part::dfa)] = infection ? not_applicable(Part::dfa) : rate_dfa(dfa.findings);
  rating.parts[index(Part::capacity)] =
      by_musts(Part::capacity, capacity.findings,
               capacity.no_degree_or_period || (!infection && capacity.no_occupation));
  rating.parts[index(Part::plan)] = infection ? not_applicable(Part::plan) : rate_plan(c, plan);
  rating.parts[index(Part::fmb)] = infection ? not_applicable(Part::fmb) : rate_fmb(fmb);
  rating.parts[index(Part::basis)] = infection ? not_applicable(Part::basis) : rate_basis(basis);
  rating.fmb = fmb.comparison;
  rating.overall = overall_of(rating, infection);
  rating.function_and_activity = function_and_activity_of(rating);
  rating.likely_completion = rating.function_and_activity == Verdict::missing ||
                             (rating.verdict(Part::function) == Verdict::deficient &&
                              rating.verdict(Part::activity) == Verdict::deficient);

  const bool long_without_plan = rating.verdict(Part::plan) == Verdict::missing &&
                                 c.history.cumulated_days > c.policy().long_without_plan_days;
  const bool ticks_only =
      !infection && ((function.ticks && rating.verdict(Part::function) != Verdict::adequate &&
                      function.own.named.empty()) ||
                     (activity.ticks && rating.verdict(Part::activity) != Verdict::adequate &&
                      activity.own.activity.empty()));
  const bool jargon = !infection && fails(function.findings, "b1") && function.own.any_finding &&
                      text::has(c.function, c.concepts().jargon);
  const std::pair<std::string_view, bool> flags[] = {
      {kFlagNames[0], long_without_plan},
      {kFlagNames[1], fmb.comparison.exceeded && !infection},
      {kFlagNames[2], c.history.near_identical},
      {kFlagNames[3], activity.same_as_function && !infection},
      {kFlagNames[4], diagnosis.symptom_code},
      {kFlagNames[5], ticks_only},
      {kFlagNames[6], function.own.self_report_only && !infection},
      {kFlagNames[7], jargon},
      {kFlagNames[8], basis.phone_only && !infection},
      {kFlagNames[9], fails(capacity.findings, "e5")},
      {kFlagNames[10], personal_data}};
  for (const auto& [flag, raised] : flags)
    if (raised) rating.flags.push_back(flag);
  return rating;
}

}  // namespace stickprov::rating
