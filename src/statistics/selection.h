#pragma once
// Selecting with a fixed interval from a given start, so that a draw made elsewhere can be checked.

#include <cstddef>
#include <vector>

#include "statistics/distributions.h"

namespace stickprov::statistics {

/// 0-based places of the items at the 1-based positions start, start + interval, …, n of them. A position
/// that is not whole (interval 12.5) has its fraction dropped (Kish 1965, Survey Sampling, section 4.1; the
/// same as jfa::selection), so that a start drawn evenly from [1, 1 + interval) gives every item the same
/// chance. Throws when start < 1 or the last position lies beyond the frame: never a shorter sample in
/// silence.
std::vector<std::size_t> systematic_items(std::size_t frame, Count n, double interval, double start);

/// Probability proportional to size with a fixed interval (monetary-unit selection; AICPA Audit Guide 2017,
/// chapter 6; jfa::selection): the item whose cumulated range (C_{i−1}, C_i] holds each of the points start,
/// start + interval, …. An item larger than the interval may be hit several times: it is then listed once for
/// every hit, so that the list has n entries and every hit keeps its weight. Items of value 0 are never hit.
/// Throws on negative values and on points beyond the total.
std::vector<std::size_t> fixed_interval_pps(const std::vector<double>& values, Count n, double interval,
                                            double start);

}  // namespace stickprov::statistics
