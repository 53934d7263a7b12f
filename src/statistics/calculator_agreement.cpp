// Agreement between raters as the calculator offers it.
#include <fmt/format.h>

#include <cmath>

#include "format/json_text.h"
#include "statistics/calculator_inputs.h"
#include "statistics/preconditions.h"

namespace stickprov::statistics {
namespace {

void explain(Answer& answer, const Agreement& agreement, Language language) {
  if (agreement.coefficient) return;
  answer.push_back({"message", format::json_string(
                                   say(language, agreement.undefined.swedish, agreement.undefined.english))});
}

Answer coefficient(std::string_view key, const Agreement& agreement, const Inputs& in) {
  Answer answer = {field(key, agreement.coefficient)};
  explain(answer, agreement, in.language());
  return answer;
}

// A standard error rests on how many were rated: shares in place of counts would give a wrong one.
Table counted_table(const Inputs& in) {
  const Table table = in.table("table");
  for (const auto& row : table)
    for (const double count : row)
      require(count == std::floor(count),
              fmt::format("antalet {} i tabellen ska vara ett heltal: medelfelet beror på antalet", count),
              fmt::format("the count {} in the table must be whole: the standard error rests on it", count));
  return table;
}

// An undefined coefficient is shown as null beside its limits.
Answer limits(std::string_view key, const Agreement& agreement, const std::optional<Interval>& interval,
              const Inputs& in) {
  Answer answer;
  if (!agreement.coefficient) answer.push_back({key, "null"});
  answer.push_back(field("se", agreement.se));
  answer.push_back(field("lower", interval ? std::optional(interval->lower) : std::nullopt));
  answer.push_back(field("upper", interval ? std::optional(interval->upper) : std::nullopt));
  if (agreement.coefficient && !interval)
    answer.push_back(
        {"message", format::json_string(say(in.language(), "ett enda bedömt intyg ger inget intervall",
                                            "a single rated certificate gives no interval"))});
  explain(answer, agreement, in.language());
  return answer;
}

Answer kappa(const Inputs& in, Weights weights) {
  return coefficient("kappa", cohen_kappa(in.table("table"), weights), in);
}

Answer kappa_limits(const Inputs& in, Weights weights) {
  const Agreement agreement = cohen_kappa(counted_table(in), weights);
  return limits("kappa", agreement, normal_interval(agreement, in.number("conf")), in);
}

Answer kappa_limits_irrcac(const Inputs& in) {
  const Agreement agreement = cohen_kappa(counted_table(in), Weights::identity);
  return limits("kappa", agreement, student_interval(agreement, in.number("conf")), in);
}

Answer ac1_limits(const Inputs& in) {
  const Agreement agreement = gwet_coefficient(counted_table(in), Weights::identity);
  return limits("ac1", agreement, student_interval(agreement, in.number("conf")), in);
}

Answer paradox(const Inputs& in) {
  const Table table = in.table("table");
  const Agreement cohen = cohen_kappa(table, Weights::identity);
  Answer answer = {field("percent_agreement", percent_agreement(table)), field("kappa", cohen.coefficient),
                   field("ac1", gwet_coefficient(table, Weights::identity).coefficient)};
  explain(answer, cohen, in.language());
  return answer;
}

Answer alpha(const Inputs& in, Metric metric) {
  const RatedSubjects subjects = rated_subjects(in.list("rows"), metric != Metric::nominal);
  return coefficient("alpha", krippendorff_alpha(subjects.counts, subjects.values, metric), in);
}

}  // namespace

const std::vector<CalculatorEntry>& agreement_entries() {
  static const std::vector<CalculatorEntry> entries = {
      {{"percent_agreement", "table[[]]", "pa", "andel lika bedömda", "share rated alike"},
       [](const Inputs& in) -> Answer { return {field("pa", percent_agreement(in.table("table")))}; }},
      {{"kappa_cohen", "table[[]]", "kappa", "Cohens kappa (1960)", "Cohen's kappa (1960)"},
       [](const Inputs& in) { return kappa(in, Weights::identity); }},
      {{"kappa_cohen_ci_asymptotic", "table[[]] conf=0.95", "se lower upper",
        "intervall för kappa, normalfördelning (Fleiss, Cohen & Everitt 1969)",
        "interval for kappa, normal (Fleiss, Cohen & Everitt 1969)"},
       [](const Inputs& in) { return kappa_limits(in, Weights::identity); }},
      {{"kappa_cohen_ci_irrcac", "table[[]] conf=0.95", "se lower upper",
        "intervall för kappa som irrCAC: t(n−1), övre gräns högst 1 (Gwet 2014)",
        "interval for kappa as irrCAC: t(n−1), upper limit at most 1 (Gwet 2014)"},
       kappa_limits_irrcac},
      {{"kappa_weighted_linear", "table[[]]", "kappa",
        "vägt kappa, linjära vikter (Cohen 1968; Cicchetti & Allison 1971)",
        "weighted kappa, linear weights (Cohen 1968; Cicchetti & Allison 1971)"},
       [](const Inputs& in) { return kappa(in, Weights::linear); }},
      {{"kappa_weighted_linear_ci", "table[[]] conf=0.95", "se lower upper",
        "intervall för linjärt vägt kappa, normalfördelning (Fleiss, Cohen & Everitt 1969)",
        "interval for linearly weighted kappa, normal (Fleiss, Cohen & Everitt 1969)"},
       [](const Inputs& in) { return kappa_limits(in, Weights::linear); }},
      {{"kappa_weighted_quadratic", "table[[]]", "kappa",
        "vägt kappa, kvadratiska vikter (Fleiss & Cohen 1973)",
        "weighted kappa, quadratic weights (Fleiss & Cohen 1973)"},
       [](const Inputs& in) { return kappa(in, Weights::quadratic); }},
      {{"kappa_weighted_quadratic_ci", "table[[]] conf=0.95", "se lower upper",
        "intervall för kvadratiskt vägt kappa (Fleiss, Cohen & Everitt 1969)",
        "interval for quadratically weighted kappa (Fleiss, Cohen & Everitt 1969)"},
       [](const Inputs& in) { return kappa_limits(in, Weights::quadratic); }},
      {{"gwet_ac1", "table[[]]", "ac1", "Gwets AC1 (2008)", "Gwet's AC1 (2008)"},
       [](const Inputs& in) {
         return coefficient("ac1", gwet_coefficient(in.table("table"), Weights::identity), in);
       }},
      {{"gwet_ac1_ci", "table[[]] conf=0.95", "se lower upper",
        "intervall för AC1 som irrCAC: t(n−1), övre gräns högst 1 (Gwet 2014)",
        "interval for AC1 as irrCAC: t(n−1), upper limit at most 1 (Gwet 2014)"},
       ac1_limits},
      {{"gwet_ac2_linear", "table[[]]", "ac2", "Gwets AC2, linjära vikter (2014)",
        "Gwet's AC2, linear weights (2014)"},
       [](const Inputs& in) {
         return coefficient("ac2", gwet_coefficient(in.table("table"), Weights::linear), in);
       }},
      {{"gwet_ac2_quadratic", "table[[]]", "ac2", "Gwets AC2, kvadratiska vikter (2014)",
        "Gwet's AC2, quadratic weights (2014)"},
       [](const Inputs& in) {
         return coefficient("ac2", gwet_coefficient(in.table("table"), Weights::quadratic), in);
       }},
      {{"brennan_prediger", "table[[]]", "bp", "Brennan–Predigers koefficient (1981)",
        "Brennan–Prediger coefficient (1981)"},
       [](const Inputs& in) {
         return coefficient("bp", brennan_prediger(in.table("table"), Weights::identity), in);
       }},
      {{"krippendorff_alpha_nominal", "table[[]]", "alpha", "Krippendorffs alfa, två bedömare, nominal",
        "Krippendorff's alpha, two raters, nominal"},
       [](const Inputs& in) { return coefficient("alpha", krippendorff_nominal(in.table("table")), in); }},
      {{"kappa_paradox", "table[[]]", "percent_agreement kappa ac1",
        "hög samstämmighet men lågt kappa (Feinstein & Cicchetti 1990): tre mått bredvid varandra",
        "high agreement but low kappa (Feinstein & Cicchetti 1990): three measures side by side"},
       paradox},
      {{"gwet_ac1_multirater_missing", "rows[[]]", "ac1", "AC1, flera bedömare, null = saknad (Gwet 2014)",
        "AC1, several raters, null = missing (Gwet 2014)"},
       [](const Inputs& in) {
         return coefficient("ac1", gwet_many(rated_subjects(in.list("rows"), false).counts), in);
       }},
      {{"fleiss_kappa_multirater_missing", "rows[[]]", "kappa",
        "Fleiss kappa, flera bedömare, null = saknad (Gwet 2014)",
        "Fleiss' kappa, several raters, null = missing (Gwet 2014)"},
       [](const Inputs& in) {
         return coefficient("kappa", fleiss_kappa(rated_subjects(in.list("rows"), false).counts), in);
       }},
      {{"krippendorff_alpha_nominal_missing", "rows[[]]", "alpha", "Krippendorffs alfa, nominal (2011)",
        "Krippendorff's alpha, nominal (2011)"},
       [](const Inputs& in) { return alpha(in, Metric::nominal); }},
      {{"krippendorff_alpha_ordinal_missing", "rows[[]]", "alpha", "Krippendorffs alfa, ordinal (2011)",
        "Krippendorff's alpha, ordinal (2011)"},
       [](const Inputs& in) { return alpha(in, Metric::ordinal); }},
      {{"krippendorff_alpha_interval_missing", "rows[[]]", "alpha", "Krippendorffs alfa, intervall (2011)",
        "Krippendorff's alpha, interval (2011)"},
       [](const Inputs& in) { return alpha(in, Metric::interval); }},
      {{"fleiss_kappa", "counts[[]]", "kappa", "Fleiss kappa ur antal bedömare per kategori (1971)",
        "Fleiss' kappa from raters by category (1971)"},
       [](const Inputs& in) { return coefficient("kappa", fleiss_kappa(in.table("counts")), in); }},
      {{"gwet_ac1_distribution", "counts[[]]", "ac1", "AC1 ur antal bedömare per kategori (Gwet 2008)",
        "AC1 from raters by category (Gwet 2008)"},
       [](const Inputs& in) { return coefficient("ac1", gwet_many(in.table("counts")), in); }},
  };
  return entries;
}

}  // namespace stickprov::statistics
