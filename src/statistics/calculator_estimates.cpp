// Intervals, estimates and comparisons as the calculator offers them.
#include "statistics/calculator_inputs.h"
#include "statistics/cluster.h"
#include "statistics/comparison.h"
#include "statistics/intervals.h"
#include "statistics/preconditions.h"
#include "statistics/stratified.h"

namespace stickprov::statistics {
namespace {

Answer limits(const Interval& interval) {
  return {field("lower", interval.lower), field("upper", interval.upper)};
}

Answer bounded_finite(const Inputs& in) {
  const UpperBound bound =
      upper_bound_hypergeometric(in.count("x"), in.count("n"), in.count("N"), in.number("conf"));
  return {field("upper_rate", bound.upper_rate), field("upper_count", bound.upper_count)};
}

Answer exact_finite(const Inputs& in) {
  const CountInterval interval =
      exact_hypergeometric(in.count("x"), in.count("n"), in.count("N"), in.number("conf"));
  return {field("lower_count", interval.lower_count), field("upper_count", interval.upper_count),
          field("lower", interval.lower), field("upper", interval.upper)};
}

Answer standard_error(const Inputs& in) {
  const Count x = in.count("x");
  const Count n = in.count("n");
  const double se = share_standard_error(x, n, in.count("N"));
  return {field("p", static_cast<double>(x) / static_cast<double>(n)), field("se", se)};
}

Answer newcombe(const Inputs& in) {
  const Difference difference =
      difference_newcombe(in.count("x1"), in.count("n1"), in.count("x2"), in.count("n2"), in.number("conf"));
  return {field("diff", difference.diff), field("lower", difference.lower), field("upper", difference.upper)};
}

Answer mean_of_strata(const Inputs& in) {
  std::vector<MeasuredStratum> strata;
  for (const Value& given : in.list("strata")) {
    MeasuredStratum stratum;
    stratum.N = to_count(member(given, "N"), "N");
    const Value& values = member(given, "x");
    require(values.kind == Value::Kind::list, "x ska vara en lista med de mätta värdena",
            "x must be a list of the measured values");
    for (const Value& value : values.items) stratum.x.push_back(to_number(value, "x"));
    require_members(given, {"N", "x"});
    strata.push_back(std::move(stratum));
  }
  const MeanEstimate estimate = stratified_mean(strata, in.flag("fpc"));
  return {field("mean", estimate.mean), field("se", estimate.se)};
}

Answer share_of_strata(const Inputs& in) {
  std::vector<CountedStratum> strata;
  for (const Value& given : in.list("strata")) {
    const Count N = to_count(member(given, "N"), "N");
    const Count n = to_count(member(given, "n"), "n");
    strata.push_back({N, n, to_count(member(given, "x"), "x")});
    require_members(given, {"N", "n", "x"});
  }
  const ShareOfStrata estimate = stratified_proportion(strata, in.flag("fpc"));
  return {field("p", estimate.p), field("se", estimate.se),
          field("pooled_unweighted_p", estimate.pooled_unweighted_p)};
}

Answer share_of_clusters(const Inputs& in) {
  std::vector<Cluster> clusters;
  for (const Value& given : in.list("clusters")) {
    const Count n = to_count(member(given, "n"), "n");
    const Count x = to_count(member(given, "x"), "x");
    require_sample(x, n);
    const double weight = to_number(member(given, "weight"), "weight");
    require(weight > 0.0, "weight ska vara större än 0", "weight must be larger than 0");
    require_members(given, {"n", "x", "weight"});
    clusters.push_back({n, weight * static_cast<double>(n), weight * static_cast<double>(x)});
  }
  const ClusterShare estimate = cluster_share(clusters);
  return {field("p", estimate.p), field("se", estimate.se), field("design_effect", estimate.design_effect)};
}

}  // namespace

const std::vector<CalculatorEntry>& estimate_entries() {
  static const std::vector<CalculatorEntry> entries = {
      {{"ci_wilson", "x n conf=0.95", "lower upper", "Wilsons intervall för en andel (1927)",
        "Wilson's interval for a proportion (1927)"},
       [](const Inputs& in) { return limits(wilson(in.count("x"), in.count("n"), in.number("conf"))); }},
      {{"ci_clopper_pearson", "x n conf=0.95", "lower upper",
        "exakt binomialintervall (Clopper & Pearson 1934)",
        "exact binomial interval (Clopper & Pearson 1934)"},
       [](const Inputs& in) {
         return limits(clopper_pearson(in.count("x"), in.count("n"), in.number("conf")));
       }},
      {{"ci_exact_hypergeometric", "x n N conf=0.95", "lower_count upper_count lower upper",
        "exakt intervall för ändlig ram, båda svansarna vid gränserna ≤ α/2 (Cochran 1977, 3.6)",
        "exact interval for a finite frame, both tails at the limits ≤ α/2 (Cochran 1977, 3.6)"},
       exact_finite},
      {{"ci_wilson_fpc_effective_n", "x n N conf=0.95", "lower upper", "Wilson med n_eff = n(N−1)/(N−n)",
        "Wilson with n_eff = n(N−1)/(N−n)"},
       [](const Inputs& in) {
         return limits(wilson_finite(in.count("x"), in.count("n"), in.count("N"), in.number("conf")));
       }},
      {{"ci_wald_fpc", "x n N conf=0.95", "lower upper",
        "normalintervall p ± z·se med ändlighetskorrektion (Cochran 1977, 3.19)",
        "normal interval p ± z·se with finite population correction (Cochran 1977, 3.19)"},
       [](const Inputs& in) {
         return limits(wald_finite(in.count("x"), in.count("n"), in.count("N"), in.number("conf")));
       }},
      {{"ci_census_zero_width", "x n N conf=0.95", "lower upper",
        "totalundersökning, n = N: intervallet har bredden noll",
        "census, n = N: the interval has zero width"},
       [](const Inputs& in) {
         require_confidence(in.number("conf"));
         return limits(census(in.count("x"), in.count("n"), in.count("N")));
       }},
      {{"proportion_fpc_se", "x n N", "p se", "andel och medelfel utan återläggning (Cochran 1977, 3.8)",
        "proportion and standard error without replacement (Cochran 1977, 3.8)"},
       standard_error},
      {{"upper_bound_hypergeometric_one_sided", "conf N n x", "upper_rate upper_count",
        "ensidig övre gräns: största antal i ramen som inte förkastas",
        "one-sided upper bound: the largest count in the frame that is not rejected"},
       bounded_finite},
      {{"upper_bound_binomial_one_sided", "conf n x", "upper_rate",
        "ensidig övre gräns, binomial (AICPA 2017, tabell A-3 och A-4)",
        "one-sided upper bound, binomial (AICPA 2017, tables A-3 and A-4)"},
       [](const Inputs& in) -> Answer {
         return {field("upper_rate", upper_bound_binomial(in.count("x"), in.count("n"), in.number("conf")))};
       }},
      {{"ci_diff_proportions_newcombe_wilson", "x1 n1 x2 n2 conf=0.95", "diff lower upper",
        "skillnad mellan två andelar (Newcombe 1998, metod 10)",
        "difference between two proportions (Newcombe 1998, method 10)"},
       newcombe},
      {{"stratified_mean", "strata[{N, x[]}] fpc=true", "mean se",
        "medelvärde ur stratifierat urval (Cochran 1977, 5.1, 5.7)",
        "mean from a stratified sample (Cochran 1977, 5.1, 5.7)"},
       mean_of_strata},
      {{"stratified_proportion", "strata[{N, n, x}] fpc=true", "p se pooled_unweighted_p",
        "andel ur stratifierat urval (Cochran 1977, 5.52–5.53)",
        "proportion from a stratified sample (Cochran 1977, 5.52–5.53)"},
       share_of_strata},
      {{"cluster_proportion", "clusters[{n, x, weight}]", "p se design_effect",
        "andel ur klusterurval med designeffekt; weight = vikt per intyg",
        "proportion from a cluster sample with design effect; weight = weight of one certificate"},
       share_of_clusters},
      {{"funnel_limits", "target n conf=0.95", "lower upper",
        "gränser i ett trattdiagram (Spiegelhalter 2005)", "limits of a funnel plot (Spiegelhalter 2005)"},
       [](const Inputs& in) {
         return limits(funnel_limits(in.number("target"), in.count("n"), in.number("conf")));
       }},
      {{"benjamini_hochberg", "p[]", "adjusted",
        "justerade p-värden när många enheter jämförs (Benjamini & Hochberg 1995)",
        "adjusted p-values when many units are compared (Benjamini & Hochberg 1995)"},
       [](const Inputs& in) -> Answer { return {field("adjusted", benjamini_hochberg(in.numbers("p")))}; }},
  };
  return entries;
}

}  // namespace stickprov::statistics
