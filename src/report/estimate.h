#pragma once
// From counts in a sample to a share of the frame, with its interval.

#include <cstddef>
#include <optional>
#include <vector>

namespace stickprov::report {

/// What one stratum holds of a group of certificates (a domain: a part's applicable certificates, a unit …).
struct StratumCount {
  std::size_t population = 0;     // N_h, certificates in the frame
  std::size_t sampled = 0;        // n_h, certificates drawn and rated
  std::size_t of = 0;             // how many of the drawn belong to the group
  std::size_t count = 0;          // how many of those have the property
  double unit_probability = 0.0;  // in a cluster draw, where each drawn unit is a stratum: that it was drawn
  bool operator==(const StratumCount&) const = default;
};

/// A share with a 95 % interval, as fractions 0–1. `count` of `of` are the unweighted numbers behind it.
struct Estimate {
  double share = 0.0;
  double lower = 0.0;
  double upper = 0.0;
  std::size_t count = 0;
  std::size_t of = 0;
  bool operator==(const Estimate&) const = default;
};

/// Difference of two shares with a 95 % interval, as fractions −1 to 1.
struct Difference {
  double difference = 0.0;
  double lower = 0.0;
  double upper = 0.0;
  bool settled() const { return lower > 0.0 || upper < 0.0; }
  bool operator==(const Difference&) const = default;
};

/// The share of the group that has the property. One stratum: Wilson with finite population correction;
/// several: the design-weighted share with the linearised variance of a domain mean, as a Wilson interval on
/// the effective size; units of a cluster draw: with the variance between units (statistics/domain.h). A
/// census gives zero width. Nothing when no drawn certificate belongs to the group.
std::optional<Estimate> estimate_share(const std::vector<StratumCount>& strata);

/// Newcombe's interval of the difference `a` − `b` from the two intervals (method 10, Stat Med
/// 1998;17:873–890).
Difference estimate_difference(const Estimate& a, const Estimate& b);

}  // namespace stickprov::report
