#include "commands/terminal_text.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

namespace stickprov::commands {
namespace {

// ICU's macro converts between its integer types without saying so.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
UChar32 next_point(std::string_view text, std::size_t& at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  UChar32 point = 0;
  U8_NEXT(bytes, at, text.size(), point);
  return point;
}
#pragma GCC diagnostic pop

struct Character {
  std::size_t bytes = 1;
  std::size_t columns = 1;
  bool control = false;
};

Character character_at(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80U) return {1, 1, first < 0x20U || first == 0x7FU};
  std::size_t next = at;
  const UChar32 point = next_point(text, next);
  if (point < 0) return {1, 1, true};
  Character character{next - at, 1, false};
  const auto category = u_charType(point);
  if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR) {
    character.columns = 0;
    character.control = category == U_FORMAT_CHAR && point != 0xAD;  // bidi overrides and the like
  } else if (category == U_CONTROL_CHAR) {
    character.control = true;
  } else {
    const int wide = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
    if (wide == U_EA_WIDE || wide == U_EA_FULLWIDTH) character.columns = 2;
  }
  return character;
}

// One paragraph, without line breaks.
void wrap_paragraph(std::string_view text, Span paragraph, std::size_t width, std::vector<Span>& lines) {
  std::size_t begin = paragraph.begin;
  std::size_t columns = 0;
  std::size_t last_space = std::string_view::npos;
  for (std::size_t at = begin; at < paragraph.end;) {
    const Character character = character_at(text, at);
    if (columns + character.columns > width && at > begin) {
      if (text[at] == ' ') {
        lines.push_back({begin, at});
        begin = at + 1;
      } else if (last_space != std::string_view::npos) {
        lines.push_back({begin, last_space});
        begin = last_space + 1;
      } else {
        lines.push_back({begin, at});
        begin = at;
      }
      at = begin;
      columns = 0;
      last_space = std::string_view::npos;
      continue;
    }
    if (text[at] == ' ') last_space = at;
    columns += character.columns;
    at += character.bytes;
  }
  lines.push_back({begin, paragraph.end});
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    columns += character.columns;
    at += character.bytes;
  }
  return columns;
}

std::string padded(std::string_view text, std::size_t width) {
  std::string out(text);
  const std::size_t columns = display_width(text);
  if (columns < width) out.append(width - columns, ' ');
  return out;
}

std::vector<Span> wrapped(std::string_view text, std::size_t width) {
  std::vector<Span> lines;
  std::size_t begin = 0;
  while (true) {
    const std::size_t line_break = text.find('\n', begin);
    const std::size_t end = line_break == std::string_view::npos ? text.size() : line_break;
    const bool carriage_return = end > begin && text[end - 1] == '\r';
    wrap_paragraph(text, {begin, carriage_return ? end - 1 : end}, std::max<std::size_t>(width, 2), lines);
    if (line_break == std::string_view::npos) break;
    begin = line_break + 1;
  }
  return lines;
}

std::string wrapped_text(std::string_view text, std::size_t width, std::size_t indent) {
  std::string out;
  for (const Span& line : wrapped(text, width)) {
    if (!out.empty()) {
      out += '\n';
      if (line.length() > 0) out.append(indent, ' ');
    }
    out += text.substr(line.begin, line.length());
  }
  return out;
}

std::string underlined(std::string_view text, const std::vector<Span>& marks, std::size_t width,
                       std::size_t indent, bool colour) {
  const auto marked = [&](std::size_t at) {
    return std::any_of(marks.begin(), marks.end(),
                       [&](const Span& mark) { return mark.begin <= at && at < mark.end; });
  };
  std::string out;
  for (const Span& line : wrapped(text, width)) {
    std::string shown(indent, ' ');
    std::string under(indent, ' ');
    bool any = false;
    bool on = false;
    for (std::size_t at = line.begin; at < line.end;) {
      const Character character = character_at(text, at);
      const bool here = marked(at);
      if (colour && here != on) shown += here ? "\x1b[4m" : "\x1b[24m";
      on = here;
      any = any || here;
      if (character.control) {
        shown += ' ';
        under.append(1, here ? '^' : ' ');
      } else {
        shown += text.substr(at, character.bytes);
        under.append(character.columns, here ? '^' : ' ');
      }
      at += character.bytes;
    }
    if (colour && on) shown += "\x1b[24m";
    out += shown;
    out += '\n';
    if (any && !colour) {
      under.erase(under.find_last_not_of(' ') + 1);
      out += under;
      out += '\n';
    }
  }
  return out;
}

}  // namespace stickprov::commands
