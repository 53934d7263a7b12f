// Sizes, allocation and selection as the calculator offers them.
#include "statistics/allocation.h"
#include "statistics/calculator_inputs.h"
#include "statistics/preconditions.h"
#include "statistics/selection.h"
#include "statistics/sizes.h"

namespace stickprov::statistics {
namespace {

Rounding rounding_of(const Inputs& in) {
  const std::string word = in.text("rounding");
  require(word == "nearest" || word == "ceil",
          "rounding = \"" + word + "\" ska vara \"nearest\" eller \"ceil\"",
          "rounding = \"" + word + "\" must be \"nearest\" or \"ceil\"");
  return word == "ceil" ? Rounding::ceil : Rounding::nearest;
}

Answer selected(const std::vector<Value>& ids, const std::vector<std::size_t>& places) {
  Value sample;
  sample.kind = Value::Kind::list;
  for (const std::size_t place : places) sample.items.push_back(ids[place]);
  return {{"sample", to_json(sample)}};
}

Answer systematic(const Inputs& in) {
  const auto& ids = in.list("ids");
  return selected(ids,
                  systematic_items(ids.size(), in.count("n"), in.number("interval"), in.number("start")));
}

Answer pps(const Inputs& in) {
  const auto& ids = in.list("ids");
  const std::vector<double> values = in.numbers("values");
  require(ids.size() == values.size(), "ids och values ska vara lika många",
          "ids and values must be as many");
  return selected(ids, fixed_interval_pps(values, in.count("n"), in.number("interval"), in.number("start")));
}

Answer neyman_answer(const Inputs& in) {
  std::vector<PlannedStratum> strata;
  for (const Value& stratum : in.list("strata")) {
    const Count N = to_count(member(stratum, "N"), "N");
    strata.push_back({N, to_number(member(stratum, "p"), "p")});
    require_members(stratum, {"N", "p"});
  }
  return {field("n_h_unrounded", neyman(in.count("n"), strata))};
}

}  // namespace

const std::vector<CalculatorEntry>& sample_entries() {
  static const std::vector<CalculatorEntry> entries = {
      {{"sample_size_proportion_krejcie_morgan", "N P=0.5 d=0.05 chi2=3.841 rounding=nearest", "n",
        "stickprovsstorlek för en andel (Krejcie & Morgan 1970)",
        "sample size for a proportion (Krejcie & Morgan 1970)"},
       [](const Inputs& in) -> Answer {
         return {field("n", krejcie_morgan(in.count("N"), in.number("P"), in.number("d"), in.number("chi2"),
                                           rounding_of(in)))};
       }},
      {{"sample_size_proportion_fpc_cochran", "N P=0.5 d=0.05 conf=0.95 rounding=ceil", "n",
        "stickprovsstorlek för en andel med ändlighetskorrektion (Cochran 1977, 4.1–4.2)",
        "sample size for a proportion with finite population correction (Cochran 1977, 4.1–4.2)"},
       [](const Inputs& in) -> Answer {
         return {field("n", cochran_finite(in.count("N"), in.number("P"), in.number("d"), in.number("conf"),
                                           rounding_of(in)))};
       }},
      {{"sample_size_attribute_binomial", "conf tolerable_rate expected_rate", "n",
        "attributurval, tillåtna fel = ceil(expected_rate·n) (AICPA 2017, tabell A-1 och A-2)",
        "attribute sampling, allowed errors = ceil(expected_rate·n) (AICPA 2017, tables A-1 and A-2)"},
       [](const Inputs& in) -> Answer {
         return {field("n", attribute_binomial(in.number("conf"), in.number("tolerable_rate"),
                                               in.number("expected_rate")))};
       }},
      {{"sample_size_attribute_binomial_k", "conf tolerable_rate allowed_errors", "n",
        "attributurval med givet antal tillåtna fel, binomial",
        "attribute sampling with given allowed errors, binomial"},
       [](const Inputs& in) -> Answer {
         return {field("n", attribute_binomial_allowed(in.number("conf"), in.number("tolerable_rate"),
                                                       in.count("allowed_errors")))};
       }},
      {{"sample_size_attribute_hypergeometric", "conf N tolerable_count allowed_errors", "n",
        "attributurval ur en ändlig ram, hypergeometrisk",
        "attribute sampling from a finite frame, hypergeometric"},
       [](const Inputs& in) -> Answer {
         return {
             field("n", attribute_hypergeometric(in.number("conf"), in.count("N"),
                                                 in.count("tolerable_count"), in.count("allowed_errors")))};
       }},
      {{"sample_size_discovery_hypergeometric", "conf N tolerable_rate allowed_errors=0", "n",
        "upptäcktsurval: tolerabelt antal = ceil(tolerable_rate·N)",
        "discovery sampling: tolerable count = ceil(tolerable_rate·N)"},
       [](const Inputs& in) -> Answer {
         return {
             field("n", discovery_hypergeometric(in.number("conf"), in.count("N"),
                                                 in.number("tolerable_rate"), in.count("allowed_errors")))};
       }},
      {{"allocation_neyman", "n strata[{N, p}]", "n_h_unrounded",
        "Neyman-allokering, ej avrundad (Cochran 1977, 5.60)",
        "Neyman allocation, not rounded (Cochran 1977, 5.60)"},
       neyman_answer},
      {{"allocation_proportional_largest_remainder", "n N_h[]", "n_h",
        "proportionell allokering, största återstoden", "proportional allocation, largest remainder"},
       [](const Inputs& in) -> Answer {
         return {field("n_h", proportional_largest_remainder(in.count("n"), in.counts("N_h")))};
       }},
      {{"select_systematic_items", "ids[] n interval start", "sample",
        "systematiskt val: post start, start + interval, … räknat från 1",
        "systematic selection: item start, start + interval, … counted from 1"},
       systematic},
      {{"select_pps_fixed_interval", "ids[] values[] n interval start", "sample",
        "val proportionellt mot storlek: posten vars kumulerade värde når start, start + interval, …",
        "selection proportional to size: the item whose cumulated value reaches start, start + interval, …"},
       pps},
  };
  return entries;
}

}  // namespace stickprov::statistics
