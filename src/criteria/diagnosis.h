#pragma once
// Diagnos (question 6): a1 a disease that causes the reduced capacity, a2 a code of four positions where the
// list divides, a3 code and text agree.

#include "criteria/case.h"

namespace stickprov::criteria {

struct DiagnosisFindings {
  std::vector<Finding> findings;  // a1, a2, a3
  bool nothing = false;           // no code and no disease
  bool symptom_code = false;
  bool investigation = false;  // an investigation under way or planned, for symptom codes
  bool life_situation = false;
  bool unlisted_cause = false;  // the text names a disease that question 6 does not list as the cause
};

DiagnosisFindings diagnosis_findings(const Case& c);

}  // namespace stickprov::criteria
