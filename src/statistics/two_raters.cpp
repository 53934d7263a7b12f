#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "statistics/agreement.h"
#include "statistics/preconditions.h"

namespace stickprov::statistics {
namespace {

constexpr double kNothingLeft = 1e-12;  // expected agreement this near 1 leaves nothing to explain

// Shares of the subjects, with the margins of rater A (rows) and rater B (columns).
struct Margins {
  double n = 0.0;
  Table shares;
  std::vector<double> rows;
  std::vector<double> columns;
};

Margins margins_of(const Table& table, std::size_t least_categories) {
  require(!table.empty(), "tabellen är tom", "the table is empty");
  require(table.size() >= least_categories, "minst två kategorier behövs",
          "at least two categories are needed");
  Margins margins;
  for (const auto& row : table) {
    require(
        row.size() == table.size(),
        fmt::format("tabellen ska vara kvadratisk: {} rader men en rad med {} kolumner", table.size(),
                    row.size()),
        fmt::format("the table must be square: {} rows but a row of {} columns", table.size(), row.size()));
    for (const double count : row) {
      require(count >= 0.0 && std::isfinite(count),
              fmt::format("antalet {} i tabellen får inte vara negativt", count),
              fmt::format("the count {} in the table must not be negative", count));
      margins.n += count;
    }
  }
  require(margins.n > 0.0, "tabellen är tom: alla antal är 0", "the table is empty: every count is 0");
  margins.shares = table;
  margins.rows.assign(table.size(), 0.0);
  margins.columns.assign(table.size(), 0.0);
  for (std::size_t i = 0; i < table.size(); ++i) {
    for (std::size_t j = 0; j < table.size(); ++j) {
      margins.shares[i][j] /= margins.n;
      margins.rows[i] += margins.shares[i][j];
      margins.columns[j] += margins.shares[i][j];
    }
  }
  return margins;
}

double sum_of(const Table& matrix) {
  double sum = 0.0;
  for (const auto& row : matrix) sum = std::accumulate(row.begin(), row.end(), sum);
  return sum;
}

double weighted_agreement(const Table& shares, const Table& weights) {
  double sum = 0.0;
  for (std::size_t i = 0; i < shares.size(); ++i)
    for (std::size_t j = 0; j < shares.size(); ++j) sum += weights[i][j] * shares[i][j];
  return sum;
}

Agreement begin(const Margins& margins, const Table& weights, double expected) {
  Agreement agreement;
  agreement.subjects = margins.n;
  agreement.observed = weighted_agreement(margins.shares, weights);
  agreement.expected = expected;
  if (1.0 - expected < kNothingLeft) {
    agreement.undefined = {
        "odefinierad: båda bedömarna satte en och samma kategori på allt, så slumpen ensam ger full "
        "samstämmighet",
        "undefined: both raters used one and the same category throughout, so chance alone gives full "
        "agreement"};
  } else {
    agreement.coefficient = (agreement.observed - expected) / (1.0 - expected);
  }
  return agreement;
}

// Delta-method variance: influence(i, j) is the slope of the expected agreement in cell (i, j).
template <typename Influence>
void set_error(Agreement& agreement, const Margins& margins, const Table& weights, Influence influence) {
  if (!agreement.coefficient) return;
  const double left = 1.0 - *agreement.coefficient;
  double squares = 0.0;
  double mean = 0.0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    for (std::size_t j = 0; j < weights.size(); ++j) {
      const double slope = weights[i][j] - left * influence(i, j);
      squares += margins.shares[i][j] * slope * slope;
      mean += margins.shares[i][j] * slope;
    }
  }
  const double scale = 1.0 - agreement.expected;
  agreement.se = std::sqrt(std::max(0.0, squares - mean * mean) / margins.n) / scale;
}

}  // namespace

Table weight_matrix(Weights weights, std::size_t q) {
  Table matrix(q, std::vector<double>(q, 0.0));
  for (std::size_t i = 0; i < q; ++i) {
    for (std::size_t j = 0; j < q; ++j) {
      const double apart =
          q < 2 ? 0.0 : (static_cast<double>(i) - static_cast<double>(j)) / static_cast<double>(q - 1);
      switch (weights) {
        case Weights::identity:
          matrix[i][j] = i == j ? 1.0 : 0.0;
          break;
        case Weights::linear:
          matrix[i][j] = 1.0 - std::abs(apart);
          break;
        case Weights::quadratic:
          matrix[i][j] = 1.0 - apart * apart;
          break;
      }
    }
  }
  return matrix;
}

double percent_agreement(const Table& table) {
  const Margins margins = margins_of(table, 1);
  return weighted_agreement(margins.shares, weight_matrix(Weights::identity, table.size()));
}

Agreement cohen_kappa(const Table& table, Weights weights) {
  const Margins margins = margins_of(table, 1);
  const Table w = weight_matrix(weights, table.size());
  const std::size_t q = table.size();
  std::vector<double> row_weight(q, 0.0);     // mean weight of row i against B's margin
  std::vector<double> column_weight(q, 0.0);  // mean weight of column j against A's margin
  double expected = 0.0;
  for (std::size_t i = 0; i < q; ++i) {
    for (std::size_t j = 0; j < q; ++j) {
      row_weight[i] += w[i][j] * margins.columns[j];
      column_weight[j] += w[i][j] * margins.rows[i];
      expected += w[i][j] * margins.rows[i] * margins.columns[j];
    }
  }
  Agreement agreement = begin(margins, w, expected);
  set_error(agreement, margins, w,
            [&](std::size_t i, std::size_t j) { return row_weight[i] + column_weight[j]; });
  return agreement;
}

Agreement gwet_coefficient(const Table& table, Weights weights) {
  const Margins margins = margins_of(table, 2);
  const Table w = weight_matrix(weights, table.size());
  const auto q = static_cast<double>(table.size());
  const double factor = sum_of(w) / (q * (q - 1.0));
  std::vector<double> prevalence;
  double expected = 0.0;
  for (std::size_t k = 0; k < table.size(); ++k) {
    prevalence.push_back((margins.rows[k] + margins.columns[k]) / 2.0);
    expected += factor * prevalence.back() * (1.0 - prevalence.back());
  }
  Agreement agreement = begin(margins, w, expected);
  // The slope is that of irrCAC (Gwet 2014): 2·factor·(1 − mean prevalence). Only its spread over cells
  // matters.
  set_error(agreement, margins, w, [&](std::size_t i, std::size_t j) {
    return 2.0 * factor * (1.0 - (prevalence[i] + prevalence[j]) / 2.0);
  });
  return agreement;
}

Agreement brennan_prediger(const Table& table, Weights weights) {
  const Margins margins = margins_of(table, 2);
  const Table w = weight_matrix(weights, table.size());
  const auto q = static_cast<double>(table.size());
  Agreement agreement = begin(margins, w, sum_of(w) / (q * q));
  set_error(agreement, margins, w, [](std::size_t, std::size_t) { return 0.0; });
  return agreement;
}

Agreement krippendorff_nominal(const Table& table) {
  const Margins margins = margins_of(table, 1);
  for (const auto& row : table)
    for (const double count : row)
      require(count == std::floor(count), fmt::format("antalet {} i tabellen ska vara ett heltal", count),
              fmt::format("the count {} in the table must be a whole number", count));
  require(margins.n <= 1e6, "tabellen är för stor för alfa: högst en miljon bedömda",
          "the table is too large for alpha: at most a million subjects");
  // One row of counts for every subject: two ratings each.
  Table counts;
  for (std::size_t i = 0; i < table.size(); ++i) {
    for (std::size_t j = 0; j < table.size(); ++j) {
      std::vector<double> subject(table.size(), 0.0);
      subject[i] += 1.0;
      subject[j] += 1.0;
      for (auto left = static_cast<Count>(table[i][j]); left > 0; --left) counts.push_back(subject);
    }
  }
  std::vector<double> values(table.size());
  std::iota(values.begin(), values.end(), 1.0);
  return krippendorff_alpha(counts, values, Metric::nominal);
}

std::optional<Interval> normal_interval(const Agreement& agreement, double conf) {
  require_confidence(conf);
  if (!agreement.coefficient || !agreement.se) return std::nullopt;
  const double half = normal_quantile(1.0 - (1.0 - conf) / 2.0) * *agreement.se;
  return Interval{*agreement.coefficient - half, *agreement.coefficient + half};
}

std::optional<Interval> student_interval(const Agreement& agreement, double conf) {
  require_confidence(conf);
  if (!agreement.coefficient || !agreement.se || agreement.subjects < 2.0) return std::nullopt;
  const double half = student_quantile(1.0 - (1.0 - conf) / 2.0, agreement.subjects - 1.0) * *agreement.se;
  return Interval{*agreement.coefficient - half, std::min(1.0, *agreement.coefficient + half)};
}

}  // namespace stickprov::statistics
