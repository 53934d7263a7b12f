#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "statistics/agreement.h"
#include "statistics/preconditions.h"

namespace stickprov::statistics {
namespace {

constexpr double kNothingLeft = 1e-12;
constexpr Reason kNoPairs = {"odefinierad: inget intyg har bedömts av minst två",
                             "undefined: no subject was rated by two or more"};
constexpr Reason kOneCategory = {
    "odefinierad: alla bedömningar är en och samma kategori, så slumpen ensam ger full "
    "samstämmighet",
    "undefined: every rating is one and the same category, so chance alone gives full "
    "agreement"};

// The subjects that someone rated, with what each contributes.
struct Subjects {
  Table counts;
  std::size_t q = 0;
  std::vector<double> raters;      // r_i
  std::vector<double> agreement;   // weighted share of agreeing pairs, 0 where r_i < 2
  std::vector<double> prevalence;  // π_k: mean over subjects of the share of ratings in k
  double paired = 0.0;             // subjects with r_i ≥ 2
  double observed = 0.0;
};

Subjects subjects_of(const Table& counts, const Table& weights, bool pairs_only) {
  Subjects subjects;
  subjects.q = weights.size();
  subjects.prevalence.assign(subjects.q, 0.0);
  for (const auto& row : counts) {
    require(row.size() == subjects.q, "alla rader ska ha lika många kategorier",
            "every row must have as many categories");
    double raters = 0.0;
    for (const double count : row) {
      require(count >= 0.0 && std::isfinite(count),
              fmt::format("antalet bedömare {} får inte vara negativt", count),
              fmt::format("the number of raters {} must not be negative", count));
      require(count == std::floor(count), fmt::format("antalet bedömare {} ska vara ett heltal", count),
              fmt::format("the number of raters {} must be a whole number", count));
      raters += count;
    }
    if (raters <= 0.0 || (pairs_only && raters < 2.0)) continue;
    double pairs = 0.0;
    for (std::size_t k = 0; k < subjects.q; ++k) {
      double alike = 0.0;
      for (std::size_t l = 0; l < subjects.q; ++l) alike += weights[k][l] * row[l];
      pairs += row[k] * (alike - 1.0);
      subjects.prevalence[k] += row[k] / raters;
    }
    subjects.counts.push_back(row);
    subjects.raters.push_back(raters);
    subjects.agreement.push_back(raters >= 2.0 ? pairs / (raters * (raters - 1.0)) : 0.0);
    if (raters >= 2.0) {
      subjects.paired += 1.0;
      subjects.observed += subjects.agreement.back();
    }
  }
  const auto n = static_cast<double>(subjects.counts.size());
  for (double& share : subjects.prevalence) share /= std::max(1.0, n);
  if (subjects.paired > 0.0) subjects.observed /= subjects.paired;
  return subjects;
}

void require_counts(const Table& counts) {
  require(!counts.empty() && !counts.front().empty(), "inga bedömningar angavs", "no ratings were given");
}

// chance(k) is how the expected agreement responds to a rating in category k, per subject averaged over its
// ratings.
template <typename Chance>
Agreement finish(const Subjects& subjects, double expected, bool expected_is_estimated, Chance chance) {
  Agreement agreement;
  agreement.subjects = static_cast<double>(subjects.counts.size());
  agreement.observed = subjects.observed;
  agreement.expected = expected;
  if (subjects.paired < 1.0) {
    agreement.undefined = kNoPairs;
    return agreement;
  }
  if (1.0 - expected < kNothingLeft) {
    agreement.undefined = kOneCategory;
    return agreement;
  }
  const double coefficient = (subjects.observed - expected) / (1.0 - expected);
  agreement.coefficient = coefficient;
  const double n = agreement.subjects;
  if (n < 2.0) return agreement;
  double squares = 0.0;
  for (std::size_t i = 0; i < subjects.counts.size(); ++i) {
    const double pair_expected = subjects.raters[i] >= 2.0 ? expected : 0.0;
    double part = n / subjects.paired * (subjects.agreement[i] - pair_expected) / (1.0 - expected);
    if (expected_is_estimated) {
      double own = 0.0;
      for (std::size_t k = 0; k < subjects.q; ++k)
        own += subjects.counts[i][k] * chance(k) / subjects.raters[i];
      part -= 2.0 * (1.0 - coefficient) * (own - expected) / (1.0 - expected);
    }
    squares += (part - coefficient) * (part - coefficient);
  }
  agreement.se = std::sqrt(squares / (n * (n - 1.0)));
  return agreement;
}

double total_weight(const Table& weights) {
  double sum = 0.0;
  for (const auto& row : weights)
    for (const double w : row) sum += w;
  return sum;
}

}  // namespace

Agreement fleiss_kappa(const Table& counts, Weights weights) {
  require_counts(counts);
  const Table w = weight_matrix(weights, counts.front().size());
  const Subjects subjects = subjects_of(counts, w, false);
  std::vector<double> alike(subjects.q, 0.0);
  double expected = 0.0;
  for (std::size_t k = 0; k < subjects.q; ++k) {
    for (std::size_t l = 0; l < subjects.q; ++l) alike[k] += w[k][l] * subjects.prevalence[l];
    expected += subjects.prevalence[k] * alike[k];
  }
  return finish(subjects, expected, true, [&](std::size_t k) { return alike[k]; });
}

Agreement gwet_many(const Table& counts, Weights weights) {
  require_counts(counts);
  const Table w = weight_matrix(weights, counts.front().size());
  const Subjects subjects = subjects_of(counts, w, false);
  const auto q = static_cast<double>(subjects.q);
  if (subjects.q < 2) return finish(subjects, 1.0, false, [](std::size_t) { return 0.0; });
  const double factor = total_weight(w) / (q * (q - 1.0));
  double expected = 0.0;
  for (const double share : subjects.prevalence) expected += factor * share * (1.0 - share);
  return finish(subjects, expected, true,
                [&](std::size_t k) { return factor * (1.0 - subjects.prevalence[k]); });
}

Agreement brennan_prediger_many(const Table& counts, Weights weights) {
  require_counts(counts);
  const Table w = weight_matrix(weights, counts.front().size());
  const Subjects subjects = subjects_of(counts, w, false);
  const auto q = static_cast<double>(subjects.q);
  return finish(subjects, total_weight(w) / (q * q), false, [](std::size_t) { return 0.0; });
}

Agreement krippendorff_alpha(const Table& counts, const std::vector<double>& values, Metric metric) {
  require_counts(counts);
  const std::size_t q = values.size();
  std::vector<double> used(q, 0.0);  // ratings per category among subjects with two or more
  double ratings = 0.0;
  double pairable = 0.0;
  for (const auto& row : counts) {
    require(row.size() == q, "alla rader ska ha lika många kategorier",
            "every row must have as many categories");
    double raters = 0.0;
    for (const double count : row) raters += count;
    if (raters < 2.0) continue;
    pairable += 1.0;
    ratings += raters;
    for (std::size_t k = 0; k < q; ++k) used[k] += row[k];
  }
  Agreement agreement;
  agreement.subjects = pairable;
  if (pairable < 1.0) {
    agreement.undefined = kNoPairs;
    return agreement;
  }
  // Squared distances, turned into weights 1 − δ²/max δ²: the coefficient is the same.
  Table weights(q, std::vector<double>(q, 0.0));
  double largest = 0.0;
  for (std::size_t a = 0; a < q; ++a) {
    double between = used[a];
    for (std::size_t b = a; b < q; ++b) {
      if (b > a) between += used[b];
      double apart = a == b ? 0.0 : 1.0;
      if (metric == Metric::ordinal && a != b) apart = between - (used[a] + used[b]) / 2.0;
      if (metric == Metric::interval) apart = values[b] - values[a];
      weights[a][b] = weights[b][a] = apart * apart;
      if (used[a] > 0.0 && used[b] > 0.0) largest = std::max(largest, apart * apart);
    }
  }
  if (largest <= 0.0) {
    agreement.observed = agreement.expected = 1.0;
    agreement.undefined = kOneCategory;
    return agreement;
  }
  for (auto& row : weights)
    for (double& w : row) w = 1.0 - w / largest;

  const Subjects subjects = subjects_of(counts, weights, true);
  const double mean_raters = ratings / pairable;
  double expected = 0.0;
  std::vector<double> alike(q, 0.0);
  for (std::size_t k = 0; k < q; ++k) {
    for (std::size_t l = 0; l < q; ++l) alike[k] += weights[k][l] * used[l] / ratings;
    expected += used[k] / ratings * alike[k];
  }
  double plain = 0.0;
  for (std::size_t i = 0; i < subjects.counts.size(); ++i)
    plain += subjects.agreement[i] * subjects.raters[i] / ratings;
  const double without_self = 1.0 / ratings;  // a rating is not paired with itself
  agreement.observed = (1.0 - without_self) * plain + without_self;
  agreement.expected = expected;
  agreement.coefficient = (agreement.observed - expected) / (1.0 - expected);
  if (pairable < 2.0) return agreement;
  const double coefficient = (plain - expected) / (1.0 - expected);
  double squares = 0.0;
  for (std::size_t i = 0; i < subjects.counts.size(); ++i) {
    const double more = (subjects.raters[i] - mean_raters) / mean_raters;
    const double own_observed =
        subjects.agreement[i] * subjects.raters[i] / mean_raters - agreement.observed * more;
    double own_expected = -expected * more;
    for (std::size_t k = 0; k < q; ++k) own_expected += subjects.counts[i][k] * alike[k] / mean_raters;
    const double part = (own_observed - expected) / (1.0 - expected) -
                        2.0 * (1.0 - coefficient) * (own_expected - expected) / (1.0 - expected);
    squares += (part - coefficient) * (part - coefficient);
  }
  agreement.se = std::sqrt(squares / (pairable * (pairable - 1.0)));
  return agreement;
}

}  // namespace stickprov::statistics
