#include "text/misspelling.h"

#include <array>
#include <cstddef>
#include <utility>

#include "text/letters.h"

namespace stickprov::text {
namespace {

// Shorter words are one slip from each other: "slipa" and "slippa", "burkar" and "brukar".
constexpr std::size_t kShortestDoubled = 6;  // letters
constexpr std::size_t kShortestSwapped = 7;
constexpr std::size_t kShortestLost = 9;  // or one too many
constexpr std::size_t kInflected = 2;     // last in a word, where a slip looks like an ending

constexpr std::array<std::string_view, 29> kAlphabet = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j",
                                                        "k", "l", "m", "n", "o", "p", "q", "r", "s", "t",
                                                        "u", "v", "w", "x", "y", "z", "å", "ä", "ö"};

std::vector<std::string_view> letters_of(std::string_view word) {
  std::vector<std::string_view> letters;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t length = decode(word, at).length;
    letters.push_back(word.substr(at, length));
    at += length;
  }
  return letters;
}

std::string joined(const std::vector<std::string_view>& letters) {
  std::string word;
  for (const std::string_view letter : letters) word += letter;
  return word;
}

}  // namespace

std::vector<std::string> respellings(std::string_view word) {
  std::vector<std::string_view> letters = letters_of(word);
  std::vector<std::string> found;
  const std::size_t count = letters.size();
  const auto add_with = [&](std::size_t at, std::string_view letter) {
    letters.insert(letters.begin() + static_cast<std::ptrdiff_t>(at), letter);
    found.push_back(joined(letters));
    letters.erase(letters.begin() + static_cast<std::ptrdiff_t>(at));
  };
  const auto add_without = [&](std::size_t at) {
    const std::string_view letter = letters[at];
    letters.erase(letters.begin() + static_cast<std::ptrdiff_t>(at));
    found.push_back(joined(letters));
    letters.insert(letters.begin() + static_cast<std::ptrdiff_t>(at), letter);
  };

  if (count < kShortestDoubled) return found;
  for (std::size_t i = 1; i < count; ++i) {
    if (letters[i] == letters[i - 1]) {
      add_without(i);
    } else {
      add_with(i, letters[i]);
    }
  }
  if (count < kShortestSwapped) return found;
  for (std::size_t i = 1; i + 1 < count; ++i) {
    std::swap(letters[i], letters[i + 1]);
    found.push_back(joined(letters));
    std::swap(letters[i], letters[i + 1]);
  }
  if (count < kShortestLost) return found;
  for (std::size_t i = 1; i + kInflected < count; ++i) {
    for (const std::string_view letter : kAlphabet) add_with(i, letter);
    add_without(i);
  }
  return found;
}

}  // namespace stickprov::text
