#pragma once
// Sharing a sample among strata (allokering).

#include <vector>

#include "statistics/distributions.h"

namespace stickprov::statistics {

struct PlannedStratum {
  Count N = 0;
  double p = 0.5;  // the share expected in the stratum
};

/// Neyman (1934): n_h = n·N_h·S_h / Σ N_h·S_h with S_h = √(p_h(1 − p_h)) (Cochran 1977, eq. 5.60). Not
/// rounded, not capped at N_h. Throws when n > ΣN_h or no stratum has any spread.
std::vector<double> neyman(Count n, const std::vector<PlannedStratum>& strata);

/// Proportional by largest remainder (Hamilton): each stratum gets the whole part of n·N_h/N, the rest go one
/// by one to the largest remainders; equal remainders go to the earlier stratum. Sums to n exactly, and n_h ≤
/// N_h. Exact in whole numbers. Throws when n > N.
std::vector<Count> proportional_largest_remainder(Count n, const std::vector<Count>& N_h);

}  // namespace stickprov::statistics
