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

// The weighted totals of a group over strata, and what its weights are worth.
struct Weighted {
  double group = 0.0;  // certificates of the frame in the group
  double hits = 0.0;   // of those, with the property
  double simple_size =
      0.0;  // the simple draw with replacement that equally uneven weights are worth (Kish 1965)
  bool census = true;
  bool all_spread = true;  // every stratum that is not drawn whole shows both outcomes
};

Weighted weighted(const std::vector<StratumCount>& strata) {
  Weighted totals;
  double squares = 0.0;
  for (const StratumCount& stratum : strata) {
    if (stratum.of == 0) continue;
    const double weight = static_cast<double>(stratum.population) / static_cast<double>(stratum.sampled);
    totals.group += weight * static_cast<double>(stratum.of);
    totals.hits += weight * static_cast<double>(stratum.count);
    squares += weight * weight * static_cast<double>(stratum.of);
    if (stratum.sampled == stratum.population) continue;
    totals.census = false;
    if (stratum.count == 0 || stratum.count == stratum.of) totals.all_spread = false;
  }
  const double kish = totals.group * totals.group / squares;
  if (!totals.census) totals.simple_size = kish * (totals.group - 1.0) / (totals.group - kish);
  return totals;
}

// A stratum of ten of which all ten are adequate gives no variance, though its other eighty may hold some
// that are not. Where there is such a stratum the effective size is never taken for more than a simple
// draw's.
Estimate by_effective_size(const Weighted& totals, double variance) {
  const double share = totals.hits / totals.group;
  if (totals.census) return estimate_of(share, {share, share});
  double size = totals.simple_size;
  if (variance > 0.0) {
    const double effective = share * (1.0 - share) / variance;
    size = totals.all_spread ? effective : std::min(effective, size);
  }
  return estimate_of(share, statistics::wilson_share(share, size, kConfidence));
}

Estimate whole_strata(const std::vector<StratumCount>& strata) {
  std::vector<statistics::CountedStratum> counted;
  for (const StratumCount& stratum : strata) {
    counted.push_back({whole(stratum.population), whole(stratum.sampled), whole(stratum.count)});
  }
  const double se = statistics::stratified_share(counted, kConfidence).se.value_or(0.0);
  return by_effective_size(weighted(strata), se * se);
}

// A group that is a part of several strata: the ratio of two weighted totals, with the linearised variance of
// a domain mean (Särndal, Swensson & Wretman 1992, Model Assisted Survey Sampling, section 5.8), which counts
// that the group's size in each stratum is estimated too.
Estimate part_of_strata(const std::vector<StratumCount>& strata) {
  const Weighted totals = weighted(strata);
  const double share = totals.hits / totals.group;
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
  return by_effective_size(totals, variance / (totals.group * totals.group));
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
