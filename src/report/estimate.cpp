#include "report/estimate.h"

#include <algorithm>
#include <cmath>

namespace stickprov::report {
namespace {

constexpr double kZ95 = 1.959963984540054;

// Wilson's interval for a share on an effective number of certificates.
Estimate wilson(double share, double size) {
  const double z2 = kZ95 * kZ95;
  const double centre = (share + z2 / (2.0 * size)) / (1.0 + z2 / size);
  const double half =
      kZ95 / (1.0 + z2 / size) * std::sqrt(share * (1.0 - share) / size + z2 / (4.0 * size * size));
  Estimate estimate;
  estimate.share = share;
  estimate.lower = share <= 0.0 ? 0.0 : std::max(0.0, centre - half);
  estimate.upper = share >= 1.0 ? 1.0 : std::min(1.0, centre + half);
  return estimate;
}

double finite_population_size(double size, double population) {
  return size * (population - 1.0) / (population - size);
}

}  // namespace

std::optional<Estimate> estimate_share(const std::vector<StratumCount>& strata) {
  double group_population = 0.0;
  double hits_population = 0.0;
  double squared_weights = 0.0;
  std::size_t of = 0;
  std::size_t count = 0;
  bool census = true;
  for (const StratumCount& stratum : strata) {
    if (stratum.sampled == 0) continue;
    const double weight = static_cast<double>(stratum.population) / static_cast<double>(stratum.sampled);
    group_population += weight * static_cast<double>(stratum.of);
    hits_population += weight * static_cast<double>(stratum.count);
    squared_weights += weight * weight * static_cast<double>(stratum.of);
    of += stratum.of;
    count += stratum.count;
    if (stratum.of > 0 && stratum.sampled < stratum.population) census = false;
  }
  if (of == 0) return std::nullopt;
  const double share = hits_population / group_population;

  Estimate estimate;
  if (census) {
    estimate.share = estimate.lower = estimate.upper = share;
  } else {
    double variance = 0.0;
    for (const StratumCount& stratum : strata) {
      if (stratum.sampled == 0 || stratum.sampled >= stratum.population) continue;
      const auto population = static_cast<double>(stratum.population);
      const auto sampled = static_cast<double>(stratum.sampled);
      const auto in_group = static_cast<double>(stratum.of);
      const auto hits = static_cast<double>(stratum.count);
      const double sum = hits - share * in_group;
      const double squares = hits * (1.0 - share) * (1.0 - share) + (in_group - hits) * share * share;
      // A single certificate tells nothing of the spread within its stratum: the spread of the whole stands
      // in.
      const double spread = sampled > 1.0 ? (squares - sum * sum / sampled) / (sampled - 1.0)
                                          : share * (1.0 - share) * in_group;
      variance += population * population * (1.0 - sampled / population) * spread / sampled;
    }
    variance /= group_population * group_population;
    const double kish = group_population * group_population / squared_weights;
    const bool one_weight =
        std::count_if(strata.begin(), strata.end(), [](const StratumCount& s) { return s.sampled > 0; }) == 1;
    const double size = one_weight || variance <= 0.0 ? finite_population_size(kish, group_population)
                                                      : share * (1.0 - share) / variance;
    estimate = wilson(share, size);
  }
  estimate.count = count;
  estimate.of = of;
  return estimate;
}

Difference estimate_difference(const Estimate& a, const Estimate& b) {
  const double difference = a.share - b.share;
  return {difference, difference - std::hypot(a.share - a.lower, b.upper - b.share),
          difference + std::hypot(a.upper - a.share, b.share - b.lower)};
}

}  // namespace stickprov::report
