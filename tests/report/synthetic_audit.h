#pragma once
// Invented audits of any size for the tests of the report: no certificate, unit or person in them exists.

#include <cstddef>
#include <string>
#include <vector>

#include "model/audit.h"
#include "report/workbook.h"

namespace stickprov::report {

struct SyntheticOptions {
  std::size_t frame = 400;
  std::size_t drawn = 120;
  bool by_area = false;             // stratified with unequal fractions
  std::vector<std::string> texts;   // one a certificate, in place of its own (formula injection and the like)
  std::size_t smallest_number = 1;  // of the policy; 1 hides nothing
};

/// The same options give the same audit.
Audit synthetic_audit(const SyntheticOptions& options);
std::vector<CriterionName> synthetic_criteria();

}  // namespace stickprov::report
