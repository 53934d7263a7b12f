#include "ingest/xml_text.h"

#include <bit>
#include <cstdint>
#include <cstring>

namespace stickprov::ingest {
namespace {

void append_utf8(std::string& out, std::uint32_t c) {
  const auto byte = [&](std::uint32_t value) { out += static_cast<char>(value); };
  const auto tail = [&](std::uint32_t shift) { byte(0x80U | ((c >> shift) & 0x3FU)); };
  if (c < 0x80U) {
    byte(c);
  } else if (c < 0x800U) {
    byte(0xC0U | (c >> 6U));
    tail(0);
  } else if (c < 0x10000U) {
    byte(0xE0U | (c >> 12U));
    tail(6);
    tail(0);
  } else {
    byte(0xF0U | (c >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

// `name` of &name; as skip_reference() has let it through.
void append_reference(std::string& out, std::string_view name) {
  if (name == "amp") {
    out += '&';
  } else if (name == "lt") {
    out += '<';
  } else if (name == "gt") {
    out += '>';
  } else if (name == "quot") {
    out += '"';
  } else if (name == "apos") {
    out += '\'';
  } else {
    const bool hexadecimal = name[1] == 'x';
    std::uint32_t code = 0;
    for (const char c : name.substr(hexadecimal ? 2 : 1)) {
      const auto digit = static_cast<std::uint32_t>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
      code = code * (hexadecimal ? 16U : 10U) + digit;
    }
    append_utf8(out, code);
  }
}

}  // namespace

std::size_t plain_end(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  constexpr std::uint64_t kHigh = 0x80 * kOnes;
  const auto below = [](std::uint64_t bytes, std::uint64_t n) {
    return (bytes - n * kOnes) & ~bytes & kHigh;
  };
  const auto equal = [&](std::uint64_t bytes, char c) {
    return below(bytes ^ (kOnes * static_cast<unsigned char>(c)), 1);
  };
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + at, 8);
    const std::uint64_t marked =
        below(bytes, 0x20) | equal(bytes, '<') | equal(bytes, '&') | equal(bytes, ']');
    if (marked == 0) continue;
    // The lowest mark is exact; those above it may be due to a borrow.
    if constexpr (std::endian::native == std::endian::little)
      at += static_cast<std::size_t>(std::countr_zero(marked)) / 8;
    break;
  }
  return at;
}

bool skip_reference(std::string_view text, std::size_t& at) {
  const std::size_t end = text.substr(at, 16).find(';');
  if (end == std::string_view::npos) return false;
  const std::string_view name = text.substr(at + 1, end - 1);
  at += end + 1;
  if (name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "apos") return true;
  if (name.size() < 2 || name[0] != '#') return false;
  const bool hexadecimal = name[1] == 'x';
  const std::string_view digits = name.substr(hexadecimal ? 2 : 1);
  if (digits.empty()) return false;
  std::uint32_t code = 0;
  for (const char c : digits) {
    std::uint32_t digit = 0;
    if (c >= '0' && c <= '9') {
      digit = static_cast<std::uint32_t>(c - '0');
    } else if (hexadecimal && c >= 'a' && c <= 'f') {
      digit = static_cast<std::uint32_t>(c - 'a' + 10);
    } else if (hexadecimal && c >= 'A' && c <= 'F') {
      digit = static_cast<std::uint32_t>(c - 'A' + 10);
    } else {
      return false;
    }
    code = code * (hexadecimal ? 16U : 10U) + digit;
    if (code > 0x10FFFFU) return false;
  }
  return code == 0x9 || code == 0xA || code == 0xD || (code >= 0x20 && code <= 0xD7FF) ||
         (code >= 0xE000 && code <= 0xFFFD) || code >= 0x10000;
}

std::string plain_text(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  for (std::size_t at = 0; at < raw.size(); ++at) {
    if (raw[at] == '&') {
      const std::size_t end = raw.find(';', at);
      append_reference(out, raw.substr(at + 1, end - at - 1));
      at = end;
    } else if (raw[at] == '\r') {
      out += '\n';
      if (raw.substr(at + 1, 1) == "\n") ++at;
    } else {
      out += raw[at];
    }
  }
  return out;
}

}  // namespace stickprov::ingest
