#include "statistics/calculator.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>

#include "format/json_text.h"
#include "model/setup_error.h"
#include "statistics/calculator_inputs.h"
#include "statistics/preconditions.h"

namespace stickprov::statistics {
namespace {

const CalculatorEntry* find_entry(std::string_view name) {
  for (const auto* entries : {&sample_entries(), &estimate_entries(), &agreement_entries()})
    for (const CalculatorEntry& entry : *entries)
      if (entry.calculation.name == name) return &entry;
  return nullptr;
}

}  // namespace

std::vector<Calculation> calculations() {
  std::vector<Calculation> all;
  for (const auto* entries : {&sample_entries(), &estimate_entries(), &agreement_entries()})
    for (const CalculatorEntry& entry : *entries) all.push_back(entry.calculation);
  return all;
}

Answer calculate(const Value& request, Language language) {
  require(request.kind == Value::Kind::object, "raden ska vara ett objekt, {\"function\": …}",
          "the line must be an object, {\"function\": …}");
  const Value* function = request.find("function");
  require(function != nullptr && function->kind == Value::Kind::text,
          "\"function\" saknas: vilken funktion ska räknas?",
          "\"function\" is missing: which function is wanted?");
  const CalculatorEntry* entry = find_entry(function->text);
  require(entry != nullptr,
          fmt::format("okänd funktion \"{}\": stickprov calc --list visar alla", function->text),
          fmt::format("unknown function \"{}\": stickprov calc --list shows them all", function->text));
  return entry->run(Inputs(entry->calculation, request, language));
}

std::string calculate_line(std::string_view line, Language language) {
  const auto error = [](std::string_view sentence) {
    return fmt::format("{{\"error\": {}}}", format::json_string(sentence));
  };
  if (line.find_first_not_of(" \t\r") == std::string_view::npos)
    return error(say(language, "raden är tom: skriv ett objekt, {\"function\": …}",
                     "the line is empty: write an object, {\"function\": …}"));
  try {
    std::string out;
    for (const Field& answered : calculate(parse_json(line), language))
      out +=
          fmt::format("{}{}: {}", out.empty() ? "" : ", ", format::json_string(answered.key), answered.json);
    return "{" + out + "}";
  } catch (const SetupError& refused) {
    return error(language == Language::swedish ? refused.what() : refused.english());
  } catch (const std::exception& failed) {
    // The distributions refuse what no check above foresaw; the line still gets its answer in words.
    return error(fmt::format(
        "{} ({})", say(language, "beräkningen gick inte att göra", "the calculation could not be done"),
        failed.what()));
  }
}

}  // namespace stickprov::statistics
