#pragma once
// Evidence: the words in a certificate that a finding rests on.

#include <charconv>
#include <cstddef>
#include <cstdint>
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

/// A field that evidence may point into, by the form's own numbers: a delsvar ("35.1"), one instance of it
/// where the question repeats ("1.1#2"), or a whole question ("6"). Numbers, not text, because evidence is
/// gathered, moved and compared all the time and written out seldom.
struct FieldId {
  std::uint16_t question = 0;  // 0 for no field
  std::uint16_t part = 0;
  std::uint16_t instance = 0;  // 0 where none was sent
  bool operator==(const FieldId&) const = default;
  bool empty() const { return question == 0; }
};

/// Reads "35.1", "1.1#2" or "6"; no field for any other text.
inline FieldId field_id(std::string_view text) {
  FieldId field;
  const char* at = text.data();
  const char* const end = at + text.size();
  const auto number = [&](std::uint16_t& value) {
    const auto [stop, error] = std::from_chars(at, end, value);
    at = stop;
    return error == std::errc{};
  };
  const auto number_after = [&](char mark, std::uint16_t& value) {
    if (at == end || *at != mark) return true;
    ++at;
    return number(value);
  };
  const bool read =
      number(field.question) && number_after('.', field.part) && number_after('#', field.instance);
  return read && at == end ? field : FieldId{};
}

/// The field as the form writes it; "" for none.
inline std::string to_string(FieldId field) {
  if (field.empty()) return {};
  std::string text = std::to_string(field.question);
  if (field.part != 0) text.append(".").append(std::to_string(field.part));
  if (field.instance != 0) text.append("#").append(std::to_string(field.instance));
  return text;
}

/// A span of a field. Both ends lie on UTF-8 code-point borders.
struct Evidence {
  FieldId field;
  Span span;
  bool operator==(const Evidence&) const = default;
};

/// True when `at` is the border of a code point of `text` (or its end).
constexpr bool is_code_point_border(std::string_view text, std::size_t at) {
  return at == text.size() || (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U);
}

}  // namespace stickprov
