#include "commands/labels.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <utility>

#include "model/setup_error.h"

namespace stickprov::commands {
namespace {

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::size_t begin = 0;
  while (true) {
    const std::size_t tab = line.find('\t', begin);
    std::string cell = line.substr(begin, tab == std::string::npos ? std::string::npos : tab - begin);
    const std::size_t first = cell.find_first_not_of(" \r");
    const std::size_t last = cell.find_last_not_of(" \r");
    cells.push_back(first == std::string::npos ? std::string() : cell.substr(first, last - first + 1));
    if (tab == std::string::npos) return cells;
    begin = tab + 1;
  }
}

std::string lower_ascii(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

std::optional<Verdict> verdict_of(const std::string& cell) {
  const std::string word = lower_ascii(cell);
  if (word == "adequate" || word == "adekvat") return Verdict::adequate;
  if (word == "deficient" || word == "bristfällig") return Verdict::deficient;
  if (word == "missing" || word == "saknas") return Verdict::missing;
  if (word == "not_applicable" || word == "ej tillämplig") return Verdict::not_applicable;
  return std::nullopt;
}

std::optional<Met> met_of(const std::string& cell) {
  const std::string word = lower_ascii(cell);
  if (word == "1" || word == "true" || word == "ja" || word == "met") return Met::met;
  if (word == "0" || word == "false" || word == "nej" || word == "not_met") return Met::not_met;
  if (word == "na" || word == "null" || word == "not_applicable") return Met::not_applicable;
  return std::nullopt;
}

bool is_criterion(const std::string& name) {
  if (name.size() != 2 || name[1] < '1' || name[1] > '9') return false;
  return (name[0] >= 'a' && name[0] <= 'h') || name[0] == 'L';  // the four links of dfa are L1 … L4
}

[[noreturn]] void fail(const std::string& path, std::size_t line, const std::string& swedish,
                       const std::string& english) {
  throw SetupError(fmt::format("{}, rad {}: {}", path, line, swedish),
                   fmt::format("{}, line {}: {}", path, line, english));
}

}  // namespace

Labels parse_labels(const std::string& text, const std::string& path) {
  Labels labels;
  std::istringstream lines(text);
  std::string line;
  std::size_t number = 0;
  std::vector<std::string> header;
  std::size_t id_column = 0;
  while (std::getline(lines, line)) {
    ++number;
    if (number == 1 && line.rfind("\xEF\xBB\xBF", 0) == 0) line.erase(0, 3);
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const std::vector<std::string> cells = cells_of(line);
    if (header.empty()) {
      header = cells;
      const auto id = std::find(header.begin(), header.end(), "certificate_id");
      if (id == header.end()) {
        fail(path, number, "kolumnen certificate_id saknas i första raden; raden ska vara tabbseparerad",
             "the first row has no column certificate_id; it must be tab-separated");
      }
      id_column = static_cast<std::size_t>(id - header.begin());
      for (const std::string& name : header) {
        if (is_criterion(name)) labels.criterion_columns.push_back(name);
      }
      const bool any_part = std::any_of(header.begin(), header.end(), [](const std::string& name) {
        return std::find(kComparedNames.begin(), kComparedNames.end(), name) != kComparedNames.end();
      });
      if (!any_part && labels.criterion_columns.empty()) {
        fail(path, number, "ingen kolumn med en del (diagnosis … overall) eller ett kriterium (a1 … h3)",
             "no column names a part (diagnosis … overall) or a criterion (a1 … h3)");
      }
      continue;
    }
    if (cells.size() <= id_column || cells[id_column].empty()) {
      fail(path, number, "certificate_id är tomt", "certificate_id is empty");
    }
    Labels::Row row{};
    std::map<std::string, Met> criteria;
    for (std::size_t i = 0; i < std::min(cells.size(), header.size()); ++i) {
      if (cells[i].empty()) continue;
      const auto part = std::find(kComparedNames.begin(), kComparedNames.end(), header[i]);
      if (part != kComparedNames.end()) {
        const auto verdict = verdict_of(cells[i]);
        if (!verdict) {
          fail(path, number,
               fmt::format("{} är ”{}”; skriv adequate, deficient, missing eller not_applicable", header[i],
                           cells[i]),
               fmt::format("{} is \"{}\"; write adequate, deficient, missing or not_applicable", header[i],
                           cells[i]));
        }
        row[static_cast<std::size_t>(part - kComparedNames.begin())] = verdict;
      } else if (is_criterion(header[i])) {
        const auto met = met_of(cells[i]);
        if (!met) {
          fail(path, number,
               fmt::format("{} är ”{}”; skriv met, not_met eller not_applicable", header[i], cells[i]),
               fmt::format("{} is \"{}\"; write met, not_met or not_applicable", header[i], cells[i]));
        }
        criteria.emplace(header[i], *met);
      }
    }
    const auto [before, added] = labels.rows.emplace(cells[id_column], row);
    const auto criteria_before = labels.criteria.find(cells[id_column]);
    const bool same =
        before->second == row &&
        (criteria_before == labels.criteria.end() ? criteria.empty() : criteria_before->second == criteria);
    if (!added && !same) {
      fail(path, number, fmt::format("intyget {} står två gånger med olika bedömning", cells[id_column]),
           fmt::format("certificate {} stands twice with different ratings", cells[id_column]));
    }
    if (!criteria.empty()) labels.criteria.emplace(cells[id_column], std::move(criteria));
  }
  if (labels.rows.empty()) {
    fail(path, std::max<std::size_t>(number, 1), "filen har inga rader med bedömningar",
         "the file has no rated rows");
  }
  return labels;
}

Labels read_labels(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (file) text << file.rdbuf();
  if (!file) {
    throw SetupError(
        fmt::format("{}: filen med bedömningar kan inte läsas; kontrollera sökväg och rättigheter", path),
        fmt::format("{}: the file of labels cannot be read; check its path and permissions", path));
  }
  return parse_labels(text.str(), path);
}

}  // namespace stickprov::commands
