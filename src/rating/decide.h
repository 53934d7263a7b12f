#pragma once
// Findings → part ratings → certificate rating: the decision table of the rubric, version 1.2.

#include "criteria/activity.h"
#include "criteria/basis.h"
#include "criteria/capacity.h"
#include "criteria/case.h"
#include "criteria/dfa.h"
#include "criteria/diagnosis.h"
#include "criteria/fmb.h"
#include "criteria/function.h"
#include "criteria/plan.h"

namespace stickprov::rating {

/// What the decision table is given: the findings of every part and the few facts beside them.
struct PartFindings {
  bool infection_control = false;   // smittbärarpenning
  int cumulated_days = 0;           // of the leave up to this certificate's last day
  bool near_identical = false;      // to the patient's previous certificate
  bool personal_data = false;       // a name or identity number in a free text
  bool jargon_in_function = false;  // words under 35 that only clinicians read
  criteria::DiagnosisFindings diagnosis;
  criteria::FunctionFindings function;
  criteria::ActivityFindings activity;
  criteria::CapacityFindings capacity;
  criteria::DfaFindings dfa;
  criteria::PlanFindings plan;
  criteria::FmbFindings fmb;
  criteria::BasisFindings basis;
};

/// Asks every part's criteria of the certificate.
PartFindings gather(const criteria::Case& c, bool personal_data);

/// The decision table. Sees findings only, never text.
CertificateRating judge(PartFindings found, const criteria::Policy& policy);

CertificateRating decide(const criteria::Case& c, bool personal_data);

}  // namespace stickprov::rating
