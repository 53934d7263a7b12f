#pragma once
// What an audit says on the terminal when it is done.

#include "model/audit.h"
#include "report/summary.h"

namespace stickprov::commands {

struct Session;

/// The accounting of the frame, and the share adequate per part, on standard error.
void report_result(const Audit& audit, const report::Summary& summary, const Session& session);

}  // namespace stickprov::commands
