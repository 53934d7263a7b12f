#include "coding/fold.h"

#include <algorithm>
#include <cstdint>

namespace stickprov::coding {
namespace {

struct CodePoint {
  char32_t value;
  std::size_t length;  // bytes; 0 when the bytes are no UTF-8
};

CodePoint decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const auto lead = byte(at);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
  if (length == 0 || at + length > text.size()) return {0, 0};
  char32_t value = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return {0, 0};
    value = (value << 6) | (byte(at + i) & 0x3FU);
  }
  return {value, length};
}

/// The base letter of a Latin letter with a mark; "" for what is no letter here.
std::string_view base_letter(char32_t c) {
  struct Range {
    char32_t first, last;
    std::string_view letter;
  };
  static constexpr Range kLetters[] = {
      {0xC0, 0xC5, "a"},  {0xC6, 0xC6, "a"}, {0xC7, 0xC7, "c"}, {0xC8, 0xCB, "e"}, {0xCC, 0xCF, "i"},
      {0xD1, 0xD1, "n"},  {0xD2, 0xD6, "o"}, {0xD8, 0xD8, "o"}, {0xD9, 0xDC, "u"}, {0xDD, 0xDD, "y"},
      {0xDF, 0xDF, "ss"}, {0xE0, 0xE5, "a"}, {0xE6, 0xE6, "a"}, {0xE7, 0xE7, "c"}, {0xE8, 0xEB, "e"},
      {0xEC, 0xEF, "i"},  {0xF1, 0xF1, "n"}, {0xF2, 0xF6, "o"}, {0xF8, 0xF8, "o"}, {0xF9, 0xFC, "u"},
      {0xFD, 0xFD, "y"},  {0xFF, 0xFF, "y"}};
  for (const auto& range : kLetters)
    if (c >= range.first && c <= range.last) return range.letter;
  return {};
}

bool is_combining(char32_t c) {
  return c >= 0x300 && c <= 0x36F;
}

}  // namespace

std::string fold(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, length] = decode(text, at);
    at += length == 0 ? 1 : length;
    if (length == 0) {
      folded += ' ';
    } else if (c >= 'A' && c <= 'Z') {
      folded += static_cast<char>(c - 'A' + 'a');
    } else if (c < 0x80) {
      folded += static_cast<char>(c);
    } else if (is_combining(c) || c == 0xAD) {
      continue;  // a mark of its own, or a soft hyphen: what is left is the base letter
    } else if (const auto letter = base_letter(c); !letter.empty()) {
      folded += letter;
    } else if (c == 0x2010 || c == 0x2011 || c == 0x2012 || c == 0x2013 || c == 0x2014) {
      folded += '-';
    } else {
      folded += ' ';
    }
  }
  return folded;
}

std::vector<std::string> folded_words(std::string_view text) {
  const auto in_word = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  constexpr std::size_t kUsual = 16;
  std::vector<std::string> words;
  words.reserve(kUsual);
  const std::string folded = fold(text);
  for (auto at = folded.begin(); at != folded.end();) {
    const auto begin = std::find_if(at, folded.end(), in_word);
    at = std::find_if_not(begin, folded.end(), in_word);
    if (begin != at) words.emplace_back(begin, at);
  }
  return words;
}

}  // namespace stickprov::coding
