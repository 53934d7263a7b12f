#pragma once
// Days and weeks as physicians write them without a year ("24/3", "v 12", "i mars"), placed beside the
// signing day.

#include <optional>
#include <string_view>

#include "model/certificate.h"
#include "text/reading.h"

namespace stickprov::criteria {

/// Where a written time lies: before the signing day, on or after it, or not to be told.
enum class TimeSide { past, future, unknown };

/// "24/3", "2025-10-07", "3/11-25" as a day, "3-9/3" as its first: the year is the one that puts it between
/// four months before and eight months after the signing day. Nothing when the number is no date.
std::optional<Day> day_of_date(std::string_view number, Day signed_day);
TimeSide side_of_date(std::string_view number, Day signed_day);

/// 20 of "20-30", 9999 at most; 0 where no digit stands first.
int leading_number(std::string_view text);

/// Week `week` of the year: likewise. The signing week itself counts as future.
TimeSide side_of_week(int week, Day signed_day);

}  // namespace stickprov::criteria
