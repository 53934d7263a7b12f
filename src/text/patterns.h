#pragma once
// Word patterns of the dictionaries (`lyfta`, `koncentration*`, `*svårighet*`, stems) and which of them a
// word matches. Internal to the room.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "text/lexicon.h"

namespace stickprov::text {

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <class Value>
using StringMap = std::unordered_map<std::string, Value, StringHash, std::equal_to<>>;

/// Patterns of one writing (with or without accents).
struct PatternIndex {
  StringMap<std::vector<ElementId>> exact;
  StringMap<std::vector<ElementId>> prefix;
  StringMap<std::vector<ElementId>> suffix;
  std::vector<std::pair<std::string, ElementId>> infix;
  StringMap<std::vector<ElementId>> stem;
  std::size_t longest_prefix = 0;
  std::size_t longest_suffix = 0;
};

void add_pattern(PatternIndex& index, std::string_view pattern, ElementId element, bool by_stem);

/// Appends the element of every pattern that the lower-case word matches; one may come more than once.
void append_matching(const PatternIndex& index, std::string_view word, std::vector<ElementId>& elements);

/// å, ä → a and ö → o, for texts typed without them.
std::string without_accents_of(std::string_view word);

}  // namespace stickprov::text
