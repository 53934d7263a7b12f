#include "text/context.h"

#include <algorithm>

#include "text/word_memory.h"

namespace stickprov::text {
namespace {

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
bool list_runs_on(const Reading& reading, std::size_t comma, std::size_t sentence_end) {
  constexpr std::size_t kMostWords = 5;
  std::size_t passed = 0;
  for (std::size_t i = comma + 1; i < sentence_end && passed <= kMostWords; ++i) {
    const Token& token = reading.cut.tokens[i];
    if (token.kind == TokenKind::word) {
      if (token.facts->list_or) return true;
      ++passed;
    } else if (token.kind == TokenKind::punctuation && word(reading, i) != ",") {
      return false;
    }
  }
  return false;
}

struct Scopes {
  std::pmr::vector<Polarity>& by_token;
  std::pmr::vector<char> stops;  // tokens of terminators

  // What is denied is denied, whatever else is said of it; but of another person neither tells anything.
  void mark(std::size_t token, Polarity polarity) {
    Polarity& now = by_token[token];
    if (now == Polarity::affirmed || polarity == Polarity::other_person ||
        (polarity == Polarity::negated && now != Polarity::other_person))
      now = polarity;
  }
};

void apply_forward(const Reading& reading, const Entry& entry, const Cue& cue, Scopes& scopes) {
  const auto& tokens = reading.cut.tokens;
  const std::size_t sentence_end = reading.cut.sentences[tokens[cue.begin].sentence].end;
  const Polarity polarity = polarity_of(entry.effect);
  std::size_t words = 0;
  for (std::size_t i = cue.end; i < sentence_end && words < entry.scope; ++i) {
    if (scopes.stops[i] != 0) break;
    const WordFacts& facts = *tokens[i].facts;
    if (facts.clause_mark) {
      if (i == cue.end && word(reading, i) == ":") continue;  // "Frågeställning: …"
      // Conditions and general statements run over commas; a negation does only in a list.
      if (word(reading, i) == "-" ||
          (facts.comma && (polarity != Polarity::negated || list_runs_on(reading, i, sentence_end))))
        continue;
      break;
    }
    if (tokens[i].kind == TokenKind::word) ++words;
    scopes.mark(i, polarity);
  }
}

void apply_backward(const Reading& reading, const Entry& entry, const Cue& cue, Scopes& scopes) {
  const auto& tokens = reading.cut.tokens;
  const std::size_t sentence_begin = reading.cut.sentences[tokens[cue.begin].sentence].begin;
  const Polarity polarity = polarity_of(entry.effect);
  std::size_t words = 0;
  bool joined = false;
  for (std::size_t i = cue.begin; i > sentence_begin && words < entry.scope;) {
    --i;
    if (scopes.stops[i] != 0) break;
    const WordFacts& facts = *tokens[i].facts;
    if (facts.clause_mark) {
      const std::string_view mark = word(reading, i);
      // "Kraft, känsel och reflexer ua": the comma belongs to the list; "nedsatt rörlighet, reflexer ua":
      // it does not.
      if (mark == "-" || mark == ":" || (facts.comma && joined)) continue;
      break;
    }
    if (tokens[i].kind == TokenKind::word) {
      joined = joined || facts.joining;
      ++words;
    }
    scopes.mark(i, polarity);
  }
}

// "Nedsatt kraft, MS?": what the last clause asks is not stated.
void mark_questions(const Reading& reading, Scopes& scopes) {
  const auto& tokens = reading.cut.tokens;
  for (const Sentence& sentence : reading.cut.sentences) {
    std::size_t end = sentence.end;
    while (end > sentence.begin && tokens[end - 1].kind == TokenKind::line_break) --end;
    if (end == sentence.begin || word(reading, end - 1) != "?") continue;
    for (std::size_t i = end - 1; i > sentence.begin; --i) {
      if (tokens[i - 1].facts->clause_mark && word(reading, i - 1) != "-") break;
      scopes.mark(i - 1, Polarity::hedged);
    }
  }
}

}  // namespace

void silence_inner_cues(std::pmr::vector<Cue>& cues) {
  // What holds a cue begins before it, or with it and then stands before it, being longer.
  std::uint32_t reach = 0;  // of the cues that begin before `begin`
  std::uint32_t begin = 0;
  std::uint32_t longest = 0;  // end of the longest that begins there
  const auto inside = [&](const Cue& cue) {
    if (cue.begin != begin) {
      reach = std::max(reach, longest);
      begin = cue.begin;
      longest = cue.end;
    }
    longest = std::max(longest, cue.end);
    return cue.end <= reach || cue.end < longest;
  };
  cues.erase(std::remove_if(cues.begin(), cues.end(), inside), cues.end());
}

void apply_cues(const Lexicon& lexicon, const Reading& reading, std::pmr::vector<Polarity>& polarities) {
  polarities.assign(reading.cut.tokens.size(), Polarity::affirmed);
  Scopes scopes{polarities, std::pmr::vector<char>(reading.cut.tokens.size(), 0, polarities.get_allocator())};
  for (const Cue& cue : reading.cues)
    if (cue.effect == CueEffect::terminator)
      for (std::size_t i = cue.begin; i < cue.end; ++i) scopes.stops[i] = 1;
  for (const Cue& cue : reading.cues) {
    if (cue.effect == CueEffect::terminator || cue.effect == CueEffect::pseudo) continue;
    const Entry& entry = entries(lexicon)[cue.entry];
    if (entry.direction != CueDirection::backward) apply_forward(reading, entry, cue, scopes);
    if (entry.direction != CueDirection::forward) apply_backward(reading, entry, cue, scopes);
    // What the cue itself says of another person is said of that person: "modern opereras".
    if (entry.effect == CueEffect::other_person)
      for (std::size_t i = cue.begin; i < cue.end; ++i) scopes.mark(i, Polarity::other_person);
  }
  mark_questions(reading, scopes);
}

}  // namespace stickprov::text
