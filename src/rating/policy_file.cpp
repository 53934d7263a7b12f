#include "rating/policy_file.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <sstream>

#include "criteria/times.h"
#include "model/setup_error.h"

namespace stickprov::rating {
namespace {

constexpr const char* kLabel = "dictionaries/policy.toml";

class Reader {
 public:
  explicit Reader(const toml::table& table) : table_(table) {}

  void number(const char* key, int& into) {
    const auto value = table_.at_path(key).value<int64_t>();
    if (!value || *value < 0 || *value > 100000)
      throw SetupError(fmt::format("{}: {} ska vara ett heltal, 0 eller större.", kLabel, key),
                       fmt::format("{}: {} must be a whole number, 0 or more.", kLabel, key));
    into = static_cast<int>(*value);
    note(key, std::to_string(into));
  }
  void text(const char* key, std::string& into) {
    const auto value = table_.at_path(key).value<std::string>();
    if (!value)
      throw SetupError(fmt::format("{}: {} ska vara en text.", kLabel, key),
                       fmt::format("{}: {} must be a text.", kLabel, key));
    into = *value;
    note(key, into);
  }
  void texts(const char* key, std::vector<std::string>& into) {
    const toml::array* array = table_.at_path(key).as_array();
    into.clear();
    if (array != nullptr)
      for (const auto& node : *array)
        if (const auto value = node.value<std::string>()) into.push_back(*value);
    if (array == nullptr || into.size() != array->size())
      throw SetupError(fmt::format("{}: {} ska vara en lista av texter.", kLabel, key),
                       fmt::format("{}: {} must be a list of texts.", kLabel, key));
    note(key, fmt::format("{}", fmt::join(into, " ")));
  }
  std::vector<std::pair<std::string, std::string>> values() {
    std::sort(values_.begin(), values_.end());
    return values_;
  }
  // A misspelt key must not pass for a default.
  void refuse_unknown() const {
    for (const auto& [section, node] : table_) {
      const toml::table* inner = node.as_table();
      if (inner == nullptr) {
        check(std::string(section.str()));
      } else {
        for (const auto& [key, value] : *inner) check(fmt::format("{}.{}", section.str(), key.str()));
      }
    }
  }

 private:
  void note(const char* key, std::string value) { values_.emplace_back(key, std::move(value)); }
  void check(const std::string& key) const {
    const bool known =
        std::any_of(values_.begin(), values_.end(), [&](const auto& pair) { return pair.first == key; });
    if (!known)
      throw SetupError(
          fmt::format("{}: okänd nyckel {}. Rätta stavningen eller ta bort raden.", kLabel, key),
          fmt::format("{}: unknown key {}. Correct the spelling or remove the line.", kLabel, key));
  }

  const toml::table& table_;
  std::vector<std::pair<std::string, std::string>> values_;
};

// "visus 0,8-2".
criteria::NormalValue normal_value(const std::string& text) {
  const std::size_t blank = std::min(text.rfind(' '), text.size());
  const std::size_t dash = std::min(text.find('-', blank), text.size());
  const std::string_view low = std::string_view(text).substr(std::min(blank + 1, dash), dash - blank - 1);
  const std::string_view high = std::string_view(text).substr(std::min(dash + 1, text.size()));
  const auto is_number = [](std::string_view number) {
    return !number.empty() && number.find_first_not_of("0123456789,") == std::string_view::npos;
  };
  const criteria::NormalValue value{text.substr(0, blank), criteria::leading_decimal(low),
                                    criteria::leading_decimal(high)};
  if (blank == 0 || dash == text.size() || !is_number(low) || !is_number(high) || value.low > value.high)
    throw SetupError(fmt::format("{}: function.normal_values: ”{}” ska vara ett ord och ett intervall, till "
                                 "exempel ”madrs 0-6” eller ”visus 0,8-2”.",
                                 kLabel, text),
                     fmt::format("{}: function.normal_values: \"{}\" must be a word and a range, for example "
                                 "\"madrs 0-6\" or \"visus 0,8-2\".",
                                 kLabel, text));
  return value;
}

}  // namespace

PolicyFile load_policy(const std::string& path) {
  toml::table table;
  try {
    table = toml::parse_file(path);
  } catch (const toml::parse_error& error) {
    const auto place = error.source().begin;
    throw SetupError(fmt::format("{}:{}:{}: kan inte läsas: {}. Rätta raden eller återställ filen.", kLabel,
                                 place.line, place.column, error.description()),
                     fmt::format("{}:{}:{}: cannot be read: {}. Correct the line or restore the file.",
                                 kLabel, place.line, place.column, error.description()));
  }
  PolicyFile file;
  criteria::Policy& p = file.policy;
  Reader reader(table);
  reader.text("name", p.name);
  reader.number("series.largest_gap_days", p.largest_gap_days);
  reader.number("series.near_identical_percent", p.near_identical_percent);
  reader.text("diagnosis.symptom_chapter", p.symptom_chapter);
  reader.texts("diagnosis.symptom_codes", p.symptom_codes);
  reader.texts("diagnosis.symptom_exceptions", p.symptom_exceptions);
  reader.text("diagnosis.life_situation_chapter", p.life_situation_chapter);
  reader.text("diagnosis.pregnancy_chapter", p.pregnancy_chapter);
  reader.texts("diagnosis.carrier_codes", p.carrier_codes);
  reader.texts("diagnosis.injury_chapters", p.injury_chapters);
  reader.number("capacity.earliest_start_days", p.earliest_start_days);
  reader.number("capacity.largest_gap_between_steps", p.largest_gap_between_steps);
  reader.number("capacity.full_time_kept_minutes", p.full_time_kept_minutes);
  reader.number("plan.short_days", p.plan_short_days);
  reader.number("plan.medium_days", p.plan_medium_days);
  reader.number("plan.medium_elements", p.plan_medium_elements);
  reader.number("plan.long_elements", p.plan_long_elements);
  reader.number("plan.long_without_plan_days", p.long_without_plan_days);
  reader.number("fmb.tolerance_percent", p.fmb_tolerance_percent);
  reader.number("fmb.tolerance_days", p.fmb_tolerance_days);
  reader.number("function.findings_that_show_severity", p.findings_that_show_severity);
  std::vector<std::string> normal_values;
  reader.texts("function.normal_values", normal_values);
  for (const std::string& text : normal_values) p.normal_values.push_back(normal_value(text));
  reader.texts("function.self_evident_fractures", p.self_evident_fractures);
  reader.texts("dfa.leave_joints_alone", p.leave_joints_alone);
  reader.number("report.smallest_number_shown", p.smallest_number_shown);
  reader.number("report.smallest_unit", p.smallest_unit);
  reader.refuse_unknown();
  file.values = reader.values();
  return file;
}

}  // namespace stickprov::rating
