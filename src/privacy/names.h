#pragma once
// Names of the header, and names after a title, in free text. Internal to the room.

#include <string_view>
#include <vector>

#include "privacy/masking.h"

namespace stickprov::privacy {

/// What of the patient's and the signer's names to look for.
void prepare_names(const Person& patient, const Person& signer, const Words& words, Identities& identities);

/// Adds every name found, in the order of the text; parts of one name are ranges of their own.
void find_names(std::string_view text, const Identities& identities, const Words& words,
                std::vector<PersonalSpan>& spans);

}  // namespace stickprov::privacy
