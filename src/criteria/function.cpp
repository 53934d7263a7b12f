#include "criteria/function.h"

#include <algorithm>

namespace stickprov::criteria {

using text::Observation;
using text::Polarity;
using text::Reading;

bool self_evident_picture(const Case& c) {
  const Concepts& k = c.concepts();
  if (c.certificate.diagnoses.empty() || c.function.empty()) return false;
  const std::string code = coding::normalise_icd10(c.certificate.diagnoses.front().code);
  if (text::has(c.function, k.self_evident)) return true;
  const bool elsewhere = text::has(c.activity, k.self_evident) || text::has(c.treatment, k.self_evident) ||
                         text::has(c.planned, k.self_evident);
  const bool grave = code.starts_with('C') || begins_with_any(code, c.policy().self_evident_fractures);
  return grave && elsewhere;
}

FunctionFindings function_findings(const Case& c) {
  FunctionFindings result;
  result.findings.reserve(3);
  const Reading& field = c.function;
  result.state = field_state(c, field);
  result.ticks = !c.certificate.function.ticks.empty() || !c.certificate.function.ticked_titles.empty();
  if (result.state == FieldState::content) result.own = function_content(c, field);

  // Misplaced: functions said plainly under 17 or 25 where 35 holds none.
  result.whole = {result.own.named, result.own.domains};
  const bool points = result.own.named.empty() && mentioned(field, c.concepts().reference);
  for (const Reading* other : {&c.activity, &c.other}) {
    NamedFunctions content = plain_functions(c, *other, points);
    // Or 17 and 35 are swapped: a reduction with its degree stands there, and none here.
    const bool swapped = result.own.named.empty() && text::has(*other, c.concepts().degree_strict);
    if ((points || swapped) && content.named.empty() && text::has(*other, c.concepts().reduced_strict)) {
      FunctionContent told = function_content(c, *other);
      content = {std::move(told.named), told.domains};
    }
    // Where 35 points elsewhere one word is enough; otherwise it must stand there plainly, with a degree or
    // more than one.
    const bool plain = points || content.named.size() > 1 ||
                       (!content.named.empty() && text::has(*other, c.concepts().degree_strict));
    if (content.named.empty() || !plain) continue;
    result.whole.domains |= content.domains;
    if (result.own.named.empty()) {
      result.elsewhere = true;
      if (result.whole.named.empty()) result.whole.named = content.named;
    }
  }

  // A limb in plaster: no function is named, yet the links hold for anyone.
  if (result.whole.named.empty())
    for (const Reading* reading : {&field, &c.activity})
      for (const Observation& o : text::observations_of(*reading, c.concepts().immobilised))
        if (o.polarity == Polarity::affirmed) {
          cite(result.whole.named, *reading, o);
          result.whole.domains |= bit(kMove);
        }

  const auto finding = [&](std::string_view id, std::vector<Evidence> evidence, std::string_view met,
                           std::string_view not_met) {
    const bool is_met = !evidence.empty();
    result.findings.push_back(make_finding(id, Part::function, is_met ? Met::met : Met::not_met,
                                           is_met ? std::move(evidence) : searched(field),
                                           is_met ? met : not_met));
  };
  FunctionContent& own = result.own;
  if (self_evident_picture(c) && result.state == FieldState::content && !says_only_diagnosis(c, field) &&
      (!own.named.empty() || own.finding_beyond_surgery || text::has(field, c.concepts().severity_finding))) {
    const Observation* picture = first(field, c.concepts().self_evident);
    const std::vector<Evidence> clause =
        picture != nullptr ? std::vector<Evidence>{text::evidence_of(field, *picture)} : searched(field);
    for (auto* evidence : {&own.named, &own.basis, &own.assessment})
      if (evidence->empty()) *evidence = clause;
    if (result.whole.named.empty()) result.whole.named = own.named;
  }
  finding("b1", own.named, "b1.named", "b1.none");
  // What rests on these is settled: they need not stay.
  finding("b2", std::move(own.basis), "b2.basis", own.self_report_only ? "b2.self_report" : "b2.none");
  finding("b3", std::move(own.assessment), "b3.assessed", "b3.none");
  return result;
}

}  // namespace stickprov::criteria
