#include "statistics/comparison.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "statistics/preconditions.h"

namespace stickprov::statistics {
namespace {

// The interpolated quantile r − α of Spiegelhalter: P(X ≤ r) first reaches p at r.
double interpolated_quantile(double p, Count n, double target) {
  Count low = 0;
  Count high = n;
  while (low < high) {
    const Count middle = low + (high - low) / 2;
    if (binomial_at_most(middle, n, target) >= p) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  const double at = binomial_at_most(low, n, target);
  const double below = binomial_at_most(low - 1, n, target);
  const double excess = at > below ? (at - p) / (at - below) : 0.0;
  return static_cast<double>(low) - excess;
}

}  // namespace

Difference difference_of_estimates(double p1, const Interval& first, double p2, const Interval& second) {
  const double diff = p1 - p2;
  return {diff, diff - std::hypot(p1 - first.lower, second.upper - p2),
          diff + std::hypot(first.upper - p1, p2 - second.lower)};
}

Difference difference_newcombe(Count x1, Count n1, Count x2, Count n2, double conf) {
  const Interval first = wilson(x1, n1, conf);
  const Interval second = wilson(x2, n2, conf);
  return difference_of_estimates(static_cast<double>(x1) / static_cast<double>(n1), first,
                                 static_cast<double>(x2) / static_cast<double>(n2), second);
}

Interval funnel_limits(double target, Count n, double conf) {
  require_share(target, "target");
  require_sample(0, n);
  require_confidence(conf);
  if (target <= 0.0 || target >= 1.0) return {target, target};
  const double half_alpha = (1.0 - conf) / 2.0;
  const auto size = static_cast<double>(n);
  return {std::clamp(interpolated_quantile(half_alpha, n, target) / size, 0.0, 1.0),
          std::clamp(interpolated_quantile(1.0 - half_alpha, n, target) / size, 0.0, 1.0)};
}

double binomial_p_value(Count x, Count n, double target) {
  require_sample(x, n);
  require_share(target, "target");
  const double lower = binomial_at_most(x, n, target);
  const double upper = 1.0 - binomial_at_most(x - 1, n, target);
  return std::min(1.0, 2.0 * std::min(lower, upper));
}

std::vector<double> benjamini_hochberg(const std::vector<double>& p_values) {
  for (const double p : p_values) require_share(p, "p");
  std::vector<std::size_t> order(p_values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return p_values[a] > p_values[b]; });
  std::vector<double> adjusted(p_values.size());
  const auto tests = static_cast<double>(p_values.size());
  double least = 1.0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const double rank = tests - static_cast<double>(i);
    least = std::min(least, p_values[order[i]] * tests / rank);
    adjusted[order[i]] = least;
  }
  return adjusted;
}

}  // namespace stickprov::statistics
