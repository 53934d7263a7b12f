#include "statistics/share.h"

#include <algorithm>
#include <cmath>

#include "statistics/domain.h"
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
  std::vector<DomainStratum> whole;
  for (const CountedStratum& stratum : strata) {
    require_sample(stratum.x, stratum.n);
    whole.push_back({stratum.N, stratum.n, stratum.n, stratum.x, 0.0});
  }
  return stratified_domain_share(whole, conf);
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
