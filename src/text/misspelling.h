#pragma once
// Slips of the pen: what a word that no dictionary knows was probably meant to be. Internal to the room.

#include <functional>
#include <string_view>

namespace stickprov::text {

/// Gives `accept` the spellings from which one slip makes `word` (lower case), likeliest first, until it
/// takes one: a double letter written single or a single one double ("kolega", "bessöket"), the other of å
/// and ä ("mättligt"), in longer words two letters swapped ("utelsutet"), one lost, one too many or one for
/// another ("konentration", "konsentration"). The first letter stays, as "o" before a word is another word,
/// and of the last three slips the last letters too, which inflect. None for short words, which are too like
/// each other.
void try_respellings(std::string_view word, const std::function<bool(std::string_view)>& accept);

}  // namespace stickprov::text
