#include "statistics/calculator.h"

#include <gtest/gtest.h>

#include <set>

namespace stickprov::statistics {
namespace {

std::string swedish(std::string_view line) {
  return calculate_line(line, Language::swedish);
}

TEST(Calculator, AnswersWithTheKeysItPromises) {
  EXPECT_EQ(swedish(R"({"function": "percent_agreement", "table": [[2, 1], [1, 4]]})"), R"({"pa": 0.75})");
  EXPECT_EQ(swedish(R"({"function": "ci_census_zero_width", "x": 1, "n": 4, "N": 4})"),
            R"({"lower": 0.25, "upper": 0.25})");
  EXPECT_EQ(swedish(R"({"function": "allocation_proportional_largest_remainder", "n": 3, "N_h": [10, 20]})"),
            R"({"n_h": [1, 2]})");
}

TEST(Calculator, IdsComeBackAsTheyWereWritten) {
  EXPECT_EQ(
      swedish(
          R"({"function": "select_systematic_items", "ids": [101, 102, 103, 104], "n": 2, "interval": 2, "start": 1})"),
      R"({"sample": [101, 103]})");
  EXPECT_EQ(
      swedish(
          R"({"function": "select_systematic_items", "ids": ["å", "ä"], "n": 1, "interval": 2, "start": 2})"),
      R"({"sample": ["ä"]})");
}

TEST(Calculator, WholeNumbersMayBeWrittenWithADecimalPoint) {
  EXPECT_EQ(swedish(R"({"function": "ci_wilson", "x": 3.0, "n": 1e1, "conf": 0.95})"),
            swedish(R"({"function": "ci_wilson", "x": 3, "n": 10})"));
}

TEST(Calculator, CategoriesMayBeWordsAndMissingIsNull) {
  const std::string words = swedish(
      R"({"function": "fleiss_kappa_multirater_missing", "rows": [["ja", "ja", null], ["nej", "ja", "nej"], ["nej", "nej", "nej"]]})");
  const std::string numbers = swedish(
      R"({"function": "fleiss_kappa_multirater_missing", "rows": [[1, 1, null], [2, 1, 2], [2, 2, 2]]})");
  EXPECT_EQ(words, numbers);
  EXPECT_NE(
      swedish(R"({"function": "krippendorff_alpha_ordinal_missing", "rows": [["ja", "nej"]]})").find("error"),
      std::string::npos);
}

TEST(Calculator, UndefinedIsNullWithAMessage) {
  const std::string undefined = swedish(R"({"function": "kappa_cohen", "table": [[9, 0], [0, 0]]})");
  EXPECT_TRUE(undefined.starts_with(R"({"kappa": null, "message": "odefinierad)")) << undefined;
  EXPECT_TRUE(calculate_line(R"({"function": "kappa_cohen", "table": [[9, 0], [0, 0]]})", Language::english)
                  .starts_with(R"({"kappa": null, "message": "undefined)"));
  EXPECT_TRUE(swedish(R"({"function": "kappa_cohen_ci_asymptotic", "table": [[9, 0], [0, 0]]})")
                  .starts_with(R"({"kappa": null, "se": null, "lower": null, "upper": null, "message": )"));
  const std::string paradox = swedish(R"({"function": "kappa_paradox", "table": [[9, 0], [0, 0]]})");
  EXPECT_TRUE(paradox.starts_with(R"({"percent_agreement": 1, "kappa": null, "ac1": 1, "message": )"))
      << paradox;
}

struct Refused {
  const char* line;
  const char* says;
};

TEST(Calculator, BadInputIsAnErrorInWords) {
  const Refused refused[] = {
      {R"({"function": "ci_wilson", "x": 11, "n": 10, "conf": 0.95})", "x = 11 är större"},
      {R"({"function": "ci_wilson", "x": -1, "n": 10, "conf": 0.95})", "negativt"},
      {R"({"function": "ci_wilson", "x": 1.5, "n": 10, "conf": 0.95})", "heltal"},
      {R"({"function": "ci_wilson", "x": 1, "n": 0, "conf": 0.95})", "tomt"},
      {R"({"function": "ci_wilson", "x": 1, "n": 10, "conf": 95})", "0.95"},
      {R"({"function": "ci_wilson", "x": 1, "n": 10, "conf": 1})", "0.95"},
      {R"({"function": "ci_wilson", "x": 1, "n": 10, "conf": 0})", "mellan 0 och 1"},
      {R"({"function": "ci_wilson", "x": 1, "n": 10, "confidence": 0.95})",
       "okänd nyckel \\\"confidence\\\""},
      {R"({"function": "ci_wilson", "n": 10})", "x saknas"},
      {R"({"function": "ci_wilson", "x": NaN, "n": 10})", "NaN"},
      {R"({"function": "ci_wilson", "x": "NaN", "n": 10})", "inget tal"},
      {R"({"function": "ci_wilson", "x": "inf", "n": 10})", "inget tal"},
      {R"({"function": "ci_wilson", "x": null, "n": 10})", "inget tal"},
      {R"({"function": "ci_wilson", "x": 1, "x": 2, "n": 10})", "två gånger"},
      {R"({"function": "ci_wilson", "x": 1e300, "n": 10})", "för stort"},
      {R"({"function": "ci_exact_hypergeometric", "x": 1, "n": 20, "N": 10, "conf": 0.95})",
       "n = 20 är större än ramen"},
      {R"({"function": "ci_census_zero_width", "x": 1, "n": 9, "N": 10})", "totalundersökning"},
      {R"({"function": "kappa_cohen", "table": [[1, 2, 3], [4, 5, 6]]})", "kvadratisk"},
      {R"({"function": "kappa_cohen", "table": 3})", "lista"},
      {R"({"function": "kappa_cohen", "table": [[1, "a"], [2, 3]]})", "inget tal"},
      {R"({"function": "fleiss_kappa_multirater_missing", "rows": [[1, 2], [1]]})", "lika många bedömare"},
      {R"({"function": "stratified_mean", "strata": [{"N": 10}], "fpc": true})", "x saknas"},
      {R"({"function": "stratified_proportion", "strata": [{"N": 10, "n": 4, "x": 1, "z": 1}], "fpc": true})",
       "okänd nyckel"},
      {R"({"function": "stratified_proportion", "strata": [{"N": 10, "n": 4, "x": 1}], "fpc": "kanske"})",
       "true eller false"},
      {R"({"function": "sample_size_proportion_krejcie_morgan", "N": 10, "rounding": "up"})", "nearest"},
      {R"({"function": "select_pps_fixed_interval", "ids": [1, 2], "values": [1], "n": 1, "interval": 1, "start": 1})",
       "lika många"},
      {R"({"function": "kappa"})", "okänd funktion"},
      {R"({"x": 1})", "function"},
      {R"([1, 2])", "objekt"},
      {R"(hej)", "JSON"},
      {"", "tom"},
      {"  \r", "tom"},
      {R"({"function": "ci_wilson", "x": "5", "n": 10})", "text, inget tal"},
      {R"({"function": "ci_wilson", "x": 5, "n": 10, "conf": "0.95"})", "text, inget tal"},
      {R"({"function": "ci_wilson", "x": Infinity, "n": 10})", "Infinity"},
      {R"({"function": "krippendorff_alpha_ordinal_missing", "rows": [["1", "2"], ["2", "2"]]})", "tal"},
      {R"({"function": "fleiss_kappa", "counts": [[1.5, 2]]})", "heltal"},
      {R"({"function": "kappa_cohen_ci_irrcac", "table": [[0.4, 0.1], [0.1, 0.4]]})", "heltal"},
      {R"({"function": "select_systematic_items", "ids": [1, 2], "n": 1, "interval": 1, "start": 0.5})",
       "minst 1"},
      {R"({"function": "sample_size_proportion_krejcie_morgan", "N": 100, "P": 0})", "försiktigast"},
  };
  for (const Refused& bad : refused) {
    const std::string answer = swedish(bad.line);
    EXPECT_TRUE(answer.starts_with(R"({"error": ")")) << bad.line << " gave " << answer;
    EXPECT_NE(answer.find(bad.says), std::string::npos) << bad.line << " gave " << answer;
  }
}

TEST(Calculator, TheListNamesEveryFunctionOnceWithWordsInBothLanguages) {
  std::set<std::string_view> names;
  for (const Calculation& calculation : calculations()) {
    EXPECT_TRUE(names.insert(calculation.name).second) << calculation.name;
    EXPECT_FALSE(calculation.inputs.empty());
    EXPECT_FALSE(calculation.outputs.empty());
    EXPECT_FALSE(calculation.swedish.empty());
    EXPECT_FALSE(calculation.english.empty());
  }
}

}  // namespace
}  // namespace stickprov::statistics
