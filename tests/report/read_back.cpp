#include "read_back.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <sstream>

#include "report/sheet.h"

namespace stickprov::report {
namespace {

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields(1);
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\t') {
      fields.emplace_back();
    } else if (line[i] == '\\' && i + 1 < line.size()) {
      const char next = line[++i];
      fields.back() += next == 't' ? '\t' : next == 'n' ? '\n' : next;
    } else {
      fields.back() += line[i];
    }
  }
  return fields;
}

std::string output_of(const std::string& command) {
  std::string output;
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return output;
  std::array<char, 65536> buffer;
  for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
    output.append(buffer.data(), n);
  EXPECT_EQ(pclose(pipe), 0) << command;
  return output;
}

// "B5" → column 1, row 5.
std::pair<std::size_t, std::size_t> place_of(const std::string& reference) {
  std::size_t column = 0;
  std::size_t i = 0;
  for (; i < reference.size() && reference[i] >= 'A'; ++i) {
    column = column * 26 + static_cast<std::size_t>(reference[i] - 'A') + 1;
  }
  return {column - 1, std::strtoul(reference.c_str() + i, nullptr, 10)};
}

std::string reference_of(std::size_t row, std::size_t column) {
  const std::string reference = cell_reference("", row - 1, column);
  return reference.substr(reference.find('!') + 1);
}

}  // namespace

double ReadCell::number() const {
  EXPECT_EQ(kind, 'n') << value;
  return std::strtod(value.c_str(), nullptr);
}

const ReadCell& ReadBook::at(const std::string& table, std::size_t row, const std::string& header) const {
  static const ReadCell none;
  const auto found = tables.find(table);
  if (found == tables.end()) {
    ADD_FAILURE() << "no table " << table;
    return none;
  }
  for (std::size_t i = 0; i < found->second.headers.size(); ++i) {
    if (found->second.headers[i] != header) continue;
    const auto& cells = sheets.at(found->second.sheet).cells;
    const auto cell = cells.find(reference_of(found->second.first_row + row, found->second.first_column + i));
    if (cell != cells.end()) return cell->second;
  }
  ADD_FAILURE() << "no cell in " << table << " row " << row << " under " << header;
  return none;
}

std::size_t ReadBook::rows(const std::string& table) const {
  const ReadTable& found = tables.at(table);
  return found.last_row - found.first_row + 1;
}

namespace {

std::optional<std::string> find_python() {
  for (const char* python : {"/usr/bin/python3", "python3"}) {
    const std::string command = std::string(python) + " -c 'import openpyxl' 2>/dev/null";
    if (std::system(command.c_str()) == 0) return python;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> python_with_openpyxl() {
  static const std::optional<std::string> python = find_python();
  return python;
}

ReadBook read_back(const std::string& path) {
  ReadBook book;
  std::istringstream lines(output_of(*python_with_openpyxl() +
                                     " " STICKPROV_ROOT "/tests/report/read_workbook.py '" + path + "'"));
  for (std::string line; std::getline(lines, line);) {
    const std::vector<std::string> f = fields_of(line);
    if (f[0] == "properties") {
      book.title = f[1];
      book.creator = f[2];
      book.created = f[3];
    } else if (f[0] == "sheet") {
      ReadSheet sheet;
      sheet.orientation = f[2];
      sheet.fit_width = f[3];
      sheet.fit_height = f[4];
      sheet.print_area = f[5];
      sheet.title_rows = f[6];
      sheet.frozen = f[7];
      sheet.merged = std::strtoul(f[8].c_str(), nullptr, 10);
      sheet.footer = f[9];
      sheet.charts = std::strtoul(f[10].c_str(), nullptr, 10);
      book.order.push_back(f[1]);
      book.sheets[f[1]] = sheet;
    } else if (f[0] == "cell") {
      book.sheets[f[1]].cells[f[2]] = {f[3][0], f[4], f[5], std::strtod(f[6].c_str(), nullptr), f[7]};
    } else if (f[0] == "link") {
      book.sheets[f[1]].links[f[2]] = {f[3], f[4]};
    } else if (f[0] == "table") {
      const std::size_t colon = f[3].find(':');
      const auto first = place_of(f[3].substr(0, colon));
      const auto last = place_of(f[3].substr(colon + 1));
      ReadTable table{f[1], first.second + 1, last.second, first.first, f[4] == "yes", {}};
      std::istringstream headers(f[5]);
      for (std::string header; std::getline(headers, header, '|');) table.headers.push_back(header);
      EXPECT_EQ(table.headers.size(), last.first - first.first + 1);
      book.tables[f[2]] = table;
    } else if (f[0] == "entry") {
      book.entries.emplace_back(f[1], f[2]);
    } else if (f[0] == "alternative") {
      book.alternatives.push_back(f[1]);
    }
  }
  return book;
}

}  // namespace stickprov::report
