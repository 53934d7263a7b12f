#include "criteria/activity_sentence.h"

#include <algorithm>

#include "text/word_memory.h"

namespace stickprov::criteria {

using text::Observation;
using text::Polarity;
using text::Reading;

bool stated(const Observation& o) {
  return o.polarity == Polarity::affirmed || o.polarity == Polarity::negated ||
         o.polarity == Polarity::history || o.polarity == Polarity::conditional;
}

bool is_activity(const Concepts& k, text::ConceptId id) {
  return id == k.act_physical || id == k.act_mental || id == k.act_social || id == k.act_care ||
         id == k.task_specific;
}

bool general_statement(const Reading& reading, std::size_t sentence) {
  return std::any_of(reading.cues.begin(), reading.cues.end(), [&](const text::Cue& cue) {
    return cue.effect == text::CueEffect::general && reading.cut.tokens[cue.begin].sentence == sentence;
  });
}

namespace {

// "kan inte uteslutas" is no "kan inte".
bool only_supposed(const Reading& reading, const Observation& limit) {
  return covered_by_cue(reading, limit, {text::CueEffect::hedged, text::CueEffect::general});
}

// "Kan inte arbeta på grund av smärta": the work is barred, and nothing told of what is done there.
bool bars_work_only(const Concepts& k, const Reading& reading, const Observation& limit) {
  const std::size_t end = reading.cut.sentences[text::sentence_of(reading, limit)].end;
  std::size_t at = limit.end;
  while (at < end && stands_at(reading, at, {k.limit_filler})) ++at;
  const bool within = stands_at(reading, limit.end - 1, {k.generic_work});  // "ej arbeta"
  if (within) at = limit.end - 1;
  if (at >= end || !stands_at(reading, at, {k.generic_work}) || stands_at(reading, at, {k.activity}))
    return false;
  ++at;
  const auto ends = [&](std::size_t i) {
    return i >= end || reading.cut.tokens[i].kind != text::TokenKind::word ||
           stands_at(reading, i, {k.reason_word, k.generic_work});
  };
  // "Kan inte arbeta med barn", "i butiken": the people and the place of the work are the work.
  if (at + 1 < end && stands_at(reading, at, {k.joining_word, k.plain_word, k.at_unit, k.work_setting}) &&
      stands_at(reading, at + 1, {k.people_of_work, k.work_setting}) && ends(at + 2))
    return true;
  return ends(at) || (!within && stands_at(reading, at, {k.plain_word}));
}

// A word of words for work in general ("sköta sitt arbete") names no activity, nor does one of words that
// mean something else ("går hos kurator").
bool is_word_of(const Reading& reading, const Observation& o, text::ConceptId id) {
  if (!mentioned(reading, text::sentence_of(reading, o), id)) return false;
  const text::ConceptRange all = text::observations_of(reading, id);
  return std::any_of(all.begin(), all.end(), [&](const Observation& whole) {
    return whole.begin <= o.begin && o.end <= whole.end && stated(whole);
  });
}

// "går" in "går inte" is the limit's own verb, unless a word of place or manner makes it walking.
bool is_verb_of_limit(const Concepts& k, const Reading& reading, const Observation& o) {
  if (!mentioned(reading, text::sentence_of(reading, o), k.limit_flat) ||
      !stands_at(reading, o.begin, {k.empty_verb}))
    return false;
  const text::ConceptRange all = text::observations_of(reading, k.limit_flat);
  return std::any_of(all.begin(), all.end(), [&](const Observation& limit) {
    return limit.begin == o.begin && o.end <= limit.end && limit.end - limit.begin >= 2 && stated(limit) &&
           !only_supposed(reading, limit);
  });
}

// "kraften är återställd": a cue of normality, not of what cannot be done.
bool is_of_recovery(const Case& c, const Reading& reading, const text::Cue& cue) {
  const text::ConceptRange all = text::observations_of(reading, c.concepts().recovered);
  return std::any_of(all.begin(), all.end(),
                     [&](const Observation& o) { return o.begin < cue.end && cue.begin < o.end; });
}

// "Hennes mamma kan inte gå i trappor": denied of somebody else.
bool is_of_other_person(const Reading& reading, const text::Cue& cue) {
  return std::any_of(reading.cues.begin(), reading.cues.end(), [&](const text::Cue& other) {
    return other.effect == text::CueEffect::other_person && other.begin < cue.begin &&
           cue.begin <= other.end &&
           reading.cut.tokens[other.begin].sentence == reading.cut.tokens[cue.begin].sentence;
  });
}

// "Orkar inte hela dagar", "orkar ej städa hela dagar": the rest of the day is not denied.
bool denies_whole_day(const Concepts& k, const Reading& reading, const Observation& limit) {
  constexpr std::uint32_t kNear = 1;
  const text::ConceptRange all = text::observations_of(reading, k.no_bound);
  return std::any_of(all.begin(), all.end(), [&](const Observation& o) {
    return o.begin >= limit.end && o.begin - limit.end <= kNear &&
           text::sentence_of(reading, o) == text::sentence_of(reading, limit);
  });
}

bool holds(const Observation& o, const text::Cue& cue) {
  return o.begin <= cue.begin && cue.end <= o.end;
}

// "Arbeta som målare": the title, whatever tasks its word names.
bool is_title(const Concepts& k, const Reading& reading, const Observation& o) {
  if (!mentioned(reading, text::sentence_of(reading, o), k.title_cue)) return false;
  const text::ConceptRange cues = text::observations_of(reading, k.title_cue);
  return std::any_of(cues.begin(), cues.end(),
                     [&](const Observation& cue) { return cue.end == o.begin && o.end - o.begin == 1; });
}

}  // namespace

SentenceActivity read_sentence(const Case& c, const Reading& reading, std::size_t sentence) {
  constexpr std::size_t kUsual = 8;  // where one activity is named there are mostly more
  const Concepts& k = c.concepts();
  SentenceActivity result;
  for (const Observation& o : text::observations_in(reading, sentence)) {
    if (o.concept_id == k.kept && result.kept == nullptr) result.kept = &o;
    if (!stated(o)) continue;
    if (o.concept_id == k.limit_flat || o.concept_id == k.limit_soft || o.concept_id == k.limit_bound) {
      if (only_supposed(reading, o)) continue;
      // "inga svårigheter" limits nothing; a flat limit is its own negation.
      if (o.concept_id == k.limit_soft && o.polarity == Polarity::negated) {
        result.denied = true;
        continue;
      }
      // "bör ej lyfta" advises; it does not say that the person cannot. Nor does what holds for whole days.
      const bool advised = o.concept_id == k.limit_flat &&
                           (denies_whole_day(k, reading, o) || overlaps(reading, o, k.advice) ||
                            (o.begin > 0 && stands_at(reading, o.begin - 1, {k.advice})));
      if (o.concept_id == k.limit_flat && bars_work_only(k, reading, o)) {
        result.bars_work = &o;
        continue;
      }
      result.flat |= o.concept_id == k.limit_flat && !advised;
      result.soft |= o.concept_id == k.limit_soft || advised;
      result.bound |= o.concept_id == k.limit_bound;
      if (result.limit == nullptr ||
          (o.concept_id == k.limit_flat && result.limit->concept_id != k.limit_flat))
        result.limit = &o;
    } else if (o.concept_id == k.extent) {
      if (result.extent == nullptr || o.end - o.begin > result.extent->end - result.extent->begin)
        result.extent = &o;
    } else if (is_activity(k, o.concept_id) && !is_word_of(reading, o, k.generic_work) &&
               !is_word_of(reading, o, k.no_activity) && !is_verb_of_limit(k, reading, o) &&
               !is_title(k, reading, o)) {
      if (result.activities.empty()) result.activities.reserve(kUsual);
      result.activities.push_back(&o);
    }
  }
  for (const text::Cue& cue : reading.cues)
    if (cue.effect == text::CueEffect::negated && reading.cut.tokens[cue.begin].sentence == sentence &&
        !is_of_recovery(c, reading, cue) && !is_of_other_person(reading, cue) &&
        !(result.bars_work != nullptr && holds(*result.bars_work, cue)) &&
        (cue.begin == 0 || !stands_at(reading, cue.begin - 1, {k.advice})))
      result.negation = !result.denied;
  if (result.bars_work != nullptr && !result.flat && !result.soft && !result.bound)
    std::erase_if(result.activities, [&](const Observation* o) {
      return stands_at(reading, o->begin, {k.people_of_work, k.work_setting});
    });
  const bool limited = result.flat || result.soft || result.bound || result.bars_work != nullptr;
  const bool general = general_statement(reading, sentence);
  const text::ConceptRange recoveries = text::observations_of(reading, k.recovered);
  const bool recovered = std::any_of(recoveries.begin(), recoveries.end(), [&](const Observation& o) {
    return text::sentence_of(reading, o) == sentence && says_recovered(reading, o);
  });
  const bool was = mentioned(reading, sentence, k.past_tense);
  result.no_word =
      general || (recovered && (was || !limited)) ||
      ((in_sentence(reading, sentence, k.demand_word) || in_sentence(reading, sentence, k.at_work)) &&
       !limited && !result.negation);
  return result;
}

}  // namespace stickprov::criteria
