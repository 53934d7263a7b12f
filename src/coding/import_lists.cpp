#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "coding/columns.h"
#include "coding/import.h"
#include "coding/maps.h"
#include "coding/table.h"
#include "model/setup_error.h"

namespace stickprov::coding {
namespace {

using Records = std::vector<std::vector<std::string>>;

std::string read_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file)
    throw SetupError(fmt::format("{}: filen kan inte öppnas", path),
                     fmt::format("{}: the file cannot be opened", path));
  return std::string((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
}

/// RFC 4180 with `separator`; quotes only where `quoted`. Line breaks and tabs inside a value become a space.
Records read_records(const std::string& path, char separator, bool quoted) {
  auto bytes = read_bytes(path);
  if (bytes.compare(0, 3, "\xEF\xBB\xBF") == 0) bytes.erase(0, 3);
  Records records;
  std::vector<std::string> record;
  std::string value;
  bool inside = false;
  const auto end_record = [&] {
    record.push_back(std::move(value));
    value.clear();
    if (record.size() > 1 || !record.front().empty()) records.push_back(std::move(record));
    record.clear();
  };
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const char c = bytes[at];
    if (inside) {
      if (c != '"')
        value += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
      else if (at + 1 < bytes.size() && bytes[at + 1] == '"')
        value += bytes[++at];
      else
        inside = false;
    } else if (quoted && c == '"') {
      inside = true;
    } else if (c == separator) {
      record.push_back(std::move(value));
      value.clear();
    } else if (c == '\n') {
      end_record();
    } else if (c != '\r') {
      value += c;
    }
  }
  if (!value.empty() || !record.empty()) end_record();
  return records;
}

/// Where the first of the `names` (lower case) stands in the header row.
std::optional<std::size_t> find_column(const Records& records, const std::vector<std::string>& names) {
  if (records.empty()) return std::nullopt;
  for (std::size_t i = 0; i < records.front().size(); ++i) {
    auto heading = records.front()[i];
    std::transform(heading.begin(), heading.end(), heading.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (std::find(names.begin(), names.end(), heading) != names.end()) return i;
  }
  return std::nullopt;
}

std::size_t require_column(const Records& records, const std::string& path,
                           const std::vector<std::string>& names) {
  const auto column = find_column(records, names);
  if (!column)
    throw SetupError(fmt::format("{}:1:1: kolumnen ”{}” saknas i rubrikraden", path, names.front()),
                     fmt::format("{}:1:1: the header row has no column \"{}\"", path, names.front()));
  return *column;
}

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(' ');
  return first == std::string::npos ? std::string()
                                    : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

void add_row(std::string& content, const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) content += (i == 0 ? "" : "\t") + cells[i];
  content += '\n';
}

struct IcfRow {
  std::string title, name, words, source, dated;
  std::vector<std::string> other_titles;
};

/// Short terms only: a residual class ("andra specificerade") shows nothing.
bool is_residual(const std::string& code) {
  return code.size() == 4 && (code[3] == '9' || (code[2] == '9' && code[3] == '8'));
}

}  // namespace

Import import_icd10(const std::vector<std::string>& paths, const std::string& source,
                    const std::string& dated) {
  std::map<std::string, std::set<char>> fourth;
  for (const auto& path : paths) {
    const auto records = read_records(path, '\t', false);
    const auto code_column = require_column(records, path, {"code", "kod"});
    for (std::size_t i = 1; i < records.size(); ++i) {
      if (code_column >= records[i].size()) continue;
      const auto code = normalise_icd10(records[i][code_column]);
      const bool good = code.size() >= 3 && code[0] >= 'A' && code[0] <= 'Z' && code[1] >= '0' &&
                        code[1] <= '9' && code[2] >= '0' && code[2] <= '9';
      if (!good)
        throw SetupError(
            fmt::format("{}:{}:1: ”{}” är ingen ICD-10-kod", path, i + 1, records[i][code_column]),
            fmt::format("{}:{}:1: \"{}\" is no ICD-10 code", path, i + 1, records[i][code_column]));
      auto& positions = fourth[code.substr(0, 3)];
      if (code.size() >= 4 && code[3] != '-') positions.insert(code[3]);
    }
  }
  std::string content =
      "# ICD-10-SE: the three-character categories that exist, whether the list divides them (two or more "
      "fourth\n"
      "# positions), and which fourth positions there are. No titles.\n"
      "# Made by \"stickprov codes import icd10\"; do not edit by hand.\n";
  add_row(content, columns::kCategories);
  for (const auto& [category, positions] : fourth)
    add_row(content, {category, positions.size() >= 2 ? "1" : "0",
                      std::string(positions.begin(), positions.end()), source, dated});
  Import import;
  import.codes = fourth.size();
  import.files = {{ "icd10-categories.tsv", content }};
  return import;
}

Import import_icf(const std::vector<std::string>& paths, const std::string& folder, const std::string& source,
                  const std::string& dated) {
  std::map<std::string, IcfRow> rows;
  std::set<std::string> wanted;
  const std::string old_path = folder + "/icf.tsv";
  if (std::filesystem::exists(old_path)) {
    const auto old = read_table(old_path, columns::kIcf);
    for (const auto& row : old.rows) {
      auto& kept = rows[row.cells[0]];
      kept.name = row.cells[3];
      kept.words = row.cells[4];
      if (!kept.name.empty() || !kept.words.empty()) wanted.insert(row.cells[0]);
    }
  }
  const std::string fmb_path = folder + "/fmb-icf.tsv";
  if (std::filesystem::exists(fmb_path))
    for (const auto& row : read_table(fmb_path, columns::kFmbIcf).rows)
      for (std::size_t cell = 1; cell <= 4; ++cell)
        for (const auto& code : split_cell(row.cells[cell], ' ')) wanted.insert(code);

  std::set<std::string> found;
  for (const auto& path : paths) {
    const auto records = read_records(path, ',', true);
    const auto code_column = require_column(records, path, {"code", "kod"});
    const auto title_column = require_column(records, path, {"title", "titel"});
    const auto term_column = find_column(records, {"alt_term"});
    for (std::size_t i = 1; i < records.size(); ++i) {
      const auto& record = records[i];
      if (std::max(code_column, title_column) >= record.size()) continue;
      const auto& code = record[code_column];
      const bool second_level =
          code.size() == 4 && !is_residual(code) &&
          std::all_of(code.begin() + 1, code.end(), [](char c) { return c >= '0' && c <= '9'; });
      if (code.empty() || (code[0] != 'b' && code[0] != 'd')) continue;
      if (!second_level && wanted.find(code) == wanted.end()) continue;
      auto& row = rows[code];
      found.insert(code);
      const auto add_title = [&](const std::string& title) {
        if (title.empty() || title == row.title) return;
        if (row.title.empty())
          row.title = title;
        else if (std::find(row.other_titles.begin(), row.other_titles.end(), title) == row.other_titles.end())
          row.other_titles.push_back(title);
      };
      add_title(trimmed(record[title_column]));
      if (term_column && *term_column < record.size()) add_title(trimmed(record[*term_column]));
      row.source = source;
      row.dated = dated;
    }
  }

  Import import;
  std::string content =
      "# ICF: categories of body functions (b) and activities (d). title, other_titles: for recognising "
      "ticked\n"
      "# categories; name, words: ours, kept by \"stickprov codes import icf\", which makes the other "
      "columns.\n";
  add_row(content, columns::kIcf);
  for (const auto& [code, row] : rows) {
    if (found.find(code) == found.end()) {
      if (wanted.find(code) == wanted.end()) continue;
      import.kept.push_back(code);
    }
    std::string others;
    for (const auto& title : row.other_titles) others += (others.empty() ? "" : "|") + title;
    add_row(content, {code, row.title, others, row.name, row.words, row.source, row.dated});
    ++import.codes;
  }
  import.files = {{ "icf.tsv", content }};
  return import;
}

}  // namespace stickprov::coding
