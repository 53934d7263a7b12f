#include "criteria/plan_text.h"

#include <algorithm>
#include <span>

#include "criteria/plan_clause.h"
#include "criteria/plan_steps.h"

namespace stickprov::criteria {
namespace {

using text::Observation;
using text::Polarity;
using text::Reading;
using text::TokenKind;

bool stated(const Observation& o) {
  return o.polarity == Polarity::affirmed || o.polarity == Polarity::history;
}

// What bears on the times of a clause.
struct ClauseFacts {
  const Observation* followup = nullptr;  // a return or check, or a visit with its day
  const Observation* image = nullptr;     // an image or test that shows how it goes
  bool conditional = false;
  bool considered = false;  // "ev", "kan bli aktuellt"
  bool general = false;     // "brukar vara normala om 6 v"
  bool past_word = false;
  bool future_word = false;
  bool so_far = false;  // "två gånger hittills"
  bool over = false;    // "har gått hos fysioterapeut i 3 mån"
};

bool same_clause(const Reading& reading, const Observation& a, const Observation& b) {
  if (text::sentence_of(reading, a) != text::sentence_of(reading, b)) return false;
  for (std::size_t i = std::min(a.end, b.end); i < std::max(a.begin, b.begin); ++i)
    if (parts_clauses(reading, i)) return false;
  return true;
}

// "Operation kan bli aktuell": a measure that is only thought of is none; but "ev" before one thought of says
// nothing of those before it.
bool only_considered(const Case& c, const Reading& reading, const Observation& o) {
  constexpr std::uint32_t kNear = 5;
  const text::ConceptRange considered = text::observations_of(reading, c.concepts().conditional_plan);
  return std::any_of(considered.begin(), considered.end(), [&](const Observation& other) {
    if (text::sentence_of(reading, other) != text::sentence_of(reading, o)) return false;
    if (other.begin >= o.end) return other.begin - o.end <= kNear && same_clause(reading, o, other);
    return o.begin < other.end || o.begin - other.end <= kNear;
  });
}

// "Ställningstagande till arbetsträning": whether it comes is decided then.
bool to_be_decided(const Case& c, const Reading& reading, const Observation& o) {
  const text::ConceptRange decisions = text::observations_of(reading, c.concepts().decision_noun);
  return std::any_of(decisions.begin(), decisions.end(),
                     [&](const Observation& decision) { return decision.end == o.begin; });
}

// "Tidigare provat SSRI, SNRI och KBT": what is said of the first is said of all.
bool listed_after(const Case& c, const Reading& reading, const Observation& first, const Observation& o) {
  const Concepts& k = c.concepts();
  if (first.end > o.begin || text::sentence_of(reading, first) != text::sentence_of(reading, o)) return false;
  for (std::size_t i = first.end; i < o.begin; ++i)
    if (text::word(reading, i) != "," && !stands_at(reading, i, {k.treatment, k.joining_word})) return false;
  return true;
}

// "Behandlingen avslutades i augusti", "röntgen visade ingen fraktur": neither ongoing nor planned.
bool is_over(const Case& c, const Reading& reading, const Observation& o) {
  const Concepts& k = c.concepts();
  const auto beside = [&](text::ConceptId id) {
    const text::ConceptRange all = text::observations_of(reading, id);
    return std::any_of(all.begin(), all.end(), [&](const Observation& other) {
      return other.polarity != Polarity::hedged &&
             (same_clause(reading, o, other) || listed_after(c, reading, other, o) ||
              // "Erbjöds antidepressiva, avböjer".
              (other.begin == o.end + 1 && text::word(reading, o.end) == ","));
    });
  };
  return beside(k.plan_over) || (o.concept_id == k.investigation && beside(k.plan_result));
}

// "Åter MVC vid behov": nobody is there to be followed up by.
bool only_when_needed(const Case& c, const Reading& reading, const Observation& o) {
  const Observation* condition = when_needed(c, reading, o);
  return condition != nullptr && same_clause(reading, o, *condition);
}

bool future_day(const Case& c, const Reading& reading, std::size_t token) {
  if (!c.certificate.signed_day) return false;
  const std::optional<WrittenDay> day = day_at(reading, token, *c.certificate.signed_day);
  return day && side_of(day->day, *c.certificate.signed_day) == TimeSide::future;
}

// "Ögonmottagningen 17/2", "psykiatrisk öv. 15/12": a unit or profession with a day is a visit.
bool has_day(const Case& c, const Reading& reading, const Observation& o, const Clause& clause) {
  std::size_t at = o.end;
  if (at < clause.end && text::word(reading, at) == ".") ++at;
  return at < clause.end && future_day(c, reading, at);
}

// "Telefonkontakt bedöms tillräcklig" tells of the ground, not of a return.
bool mentioned_phone(const Case& c, const Reading& reading, const Observation& o) {
  return &reading == &c.other &&
         mentioned(reading, text::sentence_of(reading, o), c.concepts().phone_suffices);
}

ClauseFacts facts_of(const Case& c, const Reading& reading, const Clause& clause) {
  const Concepts& k = c.concepts();
  ClauseFacts facts;
  // What is done at a unit on a day is the treatment, or a meeting about the work, and no visit beside it.
  const bool treated =
      std::any_of(clause.observations.begin(), clause.observations.end(), [&](const Observation& o) {
        return (o.concept_id == k.treatment || o.concept_id == k.work_measure) && within(o, clause) &&
               !overlaps(reading, o, k.care_unit) && !overlaps(reading, o, k.profession);
      });
  for (const Observation& o : clause.observations) {
    if (!within(o, clause)) continue;
    const bool unit = (o.concept_id == k.care_unit || o.concept_id == k.profession) && !treated;
    const bool followup = o.concept_id == k.followup && !mentioned_phone(c, reading, o) &&
                          o.polarity != Polarity::negated && o.polarity != Polarity::hedged &&
                          !overlaps(reading, o, k.first_visit) && !overlaps(reading, o, k.work_measure);
    if (facts.followup == nullptr && (followup || (unit && stated(o) && has_day(c, reading, o, clause))))
      facts.followup = &o;
    if (facts.image == nullptr && (o.concept_id == k.imaging || o.concept_id == k.lab) && stated(o) &&
        !overlaps(reading, o, k.diagnostic_image) && !overlaps(reading, o, k.treatment))
      facts.image = &o;
    // "Ringer om 3 veckor" is no condition.
    const auto before_amount = [&] {
      return o.end < clause.end && (reading.cut.tokens[o.end].kind == TokenKind::number ||
                                    stands_at(reading, o.end, {k.number_word}));
    };
    facts.conditional |=
        (o.concept_id == k.followup_conditional && !before_amount()) || o.polarity == Polarity::conditional;
    facts.considered |= o.concept_id == k.conditional_plan && o.polarity != Polarity::negated;
    facts.general |= o.polarity == Polarity::general;
    facts.past_word |= o.concept_id == k.past;
    facts.future_word |= o.concept_id == k.future_cue;
    facts.so_far |= o.concept_id == k.so_far;
    facts.over |= o.concept_id == k.plan_over && stated(o);
  }
  return facts;
}

// "Dränaget dras 10/6 efter kontrollröntgen", "den 5 mars för insättning av rör och kontroll den 19 mars":
// the time is of what stands nearest to it.
bool treated_then(const Case& c, const Reading& reading, const Clause& clause, const WrittenTime& time,
                  const Observation& followup) {
  const Concepts& k = c.concepts();
  const auto distance = [&](const Observation& o) {
    const Span span = text::span_of(reading, o.begin, o.end);
    return span.begin >= time.span.end   ? span.begin - time.span.end
           : time.span.begin >= span.end ? time.span.begin - span.end
                                         : 0;
  };
  return std::any_of(clause.observations.begin(), clause.observations.end(), [&](const Observation& o) {
    return o.concept_id == k.treatment && within(o, clause) && stated(o) && !overlap(o, followup) &&
           !overlaps(reading, o, k.profession) && !overlaps(reading, o, k.care_unit) &&
           o.begin != followup.end &&  // "utvärdering erenumab i januari"
           distance(o) < distance(followup);
  });
}

// "Återbesök när svar finns, ca 4 v": a clause of nothing but a time tells when of what stands before it.
bool only_time(const Reading& reading, const Clause& clause, const std::vector<WrittenTime>& times) {
  constexpr std::size_t kShort = 6;  // bytes: "ca", "inom", "nästa"
  for (std::size_t i = clause.begin; i < clause.end; ++i) {
    const Span span = text::span_of(reading, i, i + 1);
    const bool timed = std::any_of(times.begin(), times.end(),
                                   [&](const WrittenTime& time) { return time.span.overlaps(span); });
    if (!timed && reading.cut.tokens[i].kind == TokenKind::word && text::word(reading, i).size() > kShort)
      return false;
  }
  return !times.empty();
}

void read_clause(const Case& c, const Reading& reading, const Clause& clause, PlanElements& elements,
                 bool& followed_up) {
  ClauseFacts facts = facts_of(c, reading, clause);
  const std::vector<WrittenTime> times = times_in(c, reading, clause);
  const bool goes_on = clause.begin != reading.cut.sentences[reading.cut.tokens[clause.begin].sentence].begin;
  if (goes_on && followed_up && only_time(reading, clause, times)) return;
  followed_up = facts.followup != nullptr && times.empty();
  const auto ahead = [](const WrittenTime& time) { return time.side != TimeSide::past; };
  const bool any_ahead = std::any_of(times.begin(), times.end(), ahead);
  const bool dated = std::any_of(times.begin(), times.end(),
                                 [&](const WrittenTime& time) { return time.dated && ahead(time); });
  // An image or test to come is a check of how it goes: "rtg 6 v", "prover om 4 v".
  const bool to_come = any_ahead || facts.future_word || (&reading == &c.planned && times.empty());
  if (facts.followup == nullptr && to_come && !facts.past_word && !facts.considered)
    facts.followup = facts.image;
  if (facts.followup != nullptr && ((!facts.conditional && !facts.considered) || dated) &&
      (any_ahead || times.empty()))
    cite(elements.followup, reading, *facts.followup);

  if (times.empty() || facts.general || facts.over) return;
  // Under 44, and of what has been, only the time of a measure is a plan: "vara i fred under hösten" is none.
  const auto of_measure = [&] {
    const auto here = text::observations_in(reading, reading.cut.tokens[clause.begin].sentence);
    const Concepts& k = c.concepts();
    return std::any_of(here.begin(), here.end(), [&](const Observation& o) {
      return o.concept_id == k.treatment || o.concept_id == k.investigation ||
             o.concept_id == k.work_measure || o.concept_id == k.profession || o.concept_id == k.care_unit ||
             o.concept_id == k.self_care || o.concept_id == k.decision_word;
    });
  };
  if ((&reading == &c.measures || facts.past_word) && facts.followup == nullptr && !of_measure()) return;
  const bool on_course = awaits_course(c, reading, clause, facts.followup != nullptr);
  if (facts.considered && !on_course) return;
  for (const WrittenTime& time : times) {
    if (!ahead(time) || (facts.so_far && !time.dated)) continue;
    if (time.side == TimeSide::unknown && !time.course && facts.past_word && !facts.future_word) continue;
    if (facts.followup == nullptr || on_course || treated_then(c, reading, clause, time, *facts.followup) ||
        decides_next_step(c, reading, clause, *facts.followup)) {
      elements.time.push_back({reading.field, time.span});
    } else if (is_assessment_elsewhere(c, reading, clause, *facts.followup)) {
      cite(elements.assessment, reading, *facts.followup);
    } else if (facts.followup == facts.image) {
      cite(elements.test, reading, *facts.followup);
    }
  }
}

// "Basal kroppskännedom hos fysioterapeut": a word that no list knows before "hos", "via" or "på" is the
// measure, and the unit stays a unit.
bool gives_named_measure(const Case& c, const Reading& reading, const Observation& unit,
                         PlanElements& elements) {
  const std::size_t begin = reading.cut.sentences[text::sentence_of(reading, unit)].begin;
  if (unit.begin <= begin + 1 || !stands_at(reading, unit.begin - 1, {c.concepts().at_unit})) return false;
  for (std::size_t i = unit.begin - 1; i-- > begin;) {
    if (reading.cut.tokens[i].kind == TokenKind::punctuation) return false;
    if (!unknown_word(c, reading, i)) continue;
    cite(elements.treatment, reading, i, i + 1);
    return true;
  }
  return false;
}

bool told_as_over(const Case& c, const Reading& reading, const Observation& o) {
  const Concepts& k = c.concepts();
  const std::size_t s = text::sentence_of(reading, o);
  return mentioned(reading, s, k.plan_over) || mentioned(reading, s, k.self_report) ||
         mentioned(reading, s, k.past);
}

}  // namespace

void read_plan_text(const Case& c, const Reading& reading, PlanElements& elements) {
  const Concepts& k = c.concepts();
  const ConceptSet parts_of_plan = set_of({k.treatment, k.investigation, k.self_care, k.purpose, k.profession,
                                           k.care_unit, k.work_measure, k.for_word, k.no_time});
  for (const Observation& o : reading.observations) {
    if (!parts_of_plan[o.concept_id]) continue;
    if (o.concept_id == k.treatment || o.concept_id == k.investigation) {
      if (!stated(o) || only_considered(c, reading, o) || is_followup(c, reading, o) ||
          is_over(c, reading, o))
        continue;
      const bool own_care = overlaps(reading, o, k.self_care);
      cite(own_care ? elements.self_care : elements.treatment, reading, o);
    } else if (o.concept_id == k.self_care && stated(o)) {
      cite(elements.self_care, reading, o);
    } else if (o.concept_id == k.purpose &&
               (stated(o) || o.polarity == Polarity::hedged || o.polarity == Polarity::negated)) {
      cite(elements.purpose, reading, o);
    } else if ((o.concept_id == k.profession || o.concept_id == k.care_unit) && stated(o) &&
               !is_over(c, reading, o) && !only_when_needed(c, reading, o)) {
      cite(elements.unit, reading, o);
      // A profession named alone is the measure, unless it is there for a visit or for the work.
      const auto here = text::observations_in(reading, text::sentence_of(reading, o));
      const bool for_other = std::any_of(here.begin(), here.end(), [&](const Observation& other) {
        return (other.concept_id == k.followup || other.concept_id == k.work_measure) &&
               same_clause(reading, o, other);
      });
      if (!for_other && !gives_named_measure(c, reading, o, elements))
        elements.therapist.push_back(elements.unit.back());
    } else if (o.concept_id == k.work_measure && stated(o) && !only_considered(c, reading, o) &&
               !to_be_decided(c, reading, o) &&
               !mentioned(reading, text::sentence_of(reading, o), k.work_not)) {
      cite(elements.work, reading, o);
    } else if (o.concept_id == k.for_word && o.end < reading.cut.tokens.size() &&
               reading.cut.tokens[o.end].kind == TokenKind::word && text::word(reading, o.end).size() > 4) {
      // "Remiss till ortoped för protesbedömning": what is sent for is the purpose.
      const bool assessed = stands_at(reading, o.end, {k.assessment});
      const bool other_use = !assessed && stands_at(reading, o.end,
                                                    {k.purpose_not_after, k.profession, k.treatment,
                                                     k.investigation, k.care_unit});
      const std::size_t s = text::sentence_of(reading, o);
      const bool beside_measure = in_sentence(reading, s, k.treatment) ||
                                  in_sentence(reading, s, k.investigation) ||
                                  in_sentence(reading, s, k.profession);
      // "Arbetsterapeut för aktivitetsbalans": what a therapist is there for.
      const bool of_therapist = o.begin > 0 && stands_at(reading, o.begin - 1, {k.profession, k.care_unit});
      if (!other_use && beside_measure &&
          (of_therapist || stands_at(reading, o.end, {k.doing_noun, k.assessment})))
        cite(elements.purpose, reading, o.begin, o.end + 1);
    } else if (o.concept_id == k.no_time) {
      cite(elements.time, reading, o);
    }
  }

  bool followed_up = false;
  for (const Clause& clause : clauses_of(reading)) read_clause(c, reading, clause, elements, followed_up);
}

void read_told_treatment(const Case& c, PlanElements& elements) {
  const Concepts& k = c.concepts();
  // A treatment told under 35 or 17 is one too where none stands in its own place.
  if (elements.treatment.empty() && elements.self_care.empty() && elements.therapist.empty() &&
      field_state(c, c.treatment) != FieldState::content)
    for (const Reading* reading : {&c.function})
      for (const Observation& o : text::observations_of(*reading, k.treatment))
        if (o.polarity == Polarity::affirmed && !only_considered(c, *reading, o) &&
            !told_as_over(c, *reading, o) && !overlaps(*reading, o, k.function) &&
            !overlaps(*reading, o, k.finding))
          cite(elements.treatment, *reading, o);
  // How long a treatment said under 35 or 17 goes on: "avlastning 8 veckor".
  for (const Reading* reading : {&c.function, &c.activity}) {
    if (!mentioned(*reading, k.treatment) || !mentioned(*reading, k.unit_long)) continue;  // most
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
            if (weeks) cite(elements.time, *reading, o);
          }
    }
  }
}

}  // namespace stickprov::criteria
