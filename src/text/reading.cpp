#include "text/reading.h"

#include <algorithm>

#include "text/context.h"
#include "text/word_memory.h"

namespace stickprov::text {
namespace {

constexpr std::size_t kNoMatch = static_cast<std::size_t>(-1);
constexpr std::size_t kMostGap = 3;

// What a phrase found at a token: a concept of it, or its cue.
struct Found {
  std::uint32_t end = 0;
  std::uint32_t order = 0;
  std::uint32_t entry = 0;
  ConceptId concept_id = 0;
  CueEffect effect = CueEffect::none;
};

// Finds the entries in a reading's tokens, sentence by sentence. Most that begin with a word fall on what
// follows it.
class Matcher {
 public:
  Matcher(const Lexicon& lexicon, Reading& reading, std::pmr::memory_resource* memory)
      : entries_(entries(lexicon)), reading_(reading), tokens_(reading.cut.tokens), found_(memory) {}

  void run() {
    reading_.first_observation.reserve(reading_.cut.sentences.size() + 1);
    for (const Sentence& sentence : reading_.cut.sentences) {
      begin_sentence();
      sentence_end_ = sentence.end;
      for (std::size_t i = sentence.begin; i < sentence.end; ++i) match_at(i);
    }
    begin_sentence();  // one more, past the last
  }

 private:
  void begin_sentence() {
    reading_.first_observation.push_back(static_cast<std::uint32_t>(reading_.observations.size()));
  }

  void match_at(std::size_t i) {
    const WordFacts& facts = *tokens_[i].facts;
    if (const std::size_t next = past_skipped(i + 1); next < sentence_end_) {
      const std::uint64_t next_bits = tokens_[next].facts->element_bits | kAsksNothing;
      if ((facts.phrases.bits & next_bits) != 0) match_phrases(i, next);
    }
    // Shorter than any phrase.
    const auto begin = static_cast<std::uint32_t>(i);
    for (const WordEntry& own : facts.entries)
      give(begin, {begin + 1, 0, own.entry, own.concept_id, own.effect});
  }

  // Kept out of the loop over all tokens, whose registers it would take.
  [[gnu::noinline]] void match_phrases(std::size_t i, std::size_t next) {
    const std::size_t third = past_skipped(next + 1);
    const std::uint64_t third_bits = third < sentence_end_ ? tokens_[third].facts->element_bits : 0;
    found_.clear();
    for (const PhraseEntry& phrase : reading_.words->phrases(*tokens_[i].facts, *tokens_[next].facts))
      if (((third_bits | kAsksNothing) >> phrase.third_place & 1U) != 0) try_phrase(phrase, i, next, third);
    sort_found();
    for (const Found& one : found_) give(static_cast<std::uint32_t>(i), one);
  }

  // "." and "/" do not part the words of a phrase.
  std::size_t past_skipped(std::size_t token) const {
    while (token < sentence_end_ && tokens_[token].facts->skipped) ++token;
    return token;
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

  // Tries the phrase whose first element is at `token`, whose second, unless it is a gap, is at `next`, and
  // whose third would be at `third`.
  void try_phrase(const PhraseEntry& phrase, std::size_t token, std::size_t next, std::size_t third) {
    const std::size_t end = end_of(phrase, token, next, third);
    if (end == kNoMatch) return;
    const Entry& entry = entries_[phrase.entry];
    const auto end32 = static_cast<std::uint32_t>(end);
    if (entry.effect != CueEffect::none) {
      found_.push_back({end32, phrase.order, phrase.entry, 0, entry.effect});
      return;
    }
    for (const ConceptId id : entry.concepts)
      found_.push_back({end32, phrase.order, phrase.entry, id, CueEffect::none});
  }

  std::size_t end_of(const PhraseEntry& phrase, std::size_t token, std::size_t next,
                     std::size_t third) const {
    if (phrase.next == kGapElement) return match(entries_[phrase.entry], 1, token + 1);
    if (phrase.length == 2) return next + 1;
    if (phrase.length > 3 || phrase.third == kGapElement) return match(entries_[phrase.entry], 2, next + 1);
    return third < sentence_end_ && tokens_[third].facts->has(phrase.third) ? third + 1 : kNoMatch;
  }

  // Where elements[from…] end that begin at `token`, or kNoMatch.
  std::size_t match(const Entry& entry, std::size_t from, std::size_t token) const {
    for (; from < entry.elements.size(); ++from, ++token) {
      const ElementId element = entry.elements[from];
      if (element == kGapElement) return match_after_gap(entry, from + 1, token);
      token = past_skipped(token);
      if (token >= sentence_end_ || !tokens_[token].facts->has(element)) return kNoMatch;
    }
    return token;
  }

  std::size_t match_after_gap(const Entry& entry, std::size_t from, std::size_t token) const {
    for (std::size_t skip = 0; skip <= kMostGap && token + skip < sentence_end_; ++skip) {
      const std::size_t end = match(entry, from, token + skip);
      if (end != kNoMatch) return end;
    }
    return kNoMatch;
  }

  void give(std::uint32_t begin, const Found& found) {
    if (found.effect != CueEffect::none) {
      reading_.cues.push_back({found.effect, begin, found.end, found.entry});
    } else {
      reading_.observations.push_back({found.concept_id, Polarity::affirmed, begin, found.end, found.entry});
    }
  }

  const std::vector<Entry>& entries_;
  Reading& reading_;
  const std::pmr::vector<Token>& tokens_;
  std::size_t sentence_end_ = 0;
  std::pmr::vector<Found> found_;
};

bool counts_as_word(TokenKind kind) {
  return kind == TokenKind::word || kind == TokenKind::number;
}

// The polarity of each observation, and the ways in to it: by concept, from the last on, and by sentence.
void index_observations(const Lexicon& lexicon, Reading& reading, std::pmr::memory_resource* memory) {
  std::pmr::vector<Polarity> polarities(memory);
  apply_cues(lexicon, reading, polarities);
  // "Ej belastbar" as an entry says what it says: the denial that it begins with is its own.
  std::pmr::vector<std::uint32_t> denial_end(reading.cut.tokens.size(), 0, memory);
  for (const Cue& cue : reading.cues)
    if (cue.effect == CueEffect::negated) denial_end[cue.begin] = cue.end;
  const auto polarity_of = [&](const Observation& observation) {
    const std::uint32_t own_denial = denial_end[observation.begin];
    if (own_denial != 0 && own_denial < observation.end) return polarities[observation.begin];
    for (std::size_t i = observation.end; i > observation.begin; --i)
      if (polarities[i - 1] != Polarity::affirmed) return polarities[i - 1];
    return Polarity::affirmed;
  };
  reading.by_concept.clear(concept_count(lexicon));
  reading.by_sentence.resize(reading.cut.sentences.size());
  reading.mentioned.resize(reading.cut.sentences.size());
  for (std::size_t s = reading.by_sentence.size(); s-- > 0;) {
    std::bitset<kMostConcepts>& affirmed = reading.by_sentence[s];
    for (std::uint32_t at = reading.first_observation[s + 1]; at-- > reading.first_observation[s];) {
      Observation& observation = reading.observations[at];
      observation.polarity = polarity_of(observation);
      if (observation.polarity == Polarity::affirmed) affirmed[observation.concept_id] = true;
      reading.mentioned[s][observation.concept_id] = true;
      reading.by_concept.prepend(observation, at);
    }
    reading.affirmed |= affirmed;
  }
}

}  // namespace

Accents accents_of(std::initializer_list<std::string_view> texts) {
  constexpr std::size_t kLongEnough = 60;  // no chance of none
  // One letter in twenty has its ring or dots; a stray "vä" or "knä" is no sign that the rest has.
  constexpr std::size_t kLettersForOne = 100;
  std::size_t length = 0;
  for (const std::string_view text : texts) length += text.size();
  std::size_t written = 0;
  const auto enough = [&](char first, std::string_view seconds) {
    for (const std::string_view text : texts)
      for (std::size_t at = text.find(first); at != text.npos; at = text.find(first, at + 1))
        if (at + 1 < text.size() && seconds.find(text[at + 1]) != seconds.npos &&
            ++written > length / kLettersForOne)
          return true;
    return false;
  };
  if (enough('\xC3', "\xA4\xA5\xB6\x84\x85\x96")) return Accents::written;  // ä å ö Ä Å Ö
  if (enough('\xCC', "\x88\x8A")) return Accents::written;                  // decomposed: the dots, the ring
  if (length >= kLongEnough) return Accents::missing;
  return written > 0 ? Accents::written : Accents::perhaps_missing;
}

Reading read_text(const Lexicon& lexicon, FieldId field, std::string_view value, Span own_words,
                  std::pmr::memory_resource* memory, std::optional<Accents> accents) {
  Reading reading(memory);
  reading.field = field;
  reading.own_words = own_words;
  if (value.empty()) return reading;
  reading.folded = fold(value);
  reading.accents = accents ? *accents : accents_of({value.substr(own_words.begin, own_words.length())});
  reading.words = word_memory(lexicon, reading.accents);
  reading.cut = tokenize(reading.folded, value, own_words, *reading.words, memory);
  for (const Token& token : reading.cut.tokens) reading.word_count += counts_as_word(token.kind) ? 1U : 0U;
  if (reading.cut.tokens.empty()) return reading;
  reading.observations.reserve(reading.cut.tokens.size() * 3);
  Matcher(lexicon, reading, memory).run();
  silence_inner_cues(reading.cues);
  index_observations(lexicon, reading, memory);
  return reading;
}

Span span_of(const Reading& reading, std::size_t begin, std::size_t end) {
  if (begin >= end || reading.cut.tokens.empty()) return reading.own_words;
  return {reading.folded.original_offset(reading.cut.tokens[begin].begin),
          reading.folded.original_end(reading.cut.tokens[end - 1].end)};
}

}  // namespace stickprov::text
