#pragma once
// Non-response (bortfall): drawn certificates that could not be rated and gave way to spares.

#include <optional>
#include <vector>

#include "model/audit.h"
#include "model/language.h"
#include "report/estimate.h"
#include "report/sheet.h"

namespace stickprov::report {

/// Share adequate as rated, and as it would be if every replaced certificate were deficient: the spare in its
/// place is then counted in the group and not as adequate, and a place without a spare is added. The truth
/// lies between, if the spares are like the rest.
struct NonresponseRow {
  std::optional<Part> part;  // nothing: overall
  std::optional<Estimate> rated;
  std::optional<Estimate> counted_deficient;
};

/// Overall first, then the parts; empty when nothing was replaced.
std::vector<NonresponseRow> nonresponse_rows(const Audit& audit);

/// The two tables of the method sheet: the shares, and which certificates gave way to which, and why.
Table nonresponse_table(const Audit& audit, Language language);
Table replacement_table(const Audit& audit, Language language);

}  // namespace stickprov::report
