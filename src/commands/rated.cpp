#include "commands/rated.h"

#include <algorithm>
#include <utility>

namespace stickprov::commands {
namespace {

const std::vector<privacy::PersonalSpan>& personal_of(const Rated& rated, const std::string& field) {
  static const std::vector<privacy::PersonalSpan> none;
  const auto found = rated.personal.find(field);
  return found == rated.personal.end() ? none : found->second;
}

}  // namespace

Rater load_rater(const std::string& data_folder) {
  return {rating::load_knowledge(data_folder), privacy::load_words(data_folder)};
}

sampling::HistoryRules history_rules(const Rater& rater) {
  return {rating::policy_number(*rater.knowledge, "series.largest_gap_days"),
          rating::policy_number(*rater.knowledge, "series.near_identical_percent")};
}

Rated rate_certificate(const Certificate& certificate, const History& history, const Rater& rater) {
  Rated rated;
  const privacy::Identities identities =
      privacy::identities(certificate.patient, certificate.signer, rater.privacy_words);
  bool identity = false;
  for (const auto& [field, value] : privacy::free_texts(certificate)) {
    auto spans = privacy::personal_data(*value, identities, rater.privacy_words);
    if (spans.empty()) continue;
    identity = identity || privacy::has_identity(spans);
    rated.personal.emplace(field, std::move(spans));
  }
  rated.rating = rating::rate(certificate, history, identity, *rater.knowledge);
  rating::leave_out_repeated_evidence(rated.rating);
  return rated;
}

std::string cited_words(const Certificate& certificate, const Evidence& evidence, const Rated& rated) {
  const std::string* value = rating::field_value(certificate, evidence.field);
  if (value == nullptr) return {};
  const std::size_t begin = std::min(evidence.span.begin, value->size());
  const std::size_t end = std::clamp(evidence.span.end, begin, value->size());
  return privacy::slice(*value, {begin, end}, personal_of(rated, to_string(evidence.field)));
}

std::vector<std::string> cited_words(const Certificate& certificate, const Finding& finding,
                                     const Rated& rated) {
  std::vector<std::string> words;
  words.reserve(finding.evidence.size());
  for (const Evidence& evidence : finding.evidence)
    words.push_back(cited_words(certificate, evidence, rated));
  return words;
}

std::string finding_sentence(const Certificate& certificate, const Finding& finding, const Rated& rated,
                             Language language) {
  return rating::sentence(finding, cited_words(certificate, finding, rated), language);
}

std::string masked_text(const std::string& field, const std::string& value, const Rated& rated) {
  return privacy::mask(value, personal_of(rated, field));
}

}  // namespace stickprov::commands
