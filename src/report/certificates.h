#pragma once
// The rated certificates, one at a time in drawn order, so that the working sheets hold any number of them.

#include <cstddef>
#include <functional>

#include "model/audit.h"

namespace stickprov::report {

/// Reads certificates from wherever the run is kept. What `rated` and `whole` give is valid until the next
/// call of the same one; reading on from place to place is what they are fast at.
struct Certificates {
  std::size_t size = 0;
  std::size_t findings = 0;  // of all certificates together
  /// Without texts, sentences and citations.
  std::function<const AuditedCertificate&(std::size_t)> rated;
  std::function<const AuditedCertificate&(std::size_t)> whole;
};

/// Of a run that is in memory, which outlives them.
Certificates certificates_of(const Audit& audit);

}  // namespace stickprov::report
