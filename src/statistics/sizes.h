#pragma once
// How many certificates must be drawn (stickprovsstorlek). All throw SetupError on impossible wishes.

#include "statistics/distributions.h"

namespace stickprov::statistics {

enum class Rounding {
  nearest,  // as in the table of Krejcie & Morgan
  ceil,     // never below the wanted precision
};

/// Krejcie & Morgan (1970), Educational and Psychological Measurement 30:
/// n = χ²·N·P(1−P) / (d²(N−1) + χ²·P(1−P)), with χ² = 3.841 and P = 0.5, d = 0.05 in their table.
Count krejcie_morgan(Count N, double P, double d, double chi2, Rounding rounding);

/// Cochran (1977), eqs. 4.1–4.2: n0 = z²P(1−P)/d², n = n0 / (1 + (n0 − 1)/N). The rounded size is never more
/// than N.
Count cochran_finite(Count N, double P, double d, double conf, Rounding rounding);

/// Half width of the interval that n of N would give at share P: the inverse of cochran_finite. 0 at a
/// census.
double cochran_half_width(Count n, Count N, double P, double conf);

/// Smallest n with P(X ≤ ceil(expected_rate·n)) ≤ 1 − conf for X binomial(n, tolerable_rate): AICPA Audit
/// Guide: Audit Sampling (2017), tables. ceil is taken of the exact product (0.035·400 is 14,
/// not 14.000000000000002). Needs expected_rate < tolerable_rate; throws where no size up to 100 000 does.
Count attribute_binomial(double conf, double tolerable_rate, double expected_rate);

/// Smallest n with P(X ≤ allowed_errors) ≤ 1 − conf for X binomial(n, tolerable_rate).
Count attribute_binomial_allowed(double conf, double tolerable_rate, Count allowed_errors);

/// Smallest n ≤ N with P(X ≤ allowed_errors) ≤ 1 − conf when tolerable_count of the N are in error. Needs
/// allowed_errors < tolerable_count ≤ N (else no sample can tell, and it throws).
Count attribute_hypergeometric(double conf, Count N, Count tolerable_count, Count allowed_errors);

/// The same where the tolerable is a rate: the count is the smallest whole number of the N that is at least
/// the rate, ceil(tolerable_rate·N), as in the R package jfa (Derks et al. 2021) and DCAA's EZ-Quant: a frame
/// with that rate or more would have shown more than allowed_errors with probability conf.
Count discovery_hypergeometric(double conf, Count N, double tolerable_rate, Count allowed_errors);

}  // namespace stickprov::statistics
