#pragma once
// Where a person can be reached: e-mail and street addresses in free text.

#include <string_view>
#include <vector>

#include "privacy/masking.h"

namespace stickprov::privacy {

/// name@domain, also where the domain has no point.
void find_email(std::string_view text, std::vector<PersonalSpan>& spans);

/// A capitalised word with a street ending and a house number that is no measure ("Storgatan 5 B", "Norra
/// vägen 12"), with the postal code and place after it; a postal code after a cue word.
void find_addresses(std::string_view text, const Words& words, std::vector<PersonalSpan>& spans);

}  // namespace stickprov::privacy
