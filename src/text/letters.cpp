#include "text/letters.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

namespace stickprov::text {
namespace {

unsigned byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
}

// ICU composes whole strings; composing one base with its marks at a time keeps the offset map exact.
std::string composed(std::string_view cluster) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return std::string(cluster);
  const icu::UnicodeString source =
      icu::UnicodeString::fromUTF8(icu::StringPiece(cluster.data(), static_cast<int32_t>(cluster.size())));
  const icu::UnicodeString result = nfc->normalize(source, status);
  if (U_FAILURE(status)) return std::string(cluster);
  std::string out;
  result.toUTF8String(out);
  return out;
}

bool is_combining(char32_t c) {
  return c >= 0x300 && c <= 0x36F;
}

// Without branches, so that many bytes are done at a time.
std::string lower(std::string_view text) {
  constexpr unsigned kLower = 0x20;
  std::string out(text);
  char* const letters = out.data();
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    letters[i] = static_cast<char>(byte | (static_cast<unsigned char>(byte - 'A') < 26 ? kLower : 0U));
  }
  for (std::size_t i = 1; i < text.size(); ++i) {  // C3 80 … C3 9E: À–Þ but ×
    const auto byte = static_cast<unsigned char>(text[i]);
    const unsigned lead = text[i - 1] == '\xC3' ? kLower : 0U;
    const unsigned capital = static_cast<unsigned char>(byte - 0x80) <= 0x1E ? kLower : 0U;
    const unsigned letter = byte != 0x97 ? kLower : 0U;
    letters[i] = static_cast<char>(static_cast<unsigned char>(letters[i]) | (lead & capital & letter));
  }
  return out;
}

// Combining marks are U+0300 … U+036F: CC 80 … CD AF.
bool has_combining_marks(std::string_view text) {
  for (const char lead : {'\xCC', '\xCD'})
    for (std::size_t i = text.find(lead); i != std::string_view::npos; i = text.find(lead, i + 1))
      if (is_combining(decode(text, i).value)) return true;
  return false;
}

}  // namespace

CodePoint decode(std::string_view text, std::size_t at) {
  const unsigned first = byte_at(text, at);
  if (first < 0x80U) return {static_cast<char32_t>(first), 1};
  const auto tail = [&](std::size_t i) { return byte_at(text, at + i) & 0x3FU; };
  const auto continues = [&](std::size_t i) { return (byte_at(text, at + i) & 0xC0U) == 0x80U; };
  if (first >= 0xC2U && first <= 0xDFU && continues(1)) return {((first & 0x1FU) << 6U) | tail(1), 2};
  if (first >= 0xE0U && first <= 0xEFU && continues(1) && continues(2))
    return {((first & 0x0FU) << 12U) | (tail(1) << 6U) | tail(2), 3};
  if (first >= 0xF0U && first <= 0xF4U && continues(1) && continues(2) && continues(3))
    return {((first & 0x07U) << 18U) | (tail(1) << 12U) | (tail(2) << 6U) | tail(3), 4};
  return {0xFFFD, 1};
}

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  if (c == 0xB5) return true;  // micro sign, in units
  if (c >= 0xC0 && c <= 0x24F) return c != 0xD7 && c != 0xF7;
  return c >= 0x370 && c <= 0x52F;
}

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= U'A' && c <= U'Z';
  return c >= 0xC0 && c <= 0xDE && c != 0xD7;
}

std::size_t Folded::original_end(std::size_t at) const {
  if (origin.empty()) return at;
  while (at > 0 && at + 1 < origin.size() && origin[at] == origin[at - 1]) ++at;
  return origin[at];
}

Folded fold(std::string_view original) {
  Folded folded;
  if (!has_combining_marks(original)) {
    folded.text = lower(original);
    return folded;
  }
  for (std::size_t i = 0; i < original.size();) {
    std::size_t end = i + decode(original, i).length;
    while (end < original.size() && is_combining(decode(original, end).value))
      end += decode(original, end).length;
    const std::string_view cluster = original.substr(i, end - i);
    const std::string piece = cluster.size() > 1 ? composed(cluster) : std::string(cluster);
    for (std::size_t k = 0; k < piece.size(); ++k) folded.origin.push_back(static_cast<std::uint32_t>(i));
    folded.text += piece;
    i = end;
  }
  folded.origin.push_back(static_cast<std::uint32_t>(original.size()));
  folded.text = lower(folded.text);
  return folded;
}

}  // namespace stickprov::text
