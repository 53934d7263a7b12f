#include <algorithm>

#include "coding/map_data.h"

namespace stickprov::coding {
namespace {

void append_new(std::vector<std::string_view>& list, std::string_view code) {
  if (std::find(list.begin(), list.end(), code) == list.end()) list.push_back(code);
}

// Does one of the ICF codes of this kind ('b' or 'd') that FMB and the map list for the diagnosis answer
// `is_meant`? FMB's own field for the kind comes first.
bool any_listed(const Maps& maps, std::string_view code, char kind,
                const std::function<bool(std::string_view)>& is_meant) {
  const auto any = [&](const std::vector<std::string>& codes) {
    return std::any_of(codes.begin(), codes.end(),
                       [&](const std::string& icf) { return icf.front() == kind && is_meant(icf); });
  };
  if (const auto* entry = find_fmb(maps, code)) {
    const auto functions = [&] { return any(entry->function_core) || any(entry->function_supplementary); };
    const auto activities = [&] { return any(entry->activity_core) || any(entry->activity_supplementary); };
    if (kind == 'b' ? functions() || activities() : activities() || functions()) return true;
  }
  const auto plain = lookup_code(code);
  return plain.size() >= 3 &&
         std::any_of(maps.functions.begin(), maps.functions.end(), [&](const FunctionRow& row) {
           return row.range.contains(plain) && any(kind == 'b' ? row.functions : row.activities);
         });
}

std::string name_of_range(const std::vector<NamedRange>& rows, std::string_view code,
                          std::string_view otherwise) {
  const auto plain = lookup_code(code);
  for (const auto& row : rows)
    for (const auto& range : row.ranges)
      if (plain.size() >= 3 && range.contains(plain)) return row.name;
  return std::string(otherwise);
}

}  // namespace

bool CodeRange::contains(std::string_view code) const {
  if (code.size() < first.size()) return false;
  // The letter tells most ranges apart.
  if (code.front() < first.front() || code.front() > last.front()) return false;
  return code.substr(0, first.size()) >= first && code.substr(0, last.size()) <= last;
}

std::string normalise_icd10(std::string_view code) {
  std::string plain;
  for (std::size_t at = 0; at < code.size(); ++at) {
    const char c = code[at];
    if (code.substr(at, 3) == "\u2020") {  // dagger
      at += 2;
    } else if (code.substr(at, 2) == "\u00A0") {
      at += 1;
    } else if (c == '.' || c == '*' || c == '+' || c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      continue;
    } else {
      plain += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
  }
  return plain;
}

std::string lookup_code(std::string_view code) {
  auto plain = normalise_icd10(code);
  return plain.substr(0, plain.find('-'));
}

bool is_divided(const Maps& maps, std::string_view three_characters) {
  const auto found = maps.categories.find(lookup_code(three_characters).substr(0, 3));
  return found != maps.categories.end() && found->second.divided;
}

bool is_known_code(const Maps& maps, std::string_view code) {
  const auto plain = normalise_icd10(code);
  if (plain.size() < 3 || maps.categories.find(plain.substr(0, 3)) == maps.categories.end()) return false;
  auto rest = std::string_view(plain).substr(3);
  if (const auto hyphen = rest.find('-'); hyphen != std::string_view::npos)  // KSH97-P: "F32-", "M54-P"
    return hyphen == 0 && (rest == "-" || rest == "-P");
  if (rest.size() > 3) return false;  // four positions, a fifth and, for some chapters, a sixth
  for (std::size_t i = 0; i < rest.size(); ++i) {
    const bool digit = rest[i] >= '0' && rest[i] <= '9';
    const bool letter = rest[i] >= 'A' && rest[i] <= 'Z';
    if (!digit && !(letter && i > 0)) return false;
  }
  return true;
}

bool has_needed_positions(const Maps& maps, std::string_view code) {
  if (!is_known_code(maps, code)) return false;
  const auto plain = normalise_icd10(code);
  return plain.size() >= 4 || !is_divided(maps, plain);
}

bool is_known_fourth_position(const Maps& maps, std::string_view code) {
  const auto plain = lookup_code(code);
  const auto found = maps.categories.find(plain.substr(0, 3));
  if (found == maps.categories.end()) return false;
  return plain.size() < 4 || found->second.fourth_positions.find(plain[3]) != std::string::npos;
}

const DiagnosisName* find_name(const Maps& maps, std::string_view code) {
  const auto found =
      std::lower_bound(maps.names.begin(), maps.names.end(), code,
                       [](const DiagnosisName& name, std::string_view key) { return name.code < key; });
  return found != maps.names.end() && found->code == code ? &*found : nullptr;
}

std::string short_name(const Maps& maps, std::string_view code) {
  for (auto plain = lookup_code(code); plain.size() >= 3; plain.pop_back())
    if (const auto* name = find_name(maps, plain)) return name->name;
  return {};
}

bool any_expected_function(const Maps& maps, std::string_view code,
                           const std::function<bool(std::string_view)>& is_meant) {
  return any_listed(maps, code, 'b', is_meant);
}

std::vector<std::string_view> expected_functions(const Maps& maps, std::string_view code) {
  std::vector<std::string_view> functions;
  any_listed(maps, code, 'b', [&](std::string_view function) {
    append_new(functions, function);
    return false;
  });
  return functions;
}

std::vector<std::string_view> expected_activities(const Maps& maps, std::string_view code) {
  std::vector<std::string_view> activities;
  any_listed(maps, code, 'd', [&](std::string_view activity) {
    append_new(activities, activity);
    return false;
  });
  // What the expected functions limit is expected too.
  for (const std::string_view function : expected_functions(maps, code))
    for (const std::string& activity : activities_of_function(maps, function))
      append_new(activities, activity);
  return activities;
}

std::string diagnosis_group(const Maps& maps, std::string_view code) {
  return name_of_range(maps.groups, code, "Övriga");
}

std::string diagnosis_chapter(const Maps& maps, std::string_view code) {
  return name_of_range(maps.chapters, code, "Okänt kapitel");
}

}  // namespace stickprov::coding
