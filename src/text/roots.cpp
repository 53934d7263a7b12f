#include "text/roots.h"

#include <cstring>

#include "text/letters.h"

namespace stickprov::text {
namespace {

constexpr std::uint32_t kBeginning = 5;

// The longer word of a compound contains the beginning of the shorter.
bool contains_beginning(const Root& longer, const Root& shorter) {
  return (shorter.beginning_pairs & ~longer.pairs) == 0 &&
         longer.word.find(shorter.word.substr(0, shorter.six_letters)) != std::string_view::npos;
}

std::uint32_t core_of(std::string_view word, const StructureWords& structure) {
  std::size_t longest = 0;
  for (const std::string& ending : structure.word_endings)
    if (ending.size() > longest && word.ends_with(ending)) longest = ending.size();
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size() - longest; at += decode(word, at).length) ++letters;
  return letters < kShortestRoot ? 0 : static_cast<std::uint32_t>(word.size() - longest);
}

}  // namespace

std::uint64_t letter_pairs(std::string_view word) {
  std::uint64_t pairs = 0;
  for (std::size_t i = 1; i < word.size(); ++i) {
    const auto before = static_cast<unsigned char>(word[i - 1]);
    const auto byte = static_cast<unsigned char>(word[i]);
    pairs |= std::uint64_t{1} << ((before * 31U + byte) & 63U);
  }
  return pairs;
}

Root root_of(std::string_view word, const StructureWords& structure) {
  Root root;
  root.word = word;
  if (word.size() >= sizeof root.four_bytes)
    std::memcpy(&root.four_bytes, word.data(), sizeof root.four_bytes);
  std::uint64_t hash = 14695981039346656037U;  // FNV-1a
  for (std::size_t at = 0; at < word.size(); ++root.letters) {
    const std::size_t end = at + decode(word, at).length;
    for (; at < end && root.letters < kBeginning; ++at)
      hash = (hash ^ static_cast<unsigned char>(word[at])) * 1099511628211U;
    at = end;
    if (root.letters < kBeginning) root.five_letters = static_cast<std::uint32_t>(end);
    if (root.letters <= kBeginning) root.six_letters = static_cast<std::uint32_t>(end);
  }
  root.beginning = hash;
  root.pairs = letter_pairs(word);
  root.beginning_pairs = letter_pairs(word.substr(0, root.six_letters));
  root.core = core_of(word, structure);
  return root;
}

bool share_root(const Root& a, const Root& b) {
  if (a.letters < kShortestRoot || b.letters < kShortestRoot) return false;
  if (a.core != 0 && a.core == b.core && a.word[0] == b.word[0] &&
      a.word.substr(0, a.core) == b.word.substr(0, b.core))
    return true;
  if (a.letters < kBeginning || b.letters < kBeginning) {
    // "Kniv" is the first part of "knivarbete".
    constexpr std::uint32_t kCompound = 8;
    const Root& longer = a.letters > b.letters ? a : b;
    const Root& shorter = a.letters > b.letters ? b : a;
    return a.word == b.word || (longer.letters >= kCompound && longer.word.starts_with(shorter.word));
  }
  if (a.beginning == b.beginning && a.word.substr(0, a.five_letters) == b.word.substr(0, b.five_letters))
    return true;
  if (a.letters == b.letters) return false;
  return a.letters > b.letters ? contains_beginning(a, b) : contains_beginning(b, a);
}

}  // namespace stickprov::text
