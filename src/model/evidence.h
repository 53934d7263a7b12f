#pragma once
// Evidence: the words in a certificate that a finding rests on.

#include <cstddef>
#include <string>
#include <string_view>

namespace stickprov {

/// Half-open range of bytes [begin, end) in the original UTF-8 value of one named field.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const Span&) const = default;
  bool operator<(const Span& other) const {
    return begin != other.begin ? begin < other.begin : end < other.end;
  }
  std::size_t length() const { return end - begin; }
  bool contains(const Span& other) const { return begin <= other.begin && other.end <= end; }
  bool overlaps(const Span& other) const { return begin < other.end && other.begin < end; }
};

/// A span of a field. `field` is the delsvar id of the form ("35.1"), with "#instans" where it repeats
/// ("1.1#2"). Both ends of the span lie on UTF-8 code-point borders.
struct Evidence {
  std::string field;
  Span span;
  bool operator==(const Evidence&) const = default;
};

/// True when `at` is the border of a code point of `text` (or its end).
constexpr bool is_code_point_border(std::string_view text, std::size_t at) {
  return at == text.size() || (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U);
}

}  // namespace stickprov
