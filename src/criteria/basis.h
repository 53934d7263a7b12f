#pragma once
// Grund för bedömningen (question 1): h1 a dated ground, h2 "annat" says what, h3 no findings the ground
// cannot give.

#include "criteria/case.h"

namespace stickprov::criteria {

struct BasisFindings {
  std::vector<Finding> findings;  // h1, h2, h3
  bool any_ground = false;
  bool phone_only = false;       // telephone or records alone
  bool phone_explained = false;  // a word on why that suffices
};

BasisFindings basis_findings(const Case& c);

}  // namespace stickprov::criteria
