#include "sampling/units.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <optional>
#include <sstream>
#include <vector>

#include "format/json_text.h"
#include "model/setup_error.h"

namespace stickprov::sampling {
namespace {

constexpr std::array<std::string_view, 5> kColumns = {"hsa_id", "name", "area", "provider_hsa_id",
                                                      "provider"};

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\r'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> cells(std::string_view line) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t tab = line.find('\t'); tab != std::string_view::npos; tab = line.find('\t', begin)) {
    parts.push_back(trimmed(line.substr(begin, tab - begin)));
    begin = tab + 1;
  }
  parts.push_back(trimmed(line.substr(begin)));
  return parts;
}

std::string upper(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return result;
}

[[noreturn]] void fail(const std::string& path, std::size_t line, std::string_view swedish,
                       std::string_view english) {
  throw SetupError(fmt::format("{}:{}: {}", path, line, swedish),
                   fmt::format("{}:{}: {}", path, line, english));
}

// Position of each of kColumns in the header row.
std::array<std::optional<std::size_t>, 5> columns(std::string_view header, const std::string& path) {
  std::array<std::optional<std::size_t>, 5> places;
  const std::vector<std::string_view> names = cells(header);
  for (std::size_t i = 0; i < kColumns.size(); ++i)
    if (const auto found = std::find(names.begin(), names.end(), kColumns[i]); found != names.end())
      places[i] = static_cast<std::size_t>(found - names.begin());
  if (!places[0])
    fail(path, 1,
         "kolumnen hsa_id saknas. Första raden ska vara hsa_id, name, area, provider_hsa_id, provider med "
         "tabb emellan.",
         "the column hsa_id is missing. The first line should be hsa_id, name, area, provider_hsa_id, "
         "provider with tabs "
         "between.");
  return places;
}

}  // namespace

Units parse_units(std::string_view bytes, const std::string& path) {
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
  Units units;
  std::array<std::optional<std::size_t>, 5> places;
  std::size_t number = 0;
  while (!bytes.empty() || number == 0) {
    const std::size_t newline = bytes.find('\n');
    const std::string_view line = trimmed(bytes.substr(0, newline));
    bytes.remove_prefix(newline == std::string_view::npos ? bytes.size() : newline + 1);
    ++number;
    if (format::json_string(line).find("\xEF\xBF\xBD") != std::string::npos &&
        line.find("\xEF\xBF\xBD") == std::string_view::npos)
      fail(path, number, "raden är inte UTF-8. Spara filen som UTF-8 (i Excel: ”CSV UTF-8”, tabbavgränsad).",
           "the line is not UTF-8. Save the file as UTF-8.");
    if (number == 1) {
      places = columns(line, path);
      continue;
    }
    if (line.empty()) continue;
    const std::vector<std::string_view> row = cells(line);
    const auto cell = [&](std::size_t i) {
      return places[i] && *places[i] < row.size() ? std::string(row[*places[i]]) : std::string{};
    };
    Unit unit{cell(0), cell(1), cell(2), cell(3), cell(4)};
    if (unit.hsa_id.empty())
      fail(path, number, "hsa_id är tomt. Fyll i enhetens HSA-id eller ta bort raden.",
           "hsa_id is empty. Give the unit's HSA-id or remove the line.");
    std::string key = upper(unit.hsa_id);
    if (units.count(key) != 0)
      fail(path, number,
           fmt::format("HSA-id {} finns redan högre upp i filen. Behåll en av raderna.", unit.hsa_id),
           fmt::format("HSA-id {} is already higher up in the file. Keep one of the lines.", unit.hsa_id));
    units.emplace(std::move(key), std::move(unit));
  }
  return units;
}

Units read_units(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  if (file) bytes << file.rdbuf();
  if (!file)
    throw SetupError(
        fmt::format("{}: enhetsfilen kan inte läsas. Kontrollera sökvägen och behörigheten.", path),
        fmt::format("{}: the units file cannot be read. Check the path and its permissions.", path));
  return parse_units(bytes.str(), path);
}

const Unit* find_unit(const Units& units, std::string_view hsa_id) {
  const auto found = units.find(upper(hsa_id));
  return found == units.end() ? nullptr : &found->second;
}

}  // namespace stickprov::sampling
