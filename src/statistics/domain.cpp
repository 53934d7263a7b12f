#include "statistics/domain.h"

#include <algorithm>
#include <cmath>

#include "statistics/preconditions.h"

namespace stickprov::statistics {
namespace {

void require_domain(const std::vector<DomainStratum>& strata) {
  require(!strata.empty(), "inga strata angavs", "no strata were given");
  Count of = 0;
  for (const DomainStratum& stratum : strata) {
    require_frame(stratum.n, stratum.N);
    require(0 <= stratum.x && stratum.x <= stratum.of && stratum.of <= stratum.n,
            "antalen i ett stratum motsäger varandra: 0 ≤ x ≤ of ≤ n",
            "the counts of a stratum contradict each other: 0 ≤ x ≤ of ≤ n");
    of += stratum.of;
  }
  require(of >= 1, "inget draget intyg hör till gruppen", "no drawn certificate belongs to the group");
}

// The weighted totals of the group, and what its weights are worth.
struct Totals {
  double group = 0.0;  // certificates of the frame in the group
  double found = 0.0;  // of those, with the property
  double squares = 0.0;
  bool census = true;
  bool spread_everywhere = true;  // in every stratum that is not drawn whole
};

Totals totals_of(const std::vector<DomainStratum>& strata) {
  Totals totals;
  for (const DomainStratum& stratum : strata) {
    const double weight = static_cast<double>(stratum.N) / static_cast<double>(stratum.n);
    totals.group += weight * static_cast<double>(stratum.of);
    totals.found += weight * static_cast<double>(stratum.x);
    totals.squares += weight * weight * static_cast<double>(stratum.of);
    if (stratum.of == 0 || stratum.n == stratum.N) continue;
    totals.census = false;
    if (stratum.x == 0 || stratum.x == stratum.of) totals.spread_everywhere = false;
  }
  return totals;
}

double linearised_variance(const std::vector<DomainStratum>& strata, double share, double group) {
  double variance = 0.0;
  for (const DomainStratum& stratum : strata) {
    const auto N = static_cast<double>(stratum.N);
    const auto n = static_cast<double>(stratum.n);
    const auto of = static_cast<double>(stratum.of);
    const auto x = static_cast<double>(stratum.x);
    const double sum = x - share * of;
    const double squares = x * (1.0 - share) * (1.0 - share) + (of - x) * share * share;
    const double spread = stratum.n > 1 ? (squares - sum * sum / n) / (n - 1.0) : share * (1.0 - share) * of;
    variance += N * N * (1.0 - n / N) * spread / n;
  }
  return std::max(0.0, variance) / (group * group);
}

}  // namespace

ShareEstimate simple_domain_share(const DomainStratum& stratum, double conf) {
  require_domain({stratum});
  Count population = stratum.of;
  if (stratum.n < stratum.N) {
    const double expected =
        static_cast<double>(stratum.N) * static_cast<double>(stratum.of) / static_cast<double>(stratum.n);
    population = std::max(population + 1, static_cast<Count>(std::llround(expected)));
  }
  return simple_share(stratum.x, stratum.of, population, conf);
}

ShareEstimate stratified_domain_share(const std::vector<DomainStratum>& strata, double conf) {
  require_domain(strata);
  require_confidence(conf);
  const Totals totals = totals_of(strata);
  ShareEstimate estimate;
  estimate.share = std::clamp(totals.found / totals.group, 0.0, 1.0);
  if (totals.census) {
    estimate.se = 0.0;
    estimate.interval = {estimate.share, estimate.share};
    estimate.method = "census";
    return estimate;
  }
  const double kish = totals.group * totals.group / totals.squares;
  const double simple_size = kish * (totals.group - 1.0) / (totals.group - kish);
  const double variance = linearised_variance(strata, estimate.share, totals.group);
  const double spread = estimate.share * (1.0 - estimate.share);
  double size = simple_size;
  if (variance > 0.0 && spread > 0.0) {
    const double effective = spread / variance;
    size = totals.spread_everywhere ? effective : std::min(effective, simple_size);
    estimate.design_effect = variance * simple_size / spread;
  }
  estimate.se = std::sqrt(variance);
  estimate.interval = wilson_share(estimate.share, size, conf);
  estimate.method = "wilson_stratified";
  return estimate;
}

ShareEstimate clustered_domain_share(const std::vector<DomainStratum>& units, double conf) {
  require_domain(units);
  std::vector<Cluster> clusters;
  for (const DomainStratum& unit : units) {
    if (unit.of == 0) continue;
    const double weight = static_cast<double>(unit.N) / (static_cast<double>(unit.n) * unit.unit_probability);
    clusters.push_back({unit.of, weight * static_cast<double>(unit.of), weight * static_cast<double>(unit.x),
                        unit.unit_probability, unit.N});
  }
  return clustered_share(clusters, conf);
}

}  // namespace stickprov::statistics
