// Checks of what one answer says about another.

#include <algorithm>

#include "ingest/form_checks.h"
#include "ingest/form_query.h"

namespace stickprov::ingest::checks {
namespace {

constexpr std::string_view kPartTime = "TRE_FJARDEDEL HALFTEN EN_FJARDEDEL";
constexpr std::string_view kNotCurrent = "EJ_AKTUELLT";

std::string normalized(const FormTree& tree, NodeIndex node) {
  return normalize_space(tree[node].value);
}

NodeIndex parent(const FormTree& tree, NodeIndex node) {
  return tree[node].parent;
}

// The answer that a code stands in: code, cv, delsvar, svar.
NodeIndex answer_of_code(const FormTree& tree, NodeIndex code) {
  return parent(tree, parent(tree, parent(tree, code)));
}

std::vector<NodeIndex> all_codes(const FormTree& tree, std::string_view part) {
  return coded(tree, anywhere(tree, Name::delsvar, part), Name::code);
}

bool differs_from_earlier(const FormTree& tree, const FormRule& rule, NodeIndex answer,
                          const std::vector<NodeIndex>& own_parts) {
  const std::string own = first_normalized(tree, coded(tree, own_parts, Name::code));
  for (const NodeIndex earlier : earlier_siblings(tree, answer, Name::svar, rule.question)) {
    for (const NodeIndex code : coded(tree, children(tree, earlier, Name::delsvar, rule.part), Name::code)) {
      if (normalized(tree, code) == own) return false;
    }
  }
  return true;
}

bool different_codes(const FormTree& tree, const FormRule& rule) {
  for (const NodeIndex answer : anywhere(tree, Name::svar, rule.question)) {
    if (!differs_from_earlier(tree, rule, answer, children(tree, answer, Name::delsvar, rule.part)))
      return false;
  }
  return true;
}

// The official rule means the part but, by a slip, takes the first code of any part.
bool different_codes_in_any_part(const FormTree& tree, const FormRule& rule) {
  for (const NodeIndex answer : anywhere(tree, Name::svar, rule.question)) {
    if (!differs_from_earlier(tree, rule, answer, children(tree, answer, Name::delsvar))) return false;
  }
  return true;
}

bool beside_code_only(const FormTree& tree, const FormRule& rule) {
  for (const NodeIndex part : anywhere(tree, Name::delsvar, rule.other)) {
    for (const NodeIndex code :
         coded(tree, children(tree, parent(tree, part), Name::delsvar, rule.part), Name::code)) {
      if (normalized(tree, code) != rule.values) return false;
    }
  }
  return true;
}

bool has_beside(const FormTree& tree, NodeIndex code, std::string_view part) {
  return !children(tree, answer_of_code(tree, code), Name::delsvar, part).empty();
}

bool code_has_part(const FormTree& tree, const FormRule& rule) {
  for (const NodeIndex code : all_codes(tree, rule.part)) {
    if (normalized(tree, code) == rule.values && !has_beside(tree, code, rule.other)) return false;
  }
  return true;
}

bool other_code_lacks_part(const FormTree& tree, const FormRule& rule) {
  for (const NodeIndex code : all_codes(tree, rule.part)) {
    if (normalized(tree, code) != rule.values && has_beside(tree, code, rule.other)) return false;
  }
  return true;
}

bool part_and_code_together(const FormTree& tree, const FormRule& rule) {
  return code_has_part(tree, rule) && other_code_lacks_part(tree, rule);
}

bool true_has_part(const FormTree& tree, const FormRule& rule) {
  for (const NodeIndex part : anywhere(tree, Name::delsvar, rule.part)) {
    const bool there = !children(tree, parent(tree, part), Name::delsvar, rule.other).empty();
    if (reads_true(tree[part].value) && !there) return false;
  }
  return true;
}

// What reads both as true and as false ("10") is taken as true, except by the rule of 26.1, which asks for
// false only.
bool false_lacks_part(const FormTree& tree, const FormRule& rule) {
  for (const NodeIndex part : anywhere(tree, Name::delsvar, rule.part)) {
    const bool there = !children(tree, parent(tree, part), Name::delsvar, rule.other).empty();
    const bool taken_as_true = rule.part == "33.1" && reads_true(tree[part].value);
    if (!taken_as_true && reads_false(tree[part].value) && there) return false;
  }
  return true;
}

bool working_has_description(const FormTree& tree, const FormRule&) {
  for (const NodeIndex code : all_codes(tree, "28.1")) {
    if (normalized(tree, code) != "NUVARANDE_ARBETE") continue;
    if (children(tree, parent(tree, answer_of_code(tree, code)), Name::svar, "29").size() != 1) return false;
  }
  return true;
}

bool description_has_working(const FormTree& tree, const FormRule&) {
  if (anywhere(tree, Name::svar, "29").empty()) return true;
  const auto codes = all_codes(tree, "28.1");
  return std::count_if(codes.begin(), codes.end(),
                       [&](NodeIndex code) { return normalized(tree, code) == "NUVARANDE_ARBETE"; }) == 1;
}

std::size_t parts(const FormTree& tree, NodeIndex answer, std::string_view id) {
  return children(tree, answer, Name::delsvar, id).size();
}

bool second_whole(const FormTree& tree, const FormRule&) {
  for (const NodeIndex answer : anywhere(tree, Name::svar, "6")) {
    const std::size_t text = parts(tree, answer, "6.3");
    const std::size_t code = parts(tree, answer, "6.4");
    if (!((text == 1 && code == 1) || (text == 0 && code == 0))) return false;
  }
  return true;
}

bool third_whole(const FormTree& tree, const FormRule&) {
  for (const NodeIndex answer : anywhere(tree, Name::svar, "6")) {
    const std::size_t text = parts(tree, answer, "6.5");
    const std::size_t code = parts(tree, answer, "6.6");
    const bool whole = text == 1 && code == 1 && parts(tree, answer, "6.3") == 1;
    if (!whole && !(text == 0 && code == 0)) return false;
  }
  return true;
}

// The official rule uses the later systems as patterns for the first. "" (no such diagnosis) is found in
// anything.
bool same_diagnosis_system(const FormTree& tree, const FormRule&) {
  for (const NodeIndex answer : anywhere(tree, Name::svar, "6")) {
    const auto system = [&](std::string_view id) {
      return first_normalized(tree,
                              coded(tree, children(tree, answer, Name::delsvar, id), Name::code_system));
    };
    const std::string main = system("6.2");
    if (!holds_pattern(main, system("6.4")) || !holds_pattern(main, system("6.6"))) return false;
  }
  return true;
}

// `touching`: a shared day counts as an overlap.
bool apart(const FormTree& tree, bool touching) {
  for (const NodeIndex answer : anywhere(tree, Name::svar, "32")) {
    const auto own = children(tree, answer, Name::delsvar, "32.2");
    const std::string own_start = first_normalized(tree, dated(tree, own, Name::start));
    const std::string own_end = first_normalized(tree, dated(tree, own, Name::end));
    for (const NodeIndex earlier : earlier_siblings(tree, answer, Name::svar, "32")) {
      for (const NodeIndex start : dated(tree, children(tree, earlier, Name::delsvar, "32.2"), Name::start)) {
        const std::string first = normalized(tree, start);
        const std::string last = first_normalized(tree, children(tree, parent(tree, start), Name::end));
        const bool overlap = first < own_end && last > own_start;
        if (overlap ||
            (touching && !first.empty() && !own_start.empty() && first <= own_end && last >= own_start)) {
          return false;
        }
      }
    }
  }
  return true;
}

bool no_overlap(const FormTree& tree, const FormRule&) {
  return apart(tree, false);
}
bool no_shared_day(const FormTree& tree, const FormRule&) {
  return apart(tree, true);
}

bool part_time_has_hours(const FormTree& tree, const FormRule&) {
  for (const NodeIndex code : all_codes(tree, "32.1")) {
    if (!is_one_of(normalized(tree, code), kPartTime)) continue;
    const NodeIndex certificate = parent(tree, answer_of_code(tree, code));
    if (children(tree, certificate, Name::svar, "33").size() != 1 && !infection_control(tree)) return false;
  }
  return true;
}

bool hours_have_part_time(const FormTree& tree, const FormRule&) {
  for (const NodeIndex hours : anywhere(tree, Name::svar, "33")) {
    bool found = false;
    for (const NodeIndex answer : children(tree, parent(tree, hours), Name::svar, "32")) {
      for (const NodeIndex code : coded(tree, children(tree, answer, Name::delsvar, "32.1"), Name::code)) {
        found = found || is_one_of(normalized(tree, code), kPartTime);
      }
    }
    if (!found) return false;
  }
  return true;
}

bool any_measure(const FormTree& tree, NodeIndex answer, bool not_current) {
  const auto codes = coded(tree, children(tree, answer, Name::delsvar, "40.1"), Name::code);
  return std::any_of(codes.begin(), codes.end(),
                     [&](NodeIndex code) { return (tree[code].value == kNotCurrent) == not_current; });
}

bool not_current_alone(const FormTree& tree, const FormRule&) {
  for (const NodeIndex answer : anywhere(tree, Name::svar, "40")) {
    for (const NodeIndex earlier : earlier_siblings(tree, answer, Name::svar, "40")) {
      if (any_measure(tree, earlier, false) && any_measure(tree, answer, true)) return false;
      if (any_measure(tree, earlier, true) && any_measure(tree, answer, false)) return false;
    }
  }
  return true;
}

bool not_current_has_no_text(const FormTree& tree, const FormRule&) {
  for (const NodeIndex code : all_codes(tree, "40.1")) {
    if (normalized(tree, code) != kNotCurrent) continue;
    if (!children(tree, parent(tree, answer_of_code(tree, code)), Name::svar, "44").empty()) return false;
  }
  return true;
}

}  // namespace

const FormCheck codes_differ = {different_codes, "Varje kod i delsvar {part} får bara förekomma en gång.",
                                "Each code of part {part} may occur only once."};
const FormCheck codes_differ_in_any_part = {different_codes_in_any_part, codes_differ.swedish,
                                            codes_differ.english};
const FormCheck only_with_code = {beside_code_only, "Delsvar {other} får bara anges när {part} är {values}.",
                                  "Part {other} may only be given when {part} is {values}."};
const FormCheck code_requires_part = {code_has_part, "Delsvar {other} ska anges när {part} är {values}.",
                                      "Part {other} is to be given when {part} is {values}."};
const FormCheck part_requires_code = {other_code_lacks_part, only_with_code.swedish, only_with_code.english};
const FormCheck part_exactly_with_code = {part_and_code_together,
                                          "Delsvar {other} ska anges när {part} är {values}, annars inte.",
                                          "Part {other} is to be given when {part} is {values}, else not."};
const FormCheck truth_requires_part = {true_has_part, "Delsvar {other} ska anges när {part} är sant.",
                                       "Part {other} is to be given when {part} is true."};
const FormCheck falsehood_forbids_part = {false_lacks_part,
                                          "Delsvar {other} får inte anges när {part} är falskt.",
                                          "Part {other} may not be given when {part} is false."};
const FormCheck work_described = {
    working_has_description, "Fråga 29 (yrke och arbetsuppgifter) ska vara besvarad vid NUVARANDE_ARBETE.",
    "Question 29 (occupation and tasks) is to be answered for NUVARANDE_ARBETE."};
const FormCheck work_only_if_working = {
    description_has_working,
    "Fråga 29 (yrke och arbetsuppgifter) får bara besvaras vid NUVARANDE_ARBETE, en gång.",
    "Question 29 (occupation and tasks) may only be answered for one NUVARANDE_ARBETE."};
const FormCheck second_diagnosis_whole = {second_whole,
                                          "Andra diagnosen ska ha både text (6.3) och kod (6.4).",
                                          "The second diagnosis is to have both text (6.3) and code (6.4)."};
const FormCheck third_diagnosis_whole = {
    third_whole, "Tredje diagnosen ska ha både text (6.5) och kod (6.6) och förutsätter en andra (6.3).",
    "The third diagnosis is to have both text (6.5) and code (6.6) and needs a second (6.3)."};
const FormCheck one_diagnosis_system = {same_diagnosis_system, "Alla diagnoskoder ska ha samma kodsystem.",
                                        "All diagnosis codes are to have the same code system."};
const FormCheck periods_apart = {no_overlap, "Två sjukskrivningsperioder får inte överlappa varandra.",
                                 "Two periods of sick leave may not overlap."};
const FormCheck periods_share_no_day = {no_shared_day, "Två sjukskrivningsperioder får inte dela någon dag.",
                                        "Two periods of sick leave may not share a day."};
const FormCheck part_time_answered = {
    part_time_has_hours, "Fråga 33 (arbetstidsförläggning) ska vara besvarad vid 25, 50 eller 75 %.",
    "Question 33 (working hours) is to be answered at 25, 50 or 75 %."};
const FormCheck part_time_requires_hours = {part_time_has_hours, part_time_answered.swedish,
                                            part_time_answered.english};
const FormCheck hours_only_if_part_time = {
    hours_have_part_time, "Fråga 33 (arbetstidsförläggning) får bara besvaras vid 25, 50 eller 75 %.",
    "Question 33 (working hours) may only be answered at 25, 50 or 75 %."};
const FormCheck not_current_stands_alone = {not_current_alone,
                                            "EJ_AKTUELLT (40.1) får inte förenas med andra åtgärder.",
                                            "EJ_AKTUELLT (40.1) may not be combined with other measures."};
const FormCheck not_current_without_text = {not_current_has_no_text,
                                            "Fråga 44 får inte besvaras när 40.1 är EJ_AKTUELLT.",
                                            "Question 44 may not be answered when 40.1 is EJ_AKTUELLT."};

}  // namespace stickprov::ingest::checks
