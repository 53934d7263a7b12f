#include "statistics/agreement.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "model/setup_error.h"
#include "statistics/classification.h"

namespace stickprov::statistics {
namespace {

const Table kUneven = {{20, 5, 1}, {3, 15, 4}, {2, 6, 30}};

Table transposed(const Table& table) {
  Table result = table;
  for (std::size_t i = 0; i < table.size(); ++i)
    for (std::size_t j = 0; j < table.size(); ++j) result[j][i] = table[i][j];
  return result;
}

TEST(TwoRaters, ItDoesNotMatterWhoIsRaterA) {
  for (const Weights weights : {Weights::identity, Weights::linear, Weights::quadratic}) {
    for (const auto method : {&cohen_kappa, &gwet_coefficient, &brennan_prediger}) {
      const Agreement one = method(kUneven, weights);
      const Agreement other = method(transposed(kUneven), weights);
      EXPECT_NEAR(*one.coefficient, *other.coefficient, 1e-12);
      EXPECT_NEAR(*one.se, *other.se, 1e-12);
    }
  }
}

TEST(TwoRaters, FullAgreementIsOneWithoutError) {
  const Table diagonal = {{10, 0, 0}, {0, 20, 0}, {0, 0, 5}};
  for (const Weights weights : {Weights::identity, Weights::linear, Weights::quadratic}) {
    for (const auto method : {&cohen_kappa, &gwet_coefficient, &brennan_prediger}) {
      EXPECT_NEAR(*method(diagonal, weights).coefficient, 1.0, 1e-12);
      EXPECT_NEAR(*method(diagonal, weights).se, 0.0, 1e-7);
    }
  }
  EXPECT_NEAR(*krippendorff_nominal(diagonal).coefficient, 1.0, 1e-12);
}

TEST(TwoRaters, IndependentRatersGiveNoKappa) {
  const Table independent = {{30, 20}, {60, 40}};
  EXPECT_NEAR(*cohen_kappa(independent, Weights::identity).coefficient, 0.0, 1e-12);
}

TEST(TwoRaters, WithTwoCategoriesEveryWeightIsTheSame) {
  const Table table = {{40, 9}, {6, 45}};
  EXPECT_DOUBLE_EQ(*cohen_kappa(table, Weights::identity).coefficient,
                   *cohen_kappa(table, Weights::linear).coefficient);
  EXPECT_DOUBLE_EQ(*cohen_kappa(table, Weights::identity).coefficient,
                   *cohen_kappa(table, Weights::quadratic).coefficient);
  EXPECT_DOUBLE_EQ(*gwet_coefficient(table, Weights::identity).coefficient,
                   *gwet_coefficient(table, Weights::linear).coefficient);
}

TEST(TwoRaters, AnUnusedCategoryLeavesKappaButMovesAC1) {
  const Table with_unused = {{40, 9, 0}, {6, 45, 0}, {0, 0, 0}};
  const Table without = {{40, 9}, {6, 45}};
  EXPECT_DOUBLE_EQ(*cohen_kappa(with_unused, Weights::identity).coefficient,
                   *cohen_kappa(without, Weights::identity).coefficient);
  EXPECT_GT(*gwet_coefficient(with_unused, Weights::identity).coefficient,
            *gwet_coefficient(without, Weights::identity).coefficient);
}

TEST(TwoRaters, OneCategoryThroughoutIsUndefinedWithAReason) {
  const Agreement kappa = cohen_kappa({{9, 0}, {0, 0}}, Weights::linear);
  EXPECT_FALSE(kappa.coefficient);
  EXPECT_FALSE(kappa.se);
  EXPECT_FALSE(normal_interval(kappa, 0.95));
  EXPECT_TRUE(kappa.undefined.swedish.starts_with("odefinierad"));
  EXPECT_TRUE(kappa.undefined.english.starts_with("undefined"));
  EXPECT_FALSE(krippendorff_nominal({{9, 0}, {0, 0}}).coefficient);
  EXPECT_DOUBLE_EQ(*gwet_coefficient({{9, 0}, {0, 0}}, Weights::identity).coefficient, 1.0)
      << "AC1 stays defined";
}

// The delta method against the jackknife, which knows no formula for the slope.
TEST(TwoRaters, StandardErrorsAgreeWithTheJackknife) {
  for (const Weights weights : {Weights::identity, Weights::linear, Weights::quadratic}) {
    for (const auto method : {&cohen_kappa, &gwet_coefficient, &brennan_prediger}) {
      const Agreement whole = method(kUneven, weights);
      double squares = 0.0;
      for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t j = 0; j < 3; ++j) {
          Table without = kUneven;
          without[i][j] -= 1.0;
          const double apart = *method(without, weights).coefficient - *whole.coefficient;
          squares += kUneven[i][j] * apart * apart;
        }
      }
      const double n = whole.subjects;
      EXPECT_NEAR(*whole.se, std::sqrt((n - 1.0) / n * squares), 0.02 * *whole.se);
    }
  }
}

TEST(TwoRaters, StudentIsWiderThanNormalAndStopsAtOne) {
  const Agreement kappa = cohen_kappa(kUneven, Weights::identity);
  EXPECT_LT(student_interval(kappa, 0.95)->lower, normal_interval(kappa, 0.95)->lower);
  const Agreement high = cohen_kappa({{9, 0}, {1, 3}}, Weights::identity);
  EXPECT_EQ(student_interval(high, 0.95)->upper, 1.0);
  EXPECT_GT(normal_interval(high, 0.95)->upper, 1.0);
}

TEST(TwoRaters, BadTablesAreRefusedInWords) {
  EXPECT_THROW(percent_agreement({}), SetupError);
  EXPECT_THROW(percent_agreement({{1, 2}, {3}}), SetupError);
  EXPECT_THROW(percent_agreement({{1, -2}, {3, 4}}), SetupError);
  EXPECT_THROW(percent_agreement({{0, 0}, {0, 0}}), SetupError);
  EXPECT_THROW(percent_agreement({{std::nan(""), 0}, {0, 1}}), SetupError);
  EXPECT_THROW(gwet_coefficient({{5}}, Weights::identity), SetupError);
  EXPECT_THROW(krippendorff_nominal({{1.5, 0}, {0, 1}}), SetupError);
}

// Two raters as rows of counts, one row a subject.
Table counts_of(const Table& table) {
  Table counts;
  for (std::size_t i = 0; i < table.size(); ++i)
    for (std::size_t j = 0; j < table.size(); ++j)
      for (int k = 0; k < static_cast<int>(table[i][j]); ++k) {
        counts.emplace_back(table.size(), 0.0);
        counts.back()[i] += 1.0;
        counts.back()[j] += 1.0;
      }
  return counts;
}

TEST(SeveralRaters, TwoOfThemGiveTheTwoRaterCoefficients) {
  for (const Weights weights : {Weights::identity, Weights::linear, Weights::quadratic}) {
    EXPECT_NEAR(*gwet_many(counts_of(kUneven), weights).coefficient,
                *gwet_coefficient(kUneven, weights).coefficient, 1e-12);
    EXPECT_NEAR(*brennan_prediger_many(counts_of(kUneven), weights).coefficient,
                *brennan_prediger(kUneven, weights).coefficient, 1e-12);
    EXPECT_NEAR(*gwet_many(counts_of(kUneven), weights).se, *gwet_coefficient(kUneven, weights).se,
                0.02 * *gwet_coefficient(kUneven, weights).se);
  }
}

TEST(SeveralRaters, TheOrderOfSubjectsDoesNotMatterAndUnratedAreLeftOut) {
  const Table counts = {{3, 0, 1}, {0, 4, 0}, {1, 1, 2}, {2, 2, 0}};
  Table other = {{2, 2, 0}, {0, 0, 0}, {3, 0, 1}, {1, 1, 2}, {0, 4, 0}};
  EXPECT_NEAR(*fleiss_kappa(counts).coefficient, *fleiss_kappa(other).coefficient, 1e-12);
  EXPECT_NEAR(*gwet_many(counts).se, *gwet_many(other).se, 1e-12);
}

TEST(SeveralRaters, PublishedStandardErrors) {
  // Gwet (2014); irrCAC, cac.raw4raters: AC1 se 0.14295, Fleiss se 0.15302, Krippendorff se 0.14557.
  const Table counts = {{3, 0, 0, 0, 0}, {0, 3, 1, 0, 0}, {0, 0, 4, 0, 0}, {0, 0, 4, 0, 0},
                        {0, 4, 0, 0, 0}, {1, 1, 1, 1, 0}, {0, 0, 0, 4, 0}, {3, 1, 0, 0, 0},
                        {0, 4, 0, 0, 0}, {0, 0, 0, 0, 3}, {2, 0, 0, 0, 0}, {0, 0, 1, 0, 0}};
  EXPECT_NEAR(*gwet_many(counts).se, 0.14295, 5e-6);
  EXPECT_NEAR(*fleiss_kappa(counts).se, 0.15302, 5e-6);
  EXPECT_NEAR(*krippendorff_alpha(counts, {1, 2, 3, 4, 5}, Metric::nominal).se, 0.14557, 5e-6);
  EXPECT_NEAR(student_interval(gwet_many(counts), 0.95)->lower, 0.461, 5e-4);
  EXPECT_NEAR(student_interval(fleiss_kappa(counts), 0.95)->lower, 0.424, 5e-4);
  // AC2 of the same: linear 0.859 (se 0.117), quadratic 0.914 (se 0.104); Fleiss linear 0.818, quadratic
  // 0.865.
  EXPECT_NEAR(*gwet_many(counts, Weights::linear).coefficient, 0.859, 5e-4);
  EXPECT_NEAR(*gwet_many(counts, Weights::linear).se, 0.117, 5e-4);
  EXPECT_NEAR(*gwet_many(counts, Weights::quadratic).coefficient, 0.914, 5e-4);
  EXPECT_NEAR(*fleiss_kappa(counts, Weights::linear).coefficient, 0.818, 5e-4);
  EXPECT_NEAR(*fleiss_kappa(counts, Weights::quadratic).coefficient, 0.865, 5e-4);
}

// Krippendorff's own definition by coincidences, 1 − Do/De, written without weights.
double alpha_by_coincidences(const Table& counts, const std::vector<double>& values, Metric metric) {
  const std::size_t q = values.size();
  Table coincidences(q, std::vector<double>(q, 0.0));
  for (const auto& row : counts) {
    double raters = 0.0;
    for (const double count : row) raters += count;
    if (raters < 2.0) continue;
    for (std::size_t c = 0; c < q; ++c)
      for (std::size_t k = 0; k < q; ++k)
        coincidences[c][k] += row[c] * (row[k] - (c == k ? 1.0 : 0.0)) / (raters - 1.0);
  }
  std::vector<double> used(q, 0.0);
  double n = 0.0;
  for (std::size_t c = 0; c < q; ++c)
    for (std::size_t k = 0; k < q; ++k) used[c] += coincidences[c][k];
  for (const double u : used) n += u;
  const auto squared = [&](std::size_t c, std::size_t k) {
    if (c == k) return 0.0;
    if (metric == Metric::nominal) return 1.0;
    if (metric == Metric::interval) return (values[c] - values[k]) * (values[c] - values[k]);
    double between = 0.0;
    for (std::size_t g = std::min(c, k); g <= std::max(c, k); ++g) between += used[g];
    between -= (used[c] + used[k]) / 2.0;
    return between * between;
  };
  double observed = 0.0;
  double expected = 0.0;
  for (std::size_t c = 0; c < q; ++c) {
    for (std::size_t k = 0; k < q; ++k) {
      observed += coincidences[c][k] * squared(c, k) / n;
      expected += used[c] * used[k] * squared(c, k) / (n * (n - 1.0));
    }
  }
  return 1.0 - observed / expected;
}

TEST(SeveralRaters, AlphaIsOneMinusObservedOverExpectedDisagreement) {
  const Table counts = {{3, 0, 1, 0}, {0, 2, 0, 0}, {1, 1, 2, 0}, {2, 2, 0, 1}, {0, 0, 1, 0}, {0, 0, 0, 3}};
  const std::vector<double> values = {1, 2, 5, 9};
  for (const Metric metric : {Metric::nominal, Metric::ordinal, Metric::interval})
    EXPECT_NEAR(*krippendorff_alpha(counts, values, metric).coefficient,
                alpha_by_coincidences(counts, values, metric), 1e-12);
}

TEST(SeveralRaters, NothingToCompareIsUndefinedWithAReason) {
  const Agreement alone = fleiss_kappa({{1, 0}, {0, 1}});
  EXPECT_FALSE(alone.coefficient);
  EXPECT_NE(alone.undefined.swedish.find("minst två"), std::string_view::npos);
  EXPECT_FALSE(krippendorff_alpha({{1, 0}, {0, 1}}, {1, 2}, Metric::ordinal).coefficient);
  EXPECT_FALSE(fleiss_kappa({{3, 0}, {3, 0}}).coefficient);
  EXPECT_FALSE(gwet_many({{3}, {3}}).coefficient);
  EXPECT_THROW(fleiss_kappa({{1, 2}, {1}}), SetupError);
  EXPECT_THROW(fleiss_kappa({}), SetupError);
}

TEST(Classification, CountsByClassAddUp) {
  const std::vector<std::string> labels = {"adequate", "deficient", "missing"};
  const ConfusionMatrix matrix = confusion_matrix(labels, {{"adequate", "adequate"},
                                                           {"adequate", "deficient"},
                                                           {"deficient", "deficient"},
                                                           {"deficient", "deficient"},
                                                           {"deficient", "adequate"}});
  EXPECT_EQ(matrix.counts, (Table{{1, 1, 0}, {1, 2, 0}, {0, 0, 0}}));
  const Classification result = classification(matrix);
  EXPECT_EQ(result.subjects, 5);
  EXPECT_DOUBLE_EQ(*result.accuracy, 0.6);
  EXPECT_DOUBLE_EQ(*result.classes[0].precision, 0.5);
  EXPECT_DOUBLE_EQ(*result.classes[0].recall, 0.5);
  EXPECT_NEAR(*result.classes[1].f1, 2.0 / 3.0, 1e-15);
  EXPECT_FALSE(result.classes[2].precision);
  EXPECT_FALSE(result.classes[2].recall);
  EXPECT_FALSE(result.classes[2].f1);
  EXPECT_NEAR(*result.macro_f1, (0.5 + 2.0 / 3.0) / 2.0, 1e-15) << "over the classes that occur";
  EXPECT_THROW(confusion_matrix(labels, {{"adequate", "okänd"}}), SetupError);
}

TEST(Classification, AClassNeverRatedHasRecallZeroAndCountsInTheMacroMean) {
  const Classification result = classification({{"a", "b"}, {{8, 0}, {2, 0}}});
  EXPECT_FALSE(result.classes[1].precision);
  EXPECT_EQ(*result.classes[1].recall, 0.0);
  EXPECT_EQ(*result.classes[1].f1, 0.0);
  EXPECT_NEAR(*result.macro_f1, (16.0 / 18.0) / 2.0, 1e-15);
}

TEST(Classification, AgreementOfAnEmptyMatrixHasAReason) {
  const CodedAgreement empty = coded_agreement(confusion_matrix({"a", "b"}, {}), 0.95);
  EXPECT_FALSE(empty.kappa_linear.coefficient);
  EXPECT_FALSE(empty.ac1.undefined.swedish.empty());
  EXPECT_FALSE(classification(confusion_matrix({"a", "b"}, {})).accuracy);
  const CodedAgreement full = coded_agreement({{"a", "b"}, {{5, 1}, {1, 5}}}, 0.95);
  EXPECT_TRUE(full.kappa_interval && full.ac1_interval);
  EXPECT_DOUBLE_EQ(*full.kappa_linear.coefficient, 2.0 / 3.0);
}

}  // namespace
}  // namespace stickprov::statistics
