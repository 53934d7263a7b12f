#include "statistics/cluster.h"

#include <cmath>

#include "statistics/preconditions.h"

namespace stickprov::statistics {
namespace {

// Variance of z_c from drawing n of the unit's certificates: (n·w / Σw)²·(1 − n/M)·p_c(1 − p_c)/(n − 1).
double variance_within(const Cluster& cluster, double total_weight) {
  if (cluster.n < 2) return 0.0;
  const auto n = static_cast<double>(cluster.n);
  const double share = cluster.weight_of_found / cluster.weight;
  const double part = cluster.weight / total_weight;
  const double left = cluster.unit_size > 0 ? 1.0 - n / static_cast<double>(cluster.unit_size) : 1.0;
  return part * part * left * share * (1.0 - share) / (n - 1.0);
}

}  // namespace

ClusterShare cluster_share(const std::vector<Cluster>& clusters) {
  require(clusters.size() >= 2,
          "minst två enheter behövs: med en enda går skillnaden mellan enheter inte att skatta",
          "at least two units are needed: one alone says nothing of how units differ");
  double weight = 0.0;
  double found = 0.0;
  Count drawn = 0;
  for (const Cluster& cluster : clusters) {
    require(cluster.n >= 1 && cluster.weight > 0.0,
            "en enhet saknar dragna intyg: ta bort den eller dra ur den",
            "a unit has no drawn certificates: leave it out or draw from it");
    require(cluster.weight_of_found >= 0.0 && cluster.weight_of_found <= cluster.weight * (1.0 + 1e-12),
            "vikten av de funna är större än vikten av alla i enheten",
            "the weight of the found is larger than that of all in the unit");
    require(cluster.unit_probability >= 0.0 && cluster.unit_probability <= 1.0,
            "enhetens urvalssannolikhet ska ligga mellan 0 och 1",
            "the unit's probability must lie between 0 and 1");
    require(cluster.unit_size == 0 || cluster.unit_size >= cluster.n,
            "fler intyg dragna ur en enhet än den har", "more certificates drawn from a unit than it has");
    weight += cluster.weight;
    found += cluster.weight_of_found;
    drawn += cluster.n;
  }
  ClusterShare estimate;
  estimate.p = found / weight;
  const auto units = static_cast<double>(clusters.size());
  estimate.degrees = units - 1.0;
  double between = 0.0;  // z̄ is 0 by construction
  double within = 0.0;
  for (const Cluster& cluster : clusters) {
    const double z = (cluster.weight_of_found - estimate.p * cluster.weight) / weight;
    between += (1.0 - cluster.unit_probability) * z * z;
    within += cluster.unit_probability * variance_within(cluster, weight);
  }
  estimate.se = std::sqrt(units / (units - 1.0) * between + within);
  const double simple = drawn > 1 ? estimate.p * (1.0 - estimate.p) / static_cast<double>(drawn - 1) : 0.0;
  if (simple > 0.0) estimate.design_effect = estimate.se * estimate.se / simple;
  return estimate;
}

}  // namespace stickprov::statistics
