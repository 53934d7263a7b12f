#include "coding/phrase.h"

#include <algorithm>
#include <atomic>
#include <unordered_map>

#include "coding/fold.h"
#include "text/misspelling.h"
#include "text/roots.h"

namespace stickprov::coding {
namespace {

constexpr std::size_t kKeyLength = 3;

constexpr std::uint32_t kBase = 37;
constexpr std::uint32_t kPlaces[kKeyLength] = {kBase * kBase, kBase, 1};

std::uint32_t digit_of(char c) {
  return static_cast<std::uint32_t>(c >= 'a' ? c - 'a' + 1 : c >= '0' ? c - '0' + 27 : 0);
}

// The first letters as a number to the base 37: a letter or digit a place, 0 past the end.
std::uint32_t index_key(std::string_view letters) {
  std::uint32_t key = 0;
  for (std::size_t i = 0; i < kKeyLength && i < letters.size(); ++i) key += digit_of(letters[i]) * kPlaces[i];
  return key;
}

bool is_number(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool matches_word(const PhraseWord& expected, std::string_view word) {
  switch (expected.kind) {
    case PhraseWord::Kind::number:
      return is_number(word);
    case PhraseWord::Kind::any:
      return true;
    case PhraseWord::Kind::gap:
      return false;
    case PhraseWord::Kind::forms:
      break;
  }
  return std::any_of(expected.forms.begin(), expected.forms.end(),
                     [&](const WordForm& form) { return matches_form(form, word); });
}

std::optional<std::size_t> match_from(const Phrase& phrase, std::size_t expected,
                                      const std::vector<std::string>& words, std::size_t at) {
  if (expected == phrase.words.size()) return at;
  const auto& word = phrase.words[expected];
  if (word.kind == PhraseWord::Kind::gap) {
    for (std::size_t skip = 0; skip <= 3 && at + skip <= words.size(); ++skip)
      if (const auto end = match_from(phrase, expected + 1, words, at + skip)) return end;
    return std::nullopt;
  }
  if (at >= words.size() || !matches_word(word, words[at])) return std::nullopt;
  return match_from(phrase, expected + 1, words, at + 1);
}

/// The letters of one alternative, "*artros*" → {artros, open, open}; nothing when a star stands inside.
std::optional<WordForm> parse_form(std::string_view text) {
  WordForm form;
  if (!text.empty() && text.front() == '*') {
    form.open_begin = true;
    text.remove_prefix(1);
  }
  if (!text.empty() && text.back() == '*') {
    form.open_end = true;
    text.remove_suffix(1);
  }
  form.letters = fold(text);
  form.pairs = text::letter_pairs(form.letters);
  const bool plain = !form.letters.empty() &&
                     std::all_of(form.letters.begin(), form.letters.end(),
                                 [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
  if (!plain) return std::nullopt;
  return form;
}

constexpr std::size_t kMostWords = 50'000;  // that a thread remembers of an index

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> pieces;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && text[at] != separator) continue;
    pieces.emplace_back(text.substr(begin, at - begin));
    begin = at + 1;
  }
  return pieces;
}

}  // namespace

bool matches_form(const WordForm& form, std::string_view word) {
  const auto& letters = form.letters;
  if (word.size() < letters.size()) return false;
  if (!form.open_begin) return form.open_end ? word.substr(0, letters.size()) == letters : word == letters;
  if (word.size() < letters.size() + 2) return false;
  if (!form.open_end) return word.substr(word.size() - letters.size()) == letters;
  return word.find(letters, 2) != std::string_view::npos;
}

std::vector<std::string> split_phrases(std::string_view cell) {
  std::vector<std::string> phrases;
  if (cell.empty()) return phrases;
  for (auto& piece : split(cell, ',')) {
    const auto first = piece.find_first_not_of(' ');
    const auto last = piece.find_last_not_of(' ');
    phrases.push_back(first == std::string::npos ? std::string() : piece.substr(first, last - first + 1));
  }
  return phrases;
}

ParsedPhrase parse_phrase(std::string_view text) {
  Phrase phrase;
  std::string spaced(text);
  std::replace(spaced.begin(), spaced.end(), '-', ' ');
  for (const auto& piece : split(spaced, ' ')) {
    if (piece.empty())
      return {std::nullopt, "tom fras eller dubbla blanksteg", "empty phrase or double spaces"};
    PhraseWord word;
    if (piece == "<num>") {
      word.kind = PhraseWord::Kind::number;
    } else if (piece == "<any>") {
      word.kind = PhraseWord::Kind::any;
    } else if (piece == "<gap>") {
      word.kind = PhraseWord::Kind::gap;
    } else {
      std::size_t shortest = std::string::npos;
      for (const auto& alternative : split(piece, '/')) {
        const auto form = parse_form(alternative);
        if (!form)
          return {std::nullopt, "ordet har annat än bokstäver, siffror och stjärnor i ändarna",
                  "the word holds more than letters, digits and stars at its ends"};
        if ((form->open_begin || form->open_end) && form->letters.size() < 2)
          return {std::nullopt, "för få bokstäver vid stjärnan", "too few letters beside the star"};
        shortest = std::min(shortest, form->letters.size());
        word.forms.push_back(*form);
      }
      phrase.letters += shortest;
    }
    phrase.words.push_back(std::move(word));
  }
  if (phrase.words.front().kind != PhraseWord::Kind::forms ||
      phrase.words.back().kind == PhraseWord::Kind::gap)
    return {std::nullopt, "frasen måste börja med ett utskrivet ord och får inte sluta med en lucka",
            "the phrase must begin with a spelled-out word and not end with a gap"};
  return {std::move(phrase), {}, {}};
}

std::optional<std::size_t> match_phrase(const Phrase& phrase, const std::vector<std::string>& words,
                                        std::size_t begin) {
  return match_from(phrase, 0, words, begin);
}

std::uint32_t PhraseIndex::add(Phrase phrase) {
  static std::atomic<std::uint64_t> next_serial{0};
  serial_ = ++next_serial;
  const auto number = static_cast<std::uint32_t>(phrases_.size());
  for (const auto& form : phrase.words.front().forms) {
    const std::uint32_t key = index_key(form.letters);
    Forms& forms = form.open_begin ? inside_ : at_beginning_;
    for (std::size_t letters = 1; letters <= kKeyLength; ++letters)
      forms.beginnings.set(index_key(std::string_view(form.letters).substr(0, letters)));
    if (!forms.keys[key]) {
      forms.keys.set(key);
      forms.place[key] = static_cast<std::uint16_t>(forms.by_key.size());
      forms.by_key.emplace_back();
    }
    forms.by_key[forms.place[key]].push_back({form.pairs, number});
  }
  phrases_.push_back(std::move(phrase));
  return number;
}

std::vector<std::uint32_t> PhraseIndex::seek_candidates(std::string_view word) const {
  std::vector<std::uint32_t> candidates;
  const std::uint64_t lacking = ~text::letter_pairs(word);
  // The run of letters, and its first one and two: short forms have short keys.
  const auto collect = [&](const Forms& forms, std::string_view letters) {
    std::uint32_t key = 0;
    for (std::size_t i = 0; i < kKeyLength && i < letters.size(); ++i) {
      key += digit_of(letters[i]) * kPlaces[i];
      if (!forms.beginnings[key]) return;
      if (!forms.keys[key]) continue;
      for (const FirstForm& form : forms.by_key[forms.place[key]])
        if ((form.pairs & lacking) == 0) candidates.push_back(form.phrase);
    }
  };
  collect(at_beginning_, word);
  // At least two letters stand before a form with an open beginning.
  for (std::size_t at = 2; at < word.size(); ++at) collect(inside_, word.substr(at));
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  return candidates;
}

struct PhraseIndex::Remembered {
  std::uint64_t serial = 0;
  std::unordered_map<std::string, std::vector<std::uint32_t>> candidates;
  std::unordered_map<std::string, std::optional<std::uint32_t>> misspelt;
};

PhraseIndex::Remembered& PhraseIndex::memory() const {
  constexpr std::size_t kMostIndexes = 8;  // of one set of maps and the one before
  thread_local std::vector<Remembered> memories;
  auto own = std::find_if(memories.begin(), memories.end(),
                          [&](const Remembered& other) { return other.serial == serial_; });
  if (own == memories.end()) {
    if (memories.size() == kMostIndexes) memories.erase(memories.begin());
    own = memories.insert(memories.end(), {serial_, {}, {}});
  }
  return *own;
}

const std::vector<std::uint32_t>& PhraseIndex::candidates_of(const std::string& word) const {
  auto& remembered = memory().candidates;
  if (remembered.size() >= kMostWords) remembered.clear();
  const auto [place, added] = remembered.try_emplace(word);
  if (added) place->second = seek_candidates(word);
  return place->second;
}

std::optional<std::uint32_t> PhraseIndex::find_misspelt(const std::string& word) const {
  auto& remembered = memory().misspelt;
  if (remembered.size() >= kMostWords) remembered.clear();
  const auto [place, added] = remembered.try_emplace(word);
  if (!added) return place->second;
  std::optional<std::uint32_t>& best = place->second;
  text::try_respellings(word, [&](std::string_view respelled) {
    for (const std::uint32_t number : seek_candidates(respelled))
      if ((!best || phrases_[number].letters > phrases_[*best].letters) &&
          match_phrase(phrases_[number], {std::string(respelled)}, 0))
        best = number;
    return false;  // the one that most letters speak for
  });
  return best;
}

std::vector<PhraseMatch> PhraseIndex::find(const std::vector<std::string>& words) const {
  std::vector<PhraseMatch> matches;
  for (std::size_t begin = 0; begin < words.size(); ++begin)
    for (const std::uint32_t number : candidates_of(words[begin]))
      if (const auto end = match_phrase(phrases_[number], words, begin))
        matches.push_back({number, begin, *end});
  return matches;
}

}  // namespace stickprov::coding
