#include "criteria/times.h"

#include "format/date.h"
#include "text/word_memory.h"

namespace stickprov::criteria {
namespace {

// A day without a year lies between four months back and eight months ahead: what is written is mostly a
// plan.
constexpr int kFurthestBack = 120;
bool in_reach(Day day, Day signed_day) {
  return (day - signed_day).count() >= -kFurthestBack;
}

// The first of these days, a year apart, that is in reach. `day_of` gives that of a year, or none.
template <class DayOf>
std::optional<Day> first_in_reach(Day signed_day, DayOf day_of) {
  const std::chrono::year year = std::chrono::year_month_day{signed_day}.year();
  for (const int shift : {-1, 0, 1}) {
    const std::optional<Day> day = day_of(year + std::chrono::years{shift});
    if (day && in_reach(*day, signed_day)) return day;
  }
  return std::nullopt;
}

std::optional<Day> day_of_month(int day, int month, Day signed_day) {
  if (day < 1 || day > 31 || month < 1 || month > 12) return std::nullopt;
  return first_in_reach(signed_day, [&](std::chrono::year year) -> std::optional<Day> {
    const std::chrono::year_month_day date{year, std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    return date.ok() ? std::optional<Day>(date) : std::nullopt;
  });
}

}  // namespace

TimeSide side_of(Day day, Day signed_day) {
  return day <= signed_day ? TimeSide::past : TimeSide::future;
}

std::optional<Day> day_of_date(std::string_view number, Day signed_day) {
  if (const auto day = format::parse_day(number.substr(0, 10)); day && number.size() >= 10) return day;
  int day = 0;
  int month = 0;
  std::size_t i = 0;
  for (; i < number.size() && number[i] >= '0' && number[i] <= '9' && day <= 31; ++i)
    day = day * 10 + (number[i] - '0');
  // "3-9/3" begins on the third.
  if (i < number.size() && number[i] == '-') {
    const std::size_t slash = number.find('/');
    if (slash != std::string_view::npos && slash > i && slash - i <= 3) i = slash;
  }
  if (i == number.size() || number[i] != '/' || i > 5) return std::nullopt;
  for (++i; i < number.size() && number[i] >= '0' && number[i] <= '9' && month < 100; ++i)
    month = month * 10 + (number[i] - '0');
  return day_of_month(day, month, signed_day);
}

std::optional<WrittenDay> day_at(const text::Reading& reading, std::size_t token, Day signed_day) {
  const auto& tokens = reading.cut.tokens;
  if (tokens[token].kind != text::TokenKind::number) return std::nullopt;
  const std::string_view number = text::word(reading, token);
  if (const std::optional<Day> day = day_of_date(number, signed_day)) return WrittenDay{*day, token + 1};
  const std::size_t end = reading.cut.sentences[tokens[token].sentence].end;
  if (token + 1 >= end || tokens[token + 1].facts->month == 0) return std::nullopt;
  const int month = tokens[token + 1].facts->month;
  constexpr std::size_t kYear = 4;
  if (token + 2 < end && tokens[token + 2].kind == text::TokenKind::number &&
      text::word(reading, token + 2).size() == kYear) {
    const std::chrono::year_month_day date{std::chrono::year{leading_number(text::word(reading, token + 2))},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(leading_number(number))}};
    if (date.ok()) return WrittenDay{Day{date}, token + 3};
  }
  if (const std::optional<Day> day = day_of_month(leading_number(number), month, signed_day))
    return WrittenDay{*day, token + 2};
  return std::nullopt;
}

TimeSide side_of_month(int month, Day signed_day) {
  const std::optional<Day> last = first_in_reach(signed_day, [&](std::chrono::year year) {
    return std::optional<Day>(year / std::chrono::month{static_cast<unsigned>(month)} / std::chrono::last);
  });
  return last ? side_of(*last, signed_day) : TimeSide::unknown;
}

int leading_number(std::string_view text) {
  int value = 0;
  for (const char digit : text) {
    if (digit < '0' || digit > '9' || value > 9999) break;
    value = value * 10 + (digit - '0');
  }
  return value;
}

double leading_decimal(std::string_view text) {
  double value = leading_number(text);
  const std::size_t mark = text.find_first_not_of("0123456789");
  if (mark == std::string_view::npos || (text[mark] != ',' && text[mark] != '.')) return value;
  double place = 1;
  for (const char digit : text.substr(mark + 1)) {
    if (digit < '0' || digit > '9') break;
    value += (digit - '0') * (place /= 10);
  }
  return value;
}

TimeSide side_of_week(int week, Day signed_day) {
  if (week < 1 || week > 53) return TimeSide::unknown;
  // ISO 8601: week 1 holds 4 January; weeks begin on Monday.
  const std::optional<Day> sunday = first_in_reach(signed_day, [&](std::chrono::year year) {
    const Day fourth{year / std::chrono::January / 4};
    const Day first_monday = fourth - (std::chrono::weekday{fourth} - std::chrono::Monday);
    return std::optional<Day>(first_monday + std::chrono::days{7 * (week - 1) + 6});
  });
  return sunday ? side_of(*sunday, signed_day) : TimeSide::unknown;
}

}  // namespace stickprov::criteria
