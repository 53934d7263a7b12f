#pragma once
// DFA-samband (questions 6, 35, 17, 29, 32 together): L1 diagnosis → function, L2 function → activity, L3
// activity → work, L4 activity → degree.

#include "criteria/activity.h"
#include "criteria/capacity.h"
#include "criteria/diagnosis.h"
#include "criteria/function.h"

namespace stickprov::criteria {

struct DfaFindings {
  std::vector<Finding> findings;  // L1 … L4
};

/// What each domain's functions plausibly limit (icf-links.tsv).
DomainActivities domain_activities(const text::Lexicon& lexicon, const coding::Maps& maps);

DfaFindings dfa_findings(const Case& c, const DiagnosisFindings& diagnosis, const FunctionFindings& function,
                         const ActivityFindings& activity, const CapacityFindings& capacity);

}  // namespace stickprov::criteria
