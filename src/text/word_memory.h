#pragma once
// What is known of a word, found out once and remembered: certificates are written with a few thousand words
// that recur all the time.
//
// Design: finding out which patterns of the dictionaries a word matches takes some hundred look-ups. A thread
// therefore keeps every word it has met (and every mark) with all that reading asks of it, in a hash table.
// A token points at the facts of its word, so that matching an entry is comparing a few bits. Readings own
// the memory together with their thread: the thread may forget its words, and start anew, at any time.
// Likewise for two neighbouring words: the phrases that they begin are found out once, since most pairs of
// words recur too.
//
// The words of a language are more than a processor's nearest memory holds, and fetching their facts costs
// more than using them. So they lie close: lists one after the other in one arena, and what is asked for at
// every token in one cache line.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/lexicon.h"
#include "text/roots.h"

namespace stickprov::text {

/// The place of an element in a set of 64 bits. Placeholders have bits of their own; words share theirs, so
/// that a missing bit proves that the element is not there and a set bit asks for a closer look.
constexpr std::uint8_t element_place(ElementId element) {
  return static_cast<std::uint8_t>(
      element < kFirstWordElement ? element : kFirstWordElement + element % (64U - kFirstWordElement));
}
constexpr std::uint64_t element_bit(ElementId element) {
  return std::uint64_t{1} << element_place(element);
}
/// No token is a gap: its bit stands for what asks for no token, a gap itself among them.
inline constexpr std::uint64_t kAsksNothing = element_bit(kGapElement);

/// A concept, or the cue, of an entry of one word: met wherever the word is.
struct WordEntry {
  std::uint32_t entry = 0;
  ConceptId concept_id = 0;
  CueEffect effect = CueEffect::none;  // of a cue, which has no concept
};

/// An entry of several words that begins with the word. What its next two words must be stands here too, so
/// that most are told from what follows without a look at the entry.
struct PhraseEntry {
  std::uint32_t entry = 0;
  std::uint16_t order = 0;        // among all that begins with the word
  std::uint16_t length = 0;       // elements
  ElementId next = 0;             // a gap when what follows may stand a few tokens away
  ElementId third = kGapElement;  // of those that have one right after the second
  std::uint8_t third_place = element_place(kGapElement);  // of the bit that the third token must have
};

/// Tells a word: its length and, of one with at most sixteen bytes, all its letters, as numbers.
struct Spelling {
  std::uint64_t length = 0;
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  bool operator==(const Spelling&) const = default;
};

struct WordFacts;

/// A word's phrases by what must follow: frequent words begin hundreds of phrases, and few go on with the
/// words that do.
struct PhrasesByNext {
  std::uint64_t bits = 0;                 // of the elements that any phrase goes on with
  std::span<const std::uint32_t> begins;  // of each of these bits, lowest first; one more, past the last
  std::span<const PhraseEntry> phrases;   // by bit, then by element

  /// Adds those that go on with `next`, or with a gap.
  void append(const WordFacts& next, std::vector<PhraseEntry>& going_on) const;
};

struct alignas(64) WordFacts {
  std::uint64_t element_bits = 0;  // element_bit() of each element
  std::uint32_t marks = 0;         // the bit of each mark (kMarks) that the word has
  std::uint8_t month = 0;          // 1 to 12 of a month's name
  // What the word or mark does to the cutting of text and the reach of cues.
  bool abbreviation : 1 = false;
  bool joining : 1 = false;
  bool list_or : 1 = false;
  bool dictated_stop : 1 = false;
  bool comma : 1 = false;        // "," or one said aloud
  bool clause_mark : 1 = false;  // ends the reach of a cue
  bool skipped : 1 = false;      // "." and "/" do not part the words of a phrase: "f.n. inte", "2 ggr/v"
  Spelling spelling;
  std::span<const WordEntry> entries;
  PhrasesByNext phrases;                // its bits are the last that is asked for at every token
  std::span<const ElementId> elements;  // sorted; every element the word matches
  Root root;
  std::string text;

  bool has(ElementId element) const {
    if ((element_bits & element_bit(element)) == 0) return false;
    return element < kFirstWordElement || std::binary_search(elements.begin(), elements.end(), element);
  }
};

class WordMemory {
 public:
  WordMemory(const Lexicon& lexicon, Accents accents);

  /// The facts of a lower-case word, a mark or a line break. Stay where they are as long as the memory lives.
  const WordFacts& find(std::string_view text);
  /// Numbers are not told apart: "4", and what looks like a date, "24/3".
  const WordFacts& number() const { return number_; }
  const WordFacts& date() const { return date_; }

  /// The phrases that begin with `word` and go on with `next`, or with a gap: neighbours recur too, though
  /// less than words.
  std::span<const PhraseEntry> phrases(const WordFacts& word, const WordFacts& next);

  /// True when it holds so much that it is time to start anew.
  bool full() const;
  std::uint64_t serial() const { return serial_; }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    const WordFacts* facts = nullptr;
  };
  struct Neighbours {
    const WordFacts* word = nullptr;
    const WordFacts* next = nullptr;
    std::span<const PhraseEntry> phrases;
  };
  Neighbours& place_of(const WordFacts& word, const WordFacts& next);
  const WordFacts& remember(std::string_view text, const Spelling& spelling, std::uint64_t hash);
  void set_slot(Slot slot);
  WordFacts facts_of(std::string_view text);
  WordFacts number_facts(const std::vector<ElementId>& elements);
  void set_elements(WordFacts& facts, const std::vector<ElementId>& elements);
  PhrasesByNext by_next(std::vector<PhraseEntry> phrases);
  template <class Value>
  std::span<const Value> keep(const std::vector<Value>& list);

  const Lexicon& lexicon_;
  Accents accents_;
  std::uint64_t serial_;
  std::vector<Slot> slots_;             // open addressing, a power of two, at most three quarters full
  std::vector<Neighbours> neighbours_;  // likewise
  std::size_t neighbour_count_ = 0;
  std::pmr::monotonic_buffer_resource lists_;
  std::deque<WordFacts> facts_;
  WordFacts number_;
  WordFacts date_;
};

/// This thread's memory of the lexicon's words in texts that write their accents so.
std::shared_ptr<WordMemory> word_memory(const Lexicon& lexicon, Accents accents);

}  // namespace stickprov::text
