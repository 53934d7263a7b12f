#pragma once
// How many of n go to each stratum.

#include <cstddef>
#include <vector>

namespace stickprov::sampling {

/// n shared in proportion to `sizes` by largest remainder (Hamilton): each gets the whole part of
/// n·size/total, the rest go one each to the largest fractions, earlier strata first where they are equal.
/// Never more than the size: what one stratum cannot take is shared again among the others. Sum = min(n,
/// total). Exact integer arithmetic.
std::vector<std::size_t> allocate_proportional(std::size_t n, const std::vector<std::size_t>& sizes);

/// n shared equally, at most the size; what small strata cannot take goes to the others, one each, earlier
/// first.
std::vector<std::size_t> allocate_equal(std::size_t n, const std::vector<std::size_t>& sizes);

/// Neyman's optimum for a share: n_h ∝ N_h·√(p_h(1−p_h)) (Cochran 1977, 5.5), by largest remainder, at most
/// the size. `shares` are the expected p_h, each within [0, 1]. Where all are 0 or 1 the allocation is
/// proportional.
std::vector<std::size_t> allocate_neyman(std::size_t n, const std::vector<std::size_t>& sizes,
                                         const std::vector<double>& shares);

/// Raises each stratum to min(size, least) and takes what that costs from the strata with most above it, one
/// at a time, later strata first where they are equal. The sum is kept unless the minima alone exceed it;
/// then the minima stand.
std::vector<std::size_t> raise_to_minimum(std::vector<std::size_t> allocation,
                                          const std::vector<std::size_t>& sizes, std::size_t least);

}  // namespace stickprov::sampling
