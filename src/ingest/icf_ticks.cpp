#include "ingest/icf_ticks.h"

#include <array>
#include <string_view>

#include "ingest/form_tree.h"

namespace stickprov::ingest {
namespace {

// The machine-made sentences of the form (Webcert, LISJP 1.x and FK7804 2.0).
constexpr std::array<std::string_view, 2> kTickSentences = {
    "Problem som påverkar patientens möjlighet att utföra sin sysselsättning:",
    "Svårigheter som påverkar patientens sysselsättning:",
};

// Between two titles. A title may hold a hyphen or a comma of its own.
constexpr std::string_view kBetweenTitles = " - ";
constexpr std::string_view kAfterTitles = ". ";

bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}

Span trimmed_span(std::string_view value, Span span) {
  while (span.begin < span.end && is_xml_space(value[span.begin])) ++span.begin;
  while (span.begin < span.end && is_xml_space(value[span.end - 1])) --span.end;
  return span;
}

// After the sentence: blanks and at most one line end (LF, CR LF or CR).
std::size_t start_of_titles(std::string_view value, std::size_t at) {
  const auto skip_blanks = [&] {
    while (at < value.size() && (value[at] == ' ' || value[at] == '\t')) ++at;
  };
  skip_blanks();
  if (at < value.size() && value[at] == '\r') ++at;
  if (at < value.size() && value[at] == '\n') ++at;
  skip_blanks();
  return at;
}

}  // namespace

void set_own_words(FreeText& text) {
  text.own_words = trimmed_span(text.value, {0, text.value.size()});
}

void separate_ticks(FreeText& text) {
  set_own_words(text);
  const std::string_view value = text.value;
  const std::string_view own = value.substr(text.own_words.begin);
  std::size_t at = std::string_view::npos;
  for (const std::string_view sentence : kTickSentences) {
    if (own.substr(0, sentence.size()) == sentence) at = text.own_words.begin + sentence.size();
  }
  if (at == std::string_view::npos) return;
  at = start_of_titles(value, at);
  std::size_t line_end = at;
  while (line_end < value.size() && !is_line_end(value[line_end])) ++line_end;
  for (std::size_t begin = at; begin < line_end;) {
    const std::size_t between = value.substr(0, line_end).find(kBetweenTitles, begin);
    // No title holds a full stop: the words of a physician who went on in the same line begin after it.
    const std::size_t stop = value.substr(0, line_end).find(kAfterTitles, begin);
    if (stop < between) line_end = stop + 1;
    const std::size_t end = stop < between ? stop : between == std::string_view::npos ? line_end : between;
    const Span title = trimmed_span(value, {begin, end});
    if (title.length() > 0) {
      text.ticks.push_back(title);
      text.ticked_titles.emplace_back(value.substr(title.begin, title.length()));
    }
    begin = stop < between || between == std::string_view::npos ? line_end : end + kBetweenTitles.size();
  }
  text.own_words = trimmed_span(value, {line_end, value.size()});
}

}  // namespace stickprov::ingest
