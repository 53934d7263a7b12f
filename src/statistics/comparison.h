#pragma once
// Comparing rounds and units: differences with intervals, funnel limits, and a guard against many
// comparisons.

#include <vector>

#include "statistics/intervals.h"

namespace stickprov::statistics {

struct Difference {
  double diff = 0.0;  // x1/n1 − x2/n2
  double lower = 0.0;
  double upper = 0.0;
};

/// Newcombe (1998), Statistics in Medicine 17: 873–890, method 10 (hybrid of two Wilson intervals, no
/// continuity correction). Independent samples.
Difference difference_newcombe(Count x1, Count n1, Count x2, Count n2, double conf);

/// The same construction from two estimates with their own intervals (design-based; MOVER, Zou & Donner
/// 2008).
Difference difference_of_estimates(double p1, const Interval& first, double p2, const Interval& second);

/// Limits of a funnel plot at a target share for a unit with n certificates: Spiegelhalter (2005), Statistics
/// in Medicine 24: 1185–1202, eq. for exact binomial limits with interpolation. conf is two-sided (0.95,
/// 0.998).
Interval funnel_limits(double target, Count n, double conf);

/// Two-sided exact binomial p-value of x of n against a target share: twice the smaller tail, at most 1.
double binomial_p_value(Count x, Count n, double target);

/// Benjamini & Hochberg (1995), JRSS B 57: adjusted p-values in the order given; those ≤ q are discoveries
/// with a false-discovery rate of at most q. Same as R's p.adjust(method = "BH"). Empty gives empty.
std::vector<double> benjamini_hochberg(const std::vector<double>& p_values);

}  // namespace stickprov::statistics
