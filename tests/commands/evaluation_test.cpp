#include "commands/evaluation.h"

#include <gtest/gtest.h>

namespace stickprov::commands {
namespace {

constexpr auto A = static_cast<std::size_t>(Verdict::adequate);
constexpr auto D = static_cast<std::size_t>(Verdict::deficient);
constexpr auto M = static_cast<std::size_t>(Verdict::missing);
constexpr auto N = static_cast<std::size_t>(Verdict::not_applicable);

TEST(EvaluatePart, ClassScoresByHand) {
  Confusion confusion{};
  confusion[A] = {8, 2, 0, 0};
  confusion[D] = {1, 4, 1, 0};
  confusion[M] = {0, 1, 3, 0};
  const PartEvaluation part = evaluate_part(confusion, Language::swedish);
  EXPECT_EQ(part.compared, 20U);
  EXPECT_EQ(part.agreed, 15U);
  EXPECT_EQ(part.classes[A].labelled, 10U);
  EXPECT_EQ(part.classes[A].given, 9U);
  EXPECT_DOUBLE_EQ(*part.classes[A].precision, 8.0 / 9.0);
  EXPECT_DOUBLE_EQ(*part.classes[A].recall, 0.8);
  EXPECT_DOUBLE_EQ(*part.classes[M].f1, 6.0 / 8.0);
  EXPECT_FALSE(part.classes[N].f1.has_value());
  EXPECT_DOUBLE_EQ(*part.macro_f1, (16.0 / 19.0 + 8.0 / 13.0 + 6.0 / 8.0) / 3.0);
}

// Linear weights by hand: observed disagreement 5 steps of 20; expected from the margins 10, 6, 4 and 9,
// 7, 4.
TEST(EvaluatePart, LinearKappaByHand) {
  Confusion confusion{};
  confusion[A] = {8, 2, 0, 0};
  confusion[D] = {1, 4, 1, 0};
  confusion[M] = {0, 1, 3, 0};
  const PartEvaluation part = evaluate_part(confusion, Language::swedish);
  const double observed = 5.0 / 20.0;
  const double expected = (10 * (7 * 1 + 4 * 2) + 6 * (9 * 1 + 4 * 1) + 4 * (9 * 2 + 7 * 1)) / 400.0;
  ASSERT_TRUE(part.kappa.value.has_value());
  EXPECT_NEAR(*part.kappa.value, 1 - observed / expected, 1e-12);
  ASSERT_TRUE(part.kappa.lower && part.kappa.upper && part.ac1.value);
  EXPECT_LT(*part.kappa.lower, *part.kappa.value);
  EXPECT_GT(*part.kappa.upper, *part.kappa.value);
  EXPECT_LE(*part.kappa.upper, 1.0);
}

TEST(EvaluatePart, NotApplicableStandsFarthestFromMissing) {
  Confusion near{}, far{};
  near[A][A] = far[A][A] = 10;
  near[D][D] = far[D][D] = 5;
  near[M][M] = far[M][M] = 5;
  near[N][N] = far[N][N] = 10;
  near[N][A] = 2;
  far[N][M] = 2;
  EXPECT_GT(*evaluate_part(near, Language::swedish).kappa.value,
            *evaluate_part(far, Language::swedish).kappa.value);
}

TEST(EvaluatePart, AnUndefinedKappaSaysWhy) {
  Confusion confusion{};
  confusion[A][A] = 12;
  const PartEvaluation part = evaluate_part(confusion, Language::swedish);
  EXPECT_EQ(part.agreed, 12U);
  EXPECT_FALSE(part.kappa.value.has_value());
  EXPECT_FALSE(part.kappa.undefined.empty());
  EXPECT_FALSE(evaluate_part(Confusion{}, Language::swedish).kappa.undefined.empty());
}

Certificate certificate(const std::string& id) {
  Certificate c;
  c.id = id;
  return c;
}

Rated rated(Verdict all) {
  Rated r;
  for (std::size_t i = 0; i < kParts.size(); ++i) r.rating.parts[i] = {kParts[i], all, {}};
  r.rating.overall = all;
  return r;
}

TEST(Compare, ListsDisagreementsWorstFirst) {
  const Labels labels = parse_labels(
      "certificate_id\tfunction\tplan\n"
      "A-1\tadequate\tdeficient\n"
      "A-2\tmissing\tadequate\n"
      "A-3\tadequate\tadequate\n"
      "A-4\tdeficient\tmissing\n",
      "x");
  Comparison comparison;
  compare(comparison, labels, certificate("A-1"), rated(Verdict::adequate), Language::swedish);
  compare(comparison, labels, certificate("A-2"), rated(Verdict::deficient), Language::swedish);
  compare(comparison, labels, certificate("A-3"), rated(Verdict::missing), Language::swedish);
  compare(comparison, labels, certificate("A-3"), rated(Verdict::missing),
          Language::swedish);  // a second copy
  compare(comparison, labels, certificate("B-9"), rated(Verdict::missing), Language::swedish);
  const Evaluation evaluation = sum_up(comparison, labels, Language::swedish);

  EXPECT_EQ(evaluation.certificates, 3U);
  EXPECT_EQ(evaluation.not_labelled, 1U);
  EXPECT_EQ(evaluation.not_found, (std::vector<std::string>{"A-4"}));
  std::vector<std::string> order;
  for (const Disagreement& d : evaluation.disagreements) {
    order.push_back(d.certificate_id + " " + std::string(kComparedNames[d.part]));
  }
  EXPECT_EQ(order,
            (std::vector<std::string>{"A-3 function", "A-3 plan", "A-2 function", "A-1 plan", "A-2 plan"}));
  EXPECT_EQ(evaluation.parts[1].compared, 3U);
  EXPECT_EQ(evaluation.parts[0].compared, 0U);

  const std::string text = evaluation_text(evaluation, Language::swedish);
  EXPECT_NE(text.find("1. A-3 Funktionsnedsättning: bedömare Adekvat, program Saknas"), std::string::npos)
      << text;
  EXPECT_NE(text.find("inget att jämföra"), std::string::npos);
  EXPECT_NE(evaluation_json(evaluation).find(R"("not_found": ["A-4"])"), std::string::npos);
}

TEST(Compare, CountsCriteriaWhereTheLabelsHaveThem) {
  const Labels labels = parse_labels("certificate_id\tb1\nA-1\tja\nA-2\tnej\n", "x");
  Rated met = rated(Verdict::adequate);
  met.rating.findings.push_back({"b1", Part::function, Met::met, {}, ""});
  Comparison comparison;
  compare(comparison, labels, certificate("A-1"), met, Language::swedish);
  compare(comparison, labels, certificate("A-2"), met, Language::swedish);
  const Evaluation evaluation = sum_up(comparison, labels, Language::swedish);
  ASSERT_EQ(evaluation.criteria.size(), 1U);
  EXPECT_EQ(evaluation.criteria[0].confusion[0][0], 1U);
  EXPECT_EQ(evaluation.criteria[0].confusion[1][0], 1U);
}

}  // namespace
}  // namespace stickprov::commands
