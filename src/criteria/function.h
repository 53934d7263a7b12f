#pragma once
// Funktionsnedsättning (question 35): b1 which function, b2 what that rests on, b3 the physician's own
// assessment.

#include <vector>

#include "criteria/function_text.h"

namespace stickprov::criteria {

/// A disease picture in which one clause about this person now is enough (rubric, Exceptions): intensive
/// care, major surgery, advanced cancer under treatment, a fresh major fracture.
bool self_evident_picture(const Case& c);

struct FunctionFindings {
  std::vector<Finding> findings;  // b1, b2, b3
  FieldState state = FieldState::empty;
  bool ticks = false;      // ICF categories ticked
  bool elsewhere = false;  // function stands plainly in another field
  FunctionContent own;     // of question 35
  NamedFunctions whole;    // of the whole certificate
};

FunctionFindings function_findings(const Case& c);

}  // namespace stickprov::criteria
