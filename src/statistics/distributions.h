#pragma once
// The probability distributions that every interval and size rests on. Boost.Math does the numerical work; it
// is used in distributions.cpp and nowhere else.

#include <cstdint>

namespace stickprov::statistics {

/// Numbers of certificates. Signed, so that a subtraction that goes below zero shows as such.
using Count = std::int64_t;

/// No frame is larger; keeps every count inside what Boost's hypergeometric takes.
inline constexpr Count kLargestCount = 1'000'000'000;

/// z with P(Z ≤ z) = probability for the standard normal. probability strictly between 0 and 1.
double normal_quantile(double probability);

/// t with P(T ≤ t) = probability for Student's t. degrees > 0.
double student_quantile(double probability, double degrees);

/// Quantile of Beta(a, b), a, b > 0; the Clopper–Pearson limits are such quantiles.
double beta_quantile(double probability, double a, double b);

/// P(X ≤ x) for X binomial(n, p). 0 for x < 0, 1 for x ≥ n.
double binomial_at_most(Count x, Count n, double p);

/// P(X ≤ x) where X is the number of marked in n drawn without replacement from N of which K are marked.
/// x outside the support gives 0 or 1. Needs 0 ≤ K ≤ N and 0 ≤ n ≤ N.
double hypergeometric_at_most(Count x, Count N, Count K, Count n);

/// P(X ≥ x), computed as its own tail so that small values keep their digits.
double hypergeometric_at_least(Count x, Count N, Count K, Count n);

/// probability ≤ risk, where the two may differ by their last digits: 1 − 0.9 is a hair under 0.1 in binary,
/// yet a tail of exactly one tenth is meant to be within it.
bool within_risk(double probability, double risk);

}  // namespace stickprov::statistics
