#pragma once
// The inputs of one calculation, checked and converted. Part of the calculator; not for other rooms.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "statistics/agreement.h"
#include "statistics/calculator.h"
#include "statistics/distributions.h"

namespace stickprov::statistics {

class Inputs {
 public:
  /// Throws SetupError when a key is unknown to `calculation` or one without default is missing.
  Inputs(const Calculation& calculation, const Value& request, Language language);

  Language language() const { return language_; }
  double number(std::string_view key) const;
  Count count(std::string_view key) const;  // whole and not negative
  bool flag(std::string_view key) const;
  std::string text(std::string_view key) const;
  const std::vector<Value>& list(std::string_view key) const;
  std::vector<double> numbers(std::string_view key) const;
  std::vector<Count> counts(std::string_view key) const;
  Table table(std::string_view key) const;

 private:
  const Value& value(std::string_view key) const;
  Value request_;  // with the defaults filled in
  Language language_;
};

/// A finite number; text such as "12" is refused. Throws SetupError naming `key`.
double to_number(const Value& value, std::string_view key);

/// The same, whole and not negative.
Count to_count(const Value& value, std::string_view key);

/// The member of an object in a list ("strata"), or SetupError naming it.
const Value& member(const Value& object, std::string_view key);

/// Throws for members of an object in a list that are not among `allowed`.
void require_members(const Value& object, const std::vector<std::string_view>& allowed);

/// Ratings by subject and rater, as counts by subject and category.
struct RatedSubjects {
  Table counts;
  std::vector<double> values;  // of the categories, ascending; 1, 2, … where they are words
};

/// Rows of ratings with null where one is missing. Categories are numbers where all are, else
/// words in byte order; `numeric` requires numbers.
RatedSubjects rated_subjects(const std::vector<Value>& rows, bool numeric);

/// A function with what runs it.
struct CalculatorEntry {
  Calculation calculation;
  Answer (*run)(const Inputs&);
};

Field field(std::string_view key, double value);
Field field(std::string_view key, Count value);
Field field(std::string_view key, const std::optional<double>& value);
Field field(std::string_view key, const std::vector<double>& values);
Field field(std::string_view key, const std::vector<Count>& values);

const std::vector<CalculatorEntry>& sample_entries();    // sizes, allocation, selection
const std::vector<CalculatorEntry>& estimate_entries();  // intervals, estimates, comparisons
const std::vector<CalculatorEntry>& agreement_entries();

}  // namespace stickprov::statistics
