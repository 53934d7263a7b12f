#include "criteria/case.h"

#include <algorithm>

#include "text/word_memory.h"

namespace stickprov::criteria {
namespace {

// The root of the token's word; words of other kinds have one that nothing shares.
const text::Root& root_at(const text::Reading& reading, std::size_t token) {
  return reading.cut.tokens[token].facts->root;
}

// "Status:", "Bedömning:" as the form or a note has them.
bool is_heading(const Case& c, const text::Reading& reading, std::size_t token) {
  return token + 1 < reading.cut.tokens.size() && text::word(reading, token + 1) == ":" &&
         stands_at(reading, token, {c.concepts().heading});
}

}  // namespace

Case read_case(const Certificate& certificate, const History& history, const Knowledge& knowledge) {
  auto memory = std::make_unique_for_overwrite<ReadingMemory>();
  // The diagnosis comes from a code list and tells nothing of how the physician types.
  const text::Accents accents = text::accents_of(
      {certificate.work.value, certificate.function.value, certificate.activity.value,
       certificate.treatment.value, certificate.planned_treatment.value, certificate.beyond_fmb.value,
       certificate.uneven_hours_reason.value, certificate.prognosis_grounds.value,
       certificate.measures_text.value, certificate.other.value, certificate.contact_reason.value});
  const auto read = [&](const FreeText& field, std::optional<text::Accents> typed) {
    return text::read_text(*knowledge.lexicon, field_id(field.field), field.value, field.own_words,
                           &memory->resource, typed);
  };
  FreeText diagnosis;
  if (!certificate.diagnoses.empty()) {
    const Diagnosis& main = certificate.diagnoses.front();
    diagnosis.field = main.text_field;
    diagnosis.value = main.text;
    diagnosis.own_words = {0, main.text.size()};
  }
  Case c{certificate,
         history,
         knowledge,
         nullptr,
         read(diagnosis, std::nullopt),
         read(certificate.work, accents),
         read(certificate.function, accents),
         read(certificate.activity, accents),
         read(certificate.treatment, accents),
         read(certificate.planned_treatment, accents),
         read(certificate.beyond_fmb, accents),
         read(certificate.uneven_hours_reason, accents),
         read(certificate.prognosis_grounds, accents),
         read(certificate.measures_text, accents),
         read(certificate.other, accents),
         read(certificate.contact_reason, accents),
         {}};
  c.memory = std::move(memory);
  c.diagnosis_roots = content_roots(c.concepts(), c.diagnosis);
  return c;
}

std::vector<text::Reading> read_secondary_diagnoses(const Case& c) {
  std::vector<text::Reading> readings;
  for (std::size_t i = 1; i < c.certificate.diagnoses.size(); ++i) {
    const std::string& name = c.certificate.diagnoses[i].text;
    readings.push_back(text::read_text(*c.knowledge.lexicon, {6}, name, {0, name.size()}));
  }
  return readings;
}

FieldState field_state(const Case& c, const text::Reading& reading) {
  if (reading.empty()) return FieldState::empty;
  const Concepts& k = c.concepts();
  if (only_words_of(reading, {k.heading, k.filler, k.joining_word})) return FieldState::filler;
  bool any_word = false;
  bool any_reference = false;
  for (std::size_t i = 0; i < reading.cut.tokens.size(); ++i) {
    const text::Token& token = reading.cut.tokens[i];
    if (token.kind != text::TokenKind::word) continue;
    any_word = true;
    if (stands_at(reading, i, {k.reference_word, k.reference})) {
      any_reference = true;
      continue;
    }
    const std::size_t letters = token.facts->root.letters;
    if (stands_at(reading, i, {k.filler}) || letters == 1 || is_heading(c, reading, i)) continue;
    // Keyboard noise: no vowel, or one letter repeated.
    const std::string_view w = text::word(reading, i);
    const bool vowel =
        w.find_first_of("aeiouy") != std::string_view::npos || w.find('\xC3') != std::string_view::npos;
    const bool repeated = letters > 2 && std::all_of(w.begin(), w.end(), [&](char x) { return x == w[0]; });
    if ((vowel || letters <= 4) && !repeated) return FieldState::content;
  }
  if (!any_word)
    return reading.word_count > 0 && reading.own_words.length() > 6 ? FieldState::content
                                                                    : FieldState::filler;
  // Every word refers or fills. Words that could refer are content where none of them does.
  if (mentioned(reading, k.reference)) return FieldState::reference;
  return any_reference ? FieldState::content : FieldState::filler;
}

bool only_words_of(const text::Reading& reading, std::initializer_list<text::ConceptId> ids) {
  for (std::size_t i = 0; i < reading.cut.tokens.size(); ++i) {
    if (reading.cut.tokens[i].kind == text::TokenKind::number) return false;
    if (reading.cut.tokens[i].kind == text::TokenKind::word && !stands_at(reading, i, ids)) return false;
  }
  return true;
}

bool is_bare_heading(const Case& c, const text::Reading& reading, std::size_t token) {
  if (!is_heading(c, reading, token)) return false;
  std::size_t next = token + 1;
  while (next < reading.cut.tokens.size() && (reading.cut.tokens[next].kind == text::TokenKind::punctuation ||
                                              reading.cut.tokens[next].kind == text::TokenKind::line_break))
    ++next;
  return next == reading.cut.tokens.size() || is_heading(c, reading, next);
}

std::vector<Evidence> searched(const text::Reading& reading) {
  if (reading.field.empty()) return {};
  return {{reading.field, reading.own_words}};
}

void cite(std::vector<Evidence>& list, const text::Reading& reading, std::size_t begin, std::size_t end) {
  constexpr std::size_t kUsual = 8;  // what is cited at all is mostly cited more than once
  if (list.capacity() == 0) list.reserve(kUsual);
  list.push_back({reading.field, text::span_of(reading, begin, end)});
}

const text::Observation* first(const text::Reading& reading, text::ConceptId id, text::Polarity polarity) {
  for (const text::Observation& observation : text::observations_of(reading, id))
    if (observation.polarity == polarity) return &observation;
  return nullptr;
}

bool mentioned(const text::Reading& reading, text::ConceptId id) {
  return !text::observations_of(reading, id).empty();
}

bool stands_at(const text::Reading& reading, std::size_t token, std::initializer_list<text::ConceptId> ids) {
  const unsigned marks = reading.cut.tokens[token].facts->marks;
  const std::uint32_t sentence = reading.cut.tokens[token].sentence;
  for (const text::ConceptId id : ids) {
    if (text::is_mark(id) && (marks >> id & 1U) != 0) return true;
    if (!mentioned(reading, sentence, id)) continue;  // most
    for (const text::Observation& o : text::observations_in(reading, sentence)) {
      if (o.begin > token) break;
      if (o.concept_id == id && token < o.end) return true;
    }
  }
  return false;
}

bool unknown_word(const Case& c, const text::Reading& reading, std::size_t token) {
  constexpr std::size_t kLong = 4;
  const text::Token& t = reading.cut.tokens[token];
  const std::string_view w = text::word(reading, token);
  if (t.kind != text::TokenKind::word || w.size() < kLong) return false;
  return reading.accents == text::Accents::written
             ? t.facts->elements.empty()
             : text::elements_of_word(*c.knowledge.lexicon, w, text::Accents::written).empty();
}

bool says_recovered(const text::Reading& reading, const text::Observation& recovered) {
  if (recovered.polarity == text::Polarity::affirmed || recovered.polarity == text::Polarity::history)
    return true;
  return std::any_of(reading.cues.begin(), reading.cues.end(), [&](const text::Cue& cue) {
    return cue.effect == text::CueEffect::negated && recovered.begin <= cue.begin &&
           cue.begin < recovered.end;
  });
}

bool covered_by_cue(const text::Reading& reading, const text::Observation& o,
                    std::initializer_list<text::CueEffect> effects) {
  return std::any_of(reading.cues.begin(), reading.cues.end(), [&](const text::Cue& cue) {
    return std::find(effects.begin(), effects.end(), cue.effect) != effects.end() && cue.begin <= o.begin &&
           o.end <= cue.end;
  });
}

bool overlap(const text::Observation& a, const text::Observation& b) {
  return a.begin < b.end && b.begin < a.end;
}

bool overlaps(const text::Reading& reading, const text::Observation& o, text::ConceptId id) {
  const std::uint32_t sentence = text::sentence_of(reading, o);
  if (!mentioned(reading, sentence, id)) return false;  // most
  for (const text::Observation& other : text::observations_in(reading, sentence)) {
    if (other.begin >= o.end) break;
    if (other.concept_id == id && o.begin < other.end) return true;
  }
  return false;
}

const text::Observation* when_needed(const Case& c, const text::Reading& reading,
                                     const text::Observation& o) {
  for (const text::Observation& condition : text::observations_of(reading, c.concepts().followup_conditional))
    if (condition.begin >= o.end && condition.begin - o.end <= 1 &&
        text::sentence_of(reading, condition) == text::sentence_of(reading, o))
      return &condition;
  return nullptr;
}

std::vector<text::Root> content_roots(const Concepts& k, const text::Reading& reading) {
  std::vector<text::Root> roots;
  roots.reserve(reading.word_count);
  for (std::size_t i = 0; i < reading.cut.tokens.size(); ++i)
    if (reading.cut.tokens[i].kind == text::TokenKind::word &&
        root_at(reading, i).letters >= text::kShortestRoot &&
        !stands_at(reading, i, {k.generic_work, k.unit, k.plain_word}))
      roots.push_back(root_at(reading, i));
  return roots;
}

bool shares_root(const text::Reading& reading, std::size_t token, std::span<const text::Root> roots) {
  return reading.cut.tokens[token].kind == text::TokenKind::word &&
         text::shares_root(root_at(reading, token), roots);
}

bool holds_root(const text::Reading& reading, const text::Root& root) {
  for (std::size_t i = 0; i < reading.cut.tokens.size(); ++i)
    if (shares_root(reading, i, std::span(&root, 1))) return true;
  return false;
}

bool meets_root(const Case& c, const text::Reading& reading, std::size_t token,
                std::span<const text::Root> roots) {
  const Concepts& k = c.concepts();
  return shares_root(reading, token, roots) &&
         !stands_at(reading, token, {k.plain_word, k.unit, k.generic_work});
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
