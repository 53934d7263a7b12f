#include "statistics/intervals.h"

#include <gtest/gtest.h>

#include <cmath>

#include "model/setup_error.h"

namespace stickprov::statistics {
namespace {

TEST(Intervals, MirrorWhenFoundAndNotFoundChangePlaces) {
  for (const Count n : {7, 20, 83}) {
    for (Count x = 0; x <= n; ++x) {
      for (const auto method : {&wilson, &clopper_pearson}) {
        const Interval one = method(x, n, 0.95);
        const Interval other = method(n - x, n, 0.95);
        EXPECT_NEAR(one.lower, 1.0 - other.upper, 1e-10);
        EXPECT_NEAR(one.upper, 1.0 - other.lower, 1e-10);
      }
      const CountInterval one = exact_hypergeometric(x, n, 200, 0.95);
      const CountInterval other = exact_hypergeometric(n - x, n, 200, 0.95);
      EXPECT_EQ(one.lower_count, 200 - other.upper_count);
      EXPECT_EQ(one.upper_count, 200 - other.lower_count);
    }
  }
}

TEST(Intervals, HoldTheEstimateAndGrowWithTheConfidence) {
  for (Count x = 0; x <= 40; ++x) {
    const double p = static_cast<double>(x) / 40.0;
    const Interval narrow[] = {wilson(x, 40, 0.80), clopper_pearson(x, 40, 0.80),
                               wilson_finite(x, 40, 300, 0.80)};
    const Interval wide[] = {wilson(x, 40, 0.99), clopper_pearson(x, 40, 0.99),
                             wilson_finite(x, 40, 300, 0.99)};
    for (int i = 0; i < 3; ++i) {
      EXPECT_LE(narrow[i].lower, p);
      EXPECT_GE(narrow[i].upper, p);
      EXPECT_LE(wide[i].lower, narrow[i].lower);
      EXPECT_GE(wide[i].upper, narrow[i].upper);
      EXPECT_GE(wide[i].lower, 0.0);
      EXPECT_LE(wide[i].upper, 1.0);
    }
  }
}

TEST(Intervals, LimitsRiseWithTheNumberFound) {
  CountInterval before = exact_hypergeometric(0, 60, 400, 0.95);
  Interval wilson_before = wilson_finite(0, 60, 400, 0.95);
  for (Count x = 1; x <= 60; ++x) {
    const CountInterval now = exact_hypergeometric(x, 60, 400, 0.95);
    EXPECT_GT(now.lower_count, before.lower_count - 1);
    EXPECT_GE(now.upper_count, before.upper_count);
    const Interval wilson_now = wilson_finite(x, 60, 400, 0.95);
    EXPECT_GT(wilson_now.lower, wilson_before.lower);
    EXPECT_GT(wilson_now.upper, wilson_before.upper - 1e-15);
    before = now;
    wilson_before = wilson_now;
  }
}

TEST(Intervals, HaveNoWidthAtACensus) {
  for (const Count x : {0, 1, 30, 49, 50}) {
    const double p = static_cast<double>(x) / 50.0;
    const Interval point{p, p};
    EXPECT_EQ(wilson_finite(x, 50, 50, 0.95), point);
    EXPECT_EQ(wald_finite(x, 50, 50, 0.95), point);
    EXPECT_EQ(census(x, 50, 50), point);
    EXPECT_EQ(exact_hypergeometric(x, 50, 50, 0.95), (CountInterval{x, x, p, p}));
    EXPECT_EQ(upper_bound_hypergeometric(x, 50, 50, 0.95), (UpperBound{x, p}));
    EXPECT_EQ(share_standard_error(x, 50, 50), 0.0);
  }
  EXPECT_THROW(census(5, 50, 51), SetupError);
}

TEST(Intervals, TheFrameShrinksThemTowardsTheCensusAndInfinityGivesTheBinomial) {
  double before = 2.0;
  for (const Count n : {50, 100, 150, 180, 195, 199}) {
    const Interval interval = wilson_finite(n / 2, n, 200, 0.95);
    EXPECT_LT(interval.upper - interval.lower, before);
    before = interval.upper - interval.lower;
  }
  const Interval huge = wilson_finite(12, 100, 1'000'000'000, 0.95);
  const Interval infinite = wilson(12, 100, 0.95);
  EXPECT_NEAR(huge.lower, infinite.lower, 1e-7);
  EXPECT_NEAR(huge.upper, infinite.upper, 1e-7);
  // The exact interval of a large frame is Clopper–Pearson, to the nearest certificate.
  const CountInterval exact = exact_hypergeometric(12, 100, 1'000'000, 0.95);
  const Interval clopper = clopper_pearson(12, 100, 0.95);
  EXPECT_NEAR(exact.lower, clopper.lower, 5e-5);
  EXPECT_NEAR(exact.upper, clopper.upper, 5e-5);
}

// The definition itself, searched one count at a time.
TEST(Intervals, ExactLimitsAreTheFirstWhoseTailIsAtMostHalfAlpha) {
  const Count N = 60;
  const Count n = 13;
  for (Count x = 0; x <= n; ++x) {
    const CountInterval interval = exact_hypergeometric(x, n, N, 0.9);
    const bool lower_is_end = interval.lower_count == x;
    const bool upper_is_end = interval.upper_count == N - (n - x);
    if (!lower_is_end) {
      EXPECT_LE(hypergeometric_at_least(x, N, interval.lower_count, n), 0.05);
    }
    if (!upper_is_end) {
      EXPECT_LE(hypergeometric_at_most(x, N, interval.upper_count, n), 0.05);
    }
    if (interval.lower_count + 1 <= N - (n - x)) {
      EXPECT_GT(hypergeometric_at_least(x, N, interval.lower_count + 1, n), 0.05);
    }
    if (interval.upper_count - 1 >= x) {
      EXPECT_GT(hypergeometric_at_most(x, N, interval.upper_count - 1, n), 0.05);
    }
  }
}

// Coverage computed, not simulated: over every possible number in the frame.
TEST(Intervals, ExactCoversAtLeastItsConfidenceForEveryFrame) {
  const Count N = 80;
  const Count n = 17;
  for (Count K = 0; K <= N; ++K) {
    double covered = 0.0;
    double bounded = 0.0;
    for (Count x = 0; x <= n; ++x) {
      const double probability = hypergeometric_at_most(x, N, K, n) - hypergeometric_at_most(x - 1, N, K, n);
      if (probability <= 0.0 || x > K || x < n + K - N) continue;
      const CountInterval interval = exact_hypergeometric(x, n, N, 0.95);
      if (interval.lower_count <= K && K <= interval.upper_count) covered += probability;
      if (K <= upper_bound_hypergeometric(x, n, N, 0.95).upper_count) bounded += probability;
    }
    EXPECT_GE(covered, 0.95 - 1e-12) << K;
    EXPECT_GE(bounded, 0.95 - 1e-12) << K;
  }
}

TEST(Intervals, OneSidedBoundIsTheLargestCountNotRejected) {
  for (Count x = 0; x <= 20; ++x) {
    const Count bound = upper_bound_hypergeometric(x, 20, 150, 0.95).upper_count;
    EXPECT_GT(hypergeometric_at_most(x, 150, bound, 20), 0.05);
    if (x < 20) {
      EXPECT_LE(hypergeometric_at_most(x, 150, bound + 1, 20), 0.05);
    }
  }
  EXPECT_EQ(upper_bound_hypergeometric(20, 20, 150, 0.95).upper_count, 150);
  EXPECT_EQ(upper_bound_binomial(20, 20, 0.95), 1.0);
}

TEST(Intervals, LargeFramesAreAnsweredExactly) {
  const CountInterval interval = exact_hypergeometric(350, 1000, 1'000'000, 0.95);
  EXPECT_LE(hypergeometric_at_most(350, 1'000'000, interval.upper_count, 1000), 0.025);
  EXPECT_GT(hypergeometric_at_most(350, 1'000'000, interval.upper_count - 1, 1000), 0.025);
}

TEST(Intervals, ImpossibleNumbersAreRefusedInWords) {
  EXPECT_THROW(wilson(11, 10, 0.95), SetupError);
  EXPECT_THROW(wilson(-1, 10, 0.95), SetupError);
  EXPECT_THROW(wilson(0, 0, 0.95), SetupError);
  EXPECT_THROW(clopper_pearson(1, 10, 0.0), SetupError);
  EXPECT_THROW(clopper_pearson(1, 10, std::nan("")), SetupError);
  EXPECT_THROW(wilson_finite(1, 10, 9, 0.95), SetupError);
  EXPECT_THROW(share_standard_error(1, 1, 9), SetupError);
  try {
    wilson(1, 10, 95);
    FAIL();
  } catch (const SetupError& error) {
    EXPECT_NE(std::string(error.what()).find("0.95"), std::string::npos) << "the hint says how to write it";
  }
}

}  // namespace
}  // namespace stickprov::statistics
