#include "criteria/plan.h"

#include <algorithm>

#include "criteria/plan_text.h"

namespace stickprov::criteria {
namespace {

using text::Observation;
using text::Polarity;
using text::Reading;
using text::TokenKind;

bool stepped_degree(const Certificate& certificate) {
  for (std::size_t i = 1; i < certificate.periods.size(); ++i)
    if (certificate.periods[i].percent != certificate.periods[0].percent) return true;
  return false;
}

// A bare list of the form's headings is nothing (rubric, rule 10).
bool only_headings(const Case& c, const Reading& reading) {
  const Concepts& k = c.concepts();
  return !reading.empty() && only_words_of(reading, {k.plan_heading, k.filler, k.joining_word});
}

bool plainly_said(const Case& c, const Reading& reading) {
  if (field_state(c, reading) != FieldState::content || only_headings(c, reading)) return false;
  if (mentioned(reading, c.concepts().conditional_plan) || mentioned(reading, c.concepts().reference_strict))
    return false;
  if (mentioned(reading, c.concepts().followup) || mentioned(reading, c.concepts().followup_conditional))
    return false;
  return std::none_of(reading.cues.begin(), reading.cues.end(), [](const text::Cue& cue) {
    return cue.effect == text::CueEffect::negated || cue.effect == text::CueEffect::hedged ||
           cue.effect == text::CueEffect::general || cue.effect == text::CueEffect::history ||
           cue.effect == text::CueEffect::conditional || cue.effect == text::CueEffect::other_person;
  });
}

bool any_unknown(const Case& c, const Reading& reading) {
  for (std::size_t i = 0; i < reading.cut.tokens.size(); ++i)
    if (unknown_word(c, reading, i)) return true;
  return false;
}

// A long word that no list knows, with a dose, how often or how long it is taken right after it.
void f1_medicines(const Case& c, const Reading& reading, std::vector<Evidence>& medicines) {
  constexpr std::size_t kLong = 6;
  const auto& tokens = reading.cut.tokens;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (!unknown_word(c, reading, i) || text::word(reading, i).size() < kLong ||
        tokens[i].sentence != tokens[i + 1].sentence)
      continue;
    const bool number = tokens[i + 1].kind == TokenKind::number && i + 2 < tokens.size();
    const bool times_a_day = number && text::word(reading, i + 2).starts_with('x');  // "1x2"
    const bool dosed =
        times_a_day || stands_at(reading, i + 1, {c.concepts().frequency}) ||
        (number && stands_at(reading, i + 2, {c.concepts().dose_unit, c.concepts().unit_long}));
    if (dosed) cite(medicines, reading, i, i + 1);
  }
}

bool touches(const std::vector<Evidence>& others, const Evidence& evidence) {
  return std::any_of(others.begin(), others.end(), [&](const Evidence& other) {
    return other.span.overlaps(evidence.span) && other.field == evidence.field;
  });
}

}  // namespace

PlanFindings plan_findings(const Case& c) {
  const Concepts& k = c.concepts();
  const Certificate& certificate = c.certificate;
  PlanFindings result;
  result.findings.reserve(7);
  PlanElements elements;
  for (const Reading* reading : {&c.treatment, &c.planned})
    if (field_state(c, *reading) == FieldState::content && !only_headings(c, *reading))
      read_plan_text(c, *reading, elements);
  const bool measures_said =
      field_state(c, c.measures) == FieldState::content && !only_headings(c, c.measures);
  if (measures_said) {
    PlanElements from_measures;
    read_plan_text(c, c.measures, from_measures);
    for (const auto& [from, to] :
         {std::pair{&from_measures.treatment, &elements.treatment},
          std::pair{&from_measures.purpose, &elements.purpose},
          std::pair{&from_measures.time, &elements.time}, std::pair{&from_measures.unit, &elements.unit},
          std::pair{&from_measures.followup, &elements.followup},
          std::pair{&from_measures.assessment, &elements.assessment},
          std::pair{&from_measures.test, &elements.test}})
      to->insert(to->end(), std::make_move_iterator(from->begin()), std::make_move_iterator(from->end()));
    bool refused = mentioned(c.measures, k.work_not);
    for (const text::Cue& cue : c.measures.cues)
      refused |= cue.effect == text::CueEffect::negated || cue.effect == text::CueEffect::hedged ||
                 cue.effect == text::CueEffect::other_person;
    // What tells of the illness again is no measure.
    const bool of_illness = text::has(c.measures, k.impairment) || text::has(c.measures, k.finding) ||
                            text::has(c.measures, k.limit_flat) || text::has(c.measures, k.reduced);
    if ((!refused && !of_illness) || !from_measures.work.empty())
      elements.work.push_back(searched(c.measures).front());
  }
  // Other fields hold a plan too; there only plain statements count.
  for (const Reading* reading : {&c.other, &c.beyond_fmb, &c.prognosis}) {
    if (field_state(c, *reading) != FieldState::content) continue;
    PlanElements from_other;
    read_plan_text(c, *reading, from_other);
    elements.followup.insert(elements.followup.end(), from_other.followup.begin(), from_other.followup.end());
    // Where 19 and 20 are empty or point elsewhere, the whole plan may stand here.
    if (reading == &c.prognosis)
      for (const Observation& o : text::observations_of(*reading, k.no_time))
        cite(elements.time, *reading, o);
    const bool stands_here = elements.treatment.empty() && elements.self_care.empty();
    if (stands_here) {
      elements.treatment = std::move(from_other.treatment);
      elements.purpose.insert(elements.purpose.end(), from_other.purpose.begin(), from_other.purpose.end());
      elements.time.insert(elements.time.end(), from_other.time.begin(), from_other.time.end());
      elements.unit.insert(elements.unit.end(), from_other.unit.begin(), from_other.unit.end());
      elements.therapist = std::move(from_other.therapist);
    }
    if (reading == &c.other && from_other.work.size() >= 2)
      elements.work.insert(elements.work.end(), from_other.work.begin(), from_other.work.end());
  }
  read_told_treatment(c, elements);

  const auto finding = [&](std::string_view id, std::vector<Evidence> evidence, std::string_view met,
                           std::string_view not_met) {
    const bool is_met = !evidence.empty();
    if (!is_met)
      for (const Reading* reading : {&c.treatment, &c.planned, &c.measures})
        if (!reading->field.empty()) evidence.push_back({reading->field, reading->own_words});
    result.findings.push_back(make_finding(id, Part::plan, is_met ? Met::met : Met::not_met,
                                           std::move(evidence), is_met ? met : not_met));
  };

  // One word counts once: where the only measure is a profession's name, it is f1 and not f4 as well.
  std::vector<Evidence>& unit = elements.unit;
  std::vector<Evidence> f1 = std::move(elements.treatment);
  std::erase_if(f1, [&](const Evidence& evidence) { return touches(unit, evidence); });
  if (f1.empty() && !elements.therapist.empty()) {
    f1.push_back(elements.therapist.front());
    std::erase_if(unit, [&](const Evidence& evidence) { return touches(f1, evidence); });
  }
  const bool short_leave = c.history.cumulated_days <= c.policy().plan_short_days;
  const bool planned = !elements.purpose.empty() || !elements.time.empty() || !elements.followup.empty();
  result.self_care_only = f1.empty() && !elements.self_care.empty();
  if (f1.empty() && (short_leave || planned)) f1 = elements.self_care;
  // A name no list knows with a dose or how often is a medicine: "Dienogest dagligen".
  if (f1.empty())
    for (const Reading* reading : {&c.treatment, &c.planned}) f1_medicines(c, *reading, f1);
  // What stands under ongoing treatment is a treatment though no list knows its name, unless it is denied or
  // deferred.
  if (f1.empty() && !result.self_care_only && plainly_said(c, c.treatment) && any_unknown(c, c.treatment))
    f1 = searched(c.treatment);
  finding("f1", std::move(f1), "f1.treatment", result.self_care_only ? "f1.self_care_only" : "f1.none");
  // One event counts once: an assessment elsewhere is the time plan where there is no other, else follow-up;
  // a test is follow-up, or the time plan beside another visit.
  if (elements.time.empty()) {
    std::vector<Evidence> other_visits = elements.followup;
    std::erase_if(other_visits, [&](const Evidence& visit) { return touches(elements.test, visit); });
    elements.time = std::move(elements.assessment);
    if (elements.time.empty() && !other_visits.empty()) elements.time = std::move(elements.test);
    std::erase_if(elements.followup, [&](const Evidence& visit) { return touches(elements.time, visit); });
  }
  finding("f2", std::move(elements.purpose), "f2.purpose", "f2.none");
  finding("f3", std::move(elements.time), "f3.time", "f3.none");
  finding("f4", std::move(unit), "f4.unit", "f4.none");

  bool ticked = false;
  bool not_called_for = false;
  for (const std::string& measure : certificate.work_measures)
    (measure == "EJ_AKTUELLT" ? not_called_for : ticked) = true;
  std::vector<Evidence> f5 = std::move(elements.work);
  std::string_view f5_reason = "f5.words";
  if (f5.empty()) {
    for (const Answer& answer : certificate.answers)
      if (answer.id == "40")
        for (const SubAnswer& part : answer.parts)
          if (ticked && part.id == "40.1")
            f5.push_back({{40, 1, static_cast<std::uint16_t>(answer.instance)}, {0, part.value.size()}});
    if (!f5.empty()) f5_reason = "f5.ticked";
  }
  if (f5.empty() && stepped_degree(certificate)) {
    for (const Answer& answer : certificate.answers)
      if (answer.id == "32")
        for (const SubAnswer& part : answer.parts)
          if (part.id == "32.1")
            f5.push_back({{32, 1, static_cast<std::uint16_t>(answer.instance)}, {0, part.value.size()}});
    f5_reason = "f5.stepped";
  }
  if (f5.empty()) {
    constexpr std::size_t kReasonWords = 4;
    for (const Reading* reading : {&c.treatment, &c.planned, &c.measures, &c.other})
      for (const Observation& o : text::observations_of(*reading, k.work_not)) {
        const text::Sentence& sentence = reading->cut.sentences[text::sentence_of(*reading, o)];
        if (sentence.end - sentence.begin - (o.end - o.begin) >= kReasonWords &&
            mentioned(*reading, text::sentence_of(*reading, o), k.reason_word)) {
          f5.push_back(text::evidence_of(*reading, o));
          f5_reason = "f5.not_called_for";
        }
      }
  }
  finding("f5", std::move(f5), f5_reason, not_called_for ? "f5.unreasoned" : "f5.none");

  const bool unclear = certificate.prognosis == Prognosis::unclear;
  const bool grounds_needed = unclear && certificate.form == FormVersion::fk7804_2;
  const bool grounds = field_state(c, c.prognosis) == FieldState::content;
  const bool f6 = certificate.prognosis != Prognosis::none && certificate.prognosis != Prognosis::unknown &&
                  (!grounds_needed || grounds);
  std::vector<Evidence> tick;
  if (certificate.prognosis != Prognosis::none)
    tick.push_back({{39, 1}, {0, certificate.prognosis_code.size()}});
  result.findings.push_back(make_finding("f6", Part::plan, f6 ? Met::met : Met::not_met, std::move(tick),
                                         f6               ? "f6.ticked"
                                         : grounds_needed ? "f6.no_grounds"
                                                          : "f6.none"));
  finding("f7", std::move(elements.followup), "f7.followup", "f7.none");
  return result;
}

}  // namespace stickprov::criteria
