#pragma once
// Words of one root: "kundmöten" and "möten", "takplåt" and "plåtar".

#include <cstdint>
#include <span>
#include <string_view>

#include "text/lexicon.h"

namespace stickprov::text {

/// A lower-case word, prepared for share_root(): most words are told apart without reading their letters.
struct Root {
  std::string_view word;
  std::uint64_t beginning = 0;        // hash of the first five letters
  std::uint64_t pairs = 0;            // a bit for each pair of neighbouring bytes
  std::uint64_t beginning_pairs = 0;  // the same of the first six letters
  std::uint32_t letters = 0;
  std::uint32_t four_bytes = 0;    // the first four, as a number
  std::uint32_t five_letters = 0;  // bytes of the first five
  std::uint32_t six_letters = 0;   // bytes of the first six
  std::uint32_t core = 0;          // bytes without the ending of the verb or of its doing; 0 when too short
};
/// The core is what remains without the longest of `structure`'s word endings: "borr" of "borrning".
Root root_of(std::string_view word, const StructureWords& structure);

/// A bit for each pair of neighbouring bytes: what a word contains has no bit that the word lacks.
std::uint64_t letter_pairs(std::string_view word);

/// Words of fewer letters have no root.
inline constexpr std::uint32_t kShortestRoot = 4;

/// True when the words are the same, begin with the same five letters, have the same core, or the longer
/// contains the other's first six; words of four letters share a root only
/// with themselves, by their core, or as the first part of a compound.
bool share_root(const Root& a, const Root& b);

/// False for most words that do not: all ways to share a root but the compound's go by the beginning, which
/// is at least four bytes.
inline bool may_share_root(const Root& a, const Root& b) {
  return a.four_bytes == b.four_bytes || (b.beginning_pairs & ~a.pairs) == 0 ||
         (a.beginning_pairs & ~b.pairs) == 0;
}

inline bool shares_root(const Root& word, std::span<const Root> roots) {
  if (word.letters < kShortestRoot) return false;
  for (const Root& root : roots)
    if (may_share_root(word, root) && share_root(word, root)) return true;
  return false;
}

}  // namespace stickprov::text
