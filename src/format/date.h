#pragma once
// Dates as the forms write them: YYYY-MM-DD, proleptic Gregorian.

#include <optional>
#include <string>
#include <string_view>

#include "model/certificate.h"

namespace stickprov::format {

/// The day that exactly "YYYY-MM-DD" names, years 1800–2199; nothing for any other text or a day that does
/// not exist (2025-13-40, 2025-02-29).
std::optional<Day> parse_day(std::string_view text);

/// "YYYY-MM-DD".
std::string day_text(Day day);

}  // namespace stickprov::format
