#pragma once
// One free-text field, read: tokens, sentences, and what the dictionaries find in them with their context.

#include <bitset>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <memory_resource>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/evidence.h"
#include "text/lexicon.h"
#include "text/observations.h"
#include "text/tokens.h"

namespace stickprov::text {

/// A cue's occurrence (kept so that `explain` and the tests can show why something is negated).
struct Cue {
  CueEffect effect = CueEffect::none;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t entry = 0;
};

struct Reading {
  explicit Reading(std::pmr::memory_resource* memory)
      : cut{std::pmr::vector<Token>(memory), std::pmr::vector<Sentence>(memory)},
        observations(memory),
        by_concept(memory),
        first_observation(memory),
        cues(memory),
        by_sentence(memory),
        mentioned(memory) {}

  FieldId field;
  Span own_words;
  Folded folded;
  Tokens cut;
  std::pmr::vector<Observation> observations;  // by first token, then longest first
  ConceptIndex by_concept;
  std::pmr::vector<std::uint32_t> first_observation;  // of each sentence; one more, past the last
  std::pmr::vector<Cue> cues;
  std::bitset<kMostConcepts> affirmed;                       // concepts affirmed anywhere
  std::pmr::vector<std::bitset<kMostConcepts>> by_sentence;  // concepts affirmed in each sentence
  std::pmr::vector<std::bitset<kMostConcepts>> mentioned;    // concepts of any polarity in each sentence
  std::size_t word_count = 0;                                // words and numbers
  Accents accents = Accents::written;
  std::shared_ptr<WordMemory> words;  // keeps the facts that the tokens point at
  bool empty() const { return word_count == 0; }
};

/// How one writer's texts, taken together, write å, ä and ö: a short one alone seldom tells.
Accents accents_of(std::initializer_list<std::string_view> texts);

/// Reads `value` within `own_words`; `accents` where more is known of the writer than the value shows. What
/// the reading holds lies in `memory`, which must outlive it: readings that are made and dropped together
/// best share one that grows only.
Reading read_text(const Lexicon& lexicon, FieldId field, std::string_view value, Span own_words,
                  std::pmr::memory_resource* memory = std::pmr::get_default_resource(),
                  std::optional<Accents> accents = std::nullopt);

/// Bytes of the original value that tokens [begin, end) cover.
Span span_of(const Reading& reading, std::size_t begin, std::size_t end);
inline Evidence evidence_of(const Reading& reading, const Observation& observation) {
  return {reading.field, span_of(reading, observation.begin, observation.end)};
}
inline std::string_view word(const Reading& reading, std::size_t token) {
  return token_text(reading.folded, reading.cut.tokens[token]);
}
/// The observations of a concept, of any polarity, in order.
inline ConceptRange observations_of(const Reading& reading, ConceptId id) {
  return {reading.observations.data(), reading.by_concept.first(id)};
}
/// The observations that begin in a sentence.
inline std::span<const Observation> observations_in(const Reading& reading, std::size_t sentence) {
  return std::span(reading.observations)
      .subspan(reading.first_observation[sentence],
               reading.first_observation[sentence + 1] - reading.first_observation[sentence]);
}
/// True when the concept is affirmed anywhere.
inline bool has(const Reading& reading, ConceptId id) {
  return reading.affirmed[id];
}
inline std::uint32_t sentence_of(const Reading& reading, const Observation& observation) {
  return reading.cut.tokens[observation.begin].sentence;
}

}  // namespace stickprov::text
