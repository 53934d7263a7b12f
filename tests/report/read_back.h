#pragma once
// A workbook as openpyxl reads it: a second, independent reader of the format.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace stickprov::report {

struct ReadCell {
  char kind = ' ';  // 'n' number, 's' text, 'd' day, 'f' formula, 'b', 'e'
  std::string value;
  std::string format;
  double font_size = 0.0;
  std::string fill;
  double number() const;
};

struct ReadTable {
  std::string sheet;
  std::size_t first_row = 0;  // of the data, 1-based as in Excel
  std::size_t last_row = 0;
  std::size_t first_column = 0;  // 0-based
  bool filter = false;
  std::vector<std::string> headers;
};

struct ReadSheet {
  std::string orientation, fit_width, fit_height, print_area, title_rows, frozen, footer;
  std::size_t merged = 0;
  std::size_t charts = 0;
  std::map<std::string, ReadCell> cells;                             // by "B5"
  std::map<std::string, std::pair<std::string, std::string>> links;  // location, target
};

struct ReadBook {
  std::string title, creator, created;
  std::vector<std::string> order;
  std::map<std::string, ReadSheet> sheets;
  std::map<std::string, ReadTable> tables;
  std::vector<std::pair<std::string, std::string>> entries;  // of the zip: name, date
  std::vector<std::string> alternatives;

  /// The cell of a table in its `row`th line (0-based) under a header; fails the test when there is none.
  const ReadCell& at(const std::string& table, std::size_t row, const std::string& header) const;
  std::size_t rows(const std::string& table) const;
};

/// Nothing when no Python with openpyxl is at hand; tests then skip.
std::optional<std::string> python_with_openpyxl();
ReadBook read_back(const std::string& path);

}  // namespace stickprov::report
