#include "coding/table.h"

#include <fmt/core.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iterator>

#include "model/setup_error.h"

namespace stickprov::coding {
namespace {

/// Number of the first byte that is no UTF-8, or npos. Overlong forms and surrogates are refused.
std::size_t find_bad_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const auto lead = byte(at);
    std::size_t length = lead < 0x80   ? 1
                         : lead < 0xC2 ? 0
                         : lead < 0xE0 ? 2
                         : lead < 0xF0 ? 3
                         : lead < 0xF5 ? 4
                                       : 0;
    if (length == 0 || at + length > text.size()) return at;
    for (std::size_t i = 1; i < length; ++i)
      if ((byte(at + i) & 0xC0) != 0x80) return at;
    if ((lead == 0xE0 && byte(at + 1) < 0xA0) || (lead == 0xED && byte(at + 1) > 0x9F) ||
        (lead == 0xF0 && byte(at + 1) < 0x90) || (lead == 0xF4 && byte(at + 1) > 0x8F))
      return at;
    at += length;
  }
  return std::string_view::npos;
}

std::string joined(const std::vector<std::string>& columns) {
  std::string text;
  for (const auto& column : columns) text += (text.empty() ? "" : " | ") + column;
  return text;
}

}  // namespace

std::vector<std::string> split_cell(std::string_view cell, char separator) {
  std::vector<std::string> pieces;
  if (cell.empty()) return pieces;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= cell.size(); ++at) {
    if (at < cell.size() && cell[at] != separator) continue;
    pieces.emplace_back(cell.substr(begin, at - begin));
    begin = at + 1;
  }
  return pieces;
}

void fail_at(const Table& table, const Row& row, std::size_t cell, std::string_view swedish,
             std::string_view english) {
  std::size_t column = 1;  // in characters, as an editor counts
  for (std::size_t i = 0; i < cell && i < row.cells.size(); ++i) {
    const auto& before = row.cells[i];
    column += 1 + static_cast<std::size_t>(std::count_if(before.begin(), before.end(), [](char c) {
                return (static_cast<std::uint8_t>(c) & 0xC0) != 0x80;
              }));
  }
  const auto place = fmt::format("{}:{}:{}", table.path, row.line, column);
  throw SetupError(fmt::format("{}: {}\n  {}", place, swedish, row.text),
                   fmt::format("{}: {}\n  {}", place, english, row.text));
}

Table parse_table(std::string_view bytes, const std::string& path, const std::vector<std::string>& columns) {
  Table table;
  table.path = path;
  if (const auto bad = find_bad_utf8(bytes); bad != std::string_view::npos) {
    const auto line = 1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(bad), '\n');
    throw SetupError(fmt::format("{}:{}:1: raden är inte UTF-8; spara filen som UTF-8", path, line),
                     fmt::format("{}:{}:1: the line is not UTF-8; save the file as UTF-8", path, line));
  }
  int line = 0;
  std::size_t begin = 0;
  while (begin < bytes.size()) {
    const auto end = std::min(bytes.find('\n', begin), bytes.size());
    Row row;
    row.line = ++line;
    row.text = std::string(bytes.substr(begin, end - begin));
    if (!row.text.empty() && row.text.back() == '\r') row.text.pop_back();
    begin = end + 1;
    if (table.columns.empty() && !row.text.empty() && row.text.front() == '#') {
      table.comments.push_back(row.text);
      continue;
    }
    row.cells = split_cell(row.text, '\t');
    if (table.columns.empty()) {
      table.columns = row.cells;
      if (table.columns != columns)
        fail_at(table, row, 0, fmt::format("rubrikraden ska vara: {} (med tabb mellan)", joined(columns)),
                fmt::format("the header row must be: {} (with tabs between)", joined(columns)));
      continue;
    }
    if (row.cells.size() != columns.size())
      fail_at(table, row, std::min(row.cells.size(), columns.size()),
              fmt::format("raden har {} celler, rubriken {}; skilj cellerna med en tabb, även tomma",
                          row.cells.size(), columns.size()),
              fmt::format("the row has {} cells, the header {}; part the cells with one tab, empty ones too",
                          row.cells.size(), columns.size()));
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const auto& cell = row.cells[i];
      if (!cell.empty() && (cell.front() == ' ' || cell.back() == ' '))
        fail_at(table, row, i, "cellen börjar eller slutar med blanksteg; ta bort det",
                "the cell begins or ends with a space; remove it");
    }
    table.rows.push_back(std::move(row));
  }
  if (table.columns.empty())
    throw SetupError(
        fmt::format("{}:1:1: filen är tom; hämta den på nytt eller återskapa den med "
                    "”stickprov codes import”",
                    path),
        fmt::format("{}:1:1: the file is empty; fetch it again or make it with \"stickprov codes import\"",
                    path));
  return table;
}

Table read_table(const std::string& path, const std::vector<std::string>& columns) {
  std::ifstream file(path, std::ios::binary);
  if (!file)
    throw SetupError(
        fmt::format("{}: kartan kan inte öppnas; kontrollera att mappen icd10-icf-maps är hel och läsbar",
                    path),
        fmt::format("{}: the map cannot be opened; see that the folder icd10-icf-maps is whole and readable",
                    path));
  const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  return parse_table(bytes, path, columns);
}

void require_sorted(const Table& table, std::size_t keys) {
  const auto count = static_cast<std::ptrdiff_t>(keys);
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    const auto& before = table.rows[i - 1].cells;
    const auto& cells = table.rows[i].cells;
    if (std::lexicographical_compare(before.begin(), before.begin() + count, cells.begin(),
                                     cells.begin() + count))
      continue;
    const bool twice = std::equal(before.begin(), before.begin() + count, cells.begin());
    fail_at(
        table, table.rows[i], 0,
        twice ? "samma nyckel står två gånger; behåll en rad"
              : "raderna ska stå i bokstavsordning; flytta raden",
        twice ? "the same key stands twice; keep one row" : "the rows must be in byte order; move the row");
  }
}

}  // namespace stickprov::coding
