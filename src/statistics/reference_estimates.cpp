// Estimates from stratified and cluster draws, and guards for comparisons.
#include "statistics/reference_values.h"

namespace stickprov::statistics {
namespace {

constexpr std::string_view kByHand = "följer av definitionen, räknat för hand";
constexpr std::string_view kBenjamini =
    "Benjamini & Hochberg (1995), JRSS B 57: 289–300, avsnitt 4 (15 hypoteser); justeringen räknad för hand";

}  // namespace

std::vector<ReferenceValue> estimate_references() {
  std::vector<ReferenceValue> values;
  // Means 2 and 5, s² 1 and 4; W 0.25 and 0.75: mean 4.25; se² = 0.0625·1/3·(1 − 3/100) + 0.5625·4/2·(1 −
  // 2/300).
  const std::string mean =
      R"({"function": "stratified_mean", "strata": [{"N": 100, "x": [1, 2, 3]}, {"N": 300, "x": [3.585786437626905, 6.414213562373095]}], "fpc": )";
  values.push_back({mean + "true}", "mean", "4.25", 1e-12, kByHand});
  values.push_back({mean + "true}", "se", "1.0666341140866", 1e-9, kByHand});
  values.push_back({mean + "false}", "se", "1.0704360482221", 1e-9, kByHand});
  // p 0.2 and 0.5; W 0.8 and 0.2: p = 0.26; se² = 0.64·0.16/49·0.9375 + 0.04·0.25/19·0.9.
  const std::string share =
      R"({"function": "stratified_proportion", "strata": [{"N": 800, "n": 50, "x": 10}, {"N": 200, "n": 20, "x": 10}], "fpc": true})";
  values.push_back({share, "p", "0.26", 1e-12, kByHand});
  values.push_back({share, "se", "0.0493241", 5e-7, kByHand});
  values.push_back({share, "pooled_unweighted_p", "0.2857142857", 1e-9, kByHand});
  // Equal weights, units 2/10, 4/10, 6/10: p = 0.4, z = (−2, 0, 2)/30, se² = 3/2·8/900.
  const std::string cluster =
      R"({"function": "cluster_proportion", "clusters": [{"n": 10, "x": 2, "weight": 5}, {"n": 10, "x": 4, "weight": 5}, {"n": 10, "x": 6, "weight": 5}]})";
  values.push_back({cluster, "p", "0.4", 1e-12, kByHand});
  values.push_back({cluster, "se", "0.11547005383792515", 1e-12, kByHand});
  values.push_back({cluster, "design_effect", "1.6111111111", 1e-9, kByHand});
  values.push_back(
      {R"({"function": "benjamini_hochberg", "p": [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0]})",
       "adjusted",
       "[0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.063857142857, 0.063857142857, 0.0645, 0.0765, 0.486, "
       "0.581181818182, 0.714875, 0.753230769231, 0.813214285714, 1.0]",
       1e-9, kBenjamini});
  return values;
}

}  // namespace stickprov::statistics
