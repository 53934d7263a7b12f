#pragma once
// Code points as Swedish text needs them: which are letters, and lower case that keeps every byte offset.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stickprov::text {

/// One decoded code point and its length in bytes; malformed bytes decode as U+FFFD of length 1.
struct CodePoint {
  char32_t value = 0;
  std::size_t length = 1;
};
CodePoint decode(std::string_view text, std::size_t at);

/// Letters of the Latin, Greek and Cyrillic scripts (Swedish certificates hold no others).
bool is_letter(char32_t c);
bool is_upper(char32_t c);
inline bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

/// Text in lower case and NFC, with a map back to the original.
struct Folded {
  std::string text;
  /// Byte i of `text` came from byte origin[i] of the original; one element past the end. Empty when the
  /// offsets are the same, which they are for all text already in NFC.
  std::vector<std::uint32_t> origin;
  std::size_t original_offset(std::size_t at) const { return origin.empty() ? at : origin[at]; }
  /// Where the original of what ends before `at` ends; a letter and its marks are never parted.
  std::size_t original_end(std::size_t at) const;
};

/// Lower case (A–Z, Latin-1 letters) and NFC. Combining marks ("a" + U+030A) are composed.
Folded fold(std::string_view original);

}  // namespace stickprov::text
