#include "text/reading.h"

#include <algorithm>
#include <array>

namespace stickprov::text {
namespace {

struct Matcher {
  const Lexicon& lexicon;
  const Reading& reading;
  std::vector<const WordFacts*> facts;  // a token

  bool token_has(std::size_t token, ElementId element) const {
    const WordFacts* known = facts[token];
    return known != nullptr && std::binary_search(known->elements.begin(), known->elements.end(), element);
  }

  // Tokens that the element takes at `token`, 0 when it does not match.
  std::size_t length_at(std::size_t token, ElementId element) const;
  // Tokens that elements[from…] take from `token`, or npos.
  std::size_t match(const Entry& entry, std::size_t from, std::size_t token, std::size_t sentence_end) const;
};

constexpr std::size_t kNoMatch = static_cast<std::size_t>(-1);

bool looks_like_date(std::string_view number) {
  // 24/3, 3/11-25, 2025-10-07, 20251007 …; 120/80 and 3/5 are told apart by their parts where that can be
  // done.
  const std::size_t slash = number.find('/');
  if (slash == std::string_view::npos) return number.size() == 10 && number[4] == '-' && number[7] == '-';
  int first = 0;
  int second = 0;
  std::size_t i = 0;
  for (; i < slash; ++i) {
    if (number[i] < '0' || number[i] > '9') return false;
    first = first * 10 + (number[i] - '0');
    if (first > 31) return false;
  }
  for (i = slash + 1; i < number.size() && number[i] >= '0' && number[i] <= '9'; ++i)
    second = second * 10 + (number[i] - '0');
  return first >= 1 && second >= 1 && second <= 12;
}

std::size_t Matcher::length_at(std::size_t token, ElementId element) const {
  const Token& t = reading.cut.tokens[token];
  switch (element) {
    case kAnyElement:
      return t.kind == TokenKind::word || t.kind == TokenKind::number ? 1 : 0;
    case kNumberElement:
      return t.kind == TokenKind::number || token_has(token, kNumberElement) ? 1 : 0;
    case kUnitElement: {
      if (t.kind == TokenKind::word) return token_has(token, kUnitElement) ? 1 : 0;
      if (t.kind != TokenKind::punctuation) return 0;
      const std::string_view mark = token_text(reading.folded, t);
      return mark == "%" || mark == "°" ? 1 : 0;
    }
    case kDateElement:
      if (t.kind == TokenKind::number) return looks_like_date(token_text(reading.folded, t)) ? 1 : 0;
      return token_has(token, kDateElement) ? 1 : 0;
    case kCommaElement:
      return t.kind == TokenKind::punctuation && token_text(reading.folded, t) == "," ? 1 : 0;
    default:
      return token_has(token, element) ? 1 : 0;
  }
}

std::size_t Matcher::match(const Entry& entry, std::size_t from, std::size_t token,
                           std::size_t sentence_end) const {
  if (from == entry.elements.size()) return token;
  const ElementId element = entry.elements[from];
  if (element == kGapElement) {
    constexpr std::size_t kMostGap = 3;
    for (std::size_t skip = 0; skip <= kMostGap && token + skip < sentence_end; ++skip) {
      const std::size_t end = match(entry, from + 1, token + skip, sentence_end);
      if (end != kNoMatch) return end;
    }
    return kNoMatch;
  }
  // A full stop after an abbreviation or a slash does not part the words of a phrase ("f.n. inte", "2
  // ggr/v").
  const auto joins = [&](std::string_view mark) { return mark == "." || mark == "/"; };
  while (token < sentence_end && from > 0 && reading.cut.tokens[token].kind == TokenKind::punctuation &&
         joins(token_text(reading.folded, reading.cut.tokens[token])))
    ++token;
  if (token >= sentence_end) return kNoMatch;
  const std::size_t length = length_at(token, element);
  return length == 0 ? kNoMatch : match(entry, from + 1, token + length, sentence_end);
}

bool is_clause_mark(const Reading& reading, std::size_t token, const StructureWords& words) {
  const Token& t = reading.cut.tokens[token];
  if (t.kind == TokenKind::line_break) return true;
  if (t.kind == TokenKind::word) return words.dictated_commas.contains(token_text(reading.folded, t));
  if (t.kind != TokenKind::punctuation) return false;
  const std::string_view mark = token_text(reading.folded, t);
  return mark == "," || mark == ";" || mark == ":" || mark == "–" || mark == "(" || mark == ")" ||
         mark == "-";
}

bool is_comma(std::string_view text, const StructureWords& words) {
  return text == "," || words.dictated_commas.contains(text);
}

Polarity polarity_of(CueEffect effect) {
  switch (effect) {
    case CueEffect::negated:
      return Polarity::negated;
    case CueEffect::hedged:
      return Polarity::hedged;
    case CueEffect::general:
      return Polarity::general;
    case CueEffect::history:
      return Polarity::history;
    case CueEffect::other_person:
      return Polarity::other_person;
    case CueEffect::conditional:
      return Polarity::conditional;
    default:
      return Polarity::affirmed;
  }
}

// A comma ends a forward scope unless the words run on as a list: "ingen hosta, feber eller andnöd".
bool list_runs_on(const Reading& reading, std::size_t comma, std::size_t sentence_end,
                  const StructureWords& words) {
  constexpr std::size_t kMostWords = 5;
  std::size_t passed = 0;
  for (std::size_t i = comma + 1; i < sentence_end && passed <= kMostWords; ++i) {
    if (reading.cut.tokens[i].kind == TokenKind::word) {
      const std::string_view w = word(reading, i);
      if (words.list_or.contains(w)) return true;
      ++passed;
    } else if (reading.cut.tokens[i].kind == TokenKind::punctuation && word(reading, i) != ",") {
      return false;
    }
  }
  return false;
}

struct Scopes {
  std::vector<Polarity> by_token;
};

void mark(Scopes& scopes, std::size_t token, Polarity polarity) {
  if (scopes.by_token[token] == Polarity::affirmed || polarity == Polarity::negated)
    scopes.by_token[token] = polarity;
}

void apply_cue(const Reading& reading, const Entry& entry, const Cue& cue, const std::vector<char>& stops,
               Scopes& scopes, const StructureWords& structure) {
  const Sentence& sentence = reading.cut.sentences[reading.cut.tokens[cue.begin].sentence];
  const Polarity polarity = polarity_of(entry.effect);
  if (entry.direction != CueDirection::backward) {
    std::size_t words = 0;
    for (std::size_t i = cue.end; i < sentence.end && words < entry.scope; ++i) {
      if (stops[i] != 0) break;
      if (is_clause_mark(reading, i, structure)) {
        const std::string_view text = word(reading, i);
        const bool comma = is_comma(text, structure);
        // Conditions and general statements run over commas; a negation does only in a list.
        if (text == "-" ||
            (comma && (polarity != Polarity::negated || list_runs_on(reading, i, sentence.end, structure))))
          continue;
        break;
      }
      if (reading.cut.tokens[i].kind == TokenKind::word) ++words;
      mark(scopes, i, polarity);
    }
  }
  if (entry.direction != CueDirection::forward) {
    std::size_t words = 0;
    bool joined = false;
    for (std::size_t i = cue.begin; i > sentence.begin && words < entry.scope;) {
      --i;
      if (stops[i] != 0) break;
      if (is_clause_mark(reading, i, structure)) {
        const std::string_view text = word(reading, i);
        // "Kraft, känsel och reflexer ua": the comma belongs to the list; "nedsatt rörlighet, reflexer ua":
        // it does not.
        if (text == "-" || text == ":" || (is_comma(text, structure) && joined)) continue;
        break;
      }
      if (reading.cut.tokens[i].kind == TokenKind::word) {
        joined = joined || structure.joining.contains(word(reading, i));
        ++words;
      }
      mark(scopes, i, polarity);
    }
  }
}

}  // namespace

Reading read_text(const Lexicon& lexicon, std::string_view field, std::string_view value, Span own_words) {
  bound_word_memory();  // here, where no facts are held
  Reading reading;
  reading.field = std::string(field);
  reading.own_words = own_words;
  reading.folded = fold(value);
  reading.cut = tokenize(reading.folded, value, own_words, structure_words(lexicon));
  const auto& tokens = reading.cut.tokens;
  const std::size_t count = tokens.size();

  // A text of some length without a single å, ä or ö was typed without them; a short one may have been, so
  // there only the words that mean nothing as they stand are read so.
  constexpr std::size_t kLongEnough = 60;
  const std::string_view folded(reading.folded.text);
  const bool no_accents = folded.find("\xC3\xA5") == folded.npos && folded.find("\xC3\xA4") == folded.npos &&
                          folded.find("\xC3\xB6") == folded.npos;
  const bool without_accents = no_accents && own_words.length() >= kLongEnough;

  Matcher matcher{lexicon, reading, std::vector<const WordFacts*>(count, nullptr)};
  for (std::size_t i = 0; i < count; ++i) {
    if (tokens[i].kind == TokenKind::word || tokens[i].kind == TokenKind::number) ++reading.word_count;
    if (tokens[i].kind != TokenKind::word) continue;
    const std::string_view w = token_text(reading.folded, tokens[i]);
    matcher.facts[i] = &word_facts(lexicon, w, without_accents);
    if (no_accents && matcher.facts[i]->elements.empty()) matcher.facts[i] = &word_facts(lexicon, w, true);
  }

  const auto& all = entries(lexicon);
  const auto try_entries = [&](std::size_t token, ElementId first, std::size_t sentence_end) {
    for (const std::uint32_t index : entries_beginning(lexicon, first)) {
      const Entry& entry = all[index];
      const std::size_t end = matcher.match(entry, 0, token, sentence_end);
      if (end == kNoMatch) continue;
      const auto begin32 = static_cast<std::uint32_t>(token);
      const auto end32 = static_cast<std::uint32_t>(end);
      if (entry.effect != CueEffect::none) {
        reading.cues.push_back({entry.effect, begin32, end32, index});
      } else {
        for (const ConceptId concept_of : entry.concepts)
          reading.observations.push_back({concept_of, begin32, end32, index, Polarity::affirmed});
      }
    }
  };
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t sentence_end = reading.cut.sentences[tokens[i].sentence].end;
    if (matcher.facts[i] != nullptr)
      for (const ElementId element : matcher.facts[i]->elements) try_entries(i, element, sentence_end);
    if (tokens[i].kind == TokenKind::number)
      for (const ElementId element : {kNumberElement, kDateElement})
        if (matcher.length_at(i, element) > 0) try_entries(i, element, sentence_end);
  }

  // Longer cues silence the shorter ones inside them: "kan inte" (pseudo) over "inte".
  std::sort(reading.cues.begin(), reading.cues.end(), [](const Cue& a, const Cue& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::vector<Cue> kept;
  for (const Cue& cue : reading.cues) {
    const bool inside = std::any_of(reading.cues.begin(), reading.cues.end(), [&](const Cue& other) {
      return other.begin <= cue.begin && cue.end <= other.end &&
             other.end - other.begin > cue.end - cue.begin;
    });
    if (!inside) kept.push_back(cue);
  }
  reading.cues = std::move(kept);
  std::vector<char> stops(count, 0);
  for (const Cue& cue : reading.cues)
    if (cue.effect == CueEffect::terminator)
      for (std::size_t i = cue.begin; i < cue.end; ++i) stops[i] = 1;
  Scopes scopes{std::vector<Polarity>(count, Polarity::affirmed)};
  for (const Cue& cue : reading.cues)
    if (cue.effect != CueEffect::terminator && cue.effect != CueEffect::pseudo)
      apply_cue(reading, all[cue.entry], cue, stops, scopes, structure_words(lexicon));

  // Bits of sentence and field.
  reading.by_sentence.resize(reading.cut.sentences.size());
  for (Observation& observation : reading.observations) {
    for (std::size_t i = observation.begin; i < observation.end; ++i)
      if (scopes.by_token[i] != Polarity::affirmed) observation.polarity = scopes.by_token[i];
    if (observation.polarity != Polarity::affirmed) continue;
    reading.affirmed.set(observation.concept_id);
    reading.by_sentence[sentence_of(reading, observation)].set(observation.concept_id);
  }
  std::stable_sort(reading.observations.begin(), reading.observations.end(),
                   [](const Observation& a, const Observation& b) {
                     return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
                   });
  return reading;
}

Span span_of(const Reading& reading, std::size_t begin, std::size_t end) {
  if (begin >= end || reading.cut.tokens.empty()) return reading.own_words;
  return {reading.folded.original_offset(reading.cut.tokens[begin].begin),
          reading.folded.original_end(reading.cut.tokens[end - 1].end)};
}

}  // namespace stickprov::text
