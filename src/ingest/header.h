#pragma once
// The certificate's header: is it a LISJP certificate that can be counted, and which edition? Internal to the
// room.

#include <string>
#include <variant>

#include "ingest/form_tree.h"
#include "model/certificate.h"
#include "model/input_problem.h"

namespace stickprov::ingest {

/// Nothing when the header is that of a LISJP certificate with id, type, version, patient, signer and unit;
/// else what the item is counted as. `place` is where the certificate stands in its document.
std::variant<std::monostate, OtherType, InputProblem> check_header(const FormTree& tree,
                                                                   const std::string& path,
                                                                   const std::string& place);

/// By the version as sent; where that is neither 1… nor 2…, by what only FK7804 2.0 has.
FormVersion form_version(const FormTree& tree);

/// id of the certificate, "" when absent.
std::string certificate_id(const FormTree& tree);

/// Id, version, dates, people, unit and relations. `certificate` is fresh.
void set_header(const FormTree& tree, Certificate& certificate);

}  // namespace stickprov::ingest
