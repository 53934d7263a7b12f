#pragma once
// A certificate, its rating, and what of its texts must not be shown: what `rate`, `explain`, `evaluate` and
// `audit` have in common.

#include <map>
#include <string>
#include <vector>

#include "model/certificate.h"
#include "model/history.h"
#include "model/rating.h"
#include "privacy/masking.h"
#include "privacy/words.h"
#include "rating/rate.h"
#include "sampling/history.h"

namespace stickprov::commands {

/// All that rating needs, loaded once; unchanged afterwards, shared by threads.
struct Rater {
  rating::KnowledgePointer knowledge;
  privacy::Words privacy_words;
};
Rater load_rater(const std::string& data_folder);

/// How the policy links the certificates of a patient.
sampling::HistoryRules history_rules(const Rater& rater);

struct Rated {
  CertificateRating rating;
  /// Ranges to mask, by field; fields without any are absent.
  std::map<std::string, std::vector<privacy::PersonalSpan>> personal;
};
Rated rate_certificate(const Certificate& certificate, const History& history, const Rater& rater);

/// The words that a piece of evidence points at, masked. "" when the certificate has no such field.
std::string cited_words(const Certificate& certificate, const Evidence& evidence, const Rated& rated);

/// One a piece of evidence of the finding, masked.
std::vector<std::string> cited_words(const Certificate& certificate, const Finding& finding,
                                     const Rated& rated);

/// What the finding found or looked for, as one sentence with masked words.
std::string finding_sentence(const Certificate& certificate, const Finding& finding, const Rated& rated,
                             Language language);

/// A whole free-text value, masked.
std::string masked_text(const std::string& field, const std::string& value, const Rated& rated);

}  // namespace stickprov::commands
