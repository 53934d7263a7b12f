#pragma once
// Values that others have published, or that follow from the definition by hand, against which every user can
// check the program (`stickprov selfcheck`). Data; the sources stand with the values.

#include <string>
#include <string_view>
#include <vector>

namespace stickprov::statistics {

struct ReferenceValue {
  std::string request;     // a line for `stickprov calc -`
  std::string key;         // of the answer; "" compares the whole answer
  std::string expected;    // JSON: a number, a list of numbers, null, or a text
  double tolerance = 0.0;  // half of the last printed digit, where a source has rounded
  std::string_view source;
};

/// All reference values, by subject and source.
std::vector<ReferenceValue> reference_values();

std::vector<ReferenceValue> size_references();
std::vector<ReferenceValue> interval_references();
std::vector<ReferenceValue> estimate_references();
std::vector<ReferenceValue> agreement_references();

struct CheckedReference {
  ReferenceValue reference;
  std::string got;  // JSON of the value, or the error sentence
  bool passed = false;
};

/// Recomputes one value through the calculator. Lists must agree item by item.
CheckedReference check(const ReferenceValue& reference);

}  // namespace stickprov::statistics
