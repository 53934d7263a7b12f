#include "report/estimate.h"

#include "statistics/comparison.h"
#include "statistics/domain.h"

namespace stickprov::report {
namespace {

statistics::Count whole(std::size_t number) {
  return static_cast<statistics::Count>(number);
}

constexpr double kConfidence = 0.95;

}  // namespace

std::optional<Estimate> estimate_share(const std::vector<StratumCount>& strata) {
  std::vector<statistics::DomainStratum> drawn;
  Estimate estimate;
  std::size_t holders = 0;  // strata in which someone of the group was drawn
  bool clusters = false;
  for (const StratumCount& stratum : strata) {
    if (stratum.sampled == 0) continue;
    drawn.push_back({whole(stratum.population), whole(stratum.sampled), whole(stratum.of),
                     whole(stratum.count), stratum.unit_probability});
    estimate.of += stratum.of;
    estimate.count += stratum.count;
    if (stratum.of > 0) ++holders;
    if (stratum.unit_probability > 0.0) clusters = true;
  }
  if (estimate.of == 0) return std::nullopt;
  statistics::ShareEstimate share;
  if (drawn.size() == 1) {
    share = statistics::simple_domain_share(drawn.front(), kConfidence);
  } else if (clusters && holders > 1) {
    share = statistics::clustered_domain_share(drawn, kConfidence);
  } else {
    share = statistics::stratified_domain_share(drawn, kConfidence);
  }
  estimate.share = share.share;
  estimate.lower = share.interval.lower;
  estimate.upper = share.interval.upper;
  return estimate;
}

Difference estimate_difference(const Estimate& a, const Estimate& b) {
  const statistics::Difference difference =
      statistics::difference_of_estimates(a.share, {a.lower, a.upper}, b.share, {b.lower, b.upper});
  return {difference.diff, difference.lower, difference.upper};
}

}  // namespace stickprov::report
