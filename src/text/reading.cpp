#include "text/reading.h"

#include <algorithm>

#include "text/context.h"
#include "text/word_memory.h"

namespace stickprov::text {
namespace {

constexpr std::size_t kNoMatch = static_cast<std::size_t>(-1);
constexpr std::size_t kMostGap = 3;

// What an entry found at a token: a concept of it, or its cue.
struct Found {
  std::uint32_t end = 0;
  std::uint32_t order = 0;
  std::uint32_t entry = 0;
  ConceptId concept_id = 0;
  CueEffect effect = CueEffect::none;
};

// Finds the entries in a reading's tokens. Most that begin with a word fall on the bits of what follows it.
class Matcher {
 public:
  Matcher(const Lexicon& lexicon, Reading& reading, std::pmr::memory_resource* memory)
      : entries_(entries(lexicon)),
        reading_(reading),
        tokens_(reading.cut.tokens),
        following_(memory),
        near_(memory),
        found_(memory) {
    set_following();
  }

  void run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const WordFacts& facts = *tokens_[i].facts;
      found_.clear();
      const auto try_here = [&](const PhraseEntry& phrase) { try_phrase(phrase, i); };
      facts.phrases.each(following_[i], try_here);
      facts.gap_phrases.each(near_[i], try_here);
      if (found_.empty()) {
        for (const WordEntry& own : facts.words)
          give(i, {end_of(i), own.order, own.entry, own.concept_id, own.effect});
        continue;
      }
      for (const WordEntry& own : facts.words)
        found_.push_back({end_of(i), own.order, own.entry, own.concept_id, own.effect});
      sort_found();
      for (const Found& one : found_) give(i, one);
    }
  }

 private:
  static std::uint32_t end_of(std::size_t token) { return static_cast<std::uint32_t>(token + 1); }

  // following_: bits of the next token of the sentence that can be part of a phrase; near_: of those that a
  // gap reaches.
  void set_following() {
    following_.assign(tokens_.size(), 0);
    near_.assign(tokens_.size(), 0);
    for (const Sentence& sentence : reading_.cut.sentences) {
      std::uint64_t next = 0;
      std::uint64_t window[kMostGap + 1] = {};
      for (std::size_t i = sentence.end; i > sentence.begin;) {
        --i;
        following_[i] = next;
        window[i % (kMostGap + 1)] = next;
        for (const std::uint64_t bits : window) near_[i] |= bits;
        if (!tokens_[i].facts->skipped) next = tokens_[i].facts->element_bits;
      }
    }
  }

  // Longest first, then in the order of the dictionaries. They are few: what std::stable_sort borrows costs
  // more.
  void sort_found() {
    const auto before = [](const Found& a, const Found& b) {
      return a.end != b.end ? a.end > b.end : a.order < b.order;
    };
    for (std::size_t i = 1; i < found_.size(); ++i) {
      const Found one = found_[i];
      std::size_t at = i;
      for (; at > 0 && before(one, found_[at - 1]); --at) found_[at] = found_[at - 1];
      found_[at] = one;
    }
  }

  void try_phrase(const PhraseEntry& phrase, std::size_t token) {
    const Entry& entry = entries_[phrase.entry];
    const std::size_t sentence_end = reading_.cut.sentences[tokens_[token].sentence].end;
    const std::size_t end = match(entry, 1, token + 1, sentence_end);
    if (end == kNoMatch) return;
    const auto end32 = static_cast<std::uint32_t>(end);
    if (entry.effect != CueEffect::none) {
      found_.push_back({end32, phrase.order, phrase.entry, 0, entry.effect});
      return;
    }
    for (const ConceptId id : entry.concepts)
      found_.push_back({end32, phrase.order, phrase.entry, id, CueEffect::none});
  }

  // Where elements[from…] end that begin at `token`, or kNoMatch.
  std::size_t match(const Entry& entry, std::size_t from, std::size_t token, std::size_t sentence_end) const {
    if (from == entry.elements.size()) return token;
    const ElementId element = entry.elements[from];
    if (element == kGapElement) {
      for (std::size_t skip = 0; skip <= kMostGap && token + skip < sentence_end; ++skip) {
        const std::size_t end = match(entry, from + 1, token + skip, sentence_end);
        if (end != kNoMatch) return end;
      }
      return kNoMatch;
    }
    while (token < sentence_end && tokens_[token].facts->skipped) ++token;
    if (token >= sentence_end || !tokens_[token].facts->has(element)) return kNoMatch;
    return match(entry, from + 1, token + 1, sentence_end);
  }

  void give(std::size_t token, const Found& found) {
    const auto begin = static_cast<std::uint32_t>(token);
    if (found.effect != CueEffect::none) {
      reading_.cues.push_back({found.effect, begin, found.end, found.entry});
    } else {
      reading_.observations.push_back({found.concept_id, Polarity::affirmed, begin, found.end, found.entry});
    }
  }

  const std::vector<Entry>& entries_;
  Reading& reading_;
  const std::pmr::vector<Token>& tokens_;
  std::pmr::vector<std::uint64_t> following_;
  std::pmr::vector<std::uint64_t> near_;
  std::pmr::vector<Found> found_;
};

Accents accents_of(std::string_view folded, Span own_words) {
  for (std::size_t at = folded.find('\xC3'); at != folded.npos; at = folded.find('\xC3', at + 1)) {
    const std::string_view letter = folded.substr(at, 2);
    if (letter == "å" || letter == "ä" || letter == "ö") return Accents::written;
  }
  constexpr std::size_t kLongEnough = 60;  // no chance of none
  return own_words.length() >= kLongEnough ? Accents::missing : Accents::perhaps_missing;
}

void set_index(const Lexicon& lexicon, Reading& reading) {
  reading.by_concept.build(reading.observations, concept_count(lexicon));
  reading.first_observation.reserve(reading.cut.sentences.size() + 1);
  std::uint32_t at = 0;
  for (const Sentence& sentence : reading.cut.sentences) {
    reading.first_observation.push_back(at);
    while (at < reading.observations.size() && reading.observations[at].begin < sentence.end) ++at;
  }
  reading.first_observation.push_back(at);
}

void set_polarities(const Lexicon& lexicon, Reading& reading, std::pmr::memory_resource* memory) {
  std::pmr::vector<Polarity> polarities(memory);
  apply_cues(lexicon, reading, polarities);
  reading.by_sentence.resize(reading.cut.sentences.size());
  for (Observation& observation : reading.observations) {
    for (std::size_t i = observation.begin; i < observation.end; ++i)
      if (polarities[i] != Polarity::affirmed) observation.polarity = polarities[i];
    if (observation.polarity != Polarity::affirmed) continue;
    reading.affirmed.set(observation.concept_id);
    reading.by_sentence[sentence_of(reading, observation)].set(observation.concept_id);
  }
}

}  // namespace

Reading read_text(const Lexicon& lexicon, std::string_view field, std::string_view value, Span own_words,
                  std::pmr::memory_resource* memory) {
  Reading reading(memory);
  reading.field = std::string(field);
  reading.own_words = own_words;
  reading.folded = fold(value);
  reading.accents = accents_of(reading.folded.text, own_words);
  reading.words = word_memory(lexicon, reading.accents);
  reading.cut = tokenize(reading.folded, value, own_words, *reading.words, memory);
  for (const Token& token : reading.cut.tokens)
    if (token.kind == TokenKind::word || token.kind == TokenKind::number) ++reading.word_count;
  if (reading.cut.tokens.empty()) return reading;
  reading.observations.reserve(reading.cut.tokens.size() * 2);
  Matcher(lexicon, reading, memory).run();
  set_index(lexicon, reading);
  silence_inner_cues(reading.cues);
  set_polarities(lexicon, reading, memory);
  return reading;
}

Span span_of(const Reading& reading, std::size_t begin, std::size_t end) {
  if (begin >= end || reading.cut.tokens.empty()) return reading.own_words;
  return {reading.folded.original_offset(reading.cut.tokens[begin].begin),
          reading.folded.original_end(reading.cut.tokens[end - 1].end)};
}

}  // namespace stickprov::text
