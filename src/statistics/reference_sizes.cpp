// Published sample sizes.
#include <fmt/format.h>

#include "statistics/reference_values.h"

namespace stickprov::statistics {
namespace {

constexpr std::string_view kKrejcieMorgan =
    "Krejcie & Morgan (1970), Educational and Psychological Measurement 30: 607–610, tabell 1";
constexpr std::string_view kCochran = "Cochran (1977), Sampling Techniques, 3 uppl., avsnitt 4.4 (t = 2)";
constexpr std::string_view kTableA1 = "AICPA (2017), Audit Guide: Audit Sampling, tabell A-1 (5 % risk)";
constexpr std::string_view kTableA2 = "AICPA (2017), Audit Guide: Audit Sampling, tabell A-2 (10 % risk)";
constexpr std::string_view kEzQuant =
    "DCAA EZ-Quant 2.0.6, tabell över upptäcktsurval (återgiven i R-paketet jfa, valideringssviten)";
constexpr std::string_view kFsAudit = "Hoogduin & Boersma, R-paketet FSaudit, testsvit för sizeHyper";
constexpr std::string_view kHamilton =
    "Balinski & Young (1982), Fair Representation: Hamiltons fördelning efter 1790 års folkräkning";
constexpr std::string_view kByHand = "följer av definitionen, räknat för hand";

struct SizePair {
  int N;
  int n;
};

// Reprints that give 384 for N = 100 000 depart from the formula (383); 384 belongs to N = 1 000 000.
constexpr SizePair kKrejcieMorganTable[] = {
    {10, 10},     {15, 14},     {20, 19},     {25, 24},     {30, 28},      {35, 32},     {40, 36},
    {45, 40},     {50, 44},     {55, 48},     {60, 52},     {65, 56},      {70, 59},     {75, 63},
    {80, 66},     {85, 70},     {90, 73},     {95, 76},     {100, 80},     {110, 86},    {120, 92},
    {130, 97},    {140, 103},   {150, 108},   {160, 113},   {170, 118},    {180, 123},   {190, 127},
    {200, 132},   {210, 136},   {220, 140},   {230, 144},   {240, 148},    {250, 152},   {260, 155},
    {270, 159},   {280, 162},   {290, 165},   {300, 169},   {320, 175},    {340, 181},   {360, 186},
    {400, 196},   {420, 201},   {440, 205},   {460, 210},   {480, 214},    {500, 217},   {550, 226},
    {600, 234},   {650, 242},   {700, 248},   {750, 254},   {800, 260},    {850, 265},   {900, 269},
    {950, 274},   {1000, 278},  {1100, 285},  {1200, 291},  {1300, 297},   {1400, 302},  {1500, 306},
    {1600, 310},  {1700, 313},  {1800, 317},  {1900, 320},  {2000, 322},   {2200, 327},  {2400, 331},
    {2600, 335},  {2800, 338},  {3000, 341},  {3500, 346},  {4000, 351},   {4500, 354},  {5000, 357},
    {6000, 361},  {7000, 364},  {8000, 367},  {9000, 368},  {10000, 370},  {15000, 375}, {20000, 377},
    {30000, 379}, {40000, 380}, {50000, 381}, {75000, 382}, {1000000, 384}};

struct AttributeSize {
  double tolerable;
  double expected;
  int n;
};

constexpr AttributeSize kA1[] = {
    {0.02, 0, 149},     {0.02, 0.0025, 236}, {0.02, 0.005, 313}, {0.02, 0.0075, 386}, {0.02, 0.01, 590},
    {0.03, 0, 99},      {0.03, 0.005, 157},  {0.03, 0.01, 257},  {0.03, 0.015, 392},  {0.04, 0, 74},
    {0.04, 0.01, 156},  {0.04, 0.02, 294},   {0.05, 0, 59},      {0.05, 0.0025, 93},  {0.05, 0.01, 93},
    {0.05, 0.015, 124}, {0.05, 0.02, 181},   {0.05, 0.025, 234}, {0.05, 0.03, 361},   {0.06, 0, 49},
    {0.06, 0.01, 78},   {0.06, 0.02, 127},   {0.06, 0.03, 195},  {0.07, 0, 42},       {0.07, 0.02, 88},
    {0.07, 0.04, 221},  {0.08, 0, 36},       {0.08, 0.03, 95},   {0.09, 0, 32},       {0.09, 0.04, 100},
    {0.10, 0, 29},      {0.10, 0.01, 46},    {0.10, 0.05, 116},  {0.10, 0.08, 649},   {0.15, 0.05, 40},
    {0.15, 0.10, 150},  {0.20, 0, 14},       {0.20, 0.10, 50},   {0.20, 0.15, 193}};

constexpr AttributeSize kA2[] = {{0.02, 0, 114},    {0.02, 0.01, 398},  {0.03, 0, 76},      {0.03, 0.01, 176},
                                 {0.04, 0, 57},     {0.04, 0.02, 198},  {0.05, 0, 45},      {0.05, 0.01, 77},
                                 {0.05, 0.02, 132}, {0.05, 0.03, 258},  {0.05, 0.035, 400}, {0.06, 0.02, 88},
                                 {0.07, 0.04, 149}, {0.07, 0.06, 1150}, {0.08, 0.07, 1300}, {0.08, 0.05, 160},
                                 {0.10, 0, 22},     {0.10, 0.05, 78},   {0.10, 0.07, 199},  {0.15, 0.10, 100},
                                 {0.20, 0.15, 126}};

struct DiscoverySize {
  int N;
  double rate;
  double conf;
  int n;
};

constexpr DiscoverySize kDiscovery[] = {
    {500, 0.08, 0.90, 27},  {500, 0.06, 0.90, 36},  {500, 0.04, 0.90, 54},   {500, 0.02, 0.90, 102},
    {1000, 0.08, 0.90, 28}, {1000, 0.06, 0.90, 37}, {1000, 0.04, 0.90, 55},  {1000, 0.02, 0.90, 108},
    {5000, 0.08, 0.90, 28}, {5000, 0.06, 0.90, 38}, {5000, 0.04, 0.90, 57},  {5000, 0.02, 0.90, 113},
    {500, 0.08, 0.95, 35},  {500, 0.06, 0.95, 47},  {500, 0.04, 0.95, 69},   {500, 0.02, 0.95, 129},
    {1000, 0.08, 0.95, 36}, {1000, 0.06, 0.95, 48}, {1000, 0.04, 0.95, 71},  {1000, 0.02, 0.95, 138},
    {5000, 0.08, 0.95, 36}, {5000, 0.06, 0.95, 49}, {5000, 0.04, 0.95, 73},  {5000, 0.02, 0.95, 147},
    {500, 0.08, 0.99, 53},  {500, 0.06, 0.99, 70},  {500, 0.04, 0.99, 101},  {500, 0.02, 0.99, 183},
    {1000, 0.08, 0.99, 54}, {1000, 0.06, 0.99, 72}, {1000, 0.04, 0.99, 107}, {1000, 0.02, 0.99, 204},
    {5000, 0.08, 0.99, 55}, {5000, 0.06, 0.99, 74}, {5000, 0.04, 0.99, 112}, {5000, 0.02, 0.99, 223}};

}  // namespace

std::vector<ReferenceValue> size_references() {
  std::vector<ReferenceValue> values;
  for (const auto& [N, n] : kKrejcieMorganTable)
    values.push_back(
        {fmt::format(
             R"({{"function": "sample_size_proportion_krejcie_morgan", "N": {}, "P": 0.5, "d": 0.05, )"
             R"("chi2": 3.841, "rounding": "nearest"}})",
             N),
         "n", fmt::format("{}", n), 0.0, kKrejcieMorgan});
  values.push_back({R"({"function": "sample_size_proportion_fpc_cochran", "N": 3200, "P": 0.5, "d": 0.05, )"
                    R"("conf": 0.954499736103642, "rounding": "nearest"})",
                    "n", "356", 0.0, kCochran});
  const auto attribute = [&](double conf, const AttributeSize& size, std::string_view source) {
    values.push_back(
        {fmt::format(R"({{"function": "sample_size_attribute_binomial", "conf": {}, "tolerable_rate": {}, )"
                     R"("expected_rate": {}}})",
                     conf, size.tolerable, size.expected),
         "n", fmt::format("{}", size.n), 0.0, source});
  };
  for (const AttributeSize& size : kA1) attribute(0.95, size, kTableA1);
  for (const AttributeSize& size : kA2) attribute(0.90, size, kTableA2);
  for (const DiscoverySize& size : kDiscovery)
    values.push_back(
        {fmt::format(R"({{"function": "sample_size_discovery_hypergeometric", "conf": {}, "N": {}, )"
                     R"("tolerable_rate": {}, "allowed_errors": 0}})",
                     size.conf, size.N, size.rate),
         "n", fmt::format("{}", size.n), 0.0, kEzQuant});
  const std::pair<int, int> fsaudit[] = {{0, 45}, {1, 77}};
  for (const auto& [allowed, n] : fsaudit)
    values.push_back(
        {fmt::format(R"({{"function": "sample_size_attribute_hypergeometric", "conf": 0.9, "N": 100000, )"
                     R"("tolerable_count": 5000, "allowed_errors": {}}})",
                     allowed),
         "n", fmt::format("{}", n), 0.0, kFsAudit});
  // (1 − 0.05)^n ≤ 0.05 first at n = 59.
  values.push_back(
      {R"({"function": "sample_size_attribute_binomial_k", "conf": 0.95, "tolerable_rate": 0.05, "allowed_errors": 0})",
       "n", "59", 0.0, kTableA1});
  values.push_back(
      {R"({"function": "sample_size_attribute_binomial_k", "conf": 0.95, "tolerable_rate": 0.05, "allowed_errors": 1})",
       "n", "93", 0.0, kTableA1});
  values.push_back(
      {R"({"function": "sample_size_attribute_binomial_k", "conf": 0.95, "tolerable_rate": 0.05, "allowed_errors": 2})",
       "n", "124", 0.0, kTableA1});
  values.push_back(
      {R"({"function": "allocation_proportional_largest_remainder", "n": 120, "N_h": [236841, 55540, 70835, 68705, )"
       R"(278514, 475327, 141822, 179570, 331589, 353523, 432879, 68446, 206236, 85533, 630560]})",
       "n_h", "[8, 2, 2, 2, 9, 16, 5, 6, 11, 12, 14, 2, 7, 3, 21]", 0.0, kHamilton});
  values.push_back(
      {R"({"function": "allocation_neyman", "n": 100, "strata": [{"N": 400, "p": 0.5}, {"N": 600, "p": 0.1}]})",
       "n_h_unrounded", "[52.631578947368421, 47.368421052631579]", 1e-9, kByHand});
  values.push_back(
      {R"({"function": "select_systematic_items", "ids": ["a", "b", "c", "d", "e", "f", "g", "h", "i"], "n": 3, )"
       R"("interval": 3, "start": 2})",
       "sample", R"(["b", "e", "h"])", 0.0, kByHand});
  values.push_back(
      {R"({"function": "select_pps_fixed_interval", "ids": ["A", "B", "C", "D"], "values": [10, 40, 5, 45], "n": 4, )"
       R"("interval": 25, "start": 10})",
       "sample", R"(["A", "B", "D", "D"])", 0.0, kByHand});
  return values;
}

}  // namespace stickprov::statistics
