#pragma once
// Files → verdicts of the structural rules. Independent of reading into Certificates, so that the rules see
// the form's elements as they were sent.

#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "ingest/form_rules.h"
#include "model/certificate.h"
#include "model/input_problem.h"

namespace stickprov::ingest {

/// A LISJP certificate and the rules it breaks, in the table's order; the pointers are to static storage.
struct Validated {
  std::string certificate_id;
  Source source;
  FormVersion form = FormVersion::lisjp_1;
  std::vector<const FormRule*> broken;

  /// `strict`: the stricter rules count too.
  bool passes(bool strict) const;
};

using Validation = std::variant<Validated, OtherType, InputProblem>;
using ValidationSink = std::function<void(Validation&&)>;

/// Validates each certificate of the file, in document order.
void validate_file(const std::string& path, const ValidationSink& sink);

/// The same for bytes already in memory; `path` names them in messages.
void validate_bytes(std::string_view bytes, const std::string& path, const ValidationSink& sink);

}  // namespace stickprov::ingest
