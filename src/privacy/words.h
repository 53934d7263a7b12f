#pragma once
// The cue words of masking, from dictionaries/privacy.tsv.

#include <set>
#include <string>
#include <vector>

namespace stickprov::privacy {

/// Lower case, NFC. Sets compare without copying (std::less<>).
struct Words {
  std::set<std::string, std::less<>>
      identity_cues;  // "pnr": a right-shaped number after it is masked whatever its checksum
  std::set<std::string, std::less<>> phone_cues;   // "tel": digits after it are a phone number
  std::set<std::string, std::less<>> postal_cues;  // "postnr"
  std::set<std::string, std::less<>> ordinary;     // names that are also words: "björn", "hans", "per"
  std::set<std::string, std::less<>> name_verbs;   // what follows a person's name: "har", "orkar"
  std::set<std::string, std::less<>> titles;       // before a name, no part of it: "dr", "leg"
  std::set<std::string, std::less<>> named_after;  // a capitalised word after it is a name: "dr"
  std::set<std::string, std::less<>> particles;    // "von": masked only beside another part of the name
  std::set<std::string, std::less<>> eponyms;  // "syndrom": after a name in the genitive, a disease's name
  std::set<std::string, std::less<>> units;    // "km": a number before it is a measure
  std::vector<std::string> street_endings;     // "gatan", "vägen"
};

/// Reads `<data_folder>/dictionaries/privacy.tsv`. Throws SetupError with file and line.
Words load_words(const std::string& data_folder);

}  // namespace stickprov::privacy
