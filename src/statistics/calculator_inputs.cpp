#include "statistics/calculator_inputs.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "format/json_text.h"
#include "model/setup_error.h"
#include "statistics/preconditions.h"

namespace stickprov::statistics {
namespace {

struct Key {
  std::string name;
  std::string preset;  // "" when the key must be given
};

// "N P=0.5 strata[{N, p}]" → N, P (0.5), strata: what stands before a bracket or an equals sign.
std::vector<Key> keys_of(std::string_view inputs) {
  std::vector<Key> keys;
  std::size_t at = 0;
  while (at < inputs.size()) {
    int depth = 0;
    std::size_t end = at;
    for (; end < inputs.size() && (depth > 0 || inputs[end] != ' '); ++end) {
      if (inputs[end] == '[' || inputs[end] == '{') ++depth;
      if (inputs[end] == ']' || inputs[end] == '}') --depth;
    }
    const std::string_view word = inputs.substr(at, end - at);
    const std::size_t name_end = word.find_first_of("[=");
    Key key{std::string(word.substr(0, name_end)), ""};
    if (name_end != std::string_view::npos && word[name_end] == '=') key.preset = word.substr(name_end + 1);
    keys.push_back(key);
    at = end + 1;
  }
  return keys;
}

// "0.95" → a number, "true" → a truth value, "nearest" → a word.
Value preset_value(const std::string& written) {
  if (written.find_first_not_of("0123456789.") == std::string::npos) return parse_json(written);
  Value value;
  value.kind = Value::Kind::text;
  value.text = written;
  return value;
}

[[noreturn]] void refuse(const std::string& swedish, const std::string& english) {
  throw SetupError(swedish, english);
}

const std::vector<Value>& to_list(const Value& value, std::string_view key) {
  if (value.kind != Value::Kind::list)
    refuse(fmt::format("{} ska vara en lista", key), fmt::format("{} must be a list", key));
  return value.items;
}

}  // namespace

double to_number(const Value& value, std::string_view key) {
  if (value.kind == Value::Kind::number && std::isfinite(value.number)) return value.number;
  if (value.kind == Value::Kind::text)
    refuse(fmt::format("{} = {} är text, inget tal: skriv talet med decimalpunkt och utan citattecken", key,
                       to_json(value)),
           fmt::format("{} = {} is text, no number: write the number with a point and without quotes", key,
                       to_json(value)));
  refuse(fmt::format("{} = {} är inget tal", key, to_json(value)),
         fmt::format("{} = {} is no number", key, to_json(value)));
}

Count to_count(const Value& value, std::string_view key) {
  const double number = to_number(value, key);
  require(number >= 0.0, fmt::format("{} = {} får inte vara negativt", key, number),
          fmt::format("{} = {} must not be negative", key, number));
  require(number == std::floor(number), fmt::format("{} = {} ska vara ett heltal", key, number),
          fmt::format("{} = {} must be a whole number", key, number));
  require(number <= static_cast<double>(kLargestCount), fmt::format("{} = {} är för stort", key, number),
          fmt::format("{} = {} is too large", key, number));
  return static_cast<Count>(number);
}

const Value& member(const Value& object, std::string_view key) {
  if (object.kind != Value::Kind::object)
    refuse(fmt::format("{} saknas: varje stratum eller enhet ska vara ett objekt", key),
           fmt::format("{} is missing: every stratum or unit must be an object", key));
  const Value* found = object.find(key);
  if (found == nullptr)
    refuse(fmt::format("{} saknas i ett stratum eller en enhet", key),
           fmt::format("{} is missing in a stratum or unit", key));
  return *found;
}

void require_members(const Value& object, const std::vector<std::string_view>& allowed) {
  for (const auto& [key, value] : object.members)
    require(std::find(allowed.begin(), allowed.end(), key) != allowed.end(),
            fmt::format("okänd nyckel \"{}\" i listan: den tar {}", key, fmt::join(allowed, ", ")),
            fmt::format("unknown key \"{}\" in the list: it takes {}", key, fmt::join(allowed, ", ")));
}

Inputs::Inputs(const Calculation& calculation, const Value& request, Language language)
    : request_(request), language_(language) {
  const std::vector<Key> keys = keys_of(calculation.inputs);
  for (const Member& given : request.members) {
    const std::string& name = given.key;
    const bool known =
        std::any_of(keys.begin(), keys.end(), [&](const Key& key) { return key.name == name; });
    require(known || name == "function",
            fmt::format("okänd nyckel \"{}\": {} tar {}", name, calculation.name, calculation.inputs),
            fmt::format("unknown key \"{}\": {} takes {}", name, calculation.name, calculation.inputs));
  }
  for (const Key& key : keys) {
    if (request.find(key.name) != nullptr) continue;
    require(!key.preset.empty(),
            fmt::format("{} saknas: {} tar {}", key.name, calculation.name, calculation.inputs),
            fmt::format("{} is missing: {} takes {}", key.name, calculation.name, calculation.inputs));
    request_.members.push_back({key.name, preset_value(key.preset)});
  }
}

const Value& Inputs::value(std::string_view key) const {
  return *request_.find(key);
}
double Inputs::number(std::string_view key) const {
  return to_number(value(key), key);
}
Count Inputs::count(std::string_view key) const {
  return to_count(value(key), key);
}
const std::vector<Value>& Inputs::list(std::string_view key) const {
  return to_list(value(key), key);
}

bool Inputs::flag(std::string_view key) const {
  const Value& given = value(key);
  if (given.kind == Value::Kind::boolean) return given.boolean;
  const std::string written = given.kind == Value::Kind::text ? given.text : to_json(given);
  if (written == "true" || written == "1" || written == "ja") return true;
  if (written == "false" || written == "0" || written == "nej") return false;
  refuse(fmt::format("{} ska vara true eller false", key), fmt::format("{} must be true or false", key));
}

std::string Inputs::text(std::string_view key) const {
  const Value& given = value(key);
  if (given.kind != Value::Kind::text)
    refuse(fmt::format("{} ska vara ett ord inom citattecken", key),
           fmt::format("{} must be a word in quotes", key));
  return given.text;
}

std::vector<double> Inputs::numbers(std::string_view key) const {
  std::vector<double> result;
  for (const Value& item : list(key)) result.push_back(to_number(item, key));
  return result;
}

std::vector<Count> Inputs::counts(std::string_view key) const {
  std::vector<Count> result;
  for (const Value& item : list(key)) result.push_back(to_count(item, key));
  return result;
}

Table Inputs::table(std::string_view key) const {
  Table result;
  for (const Value& row : list(key)) {
    result.emplace_back();
    for (const Value& cell : to_list(row, fmt::format("varje rad i {}", key)))
      result.back().push_back(to_number(cell, key));
  }
  return result;
}

RatedSubjects rated_subjects(const std::vector<Value>& rows, bool numeric) {
  require(!rows.empty(), "inga bedömningar angavs: rows är tom", "no ratings were given: rows is empty");
  bool all_numbers = true;
  const std::size_t raters = to_list(rows.front(), "varje rad i rows").size();
  for (const Value& row : rows) {
    require(to_list(row, "varje rad i rows").size() == raters,
            "alla rader ska ha lika många bedömare: skriv null där en bedömning saknas",
            "every row must have as many raters: write null for a missing rating");
    for (const Value& rating : row.items) {
      if (rating.kind == Value::Kind::null) continue;
      require(rating.kind == Value::Kind::number || rating.kind == Value::Kind::text,
              "en bedömning ska vara ett tal, ett ord eller null",
              "a rating must be a number, a word or null");
      if (rating.kind == Value::Kind::text) all_numbers = false;
    }
  }
  require(all_numbers || !numeric, "ordinal och intervall kräver att alla bedömningar är tal (eller null)",
          "ordinal and interval need every rating to be a number (or null)");
  // Ordered maps: categories come out in the order of the scale.
  std::map<double, std::size_t> by_number;
  std::map<std::string, std::size_t> by_word;
  for (const Value& row : rows) {
    for (const Value& rating : row.items) {
      if (rating.kind == Value::Kind::null) continue;
      if (all_numbers) {
        by_number.emplace(to_number(rating, "rows"), 0);
      } else {
        by_word.emplace(rating.text, 0);
      }
    }
  }
  RatedSubjects subjects;
  for (auto& [number, place] : by_number) {
    place = subjects.values.size();
    subjects.values.push_back(number);
  }
  for (auto& [word, place] : by_word) {
    place = subjects.values.size();
    subjects.values.push_back(static_cast<double>(place + 1));
  }
  require(!subjects.values.empty(), "inga bedömningar angavs: allt är null",
          "no ratings were given: all is null");
  for (const Value& row : rows) {
    subjects.counts.emplace_back(subjects.values.size(), 0.0);
    for (const Value& rating : row.items) {
      if (rating.kind == Value::Kind::null) continue;
      subjects.counts
          .back()[all_numbers ? by_number.at(to_number(rating, "rows")) : by_word.at(rating.text)] += 1.0;
    }
  }
  return subjects;
}

Field field(std::string_view key, double value) {
  return {key, format::json_number(value)};
}
Field field(std::string_view key, Count value) {
  return {key, fmt::format("{}", value)};
}
Field field(std::string_view key, const std::optional<double>& value) {
  return {key, value ? format::json_number(*value) : "null"};
}
Field field(std::string_view key, const std::vector<double>& values) {
  std::vector<std::string> texts;
  for (const double value : values) texts.push_back(format::json_number(value));
  return {key, fmt::format("[{}]", fmt::join(texts, ", "))};
}
Field field(std::string_view key, const std::vector<Count>& values) {
  return {key, fmt::format("[{}]", fmt::join(values, ", "))};
}

}  // namespace stickprov::statistics
