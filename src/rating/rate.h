#pragma once
// Certificate → findings → ratings: the one way in to the judgement.

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "model/audit.h"
#include "model/certificate.h"
#include "model/history.h"
#include "model/language.h"
#include "model/rating.h"

namespace stickprov::rating {

/// Words, maps and cut-points, loaded once. Immutable afterwards; may be shared by threads.
struct Knowledge;
struct KnowledgeDeleter {
  void operator()(const Knowledge* knowledge) const;
};
using KnowledgePointer = std::unique_ptr<const Knowledge, KnowledgeDeleter>;

/// Reads `<data_folder>/dictionaries` and `<data_folder>/icd10-icf-maps`.
/// Throws SetupError naming file, line and what to do when one cannot be read.
KnowledgePointer load_knowledge(const std::string& data_folder);

/// Every data file the ratings rest on in `data_folder`, with its SHA-256, sorted by name.
std::vector<DataFile> data_files(const std::string& data_folder);

/// The policy's name and its cut-points as text, in file order.
std::string policy_name(const Knowledge& knowledge);
std::vector<std::pair<std::string, std::string>> policy_values(const Knowledge& knowledge);

/// A cut-point that other stages need too (gap between linked certificates, smallest number to show …).
int policy_number(const Knowledge& knowledge, const std::string& key);

/// Rates one certificate. Pure: the same arguments give the same rating. Flag identity_in_free_text is set
/// when `personal_data` is true (the privacy room decides).
CertificateRating rate(const Certificate& certificate, const History& history, bool personal_data,
                       const Knowledge& knowledge);

/// Before evidence is shown: a span inside another that the same finding cites says nothing more.
void leave_out_repeated_evidence(CertificateRating& rating);

/// What the finding found or looked for, as one sentence with the cited words in quotes. `cited(evidence)`
/// gives the words to quote, masked by the caller.
std::string sentence(const Finding& finding, const std::vector<std::string>& cited, Language language);

/// Name and source of a criterion for people ("b1", "Vilken funktion som är nedsatt", source).
struct CriterionText {
  std::string_view id;
  Part part;
  std::string_view swedish;
  std::string_view english;
  std::string_view source;
};
const std::vector<CriterionText>& criteria_table();

/// The free-text value a piece of evidence points into; nullptr when the certificate has no such field.
const std::string* field_value(const Certificate& certificate, FieldId field);

}  // namespace stickprov::rating
