#pragma once
// Reading a map: UTF-8, tab-separated, comment lines (#) on top, a header row with exactly the expected
// columns.

#include <string>
#include <string_view>
#include <vector>

namespace stickprov::coding {

struct Row {
  int line = 0;  // 1-based
  std::vector<std::string> cells;
  std::string text;  // the whole line
};

struct Table {
  std::string path;
  std::vector<std::string> comments;  // lines on top, with their #
  std::vector<std::string> columns;
  std::vector<Row> rows;
};

/// Reads the map. Throws SetupError where the file cannot be opened, a line is no UTF-8, the header differs,
/// a row has another number of cells or a cell has spaces at its ends.
Table read_table(const std::string& path, const std::vector<std::string>& columns);

/// The same for bytes already in memory; `path` names them in messages.
Table parse_table(std::string_view bytes, const std::string& path, const std::vector<std::string>& columns);

/// Throws SetupError "file:line:column: problem", the line itself, and what to do. `cell` counts from 0.
[[noreturn]] void fail_at(const Table& table, const Row& row, std::size_t cell, std::string_view swedish,
                          std::string_view english);

/// Throws SetupError unless the first `keys` cells rise strictly from row to row, by bytes: sorted, none
/// twice.
void require_sorted(const Table& table, std::size_t keys = 1);

/// A cell split at `separator`; an empty cell gives nothing.
std::vector<std::string> split_cell(std::string_view cell, char separator);

}  // namespace stickprov::coding
