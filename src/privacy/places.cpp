#include "privacy/places.h"

#include <algorithm>
#include <string>

#include "privacy/digits.h"

namespace stickprov::privacy {
namespace {

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_high(char c) {
  return (static_cast<unsigned char>(c) & 0x80U) != 0;
}
bool is_letter(char c) {
  return is_upper(c) || (c >= 'a' && c <= 'z') || is_high(c);
}

// A capital of the Swedish alphabet begins at `at` (Å, Ä, Ö, É … are C3 80–C3 9E in UTF-8).
bool capital_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  if (is_upper(text[at])) return true;
  return text[at] == '\xC3' && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) <= 0x9EU;
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

std::size_t digits_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

std::size_t letters_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_letter(text[at])) ++at;
  return at;
}

std::size_t word_begin(std::string_view text, std::size_t end) {
  while (end > 0 && is_letter(text[end - 1])) --end;
  return end;
}

std::string lower(std::string_view word) {
  std::string result(word);
  for (std::size_t i = 0; i < result.size(); ++i) {
    if (is_upper(result[i])) result[i] = static_cast<char>(result[i] - 'A' + 'a');
    if (result[i] == '\xC3' && i + 1 < result.size() && capital_at(result, i))
      result[i + 1] = static_cast<char>(result[i + 1] + 0x20);
  }
  return result;
}

bool ends_with(std::string_view word, std::string_view ending) {
  return word.size() >= ending.size() && word.substr(word.size() - ending.size()) == ending;
}

// End of "123 45 Ort" at `at`, or `at` when there is none.
std::size_t postal_end(std::string_view text, std::size_t at) {
  std::size_t i = digits_end(text, at);
  const std::size_t first = i - at;
  if (first == 3) {
    i = skip_blanks(text, i);
    const std::size_t second = digits_end(text, i);
    if (second - i != 2) return at;
    i = second;
  } else if (first != 5) {
    return at;
  }
  const std::size_t place = skip_blanks(text, i);
  return place > i && capital_at(text, place) ? letters_end(text, place) : i;
}

// Over "B", ", lgh 1201", ", 123 45 Ort" after the house number.
std::size_t rest_of_address(std::string_view text, std::size_t at) {
  std::size_t i = skip_blanks(text, at);
  if (i < text.size() && is_letter(text[i]) && !is_high(text[i]) && letters_end(text, i) == i + 1) at = i + 1;
  i = at;
  if (i < text.size() && text[i] == ',') i = skip_blanks(text, i + 1);
  if (text.substr(i, 3) == "lgh") {
    const std::size_t number = skip_blanks(text, i + 3);
    if (digits_end(text, number) > number) at = digits_end(text, number);
  }
  // ", 2 tr" before the postal number.
  i = at;
  if (i < text.size() && text[i] == ',') {
    const std::size_t stairs = skip_blanks(text, i + 1);
    const std::size_t digits = digits_end(text, stairs);
    const std::size_t word = skip_blanks(text, digits);
    const std::size_t word_end = letters_end(text, word);
    constexpr std::size_t kLongest = 4;
    if (digits > stairs && digits - stairs <= 2 && word_end > word && word_end - word <= kLongest &&
        text.substr(word_end, 1) == "," &&
        postal_end(text, skip_blanks(text, word_end + 1)) > skip_blanks(text, word_end + 1))
      at = word_end;
  }
  i = at;
  while (i < text.size() && (text[i] == ',' || text[i] == ' ' || text[i] == '\n' || text[i] == '\r')) ++i;
  const std::size_t end = postal_end(text, i);
  return end > i ? end : at;
}

// Begin of the street name that ends at `end`, or `end` when the word is none.
std::size_t street_begin(std::string_view text, std::size_t end, const Words& words) {
  const std::size_t begin = word_begin(text, end);
  const bool name = capital_at(text, begin);
  // "Norra vägen 12": the word itself is bare, the one before it a name.
  const bool after_word = begin >= 2 && text[begin - 1] == ' ' && is_letter(text[begin - 2]);
  const std::size_t before = after_word ? word_begin(text, begin - 1) : begin;
  const bool after_name = after_word && capital_at(text, before);
  if (!name && !after_name) return end;
  const std::string word = lower(text.substr(begin, end - begin));
  const auto ending = std::find_if(words.street_endings.begin(), words.street_endings.end(),
                                   [&](const std::string& e) { return ends_with(word, e); });
  if (ending == words.street_endings.end()) return end;
  const bool compound = word.size() >= ending->size() + 2;
  if (compound) return name ? begin : end;
  return after_name ? before : end;
}

}  // namespace

void find_email(std::string_view text, std::vector<PersonalSpan>& spans) {
  for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    const auto in_address = [](char c) {
      return is_letter(c) || is_digit(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '%';
    };
    std::size_t begin = at;
    while (begin > 0 && in_address(text[begin - 1])) --begin;
    std::size_t end = at + 1;
    while (end < text.size() && in_address(text[end])) ++end;
    while (end > at + 1 && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
    if (begin == at || end < at + 3 || !is_letter(text[at + 1])) continue;
    spans.push_back({{begin, end}, PersonalKind::email});
  }
}

void find_addresses(std::string_view text, const Words& words, std::vector<PersonalSpan>& spans) {
  std::size_t number_end = 0;
  for (std::size_t at = next_digit(text, 0); at < text.size(); at = next_digit(text, number_end)) {
    number_end = digits_end(text, at);
    std::size_t word_end = at;
    while (word_end > 0 && (text[word_end - 1] == ' ' || text[word_end - 1] == ':')) --word_end;
    if (word_end == at || word_end == 0 || at - word_end > 2 || !is_letter(text[word_end - 1])) continue;
    if (const std::size_t postal = postal_end(text, at); postal > at) {
      const std::size_t begin = word_begin(text, word_end);
      if (words.postal_cues.contains(lower(text.substr(begin, word_end - begin)))) {
        spans.push_back({{at, postal}, PersonalKind::address});
        continue;
      }
    }
    if (number_end - at > 4) continue;
    const std::size_t street = street_begin(text, word_end, words);
    if (street == word_end) continue;
    const std::size_t after = skip_blanks(text, number_end);
    if (after < text.size() && text[after] == '%') continue;
    if (words.units.contains(lower(text.substr(after, letters_end(text, after) - after)))) continue;
    spans.push_back({{street, rest_of_address(text, number_end)}, PersonalKind::address});
  }
}

}  // namespace stickprov::privacy
