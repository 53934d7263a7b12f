#pragma once
// One run of the main job: everything the store keeps and the report shows. Personal data is masked before a
// value gets here.

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "model/input_problem.h"
#include "model/rating.h"
#include "model/sample.h"

namespace stickprov {

/// Words cited by a finding, already masked.
struct Citation {
  Evidence evidence;
  std::string text;
  bool operator==(const Citation&) const = default;
};

/// A free-text field of a drawn certificate with names and identity numbers masked, for the working sheets.
struct MaskedField {
  std::string field;
  std::string text;
  bool operator==(const MaskedField&) const = default;
};

/// A drawn and rated certificate. `citations[i]` belongs to `rating.findings[i]`.
struct AuditedCertificate {
  FrameEntry entry;
  DrawnItem draw;
  CertificateRating rating;
  std::vector<std::vector<Citation>> citations;
  std::vector<std::string> sentences;  // one a finding: what was found or looked for, in the user's language
  std::vector<MaskedField> texts;
  std::string diagnosis_text;              // masked
  std::vector<std::string> work_measures;  // codes of 40.1 as sent
  bool operator==(const AuditedCertificate&) const = default;
};

/// Everything adds up: read = certificates + other types + problems; certificates = frame + exclusions;
/// frame = drawn + not drawn; drawn = rated.
struct Accounting {
  std::size_t files = 0;
  std::size_t read = 0;
  std::size_t certificates = 0;
  std::size_t frame = 0;
  std::size_t drawn = 0;
  std::size_t rated = 0;
  std::map<std::string, std::size_t> other_types;      // by type code
  std::map<std::string, std::size_t> problems;         // by kind
  std::map<std::string, std::size_t> exclusions;       // by reason
  std::map<std::string, std::size_t> unknown_answers;  // certificates by unknown svar id
  bool operator==(const Accounting&) const = default;
};

/// A data file the ratings rest on.
struct DataFile {
  std::string name;  // "dictionaries/function.tsv"
  std::string sha256;
  bool operator==(const DataFile&) const = default;
};

struct Audit {
  std::string run_id;  // derived from seed, frame and sample hashes: equal runs have equal ids
  std::string tool_version;
  std::string command;  // as given, without paths that name a person
  std::string policy_name;
  Sample sample;  // items: the certificates that were rated, spares in the places of those they replace
  std::vector<Replacement> replacements;  // in the order made
  Accounting accounting;
  std::vector<AuditedCertificate> certificates;  // in drawn order
  std::vector<InputProblem> problems;
  std::vector<OtherType> other_types;
  std::vector<Exclusion> exclusions;
  std::vector<FrameEntry> frame;            // sorted by certificate id
  std::vector<std::string> unmapped_units;  // HSA-ids
  std::vector<DataFile> data_files;
  std::map<std::string, std::string> policy;  // cut-points, as text
  bool operator==(const Audit&) const = default;
};

}  // namespace stickprov
