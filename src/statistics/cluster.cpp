#include "statistics/cluster.h"

#include <cmath>

#include "statistics/preconditions.h"

namespace stickprov::statistics {

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
    weight += cluster.weight;
    found += cluster.weight_of_found;
    drawn += cluster.n;
  }
  ClusterShare estimate;
  estimate.p = found / weight;
  const auto units = static_cast<double>(clusters.size());
  estimate.degrees = units - 1.0;
  double squares = 0.0;  // z̄ is 0 by construction
  for (const Cluster& cluster : clusters) {
    const double z = (cluster.weight_of_found - estimate.p * cluster.weight) / weight;
    squares += z * z;
  }
  estimate.se = std::sqrt(units / (units - 1.0) * squares);
  const double simple = drawn > 1 ? estimate.p * (1.0 - estimate.p) / static_cast<double>(drawn - 1) : 0.0;
  if (simple > 0.0) estimate.design_effect = estimate.se * estimate.se / simple;
  return estimate;
}

}  // namespace stickprov::statistics
