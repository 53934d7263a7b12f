#pragma once
// Digits in free text: which are identity numbers, which are telephone numbers.

#include <string_view>
#include <vector>

#include "privacy/masking.h"

namespace stickprov::privacy {

/// True for ten digits YYMMDDNNNC whose last is the Luhn check digit of the nine before.
bool checksum_holds(std::string_view ten_digits);

/// True when YYMMDD (6 digits) or YYYYMMDD (8 digits, years 1850–2099) is a day that exists; the day may be
/// 60 more (coordination number). Two-digit years: February 29 is accepted in every year divisible by four.
bool date_part_holds(std::string_view digits);

/// Appends the identity and telephone numbers of `text` to `spans`.
void find_numbers(std::string_view text, const Identities& identities, const Words& words,
                  std::vector<PersonalSpan>& spans);

}  // namespace stickprov::privacy
