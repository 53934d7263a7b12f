#include "criteria/plan.h"

#include <algorithm>

#include "criteria/times.h"

namespace stickprov::criteria {
namespace {

using text::Observation;
using text::Polarity;
using text::Reading;
using text::TokenKind;

bool stated(const Observation& o) {
  return o.polarity == Polarity::affirmed || o.polarity == Polarity::history;
}

// A stretch of words between commas and full stops; a time belongs to what stands in its own clause.
struct Clause {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::vector<Clause> clauses_of(const Reading& reading) {
  std::vector<Clause> clauses;
  clauses.reserve(reading.cut.sentences.size() * 2);
  std::size_t begin = 0;
  for (std::size_t i = 0; i < reading.cut.tokens.size(); ++i) {
    const text::Token& token = reading.cut.tokens[i];
    const bool last_of_sentence = i + 1 == reading.cut.sentences[token.sentence].end;
    const std::string_view mark = text::word(reading, i);
    const bool comma = token.kind == TokenKind::punctuation && (mark == "," || mark == ";");
    if (comma || last_of_sentence) {
      clauses.push_back({begin, i + 1});
      begin = i + 1;
    }
  }
  return clauses;
}

bool within(const Observation& o, const Clause& clause) {
  return o.begin >= clause.begin && o.end <= clause.end;
}

struct ClauseFacts {
  bool treatment = false;
  bool followup = false;
  bool conditional = false;
  bool considered = false;  // "ev", "kan bli aktuellt"
  bool general = false;     // "brukar vara normala om 6 v"
  bool past_word = false;
  bool future_word = false;
};

struct WrittenTime {
  Span span;
  TimeSide side = TimeSide::unknown;
  bool dated = false;
  bool course = false;  // a number of sessions, or a phrase of time: a plan whatever has been done of it
};

// Times written in the clause, frequencies left out.
std::vector<WrittenTime> times_in(const Case& c, const Reading& reading, const Clause& clause) {
  const Concepts& k = c.concepts();
  const auto skip = [&](std::size_t i) { return stands_at(reading, i, {k.frequency}); };
  const auto token_has = [&](std::size_t i, text::ConceptId id) {
    const text::ConceptRange all = text::observations_of(reading, id);
    return std::any_of(all.begin(), all.end(),
                       [&](const Observation& o) { return o.begin == i && o.end == i + 1; });
  };
  const auto phrase_at = [&](std::size_t i, text::ConceptId id) -> std::size_t {
    std::size_t length = 0;
    for (const Observation& o : text::observations_of(reading, id))
      if (o.begin == i && o.end <= clause.end) length = std::max<std::size_t>(length, o.end - o.begin);
    return length;
  };
  std::vector<WrittenTime> times;
  const auto signed_day = c.certificate.signed_day;
  for (std::size_t i = clause.begin; i < clause.end; ++i) {
    const text::Token& token = reading.cut.tokens[i];
    if ((token.kind != TokenKind::number && token.kind != TokenKind::word) || skip(i)) continue;
    const std::string_view w = text::word(reading, i);
    const bool has_next = i + 1 < clause.end;
    if (token.kind == TokenKind::number) {
      const TimeSide side = signed_day ? side_of_date(w, *signed_day) : TimeSide::unknown;
      const bool day_and_month =
          has_next && reading.cut.tokens[i + 1].kind == TokenKind::word && token_has(i + 1, k.date_word);
      if (side != TimeSide::unknown) {
        times.push_back({text::span_of(reading, i, i + 1), side, true});
      } else if (day_and_month) {
        times.push_back({text::span_of(reading, i, i + 2), TimeSide::unknown, true});
      } else if (has_next && !skip(i + 1) && token_has(i + 1, k.unit_long)) {
        times.push_back({text::span_of(reading, i, i + 2), TimeSide::unknown, false});
      }
    } else if (token.kind == TokenKind::word) {
      if (token_has(i, k.week_word) && has_next) {
        std::size_t at = i + 1;
        if (text::word(reading, at) == "." && at + 1 < clause.end) ++at;
        if (reading.cut.tokens[at].kind == TokenKind::number && !skip(at)) {
          const TimeSide side = signed_day
                                    ? side_of_week(leading_number(text::word(reading, at)), *signed_day)
                                    : TimeSide::unknown;
          times.push_back({text::span_of(reading, i, at + 1), side, true});
          continue;
        }
      }
      if (token_has(i, k.number_word) && has_next && !skip(i + 1) && token_has(i + 1, k.unit_long)) {
        times.push_back({text::span_of(reading, i, i + 2), TimeSide::unknown, false});
      } else if (const std::size_t length = phrase_at(i, k.time_word); length > 0) {
        times.push_back({text::span_of(reading, i, i + length), TimeSide::unknown, false, true});
      } else if (token_has(i, k.date_word)) {
        times.push_back({text::span_of(reading, i, i + 1), TimeSide::unknown, token_has(i, k.date_word)});
      }
    }
  }
  return times;
}

struct Elements {
  std::vector<Evidence> treatment;  // f1, medical
  std::vector<Evidence> self_care;  // f1, self-care
  std::vector<Evidence> purpose;
  std::vector<Evidence> time;
  std::vector<Evidence> unit;
  std::vector<Evidence> therapist;  // units and professions that may themselves be the measure
  std::vector<Evidence> work;
  std::vector<Evidence> followup;
};

// "Operation kan bli aktuell": a measure that is only thought of is none.
bool only_considered(const Case& c, const Reading& reading, const Observation& o) {
  constexpr std::uint32_t kNear = 5;
  const text::ConceptRange considered = text::observations_of(reading, c.concepts().conditional_plan);
  return std::any_of(considered.begin(), considered.end(), [&](const Observation& other) {
    return text::sentence_of(reading, other) == text::sentence_of(reading, o) &&
           (other.begin >= o.end   ? other.begin - o.end
            : o.begin >= other.end ? o.begin - other.end
                                   : 0) <= kNear;
  });
}

// "Uppföljande samtal", "röntgenkontroll": the check itself, no measure beside it.
bool is_followup(const Case& c, const Reading& reading, const Observation& o) {
  const text::ConceptRange followups = text::observations_of(reading, c.concepts().followup);
  return std::any_of(followups.begin(), followups.end(), [&](const Observation& other) {
    return other.begin <= o.begin && o.end <= other.end && other.end - other.begin > o.end - o.begin;
  });
}

bool same_clause(const Reading& reading, const Observation& a, const Observation& b) {
  if (text::sentence_of(reading, a) != text::sentence_of(reading, b)) return false;
  for (std::size_t i = std::min(a.end, b.end); i < std::max(a.begin, b.begin); ++i) {
    const std::string_view mark = text::word(reading, i);
    if (mark == "," || mark == ";") return false;
  }
  return true;
}

// "Behandlingen avslutades i augusti", "röntgen visade ingen fraktur": neither ongoing nor planned.
bool is_over(const Case& c, const Reading& reading, const Observation& o) {
  const text::ConceptRange all = text::observations_of(reading, c.concepts().plan_over);
  return std::any_of(all.begin(), all.end(), [&](const Observation& other) {
    return other.polarity != Polarity::hedged && same_clause(reading, o, other);
  });
}

void read_plan_text(const Case& c, const Reading& reading, bool work_measures_field, Elements& elements) {
  const Concepts& k = c.concepts();
  const auto& all = reading.observations;
  for (const Observation& o : all) {
    if (o.concept_id == k.treatment || o.concept_id == k.investigation) {
      if (!stated(o) || only_considered(c, reading, o) || is_followup(c, reading, o) ||
          is_over(c, reading, o))
        continue;
      const bool own_care = overlaps(reading, o, k.self_care);
      (own_care ? elements.self_care : elements.treatment).push_back(text::evidence_of(reading, o));
    } else if (o.concept_id == k.self_care && stated(o)) {
      elements.self_care.push_back(text::evidence_of(reading, o));
    } else if (o.concept_id == k.purpose && (stated(o) || o.polarity == Polarity::hedged)) {
      elements.purpose.push_back(text::evidence_of(reading, o));
    } else if ((o.concept_id == k.profession || o.concept_id == k.care_unit) && stated(o)) {
      elements.unit.push_back(text::evidence_of(reading, o));
      // A profession named alone is the measure, unless it is there for a visit or for the work.
      const auto here = text::observations_in(reading, text::sentence_of(reading, o));
      const bool for_other = std::any_of(here.begin(), here.end(), [&](const Observation& other) {
        return (other.concept_id == k.followup || other.concept_id == k.work_measure) &&
               same_clause(reading, o, other);
      });
      if (!for_other) elements.therapist.push_back(elements.unit.back());
    } else if (o.concept_id == k.work_measure && stated(o)) {
      elements.work.push_back(text::evidence_of(reading, o));
    } else if (o.concept_id == k.for_word && o.end < reading.cut.tokens.size() &&
               reading.cut.tokens[o.end].kind == TokenKind::word && text::word(reading, o.end).size() > 4) {
      const bool other_use = stands_at(
          reading, o.end, {k.purpose_not_after, k.profession, k.treatment, k.investigation, k.care_unit});
      const bool beside_measure = in_sentence(reading, text::sentence_of(reading, o), k.treatment) ||
                                  in_sentence(reading, text::sentence_of(reading, o), k.investigation);
      if (!other_use && beside_measure)
        elements.purpose.push_back({reading.field, text::span_of(reading, o.begin, o.end + 1)});
    } else if (o.concept_id == k.no_time) {
      elements.time.push_back(text::evidence_of(reading, o));
    }
  }

  for (const Clause& clause : clauses_of(reading)) {
    ClauseFacts facts;
    const Observation* followup = nullptr;
    const Observation* image = nullptr;
    const std::uint32_t sentence = reading.cut.tokens[clause.begin].sentence;
    for (const Observation& o : text::observations_in(reading, sentence)) {
      if (!within(o, clause)) continue;
      facts.treatment |= (o.concept_id == k.treatment || o.concept_id == k.investigation) && stated(o);
      if (o.concept_id == k.followup && o.polarity != Polarity::negated && o.polarity != Polarity::hedged) {
        facts.followup = true;
        if (followup == nullptr) followup = &o;
      }
      // "Ögonmottagningen 17/2": a unit or profession with a day is a visit; "sviktmottagningen var 14:e dag"
      // is one that returns (a therapist's sessions are the treatment).
      const bool returning =
          o.concept_id == k.care_unit && stated(o) && !overlaps(reading, o, k.treatment) &&
          std::any_of(all.begin(), all.end(), [&](const Observation& other) {
            return other.concept_id == k.frequency && other.begin == o.end && within(other, clause);
          });
      const bool with_day =
          (o.concept_id == k.care_unit || o.concept_id == k.profession) && stated(o) && o.end < clause.end &&
          reading.cut.tokens[o.end].kind == TokenKind::number && c.certificate.signed_day &&
          side_of_date(text::word(reading, o.end), *c.certificate.signed_day) == TimeSide::future;
      if (o.concept_id == k.imaging && stated(o) && !overlaps(reading, o, k.diagnostic_image) &&
          image == nullptr)
        image = &o;
      if (returning) elements.followup.push_back(text::evidence_of(reading, o));
      if (with_day && followup == nullptr) {
        facts.followup = true;
        followup = &o;
      }
      facts.conditional |= o.concept_id == k.followup_conditional || o.polarity == Polarity::conditional;
      facts.considered |= o.concept_id == k.conditional_plan && o.polarity != Polarity::negated;
      facts.general |= o.polarity == Polarity::general;
      facts.past_word |= o.concept_id == k.past;
      facts.future_word |= o.concept_id == k.future_cue;
    }
    const std::vector<WrittenTime> times = times_in(c, reading, clause);
    const bool dated = std::any_of(times.begin(), times.end(),
                                   [](const WrittenTime& t) { return t.dated && t.side != TimeSide::past; });
    const bool any_ahead = std::any_of(times.begin(), times.end(),
                                       [](const WrittenTime& t) { return t.side != TimeSide::past; });
    const bool all_past = !times.empty() && !any_ahead;
    if (followup != nullptr && (!facts.conditional || dated) && !all_past)
      elements.followup.push_back(text::evidence_of(reading, *followup));
    // An image or test to come is a check of how it goes: "rtg 6 v", "UKG om tre månader".
    if (followup == nullptr && image != nullptr && any_ahead && !facts.past_word && !facts.considered)
      elements.followup.push_back(text::evidence_of(reading, *image));
    if (work_measures_field && followup == nullptr && times.empty()) continue;
    if (facts.considered || facts.general) continue;
    for (const WrittenTime& time : times) {
      if (time.side == TimeSide::past) continue;
      if (time.side == TimeSide::unknown && !time.course && facts.past_word && !facts.future_word) continue;
      if (followup == nullptr) {
        elements.time.push_back({reading.field, time.span});
      } else {
        // A dated evaluation that decides a stated next step is both: "åb 11/3, då ställningstagande till
        // deltid".
        const auto here = text::observations_in(reading, sentence);
        const auto step = [&](const Observation& o) {
          return o.concept_id == k.work_measure ||
                 (o.concept_id == k.treatment && !is_followup(c, reading, o) &&
                  !overlaps(reading, o, k.care_unit) && !overlaps(reading, o, k.profession));
        };
        bool next_step = std::any_of(here.begin(), here.end(), [&](const Observation& o) {
          return o.begin >= clause.begin && step(o) && !within(o, {clause.begin, clause.begin + 1}) &&
                 o.begin > followup->begin;
        });
        // "Nytt besök 22/1. Om frusen skuldra kortison."
        if (time.dated && sentence + 1 < reading.cut.sentences.size()) {
          const auto after = text::observations_in(reading, sentence + 1);
          next_step |= std::any_of(after.begin(), after.end(), [&](const Observation& o) {
            return step(o) && o.polarity == Polarity::conditional;
          });
        }
        if (next_step) elements.time.push_back({reading.field, time.span});
      }
    }
  }
}

bool stepped_degree(const Certificate& certificate) {
  for (std::size_t i = 1; i < certificate.periods.size(); ++i)
    if (certificate.periods[i].percent != certificate.periods[0].percent) return true;
  return false;
}

// A bare list of the form's headings is nothing (rubric, rule 10).
bool only_headings(const Case& c, const Reading& reading) {
  if (reading.empty()) return false;
  for (std::size_t i = 0; i < reading.cut.tokens.size(); ++i) {
    if (reading.cut.tokens[i].kind == TokenKind::number) return false;
    if (reading.cut.tokens[i].kind != TokenKind::word) continue;
    const Concepts& k = c.concepts();
    if (!stands_at(reading, i, {k.plan_heading, k.filler, k.joining_word})) return false;
  }
  return true;
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

// A long word that no list knows, with a dose or how often it is taken right after it.
void f1_medicines(const Case& c, const Reading& reading, std::vector<Evidence>& medicines) {
  constexpr std::size_t kLong = 6;
  const auto& tokens = reading.cut.tokens;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (!unknown_word(c, reading, i) || text::word(reading, i).size() < kLong ||
        tokens[i].sentence != tokens[i + 1].sentence)
      continue;
    const std::string_view next = text::word(reading, i + 1);
    const bool times_a_day =
        next.front() >= '1' && next.front() <= '9' && next.find('x') != std::string_view::npos;
    const bool dosed = times_a_day || stands_at(reading, i + 1, {c.concepts().frequency}) ||
                       (tokens[i + 1].kind == TokenKind::number && i + 2 < tokens.size() &&
                        stands_at(reading, i + 2, {c.concepts().dose_unit}));
    if (dosed) medicines.push_back({reading.field, text::span_of(reading, i, i + 1)});
  }
}

bool touches(const std::vector<Evidence>& others, const Evidence& evidence) {
  return std::any_of(others.begin(), others.end(), [&](const Evidence& other) {
    return other.field == evidence.field && other.span.overlaps(evidence.span);
  });
}

}  // namespace

PlanFindings plan_findings(const Case& c) {
  const Concepts& k = c.concepts();
  const Certificate& certificate = c.certificate;
  PlanFindings result;
  Elements elements;
  for (const Reading* reading : {&c.treatment, &c.planned})
    if (field_state(c, *reading) == FieldState::content && !only_headings(c, *reading))
      read_plan_text(c, *reading, false, elements);
  const bool measures_said =
      field_state(c, c.measures) == FieldState::content && !only_headings(c, c.measures);
  if (measures_said) {
    Elements from_measures;
    read_plan_text(c, c.measures, true, from_measures);
    for (const auto& [from, to] :
         {std::pair{&from_measures.treatment, &elements.treatment},
          std::pair{&from_measures.purpose, &elements.purpose},
          std::pair{&from_measures.time, &elements.time}, std::pair{&from_measures.unit, &elements.unit},
          std::pair{&from_measures.followup, &elements.followup}})
      to->insert(to->end(), from->begin(), from->end());
    bool refused = mentioned(c.measures, k.work_not);
    for (const text::Cue& cue : c.measures.cues)
      refused |= cue.effect == text::CueEffect::negated || cue.effect == text::CueEffect::hedged;
    // What tells of the illness again is no measure.
    const bool of_illness = text::has(c.measures, k.impairment) || text::has(c.measures, k.finding) ||
                            text::has(c.measures, k.limit_flat);
    if ((!refused && !of_illness) || !from_measures.work.empty())
      elements.work.push_back(searched(c.measures).front());
  }
  // Other fields hold a plan too; there only plain statements count.
  for (const Reading* reading : {&c.other, &c.beyond_fmb, &c.prognosis}) {
    if (field_state(c, *reading) != FieldState::content) continue;
    Elements from_other;
    read_plan_text(c, *reading, false, from_other);
    elements.followup.insert(elements.followup.end(), from_other.followup.begin(), from_other.followup.end());
    // Where 19 and 20 are empty or point elsewhere, the whole plan may stand here.
    const bool stands_here = elements.treatment.empty() && elements.self_care.empty();
    if (stands_here) {
      elements.treatment = from_other.treatment;
      elements.purpose.insert(elements.purpose.end(), from_other.purpose.begin(), from_other.purpose.end());
      elements.time.insert(elements.time.end(), from_other.time.begin(), from_other.time.end());
      elements.unit.insert(elements.unit.end(), from_other.unit.begin(), from_other.unit.end());
      elements.therapist = from_other.therapist;
    }
    if (reading == &c.other && from_other.work.size() >= 2)
      elements.work.insert(elements.work.end(), from_other.work.begin(), from_other.work.end());
  }
  // A treatment told under 35 or 17 is one too where none stands in its own place.
  if (elements.treatment.empty() && elements.self_care.empty() && elements.therapist.empty() &&
      field_state(c, c.treatment) != FieldState::content)
    for (const Reading* reading : {&c.function, &c.activity})
      for (const Observation& o : text::observations_of(*reading, k.treatment))
        if (o.polarity == Polarity::affirmed && !only_considered(c, *reading, o) &&
            !overlaps(*reading, o, k.function) && !overlaps(*reading, o, k.finding))
          elements.treatment.push_back(text::evidence_of(*reading, o));
  // How long a treatment said under 35 or 17 goes on: "avlastning 8 veckor".
  for (const Reading* reading : {&c.function, &c.activity})
    for (const Clause& clause : clauses_of(*reading)) {
      const text::ConceptRange treatments = text::observations_of(*reading, k.treatment);
      const bool treated = std::any_of(treatments.begin(), treatments.end(),
                                       [&](const Observation& o) { return within(o, clause) && stated(o); });
      if (!treated) continue;
      const text::ConceptRange units = text::observations_of(*reading, k.unit_long);
      for (const Observation& o : text::observations_of(*reading, k.extent))
        if (within(o, clause) && o.end > o.begin + 1 && !overlaps(*reading, o, k.frequency))
          for (std::size_t i = o.begin; i < o.end; ++i) {
            const bool weeks = std::any_of(units.begin(), units.end(),
                                           [&](const Observation& unit) { return unit.begin == i; });
            if (weeks) elements.time.push_back(text::evidence_of(*reading, o));
          }
    }

  const auto finding = [&](std::string_view id, const std::vector<Evidence>& evidence, std::string_view met,
                           std::string_view not_met) {
    const bool is_met = !evidence.empty();
    std::vector<Evidence> cited = evidence;
    if (!is_met)
      for (const Reading* reading : {&c.treatment, &c.planned, &c.measures}) {
        const std::vector<Evidence> field = searched(*reading);
        cited.insert(cited.end(), field.begin(), field.end());
      }
    result.findings.push_back(make_finding(id, Part::plan, is_met ? Met::met : Met::not_met, std::move(cited),
                                           is_met ? met : not_met));
  };

  // One word counts once: where the only measure is a profession's name, it is f1 and not f4 as well.
  std::vector<Evidence> medical;
  std::vector<Evidence> unit;
  for (const Evidence& evidence : elements.treatment)
    if (!touches(elements.unit, evidence)) medical.push_back(evidence);
  unit = elements.unit;
  if (medical.empty() && !elements.therapist.empty()) {
    medical.push_back(elements.therapist.front());
    unit.erase(std::remove_if(unit.begin(), unit.end(),
                              [&](const Evidence& e) {
                                return e.span.overlaps(medical.front().span) &&
                                       e.field == medical.front().field;
                              }),
               unit.end());
  }
  std::vector<Evidence> f1 = medical;
  const bool short_leave = c.history.cumulated_days <= c.policy().plan_short_days;
  const bool planned = !elements.purpose.empty() || !elements.time.empty() || !elements.followup.empty();
  result.self_care_only = medical.empty() && !elements.self_care.empty();
  if (f1.empty() && (short_leave || planned)) f1 = elements.self_care;
  // A name no list knows with a dose or how often is a medicine: "Dienogest dagligen".
  if (f1.empty())
    for (const Reading* reading : {&c.treatment, &c.planned}) f1_medicines(c, *reading, f1);
  // What stands under ongoing treatment is a treatment though no list knows its name, unless it is denied or
  // deferred.
  if (f1.empty() && !result.self_care_only && plainly_said(c, c.treatment)) f1 = searched(c.treatment);
  finding("f1", f1, "f1.treatment", result.self_care_only ? "f1.self_care_only" : "f1.none");
  finding("f2", elements.purpose, "f2.purpose", "f2.none");
  finding("f3", elements.time, "f3.time", "f3.none");
  finding("f4", unit, "f4.unit", "f4.none");

  bool ticked = false;
  bool not_called_for = false;
  for (const std::string& measure : certificate.work_measures)
    (measure == "EJ_AKTUELLT" ? not_called_for : ticked) = true;
  std::vector<Evidence> f5 = elements.work;
  std::string_view f5_reason = "f5.words";
  if (f5.empty()) {
    for (const Answer& answer : certificate.answers)
      if (answer.id == "40")
        for (const SubAnswer& part : answer.parts)
          if (ticked && part.id == "40.1")
            f5.push_back({answer.instance > 0 ? "40.1#" + std::to_string(answer.instance) : "40.1",
                          {0, part.value.size()}});
    if (!f5.empty()) f5_reason = "f5.ticked";
  }
  if (f5.empty() && stepped_degree(certificate)) {
    for (const Answer& answer : certificate.answers)
      if (answer.id == "32")
        for (const SubAnswer& part : answer.parts)
          if (part.id == "32.1")
            f5.push_back({answer.instance > 0 ? "32.1#" + std::to_string(answer.instance) : "32.1",
                          {0, part.value.size()}});
    f5_reason = "f5.stepped";
  }
  if (f5.empty()) {
    constexpr std::size_t kReasonWords = 4;
    for (const Reading* reading : {&c.treatment, &c.planned, &c.measures, &c.other})
      for (const Observation& o : text::observations_of(*reading, k.work_not)) {
        const text::Sentence& sentence = reading->cut.sentences[text::sentence_of(*reading, o)];
        if (sentence.end - o.end >= kReasonWords) {
          f5.push_back(text::evidence_of(*reading, o));
          f5_reason = "f5.not_called_for";
        }
      }
  }
  finding("f5", f5, f5_reason, not_called_for ? "f5.unreasoned" : "f5.none");

  const bool unclear = certificate.prognosis == Prognosis::unclear;
  const bool grounds_needed = unclear && certificate.form == FormVersion::fk7804_2;
  const bool grounds = field_state(c, c.prognosis) == FieldState::content;
  const bool f6 = certificate.prognosis != Prognosis::none && certificate.prognosis != Prognosis::unknown &&
                  (!grounds_needed || grounds);
  std::vector<Evidence> tick;
  if (certificate.prognosis != Prognosis::none)
    tick.push_back({"39.1", {0, certificate.prognosis_code.size()}});
  result.findings.push_back(make_finding("f6", Part::plan, f6 ? Met::met : Met::not_met, tick,
                                         f6               ? "f6.ticked"
                                         : grounds_needed ? "f6.no_grounds"
                                                          : "f6.none"));
  finding("f7", elements.followup, "f7.followup", "f7.none");
  return result;
}

}  // namespace stickprov::criteria
