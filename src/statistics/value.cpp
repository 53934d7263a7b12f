#include "statistics/value.h"

#include <fmt/format.h>
#include <simdjson.h>

#include "format/json_text.h"
#include "model/setup_error.h"

namespace stickprov::statistics {
namespace {

Value convert(simdjson::dom::element element) {
  using simdjson::dom::element_type;
  Value value;
  switch (element.type()) {
    case element_type::NULL_VALUE:
      break;
    case element_type::BOOL:
      value.kind = Value::Kind::boolean;
      value.boolean = element.get_bool().value_unsafe();
      break;
    case element_type::INT64:
    case element_type::UINT64:
    case element_type::DOUBLE:
      value.kind = Value::Kind::number;
      value.number = element.get_double().value_unsafe();
      value.text = simdjson::minify(element);
      break;
    case element_type::STRING:
      value.kind = Value::Kind::text;
      value.text = std::string(element.get_string().value_unsafe());
      break;
    case element_type::ARRAY:
      value.kind = Value::Kind::list;
      if (simdjson::dom::array list; !element.get(list))
        for (const simdjson::dom::element item : list) value.items.push_back(convert(item));
      break;
    case element_type::OBJECT:
      value.kind = Value::Kind::object;
      if (simdjson::dom::object object; !element.get(object)) {
        for (const auto& member : object) {
          const std::string key(member.key);
          if (value.find(key) != nullptr)
            throw SetupError(fmt::format("nyckeln \"{}\" står två gånger", key),
                             fmt::format("the key \"{}\" stands twice", key));
          value.members.push_back({key, convert(member.value)});
        }
      }
      break;
  }
  return value;
}

}  // namespace

const Value* Value::find(std::string_view key) const {
  for (const auto& [name, member] : members)
    if (name == key) return &member;
  return nullptr;
}

Value parse_json(std::string_view json) {
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  const auto error = parser.parse(json.data(), json.size()).get(root);
  if (error) {
    if (json.find("NaN") != std::string_view::npos || json.find("Infinity") != std::string_view::npos)
      throw SetupError(
          "NaN och Infinity är inga tal och finns inte i JSON: ange ett tal, eller null där en bedömning "
          "saknas",
          "NaN and Infinity are no numbers and not in JSON: give a number, or null for a missing rating");
    throw SetupError(
        "raden är inte giltig JSON: skriv ett objekt per rad, t.ex. {\"function\": \"ci_wilson\", \"x\": 12, "
        "\"n\": 100, \"conf\": 0.95}",
        "the line is not valid JSON: write one object a line, such as {\"function\": \"ci_wilson\", \"x\": "
        "12, "
        "\"n\": 100, \"conf\": 0.95}");
  }
  return convert(root);
}

std::string to_json(const Value& value) {
  std::string out;
  switch (value.kind) {
    case Value::Kind::null:
      return "null";
    case Value::Kind::boolean:
      return value.boolean ? "true" : "false";
    case Value::Kind::number:
      return value.text;
    case Value::Kind::text:
      return format::json_string(value.text);
    case Value::Kind::list:
      for (const Value& item : value.items) out += (out.empty() ? "" : ", ") + to_json(item);
      return "[" + out + "]";
    case Value::Kind::object:
      for (const auto& [key, member] : value.members)
        out += (out.empty() ? "" : ", ") + format::json_string(key) + ": " + to_json(member);
      return "{" + out + "}";
  }
  return out;
}

}  // namespace stickprov::statistics
