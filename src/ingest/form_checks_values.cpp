// Checks of how a value is written.

#include <algorithm>
#include <optional>

#include "format/date.h"
#include "ingest/form_checks.h"
#include "ingest/form_query.h"

namespace stickprov::ingest::checks {
namespace {

template <class Holds>
bool every_part(const FormTree& tree, const FormRule& rule, Holds&& holds) {
  for (const NodeIndex part : anywhere(tree, Name::delsvar, rule.part)) {
    if (!holds(part)) return false;
  }
  return true;
}

bool any_without_elements(const FormTree& tree, const std::vector<NodeIndex>& nodes) {
  return std::any_of(nodes.begin(), nodes.end(),
                     [&](NodeIndex node) { return tree[node].element_count == 0; });
}

bool whole_cv(const FormTree& tree, const FormRule& rule) {
  return every_part(tree, rule, [&](NodeIndex part) {
    const auto systems = coded(tree, part, Name::code_system);
    const auto codes = coded(tree, part, Name::code);
    return children(tree, part, Name::cv).size() == 1 && systems.size() == 1 &&
           any_without_elements(tree, systems) && codes.size() == 1 && any_without_elements(tree, codes) &&
           coded(tree, part, Name::display_name).size() <= 1;
  });
}

bool right_code_system(const FormTree& tree, const FormRule& rule) {
  return every_part(tree, rule, [&](NodeIndex part) {
    const auto systems = coded(tree, part, Name::code_system);
    return std::any_of(systems.begin(), systems.end(),
                       [&](NodeIndex system) { return tree[system].value == rule.values; });
  });
}

bool right_code(const FormTree& tree, const FormRule& rule) {
  return every_part(tree, rule, [&](NodeIndex part) {
    return is_one_of(first_normalized(tree, coded(tree, part, Name::code)), rule.values);
  });
}

bool has_text(const FormTree& tree, const FormRule& rule) {
  return every_part(tree, rule, [&](NodeIndex part) {
    return tree[part].element_count == 0 && !trimmed(tree[part].first_text).empty();
  });
}

bool is_truth(const FormTree& tree, const FormRule& rule) {
  return every_part(tree, rule, [&](NodeIndex part) {
    return tree[part].element_count == 0 && is_one_of(trimmed(tree[part].value), "true false 1 0");
  });
}

bool is_date(const FormTree& tree, const FormRule& rule) {
  return every_part(tree, rule, [&](NodeIndex part) {
    const std::string_view value = tree[part].value;
    return tree[part].element_count == 0 && is_xml_date(value) && starts_as_date(value);
  });
}

bool is_day(const FormTree& tree, const std::vector<NodeIndex>& days) {
  return any_without_elements(tree, days) && days.size() == 1 && is_xml_date(tree[days[0]].value) &&
         starts_as_date(tree[days[0]].value);
}

bool is_period(const FormTree& tree, const FormRule& rule) {
  return every_part(tree, rule, [&](NodeIndex part) {
    const auto starts = dated(tree, {part}, Name::start);
    const auto ends = dated(tree, {part}, Name::end);
    return is_day(tree, starts) && is_day(tree, ends) &&
           first_normalized(tree, starts) <= first_normalized(tree, ends);
  });
}

// The official pattern gives the two code systems unanchored and with points that stand for any character.
constexpr std::string_view kIcdSystem = "1.2.752.116.1.1.1.1.3";
constexpr std::string_view kPrimaryCareSystem = "1.2.752.116.1.3.1.4.1";  // KSH97-P

bool right_diagnosis_system(const FormTree& tree, const FormRule& rule) {
  return every_part(tree, rule, [&](NodeIndex part) {
    const std::string system = first_normalized(tree, coded(tree, part, Name::code_system));
    return holds_pattern(system, kIcdSystem) || holds_pattern(system, kPrimaryCareSystem);
  });
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

// Letter, two digits, then letters, digits and hyphens; at least one of those after F and Z73.
bool is_diagnosis_code(std::string_view code) {
  if (code.size() < 3 || !is_letter(code[0]) || !is_digit(code[1]) || !is_digit(code[2])) return false;
  const std::string_view rest = code.substr(3);
  const bool mental = code[0] == 'F' || code[0] == 'f';
  const bool life = (code[0] == 'Z' || code[0] == 'z') && code[1] == '7' && code[2] == '3';
  if (rest.empty() && (mental || life)) return false;
  return std::all_of(rest.begin(), rest.end(),
                     [](char c) { return is_letter(c) || is_digit(c) || c == '-'; });
}

bool right_diagnosis_code(const FormTree& tree, const FormRule& rule) {
  return every_part(tree, rule, [&](NodeIndex part) {
    return is_diagnosis_code(first_normalized(tree, coded(tree, part, Name::code)));
  });
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool short_diagnosis_code(const FormTree& tree, const FormRule& rule) {
  return every_part(tree, rule, [&](NodeIndex part) {
    return characters(first_normalized(tree, coded(tree, part, Name::code))) <= rule.most;
  });
}

bool number_within(const FormTree& tree, const FormRule& rule) {
  return every_part(tree, rule, [&](NodeIndex part) {
    const std::string_view digits = trimmed(tree[part].value);
    if (digits.empty() || digits.size() > 4 || !std::all_of(digits.begin(), digits.end(), is_digit))
      return false;
    std::size_t value = 0;
    for (const char c : digits) value = value * 10 + static_cast<std::size_t>(c - '0');
    return value >= rule.least && value <= rule.most;
  });
}

// Counts the physician's own words: the issuing system adds the line of ticked categories after its own
// check.
bool text_within(const FormTree& tree, const FormRule& rule) {
  return every_part(tree, rule, [&](NodeIndex part) {
    std::string_view value = trimmed(tree[part].value);
    const bool may_have_ticks = rule.part == "35.1" || rule.part == "17.1";
    const std::size_t line = value.find("\n\n");
    if (may_have_ticks && characters(value) > rule.most && line != std::string_view::npos) {
      value = trimmed(value.substr(line));
    }
    return characters(value) <= rule.most;
  });
}

bool before_signing(const FormTree& tree, const FormRule& rule) {
  const NodeIndex node = first_child(tree, 0, Name::signeringstidpunkt);
  if (node == 0) return true;
  const auto signed_day = format::parse_day(trimmed(tree[node].value).substr(0, 10));
  return !signed_day || every_part(tree, rule, [&](NodeIndex part) {
    const auto day = format::parse_day(trimmed(tree[part].value).substr(0, 10));
    return !day || *day <= *signed_day;
  });
}

bool second_edition_system(const FormTree& tree, const FormRule& rule) {
  return every_part(tree, rule, [&](NodeIndex part) {
    return is_one_of(first_normalized(tree, coded(tree, part, Name::code_system)), rule.values);
  });
}

}  // namespace

const FormCheck coded_value = {whole_cv, "Delsvar {part} ska ha en kod (cv) med en code och en codeSystem.",
                               "Part {part} is to hold one code (cv) with one code and one codeSystem."};
const FormCheck code_system = {right_code_system, "Delsvar {part} ska ha kodsystemet {values}.",
                               "Part {part} is to have the code system {values}."};
const FormCheck known_code = {right_code, "Delsvar {part} ska ha en av koderna {values}.",
                              "Part {part} is to have one of the codes {values}."};
const FormCheck text_given = {has_text, "Delsvar {part} får inte vara tomt.",
                              "Part {part} may not be empty."};
const FormCheck truth_value = {is_truth, "Delsvar {part} ska vara true, false, 1 eller 0.",
                               "Part {part} is to be true, false, 1 or 0."};
const FormCheck date_value = {is_date, "Delsvar {part} ska vara ett datum som finns, skrivet ÅÅÅÅ-MM-DD.",
                              "Part {part} is to be a date that exists, written YYYY-MM-DD."};
const FormCheck period_value = {
    is_period, "Delsvar {part} ska vara en period med två datum som finns, det första inte efter det andra.",
    "Part {part} is to be a period of two dates that exist, the first not after the second."};
const FormCheck diagnosis_system = {right_diagnosis_system,
                                    "Delsvar {part} ska ha ICD-10-SE:s eller KSH97-P:s OID.",
                                    "Part {part} is to have the OID of ICD-10-SE or KSH97-P."};
const FormCheck diagnosis_code = {
    right_diagnosis_code,
    "Delsvar {part} ska vara en diagnoskod: bokstav och två siffror, efter F och Z73 minst ett tecken till.",
    "Part {part} is to be a diagnosis code: letter and two digits, after F and Z73 at least one more."};
const FormCheck diagnosis_length = {short_diagnosis_code,
                                    "Diagnoskoden i delsvar {part} får ha högst {most} tecken.",
                                    "The diagnosis code in part {part} may have at most {most} characters."};
const FormCheck number_between = {number_within, "Delsvar {part} ska vara ett heltal {least}–{most}.",
                                  "Part {part} is to be a whole number {least}–{most}."};
const FormCheck text_not_longer = {text_within, "Delsvar {part} får ha högst {most} tecken.",
                                   "Part {part} may have at most {most} characters."};
const FormCheck not_after_signing = {before_signing,
                                     "Datumet i delsvar {part} får inte ligga efter signeringen.",
                                     "The date in part {part} may not be after signing."};
const FormCheck second_edition_diagnosis_system = {second_edition_system,
                                                   "Delsvar {part} ska ha ICD-10-SE:s OID.",
                                                   "Part {part} is to have the OID of ICD-10-SE."};

}  // namespace stickprov::ingest::checks
