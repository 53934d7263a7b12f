#pragma once
// The phrase syntax of dictionaries/README.md on folded words (fold.h), with an index so that thousands of
// phrases cost a few look-ups a word.

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stickprov::coding {

/// One way to write a word of a phrase: "artros" with an open end for `artros*`, an open beginning for
/// `*artros`.
struct WordForm {
  std::string letters;
  std::uint64_t pairs = 0;  // text::letter_pairs() of them
  bool open_begin = false;  // at least two letters stand before
  bool open_end = false;
};

/// A word's first two bytes as a number, in the order of its letters.
constexpr std::uint16_t beginning_of(std::string_view word) {
  const auto byte = [&](std::size_t at) {
    return at < word.size() ? static_cast<unsigned>(static_cast<unsigned char>(word[at])) : 0U;
  };
  return static_cast<std::uint16_t>(byte(0) << 8U | byte(1));
}

/// How the words of some forms may begin, by two bytes: most words are told from all the forms at once.
class WordBeginnings {
 public:
  void add(const WordForm& form) {
    if (form.open_begin) begins_.set();
    begins_[place(form.letters)] = true;
  }
  bool may_match(std::string_view word) const { return begins_[place(word)]; }

 private:
  static std::size_t place(std::string_view word) {
    const std::size_t beginning = beginning_of(word);
    return ((beginning >> 8U) * 31 + (beginning & 0xFFU)) % 1024;
  }
  std::bitset<1024> begins_;
};

struct PhraseWord {
  enum class Kind { forms, number, any, gap } kind = Kind::forms;
  std::vector<WordForm> forms;  // alternatives, a/b
};

struct Phrase {
  std::vector<PhraseWord> words;
  std::size_t letters = 0;  // how much is spelled out: longer is more telling
};

struct ParsedPhrase {
  std::optional<Phrase> phrase;
  std::string_view problem_swedish, problem_english;  // set when `phrase` is not
};

/// Parses one phrase. Hyphens part words as in fold.h; the first word must be spelled out.
ParsedPhrase parse_phrase(std::string_view text);

/// A cell of phrases, comma separated, as trimmed pieces; empty pieces are kept so that they can be reported.
std::vector<std::string> split_phrases(std::string_view cell);

/// True when the lower-case word is written in this form.
bool matches_form(const WordForm& form, std::string_view word);

/// The same. `pairs` are the word's text::letter_pairs(), which tell most words apart from most forms.
inline bool matches_form(const WordForm& form, std::string_view word, std::uint64_t pairs) {
  return (form.pairs & ~pairs) == 0 && matches_form(form, word);
}

/// Where the phrase that begins at word `begin` ends (one past the last word); nothing when it does not match
/// there.
std::optional<std::size_t> match_phrase(const Phrase& phrase, const std::vector<std::string>& words,
                                        std::size_t begin);

struct PhraseMatch {
  std::uint32_t phrase = 0;        // number given when it was added
  std::size_t begin = 0, end = 0;  // words
};

class PhraseIndex {
 public:
  /// Returns the phrase's number: 0, 1, 2 …
  std::uint32_t add(Phrase phrase);
  const Phrase& phrase(std::uint32_t number) const { return phrases_[number]; }
  std::size_t size() const { return phrases_.size(); }
  /// Every match of every phrase, ordered by begin, then by number. Only the first end of a phrase at a place
  /// counts.
  std::vector<PhraseMatch> find(const std::vector<std::string>& words) const;
  /// The phrase of one word from which one slip of the pen makes the word, that with most letters.
  std::optional<std::uint32_t> find_misspelt(const std::string& word) const;

 private:
  // What a thread remembers of an index: the words of diagnoses and occupations recur all the time.
  struct Remembered;
  Remembered& memory() const;
  /// The phrases that may begin with the word, sorted.
  const std::vector<std::uint32_t>& candidates_of(const std::string& word) const;
  std::vector<std::uint32_t> seek_candidates(std::string_view word) const;

  // Forms of the phrases' first words by their first three letters, as a number.
  static constexpr std::size_t kKeys = 37 * 37 * 37;
  struct FirstForm {
    std::uint64_t pairs = 0;  // of the form
    std::uint32_t phrase = 0;
  };
  struct Forms {
    // Asked first: few runs of letters begin a form, and fewer are all of its first three.
    std::bitset<kKeys> beginnings;
    std::bitset<kKeys> keys;
    std::vector<std::uint16_t> place = std::vector<std::uint16_t>(kKeys);  // of a key in `by_key`
    std::vector<std::vector<FirstForm>> by_key;
  };

  std::vector<Phrase> phrases_;
  Forms at_beginning_;        // of the word
  Forms inside_;              // forms with an open beginning
  std::uint64_t serial_ = 0;  // tells what a thread remembers of this index from what it does of others
};

}  // namespace stickprov::coding
