#pragma once
// Slips of the pen: what a word that no dictionary knows was probably meant to be. Internal to the room.

#include <string>
#include <string_view>
#include <vector>

namespace stickprov::text {

/// The spellings from which one slip makes `word` (lower case), likeliest first: a double letter written
/// single or a single one double ("knapt", "bessöket"), two letters swapped ("utelsutet"); in long words also
/// a letter lost or one too many ("konentration"). The first letter stays, as "o" or "e" before a word is
/// another word, and so do the last, which inflect. Empty for short words, which are too like each other.
std::vector<std::string> respellings(std::string_view word);

}  // namespace stickprov::text
