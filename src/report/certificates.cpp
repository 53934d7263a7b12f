#include "report/certificates.h"

namespace stickprov::report {

Certificates certificates_of(const Audit& audit) {
  Certificates certificates;
  certificates.size = audit.certificates.size();
  for (const AuditedCertificate& one : audit.certificates) {
    certificates.findings += one.rating.findings.size();
  }
  certificates.rated = [&audit](std::size_t i) -> const AuditedCertificate& { return audit.certificates[i]; };
  certificates.whole = certificates.rated;
  return certificates;
}

}  // namespace stickprov::report
