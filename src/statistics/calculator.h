#pragma once
// Every formula of this room under the name by which `stickprov calc` is asked for it. One table of functions
// serves the command, its list, the self-check and the tests.

#include <string>
#include <string_view>
#include <vector>

#include "model/language.h"
#include "statistics/value.h"

namespace stickprov::statistics {

/// One function that can be asked for.
struct Calculation {
  std::string_view name;
  std::string_view
      inputs;  // keys, "conf=0.95" for one that may be left out; lists as "x[]", tables as "table[[]]"
  std::string_view outputs;  // keys of the answer
  std::string_view swedish;  // one line on what it is, with its source
  std::string_view english;
};

/// One key of an answer with its value as JSON text.
struct Field {
  std::string_view key;
  std::string json;
  bool operator==(const Field&) const = default;
};
using Answer = std::vector<Field>;

/// All functions, in the order in which they are listed.
std::vector<Calculation> calculations();

/// The answer to an object with "function" and its inputs. Throws SetupError in words for an unknown function
/// or key, a missing key, text where a number belongs, or numbers that the formula refuses. An undefined
/// coefficient is null, with the reason as "message" in `language`.
Answer calculate(const Value& request, Language language);

/// One line of JSON in, one out: the answer as an object, or {"error": "…"}, also for an empty line. Never
/// throws.
std::string calculate_line(std::string_view line, Language language);

}  // namespace stickprov::statistics
