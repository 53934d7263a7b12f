#pragma once
// Text for people at a terminal: widths counted as they are seen, lines broken where a reader would.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/evidence.h"

namespace stickprov::commands {

/// Columns that UTF-8 text takes: combining marks none, East Asian wide characters and emoji two, others one.
/// A byte that is not UTF-8 counts as one.
std::size_t display_width(std::string_view text);

/// Spaces after `text` up to `width` columns; `text` itself when it is as wide or wider.
std::string padded(std::string_view text, std::size_t width);

/// Breaks `text` into lines of at most `width` columns at spaces; a longer word stands alone, cut when it
/// must be. Line breaks in the text are kept. Each line is a range of bytes of `text`, without the space it
/// was broken at.
std::vector<Span> wrapped(std::string_view text, std::size_t width);

/// The lines of `wrapped`, each after the first begun with `indent` spaces, joined by line breaks.
std::string wrapped_text(std::string_view text, std::size_t width, std::size_t indent);

/// `text` in lines of at most `width` columns, each with `indent` spaces before it and, where any of `marks`
/// touches the line, a second line with ^ under every marked column. With `colour` the marks are underlined
/// in place instead. Control characters other than line breaks are shown as a space, so that a text cannot
/// steer the terminal.
std::string underlined(std::string_view text, const std::vector<Span>& marks, std::size_t width,
                       std::size_t indent, bool colour);

}  // namespace stickprov::commands
