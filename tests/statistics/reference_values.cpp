#include "statistics/reference_values.h"

#include <gtest/gtest.h>

#include <set>

#include "statistics/calculator.h"

namespace stickprov::statistics {
namespace {

TEST(ReferenceValues, EveryPublishedValueIsRecomputed) {
  for (const ReferenceValue& reference : reference_values()) {
    const CheckedReference checked = check(reference);
    EXPECT_TRUE(checked.passed) << reference.request << ' ' << reference.key << ": expected "
                                << reference.expected << ", got " << checked.got << " (" << reference.source
                                << ')';
  }
}

TEST(ReferenceValues, AtLeast120ComeFromPublicationsAndEachNamesItsSource) {
  std::size_t published = 0;
  for (const ReferenceValue& reference : reference_values()) {
    EXPECT_FALSE(reference.source.empty()) << reference.request;
    if (!reference.source.starts_with("följer av definitionen")) ++published;
  }
  EXPECT_GE(published, 120U);
}

// A value that nobody checks against is a function that nobody would miss breaking.
TEST(ReferenceValues, EveryFunctionButTheFunnelHasAReference) {
  std::set<std::string> referenced;
  for (const ReferenceValue& reference : reference_values()) {
    const Value request = parse_json(reference.request);
    referenced.insert(request.find("function")->text);
  }
  for (const Calculation& calculation : calculations()) {
    if (calculation.name == "funnel_limits") continue;  // its limits are tested by their definition
    EXPECT_TRUE(referenced.contains(std::string(calculation.name))) << calculation.name;
  }
}

TEST(ReferenceValues, AWrongValueIsSeen) {
  EXPECT_FALSE(
      check({R"({"function": "percent_agreement", "table": [[1, 1], [1, 1]]})", "pa", "0.6", 0.05, "–"})
          .passed);
  EXPECT_FALSE(
      check({R"({"function": "percent_agreement", "table": [[1, 1], [1, 1]]})", "kappa", "0.5", 0.05, "–"})
          .passed);
  EXPECT_FALSE(check({R"({"function": "nothing"})", "pa", "0.5", 0.05, "–"}).passed);
}

}  // namespace
}  // namespace stickprov::statistics
