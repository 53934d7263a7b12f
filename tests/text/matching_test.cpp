// The matcher against a slow obvious one, on texts of dictionary words.

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <random>
#include <set>
#include <tuple>

#include "small_lexicon.h"
#include "text/word_memory.h"

namespace stickprov {
namespace {

using text::ElementId;
using text::Entry;
using text::Reading;
using text::TokenKind;

// An entry found: tokens [begin, end).
using Match = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;

// Straight from the phrase syntax of dictionaries/README.md, asking the lexicon about every word anew.
class SlowMatcher {
 public:
  SlowMatcher(const text::Lexicon& lexicon, const Reading& reading) : lexicon_(lexicon), reading_(reading) {
    for (std::size_t i = 0; i < reading.cut.tokens.size(); ++i)
      elements_.push_back(reading.cut.tokens[i].kind == TokenKind::word
                              ? text::elements_of_word(lexicon, text::word(reading, i), reading.accents)
                              : std::vector<ElementId>{});
  }

  std::multiset<Match> all() const {
    std::multiset<Match> found;
    const std::vector<Entry>& entries = text::entries(lexicon_);
    for (std::uint32_t i = 0; i < reading_.cut.tokens.size(); ++i) {
      if (reading_.cut.tokens[i].kind != TokenKind::word && reading_.cut.tokens[i].kind != TokenKind::number)
        continue;
      for (std::uint32_t e = 0; e < entries.size(); ++e)
        if (const auto end = match_at(entries[e], i)) found.emplace(e, i, static_cast<std::uint32_t>(*end));
    }
    return found;
  }

 private:
  // Rows of endings are no words: roots.h uses them.
  std::optional<std::size_t> match_at(const Entry& entry, std::size_t token) const {
    return match(entry.elements, 0, token, sentence_end(token));
  }
  std::size_t sentence_end(std::size_t token) const {
    return reading_.cut.sentences[reading_.cut.tokens[token].sentence].end;
  }
  std::string_view word(std::size_t token) const { return text::word(reading_, token); }

  bool takes(std::size_t token, ElementId element) const {
    const TokenKind kind = reading_.cut.tokens[token].kind;
    const auto& known = elements_[token];
    if (std::find(known.begin(), known.end(), element) != known.end()) return true;
    if (element == text::kAnyElement) return kind == TokenKind::word || kind == TokenKind::number;
    if (element == text::kNumberElement) return kind == TokenKind::number;
    if (element == text::kCommaElement) return word(token) == ",";
    if (element == text::kUnitElement) return word(token) == "%" || word(token) == "°";
    if (element != text::kDateElement || kind != TokenKind::number) return false;
    // The dates among the pieces below, "24/3/4" where two of them meet.
    return word(token).starts_with("24/3") || word(token).starts_with("3/11-25") ||
           word(token) == "2025-10-07";
  }

  std::optional<std::size_t> match(const std::vector<ElementId>& elements, std::size_t from,
                                   std::size_t token, std::size_t end) const {
    if (from == elements.size()) return token;
    if (elements[from] == text::kGapElement) {
      for (std::size_t skip = 0; skip <= 3 && token + skip < end; ++skip)
        if (const auto found = match(elements, from + 1, token + skip, end)) return found;
      return std::nullopt;
    }
    while (from > 0 && token < end && (word(token) == "." || word(token) == "/")) ++token;
    if (token >= end || !takes(token, elements[from])) return std::nullopt;
    return match(elements, from + 1, token + 1, end);
  }

  const text::Lexicon& lexicon_;
  const Reading& reading_;
  std::vector<std::vector<ElementId>> elements_;
};

// A row's text with its wildcards and placeholders filled in: what it is meant to find.
std::string written(const std::string& phrase, std::mt19937& random) {
  std::string out;
  std::size_t begin = 0;
  while (begin <= phrase.size()) {
    const std::size_t end = std::min(phrase.find(' ', begin), phrase.size());
    std::string word = phrase.substr(begin, end - begin);
    begin = end + 1;
    if (word == "<num>") word = random() % 2 == 0 ? "4" : "tre";
    if (word == "<unit>") word = random() % 2 == 0 ? "kg" : "%";
    if (word == "<date>") word = random() % 2 == 0 ? "24/3" : "måndag";
    if (word == "<any>") word = "något";
    if (word == "<comma>") word = ",";
    if (word == "<gap>") word = random() % 2 == 0 ? "" : "i det";
    if (const std::size_t slash = word.find('/'); slash != std::string::npos && word != "24/3")
      word = random() % 2 == 0 ? word.substr(0, slash)
                               : word.substr(slash + 1, word.find('/', slash + 1) - slash - 1);
    word.erase(std::remove(word.begin(), word.end(), '*'), word.end());
    if (!word.empty()) out += (out.empty() ? "" : " ") + word;
  }
  return out;
}

TEST(Matching, FindsWhatASlowObviousMatcherFinds) {
  const text::LexiconPointer lexicon = text::load_lexicon(STICKPROV_ROOT "/dictionaries", {});
  const std::vector<Entry>& entries = text::entries(*lexicon);
  const std::vector<std::string> between = {
      " ",   " ",      " ",         ", ",           ". ",  " och ", " inte ", "\n",   "/",  ": ", " - ",
      " 5 ", " 24/3 ", " 3/11-25 ", " 2025-10-07 ", " % ", " kg ",  "; ",     " ej ", " (", ") "};
  std::mt19937 random(20251126);
  std::size_t matches = 0;
  for (int round = 0; round < 150; ++round) {
    std::string value;
    for (std::size_t i = 0; i < 12; ++i) {
      std::string piece = written(entries[random() % entries.size()].text, random);
      if (random() % 4 == 0) piece = piece.substr(0, piece.find(' '));  // a beginning only
      value += piece + between[random() % between.size()];
    }
    const Reading reading = read(*lexicon, value);
    const std::multiset<Match> expected = SlowMatcher(*lexicon, reading).all();

    std::multiset<Match> concepts;  // an entry with two concepts is found twice
    std::vector<unsigned> marks(reading.cut.tokens.size());
    std::multiset<Match> found;
    std::set<Match> cues;
    for (const Match& match : expected) {
      const Entry& entry = entries[std::get<0>(match)];
      if (entry.effect != text::CueEffect::none) cues.insert(match);
      if (entry.effect != text::CueEffect::none) continue;
      for (const text::ConceptId id : entry.concepts)
        if (entry.elements.size() == 1 && text::is_mark(id)) {
          marks[std::get<1>(match)] |= 1U << id;
        } else {
          concepts.insert(match);
        }
    }
    for (std::size_t i = 0; i < marks.size(); ++i)
      ASSERT_EQ(reading.cut.tokens[i].facts->marks, marks[i]) << text::word(reading, i) << " in " << value;
    for (const text::Observation& o : reading.observations) found.emplace(o.entry, o.begin, o.end);
    ASSERT_EQ(found, concepts) << value;
    matches += found.size();

    for (const text::Cue& cue : reading.cues)
      EXPECT_TRUE(cues.count({cue.entry, cue.begin, cue.end}) == 1) << value;
    for (const Match& match : cues) {  // a cue is left out only for a longer one around it
      const auto [entry, begin, end] = match;
      const bool inside = std::any_of(cues.begin(), cues.end(), [&, b = begin, e = end](const Match& other) {
        const auto [other_entry, from, to] = other;
        return from <= b && e <= to && to - from > e - b;
      });
      const bool kept = std::any_of(
          reading.cues.begin(), reading.cues.end(),
          [&, n = entry, b = begin](const text::Cue& cue) { return cue.entry == n && cue.begin == b; });
      EXPECT_EQ(kept, !inside) << value;
    }
  }
  EXPECT_GT(matches, 3000U) << "the texts must hold matches for the test to say anything";
}

// The ways in to the observations lead to all of them, in their order.
TEST(Matching, ByConceptAndBySentenceAreTheSameObservations) {
  const text::LexiconPointer lexicon = text::load_lexicon(STICKPROV_ROOT "/dictionaries", {});
  const Reading reading =
      read(*lexicon,
           "Svår värk i ryggen, kan inte lyfta mer än 5 kg. Sover dåligt och orkar inte gå "
           "längre än 200 meter.\nIngen feber. Kontroll om 3 veckor hos fysioterapeut.");
  ASSERT_GT(reading.observations.size(), 20U);
  std::size_t by_concept = 0;
  for (text::ConceptId id = 0; id < text::concept_count(*lexicon); ++id) {
    const text::Observation* before = nullptr;
    for (const text::Observation& o : text::observations_of(reading, id)) {
      EXPECT_EQ(o.concept_id, id);
      EXPECT_TRUE(before == nullptr || before < &o);
      before = &o;
      ++by_concept;
    }
  }
  EXPECT_EQ(by_concept, reading.observations.size());
  std::size_t by_sentence = 0;
  for (std::size_t s = 0; s < reading.cut.sentences.size(); ++s)
    for (const text::Observation& o : text::observations_in(reading, s)) {
      EXPECT_EQ(&o, &reading.observations[by_sentence++]);
      EXPECT_EQ(text::sentence_of(reading, o), s);
    }
  EXPECT_EQ(by_sentence, reading.observations.size());
}

}  // namespace
}  // namespace stickprov
