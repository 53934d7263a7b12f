#include "criteria/times.h"

#include <array>

#include "format/date.h"

namespace stickprov::criteria {
namespace {

TimeSide side(Day day, Day signed_day) {
  return day <= signed_day ? TimeSide::past : TimeSide::future;
}

// A day without a year lies between four months back and eight months ahead: what is written is mostly a
// plan.
constexpr int kFurthestBack = 120;
bool in_reach(Day day, Day signed_day) {
  return (day - signed_day).count() >= -kFurthestBack;
}

}  // namespace

std::optional<Day> day_of_date(std::string_view number, Day signed_day) {
  if (const auto day = format::parse_day(number.substr(0, 10)); day && number.size() >= 10) return day;
  int day = 0;
  int month = 0;
  std::size_t i = 0;
  for (; i < number.size() && number[i] >= '0' && number[i] <= '9'; ++i) day = day * 10 + (number[i] - '0');
  // "3-9/3" begins on the third.
  if (i < number.size() && number[i] == '-') {
    const std::size_t slash = number.find('/');
    if (slash != std::string_view::npos && slash > i && slash - i <= 3) i = slash;
  }
  if (i == number.size() || number[i] != '/' || i > 5) return std::nullopt;
  for (++i; i < number.size() && number[i] >= '0' && number[i] <= '9' && month < 100; ++i)
    month = month * 10 + (number[i] - '0');
  if (day < 1 || day > 31 || month < 1 || month > 12) return std::nullopt;
  const std::chrono::year_month_day signed_date{signed_day};
  std::optional<Day> nearest;
  for (const int shift : {-1, 0, 1}) {
    const std::chrono::year_month_day date{signed_date.year() + std::chrono::years{shift},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) continue;
    const Day candidate{date};
    if (!nearest && in_reach(candidate, signed_day)) nearest = candidate;
  }
  return nearest;
}

TimeSide side_of_date(std::string_view number, Day signed_day) {
  const std::optional<Day> day = day_of_date(number, signed_day);
  return day ? side(*day, signed_day) : TimeSide::unknown;
}

int leading_number(std::string_view text) {
  int value = 0;
  for (const char digit : text) {
    if (digit < '0' || digit > '9' || value > 9999) break;
    value = value * 10 + (digit - '0');
  }
  return value;
}

TimeSide side_of_week(int week, Day signed_day) {
  if (week < 1 || week > 53) return TimeSide::unknown;
  // ISO 8601: week 1 holds 4 January; weeks begin on Monday.
  const std::chrono::year_month_day signed_date{signed_day};
  std::optional<Day> nearest;
  for (const int shift : {-1, 0, 1}) {
    const Day fourth{(signed_date.year() + std::chrono::years{shift}) / std::chrono::January / 4};
    const Day first_monday = fourth - (std::chrono::weekday{fourth} - std::chrono::Monday);
    const Day sunday = first_monday + std::chrono::days{7 * (week - 1) + 6};
    if (!nearest && in_reach(sunday, signed_day)) nearest = sunday;
  }
  return nearest ? side(*nearest, signed_day) : TimeSide::unknown;
}

}  // namespace stickprov::criteria
