#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "model/setup_error.h"
#include "statistics/allocation.h"
#include "statistics/cluster.h"
#include "statistics/comparison.h"
#include "statistics/domain.h"
#include "statistics/selection.h"
#include "statistics/share.h"
#include "statistics/stratified.h"

namespace stickprov::statistics {
namespace {

TEST(Stratified, OneStratumIsASimpleDraw) {
  const ShareOfStrata estimate = stratified_proportion({{3042, 200, 38}}, true);
  EXPECT_DOUBLE_EQ(estimate.p, 0.19);
  EXPECT_NEAR(estimate.se, share_standard_error(38, 200, 3042), 1e-15);
  EXPECT_DOUBLE_EQ(estimate.pooled_unweighted_p, estimate.p);
}

TEST(Stratified, AShareIsTheMeanOfZerosAndOnes) {
  const ShareOfStrata share = stratified_proportion({{100, 4, 1}, {50, 5, 4}}, true);
  const MeanEstimate mean = stratified_mean({{100, {1, 0, 0, 0}}, {50, {1, 1, 1, 1, 0}}}, true);
  EXPECT_NEAR(share.p, mean.mean, 1e-15);
  EXPECT_NEAR(share.se, mean.se, 1e-15);
}

TEST(Stratified, AStratumDrawnWholeAddsNothingAndOneOfSeveralIsRefused) {
  EXPECT_EQ(stratified_proportion({{10, 10, 3}, {4, 4, 4}}, true).se, 0.0);
  EXPECT_GT(stratified_proportion({{10, 10, 3}, {4, 4, 4}}, false).se, 0.0);
  EXPECT_EQ(stratified_proportion({{10, 10, 3}, {1, 1, 1}}, true).se, 0.0);
  EXPECT_THROW(stratified_proportion({{10, 5, 3}, {4, 1, 1}}, true), SetupError);
  EXPECT_THROW(stratified_proportion({{10, 5, 3}, {4, 0, 0}}, true), SetupError);
  EXPECT_THROW(stratified_proportion({{10, 11, 3}}, true), SetupError);
  EXPECT_THROW(stratified_mean({{10, {}}}, true), SetupError);
  EXPECT_THROW(stratified_mean({}, true), SetupError);
}

TEST(Cluster, UnitsThatAreAlikeGiveNoErrorAndUnitsThatDifferGiveADesignEffect) {
  EXPECT_EQ(cluster_share({{10, 10, 3}, {10, 10, 3}, {10, 10, 3}}).se, 0.0);
  const ClusterShare split = cluster_share({{10, 10, 0}, {10, 10, 10}, {10, 10, 0}, {10, 10, 10}});
  EXPECT_DOUBLE_EQ(split.p, 0.5);
  // The certificates of a unit are all alike: 4 units tell as much as 4 certificates, 39/3 of a simple draw
  // of 40.
  EXPECT_NEAR(*split.design_effect, 13.0, 1e-12);
  EXPECT_FALSE(cluster_share({{10, 10, 0}, {10, 10, 0}}).design_effect);
  EXPECT_THROW(cluster_share({{10, 10, 3}}), SetupError);
}

TEST(Cluster, KnowingTheUnitsOfTheFrameShortensTheErrorDownToACensus) {
  std::vector<Cluster> clusters = {{10, 10, 3}, {10, 10, 6}, {10, 10, 2}};
  const double as_if_replaced = cluster_share(clusters).se;
  for (Cluster& cluster : clusters) {
    cluster.unit_probability = 0.5;
    cluster.unit_size = 20;
  }
  EXPECT_LT(cluster_share(clusters).se, as_if_replaced);
  // Every unit drawn: a stratified draw with the units as strata.
  for (Cluster& cluster : clusters) cluster.unit_probability = 1.0;
  EXPECT_NEAR(cluster_share(clusters).se,
              stratified_proportion({{20, 10, 3}, {20, 10, 6}, {20, 10, 2}}, true).se, 1e-12);
  for (Cluster& cluster : clusters) cluster.unit_size = 10;
  EXPECT_EQ(cluster_share(clusters).se, 0.0);
  clusters[0].unit_probability = 1.5;
  EXPECT_THROW(cluster_share(clusters), SetupError);
}

TEST(Cluster, ScaleOfTheWeightsDoesNotMatter) {
  const ClusterShare one = cluster_share({{5, 50, 10}, {7, 20, 15}, {9, 30, 3}});
  const ClusterShare other = cluster_share({{5, 500, 100}, {7, 200, 150}, {9, 300, 30}});
  EXPECT_NEAR(one.p, other.p, 1e-15);
  EXPECT_NEAR(one.se, other.se, 1e-15);
}

TEST(Share, DefaultsByDesign) {
  const ShareEstimate simple = simple_share(30, 100, 500, 0.95);
  EXPECT_EQ(simple.method, "wilson_finite");
  EXPECT_EQ(simple.interval, wilson_finite(30, 100, 500, 0.95));
  EXPECT_EQ(simple_share(30, 100, 100, 0.95).method, "census");
  // Proportional draws from equal strata: the effective size is near that of a simple draw.
  const ShareEstimate stratified = stratified_share({{250, 50, 15}, {250, 50, 15}}, 0.95);
  EXPECT_DOUBLE_EQ(stratified.share, 0.3);
  EXPECT_NEAR(stratified.interval.lower, simple.interval.lower, 0.003);
  EXPECT_NEAR(*stratified.design_effect, 1.0, 0.03);
  const ShareEstimate whole = stratified_share({{20, 20, 5}, {30, 30, 15}}, 0.95);
  EXPECT_EQ(whole.interval, (Interval{0.4, 0.4}));
  EXPECT_EQ(whole.method, "census");
}

TEST(Share, FewWithOrWithoutThePropertyGetTheExactInterval) {
  for (const Count x : {0, 4, 96, 100}) {
    const ShareEstimate few = simple_share(x, 100, 500, 0.95);
    const CountInterval exact = exact_hypergeometric(x, 100, 500, 0.95);
    EXPECT_EQ(few.method, "exact_hypergeometric");
    EXPECT_EQ(few.interval, (Interval{exact.lower, exact.upper}));
  }
  EXPECT_EQ(simple_share(5, 100, 500, 0.95).method, "wilson_finite");
  EXPECT_EQ(simple_share(95, 100, 500, 0.95).method, "wilson_finite");
}

TEST(Share, NoSpreadStillHasAWidth) {
  const ShareEstimate none = stratified_share({{250, 50, 0}, {250, 50, 0}}, 0.95);
  EXPECT_EQ(none.interval.lower, 0.0);
  EXPECT_NEAR(none.interval.upper, wilson_finite(0, 100, 500, 0.95).upper, 1e-12);
  const ShareEstimate units = clustered_share({{10, 10, 0}, {10, 10, 0}, {10, 10, 0}}, 0.95);
  EXPECT_EQ(units.interval.lower, 0.0);
  EXPECT_GT(units.interval.upper, 0.1);
}

TEST(Share, AStratumWithoutSpreadIsNotTakenForCertainty) {
  // All ten drawn of 96 have it, the small strata are drawn nearly whole: the 96 may still hold others.
  const ShareEstimate guarded = stratified_share({{96, 10, 10}, {11, 10, 8}, {13, 12, 11}}, 0.95);
  EXPECT_LT(guarded.interval.lower, 0.85);
  // Kish's size of the weights, 9.6 ten times, 1.1 ten times and 13/12 twelve times.
  const double squares = 10 * 9.6 * 9.6 + 10 * 1.1 * 1.1 + 12 * (13.0 / 12) * (13.0 / 12);
  const double kish = 120.0 * 120.0 / squares;
  EXPECT_EQ(guarded.interval, wilson_share(guarded.share, kish * 119.0 / (120.0 - kish), 0.95));
  // One that has spread, or is drawn whole, is believed.
  const ShareEstimate spread = stratified_share({{96, 10, 9}, {11, 10, 8}, {13, 12, 11}}, 0.95);
  EXPECT_NEAR(
      spread.interval.lower,
      wilson_share(spread.share, spread.share * (1 - spread.share) / (*spread.se * *spread.se), 0.95).lower,
      1e-12);
}

TEST(Share, OfAGroupIsTheRatioOfWeightedTotals) {
  const std::vector<DomainStratum> strata = {{500, 50, 25, 2, 0}, {100, 50, 10, 9, 0}};
  const ShareEstimate part = stratified_domain_share(strata, 0.95);
  EXPECT_NEAR(part.share, (10.0 * 2 + 2.0 * 9) / (10.0 * 25 + 2.0 * 10), 1e-12);
  EXPECT_THROW(stratified_domain_share({{500, 50, 0, 0, 0}}, 0.95), SetupError);
  EXPECT_THROW(stratified_domain_share({{500, 50, 3, 4, 0}}, 0.95), SetupError);
  EXPECT_EQ(simple_domain_share({40, 40, 38, 19, 0}, 0.95).method, "census");
  EXPECT_EQ(simple_domain_share({500, 100, 50, 20, 0}, 0.95).interval, wilson_finite(20, 50, 250, 0.95));
}

TEST(Share, OfAGroupInAClusterDrawIsThatOfTheUnitsThatHoldIt) {
  // Units of 100 drawn with probability one half, ten from each: every certificate weighs 20.
  const std::vector<DomainStratum> units = {
      {100, 10, 10, 3, 0.5}, {100, 10, 5, 4, 0.5}, {100, 10, 0, 0, 0.5}, {100, 10, 8, 2, 0.5}};
  const ShareEstimate share = clustered_domain_share(units, 0.95);
  EXPECT_EQ(share.interval,
            clustered_share({{10, 200, 60, 0.5, 100}, {5, 100, 80, 0.5, 100}, {8, 160, 40, 0.5, 100}}, 0.95)
                .interval);
  EXPECT_THROW(clustered_domain_share({{100, 10, 10, 3, 0.5}, {100, 10, 0, 0, 0.5}}, 0.95), SetupError);
}

TEST(Allocation, SumsExactlyAndStaysWithinOneOfTheQuota) {
  const std::vector<Count> sizes = {613, 7, 0, 41, 338, 1};
  for (Count n = 0; n <= 1000; n += 7) {
    const std::vector<Count> shares = proportional_largest_remainder(n, sizes);
    EXPECT_EQ(std::accumulate(shares.begin(), shares.end(), Count{0}), n);
    for (std::size_t h = 0; h < sizes.size(); ++h) {
      EXPECT_LE(shares[h], sizes[h]);
      EXPECT_LT(std::abs(static_cast<double>(shares[h]) - static_cast<double>(n * sizes[h]) / 1000.0), 1.0);
    }
  }
  EXPECT_EQ(proportional_largest_remainder(1, {5, 5}), (std::vector<Count>{1, 0}))
      << "a tie goes to the earlier";
  EXPECT_EQ(proportional_largest_remainder(1000, sizes), sizes);
  EXPECT_THROW(proportional_largest_remainder(1001, sizes), SetupError);
  EXPECT_THROW(proportional_largest_remainder(0, {0, 0}), SetupError);
}

TEST(Allocation, NeymanIsProportionalWhereTheSpreadIsTheSame) {
  const std::vector<double> shares = neyman(50, {{300, 0.2}, {700, 0.8}});
  EXPECT_NEAR(shares[0], 15.0, 1e-12);
  EXPECT_NEAR(shares[1], 35.0, 1e-12);
  EXPECT_EQ(neyman(10, {{300, 0.5}, {700, 0.0}})[1], 0.0);
  EXPECT_THROW(neyman(10, {{300, 0.0}, {700, 1.0}}), SetupError);
  EXPECT_THROW(neyman(1001, {{300, 0.5}, {700, 0.5}}), SetupError);
}

TEST(Selection, SystematicPositionsCountFromOne) {
  EXPECT_EQ(systematic_items(10, 3, 3, 1), (std::vector<std::size_t>{0, 3, 6}));
  EXPECT_EQ(systematic_items(10, 4, 2.5, 2.5), (std::vector<std::size_t>{1, 4, 6, 9}))
      << "2.5, 5, 7.5, 10, the fraction dropped";
  EXPECT_EQ(systematic_items(10, 3, 10.0 / 3, 3), (std::vector<std::size_t>{2, 5, 8})) << "3, 6.33, 9.67";
  EXPECT_THROW(systematic_items(10, 1, 3, 0.5), SetupError) << "items count from 1";
  EXPECT_EQ(systematic_items(10, 10, 1, 1).back(), 9U);
  EXPECT_THROW(systematic_items(10, 4, 3, 2), SetupError) << "2, 5, 8, 11 of 10";
  EXPECT_THROW(systematic_items(10, 3, 3, 0), SetupError);
  EXPECT_THROW(systematic_items(0, 1, 1, 1), SetupError);
}

TEST(Selection, PpsWithEqualSizesIsSystematicAndLargeItemsAreHitOftener) {
  EXPECT_EQ(fixed_interval_pps(std::vector<double>(10, 1.0), 3, 3, 1), systematic_items(10, 3, 3, 1));
  EXPECT_EQ(fixed_interval_pps({5, 100, 5}, 4, 25, 10), (std::vector<std::size_t>{1, 1, 1, 1}));
  EXPECT_EQ(fixed_interval_pps({10, 0, 10}, 2, 10, 10), (std::vector<std::size_t>{0, 2}))
      << "a range includes its end";
  EXPECT_EQ(fixed_interval_pps({0.1, 0.1, 0.1}, 3, 0.1, 0.1), (std::vector<std::size_t>{0, 1, 2}));
  EXPECT_THROW(fixed_interval_pps({10, -1}, 1, 5, 1), SetupError);
  EXPECT_THROW(fixed_interval_pps({10, 10}, 3, 10, 1), SetupError);
}

TEST(Comparison, TheDifferenceTurnsSignWithTheOrder) {
  const Difference one = difference_newcombe(30, 50, 12, 40, 0.95);
  const Difference other = difference_newcombe(12, 40, 30, 50, 0.95);
  EXPECT_NEAR(one.diff, -other.diff, 1e-15);
  EXPECT_NEAR(one.lower, -other.upper, 1e-15);
  EXPECT_NEAR(one.upper, -other.lower, 1e-15);
}

TEST(Comparison, FunnelLimitsHoldTheTailsAndNarrowWithSize) {
  double before = 2.0;
  for (const Count n : {10, 30, 100, 500, 3000}) {
    const Interval limits = funnel_limits(0.3, n, 0.95);
    EXPECT_LT(limits.lower, 0.3);
    EXPECT_GT(limits.upper, 0.3);
    EXPECT_LT(limits.upper - limits.lower, before);
    before = limits.upper - limits.lower;
    // The interpolated limit lies between the counts whose cumulated probability stands on either side of
    // 0.975.
    const auto above = static_cast<Count>(std::ceil(limits.upper * static_cast<double>(n) - 1e-9));
    EXPECT_GE(binomial_at_most(above, n, 0.3), 0.975 - 1e-9);
    EXPECT_LE(binomial_at_most(above - 1, n, 0.3), 0.975 + 1e-9);
    const Interval wide = funnel_limits(0.3, n, 0.998);
    EXPECT_LE(wide.lower, limits.lower);
    EXPECT_GE(wide.upper, limits.upper);
  }
}

TEST(Comparison, BenjaminiHochbergKeepsTheOrderAndNeverLowersAPValue) {
  const std::vector<double> p = {0.04, 0.001, 0.8, 0.02, 0.02};
  const std::vector<double> adjusted = benjamini_hochberg(p);
  for (std::size_t i = 0; i < p.size(); ++i) {
    EXPECT_GE(adjusted[i], p[i]);
    for (std::size_t j = 0; j < p.size(); ++j)
      if (p[i] < p[j]) {
        EXPECT_LE(adjusted[i], adjusted[j]);
      }
  }
  EXPECT_DOUBLE_EQ(adjusted[1], 0.005);
  EXPECT_EQ(adjusted[3], adjusted[4]);
  EXPECT_TRUE(benjamini_hochberg({}).empty());
  EXPECT_THROW(benjamini_hochberg({0.5, 1.5}), SetupError);
  EXPECT_DOUBLE_EQ(binomial_p_value(5, 10, 0.5), 1.0);
  EXPECT_NEAR(binomial_p_value(0, 10, 0.5), 2.0 / 1024.0, 1e-15);
}

}  // namespace
}  // namespace stickprov::statistics
