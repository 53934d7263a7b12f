#pragma once
// What a text says of treatment and plan, whatever field it stands in.

#include <vector>

#include "criteria/case.h"

namespace stickprov::criteria {

struct PlanElements {
  std::vector<Evidence> treatment;  // f1, medical
  std::vector<Evidence> self_care;  // f1, self-care
  std::vector<Evidence> purpose;    // f2
  std::vector<Evidence> time;       // f3
  std::vector<Evidence> unit;       // f4
  std::vector<Evidence> therapist;  // units and professions that may themselves be the measure
  std::vector<Evidence> work;       // f5
  std::vector<Evidence> followup;   // f7
  /// Another unit's assessment at its time, also under followup: the time plan where nothing else is one.
  std::vector<Evidence> assessment;
  /// A test or image at its time, also under followup: the time plan where another visit is the follow-up.
  std::vector<Evidence> test;
};

/// Adds what the text holds.
void read_plan_text(const Case& c, const text::Reading& reading, PlanElements& elements);

/// Adds a treatment told under 35 or 17 where none stands in its own place, and how long one told there goes
/// on ("avlastning 8 veckor").
void read_told_treatment(const Case& c, PlanElements& elements);

}  // namespace stickprov::criteria
