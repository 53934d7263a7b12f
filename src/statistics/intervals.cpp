#include "statistics/intervals.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "statistics/preconditions.h"

namespace stickprov::statistics {
namespace {

double share_of(Count x, Count n) {
  return static_cast<double>(x) / static_cast<double>(n);
}

double two_sided_z(double conf) {
  return normal_quantile(1.0 - (1.0 - conf) / 2.0);
}

// Smallest count in [low, high] for which `holds`, which never turns false again; high + 1 when none.
template <typename Predicate>
Count first_that(Count low, Count high, Predicate holds) {
  while (low <= high) {
    const Count middle = low + (high - low) / 2;
    if (holds(middle)) {
      high = middle - 1;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

}  // namespace

Interval clopper_pearson(Count x, Count n, double conf) {
  require_sample(x, n);
  require_confidence(conf);
  const double half_alpha = (1.0 - conf) / 2.0;
  const auto found = static_cast<double>(x);
  const auto rest = static_cast<double>(n - x);
  return {x == 0 ? 0.0 : beta_quantile(half_alpha, found, rest + 1.0),
          x == n ? 1.0 : beta_quantile(1.0 - half_alpha, found + 1.0, rest)};
}

Interval wilson_with_critical(double share, double n, double critical) {
  const double z2 = critical * critical;
  const double center = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
  const double half = critical / (1.0 + z2 / n) * std::sqrt(share * (1.0 - share) / n + z2 / (4.0 * n * n));
  return {share <= 0.0 ? 0.0 : std::max(0.0, center - half),
          share >= 1.0 ? 1.0 : std::min(1.0, center + half)};
}

Interval wilson_share(double share, double n, double conf) {
  require_share(share, "p");
  require_confidence(conf);
  require(n > 0.0, fmt::format("storleken n = {} ska vara större än 0", n),
          fmt::format("the size n = {} must be larger than 0", n));
  return wilson_with_critical(share, n, two_sided_z(conf));
}

Interval wilson(Count x, Count n, double conf) {
  require_sample(x, n);
  return wilson_share(share_of(x, n), static_cast<double>(n), conf);
}

Interval wilson_finite(Count x, Count n, Count N, double conf) {
  require_sample(x, n);
  require_frame(n, N);
  require_confidence(conf);
  if (n == N) return census(x, n, N);
  const double effective = static_cast<double>(n) * static_cast<double>(N - 1) / static_cast<double>(N - n);
  return wilson_share(share_of(x, n), effective, conf);
}

double share_standard_error(Count x, Count n, Count N) {
  require_sample(x, n);
  require_frame(n, N);
  if (n == N) return 0.0;
  require(n >= 2, "n = 1 räcker inte till ett medelfel: dra minst 2",
          "n = 1 does not suffice for a standard error: draw at least 2");
  const double p = share_of(x, n);
  return std::sqrt((1.0 - share_of(n, N)) * p * (1.0 - p) / static_cast<double>(n - 1));
}

Interval wald_finite(Count x, Count n, Count N, double conf) {
  const double se = share_standard_error(x, n, N);
  require_confidence(conf);
  const double half = two_sided_z(conf) * se;
  return {share_of(x, n) - half, share_of(x, n) + half};
}

CountInterval exact_hypergeometric(Count x, Count n, Count N, double conf) {
  require_sample(x, n);
  require_frame(n, N);
  require_confidence(conf);
  const double half_alpha = (1.0 - conf) / 2.0;
  const Count least = x;           // that many were seen
  const Count most = N - (n - x);  // that many were seen to lack the property
  // P(X ≥ x | A) grows with A, P(X ≤ x | A) falls.
  const Count above_lower = first_that(
      least, most, [&](Count A) { return !within_risk(hypergeometric_at_least(x, N, A, n), half_alpha); });
  const Count lower = std::max(least, above_lower - 1);
  const Count first_upper = first_that(
      least, most, [&](Count A) { return within_risk(hypergeometric_at_most(x, N, A, n), half_alpha); });
  const Count upper = std::min(most, first_upper);
  return {lower, upper, share_of(lower, N), share_of(upper, N)};
}

Interval census(Count x, Count n, Count N) {
  require_sample(x, n);
  require_frame(n, N);
  require(
      n == N,
      fmt::format("n = {} av N = {} är ingen totalundersökning: använd ett intervall för stickprov", n, N),
      fmt::format("n = {} of N = {} is no census: use an interval for samples", n, N));
  return {share_of(x, n), share_of(x, n)};
}

UpperBound upper_bound_hypergeometric(Count x, Count n, Count N, double conf) {
  require_sample(x, n);
  require_frame(n, N);
  require_confidence(conf);
  const Count most = N - (n - x);
  const Count rejected = first_that(
      x, most, [&](Count K) { return within_risk(hypergeometric_at_most(x, N, K, n), 1.0 - conf); });
  return {rejected - 1, share_of(rejected - 1, N)};
}

double upper_bound_binomial(Count x, Count n, double conf) {
  require_sample(x, n);
  require_confidence(conf);
  return x == n ? 1.0 : beta_quantile(conf, static_cast<double>(x + 1), static_cast<double>(n - x));
}

}  // namespace stickprov::statistics
