#pragma once
// What an audit keeps: of each drawn certificate, and of the run as a whole.

#include <string>

#include "commands/rated.h"
#include "model/audit.h"
#include "model/language.h"

namespace stickprov::commands {

/// What the store and the report keep of a drawn certificate; every text masked.
AuditedCertificate audited(const Certificate& certificate, const Rated& rated, FrameEntry entry,
                           DrawnItem draw, Language language);

/// The run's identity: 16 hexadecimal digits from seed, design, frame, sample, program and data files, so
/// that the same run made twice is one run, and one under other words or cut-points is another.
std::string run_identity(const Audit& audit);

/// Throws std::logic_error unless everything adds up: read, frame, sample, and a rating for each part of the
/// certificates that are in memory. A bug, never reachable from input.
void check_audit(const Audit& audit);
/// The same of one certificate that was drawn as `drawn`.
void check_certificate(const AuditedCertificate& certificate, const DrawnItem& drawn);

}  // namespace stickprov::commands
