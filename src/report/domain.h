#pragma once
// Shares of groups of the drawn certificates, by the design they were drawn under.

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "model/audit.h"
#include "report/summary.h"

namespace stickprov::report {

/// Groups the drawn certificates for the estimators: which stratum each lies in, and how many were drawn
/// there.
struct Design {
  std::vector<std::string> names;
  std::vector<std::size_t> population;
  std::vector<std::size_t> sampled;
  std::vector<double> unit_probability;  // 0 unless the draw was of clusters
  std::vector<std::size_t> stratum_of;   // by certificate
};

/// A group of certificates whose shares are wanted: the drawn ones, and how many the frame has.
struct Domain {
  std::vector<std::size_t> drawn;
  std::size_t frame = 0;
};

Design design_of(const Audit& audit);

/// The estimate from the group's counts in each stratum (in the order of `design`).
std::optional<Estimate> estimate_domain(const Design& design, const Domain& domain,
                                        std::vector<StratumCount> counts);

/// Of the domain's certificates that are `in_group`, the share that `has_property`; both take a place in
/// Audit::certificates.
template <typename InGroup, typename HasProperty>
std::optional<Estimate> share(const Design& design, const Domain& domain, InGroup&& in_group,
                              HasProperty&& has_property) {
  std::vector<StratumCount> counts(design.names.size());
  for (const std::size_t index : domain.drawn) {
    StratumCount& stratum = counts[design.stratum_of[index]];
    ++stratum.sampled;
    if (!in_group(index)) continue;
    ++stratum.of;
    if (has_property(index)) ++stratum.count;
  }
  return estimate_domain(design, domain, std::move(counts));
}

Verdicts verdicts_of(const Audit& audit, const Design& design, const Domain& domain);

}  // namespace stickprov::report
