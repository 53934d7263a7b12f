// Published values of agreement between raters.
#include <fmt/format.h>

#include "statistics/reference_values.h"

namespace stickprov::statistics {
namespace {

constexpr std::string_view kCohen =
    "Cohen (1960), Educational and Psychological Measurement 20: 37–46, tabell 1";
constexpr std::string_view kFleissCohenEveritt =
    "Fleiss, Cohen & Everitt (1969), Psychological Bulletin 72: 323–327, exemplet";
constexpr std::string_view kSas = "SAS/STAT User's Guide, PROC FREQ, Agreement Study (SkinCondition)";
constexpr std::string_view kAbstractors =
    "Gwet (2014), Handbook of Inter-Rater Reliability, 4 uppl.; irrCAC, datamängden cont3x3abstractors";
constexpr std::string_view kDiagnosis =
    "Gwet (2014), Handbook of Inter-Rater Reliability, 4 uppl.; irrCAC, datamängden cont4x4diagnosis";
constexpr std::string_view kParadox =
    "Feinstein & Cicchetti (1990), Journal of Clinical Epidemiology 43: 543–549";
constexpr std::string_view kFourRaters =
    "Gwet (2014); irrCAC, datamängden cac.raw4raters (Krippendorffs exempel)";
constexpr std::string_view kKrippendorff =
    "Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, exempel C–E";
constexpr std::string_view kSixRaters =
    "Gwet (2014); irrCAC, datamängden distrib.6raters (urval ur Fleiss 1971)";
constexpr std::string_view kFleissExample =
    "Fleiss kappa, det vanliga läroboksexemplet: 10 bedömda, 14 bedömare, 5 kategorier";
constexpr std::string_view kByHand = "följer av definitionen, räknat för hand";

constexpr const char* kCohenTable = "[[88, 14, 18], [10, 40, 10], [2, 6, 12]]";
constexpr const char* kFceTable = "[[106, 10, 4], [22, 28, 10], [2, 12, 6]]";
constexpr const char* kSkin = "[[10, 4, 1, 0], [5, 10, 12, 2], [2, 4, 12, 5], [0, 2, 6, 13]]";
constexpr const char* kThree = "[[13, 0, 0], [0, 20, 7], [0, 4, 56]]";
constexpr const char* kFour = "[[40, 6, 4, 15], [4, 25, 1, 5], [4, 2, 21, 9], [17, 13, 12, 45]]";
constexpr const char* kRows =
    "[[1, 1, null, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4], [4, 4, 4, 4], "
    "[1, 1, 2, 1], "
    "[2, 2, 2, 2], [null, 5, 5, 5], [null, null, 1, 1], [null, null, 3, null]]";
constexpr const char* kSix =
    "[[0, 0, 0, 6, 0], [0, 3, 0, 0, 3], [0, 1, 4, 0, 1], [0, 0, 0, 0, 6], [0, 3, 0, 3, 0], [2, 0, 4, 0, 0], "
    "[0, 0, 4, 0, 2], "
    "[2, 0, 3, 1, 0], [2, 0, 0, 4, 0], [0, 0, 0, 0, 6], [1, 0, 0, 5, 0], [1, 1, 0, 4, 0], [0, 3, 3, 0, 0], "
    "[1, 0, 0, 5, 0], "
    "[0, 2, 0, 3, 1]]";
constexpr const char* kFourteen =
    "[[0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1], [7, 7, 0, 0, 0], "
    "[3, 2, 6, 3, 0], "
    "[2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7]]";

struct Published {
  const char* function;
  const char* input;  // "table", "rows" or "counts"
  const char* data;
  const char* key;
  double expected;
  double tolerance;
  std::string_view source;
};

constexpr Published kPublished[] = {
    {"kappa_cohen", "table", kCohenTable, "kappa", 0.492, 5e-4, kCohen},
    {"percent_agreement", "table", kCohenTable, "pa", 0.70, 1e-9, kCohen},
    {"kappa_cohen", "table", kFceTable, "kappa", 0.429, 5e-4, kFleissCohenEveritt},
    {"kappa_cohen_ci_asymptotic", "table", kFceTable, "se", 0.0537, 5e-4, kFleissCohenEveritt},
    {"kappa_cohen", "table", kSkin, "kappa", 0.3449, 5e-5, kSas},
    {"kappa_cohen_ci_asymptotic", "table", kSkin, "se", 0.0724, 5e-5, kSas},
    {"kappa_cohen_ci_asymptotic", "table", kSkin, "lower", 0.2030, 5e-5, kSas},
    {"kappa_cohen_ci_asymptotic", "table", kSkin, "upper", 0.4868, 5e-5, kSas},
    {"kappa_weighted_linear", "table", kSkin, "kappa", 0.5082, 5e-5, kSas},
    {"kappa_weighted_linear_ci", "table", kSkin, "se", 0.0655, 5e-5, kSas},
    {"kappa_weighted_linear_ci", "table", kSkin, "lower", 0.3798, 5e-5, kSas},
    {"kappa_weighted_linear_ci", "table", kSkin, "upper", 0.6366, 5e-5, kSas},
    {"kappa_cohen", "table", kThree, "kappa", 0.7964094, 5e-8, kAbstractors},
    {"kappa_cohen_ci_irrcac", "table", kThree, "se", 0.05891072, 5e-9, kAbstractors},
    {"kappa_cohen_ci_irrcac", "table", kThree, "lower", 0.680, 5e-4, kAbstractors},
    {"kappa_cohen_ci_irrcac", "table", kThree, "upper", 0.913, 5e-4, kAbstractors},
    {"kappa_weighted_linear", "table", kThree, "kappa", 0.843, 5e-4, kAbstractors},
    {"kappa_weighted_quadratic", "table", kThree, "kappa", 0.8921569, 5e-8, kAbstractors},
    {"gwet_ac1", "table", kThree, "ac1", 0.84933, 5e-6, kAbstractors},
    {"gwet_ac1_ci", "table", kThree, "se", 0.04322, 5e-6, kAbstractors},
    {"gwet_ac1_ci", "table", kThree, "lower", 0.76358, 5e-6, kAbstractors},
    {"gwet_ac1_ci", "table", kThree, "upper", 0.93508, 5e-6, kAbstractors},
    {"gwet_ac2_linear", "table", kThree, "ac2", 0.900, 5e-4, kAbstractors},
    {"gwet_ac2_quadratic", "table", kThree, "ac2", 0.94024, 5e-6, kAbstractors},
    {"brennan_prediger", "table", kThree, "bp", 0.835, 5e-4, kAbstractors},
    {"krippendorff_alpha_nominal", "table", kThree, "alpha", 0.797, 5e-4, kAbstractors},
    {"percent_agreement", "table", kThree, "pa", 0.89, 1e-9, kAbstractors},
    {"kappa_cohen", "table", kFour, "kappa", 0.432, 5e-4, kDiagnosis},
    {"kappa_cohen_ci_irrcac", "table", kFour, "se", 0.046, 5e-4, kDiagnosis},
    {"kappa_cohen_ci_irrcac", "table", kFour, "lower", 0.341, 5e-4, kDiagnosis},
    {"kappa_cohen_ci_irrcac", "table", kFour, "upper", 0.522, 5e-4, kDiagnosis},
    {"kappa_weighted_linear", "table", kFour, "kappa", 0.407, 5e-4, kDiagnosis},
    {"kappa_weighted_linear_ci", "table", kFour, "se", 0.053, 5e-4, kDiagnosis},
    {"kappa_weighted_quadratic", "table", kFour, "kappa", 0.383, 5e-4, kDiagnosis},
    {"kappa_weighted_quadratic_ci", "table", kFour, "se", 0.066, 5e-4, kDiagnosis},
    {"gwet_ac1", "table", kFour, "ac1", 0.456, 5e-4, kDiagnosis},
    {"gwet_ac1_ci", "table", kFour, "se", 0.043, 5e-4, kDiagnosis},
    {"gwet_ac1_ci", "table", kFour, "lower", 0.371, 5e-4, kDiagnosis},
    {"gwet_ac1_ci", "table", kFour, "upper", 0.542, 5e-4, kDiagnosis},
    {"gwet_ac2_linear", "table", kFour, "ac2", 0.377, 5e-4, kDiagnosis},
    {"gwet_ac2_quadratic", "table", kFour, "ac2", 0.299, 5e-4, kDiagnosis},
    {"brennan_prediger", "table", kFour, "bp", 0.450, 5e-4, kDiagnosis},
    {"kappa_paradox", "table", "[[40, 9], [6, 45]]", "kappa", 0.70, 5e-3, kParadox},
    {"kappa_paradox", "table", "[[40, 9], [6, 45]]", "percent_agreement", 0.85, 1e-9, kParadox},
    {"kappa_paradox", "table", "[[80, 10], [5, 5]]", "kappa", 0.32, 5e-3, kParadox},
    {"kappa_paradox", "table", "[[80, 10], [5, 5]]", "percent_agreement", 0.85, 1e-9, kParadox},
    {"kappa_paradox", "table", "[[45, 15], [25, 15]]", "kappa", 0.13, 5e-3, kParadox},
    {"kappa_paradox", "table", "[[25, 35], [5, 35]]", "kappa", 0.26, 5e-3, kParadox},
    // π = 0.875: pe = 2·0.875·0.125 = 0.21875, (0.85 − 0.21875)/0.78125.
    {"kappa_paradox", "table", "[[80, 10], [5, 5]]", "ac1", 0.808, 1e-9, kByHand},
    {"gwet_ac1_multirater_missing", "rows", kRows, "ac1", 0.77544, 5e-6, kFourRaters},
    {"fleiss_kappa_multirater_missing", "rows", kRows, "kappa", 0.76117, 5e-6, kFourRaters},
    {"krippendorff_alpha_nominal_missing", "rows", kRows, "alpha", 0.74342, 5e-6, kFourRaters},
    {"krippendorff_alpha_nominal_missing", "rows", kRows, "alpha", 0.743, 5e-4, kKrippendorff},
    {"krippendorff_alpha_ordinal_missing", "rows", kRows, "alpha", 0.815, 5e-4, kKrippendorff},
    {"krippendorff_alpha_interval_missing", "rows", kRows, "alpha", 0.849, 5e-4, kKrippendorff},
    {"gwet_ac1_distribution", "counts", kSix, "ac1", 0.4448007, 5e-8, kSixRaters},
    {"fleiss_kappa", "counts", kSix, "kappa", 0.4139, 5e-5, kSixRaters},
    {"fleiss_kappa", "counts", kFourteen, "kappa", 0.210, 5e-4, kFleissExample},
};

}  // namespace

std::vector<ReferenceValue> agreement_references() {
  std::vector<ReferenceValue> values;
  for (const Published& p : kPublished)
    values.push_back({fmt::format(R"({{"function": "{}", "{}": {}}})", p.function, p.input, p.data), p.key,
                      fmt::format("{}", p.expected), p.tolerance, p.source});
  values.push_back(
      {R"({"function": "kappa_cohen", "table": [[7, 0], [0, 0]]})", "kappa", "null", 0.0, kByHand});
  return values;
}

}  // namespace stickprov::statistics
