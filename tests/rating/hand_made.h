#pragma once
// Findings made by hand for the decision table: a certificate in which every must is met, and ways to spoil
// it.

#include <string_view>
#include <vector>

#include "rating/decide.h"

namespace stickprov::rating {

/// Every must of every part met, 20 days of leave, nothing to flag; fmb within its recommendation.
PartFindings everything_met();

/// The findings of one part.
std::vector<Finding>& findings_of(PartFindings& found, Part part);

/// Sets criteria ("b1 b2") to met, not met or not applicable, and what goes with them: a b1 that is met has
/// words that name a function, one that is not has none.
void set(PartFindings& found, std::string_view ids, Met met);

/// The leave exceeds FMB's recommendation, so that g1 to g3 are asked for.
void exceed_fmb(PartFindings& found);

/// The criterion ids of a part, in the order of the rubric.
std::vector<std::string_view> criteria_of(Part part);

}  // namespace stickprov::rating
