#include <cstdio>
#include <cstdlib>
#include <string>

#include "check_document.h"
#include "privacy/masking.h"
#include "text/reading.h"

namespace stickprov::fuzz {
namespace {

void require(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", promise);
  std::abort();
}

// Texts come to the reader as valid UTF-8: the document is refused otherwise.
bool valid_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const std::size_t length = first < 0x80U ? 1 : first >= 0xF0U ? 4 : first >= 0xE0U ? 3 : 2;
    if ((first >= 0x80U && first < 0xC2U) || first > 0xF4U || at + length > bytes.size()) return false;
    for (std::size_t i = 1; i < length; ++i)
      if ((static_cast<unsigned char>(bytes[at + i]) & 0xC0U) != 0x80U) return false;
    const auto second = length > 1 ? static_cast<unsigned char>(bytes[at + 1]) : 0U;
    if ((first == 0xE0U && second < 0xA0U) || (first == 0xEDU && second > 0x9FU) ||
        (first == 0xF0U && second < 0x90U) || (first == 0xF4U && second > 0x8FU))
      return false;
    at += length;
  }
  return true;
}

void require_borders(std::string_view bytes, Span span, const char* promise) {
  require(span.begin <= span.end && span.end <= bytes.size(), promise);
  require(is_code_point_border(bytes, span.begin) && is_code_point_border(bytes, span.end), promise);
}

}  // namespace

void check_free_text(std::string_view bytes) {
  static const text::LexiconPointer lexicon = text::load_lexicon(STICKPROV_ROOT "/dictionaries", {});
  static const privacy::Words words = privacy::load_words(STICKPROV_ROOT);
  static const Person patient = {"195004302120", {"Åsa", "Sjögren-Lindqvist"}};
  static const Person signer = {"SE2321000156-1X2Y", {"Björn Håkansson"}};
  if (!valid_utf8(bytes)) return;
  const std::string value(bytes);
  const text::Reading reading = text::read_text(*lexicon, {35, 1}, value, {0, value.size()});
  for (const text::Observation& o : reading.observations) {
    require(o.begin < o.end && o.end <= reading.cut.tokens.size(), "an observation has tokens");
    require_borders(value, text::span_of(reading, o.begin, o.end),
                    "what is cited ends on code-point borders");
  }
  const std::vector<privacy::PersonalSpan> personal = privacy::personal_data(value, patient, signer, words);
  std::size_t at = 0;
  for (const privacy::PersonalSpan& span : personal) {
    require(span.span.begin >= at, "personal ranges stand in order without overlap");
    require_borders(value, span.span, "a personal range ends on code-point borders");
    at = span.span.end;
  }
  require(privacy::mask(value, personal).find("Sjögren-Lindqvist Åsa") == std::string::npos,
          "the whole name is masked wherever it stands");
}

}  // namespace stickprov::fuzz
