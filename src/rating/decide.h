#pragma once
// Findings → part ratings → certificate rating: the decision table of the rubric, version 1.2.

#include "criteria/case.h"

namespace stickprov::rating {

CertificateRating decide(const criteria::Case& c, bool personal_data);

}  // namespace stickprov::rating
