#pragma once
// Confidence intervals (konfidensintervall) for one share. x of n certificates have the property; N is the
// frame. All throw SetupError when x > n, n > N, a count is negative or conf is not strictly between 0 and 1.
// At a census (n = N) every finite-population interval has zero width at x / n.

#include "statistics/distributions.h"

namespace stickprov::statistics {

struct Interval {
  double lower = 0.0;
  double upper = 0.0;
  bool operator==(const Interval&) const = default;
};

/// The same interval as whole certificates of the frame and as shares of it.
struct CountInterval {
  Count lower_count = 0;
  Count upper_count = 0;
  double lower = 0.0;
  double upper = 0.0;
  bool operator==(const CountInterval&) const = default;
};

/// Clopper & Pearson (1934), Biometrika 26: Beta quantiles at α/2 and 1 − α/2. Never covers less than conf
/// for draws with replacement. x = 0 gives lower 0, x = n gives upper 1.
Interval clopper_pearson(Count x, Count n, double conf);

/// Wilson (1927) score interval, JASA 22; the form recommended by Brown, Cai & DasGupta (2001), Statistical
/// Science 16. Lower is exactly 0 at x = 0 and upper exactly 1 at x = n.
Interval wilson(Count x, Count n, double conf);

/// The same for a share and a size that need not be whole: share in [0, 1], n > 0. Used with effective sizes.
Interval wilson_share(double share, double n, double conf);

/// Wilson with z replaced by `critical`, for estimators whose variance rests on few degrees of freedom.
Interval wilson_with_critical(double share, double n, double critical);

/// Wilson on the effective size n(N−1)/(N−n): the variance of x/n without replacement is that of a draw with
/// replacement of that size (Cochran 1977, Sampling Techniques, eq. 3.2 with S² = NPQ/(N−1)).
Interval wilson_finite(Count x, Count n, Count N, double conf);

/// p ± z·se with se of `share_standard_error` (Cochran 1977, eq. 3.19 without the continuity term). May leave
/// [0, 1] where x is near 0 or n: that is the formula, and the reason it is no default. n ≥ 2 unless n = N.
Interval wald_finite(Count x, Count n, Count N, double conf);

/// Exact for draws without replacement, after Cochran (1977), section 3.6: the upper limit is the smallest
/// count A with P(X ≤ x | A) ≤ α/2, the lower the largest with P(X ≥ x | A) ≤ α/2: both tails at the stated
/// limits are at most α/2. Where no possible count is so small or large (possible: x … N − (n − x)) the limit
/// is the end of the possible. Same limits as the R package samplingbook (Kauermann & Küchenhoff 2010).
/// Covers at least conf.
CountInterval exact_hypergeometric(Count x, Count n, Count N, double conf);

/// The interval of a total count: lower = upper = x / n. Throws unless n = N.
Interval census(Count x, Count n, Count N);

/// Standard error of x/n without replacement, √((1 − n/N)·p(1−p)/(n−1)) (Cochran 1977, eq. 3.8: unbiased for
/// the variance). 0 at a census. n = 1 < N throws: one certificate says nothing of the spread.
double share_standard_error(Count x, Count n, Count N);

struct UpperBound {
  Count upper_count = 0;
  double upper_rate = 0.0;
  bool operator==(const UpperBound&) const = default;
};

/// One-sided upper bound on the number in the frame: the largest count K with P(X ≤ x | N, K, n) > 1 − conf,
/// the auditor's bound (Talens 2005, Statistical Auditing and the AOQL-method). N when x = n; x at a census.
UpperBound upper_bound_hypergeometric(Count x, Count n, Count N, double conf);

/// One-sided upper bound on a rate for draws with replacement: Beta quantile (x+1, n−x) at conf; the bounds
/// of the AICPA Audit Guide: Audit Sampling (2017), tables. 1 when x = n.
double upper_bound_binomial(Count x, Count n, double conf);

}  // namespace stickprov::statistics
