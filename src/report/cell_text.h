#pragma once
// Making any text fit a spreadsheet cell.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace stickprov::report {

/// Most characters a cell of Excel holds.
inline constexpr std::size_t kCellLimit = 32767;

/// Code points of UTF-8 text, as Excel counts all but the rarest.
std::size_t length_of(std::string_view text);

/// The text as a cell can hold it: invalid UTF-8 and characters without a place in XML become U+FFFD, and one
/// that is longer than `limit` characters is cut and ends with `cut`.
std::string fit_cell(std::string_view text, std::string_view cut, std::size_t limit = kCellLimit);

/// Breaks a text between words into lines of at most `width` characters, for free cells, which do not wrap.
std::vector<std::string> lines_of(std::string_view text, std::size_t width);

/// How many lines a wrapped text takes in a column of `width` characters; words longer than that are broken.
std::size_t line_count(std::string_view text, double width);

}  // namespace stickprov::report
