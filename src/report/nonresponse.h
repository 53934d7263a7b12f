#pragma once
// Non-response (bortfall): drawn certificates that could not be rated and gave way to spares.

#include <optional>
#include <vector>

#include "model/audit.h"
#include "model/language.h"
#include "report/sheets.h"
#include "report/tally.h"

namespace stickprov::report {

/// Overall first, then the parts; empty when nothing was replaced.
std::vector<NonresponseRow> nonresponse_of(const Audit& run, const Tally& tally);

/// The two tables of the method sheet: the shares, and which certificates gave way to which, and why.
Table nonresponse_table(const Report& report);
Table replacement_table(const Audit& audit, Language language);

}  // namespace stickprov::report
