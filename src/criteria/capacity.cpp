#include "criteria/capacity.h"

#include <algorithm>
#include <cstdlib>

#include "criteria/times.h"

namespace stickprov::criteria {
namespace {

using text::Observation;
using text::Reading;
using text::TokenKind;

Evidence period_evidence(const Case& c, const DegreePeriod& period) {
  const FieldId field{32, 2, static_cast<std::uint16_t>(period.instance)};
  for (const Answer& answer : c.certificate.answers)
    if (answer.id == "32" && answer.instance == period.instance)
      for (const SubAnswer& part : answer.parts)
        if (part.id == "32.2") return {field, {0, part.value.size()}};
  return {field, {0, 0}};
}

// "Packar", "kör": a verb in the present.
bool is_present_verb(std::string_view word) {
  constexpr std::size_t kShort = 4;
  return word.size() <= kShort ? word.ends_with('r') : word.ends_with("ar") || word.ends_with("er");
}

// A title alone, or a title with what one does. After the title (up to the first comma, full stop, colon or
// dash) each item that is more than a place, a time or a form of employment is a task; one word of doing is
// enough. Without a title it may begin: "packar livsmedel på band".
bool shows_tasks(const Case& c, const Reading& work) {
  const Concepts& k = c.concepts();
  const auto marked = [&](std::size_t token, text::ConceptId id) { return stands_at(work, token, {id}); };
  bool any_word = false;
  bool after_title = false;
  std::size_t title_words = 0;
  std::size_t items = 0;
  bool item_has_content = false;
  bool doing = false;
  bool begins_with_verb = false;
  for (std::size_t i = 0; i < work.cut.tokens.size(); ++i) {
    const text::Token& token = work.cut.tokens[i];
    if (token.kind == TokenKind::word) {
      const std::string_view w = text::word(work, i);
      if (after_title && marked(i, k.joining_word)) {  // "formbyggnad och takläggning" are two
        if (item_has_content) ++items;
        item_has_content = false;
        continue;
      }
      any_word = true;
      if (w.size() < 3 || marked(i, k.work_setting) || marked(i, k.plain_word)) continue;
      if (title_words == 0 && !after_title) {
        begins_with_verb = marked(i, k.activity) && is_present_verb(w);
        ++title_words;
        continue;
      }
      // A verb in the present after the title says what one does: "provar vin".
      constexpr std::size_t kLong = 5;
      const bool object = i + 1 < work.cut.tokens.size() && work.cut.tokens[i + 1].kind == TokenKind::word;
      const bool verb = after_title && w.size() >= kLong && is_present_verb(w) && !marked(i, k.unit) &&
                        (object || marked(i, k.activity));
      // "Upphängning av grisar".
      const bool doing_of = after_title && object && marked(i, k.doing_noun);
      doing |= marked(i, k.title_task) || verb || doing_of || begins_with_verb;
      if (after_title) item_has_content = true;
      ++title_words;
    } else if (token.kind != TokenKind::number) {
      if (after_title && item_has_content) ++items;
      item_has_content = false;
      after_title = after_title || any_word;  // a place too: "lager, plockar varor"
    }
  }
  if (item_has_content) ++items;
  constexpr std::size_t kItems = 2;
  constexpr std::size_t kManyWords = 8;  // a sentence about the work
  return doing || items >= kItems || title_words >= kManyWords;
}

Finding e1_finding(const Case& c, const WorkContext& work, const ActivityFindings& activity,
                   bool& no_occupation) {
  const auto make = [](Met met, std::vector<Evidence> evidence, std::string_view reason) {
    return make_finding("e1", Part::capacity, met, std::move(evidence), reason);
  };
  if (c.certificate.occupations.empty()) return make(Met::not_met, {}, "e1.not_ticked");
  if (!work.present_work) return make(Met::met, {}, "e1.other_occupation");
  const FieldState state = field_state(c, c.work);
  if (state != FieldState::content) {
    no_occupation = true;
    return make(Met::not_met, searched(c.work),
                state == FieldState::reference ? "e1.reference" : "e1.no_occupation");
  }
  if (shows_tasks(c, c.work)) return make(Met::met, searched(c.work), "e1.tasks");
  if (!activity.own.tasks.empty()) {
    std::vector<Evidence> evidence = searched(c.work);
    evidence.insert(evidence.end(), activity.own.tasks.begin(), activity.own.tasks.end());
    return make(Met::met, std::move(evidence), "e1.tasks_in_17");
  }
  return make(Met::not_met, searched(c.work), "e1.bare_title");
}

struct Step {
  Day start;
  Day end;
  const DegreePeriod* period;
};

// Why the period began before anyone was met: a word of it, or what happened on the first day or shortly
// before, dated ("stroke 8/4", "opererad 2/12").
std::optional<Evidence> word_of_early_start(const Case& c, Day start) {
  constexpr int kBefore = 3;
  constexpr int kAfter = 1;
  for (const Reading* reading : all_readings(c)) {
    if (const Observation* why = first(*reading, c.concepts().late_start))
      if (reading != &c.work) return text::evidence_of(*reading, *why);
    for (std::size_t i = 0; i < reading->cut.tokens.size(); ++i) {
      const std::optional<WrittenDay> written = day_at(*reading, i, *c.certificate.signed_day);
      if (written && written->day >= start - std::chrono::days{kBefore} &&
          written->day <= start + std::chrono::days{kAfter})
        return Evidence{reading->field, text::span_of(*reading, i, written->end)};
    }
  }
  return std::nullopt;
}

Finding e3_finding(const Case& c, const std::vector<Step>& steps) {
  const auto make = [](Met met, std::vector<Evidence> evidence, std::string_view reason) {
    return make_finding("e3", Part::capacity, met, std::move(evidence), reason);
  };
  if (steps.empty()) return make(Met::not_met, {}, "e3.no_period");
  std::vector<Evidence> all;
  for (const Step& step : steps) all.push_back(period_evidence(c, *step.period));
  for (const Step& step : steps)
    if (step.start > step.end) return make(Met::not_met, {period_evidence(c, *step.period)}, "e3.reversed");
  for (std::size_t i = 1; i < steps.size(); ++i) {
    const std::vector<Evidence> both{period_evidence(c, *steps[i - 1].period),
                                     period_evidence(c, *steps[i].period)};
    if (steps[i].start <= steps[i - 1].end) return make(Met::not_met, both, "e3.overlap");
    const auto gap = (steps[i].start - steps[i - 1].end).count() - 1;
    if (gap > c.policy().largest_gap_between_steps) return make(Met::not_met, both, "e3.gap");
  }
  if (!c.certificate.infection_control && c.certificate.signed_day) {
    Day earliest = *c.certificate.signed_day;
    for (const Ground& ground : c.certificate.grounds)
      if (ground.date && *ground.date < earliest) earliest = *ground.date;
    const bool early = (earliest - steps.front().start).count() > c.policy().earliest_start_days;
    const bool goes_on = c.history.chain_start && *c.history.chain_start < steps.front().start;
    if (early && !goes_on) {
      if (const std::optional<Evidence> why = word_of_early_start(c, steps.front().start))
        return make(Met::met, {all.front(), *why}, "e3.early_explained");
      return make(Met::not_met, {all.front()}, "e3.early");
    }
  }
  return make(Met::met, std::move(all), "e3.coherent");
}

Finding e4_finding(const Case& c, bool partial) {
  const auto make = [](Met met, std::vector<Evidence> evidence, std::string_view reason) {
    return make_finding("e4", Part::capacity, met, std::move(evidence), reason);
  };
  if (!partial) return make(Met::not_applicable, {}, "e4.full_time");
  if (!c.certificate.uneven_hours) return make(Met::not_met, {}, "e4.unanswered");
  if (!*c.certificate.uneven_hours) return make(Met::met, {}, "e4.no");
  // A reduced function is a medical reason too, whatever list it stands in.
  for (const text::ConceptId id : {c.concepts().medical_reason, c.concepts().impairment})
    for (const Observation& o : text::observations_of(c.hours, id))
      if (o.polarity != text::Polarity::negated && o.polarity != text::Polarity::general)
        return make(Met::met, {text::evidence_of(c.hours, o)}, "e4.medical");
  return make(Met::not_met, searched(c.hours), "e4.not_medical");
}

}  // namespace

CapacityFindings capacity_findings(const Case& c, const WorkContext& work, const ActivityFindings& activity) {
  CapacityFindings result;
  result.findings.reserve(5);
  std::vector<Step> steps;
  bool partial = false;
  bool complete = !c.certificate.periods.empty();
  for (const DegreePeriod& period : c.certificate.periods) {
    partial |= period.percent != 0 && period.percent < 100;
    if (period.percent == 0 || !period.start || !period.end) {
      complete = false;
      continue;
    }
    steps.push_back({*period.start, *period.end, &period});
  }
  result.no_degree_or_period = steps.empty();
  std::stable_sort(steps.begin(), steps.end(),
                   [](const Step& a, const Step& b) { return a.start < b.start; });

  result.findings.push_back(e1_finding(c, work, activity, result.no_occupation));
  std::vector<Evidence> periods;
  for (const Step& step : steps) periods.push_back(period_evidence(c, *step.period));
  result.findings.push_back(make_finding("e2", Part::capacity, complete ? Met::met : Met::not_met,
                                         std::move(periods), complete ? "e2.present" : "e2.none"));
  result.findings.push_back(e3_finding(c, steps));
  result.findings.push_back(e4_finding(c, partial));

  const bool full_time = !steps.empty() && steps.front().period->percent == 100;
  const bool contradicted = full_time && !activity.own.kept.empty();
  result.findings.push_back(make_finding("e5", Part::capacity,
                                         !full_time     ? Met::not_applicable
                                         : contradicted ? Met::not_met
                                                        : Met::met,
                                         contradicted ? activity.own.kept : searched(c.activity),
                                         !full_time     ? "e5.partial"
                                         : contradicted ? "e5.contradicted"
                                                        : "e5.consistent"));
  return result;
}

}  // namespace stickprov::criteria
