#include "criteria/activity_unlisted.h"

#include <algorithm>

#include "criteria/activity_sentence.h"
#include "text/word_memory.h"

namespace stickprov::criteria {

using text::Observation;
using text::Reading;
using text::TokenKind;

namespace {

bool names_nothing(const Case& c, const Reading& reading, std::size_t token) {
  const Concepts& k = c.concepts();
  return stands_at(reading, token, {k.empty_verb, k.generic_work, k.limit_bound, k.limit_soft});
}

// A word that the dictionaries say nothing of here, or only that it is a doing: "ingripande", "skyddsväst".
bool unlisted(const Case& c, const Reading& reading, std::size_t token) {
  if (reading.cut.tokens[token].kind != TokenKind::word) return false;
  if ((reading.cut.tokens[token].facts->marks & ~(1U << c.concepts().doing_noun)) != 0) return false;
  const auto here = text::observations_in(reading, reading.cut.tokens[token].sentence);
  return std::none_of(here.begin(), here.end(),
                      [&](const Observation& o) { return o.begin <= token && token < o.end; });
}

bool is_work_word(const Case& c, const Reading& reading, std::size_t token) {
  return stands_at(reading, token, {c.concepts().work_word});
}

}  // namespace

bool written_in_abbreviations(const Case& c, const Reading& reading) {
  if (&reading != &c.activity) return false;
  constexpr std::size_t kFewest = 3;
  constexpr std::size_t kOneIn = 4;
  constexpr std::size_t kLongest = 5;
  const std::string_view original = c.certificate.activity.value;
  const auto is_capital = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
  std::size_t words = 0;
  std::size_t capitals = 0;
  std::size_t abbreviations = 0;
  for (std::size_t i = 0; i < reading.cut.tokens.size(); ++i) {
    if (reading.cut.tokens[i].kind != TokenKind::word) continue;
    ++words;
    if (!reading.cut.tokens[i].capital) continue;
    const Span span = text::span_of(reading, i, i + 1);
    const std::string_view w = original.substr(span.begin, span.length());
    const std::string_view first = w.substr(0, w.find('-'));  // "HP-tol"
    const bool all_capitals = first.size() >= 2 && std::all_of(first.begin(), first.end(), is_capital);
    capitals += all_capitals ? 1U : 0U;
    abbreviations += all_capitals && first.size() <= kLongest && unlisted(c, reading, i) ? 1U : 0U;
  }
  const bool shouting = capitals * 2 > words;
  return !shouting && abbreviations >= kFewest && abbreviations * kOneIn >= words;
}

bool hides_behind_scores(const Case& c, const Reading& reading) {
  const Concepts& k = c.concepts();
  constexpr std::size_t kHides = 2;
  if (!mentioned(reading, k.jargon) && !mentioned(reading, k.scale)) return false;
  std::size_t undefined = 0;
  for (std::size_t i = 0; i < reading.cut.tokens.size(); ++i)
    undefined += stands_at(reading, i, {k.jargon, k.scale}) ? 1U : 0U;
  return undefined >= kHides;
}

bool unknown_verb_precedes(const Case& c, const Reading& reading, const Observation& bound, std::size_t& at) {
  const std::size_t begin = reading.cut.sentences[text::sentence_of(reading, bound)].begin;
  if (bound.begin <= begin) return false;
  // Right before it, or first in the sentence: "mixar en föreställning i högst en timme".
  std::size_t i = bound.begin - 1;
  const std::string_view first = text::word(reading, begin);
  if (i > begin && (first.ends_with("ar") || first.ends_with("er")) && unknown_word(c, reading, begin))
    i = begin;
  if (reading.cut.tokens[i].kind != TokenKind::word) return false;
  const std::string_view w = text::word(reading, i);
  const bool doing = w.ends_with("ing") && unknown_word(c, reading, i);
  if (w.size() < 5 || (!w.ends_with('r') && !doing) || names_nothing(c, reading, i)) return false;
  at = i;
  return true;
}

bool unknown_verb_follows(const Case& c, const Reading& reading, const Observation& limit, std::size_t& at) {
  const auto& tokens = reading.cut.tokens;
  const std::size_t end = reading.cut.sentences[text::sentence_of(reading, limit)].end;
  std::size_t i = limit.end;
  constexpr std::size_t kReach = 3;
  for (std::size_t steps = 0; i < end && steps < kReach; ++i, ++steps) {
    if (tokens[i].kind != TokenKind::word) return false;
    const std::string_view w = text::word(reading, i);
    if (stands_at(reading, i, {c.concepts().limit_filler})) continue;
    const bool infinitive = w.size() >= 4 && w.ends_with('a');
    // "klarar ej säkerhetsarbete": a noun of its own, known as work or known to no list.
    constexpr std::size_t kLongNoun = 8;
    const bool noun = limit.concept_id == c.concepts().limit_flat && w.size() >= kLongNoun &&
                      (unknown_word(c, reading, i) || is_work_word(c, reading, i));
    if ((!infinitive && !noun) || names_nothing(c, reading, i)) return false;
    at = i;
    return true;
  }
  return false;
}

bool unlisted_thing_denied(const Case& c, const Reading& reading, const Observation& limit, std::size_t& at) {
  const text::Sentence& sentence = reading.cut.sentences[text::sentence_of(reading, limit)];
  if (limit.concept_id != c.concepts().limit_flat || limit.begin == sentence.begin) return false;
  const auto passive = [&](std::size_t i) {
    return i < sentence.end && text::word(reading, i).ends_with("as");
  };
  std::size_t verb = limit.end;
  while (verb < sentence.end && stands_at(reading, verb, {c.concepts().limit_filler})) ++verb;
  if (!passive(verb) && !passive(limit.end - 1)) return false;
  at = limit.begin - 1;
  if (text::word(reading, at) == ":" && at > sentence.begin) --at;
  return unknown_word(c, reading, at);
}

bool unknown_doing_denied(const Case& c, const Reading& reading, std::size_t s, std::size_t& at) {
  const text::Sentence& sentence = reading.cut.sentences[s];
  constexpr std::size_t kShortest = 6;
  for (std::size_t i = sentence.begin; i + 1 < sentence.end; ++i) {
    const std::string_view w = text::word(reading, i);
    if (w.size() < kShortest || !unlisted(c, reading, i)) continue;
    const bool verb = (w.ends_with("ar") || w.ends_with("er")) && unknown_word(c, reading, i);
    if (verb && stands_at(reading, i + 1, {c.concepts().limit_filler})) {
      at = i;
      return true;
    }
    if (i > sentence.begin && stands_at(reading, i - 1, {c.concepts().bare_no}) &&
        (i == sentence.begin + 1 || reading.cut.tokens[i - 2].kind == TokenKind::punctuation)) {
      at = i - 1;
      return true;
    }
    // "Spritsning är svår": of a doing also what is hard to do.
    const bool doing = w.ends_with("ning");
    if (!doing && !w.ends_with("ande")) continue;
    for (const Observation& o : text::observations_in(reading, s))
      if ((o.concept_id == c.concepts().limit_flat || (doing && o.concept_id == c.concepts().limit_soft)) &&
          o.begin > i && stated(o)) {
        at = i;
        return true;
      }
  }
  return false;
}

}  // namespace stickprov::criteria
