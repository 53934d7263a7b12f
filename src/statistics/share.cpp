#include "statistics/share.h"

#include <algorithm>
#include <cmath>

#include "statistics/preconditions.h"

namespace stickprov::statistics {

ShareEstimate simple_share(Count x, Count n, Count N, double conf) {
  require_sample(x, n);
  require_frame(n, N);
  require_confidence(conf);
  ShareEstimate estimate;
  estimate.share = static_cast<double>(x) / static_cast<double>(n);
  if (n >= 2 || n == N) estimate.se = share_standard_error(x, n, N);
  if (n == N) {
    estimate.interval = census(x, n, N);
    estimate.method = "census";
  } else if (std::min(x, n - x) < kFewForWilson) {
    const CountInterval exact = exact_hypergeometric(x, n, N, conf);
    estimate.interval = {exact.lower, exact.upper};
    estimate.method = "exact_hypergeometric";
  } else {
    estimate.interval = wilson_finite(x, n, N, conf);
    estimate.method = "wilson_finite";
  }
  return estimate;
}

ShareEstimate stratified_share(const std::vector<CountedStratum>& strata, double conf) {
  require(!strata.empty(), "inga strata angavs", "no strata were given");
  require_confidence(conf);
  Count population = 0;
  Count drawn = 0;
  Count found = 0;
  for (const CountedStratum& stratum : strata) {
    require_sample(stratum.x, stratum.n);
    require_frame(stratum.n, stratum.N);
    population += stratum.N;
    drawn += stratum.n;
    found += stratum.x;
  }
  const double pooled = static_cast<double>(found) / static_cast<double>(drawn);
  double share = 0.0;
  double variance = 0.0;
  for (const CountedStratum& stratum : strata) {
    const double weight = static_cast<double>(stratum.N) / static_cast<double>(population);
    const auto n = static_cast<double>(stratum.n);
    const double p = static_cast<double>(stratum.x) / n;
    const double spread = stratum.n > 1 ? p * (1.0 - p) / (n - 1.0) : pooled * (1.0 - pooled);
    share += weight * p;
    variance += weight * weight * (1.0 - n / static_cast<double>(stratum.N)) * spread;
  }
  ShareEstimate estimate;
  estimate.share = std::clamp(share, 0.0, 1.0);
  estimate.se = std::sqrt(variance);
  if (drawn == population) {
    estimate.interval = {estimate.share, estimate.share};
    estimate.method = "census";
    return estimate;
  }
  const double simple_size = static_cast<double>(drawn) * static_cast<double>(population - 1) /
                             static_cast<double>(population - drawn);
  const double simple_variance = estimate.share * (1.0 - estimate.share) / simple_size;
  const bool spread_seen = variance > 0.0 && simple_variance > 0.0;
  estimate.interval = wilson_share(
      estimate.share, spread_seen ? estimate.share * (1.0 - estimate.share) / variance : simple_size, conf);
  if (spread_seen) estimate.design_effect = variance / simple_variance;
  estimate.method = "wilson_stratified";
  return estimate;
}

ShareEstimate clustered_share(const std::vector<Cluster>& clusters, double conf) {
  require_confidence(conf);
  const ClusterShare cluster = cluster_share(clusters);
  Count drawn = 0;
  for (const Cluster& unit : clusters) drawn += unit.n;
  const double variance = cluster.se * cluster.se;
  const double share = std::clamp(cluster.p, 0.0, 1.0);
  const double effective = variance > 0.0 && share > 0.0 && share < 1.0
                               ? std::min(share * (1.0 - share) / variance, static_cast<double>(drawn))
                               : static_cast<double>(clusters.size());
  ShareEstimate estimate;
  estimate.share = share;
  estimate.interval =
      wilson_with_critical(share, effective, student_quantile(1.0 - (1.0 - conf) / 2.0, cluster.degrees));
  estimate.se = cluster.se;
  estimate.design_effect = cluster.design_effect;
  estimate.method = "wilson_cluster";
  return estimate;
}

}  // namespace stickprov::statistics
