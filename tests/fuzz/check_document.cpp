#include "check_document.h"

#include <cstdio>
#include <cstdlib>
#include <variant>
#include <vector>

#include "ingest/read.h"
#include "ingest/usable.h"
#include "ingest/validate.h"

namespace stickprov::fuzz {
namespace {

void require(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", promise);
  std::abort();
}

void check_span(std::string_view value, Span span) {
  require(span.begin <= span.end && span.end <= value.size(), "a span lies within its value");
  require(is_code_point_border(value, span.begin) && is_code_point_border(value, span.end),
          "a span ends on code-point borders");
}

void check_text(const FreeText& text) {
  check_span(text.value, text.own_words);
  for (const Span& tick : text.ticks) {
    check_span(text.value, tick);
    require(!tick.overlaps(text.own_words), "ticks are not the physician's own words");
  }
  require(!text.field.empty() || text.value.empty(), "a text has a field");
}

void check_certificate(const Certificate& certificate) {
  require(!certificate.id.empty(), "a certificate has an id");
  require(!certificate.unit_id.empty(), "a certificate has a unit");
  require(certificate.content_hash.size() == 64, "a certificate has a hash");
  for (const FreeText* text :
       {&certificate.work, &certificate.function, &certificate.activity, &certificate.treatment,
        &certificate.planned_treatment, &certificate.uneven_hours_reason, &certificate.beyond_fmb,
        &certificate.prognosis_grounds, &certificate.measures_text, &certificate.other,
        &certificate.contact_reason}) {
    check_text(*text);
  }
  for (const FreeText& text : certificate.additional) check_text(text);
  if (const auto problem = ingest::unusable(certificate))
    require(!problem->place.empty(), "a problem has a place");
}

void check_problem(const InputProblem& problem) {
  require(!problem.detail_sv.empty() && !problem.detail_en.empty(), "a problem is told in both languages");
}

}  // namespace

void check_document(std::string_view bytes) {
  std::vector<std::size_t> kinds;
  ingest::read_bytes(bytes, "x", [&](ingest::Item&& item) {
    kinds.push_back(item.index());
    if (const auto* certificate = std::get_if<Certificate>(&item)) check_certificate(*certificate);
    if (const auto* problem = std::get_if<InputProblem>(&item)) check_problem(*problem);
  });
  require(!kinds.empty(), "every input is counted somewhere");
  std::size_t at = 0;
  ingest::validate_bytes(bytes, "x", [&](ingest::Validation&& item) {
    require(at < kinds.size() && item.index() == kinds[at], "validating and reading count alike");
    ++at;
  });
  require(at == kinds.size(), "validating and reading count alike");
}

}  // namespace stickprov::fuzz
