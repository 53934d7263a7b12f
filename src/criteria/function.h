#pragma once
// Funktionsnedsättning (question 35): b1 which function, b2 what that rests on, b3 the physician's own
// assessment.

#include <optional>
#include <vector>

#include "criteria/case.h"

namespace stickprov::criteria {

/// What a text says of function, whatever field it stands in.
struct FunctionContent {
  std::vector<Evidence> named;       // b1
  std::vector<Evidence> basis;       // b2
  std::vector<Evidence> assessment;  // b3
  bool any_finding = false;          // a test, image or finding that is affirmed
  bool graded = false;               // a degree, a judgement, a score: not only an amount of time
  bool bare_list = false;            // functions listed without a statement: a fragment
  bool self_report_only = false;
  Domains domains = 0;  // of the functions named
};

/// The functions alone: what the links of dfa rest on.
struct NamedFunctions {
  std::vector<Evidence> named;
  Domains domains = 0;
};

FunctionContent function_content(const Case& c, const text::Reading& reading);

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
