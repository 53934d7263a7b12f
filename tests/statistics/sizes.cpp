#include "statistics/sizes.h"

#include <gtest/gtest.h>

#include "model/setup_error.h"

namespace stickprov::statistics {
namespace {

TEST(Sizes, TheSizeFoundIsTheSmallestThatDoes) {
  for (const Count allowed : {0, 1, 3, 10}) {
    const Count n = attribute_binomial_allowed(0.95, 0.04, allowed);
    EXPECT_LE(binomial_at_most(allowed, n, 0.04), 0.05);
    EXPECT_GT(binomial_at_most(allowed, n - 1, 0.04), 0.05);
    const Count finite = attribute_hypergeometric(0.95, 700, 28, allowed);
    EXPECT_LE(hypergeometric_at_most(allowed, 700, 28, finite), 0.05);
    EXPECT_GT(hypergeometric_at_most(allowed, 700, 28, finite - 1), 0.05);
    EXPECT_LE(finite, n) << "a finite frame never needs more";
  }
}

TEST(Sizes, GrowWithTheFrameAndThePrecisionAndNeverPassTheFrame) {
  Count before = 0;
  for (const Count N : {1, 5, 10, 50, 100, 1000, 10'000, 100'000'000}) {
    const Count n = cochran_finite(N, 0.5, 0.05, 0.95, Rounding::ceil);
    EXPECT_LE(n, N);
    EXPECT_GE(n, before);
    before = n;
    EXPECT_LE(n, cochran_finite(N, 0.5, 0.03, 0.95, Rounding::ceil));
    EXPECT_LE(n, cochran_finite(N, 0.5, 0.05, 0.99, Rounding::ceil));
    EXPECT_LE(cochran_finite(N, 0.2, 0.05, 0.95, Rounding::ceil), n);
  }
  EXPECT_EQ(before, 385) << "z²·0.25/0.05² = 384.15";
}

TEST(Sizes, TheHalfWidthOfACeiledSizeIsWithinThePrecision) {
  for (const Count N : {30, 357, 5000, 100'000}) {
    const Count n = cochran_finite(N, 0.5, 0.05, 0.95, Rounding::ceil);
    EXPECT_LE(cochran_half_width(n, N, 0.5, 0.95), 0.05 + 1e-12);
    EXPECT_GT(cochran_half_width(n - 1, N, 0.5, 0.95), 0.05);
  }
  EXPECT_EQ(cochran_half_width(40, 40, 0.5, 0.95), 0.0);
}

TEST(Sizes, RoundingIsAsAsked) {
  EXPECT_EQ(krejcie_morgan(15, 0.5, 0.05, 3.841, Rounding::nearest), 14);  // 14.47
  EXPECT_EQ(krejcie_morgan(15, 0.5, 0.05, 3.841, Rounding::ceil), 15);
}

TEST(Sizes, ARateAndItsCountAskForTheSame) {
  EXPECT_EQ(discovery_hypergeometric(0.95, 1000, 0.07, 0), attribute_hypergeometric(0.95, 1000, 70, 0))
      << "0.07·1000 is 70.00000000000001 in binary";
  EXPECT_EQ(discovery_hypergeometric(0.95, 999, 0.07, 0),
            attribute_hypergeometric(0.95, 999, 70, 0));  // 69.93
  EXPECT_EQ(attribute_hypergeometric(0.99, 40, 1, 0), 40) << "the only one can be anywhere";
}

TEST(Sizes, ImpossibleWishesAreRefusedInWords) {
  EXPECT_THROW(attribute_binomial(0.95, 0.05, 0.05), SetupError);
  EXPECT_THROW(attribute_binomial(0.95, 0.05, 0.0499), SetupError) << "no size up to 100 000";
  EXPECT_THROW(attribute_hypergeometric(0.95, 100, 3, 3), SetupError);
  EXPECT_THROW(attribute_hypergeometric(0.95, 100, 101, 0), SetupError);
  EXPECT_THROW(attribute_hypergeometric(0.95, 100, 0, 0), SetupError);
  EXPECT_THROW(krejcie_morgan(0, 0.5, 0.05, 3.841, Rounding::nearest), SetupError);
  EXPECT_THROW(cochran_finite(100, 1.5, 0.05, 0.95, Rounding::ceil), SetupError);
  EXPECT_THROW(cochran_finite(100, 0.5, 0.0, 0.95, Rounding::ceil), SetupError);
}

}  // namespace
}  // namespace stickprov::statistics
