#include "criteria/plan_steps.h"

#include <algorithm>

namespace stickprov::criteria {

using text::Observation;
using text::Polarity;
using text::Reading;
using text::TokenKind;

bool is_followup(const Case& c, const Reading& reading, const Observation& o) {
  const text::ConceptRange all = text::observations_of(reading, c.concepts().followup);
  return std::any_of(all.begin(), all.end(), [&](const Observation& other) {
    return other.begin <= o.begin && o.end <= other.end && other.end - other.begin > o.end - o.begin;
  });
}

namespace {

bool decided_between(const Case& c, const Reading& reading, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i)
    if (stands_at(reading, i, {c.concepts().decision_word})) return true;
  return false;
}

// "Åb 11/3, då ställningstagande till deltid", "nytt besök 22/1. Om frusen skuldra kortison".
bool step_follows(const Case& c, const Reading& reading, const Clause& clause, const Observation& followup) {
  const Concepts& k = c.concepts();
  const auto step = [&](const Observation& o) {
    return (o.concept_id == k.work_measure || o.concept_id == k.treatment ||
            o.concept_id == k.investigation) &&
           o.polarity != Polarity::negated && o.polarity != Polarity::hedged && !is_followup(c, reading, o) &&
           !overlaps(reading, o, k.care_unit) && !overlaps(reading, o, k.profession);
  };
  const std::uint32_t sentence = reading.cut.tokens[clause.begin].sentence;
  // "Ny bedömning 12/5 inför heltid": the step is named with the word.
  for (const Observation& o : text::observations_of(reading, k.decision_word))
    if (text::sentence_of(reading, o) == sentence && o.begin >= followup.end && o.end - o.begin > 1)
      return true;
  for (const Observation& o : text::observations_in(reading, sentence))
    if (step(o) && o.begin > followup.end &&
        (o.polarity == Polarity::conditional || decided_between(c, reading, followup.begin, o.begin)))
      return true;
  // "Återbesök om 6 v, sedan vanlig sko": what comes after it, whether or not a list knows it.
  constexpr std::size_t kNear = 3;
  for (const Observation& o : text::observations_of(reading, k.then_word)) {
    if (text::sentence_of(reading, o) != sentence || o.begin <= followup.end) continue;
    const std::size_t last = std::min<std::size_t>(o.end + kNear, reading.cut.sentences[sentence].end);
    for (std::size_t i = o.end; i < last; ++i)
      if (unknown_word(c, reading, i)) return true;
    // "Åb 6 v. fysio därefter", where no capital begins the sentence.
    for (const Observation& before : text::observations_in(reading, sentence))
      if (before.end == o.begin && (step(before) || before.concept_id == k.profession) &&
          before.begin > followup.end)
        return true;
  }
  // The condition stands in the sentence before or after.
  const std::size_t first = sentence == 0 ? 0 : sentence - 1U;
  for (std::size_t s = first; s <= sentence + 1U && s < reading.cut.sentences.size(); ++s)
    for (const Observation& o : text::observations_in(reading, s))
      if (s != sentence && step(o) && o.polarity == Polarity::conditional) return true;
  // "Uppföljning om 3 mån. Trafikmedicinsk bedömning då.", "åb 6 v. Fysioterapi därefter."
  if (sentence + 1U < reading.cut.sentences.size()) {
    const text::Sentence& next = reading.cut.sentences[sentence + 1U];
    const bool last_word = next.end - next.begin >= 2 && decided_between(c, reading, next.end - 2, next.end);
    if (last_word &&
        (mentioned(reading, sentence + 1U, k.assessment) || mentioned(reading, sentence + 1U, k.treatment) ||
         mentioned(reading, sentence + 1U, k.investigation) ||
         mentioned(reading, sentence + 1U, k.profession)))
      return true;
  }
  return false;
}

// "Ställningstagande till tenolys 6 månader efter op", "UKG i maj, ICD-ställningstagande": what is decided is
// the next step, whether or not a list knows it; the leave itself is none.
bool names_decision(const Case& c, const Reading& reading, const Clause& clause) {
  const Concepts& k = c.concepts();
  const std::uint32_t sentence = reading.cut.tokens[clause.begin].sentence;
  const std::size_t end = reading.cut.sentences[sentence].end;
  for (const Observation& o : text::observations_of(reading, k.decision_noun)) {
    if (text::sentence_of(reading, o) != sentence) continue;
    // "Op-ställningstagande" names it itself.
    bool named = text::word(reading, o.begin).find('-') != std::string_view::npos;
    bool leave = false;
    for (std::size_t i = o.end; i < end; ++i) {
      constexpr std::size_t kShortest = 4;
      leave |= stands_at(reading, i, {k.generic_work});
      const bool long_word = text::word(reading, i).size() >= kShortest &&
                             !stands_at(reading, i, {k.plain_word, k.future_cue, k.unit, k.date_word});
      named |= reading.cut.tokens[i].kind == TokenKind::word &&
               (long_word || stands_at(reading, i, {k.treatment}));
    }
    if (named && !leave) return true;
  }
  return false;
}

}  // namespace

bool decides_next_step(const Case& c, const Reading& reading, const Clause& clause,
                       const Observation& followup) {
  return names_decision(c, reading, clause) || step_follows(c, reading, clause, followup);
}

bool awaits_course(const Case& c, const Reading& reading, const Clause& clause, bool checked) {
  const Concepts& k = c.concepts();
  const std::uint32_t sentence = reading.cut.tokens[clause.begin].sentence;
  // "Röntgen 8 v. Vid utebliven läkning dynamisering": the check's own sentence comes first.
  if (checked && sentence + 1U < reading.cut.sentences.size() &&
      mentioned(reading, sentence + 1U, k.course_condition) && !mentioned(reading, sentence + 1U, k.followup))
    return true;
  if (!mentioned(reading, sentence, k.course_condition)) return false;
  const auto here = text::observations_in(reading, sentence);
  return std::any_of(here.begin(), here.end(), [&](const Observation& o) {
    const bool step = o.concept_id == k.treatment || o.concept_id == k.investigation ||
                      o.concept_id == k.care_unit || o.concept_id == k.profession ||
                      o.concept_id == k.assessment;
    return step && o.polarity != Polarity::negated && !overlaps(reading, o, k.course_condition);
  });
}

bool is_assessment_elsewhere(const Case& c, const Reading& reading, const Clause& clause,
                             const Observation& followup) {
  const Concepts& k = c.concepts();
  if (!overlaps(reading, followup, k.assessment)) return false;
  const auto here = text::observations_in(reading, reading.cut.tokens[clause.begin].sentence);
  return std::any_of(here.begin(), here.end(), [&](const Observation& o) {
    return within(o, clause) && (o.concept_id == k.care_unit || o.concept_id == k.profession);
  });
}

}  // namespace stickprov::criteria
