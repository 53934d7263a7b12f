#include "report/estimate.h"

#include <algorithm>
#include <cmath>

#include "statistics/comparison.h"
#include "statistics/share.h"

namespace stickprov::report {
namespace {

using statistics::Count;

constexpr double kConfidence = 0.95;

Count whole(std::size_t number) {
  return static_cast<Count>(number);
}

Estimate estimate_of(double share, const statistics::Interval& interval) {
  return {share, interval.lower, interval.upper, 0, 0};
}

// How many of the frame belong to the group is known only through the draw: in proportion to those drawn, and
// more than those drawn as long as something is left undrawn.
Estimate simple(const StratumCount& stratum) {
  Count population = whole(stratum.of);
  if (stratum.sampled < stratum.population) {
    const double expected = static_cast<double>(stratum.population) * static_cast<double>(stratum.of) /
                            static_cast<double>(stratum.sampled);
    population = std::max(population + 1, static_cast<Count>(std::llround(expected)));
  }
  const statistics::ShareEstimate share =
      statistics::simple_share(whole(stratum.count), whole(stratum.of), population, kConfidence);
  return estimate_of(share.share, share.interval);
}

Estimate whole_strata(const std::vector<StratumCount>& strata) {
  std::vector<statistics::CountedStratum> counted;
  for (const StratumCount& stratum : strata) {
    counted.push_back({whole(stratum.population), whole(stratum.sampled), whole(stratum.count)});
  }
  const statistics::ShareEstimate share = statistics::stratified_share(counted, kConfidence);
  return estimate_of(share.share, share.interval);
}

// A group that is a part of several strata: the ratio of two weighted totals, with the linearised variance of
// a domain mean (Särndal, Swensson & Wretman 1992, Model Assisted Survey Sampling, section 5.8), which counts
// that the group's size in each stratum is estimated too.
Estimate part_of_strata(const std::vector<StratumCount>& strata) {
  double group = 0.0;
  double hits = 0.0;
  double squared_weights = 0.0;
  bool census = true;
  for (const StratumCount& stratum : strata) {
    const double weight = static_cast<double>(stratum.population) / static_cast<double>(stratum.sampled);
    group += weight * static_cast<double>(stratum.of);
    hits += weight * static_cast<double>(stratum.count);
    squared_weights += weight * weight * static_cast<double>(stratum.of);
    if (stratum.of > 0 && stratum.sampled < stratum.population) census = false;
  }
  const double share = hits / group;
  if (census) return estimate_of(share, {share, share});

  double variance = 0.0;
  for (const StratumCount& stratum : strata) {
    const auto population = static_cast<double>(stratum.population);
    const auto sampled = static_cast<double>(stratum.sampled);
    const auto of = static_cast<double>(stratum.of);
    const auto count = static_cast<double>(stratum.count);
    const double sum = count - share * of;
    const double squares = count * (1.0 - share) * (1.0 - share) + (of - count) * share * share;
    // A single certificate tells nothing of the spread within its stratum: the spread of the whole stands in.
    const double spread =
        sampled > 1.0 ? (squares - sum * sum / sampled) / (sampled - 1.0) : share * (1.0 - share) * of;
    variance += population * population * (1.0 - sampled / population) * spread / sampled;
  }
  variance /= group * group;
  // Without any spread the size is that of a simple draw of as many certificates as the weights are worth
  // (Kish).
  const double kish = group * group / squared_weights;
  const double size =
      variance > 0.0 ? share * (1.0 - share) / variance : kish * (group - 1.0) / (group - kish);
  return estimate_of(share, statistics::wilson_share(share, size, kConfidence));
}

}  // namespace

std::optional<Estimate> estimate_share(const std::vector<StratumCount>& strata) {
  std::vector<StratumCount> drawn;
  std::size_t of = 0;
  std::size_t count = 0;
  bool all_belong = true;
  for (const StratumCount& stratum : strata) {
    if (stratum.sampled == 0) continue;
    drawn.push_back(stratum);
    of += stratum.of;
    count += stratum.count;
    if (stratum.of < stratum.sampled) all_belong = false;
  }
  if (of == 0) return std::nullopt;
  Estimate estimate = drawn.size() == 1 ? simple(drawn.front())
                      : all_belong      ? whole_strata(drawn)
                                        : part_of_strata(drawn);
  estimate.count = count;
  estimate.of = of;
  return estimate;
}

Difference estimate_difference(const Estimate& a, const Estimate& b) {
  const statistics::Difference difference =
      statistics::difference_of_estimates(a.share, {a.lower, a.upper}, b.share, {b.lower, b.upper});
  return {difference.diff, difference.lower, difference.upper};
}

}  // namespace stickprov::report
