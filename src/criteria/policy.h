#pragma once
// Cut-points that the rubric leaves to policy (dictionaries/policy.toml). Days unless said otherwise.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace stickprov::criteria {

/// What a number after a word shows no reduction: "madrs 0-6". A word that is a fraction ("/5") stands for
/// every number that ends so.
struct NormalValue {
  std::string word;  // lower case
  double low = 0;
  double high = 0;
};

struct Policy {
  std::string name;
  int largest_gap_days = 5;
  int near_identical_percent = 90;
  std::string symptom_chapter;
  std::vector<std::string> symptom_codes;
  std::vector<std::string> symptom_exceptions;
  std::string life_situation_chapter;
  std::string pregnancy_chapter;  // its weeks are counted from the last menstruation
  std::vector<std::string> carrier_codes;
  std::vector<std::string> injury_chapters;  // their names are parts of the body
  int earliest_start_days = 7;
  int largest_gap_between_steps = 1;
  int full_time_kept_minutes = 30;
  int plan_short_days = 14;
  int plan_medium_days = 28;
  int plan_medium_elements = 1;
  int plan_long_elements = 3;
  int long_without_plan_days = 90;
  int fmb_tolerance_percent = 25;
  int fmb_tolerance_days = 14;
  int findings_that_show_severity = 4;
  std::vector<NormalValue> normal_values;
  std::vector<std::string> self_evident_fractures;  // beginnings of codes: fresh major fractures
  std::vector<std::string> leave_joints_alone;      // beginnings of codes: no finding of a joint is theirs
  int smallest_number_shown = 5;
  int smallest_unit = 5;
};

/// True when the code begins as one of a cut-point's codes.
inline bool begins_with_any(std::string_view code, const std::vector<std::string>& beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](const std::string& b) { return code.starts_with(b); });
}

}  // namespace stickprov::criteria
