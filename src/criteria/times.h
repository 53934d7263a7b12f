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
TimeSide side_of(Day day, Day signed_day);

/// A day as written from a token on: "24/3", "24 mars", "24 mars 2025".
struct WrittenDay {
  Day day;
  std::size_t end = 0;  // one past its last token
};
std::optional<WrittenDay> day_at(const text::Reading& reading, std::size_t token, Day signed_day);

/// "i mars": past when the month's last day lies before the signing day, by at most four months.
TimeSide side_of_month(int month, Day signed_day);

/// 20 of "20-30", 9999 at most; 0 where no digit stands first.
int leading_number(std::string_view text);
/// The same with decimals: "0,8" and "0.8".
double leading_decimal(std::string_view text);

/// Week `week` of the year: likewise. The signing week itself counts as future.
TimeSide side_of_week(int week, Day signed_day);

}  // namespace stickprov::criteria
