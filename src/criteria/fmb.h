#pragma once
// Avvikelse från försäkringsmedicinskt beslutsstöd (question 37): g1 that course, complication or comorbidity
// deviates, g2 in what way, g3 why that delays.

#include "criteria/case.h"

namespace stickprov::criteria {

struct FmbFindings {
  std::vector<Finding> findings;  // g1, g2, g3
  FmbComparison comparison;
  bool weak_reason =
      false;  // a generic or social reason, or a deviation described but not given as the reason
};

FmbFindings fmb_findings(const Case& c);

}  // namespace stickprov::criteria
