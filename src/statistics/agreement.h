#pragma once
// Agreement between raters (samstämmighet) beyond what chance would give.
// Every coefficient is (observed − expected) / (1 − expected); they differ in what they hold chance to give.

#include <optional>
#include <string_view>
#include <vector>

#include "statistics/intervals.h"

namespace stickprov::statistics {

using Table = std::vector<std::vector<double>>;

/// identity: only the same category agrees. linear (Cicchetti & Allison 1971): 1 − |i−j|/(q−1).
/// quadratic (Fleiss & Cohen 1973): 1 − (i−j)²/(q−1)². The order of rows and columns is the order of the
/// scale.
enum class Weights { identity, linear, quadratic };

/// q × q weights; identity where q < 2.
Table weight_matrix(Weights weights, std::size_t q);

struct Reason {
  std::string_view swedish;
  std::string_view english;
};

struct Agreement {
  std::optional<double> coefficient;  // none: undefined, see `undefined`
  double observed = 0.0;              // share of (weighted) agreement
  double expected = 0.0;              // by chance
  std::optional<double> se;           // none where the coefficient is none, or with a single subject
  double subjects = 0.0;
  Reason undefined;  // why there is no coefficient; empty when there is one
};

// Two raters: a square table of counts, rows = rater A, columns = rater B. All throw SetupError when it is
// not square, is empty, or holds a negative number; the ones that need two categories say so.

/// Share of subjects with the same category, the trace over the sum.
double percent_agreement(const Table& table);

/// Cohen (1960), Educational and Psychological Measurement 20; weighted: Cohen (1968), Psychological
/// Bulletin 70. se: Fleiss, Cohen & Everitt (1969), Psychological Bulletin 72, which Gwet's two-rater
/// variance in irrCAC equals. Undefined when both raters used one and the same category for all (expected
/// agreement is 1).
Agreement cohen_kappa(const Table& table, Weights weights);

/// Gwet's AC1 (identity weights) and AC2 (the others): Gwet (2008), Br. J. Math. Stat. Psychol. 61; (2014),
/// Handbook of Inter-Rater Reliability, 4th ed.; variance as irrCAC's gwet.ac1.table. Categories that nobody
/// used count.
Agreement gwet_coefficient(const Table& table, Weights weights);

/// Brennan & Prediger (1981), Educational and Psychological Measurement 41: chance is 1/q (weighted: Σw/q²).
Agreement brennan_prediger(const Table& table, Weights weights);

/// Krippendorff's α for two raters who rated all, nominal (see `krippendorff_alpha`).
Agreement krippendorff_nominal(const Table& table);

/// coefficient ± z·se, not cut off at 1. None when undefined.
std::optional<Interval> normal_interval(const Agreement& agreement, double conf);

/// coefficient ± t(n − 1)·se with the upper limit at most 1, as irrCAC. None when undefined or n < 2.
std::optional<Interval> student_interval(const Agreement& agreement, double conf);

// Several raters: counts of raters by subject (row) and category (column). A subject that nobody rated is
// left out; one that a single rater rated counts in how common the categories are, not in the observed
// agreement (Gwet 2014).

/// Fleiss (1971), Psychological Bulletin 76, generalised to missing ratings by Gwet (2014); se as irrCAC.
/// Undefined when all ratings are one category, or no subject has two ratings.
Agreement fleiss_kappa(const Table& counts, Weights weights = Weights::identity);

/// AC1 and AC2 for any number of raters with missing ratings, as irrCAC's gwet.ac1.raw and gwet.ac1.dist.
Agreement gwet_many(const Table& counts, Weights weights = Weights::identity);

/// Brennan–Prediger for any number of raters, as irrCAC's bp.coeff.raw.
Agreement brennan_prediger_many(const Table& counts, Weights weights = Weights::identity);

enum class Metric { nominal, ordinal, interval };

/// Krippendorff's α (2004, Content Analysis, 2nd ed.; 2011, Computing Krippendorff's Alpha-Reliability).
/// `values` are the categories' numbers in ascending order (used by Metric::interval; the order alone by
/// Metric::ordinal). Ordinal distances rest on how often the categories between were used, as Krippendorff
/// defines them, not on irrCAC's ordinal weights. Subjects with fewer than two ratings are left out. se: Gwet
/// (2014) with the distances held fixed. Undefined when all paired ratings are one category, or no subject
/// has two.
Agreement krippendorff_alpha(const Table& counts, const std::vector<double>& values, Metric metric);

}  // namespace stickprov::statistics
