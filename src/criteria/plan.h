#pragma once
// Behandling och sjukskrivnings-/rehabiliteringsplan (questions 19, 20, 39, 40, 44): f1 treatment or measure,
// f2 purpose, f3 time plan, f4 responsible unit or profession, f5 work-oriented measure, f6 prognosis, f7
// follow-up.

#include "criteria/case.h"

namespace stickprov::criteria {

struct PlanFindings {
  std::vector<Finding> findings;  // f1 … f7
  bool self_care_only = false;    // f1 rests on self-care or rest alone
};

PlanFindings plan_findings(const Case& c);

}  // namespace stickprov::criteria
