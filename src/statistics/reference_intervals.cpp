// Published intervals and bounds for shares, and differences.
#include <fmt/format.h>

#include "statistics/reference_values.h"

namespace stickprov::statistics {
namespace {

constexpr std::string_view kNewcombeSingle = "Newcombe (1998), Statistics in Medicine 17: 857–872, tabell I";
constexpr std::string_view kNewcombeDifference =
    "Newcombe (1998), Statistics in Medicine 17: 873–890, tabell II, metod 10";
constexpr std::string_view kAgresti = "Agresti (2002), Categorical Data Analysis, 2 uppl., avsnitt 1.4.3";
constexpr std::string_view kTableA3 =
    "AICPA (2017), Audit Guide: Audit Sampling, tabell A-3 (avrundad uppåt till tiondels procent)";
constexpr std::string_view kTableA4 =
    "AICPA (2017), Audit Guide: Audit Sampling, tabell A-4 (avrundad uppåt till tiondels procent)";
constexpr std::string_view kSamplingbook =
    "Kauermann & Küchenhoff (2010), Stichproben; R-paketet samplingbook, exemplet Sprop(45, 100, 300)";
constexpr std::string_view kCochranAddresses =
    "Cochran (1977), Sampling Techniques, 3 uppl., avsnitt 3.2 (3 042 adresser)";
constexpr std::string_view kByHand = "följer av definitionen, räknat för hand";

struct Published {
  const char* method;
  int x;
  int n;
  double lower;
  double upper;
  double tolerance;
  std::string_view source;
};

constexpr Published kSingle[] = {{"ci_wilson", 81, 263, 0.2553, 0.3662, 5e-5, kNewcombeSingle},
                                 {"ci_wilson", 15, 148, 0.0624, 0.1605, 5e-5, kNewcombeSingle},
                                 {"ci_wilson", 0, 20, 0.0, 0.1611, 5e-5, kNewcombeSingle},
                                 {"ci_wilson", 1, 29, 0.0061, 0.1718, 5e-5, kNewcombeSingle},
                                 {"ci_clopper_pearson", 81, 263, 0.2527, 0.3676, 5e-5, kNewcombeSingle},
                                 {"ci_clopper_pearson", 15, 148, 0.0578, 0.1617, 5e-5, kNewcombeSingle},
                                 {"ci_clopper_pearson", 0, 20, 0.0, 0.1684, 5e-5, kNewcombeSingle},
                                 {"ci_clopper_pearson", 1, 29, 0.0009, 0.1776, 5e-5, kNewcombeSingle},
                                 {"ci_wilson", 0, 25, 0.0, 0.133, 5e-4, kAgresti},
                                 {"ci_clopper_pearson", 0, 25, 0.0, 0.137, 5e-4, kAgresti}};

struct PublishedDifference {
  int x1, n1, x2, n2;
  double lower, upper;
};

constexpr PublishedDifference kDifferences[] = {
    {56, 70, 48, 80, 0.0524, 0.3339}, {9, 10, 3, 10, 0.1705, 0.8090},  {6, 7, 2, 7, 0.0582, 0.8062},
    {5, 56, 0, 29, -0.0381, 0.1926},  {0, 10, 0, 20, -0.1611, 0.2775}, {0, 10, 0, 10, -0.2775, 0.2775},
    {10, 10, 0, 20, 0.6791, 1.0},     {10, 10, 0, 10, 0.6075, 1.0}};

// Upper bounds in percent, by sample size, for 0, 1, 2 … deviations.
struct BoundRow {
  int n;
  double percent[6];
};
constexpr BoundRow kA3[] = {{20, {14.0, 21.7, 28.3, 34.4, 40.2, 45.6}},
                            {30, {9.6, 14.9, 19.6, 23.9, 28.0, 31.9}},
                            {50, {5.9, 9.2, 12.1, 14.8, 17.4, 19.9}},
                            {100, {3.0, 4.7, 6.2, 7.6, 9.0, 10.3}},
                            {200, {1.5, 2.4, 3.2, 3.9, 4.6, 5.2}}};
constexpr BoundRow kA4[] = {{20, {10.9, 18.1, 24.5, 30.5, 36.1, 41.5}},
                            {50, {4.6, 7.6, 10.3, 12.9, 15.4, 17.8}},
                            {100, {2.3, 3.9, 5.3, 6.6, 7.9, 9.1}}};

}  // namespace

std::vector<ReferenceValue> interval_references() {
  std::vector<ReferenceValue> values;
  for (const Published& p : kSingle) {
    const std::string request =
        fmt::format(R"({{"function": "{}", "x": {}, "n": {}, "conf": 0.95}})", p.method, p.x, p.n);
    values.push_back({request, "lower", fmt::format("{}", p.lower), p.tolerance, p.source});
    values.push_back({request, "upper", fmt::format("{}", p.upper), p.tolerance, p.source});
  }
  for (const PublishedDifference& d : kDifferences) {
    const std::string request = fmt::format(
        R"({{"function": "ci_diff_proportions_newcombe_wilson", "x1": {}, "n1": {}, "x2": {}, "n2": {}, "conf": 0.95}})",
        d.x1, d.n1, d.x2, d.n2);
    values.push_back({request, "lower", fmt::format("{}", d.lower), 5e-5, kNewcombeDifference});
    values.push_back({request, "upper", fmt::format("{}", d.upper), 5e-5, kNewcombeDifference});
  }
  const auto bounds = [&](double conf, const BoundRow& row, std::string_view source) {
    for (int x = 0; x < 6; ++x)  // rounded up: the bound lies in (printed − 0.1, printed] percent
      values.push_back(
          {fmt::format(R"({{"function": "upper_bound_binomial_one_sided", "conf": {}, "n": {}, "x": {}}})",
                       conf, row.n, x),
           "upper_rate", fmt::format("{}", row.percent[x] / 100.0 - 0.0005), 0.000501, source});
  };
  for (const BoundRow& row : kA3) bounds(0.95, row, kTableA3);
  for (const BoundRow& row : kA4) bounds(0.90, row, kTableA4);

  const std::string exact =
      R"({"function": "ci_exact_hypergeometric", "x": 45, "n": 100, "N": 300, "conf": 0.95})";
  values.push_back({exact, "lower_count", "110", 0.0, kSamplingbook});
  values.push_back({exact, "upper_count", "161", 0.0, kSamplingbook});
  values.push_back({exact, "lower", "0.3667", 5e-5, kSamplingbook});
  values.push_back({exact, "upper", "0.5367", 5e-5, kSamplingbook});
  const std::string wald = R"({"function": "ci_wald_fpc", "x": 45, "n": 100, "N": 300, "conf": 0.95})";
  values.push_back({wald, "lower", "0.37", 5e-3, kSamplingbook});
  values.push_back({wald, "upper", "0.53", 5e-3, kSamplingbook});
  values.push_back({R"({"function": "proportion_fpc_se", "x": 45, "n": 100, "N": 300})", "se", "0.0408", 5e-5,
                    kSamplingbook});
  values.push_back({R"({"function": "proportion_fpc_se", "x": 38, "n": 200, "N": 3042})", "se", "0.0269",
                    5e-5, kCochranAddresses});
  values.push_back({R"({"function": "proportion_fpc_se", "x": 38, "n": 200, "N": 3042})", "p", "0.19", 1e-12,
                    kCochranAddresses});
  // Of 10, 5 drawn, none marked: with K marked P(X = 0) = C(10−K, 5)/C(10, 5): 21/252 = 0.0833 at K = 3,
  // 6/252 at K = 4.
  const std::string bound =
      R"({"function": "upper_bound_hypergeometric_one_sided", "conf": 0.95, "N": 10, "n": 5, "x": 0})";
  values.push_back({bound, "upper_count", "3", 0.0, kByHand});
  values.push_back({bound, "upper_rate", "0.3", 1e-12, kByHand});
  const std::string small =
      R"({"function": "ci_exact_hypergeometric", "x": 0, "n": 5, "N": 10, "conf": 0.95})";
  values.push_back({small, "lower_count", "0", 0.0, kByHand});
  values.push_back({small, "upper_count", "4", 0.0, kByHand});  // 6/252 = 0.0238 ≤ 0.025
  const std::string census = R"({"function": "ci_census_zero_width", "x": 30, "n": 120, "N": 120})";
  values.push_back({census, "lower", "0.25", 0.0, kByHand});
  values.push_back({census, "upper", "0.25", 0.0, kByHand});
  values.push_back({R"({"function": "ci_wilson_fpc_effective_n", "x": 30, "n": 120, "N": 120})", "upper",
                    "0.25", 0.0, kByHand});
  // n(N−1)/(N−n) = 20·39/20 = 39, so the same as Wilson for 19.5 of 39: 0.5 ± 1.96/2/√(39 + 1.96²).
  const std::string effective = R"({"function": "ci_wilson_fpc_effective_n", "x": 10, "n": 20, "N": 40})";
  values.push_back({effective, "lower", "0.3502779", 5e-7, kByHand});
  values.push_back({effective, "upper", "0.6497221", 5e-7, kByHand});
  return values;
}

}  // namespace stickprov::statistics
