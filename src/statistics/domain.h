#pragma once
// The share of a group of certificates (a domain: a part's applicable certificates, a unit, a diagnosis
// group) that has a property, under the design the certificates were drawn by.

#include <vector>

#include "statistics/share.h"

namespace stickprov::statistics {

/// What one stratum holds of the group: N in the frame, n drawn; of those, `of` belong to the group and `x`
/// of them have the property. In a cluster draw the strata are the drawn units.
struct DomainStratum {
  Count N = 0;
  Count n = 0;
  Count of = 0;
  Count x = 0;
  double unit_probability = 0.0;  // cluster draws only: the probability that the unit was drawn
};

/// One stratum: the draw within it is simple, so `simple_share` of x of `of`, with the group's size in the
/// frame taken as N·of/n, rounded, and more than `of` as long as something is left undrawn.
ShareEstimate simple_domain_share(const DomainStratum& stratum, double conf);

/// Several strata: the ratio of two weighted totals, Σ w·x / Σ w·of with w = N/n, and the linearised variance
/// of a domain mean (Särndal, Swensson & Wretman 1992, Model Assisted Survey Sampling, section 5.8): Σ N²(1 −
/// n/N)s²/n / (Σ w·of)², s² over the stratum's n of the residual (y − share), 0 outside the group. With the
/// whole strata as group it is Cochran's (1977) eq. 5.52. Interval: Wilson on the effective size share(1 −
/// share)/variance (Korn & Graubard 1998; Franco et al. 2019).
///
/// A stratum that is not drawn whole and shows no spread (all or none) adds 0 to the variance although its
/// undrawn certificates may differ: ten adequate of ten say nothing of the other eighty-six with certainty.
/// As long as there is such a stratum the effective size is at most that of a simple draw with equally uneven
/// weights, k(M − 1)/(M − k), k = (Σw)²/Σw² (Kish 1965, section 11.7) and M = Σ w·of: then no gain from
/// stratifying is assumed that the sample cannot show. docs/metod.md gives the coverage with and without. A
/// stratum with one drawn of several counts there as having the spread share(1 − share). Zero width at a
/// census. Strata with n = 0 must be left out; Σ of ≥ 1.
ShareEstimate stratified_domain_share(const std::vector<DomainStratum>& strata, double conf);

/// Cluster draws: `clustered_share` over the units in which someone of the group was drawn; every certificate
/// of a unit weighs N/(n·unit_probability). A group that lies in one drawn unit says nothing of other units:
/// it throws, and `simple_domain_share` answers for the unit itself.
ShareEstimate clustered_domain_share(const std::vector<DomainStratum>& units, double conf);

}  // namespace stickprov::statistics
