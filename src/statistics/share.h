#pragma once
// The share of a report with the interval that is the default for its design; docs/metod.md says why.

#include <optional>
#include <string_view>
#include <vector>

#include "statistics/cluster.h"
#include "statistics/intervals.h"
#include "statistics/stratified.h"

namespace stickprov::statistics {

struct ShareEstimate {
  double share = 0.0;
  Interval interval;
  std::optional<double> se;
  std::optional<double> design_effect;
  // "census", "wilson_finite", "exact_hypergeometric", "wilson_stratified" or "wilson_cluster"
  std::string_view method;
};

/// Below this many with, or without, the property the normal curve behind Wilson no longer fits;
/// bench/coverage shows how far its coverage then falls.
inline constexpr Count kFewForWilson = 5;

/// Simple and systematic draws: x / n with `wilson_finite`, or `exact_hypergeometric` where x or n − x is
/// below kFewForWilson; `census` when n = N.
ShareEstimate simple_share(Count x, Count n, Count N, double conf);

/// Stratified draws: Σ W_h·p_h with the Wilson interval on the effective size p(1−p)/se²: the group of
/// `stratified_domain_share` (domain.h) is every certificate. A stratum without spread is not taken for
/// certainty.
ShareEstimate stratified_share(const std::vector<CountedStratum>& strata, double conf);

/// Cluster draws: `cluster_share` with the Wilson interval on the effective size p(1−p)/se² and Student's t
/// with units − 1 degrees for z. Effective size is capped at the number drawn; where there is no spread
/// between units it is the number of units.
ShareEstimate clustered_share(const std::vector<Cluster>& clusters, double conf);

}  // namespace stickprov::statistics
