#include <fmt/core.h>
#include <simdjson.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "coding/columns.h"
#include "coding/import.h"
#include "coding/maps.h"
#include "model/setup_error.h"

namespace stickprov::coding {
namespace {

namespace dom = simdjson::dom;

constexpr std::string_view kSource = "Socialstyrelsen FMB";

struct Group {
  std::string heading, dated;
  std::vector<std::string> codes, function_core, function_supplementary, activity_core,
      activity_supplementary;
};

struct Case {
  long id = 0;
  std::vector<std::string> codes;
  FmbCase value;
  std::string dated;
};

[[noreturn]] void fail(const std::string& path, std::string_view swedish, std::string_view english) {
  throw SetupError(fmt::format("{}: {}", path, swedish), fmt::format("{}: {}", path, english));
}

/// One line, single spaces, no tab: what a cell may hold.
std::string cell_text(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space)
      plain += c;
    else if (!plain.empty() && plain.back() != ' ')
      plain += ' ';
  }
  if (!plain.empty() && plain.back() == ' ') plain.pop_back();
  return plain;
}

std::string string_of(const dom::element& object, std::string_view key) {
  std::string_view text;
  if (object[key].get_string().get(text) != simdjson::SUCCESS) return {};
  return cell_text(text);
}

dom::array array_of(const simdjson::simdjson_result<dom::element>& element) {
  dom::array array;
  if (element.get_array().get(array) != simdjson::SUCCESS) return {};
  return array;
}

bool is_array(const simdjson::simdjson_result<dom::element>& element) {
  dom::array array;
  return element.get_array().get(array) == simdjson::SUCCESS;
}

/// The `kod` of every coded value in the list.
std::vector<std::string> codes_of(const simdjson::simdjson_result<dom::element>& list, bool icd10) {
  std::vector<std::string> codes;
  if (!is_array(list)) return codes;
  for (const auto value : array_of(list)) {
    auto code = string_of(value, "kod");
    if (icd10) code = normalise_icd10(code);
    if (!code.empty() && std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(code);
  }
  return codes;
}

void add_term(std::string& text, const std::string& term) {
  if (term.empty()) return;
  if (!text.empty()) text += " / ";
  text += term;
}

/// The short terms of a condition: `list` holds selections, each with the coded values under `key`.
std::string terms_of(const simdjson::simdjson_result<dom::element>& list, std::string_view key) {
  std::string text;
  if (!is_array(list)) return text;
  for (const auto selection : array_of(list)) {
    if (!is_array(selection[key])) continue;
    for (const auto value : array_of(selection[key])) {
      const auto code = string_of(value, "kod");
      const bool ordinary = code == "BELASTNING_1" || code == "BELASTNING_2" || code == "BELASTNING_3";
      add_term(text, !ordinary                ? string_of(value, "beskrivning")
                     : code == "BELASTNING_1" ? "låg"
                     : code == "BELASTNING_2" ? "måttlig"
                                              : "hög");
    }
  }
  return text;
}

std::string treatment_of(const simdjson::simdjson_result<dom::element>& list) {
  std::string text;
  if (!is_array(list)) return text;
  for (const auto selection : array_of(list)) {
    std::string terms;
    if (is_array(selection["kod"]))
      for (const auto value : array_of(selection["kod"])) add_term(terms, string_of(value, "beskrivning"));
    dom::element status;
    if (!terms.empty() && selection["status"].get(status) == simdjson::SUCCESS)
      terms += " " + string_of(status, "beskrivning");
    add_term(text, terms);
  }
  return text;
}

std::string joined(const std::vector<std::string>& codes) {
  std::string text;
  for (const auto& code : codes) text += (text.empty() ? "" : " ") + code;
  return text;
}

/// The comorbid diseases as ICD-10 codes: they are met again among a certificate's secondary diagnoses.
std::string comorbidity_of(const simdjson::simdjson_result<dom::element>& list) {
  std::vector<std::string> codes;
  if (!is_array(list)) return {};
  for (const auto selection : array_of(list)) {
    dom::array alternatives;
    if (selection.get_array().get(alternatives) != simdjson::SUCCESS) continue;
    for (const auto value : alternatives)
      for (auto& code : codes_of(value["diagnoskod"], true)) codes.push_back(std::move(code));
  }
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  return joined(codes);
}

std::optional<int> days_of(const dom::element& attributes, const std::string& path) {
  dom::element recommendation;
  if (attributes["rekommenderadsjukskrivning"].get(recommendation) != simdjson::SUCCESS) return std::nullopt;
  const auto number = string_of(recommendation, "maximalsjukskrivningstid");
  const auto unit = string_of(recommendation, "maximalsjukskrivningsenhet");
  if (number.empty() || unit.empty()) return std::nullopt;
  const bool digits = number.size() <= 4 &&
                      std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
  const int factor = unit == "d" ? 1 : unit == "wk" ? 7 : unit == "mo" ? 31 : 0;
  if (!digits || factor == 0)
    fail(path, fmt::format("okänd tid ”{} {}” i ett typfall", number, unit),
         fmt::format("unknown time \"{} {}\" in a typical case", number, unit));
  return std::stoi(number) * factor;
}

Group read_group(const dom::element& attributes) {
  Group group;
  group.heading = string_of(attributes, "diagnosrubrik");
  group.dated = string_of(attributes, "senastuppdaterad").substr(0, 10);
  group.codes = codes_of(attributes["diagnoskod"], true);
  group.function_core = codes_of(attributes["funktionsnedsattning"]["centralkod"], false);
  group.function_supplementary = codes_of(attributes["funktionsnedsattning"]["kompletterandekod"], false);
  group.activity_core = codes_of(attributes["aktivitetsbegransning"]["centralkod"], false);
  group.activity_supplementary = codes_of(attributes["aktivitetsbegransning"]["kompletterandekod"], false);
  return group;
}

Case read_case(const dom::element& attributes, const std::string& path) {
  Case read;
  read.id = std::strtol(string_of(attributes, "id").c_str(), nullptr, 10);
  read.dated = string_of(attributes, "senastuppdaterad").substr(0, 10);
  const auto state = attributes["fmbtillstand"];
  read.codes = codes_of(state["diagnoskod"], true);
  read.value.days = days_of(attributes, path);
  dom::element degree;
  if (attributes["rekommenderadsjukskrivning"]["maximalsjukskrivningsgrad"].get(degree) == simdjson::SUCCESS)
    read.value.part_time = string_of(degree, "kod") == "2";
  read.value.workload = terms_of(state["urvalarbetsbelastning"], "arbetsbelastning");
  read.value.severity = terms_of(state["urvalsvarighetsgrad"], "svarighetsgrad");
  read.value.course = terms_of(state["urvalsjukdomsforlopp"], "sjukdomsforlopp");
  read.value.treatment = treatment_of(state["urvalatgard"]);
  read.value.complication = terms_of(state["urvalkomplicerandefaktor"], "komplicerandefaktor");
  read.value.comorbidity = comorbidity_of(state["urvalsamsjuklighet"]);
  return read;
}

void add_row(std::string& content, const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) content += (i == 0 ? "" : "\t") + cells[i];
  content += '\n';
}

std::string number_text(const std::optional<int>& number) {
  return number ? std::to_string(*number) : std::string();
}

}  // namespace

Import import_fmb(const std::vector<std::string>& paths) {
  std::map<std::string, Group> group_of_code;
  std::vector<Case> cases;
  bool any_groups = false;
  for (const auto& path : paths) {
    dom::parser parser;
    dom::element document;
    if (const auto error = parser.load(path).get(document); error != simdjson::SUCCESS)
      fail(path, fmt::format("kan inte läsas som JSON ({})", simdjson::error_message(error)),
           fmt::format("cannot be read as JSON ({})", simdjson::error_message(error)));
    if (!is_array(document["data"]))
      fail(path, "är ingen fil från FMB: ”data” saknas", "is no FMB file: \"data\" is missing");
    for (const auto item : array_of(document["data"])) {
      dom::element attributes;
      if (item["attributes"].get(attributes) != simdjson::SUCCESS) continue;
      if (attributes["fmbtillstand"].error() == simdjson::SUCCESS) {
        cases.push_back(read_case(attributes, path));
      } else if (attributes["diagnosrubrik"].error() == simdjson::SUCCESS) {
        any_groups = true;
        const auto group = read_group(attributes);
        for (const auto& code : group.codes) group_of_code.emplace(code, group);
      }
    }
  }
  if (!any_groups || cases.empty())
    throw SetupError(
        "båda FMB-filerna behövs: diagnosgrupperna och typfallen; ange dem i samma kommando",
        "both FMB files are needed, diagnosis groups and typical cases; give them in one command");
  std::stable_sort(cases.begin(), cases.end(), [](const Case& a, const Case& b) { return a.id < b.id; });
  std::map<std::string, std::vector<const Case*>> cases_of_code;
  for (const auto& one : cases)
    for (const auto& code : one.codes) cases_of_code[code].push_back(&one);
  for (const auto& [code, list] : cases_of_code) group_of_code.emplace(code, Group{});

  std::string longest =
      "# FMB: longest recommended sick leave per ICD-10 code over its typical cases (day = 1, week = 7, "
      "month = 31 days).\n# Made by \"stickprov codes import fmb\"; do not edit by hand.\n";
  std::string by_case =
      "# FMB: typical cases per ICD-10 code, conditions as short terms, comorbidity\n"
      "# as ICD-10 codes; empty days: FMB gives no time.\n"
      "# Made by \"stickprov codes import fmb\"; do not edit by hand.\n";
  std::string icf =
      "# FMB: ICF categories per ICD-10 code, core and supplementary.\n"
      "# Made by \"stickprov codes import fmb\"; do not edit by hand.\n";
  add_row(longest, columns::kFmbLongest);
  add_row(by_case, columns::kFmbCases);
  add_row(icf, columns::kFmbIcf);
  const std::string source(kSource);
  for (const auto& [code, group] : group_of_code) {
    std::optional<int> days;
    int without_time = 0;
    int number = 0;
    for (const auto* one : cases_of_code[code]) {
      days = std::max(days, one->value.days);
      if (!one->value.days) ++without_time;
      const auto& value = one->value;
      add_row(by_case, {code, fmt::format("{:02}", ++number), number_text(value.days),
                        value.part_time ? "1" : "0", value.workload, value.severity, value.course,
                        value.treatment, value.complication, value.comorbidity, source, one->dated});
    }
    add_row(longest, {code, number_text(days), std::to_string(number), std::to_string(without_time),
                      group.heading, source, group.dated});
    add_row(icf, {code, joined(group.function_core), joined(group.function_supplementary),
                  joined(group.activity_core), joined(group.activity_supplementary), source, group.dated});
  }
  Import import;
  import.codes = group_of_code.size();
  import.files = {{"fmb-longest.tsv", longest}, {"fmb-cases.tsv", by_case}, { "fmb-icf.tsv", icf }};
  return import;
}

}  // namespace stickprov::coding
