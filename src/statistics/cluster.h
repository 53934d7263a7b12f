#pragma once
// Estimates from a cluster draw (klusterurval): units drawn first, certificates within them after.

#include <optional>
#include <vector>

#include "statistics/distributions.h"

namespace stickprov::statistics {

/// What was drawn in one unit, with the design weights w = 1 / inclusion probability summed.
struct Cluster {
  Count n = 0;                    // certificates drawn in the unit
  double weight = 0.0;            // Σ w over them
  double weight_of_found = 0.0;   // Σ w over those with the property
  double unit_probability = 0.0;  // probability π that the unit was drawn; 0 when not known
  Count unit_size = 0;            // certificates of the unit in the frame; 0 when not known
};

struct ClusterShare {
  double p = 0.0;
  double se = 0.0;
  double degrees = 0.0;                 // number of units − 1
  std::optional<double> design_effect;  // against a simple draw of as many; none when p is 0 or 1
};

/// Ratio (Hájek) estimator p = Σw·y / Σw with the ultimate-cluster variance (Cochran 1977, section 11.9 for
/// units drawn with probability proportional to size; Särndal, Swensson & Wretman 1992, Model Assisted Survey
/// Sampling, sections 5.7 and 8.8): se² = m/(m−1)·Σ z_c², z_c = Σ_{i in c} w_i(y_i − p) / Σw, as if units
/// were drawn with replacement, which errs on the safe side. Where π_c and the unit's size are known the two
/// stages are told apart (Hájek's approximation for draws without replacement; Brewer & Donadio 2003, Survey
/// Methodology 29): se² = m/(m−1)·Σ(1 − π_c)z_c² + Σ π_c·V_c, V_c the variance within the unit with its own
/// finite population correction. Certificates of a unit must then weigh alike. Design effect (Kish 1965) =
/// se² / (p(1−p)/(n−1)). Fewer than two units throws: nothing is then known of how units differ.
ClusterShare cluster_share(const std::vector<Cluster>& clusters);

}  // namespace stickprov::statistics
