#include "commands/calc.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "format/json_text.h"
#include "model/setup_error.h"
#include "statistics/calculator.h"

namespace stickprov::commands {
namespace {

using statistics::Calculation;
using statistics::Value;

struct OutputWord {
  std::string_view key;
  std::string_view swedish;
  std::string_view english;
};

constexpr OutputWord kOutputWords[] = {
    {"n", "antal att dra", "number to draw"},
    {"lower", "nedre gräns", "lower limit"},
    {"upper", "övre gräns", "upper limit"},
    {"lower_count", "nedre gräns, antal i ramen", "lower limit, number in the frame"},
    {"upper_count", "övre gräns, antal i ramen", "upper limit, number in the frame"},
    {"upper_rate", "övre gräns, andel", "upper limit, share"},
    {"p", "andel", "share"},
    {"se", "medelfel", "standard error"},
    {"mean", "medelvärde", "mean"},
    {"diff", "skillnad", "difference"},
    {"pooled_unweighted_p", "ovägd andel", "unweighted share"},
    {"design_effect", "designeffekt", "design effect"},
    {"n_h", "antal per stratum", "number by stratum"},
    {"n_h_unrounded", "antal per stratum, ej avrundat", "number by stratum, not rounded"},
    {"sample", "stickprov", "sample"},
    {"pa", "andel lika", "share alike"},
    {"percent_agreement", "andel lika", "share alike"},
    {"kappa", "kappa", "kappa"},
    {"ac1", "AC1", "AC1"},
    {"ac2", "AC2", "AC2"},
    {"bp", "Brennan–Prediger", "Brennan–Prediger"},
    {"alpha", "alfa", "alpha"},
    {"adjusted", "justerade p-värden", "adjusted p-values"},
    {"message", "förklaring", "explanation"},
};

// A decimal comma in Swedish; six digits are enough for reading, the JSON lines have them all.
std::string shown(const Value& value, Language language) {
  switch (value.kind) {
    case Value::Kind::null:
      return std::string(say(language, "odefinierad", "undefined"));
    case Value::Kind::text:
      return value.text;
    case Value::Kind::number: {
      std::string number = value.text.find_first_of(".eE") == std::string::npos
                               ? value.text
                               : fmt::format("{:.6g}", value.number);
      if (language == Language::swedish) std::replace(number.begin(), number.end(), '.', ',');
      return number;
    }
    case Value::Kind::list: {
      std::string out;
      for (const Value& item : value.items) out += (out.empty() ? "" : "; ") + shown(item, language);
      return out;
    }
    default:
      return to_json(value);
  }
}

void print_answer(const std::string& function, const statistics::Answer& answer, Session& session) {
  for (const Calculation& calculation : statistics::calculations())
    if (calculation.name == function)
      session.out << function << ": " << say(session.language, calculation.swedish, calculation.english)
                  << '\n';
  for (const statistics::Field& field : answer) {
    std::string label(field.key);
    for (const OutputWord& word : kOutputWords)
      if (word.key == field.key)
        label = fmt::format("{} ({})", say(session.language, word.swedish, word.english), field.key);
    session.out << fmt::format("  {:<46} {}\n", label,
                               shown(statistics::parse_json(field.json), session.language));
  }
}

void print_list(Session& session) {
  session.out << say(session.language,
                     "Funktioner: indata → utdata. Indata med = har det värdet om inget anges.\n",
                     "Functions: inputs → outputs. An input with = has that value when none is given.\n");
  for (const Calculation& calculation : statistics::calculations())
    session.out << fmt::format("\n{}\n  {} → {}\n  {}\n", calculation.name, calculation.inputs,
                               calculation.outputs,
                               say(session.language, calculation.swedish, calculation.english));
}

void answer_lines(std::istream& in, Session& session) {
  std::string line;
  while (std::getline(in, line)) {
    session.out << statistics::calculate_line(line, session.language) << '\n' << std::flush;
  }
}

// "0,95" → "0.95": people write the decimal comma, JSON does not know it.
std::string with_point(std::string text) {
  const std::size_t comma = text.find(',');
  if (comma != std::string::npos && text.find_first_not_of("0123456789,-") == std::string::npos &&
      text.find(',', comma + 1) == std::string::npos)
    text[comma] = '.';
  return text;
}

// key=value as a member: JSON where the value is JSON (numbers, lists, tables), else text (nearest).
Value member_of(const std::string& given) {
  const std::string text = with_point(given);
  try {
    return statistics::parse_json(text);
  } catch (const SetupError&) {
    Value value;
    value.kind = Value::Kind::text;
    value.text = text;
    return value;
  }
}

Value request_of(const std::string& function, const std::vector<std::string>& pairs) {
  Value request;
  request.kind = Value::Kind::object;
  Value name;
  name.kind = Value::Kind::text;
  name.text = function;
  request.members.push_back({"function", name});
  for (const std::string& pair : pairs) {
    const std::size_t equals = pair.find('=');
    if (equals == std::string::npos || equals == 0)
      throw SetupError(fmt::format("\"{}\" ska skrivas nyckel=värde, t.ex. n=100", pair),
                       fmt::format("\"{}\" must be written key=value, such as n=100", pair));
    const std::string key = pair.substr(0, equals);
    if (request.find(key) != nullptr)
      throw SetupError(fmt::format("nyckeln \"{}\" står två gånger", key),
                       fmt::format("the key \"{}\" stands twice", key));
    request.members.push_back({key, member_of(pair.substr(equals + 1))});
  }
  return request;
}

struct Options {
  std::string function;
  std::vector<std::string> pairs;
  bool list = false;
};

void run(const Options& options, Session& session) {
  if (options.list) return print_list(session);
  if (options.function == "-") return answer_lines(std::cin, session);
  try {
    if (options.function.empty())
      throw SetupError("ange en funktion, - för JSON-rader eller --list",
                       "give a function, - for JSON lines, or --list");
    print_answer(options.function,
                 statistics::calculate(request_of(options.function, options.pairs), session.language),
                 session);
  } catch (const SetupError& error) {
    session.err << "calc: " << (session.language == Language::swedish ? error.what() : error.english())
                << '\n';
    session.exit_code = kSetUpError;
  }
}

}  // namespace

void add_calc(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* calc =
      app.add_subcommand("calc", std::string(say(session.language, "Räkna ut en statistisk formel, för sig",
                                                 "Compute one statistical formula by itself")));
  calc->add_option("function", options->function,
                   std::string(say(session.language, "Funktionens namn, eller - för en JSON-rad in och en ut",
                                   "Name of the function, or - for one line of JSON in and one out")));
  calc->add_option("inputs", options->pairs,
                   std::string(say(session.language, "Indata som nyckel=värde; tabeller som JSON",
                                   "Inputs as key=value; tables as JSON")));
  calc->add_flag("--list", options->list,
                 std::string(say(session.language, "Visa alla funktioner med indata och utdata",
                                 "List every function with inputs and outputs")));
  calc->footer(std::string(
      say(session.language,
          "Exempel:\n  stickprov calc ci_wilson x=12 n=100 conf=0,95\n"
          "  stickprov calc kappa_cohen 'table=[[40,9],[6,45]]'\n"
          "  echo '{\"function\": \"gwet_ac1\", \"table\": [[40, 9], [6, 45]]}' | stickprov calc -",
          "Examples:\n  stickprov calc ci_wilson x=12 n=100 conf=0.95\n"
          "  stickprov calc kappa_cohen 'table=[[40,9],[6,45]]'\n"
          "  echo '{\"function\": \"gwet_ac1\", \"table\": [[40, 9], [6, 45]]}' | stickprov calc -")));
  calc->callback([options, &session] { run(*options, session); });
}

}  // namespace stickprov::commands
