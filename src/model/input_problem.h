#pragma once
// What could not be read, or was left out, while reading: each input ends in exactly one counted place.

#include <cstddef>
#include <string>

namespace stickprov {

enum class ProblemKind {
  unreadable_file,  // no permission, no such file
  too_large,        // larger than what is read, whole or as one element
  empty_file,
  wrong_encoding,     // not valid UTF-8 (or its declared encoding)
  not_a_certificate,  // well-formed, but neither RegisterCertificate nor Webcert's JSON
  broken_xml,         // not well-formed, truncated
  broken_json,
  dangerous_xml,  // document type declaration with entities
  wrong_namespace,
  missing_id,
  missing_header,  // a header element that the form requires is missing
  bad_value,       // a date, code or number that cannot be read
  broken_archive,  // damaged, encrypted, within another, or of a kind that is not read
};

/// One input that could not be used. `detail_sv`/`detail_en`: one sentence on what is wrong and one on what
/// to do; they never hold text of the certificate.
struct InputProblem {
  ProblemKind kind = ProblemKind::unreadable_file;
  std::string path;
  std::string place;           // "rad 12", "byte 345", "svar 32.2", "" when the whole file
  std::string certificate_id;  // "" when unknown
  std::string detail_sv;
  std::string detail_en;
  bool operator==(const InputProblem&) const = default;
};

/// A certificate of another type than LISJP: recognised and left out.
struct OtherType {
  std::string type;  // "AG7804"
  std::string path;
  std::string certificate_id;
  bool operator==(const OtherType&) const = default;
};

}  // namespace stickprov
