#include "report/cell_text.h"

#include <algorithm>

namespace stickprov::report {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// Bytes of the well-formed UTF-8 sequence at `at`; 0 when there is none, or one that no workbook can hold.
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  const std::size_t length = lead < 0x80                   ? 1
                             : lead >= 0xC2 && lead < 0xE0 ? 2
                             : lead >= 0xE0 && lead < 0xF0 ? 3
                             : lead >= 0xF0 && lead < 0xF5 ? 4
                                                           : 0;
  if (length == 0 || at + length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0U) != 0x80U) return 0;
  }
  if ((lead == 0xE0 && byte(at + 1) < 0xA0) || (lead == 0xED && byte(at + 1) > 0x9F) ||
      (lead == 0xF0 && byte(at + 1) < 0x90) || (lead == 0xF4 && byte(at + 1) > 0x8F)) {
    return 0;
  }
  // What XML 1.0 has no place for: control characters, U+FFFE and U+FFFF.
  if (lead < 0x20 && lead != '\t' && lead != '\n' && lead != '\r') return 0;
  if (lead == 0xEF && byte(at + 1) == 0xBF && byte(at + 2) >= 0xBE) return 0;
  return length;
}

// Excel counts UTF-16 units: characters beyond the basic plane (four bytes) take two.
std::size_t units_of(std::size_t sequence) {
  return sequence == 4 ? 2 : 1;
}

}  // namespace

std::size_t length_of(std::string_view text) {
  std::size_t length = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0U) != 0x80U) length += byte >= 0xF0 ? 2 : 1;
  }
  return length;
}

std::string fit_cell(std::string_view text, std::string_view cut, std::size_t limit) {
  // Most texts are short and of plain letters.
  if (text.size() <= limit &&
      std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; })) {
    return std::string(text);
  }
  const std::size_t room = limit - length_of(cut);
  std::string fitted;
  std::size_t units = 0;
  std::size_t end_of_room = 0;
  bool too_long = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = sequence_length(text, at);
    const std::size_t next = units + (length == 0 ? 1 : units_of(length));
    if (next <= room) end_of_room = fitted.size() + (length == 0 ? kReplacement.size() : length);
    if (next > limit) {
      too_long = true;
      break;
    }
    if (length == 0) {
      fitted += kReplacement;
      ++at;
    } else {
      fitted += text.substr(at, length);
      at += length;
    }
    units = next;
  }
  if (too_long) {
    fitted.resize(end_of_room);
    fitted += cut;
  }
  return fitted;
}

std::vector<std::string> lines_of(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  std::string line;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    if (!line.empty() && length_of(line) + 1 + length_of(word) > width) {
      lines.push_back(std::move(line));
      line.clear();
    }
    if (!line.empty()) line += ' ';
    line += word;
    at = end + 1;
  }
  if (!line.empty()) lines.push_back(std::move(line));
  return lines;
}

std::size_t line_count(std::string_view text, double width) {
  const std::size_t room = std::max<std::size_t>(1, static_cast<std::size_t>(std::max(0.0, width)));
  std::size_t lines = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::size_t used = 0;
    ++lines;
    for (std::size_t word = at; word < end;) {
      const std::size_t word_end = std::min(std::min(text.find(' ', word), text.size()), end);
      const std::size_t length = length_of(text.substr(word, word_end - word));
      if (used > 0 && used + 1 + length > room) {
        ++lines;
        used = 0;
      }
      used += (used > 0 ? 1 : 0) + length;
      while (used > room) {
        ++lines;
        used -= room;
      }
      word = word_end + 1;
    }
    at = end + 1;
  }
  return lines;
}

}  // namespace stickprov::report
