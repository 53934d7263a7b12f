#include "text/misspelling.h"

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "text/letters.h"

namespace stickprov::text {
namespace {

// Shorter words are one slip from each other: "slipa" and "slippa", "burkar" and "brukar".
constexpr std::size_t kShortestDoubled = 6;  // letters
constexpr std::size_t kShortestSwapped = 7;
constexpr std::size_t kShortestLost = 9;  // or one too many, or one for another
constexpr std::size_t kInflected = 2;     // last in a word, where a slip looks like an ending

constexpr std::array<std::string_view, 29> kAlphabet = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j",
                                                        "k", "l", "m", "n", "o", "p", "q", "r", "s", "t",
                                                        "u", "v", "w", "x", "y", "z", "å", "ä", "ö"};

}  // namespace

void try_respellings(std::string_view word, const std::function<bool(std::string_view)>& accept) {
  std::vector<std::size_t> begins;  // of each letter, and the end of the word
  for (std::size_t at = 0; at < word.size(); at += decode(word, at).length) begins.push_back(at);
  const std::size_t count = begins.size();
  if (count < kShortestDoubled) return;
  begins.push_back(word.size());
  const auto part = [&](std::size_t from, std::size_t to) {
    return word.substr(begins[from], begins[to] - begins[from]);
  };
  std::string spelled;  // room for all of them
  const auto take = [&](std::string_view a, std::string_view b, std::string_view c, std::string_view d) {
    spelled.assign(a).append(b).append(c).append(d);
    return accept(spelled);
  };

  for (std::size_t i = 1; i < count; ++i) {
    const bool doubled = part(i, i + 1) == part(i - 1, i);
    if (take(part(0, i), doubled ? std::string_view() : part(i, i + 1), part(i + (doubled ? 1 : 0), count),
             ""))
      return;
  }
  // The other mark: "mättligt". One left out makes another word ("smarta").
  for (std::size_t i = 1; i < count; ++i)
    if (const std::string_view letter = part(i, i + 1); letter == "å" || letter == "ä")
      if (take(part(0, i), letter == "å" ? "ä" : "å", part(i + 1, count), "")) return;
  if (count < kShortestSwapped) return;
  for (std::size_t i = 1; i + 1 < count; ++i)
    if (take(part(0, i), part(i + 1, i + 2), part(i, i + 1), part(i + 2, count))) return;
  if (count < kShortestLost) return;
  for (std::size_t i = 1; i + kInflected < count; ++i) {
    for (const std::string_view letter : kAlphabet)
      if (take(part(0, i), letter, part(i, count), "")) return;
    if (take(part(0, i), part(i + 1, count), "", "")) return;
    for (const std::string_view letter : kAlphabet)
      if (take(part(0, i), letter, part(i + 1, count), "")) return;
  }
}

}  // namespace stickprov::text
