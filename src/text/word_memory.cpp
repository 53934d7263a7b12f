#include "text/word_memory.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

#include "text/letters.h"

namespace stickprov::text {
namespace {

constexpr std::size_t kFirstSlots = 4096;
constexpr std::size_t kMostWords = 100'000;       // over millions of certificates
constexpr std::size_t kMostNeighbours = 500'000;  // some fifty megabytes

template <class Number>
std::uint64_t load(const char* at) {
  Number value = 0;
  std::memcpy(&value, at, sizeof value);
  return value;
}

constexpr std::size_t kSpelledOut = 16;  // longer ones are compared letter by letter

// Two loads that may overlap take any length of eight to sixteen bytes, or of four to eight; what is shorter
// is its first, middle and last byte.
Spelling spelling_of(std::string_view text) {
  const char* const begin = text.data();
  const char* const end = begin + text.size();
  if (text.size() >= 8) return {text.size(), load<std::uint64_t>(begin), load<std::uint64_t>(end - 8)};
  if (text.size() >= 4) return {text.size(), load<std::uint32_t>(begin), load<std::uint32_t>(end - 4)};
  if (text.empty()) return {};
  const std::uint64_t middle = load<std::uint8_t>(begin + text.size() / 2);
  return {text.size(), load<std::uint8_t>(begin) | (middle << 8U), load<std::uint8_t>(end - 1)};
}

// Good enough for words, which no one chooses to collide; few long ones differ in their middle only.
std::uint64_t hash_of(const Spelling& spelling) {
  constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15U;
  const auto mix = [](std::uint64_t value) {
    value *= kMultiplier;
    return value ^ (value >> 32U);
  };
  return mix(mix(spelling.first ^ spelling.length) ^ spelling.last);
}

bool is_clause_mark(std::string_view mark) {
  static constexpr std::array<std::string_view, 9> kMarks = {",", ";", ":",  "–",     "(",
                                                             ")", "-", "\n", "\u2028"};
  return std::find(kMarks.begin(), kMarks.end(), mark) != kMarks.end();
}

}  // namespace

WordMemory::WordMemory(const Lexicon& lexicon, Accents accents)
    : lexicon_(lexicon),
      accents_(accents),
      serial_(lexicon_serial(lexicon)),
      slots_(kFirstSlots),
      neighbours_(kFirstSlots),
      number_(number_facts({kNumberElement})),
      date_(number_facts({kNumberElement, kDateElement})) {}

const WordFacts& WordMemory::find(std::string_view text) {
  const Spelling spelling = spelling_of(text);
  const std::uint64_t hash = hash_of(spelling);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask; slots_[at].facts != nullptr; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.hash == hash && slot.facts->spelling == spelling &&
        (text.size() <= kSpelledOut || slot.facts->text == text))
      return *slot.facts;
  }
  return remember(text, spelling, hash);
}

const WordFacts& WordMemory::remember(std::string_view text, const Spelling& spelling, std::uint64_t hash) {
  WordFacts& facts = facts_.emplace_back(facts_of(text));
  facts.root = root_of(facts.text, structure_words(lexicon_));  // points at the word where it stays
  facts.spelling = spelling;
  if (facts_.size() * 4 > slots_.size() * 3) {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old)
      if (slot.facts != nullptr) set_slot(slot);
  }
  set_slot({hash, &facts});
  return facts;
}

void WordMemory::set_slot(Slot slot) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = slot.hash & mask;
  while (slots_[at].facts != nullptr) at = (at + 1) & mask;
  slots_[at] = slot;
}

void PhrasesByNext::append(const WordFacts& next, std::vector<PhraseEntry>& going_on) const {
  for (std::uint64_t left = bits & (next.element_bits | kAsksNothing); left != 0; left &= left - 1) {
    const auto place = static_cast<std::size_t>(std::popcount(bits & (left ^ (left - 1)))) - 1;
    for (const PhraseEntry& phrase : phrases.subspan(begins[place], begins[place + 1] - begins[place]))
      if (phrase.next == kGapElement || next.has(phrase.next)) going_on.push_back(phrase);
  }
}

WordMemory::Neighbours& WordMemory::place_of(const WordFacts& word, const WordFacts& next) {
  // Facts are 64 bytes and more apart.
  const std::uint64_t first = reinterpret_cast<std::uintptr_t>(&word) >> 6U;
  const std::uint64_t second = reinterpret_cast<std::uintptr_t>(&next) >> 6U;
  constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15U;
  const std::size_t mask = neighbours_.size() - 1;
  std::size_t at = ((first * kMultiplier ^ second) * kMultiplier >> 32U) & mask;
  while (neighbours_[at].word != nullptr && (neighbours_[at].word != &word || neighbours_[at].next != &next))
    at = (at + 1) & mask;
  return neighbours_[at];
}

std::span<const PhraseEntry> WordMemory::phrases(const WordFacts& word, const WordFacts& next) {
  if (const Neighbours& known = place_of(word, next); known.word != nullptr) return known.phrases;
  std::vector<PhraseEntry> going_on;
  word.phrases.append(next, going_on);
  if (++neighbour_count_ * 4 > neighbours_.size() * 3) {
    std::vector<Neighbours> old(neighbours_.size() * 2);
    old.swap(neighbours_);
    for (const Neighbours& pair : old)
      if (pair.word != nullptr) place_of(*pair.word, *pair.next) = pair;
  }
  Neighbours& place = place_of(word, next);
  place = {&word, &next, keep(going_on)};
  return place.phrases;
}

bool WordMemory::full() const {
  return facts_.size() >= kMostWords || neighbour_count_ >= kMostNeighbours;
}

WordFacts WordMemory::facts_of(std::string_view text) {
  WordFacts facts;
  facts.text = std::string(text);
  if (is_letter(decode(text, 0).value)) {
    const StructureWords& structure = structure_words(lexicon_);
    facts.abbreviation = structure.abbreviations.contains(text);
    facts.joining = structure.joining.contains(text);
    facts.list_or = structure.list_or.contains(text);
    facts.dictated_stop = structure.dictated_stops.contains(text);
    facts.comma = facts.clause_mark = structure.dictated_commas.contains(text);
    if (const auto month = structure.months.find(text); month != structure.months.end())
      facts.month = static_cast<std::uint8_t>(month->second);
    set_elements(facts, elements_of_word(lexicon_, text, accents_));
  } else {
    facts.comma = text == ",";
    facts.clause_mark = is_clause_mark(text);
    facts.skipped = text == "." || text == "/";
    if (facts.comma) facts.element_bits |= element_bit(kCommaElement);
    if (text == "%" || text == "°") facts.element_bits |= element_bit(kUnitElement);
  }
  return facts;
}

WordFacts WordMemory::number_facts(const std::vector<ElementId>& elements) {
  WordFacts facts;
  set_elements(facts, elements);
  return facts;
}

// The elements, and the entries that begin with them.
void WordMemory::set_elements(WordFacts& facts, const std::vector<ElementId>& elements) {
  facts.element_bits |= element_bit(kAnyElement);
  for (const ElementId element : elements) facts.element_bits |= element_bit(element);
  std::vector<WordEntry> own;
  std::vector<PhraseEntry> phrases;
  std::uint16_t order = 0;
  for (const ElementId first : elements)
    for (const std::uint32_t number : entries_beginning(lexicon_, first)) {
      const Entry& entry = entries(lexicon_)[number];
      if (entry.elements.size() > 1) {
        PhraseEntry phrase{number, order++, static_cast<std::uint16_t>(entry.elements.size()),
                           entry.elements[1]};
        if (entry.elements.size() > 2 && phrase.next != kGapElement) {
          phrase.third = entry.elements[2];
          phrase.third_place = element_place(phrase.third);
        }
        phrases.push_back(phrase);
      } else if (entry.effect != CueEffect::none) {
        own.push_back({number, 0, entry.effect});
      } else {
        for (const ConceptId id : entry.concepts)
          if (is_mark(id)) {
            facts.marks |= 1U << id;
          } else {
            own.push_back({number, id, CueEffect::none});
          }
      }
    }
  facts.elements = keep(elements);
  facts.entries = keep(own);
  facts.phrases = by_next(std::move(phrases));
}

PhrasesByNext WordMemory::by_next(std::vector<PhraseEntry> phrases) {
  if (phrases.empty()) return {};
  std::sort(phrases.begin(), phrases.end(), [](const PhraseEntry& a, const PhraseEntry& b) {
    const std::uint8_t place_a = element_place(a.next);
    const std::uint8_t place_b = element_place(b.next);
    return place_a != place_b ? place_a < place_b : a.next != b.next ? a.next < b.next : a.order < b.order;
  });
  std::uint64_t bits = 0;
  std::vector<std::uint32_t> begins{0};
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    const std::uint64_t bit = element_bit(phrases[i].next);
    if ((bits & bit) == 0) begins.push_back(0);
    bits |= bit;
    begins.back() = static_cast<std::uint32_t>(i + 1);
  }
  return {bits, keep(begins), keep(phrases)};
}

template <class Value>
std::span<const Value> WordMemory::keep(const std::vector<Value>& list) {
  if (list.empty()) return {};
  auto* const kept = static_cast<Value*>(lists_.allocate(list.size() * sizeof(Value), alignof(Value)));
  std::uninitialized_copy(list.begin(), list.end(), kept);
  return {kept, list.size()};
}

namespace {

// Starts anew for another lexicon, and when the words have become many: readings keep what they hold.
void renew(std::shared_ptr<WordMemory>& memory, const Lexicon& lexicon, Accents accents) {
  if (memory == nullptr || memory->serial() != lexicon_serial(lexicon) || memory->full())
    memory = std::make_shared<WordMemory>(lexicon, accents);
}

}  // namespace

std::shared_ptr<WordMemory> word_memory(const Lexicon& lexicon, Accents accents) {
  thread_local std::array<std::shared_ptr<WordMemory>, 3> memories;
  std::shared_ptr<WordMemory>& memory = memories[static_cast<std::size_t>(accents)];
  renew(memory, lexicon, accents);
  return memory;
}

}  // namespace stickprov::text
