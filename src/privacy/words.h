#pragma once
// The cue words of masking, from dictionaries/privacy.tsv.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace stickprov::privacy {

/// Words in lower case, NFC. Most words of a text are not among them, and that is told by first byte and
/// length before anything is compared.
class WordSet {
 public:
  void add(std::string_view word) {
    if (word.empty()) return;
    lengths_[first_byte(word)] |= length_bit(word);
    words_.emplace(word);
  }
  bool contains(std::string_view word) const {
    return !word.empty() && (lengths_[first_byte(word)] & length_bit(word)) != 0 && words_.contains(word);
  }

  /// The same of a word as it is written, in capitals or not; true for some that are not among them.
  bool may_contain(std::string_view written) const {
    if (written.empty()) return false;
    for (const char c : written)
      if ((static_cast<unsigned char>(c) & 0x80U) != 0) return true;  // in lower case it may be longer
    const char first = written.front();
    const bool capital = first >= 'A' && first <= 'Z';
    const auto small = static_cast<unsigned char>(capital ? first | 0x20 : first);
    return (lengths_[small] & length_bit(written)) != 0;
  }

  std::size_t size() const { return words_.size(); }

 private:
  static std::size_t first_byte(std::string_view word) { return static_cast<unsigned char>(word.front()); }
  static std::uint32_t length_bit(std::string_view word) {
    return std::uint32_t{1} << std::min<std::size_t>(word.size(), 31);
  }

  std::set<std::string, std::less<>> words_;
  std::array<std::uint32_t, 256> lengths_{};  // by first byte: which lengths there are
};

struct Words {
  WordSet identity_cues;  // "pnr": a right-shaped number after it is masked whatever its checksum
  WordSet phone_cues;     // "tel": digits after it are a phone number
  WordSet postal_cues;    // "postnr"
  WordSet ordinary;       // names that are also words: "björn", "hans", "per"
  WordSet name_verbs;     // what follows a person's name: "har", "orkar"
  WordSet titles;         // before a name, no part of it: "dr", "leg"
  WordSet named_after;    // a capitalised word after it is a name: "dr"
  WordSet particles;      // "von": masked only beside another part of the name
  WordSet eponyms;        // "syndrom": after a name in the genitive, a disease's name
  WordSet units;          // "km": a number before it is a measure
  std::vector<std::string> street_endings;  // "gatan", "vägen"
};

/// Reads `<data_folder>/dictionaries/privacy.tsv`. Throws SetupError with file and line.
Words load_words(const std::string& data_folder);

}  // namespace stickprov::privacy
