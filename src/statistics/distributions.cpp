#include "statistics/distributions.h"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/hypergeometric.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

namespace stickprov::statistics {
namespace {

boost::math::hypergeometric_distribution<double> hypergeometric(Count N, Count K, Count n) {
  return {static_cast<unsigned>(K), static_cast<unsigned>(n), static_cast<unsigned>(N)};
}

}  // namespace

double normal_quantile(double probability) {
  return boost::math::quantile(boost::math::normal_distribution<double>(), probability);
}

double student_quantile(double probability, double degrees) {
  return boost::math::quantile(boost::math::students_t_distribution<double>(degrees), probability);
}

double beta_quantile(double probability, double a, double b) {
  return boost::math::quantile(boost::math::beta_distribution<double>(a, b), probability);
}

double binomial_at_most(Count x, Count n, double p) {
  if (x < 0) return 0.0;
  if (x >= n) return 1.0;
  return boost::math::cdf(boost::math::binomial_distribution<double>(static_cast<double>(n), p),
                          static_cast<double>(x));
}

double hypergeometric_at_most(Count x, Count N, Count K, Count n) {
  if (x < std::max<Count>(0, n + K - N)) return 0.0;
  if (x >= std::min(n, K)) return 1.0;
  return boost::math::cdf(hypergeometric(N, K, n), static_cast<double>(x));
}

double hypergeometric_at_least(Count x, Count N, Count K, Count n) {
  if (x <= std::max<Count>(0, n + K - N)) return 1.0;
  if (x > std::min(n, K)) return 0.0;
  return boost::math::cdf(boost::math::complement(hypergeometric(N, K, n), static_cast<double>(x - 1)));
}

bool within_risk(double probability, double risk) {
  return probability <= risk * (1.0 + 1e-10);
}

}  // namespace stickprov::statistics
