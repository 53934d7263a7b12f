#include "criteria/case.h"

#include <algorithm>

namespace stickprov::criteria {
namespace {

text::Reading read_field(const Knowledge& knowledge, const FreeText& field) {
  return text::read_text(*knowledge.lexicon, field.field, field.value, field.own_words);
}

// Bytes of the first `letters` letters; å, ä, ö take two bytes.
std::string_view beginning(std::string_view word, std::size_t letters) {
  std::size_t at = 0;
  while (at < word.size() && letters > 0) {
    at += text::decode(word, at).length;
    --letters;
  }
  return word.substr(0, at);
}

std::size_t letter_count(std::string_view word) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < word.size(); at += text::decode(word, at).length) ++count;
  return count;
}

constexpr std::size_t kRootLetters = 5;
constexpr std::size_t kShortestWord = 4;

}  // namespace

Case read_case(const Certificate& certificate, const History& history, const Knowledge& knowledge) {
  const auto read = [&](const FreeText& field) { return read_field(knowledge, field); };
  FreeText diagnosis;
  if (!certificate.diagnoses.empty()) {
    const Diagnosis& main = certificate.diagnoses.front();
    diagnosis.field = main.text_field;
    diagnosis.value = main.text;
    diagnosis.own_words = {0, main.text.size()};
  }
  return {certificate,
          history,
          knowledge,
          read(diagnosis),
          read(certificate.work),
          read(certificate.function),
          read(certificate.activity),
          read(certificate.treatment),
          read(certificate.planned_treatment),
          read(certificate.beyond_fmb),
          read(certificate.uneven_hours_reason),
          read(certificate.prognosis_grounds),
          read(certificate.measures_text),
          read(certificate.other),
          read(certificate.contact_reason)};
}

FieldState field_state(const Case& c, const text::Reading& reading) {
  if (reading.empty()) return FieldState::empty;
  const Concepts& k = c.concepts();
  std::size_t words = 0;
  std::size_t reference_words = 0;
  std::size_t filler_words = 0;
  std::vector<char> is_reference(reading.cut.tokens.size(), 0);
  std::vector<char> is_filler(reading.cut.tokens.size(), 0);
  for (const text::Observation& observation : reading.observations) {
    auto* marks = observation.concept_id == k.reference_word || observation.concept_id == k.reference
                      ? &is_reference
                  : observation.concept_id == k.filler ? &is_filler
                                                       : nullptr;
    if (marks != nullptr)
      for (std::size_t i = observation.begin; i < observation.end; ++i) (*marks)[i] = 1;
  }
  for (std::size_t i = 0; i < reading.cut.tokens.size(); ++i) {
    const text::Token& token = reading.cut.tokens[i];
    if (token.kind != text::TokenKind::word) continue;
    const std::string_view w = text::word(reading, i);
    ++words;
    if (is_reference[i] != 0) {
      ++reference_words;
    } else if (is_filler[i] != 0 || letter_count(w) == 1) {
      ++filler_words;
    } else {
      // Keyboard noise: no vowel, or one letter repeated.
      const bool vowel =
          w.find_first_of("aeiouy") != std::string_view::npos || w.find('\xC3') != std::string_view::npos;
      const bool repeated =
          letter_count(w) > 2 && std::all_of(w.begin(), w.end(), [&](char x) { return x == w[0]; });
      if ((!vowel && letter_count(w) > 4) || repeated) ++filler_words;
    }
  }
  if (words == 0)
    return reading.word_count > 0 && reading.own_words.length() > 6 ? FieldState::content
                                                                    : FieldState::filler;
  const bool points = text::has(reading, k.reference) || mentioned(reading, k.reference);
  if (points && reference_words + filler_words >= words) return FieldState::reference;
  if (filler_words >= words) return FieldState::filler;
  return FieldState::content;
}

std::vector<Evidence> searched(const text::Reading& reading) {
  if (reading.field.empty()) return {};
  return {{reading.field, reading.own_words}};
}

const text::Observation* first(const text::Reading& reading, text::ConceptId id, text::Polarity polarity) {
  for (const text::Observation& observation : reading.observations)
    if (observation.concept_id == id && observation.polarity == polarity) return &observation;
  return nullptr;
}

bool mentioned(const text::Reading& reading, std::size_t sentence, text::ConceptId id) {
  if (reading.by_sentence[sentence].test(id)) return true;
  return std::any_of(reading.observations.begin(), reading.observations.end(),
                     [&](const text::Observation& o) {
                       return o.concept_id == id && text::sentence_of(reading, o) == sentence;
                     });
}

bool mentioned(const text::Reading& reading, text::ConceptId id) {
  return std::any_of(reading.observations.begin(), reading.observations.end(),
                     [&](const text::Observation& o) { return o.concept_id == id; });
}

bool overlap(const text::Observation& a, const text::Observation& b) {
  return a.begin < b.end && b.begin < a.end;
}

std::vector<std::string> content_roots(const Case& c, const text::Reading& reading) {
  std::vector<char> skipped(reading.cut.tokens.size(), 0);
  for (const text::Observation& observation : reading.observations)
    if (observation.concept_id == c.concepts().generic_work || observation.concept_id == c.concepts().unit ||
        observation.concept_id == c.concepts().plain_word)
      for (std::size_t i = observation.begin; i < observation.end; ++i) skipped[i] = 1;
  std::vector<std::string> roots;
  for (std::size_t i = 0; i < reading.cut.tokens.size(); ++i) {
    if (reading.cut.tokens[i].kind != text::TokenKind::word || skipped[i] != 0) continue;
    const std::string_view w = text::word(reading, i);
    if (letter_count(w) >= kShortestWord) roots.emplace_back(w);
  }
  return roots;
}

bool shares_root(std::string_view word, const std::vector<std::string>& roots) {
  const std::size_t length = letter_count(word);
  if (length < kShortestWord) return false;
  return std::any_of(roots.begin(), roots.end(), [&](const std::string& root) {
    if (word == root) return true;
    const std::size_t root_length = letter_count(root);
    if (length < kRootLetters || root_length < kRootLetters) return false;
    const std::string_view own = beginning(word, kRootLetters);
    const std::string_view other = beginning(root, kRootLetters);
    if (own == other) return true;
    // Compounds: "kundmöten" and "möten", "plåt" in "takplåt".
    return (length > root_length && word.find(beginning(root, kRootLetters + 1)) != std::string_view::npos) ||
           (root_length > length && root.find(beginning(word, kRootLetters + 1)) != std::string::npos);
  });
}

bool meets_root(const Case& c, const text::Reading& reading, std::size_t token,
                const std::vector<std::string>& roots) {
  if (reading.cut.tokens[token].kind != text::TokenKind::word ||
      !shares_root(text::word(reading, token), roots))
    return false;
  const Concepts& k = c.concepts();
  return std::none_of(
      reading.observations.begin(), reading.observations.end(), [&](const text::Observation& o) {
        return (o.concept_id == k.plain_word || o.concept_id == k.unit || o.concept_id == k.generic_work) &&
               o.begin <= token && token < o.end;
      });
}

std::vector<const text::Reading*> all_readings(const Case& c) {
  return {&c.work,  &c.function,  &c.activity, &c.treatment, &c.planned, &c.beyond_fmb,
          &c.hours, &c.prognosis, &c.measures, &c.other,     &c.contact};
}

Finding make_finding(std::string_view criterion, Part part, Met met, std::vector<Evidence> evidence,
                     std::string_view reason) {
  return {criterion, part, met, std::move(evidence), reason};
}

}  // namespace stickprov::criteria
