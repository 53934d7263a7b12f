#include "statistics/stratified.h"

#include <fmt/format.h>

#include <cmath>

#include "statistics/preconditions.h"

namespace stickprov::statistics {
namespace {

void require_stratum(std::size_t index, Count n, Count N, bool fpc) {
  const auto stratum = index + 1;
  require(
      n >= 1,
      fmt::format("stratum {} har inget draget: slå ihop det öppet med ett annat eller dra ur det", stratum),
      fmt::format("stratum {} has none drawn: merge it openly with another or draw from it", stratum));
  require(n <= N, fmt::format("stratum {}: n = {} är större än N = {}", stratum, n, N),
          fmt::format("stratum {}: n = {} is larger than N = {}", stratum, n, N));
  require(
      n >= 2 || (fpc && n == N),
      fmt::format("stratum {}: n = 1 räcker inte till ett medelfel: dra minst 2 eller slå ihop strata öppet",
                  stratum),
      fmt::format(
          "stratum {}: n = 1 does not suffice for a standard error: draw at least 2 or merge strata openly",
          stratum));
}

// (1 − n/N)·s²/n of one stratum.
double mean_variance(double s2, Count n, Count N, bool fpc) {
  const double sampled = fpc ? static_cast<double>(n) / static_cast<double>(N) : 0.0;
  return (1.0 - sampled) * s2 / static_cast<double>(n);
}

}  // namespace

MeanEstimate stratified_mean(const std::vector<MeasuredStratum>& strata, bool fpc) {
  require(!strata.empty(), "inga strata angavs", "no strata were given");
  double population = 0.0;
  for (const MeasuredStratum& stratum : strata) population += static_cast<double>(stratum.N);
  double mean = 0.0;
  double variance = 0.0;
  for (std::size_t h = 0; h < strata.size(); ++h) {
    const auto n = static_cast<Count>(strata[h].x.size());
    require_stratum(h, n, strata[h].N, fpc);
    double sum = 0.0;
    for (const double value : strata[h].x) sum += value;
    const double center = sum / static_cast<double>(n);
    double squares = 0.0;
    for (const double value : strata[h].x) squares += (value - center) * (value - center);
    const double s2 = n > 1 ? squares / static_cast<double>(n - 1) : 0.0;
    const double weight = static_cast<double>(strata[h].N) / population;
    mean += weight * center;
    variance += weight * weight * mean_variance(s2, n, strata[h].N, fpc);
  }
  return {mean, std::sqrt(variance)};
}

ShareOfStrata stratified_proportion(const std::vector<CountedStratum>& strata, bool fpc) {
  require(!strata.empty(), "inga strata angavs", "no strata were given");
  double population = 0.0;
  for (const CountedStratum& stratum : strata) population += static_cast<double>(stratum.N);
  ShareOfStrata estimate;
  double variance = 0.0;
  Count found = 0;
  Count drawn = 0;
  for (std::size_t h = 0; h < strata.size(); ++h) {
    const CountedStratum& stratum = strata[h];
    require_stratum(h, stratum.n, stratum.N, fpc);
    require_sample(stratum.x, stratum.n);
    const auto n = static_cast<double>(stratum.n);
    const double p = static_cast<double>(stratum.x) / n;
    const double s2 = stratum.n > 1 ? n / (n - 1.0) * p * (1.0 - p) : 0.0;
    const double weight = static_cast<double>(stratum.N) / population;
    estimate.p += weight * p;
    variance += weight * weight * mean_variance(s2, stratum.n, stratum.N, fpc);
    found += stratum.x;
    drawn += stratum.n;
  }
  estimate.se = std::sqrt(variance);
  estimate.pooled_unweighted_p = static_cast<double>(found) / static_cast<double>(drawn);
  return estimate;
}

}  // namespace stickprov::statistics
