#pragma once
// Estimates from a stratified draw (stratifierat urval): each stratum h has N certificates, n were drawn.

#include <optional>
#include <vector>

#include "statistics/intervals.h"

namespace stickprov::statistics {

struct MeasuredStratum {
  Count N = 0;
  std::vector<double> x;  // the measured values of the n drawn
};

struct CountedStratum {
  Count N = 0;
  Count n = 0;
  Count x = 0;  // of the n, those with the property
};

struct MeanEstimate {
  double mean = 0.0;
  double se = 0.0;
};

struct ShareOfStrata {
  double p = 0.0;
  double se = 0.0;
  double pooled_unweighted_p = 0.0;  // Σx / Σn, what one would get by forgetting the design
};

/// Cochran (1977), eqs. 5.1 and 5.7–5.8: mean = Σ W_h·x̄_h, se² = Σ W_h²·(1 − f_h)·s_h²/n_h with W_h = N_h/N,
/// s_h² over n_h − 1; f_h = n_h/N_h, or 0 when `fpc` is false. A stratum with one drawn of several throws
/// (its spread is unknown: merge strata openly instead); a stratum drawn whole adds nothing to se when fpc is
/// true.
MeanEstimate stratified_mean(const std::vector<MeasuredStratum>& strata, bool fpc);

/// Cochran (1977), eqs. 5.52–5.53 with the unbiased p(1−p)/(n−1): p = Σ W_h·p_h,
/// se² = Σ W_h²·(1 − f_h)·p_h(1 − p_h)/(n_h − 1). Same edge cases as stratified_mean.
ShareOfStrata stratified_proportion(const std::vector<CountedStratum>& strata, bool fpc);

}  // namespace stickprov::statistics
