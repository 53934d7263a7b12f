#pragma once
// FMB's typical cases (typfall): which one the certificate's words settle.

#include "coding/maps.h"
#include "criteria/case.h"

namespace stickprov::criteria {

/// The typical case with a time whose every stated condition the words of the certificate meet: workload from
/// 29, severity from the diagnosis and 35, course, treatment and complication from words that share a root
/// with the term, comorbidity from the secondary diagnoses. The one with the most conditions wins, the
/// shorter time among equals. nullptr when none with a condition is settled.
const coding::FmbCase* settled_case(const Case& c, const coding::FmbEntry& entry);

/// The conditions as one short Swedish text: "hög belastning, uttalad, laparoskopisk åtgärd utförd".
std::string conditions_text(const coding::FmbCase& typical_case);

}  // namespace stickprov::criteria
