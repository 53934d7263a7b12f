#pragma once
// Arbetsförmåga, grad och period (questions 28, 29, 32, 33): e1 occupation and tasks, e2 degree and period,
// e3 coherent periods, e4 question 33, e5 full time not contradicted.

#include "criteria/activity.h"

namespace stickprov::criteria {

struct CapacityFindings {
  std::vector<Finding> findings;  // e1 … e5
  bool no_degree_or_period = false;
  bool no_occupation = false;  // present work ticked, no occupation given
};

CapacityFindings capacity_findings(const Case& c, const WorkContext& work, const ActivityFindings& activity);

}  // namespace stickprov::criteria
