#include "report/certificates.h"

#include <algorithm>

namespace stickprov::report {

Certificates certificates_of(const Audit& audit) {
  Certificates certificates;
  certificates.size = audit.certificates.size();
  for (const AuditedCertificate& one : audit.certificates) {
    for (std::size_t f = 0; f < one.rating.findings.size(); ++f) {
      certificates.finding_rows +=
          f < one.citations.size() ? std::max<std::size_t>(1, one.citations[f].size()) : 1;
    }
  }
  certificates.rated = [&audit](std::size_t i) -> const AuditedCertificate& { return audit.certificates[i]; };
  certificates.whole = certificates.rated;
  return certificates;
}

}  // namespace stickprov::report
