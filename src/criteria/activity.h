#pragma once
// Aktivitetsbegränsning (question 17): c1 a concrete activity, c2 tied to the work, c3 an extent.

#include <vector>

#include "criteria/activity_text.h"

namespace stickprov::criteria {

struct ActivityFindings {
  std::vector<Finding> findings;  // c1, c2, c3
  FieldState state = FieldState::empty;
  bool ticks = false;
  bool elsewhere = false;  // activity stands plainly in another field
  bool same_as_function = false;
  ActivityContent own;
  ActivityContent whole;  // own, or where 17 holds none, the other field that does
};

ActivityFindings activity_findings(const Case& c, const WorkContext& work);

}  // namespace stickprov::criteria
