// The stricter rules, which the Schematron does not repeat: what the issuing systems' model demands of the
// second edition (FK7804 2.0), and one that holds for both.
// clang-format off

#include "ingest/form_checks.h"
#include "ingest/form_rules_table.h"

namespace stickprov::ingest {

const std::vector<FormRule>& model_rules() {
  static const std::vector<FormRule> kRules = {
    // The issuing system of both editions reports a shared day as an overlap.
    {.id = "M-32-delad-dag", .editions = Editions::both, .check = &checks::periods_share_no_day},
    {.id = "M-1.2-framtid", .editions = Editions::second, .check = &checks::not_after_signing, .part = "1.2"},
    // The second edition: questions.
    {.id = "M-svar", .editions = Editions::second, .check = &checks::only_known_questions, .values = "1 6 17 19 25 26 27 28 29 32 33 34 35 37 39 44"},
    {.id = "M-29-antal", .editions = Editions::second, .check = &checks::answers_counted, .question = "29", .least = 0, .most = 1},
    {.id = "M-19-antal", .editions = Editions::second, .check = &checks::answers_counted, .question = "19", .least = 0, .most = 1},
    {.id = "M-25-antal", .editions = Editions::second, .check = &checks::answers_counted, .question = "25", .least = 0, .most = 1},
    {.id = "M-26-antal", .editions = Editions::second, .check = &checks::answers_counted, .question = "26", .least = 0, .most = 1},
    {.id = "M-27-antal", .editions = Editions::second, .check = &checks::answers_counted, .question = "27", .least = 0, .most = 1},
    {.id = "M-33-antal", .editions = Editions::second, .check = &checks::answers_counted, .question = "33", .least = 0, .most = 1},
    {.id = "M-34-antal", .editions = Editions::second, .check = &checks::answers_counted, .question = "34", .least = 0, .most = 1},
    {.id = "M-35-antal", .editions = Editions::second, .check = &checks::answers_counted, .question = "35", .least = 0, .most = 1},
    {.id = "M-17-antal", .editions = Editions::second, .check = &checks::answers_counted, .question = "17", .least = 0, .most = 1},
    {.id = "M-37-antal", .editions = Editions::second, .check = &checks::answers_counted, .question = "37", .least = 0, .most = 1},
    {.id = "M-39-antal", .editions = Editions::second, .check = &checks::answers_counted, .question = "39", .least = 0, .most = 1},
    {.id = "M-44-antal", .editions = Editions::second, .check = &checks::answers_counted, .question = "44", .least = 0, .most = 1},
    {.id = "M-1-saknas", .editions = Editions::second, .check = &checks::required_without_infection_control, .question = "1", .least = 1},
    {.id = "M-28-saknas", .editions = Editions::second, .check = &checks::required_without_infection_control, .question = "28", .least = 1},
    {.id = "M-35-saknas", .editions = Editions::second, .check = &checks::required_without_infection_control, .question = "35", .least = 1},
    {.id = "M-17-saknas", .editions = Editions::second, .check = &checks::required_without_infection_control, .question = "17", .least = 1},
    {.id = "M-39-saknas", .editions = Editions::second, .check = &checks::required_without_infection_control, .question = "39", .least = 1},
    {.id = "M-28-delsvar", .editions = Editions::second, .check = &checks::only_known_parts, .question = "28", .values = "28.1"},
    {.id = "M-35-delsvar", .editions = Editions::second, .check = &checks::only_known_parts, .question = "35", .values = "35.1"},
    {.id = "M-17-delsvar", .editions = Editions::second, .check = &checks::only_known_parts, .question = "17", .values = "17.1"},
    {.id = "M-19-delsvar", .editions = Editions::second, .check = &checks::only_known_parts, .question = "19", .values = "19.1"},
    {.id = "M-25-delsvar", .editions = Editions::second, .check = &checks::only_known_parts, .question = "25", .values = "25.1"},
    {.id = "M-26-delsvar", .editions = Editions::second, .check = &checks::only_known_parts, .question = "26", .values = "26.1 26.2"},
    {.id = "M-32-delsvar", .editions = Editions::second, .check = &checks::only_known_parts, .question = "32", .values = "32.1 32.2"},
    {.id = "M-33-delsvar", .editions = Editions::second, .check = &checks::only_known_parts, .question = "33", .values = "33.1 33.2"},
    {.id = "M-34-delsvar", .editions = Editions::second, .check = &checks::only_known_parts, .question = "34", .values = "34.1"},
    {.id = "M-37-delsvar", .editions = Editions::second, .check = &checks::only_known_parts, .question = "37", .values = "37.1"},
    {.id = "M-39-delsvar", .editions = Editions::second, .check = &checks::only_known_parts, .question = "39", .values = "39.1 39.2 39.4"},
    {.id = "M-44-delsvar", .editions = Editions::second, .check = &checks::only_known_parts, .question = "44", .values = "44.1"},
    {.id = "M-35.1-antal", .editions = Editions::second, .check = &checks::parts_counted, .question = "35", .part = "35.1", .least = 1, .most = 1},
    {.id = "M-17.1-antal", .editions = Editions::second, .check = &checks::parts_counted, .question = "17", .part = "17.1", .least = 1, .most = 1},
    {.id = "M-26.1-antal", .editions = Editions::second, .check = &checks::parts_counted, .question = "26", .part = "26.1", .least = 1, .most = 1},
    {.id = "M-26.2-antal", .editions = Editions::second, .check = &checks::parts_counted, .question = "26", .part = "26.2", .least = 0, .most = 1},
    {.id = "M-32-instans", .editions = Editions::second, .check = &checks::instance_given, .question = "32"},
    // The second edition: values.
    {.id = "M-6.1-tom", .editions = Editions::second, .check = &checks::text_given, .part = "6.1"},
    {.id = "M-6.3-tom", .editions = Editions::second, .check = &checks::text_given, .part = "6.3"},
    {.id = "M-6.5-tom", .editions = Editions::second, .check = &checks::text_given, .part = "6.5"},
    {.id = "M-19.1-tom", .editions = Editions::second, .check = &checks::text_given, .part = "19.1"},
    {.id = "M-25.1-tom", .editions = Editions::second, .check = &checks::text_given, .part = "25.1"},
    {.id = "M-26.2-tom", .editions = Editions::second, .check = &checks::text_given, .part = "26.2"},
    {.id = "M-33.2-tom", .editions = Editions::second, .check = &checks::text_given, .part = "33.2"},
    {.id = "M-37.1-tom", .editions = Editions::second, .check = &checks::text_given, .part = "37.1"},
    {.id = "M-39.2-tom", .editions = Editions::second, .check = &checks::text_given, .part = "39.2"},
    {.id = "M-44.1-tom", .editions = Editions::second, .check = &checks::text_given, .part = "44.1"},
    {.id = "M-26.1-varde", .editions = Editions::second, .check = &checks::truth_value, .part = "26.1"},
    {.id = "M-33.1-varde", .editions = Editions::second, .check = &checks::truth_value, .part = "33.1"},
    {.id = "M-34.1-varde", .editions = Editions::second, .check = &checks::truth_value, .part = "34.1"},
    {.id = "M-6.2-cv", .editions = Editions::second, .check = &checks::coded_value, .part = "6.2"},
    {.id = "M-6.2-kodverk", .editions = Editions::second, .check = &checks::second_edition_diagnosis_system, .part = "6.2", .values = "1.2.752.116.1.1.1 1.2.752.116.1.1.1.1.3 1.2.752.116.1.1.1.1.8"},
    {.id = "M-6.2-kod", .editions = Editions::second, .check = &checks::diagnosis_code, .part = "6.2"},
    {.id = "M-6.4-cv", .editions = Editions::second, .check = &checks::coded_value, .part = "6.4"},
    {.id = "M-6.4-kodverk", .editions = Editions::second, .check = &checks::second_edition_diagnosis_system, .part = "6.4", .values = "1.2.752.116.1.1.1 1.2.752.116.1.1.1.1.3 1.2.752.116.1.1.1.1.8"},
    {.id = "M-6.4-kod", .editions = Editions::second, .check = &checks::diagnosis_code, .part = "6.4"},
    {.id = "M-6.6-cv", .editions = Editions::second, .check = &checks::coded_value, .part = "6.6"},
    {.id = "M-6.6-kodverk", .editions = Editions::second, .check = &checks::second_edition_diagnosis_system, .part = "6.6", .values = "1.2.752.116.1.1.1 1.2.752.116.1.1.1.1.3 1.2.752.116.1.1.1.1.8"},
    {.id = "M-6.6-kod", .editions = Editions::second, .check = &checks::diagnosis_code, .part = "6.6"},
    {.id = "M-6.3-6.4", .editions = Editions::second, .check = &checks::second_diagnosis_whole},
    {.id = "M-6.5-6.6", .editions = Editions::second, .check = &checks::third_diagnosis_whole},
    {.id = "M-32.1-cv", .editions = Editions::second, .check = &checks::coded_value, .part = "32.1"},
    {.id = "M-32.1-kodverk", .editions = Editions::second, .check = &checks::code_system, .part = "32.1", .values = "KV_FKMU_0003"},
    {.id = "M-32.1-kod", .editions = Editions::second, .check = &checks::known_code, .part = "32.1", .values = "HELT_NEDSATT TRE_FJARDEDEL HALFTEN EN_FJARDEDEL"},
    {.id = "M-32.1-dubblett", .editions = Editions::second, .check = &checks::codes_differ, .question = "32", .part = "32.1"},
    {.id = "M-32.2-period", .editions = Editions::second, .check = &checks::period_value, .part = "32.2"},
    {.id = "M-39.1-cv", .editions = Editions::second, .check = &checks::coded_value, .part = "39.1"},
    {.id = "M-39.1-kodverk", .editions = Editions::second, .check = &checks::code_system, .part = "39.1", .values = "KV_FKMU_0006"},
    {.id = "M-39.1-kod", .editions = Editions::second, .check = &checks::known_code, .part = "39.1", .values = "STOR_SANNOLIKHET SANNOLIKT_INTE PROGNOS_OKLAR ATER_X_ANTAL_MANADER"},
    {.id = "M-39.4-tal", .editions = Editions::second, .check = &checks::number_between, .part = "39.4", .least = 1, .most = 99},
    // The second edition: what one answer says about another.
    {.id = "M-33-saknas", .editions = Editions::second, .check = &checks::part_time_requires_hours},
    {.id = "M-33.2-saknas", .editions = Editions::second, .check = &checks::truth_requires_part, .part = "33.1", .other = "33.2"},
    {.id = "M-33.2-otillaten", .editions = Editions::second, .check = &checks::falsehood_forbids_part, .part = "33.1", .other = "33.2"},
    {.id = "M-26.2-otillaten", .editions = Editions::second, .check = &checks::falsehood_forbids_part, .part = "26.1", .other = "26.2"},
    {.id = "M-39.2", .editions = Editions::second, .check = &checks::part_exactly_with_code, .part = "39.1", .values = "PROGNOS_OKLAR", .other = "39.2"},
    {.id = "M-39.4", .editions = Editions::second, .check = &checks::part_exactly_with_code, .part = "39.1", .values = "ATER_X_ANTAL_MANADER", .other = "39.4"},
    // The second edition: lengths.
    {.id = "M-1.3-langd", .editions = Editions::second, .check = &checks::text_not_longer, .part = "1.3", .most = 50},
    {.id = "M-17.1-langd", .editions = Editions::second, .check = &checks::text_not_longer, .part = "17.1", .most = 4000},
    {.id = "M-19.1-langd", .editions = Editions::second, .check = &checks::text_not_longer, .part = "19.1", .most = 4000},
    {.id = "M-25.1-langd", .editions = Editions::second, .check = &checks::text_not_longer, .part = "25.1", .most = 4000},
    {.id = "M-26.2-langd", .editions = Editions::second, .check = &checks::text_not_longer, .part = "26.2", .most = 4000},
    {.id = "M-29.1-langd", .editions = Editions::second, .check = &checks::text_not_longer, .part = "29.1", .most = 4000},
    {.id = "M-33.2-langd", .editions = Editions::second, .check = &checks::text_not_longer, .part = "33.2", .most = 4000},
    {.id = "M-35.1-langd", .editions = Editions::second, .check = &checks::text_not_longer, .part = "35.1", .most = 4000},
    {.id = "M-37.1-langd", .editions = Editions::second, .check = &checks::text_not_longer, .part = "37.1", .most = 4000},
    {.id = "M-39.2-langd", .editions = Editions::second, .check = &checks::text_not_longer, .part = "39.2", .most = 4000},
    {.id = "M-44.1-langd", .editions = Editions::second, .check = &checks::text_not_longer, .part = "44.1", .most = 4000},
  };
  return kRules;
}

}  // namespace stickprov::ingest
