#include <cmath>

#include "model/setup_error.h"
#include "statistics/calculator.h"
#include "statistics/reference_values.h"

namespace stickprov::statistics {
namespace {

bool alike(const Value& expected, const Value& got, double tolerance) {
  if (expected.kind != got.kind) return false;
  if (expected.kind == Value::Kind::number) return std::abs(expected.number - got.number) <= tolerance;
  if (expected.kind == Value::Kind::text) return expected.text == got.text;
  if (expected.items.size() != got.items.size()) return false;
  for (std::size_t i = 0; i < expected.items.size(); ++i)
    if (!alike(expected.items[i], got.items[i], tolerance)) return false;
  return true;
}

}  // namespace

std::vector<ReferenceValue> reference_values() {
  std::vector<ReferenceValue> all = size_references();
  for (const auto& part : {interval_references(), estimate_references(), agreement_references()})
    all.insert(all.end(), part.begin(), part.end());
  return all;
}

CheckedReference check(const ReferenceValue& reference) {
  CheckedReference checked{reference, "", false};
  const Value answer = parse_json(calculate_line(reference.request, Language::swedish));
  const Value* got = reference.key.empty() ? &answer : answer.find(reference.key);
  if (got == nullptr) {
    const Value* error = answer.find("error");
    checked.got = error == nullptr ? "–" : error->text;
    return checked;
  }
  checked.got = to_json(*got);
  checked.passed = alike(parse_json(reference.expected), *got, reference.tolerance);
  return checked;
}

}  // namespace stickprov::statistics
