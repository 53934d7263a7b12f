#include "privacy/masking.h"

#include <algorithm>

#include "privacy/names.h"
#include "privacy/numbers.h"
#include "privacy/places.h"

namespace stickprov::privacy {
namespace {

// Sorted, without overlap; parts of one name become one range.
std::vector<PersonalSpan> merged(std::string_view text, std::vector<PersonalSpan> spans) {
  std::sort(spans.begin(), spans.end(),
            [](const PersonalSpan& a, const PersonalSpan& b) { return a.span < b.span; });
  std::vector<PersonalSpan> result;
  for (const PersonalSpan& next : spans) {
    if (result.empty()) {
      result.push_back(next);
      continue;
    }
    PersonalSpan& last = result.back();
    const auto is_any_name = [](const PersonalSpan& span) {
      return span.kind == PersonalKind::name || span.kind == PersonalKind::other_name;
    };
    const bool names = is_any_name(last) && is_any_name(next);
    const bool close =
        next.span.begin == last.span.end + 1 && (text[last.span.end] == ' ' || text[last.span.end] == '-');
    if (next.span.begin < last.span.end || (names && close)) {
      last.span.end = std::max(last.span.end, next.span.end);
      // The graver kind is kept: names and identity numbers raise the flag.
      last.kind = std::min(last.kind, next.kind);
    } else {
      result.push_back(next);
    }
  }
  return result;
}

// Who is meant: numbers and names. Where they are reached is found apart.
void find_who(std::string_view text, const Identities& identities, const Words& words,
              std::vector<PersonalSpan>& spans) {
  find_numbers(text, identities, words, spans);
  find_names(text, identities, words, spans);
  if (identities.signer_id.empty()) return;
  for (std::size_t at = text.find(identities.signer_id); at != std::string_view::npos;
       at = text.find(identities.signer_id, at + 1))
    spans.push_back({{at, at + identities.signer_id.size()}, PersonalKind::identity_number});
}

}  // namespace

Identities identities(const Person& patient, const Person& signer, const Words& words) {
  Identities result;
  prepare_names(patient, signer, words, result);
  std::copy_if(patient.identity.begin(), patient.identity.end(), std::back_inserter(result.patient_number),
               [](char c) { return c >= '0' && c <= '9'; });
  if (signer.identity.size() >= 8) result.signer_id = signer.identity;
  return result;
}

std::vector<PersonalSpan> personal_data(std::string_view text, const Identities& identities,
                                        const Words& words) {
  std::vector<PersonalSpan> spans;
  find_who(text, identities, words, spans);
  find_email(text, spans);
  find_addresses(text, words, spans);
  if (spans.size() > 1) return merged(text, std::move(spans));
  return spans;
}

std::vector<PersonalSpan> personal_data(std::string_view text, const Person& patient, const Person& signer,
                                        const Words& words) {
  return personal_data(text, identities(patient, signer, words), words);
}

std::string slice(std::string_view text, Span span, const std::vector<PersonalSpan>& spans) {
  std::string result;
  std::size_t at = span.begin;
  for (const PersonalSpan& personal : spans) {
    if (!personal.span.overlaps(span)) continue;
    if (personal.span.begin > at) result += text.substr(at, personal.span.begin - at);
    result += kMaskToken;
    at = personal.span.end;
  }
  if (at < span.end) result += text.substr(at, span.end - at);
  return result;
}

std::string mask(std::string_view text, const std::vector<PersonalSpan>& spans) {
  return slice(text, {0, text.size()}, spans);
}

std::string mask_path(std::string_view path) {
  static const Identities nobody;
  static const Words no_words;
  std::vector<PersonalSpan> spans;
  find_numbers(path, nobody, no_words, spans);
  const auto no_identity = [&](const PersonalSpan& found) {
    std::string digits;
    for (const char c : path.substr(found.span.begin, found.span.length()))
      if (c >= '0' && c <= '9') digits += c;
    return digits.size() < 10 || !checksum_holds(std::string_view(digits).substr(digits.size() - 10));
  };
  spans.erase(std::remove_if(spans.begin(), spans.end(), no_identity), spans.end());
  return mask(path, spans);
}

bool has_identity(const std::vector<PersonalSpan>& spans) {
  return std::any_of(spans.begin(), spans.end(), [](const PersonalSpan& personal) {
    return personal.kind == PersonalKind::name || personal.kind == PersonalKind::identity_number;
  });
}

bool has_identity(const Certificate& certificate, const Words& words) {
  const Identities who = identities(certificate.patient, certificate.signer, words);
  std::vector<PersonalSpan> spans;
  for (const auto& [field, text] : free_texts(certificate)) find_who(*text, who, words, spans);
  return has_identity(spans);
}

std::vector<std::pair<std::string, const std::string*>> free_texts(const Certificate& certificate) {
  constexpr std::size_t kUsual = 16;
  std::vector<std::pair<std::string, const std::string*>> texts;
  texts.reserve(kUsual);
  const auto add = [&](const std::string& field, const std::string& text) {
    if (!text.empty()) texts.emplace_back(field, &text);
  };
  for (const Ground& ground : certificate.grounds)
    add(ground.instance > 0 ? "1.3#" + std::to_string(ground.instance) : "1.3", ground.what_other);
  add(certificate.work.field, certificate.work.value);
  for (const Diagnosis& diagnosis : certificate.diagnoses) add(diagnosis.text_field, diagnosis.text);
  for (const FreeText* text :
       {&certificate.function, &certificate.activity, &certificate.treatment, &certificate.planned_treatment,
        &certificate.uneven_hours_reason, &certificate.beyond_fmb, &certificate.prognosis_grounds,
        &certificate.measures_text, &certificate.other, &certificate.contact_reason})
    add(text->field, text->value);
  for (const FreeText& text : certificate.additional) add(text.field, text.value);
  return texts;
}

}  // namespace stickprov::privacy
