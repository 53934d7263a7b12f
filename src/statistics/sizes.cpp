#include "statistics/sizes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "statistics/preconditions.h"

namespace stickprov::statistics {
namespace {

constexpr Count kLargestSearched = 100'000;

// Products such as 0.035·400 come out a last digit too high; the next whole number is meant only beyond that.
Count whole_at_least(double value) {
  return static_cast<Count>(std::ceil(value - 1e-9 * std::max(1.0, value)));
}

Count rounded(double size, Rounding rounding) {
  return rounding == Rounding::ceil ? whole_at_least(size) : static_cast<Count>(std::floor(size + 0.5));
}

void require_precision(double P, double d, Count N) {
  require_frame(1, N);
  require(P > 0.0 && P < 1.0,
          fmt::format("den väntade andelen P = {} ska ligga mellan 0 och 1 (0.5 är försiktigast)", P),
          fmt::format("the expected share P = {} must lie between 0 and 1 (0.5 is the most cautious)", P));
  require(d > 0.0 && d < 1.0,
          fmt::format("precisionen d = {} ska ligga mellan 0 och 1 (5 procentenheter är 0.05)", d),
          fmt::format("the precision d = {} must lie between 0 and 1 (5 percentage points are 0.05)", d));
}

void require_tolerable(double rate) {
  require(rate > 0.0 && rate < 1.0,
          fmt::format("den tolerabla andelen tolerable_rate = {} ska ligga mellan 0 och 1", rate),
          fmt::format("tolerable_rate = {} must lie between 0 and 1", rate));
}

void require_allowed(Count allowed) {
  require(allowed >= 0,
          fmt::format("antalet tillåtna fel allowed_errors = {} får inte vara negativt", allowed),
          fmt::format("allowed_errors = {} must not be negative", allowed));
}

}  // namespace

Count krejcie_morgan(Count N, double P, double d, double chi2, Rounding rounding) {
  require_precision(P, d, N);
  require(chi2 > 0.0, fmt::format("chi2 = {} ska vara större än 0 (3.841 för 95 %)", chi2),
          fmt::format("chi2 = {} must be larger than 0 (3.841 for 95 %)", chi2));
  const double spread = chi2 * P * (1.0 - P);
  const auto frame = static_cast<double>(N);
  return rounded(spread * frame / (d * d * (frame - 1.0) + spread), rounding);
}

Count cochran_finite(Count N, double P, double d, double conf, Rounding rounding) {
  require_precision(P, d, N);
  require_confidence(conf);
  const double z = normal_quantile(1.0 - (1.0 - conf) / 2.0);
  const double infinite = z * z * P * (1.0 - P) / (d * d);
  const double finite = infinite / (1.0 + (infinite - 1.0) / static_cast<double>(N));
  return std::min(N, rounded(finite, rounding));
}

double cochran_half_width(Count n, Count N, double P, double conf) {
  require_frame(n, N);
  require_share(P, "P");
  require_confidence(conf);
  if (n == N) return 0.0;
  const double z = normal_quantile(1.0 - (1.0 - conf) / 2.0);
  const double left = static_cast<double>(N - n) / static_cast<double>(N - 1);
  return z * std::sqrt(P * (1.0 - P) / static_cast<double>(n) * left);
}

Count attribute_binomial(double conf, double tolerable_rate, double expected_rate) {
  require_confidence(conf);
  require_tolerable(tolerable_rate);
  require_share(expected_rate, "expected_rate");
  require(expected_rate < tolerable_rate,
          fmt::format("den väntade andelen {} ska vara mindre än den tolerabla {}", expected_rate,
                      tolerable_rate),
          fmt::format("the expected rate {} must be smaller than the tolerable {}", expected_rate,
                      tolerable_rate));
  for (Count n = 1; n <= kLargestSearched; ++n) {
    const Count allowed = whole_at_least(expected_rate * static_cast<double>(n));
    if (allowed < n && within_risk(binomial_at_most(allowed, n, tolerable_rate), 1.0 - conf)) return n;
  }
  require(false,
          fmt::format("inget stickprov upp till {} räcker: väntad och tolerabel andel ligger för nära",
                      kLargestSearched),
          fmt::format("no sample up to {} suffices: the expected and tolerable rates are too close",
                      kLargestSearched));
  return 0;
}

Count attribute_binomial_allowed(double conf, double tolerable_rate, Count allowed_errors) {
  require_confidence(conf);
  require_tolerable(tolerable_rate);
  require_allowed(allowed_errors);
  Count enough = allowed_errors + 1;
  while (!within_risk(binomial_at_most(allowed_errors, enough, tolerable_rate), 1.0 - conf)) {
    enough *= 2;
    require(enough <= 4 * kLargestCount, "stickprovet skulle bli större än en miljard",
            "the sample would be larger than a billion");
  }
  Count too_few = allowed_errors;  // n ≤ allowed can never show more than allowed
  while (enough - too_few > 1) {
    const Count middle = too_few + (enough - too_few) / 2;
    (within_risk(binomial_at_most(allowed_errors, middle, tolerable_rate), 1.0 - conf) ? enough : too_few) =
        middle;
  }
  return enough;
}

Count attribute_hypergeometric(double conf, Count N, Count tolerable_count, Count allowed_errors) {
  require_confidence(conf);
  require_frame(1, N);
  require_allowed(allowed_errors);
  require(tolerable_count >= 1 && tolerable_count <= N,
          fmt::format("det tolerabla antalet {} ska ligga mellan 1 och N = {}", tolerable_count, N),
          fmt::format("the tolerable count {} must lie between 1 and N = {}", tolerable_count, N));
  require(allowed_errors < tolerable_count,
          fmt::format("tillåtna fel ({}) ska vara färre än det tolerabla antalet i ramen ({})",
                      allowed_errors, tolerable_count),
          fmt::format("the allowed errors ({}) must be fewer than the tolerable count in the frame ({})",
                      allowed_errors, tolerable_count));
  Count too_few = allowed_errors;
  Count enough = N;  // a census shows them all
  while (enough - too_few > 1) {
    const Count middle = too_few + (enough - too_few) / 2;
    (within_risk(hypergeometric_at_most(allowed_errors, N, tolerable_count, middle), 1.0 - conf) ? enough
                                                                                                 : too_few) =
        middle;
  }
  return enough;
}

Count discovery_hypergeometric(double conf, Count N, double tolerable_rate, Count allowed_errors) {
  require_tolerable(tolerable_rate);
  require_frame(1, N);
  return attribute_hypergeometric(conf, N, whole_at_least(tolerable_rate * static_cast<double>(N)),
                                  allowed_errors);
}

}  // namespace stickprov::statistics
