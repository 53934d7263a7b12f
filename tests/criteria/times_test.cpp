#include "criteria/times.h"

#include <gtest/gtest.h>

#include "format/date.h"
#include "rating/knowledge.h"

namespace stickprov::criteria {
namespace {

Day day(const char* text) {
  return *format::parse_day(text);
}

const Day kSigned = day("2025-12-15");

// The first day written in the text, and the words it is written with.
std::pair<std::string, std::string> first_day(const std::string& text) {
  static const Knowledge knowledge = rating::load_criteria_knowledge(STICKPROV_ROOT);
  const text::Reading reading = text::read_text(*knowledge.lexicon, {19, 1}, text, {0, text.size()});
  for (std::size_t i = 0; i < reading.cut.tokens.size(); ++i)
    if (const auto written = day_at(reading, i, kSigned)) {
      const Span span = text::span_of(reading, i, written->end);
      return {format::day_text(written->day), text.substr(span.begin, span.length())};
    }
  return {};
}

TEST(Times, DaysInFiguresAndWords) {
  using Found = std::pair<std::string, std::string>;
  EXPECT_EQ(first_day("Röntgen 24/11."), Found("2025-11-24", "24/11"));
  EXPECT_EQ(first_day("Röntgen 24 november."), Found("2025-11-24", "24 november"));
  EXPECT_EQ(first_day("RÖNTGEN 24 NOV"), Found("2025-11-24", "24 NOV"));
  EXPECT_EQ(first_day("Åter den 3 februari 2027 på mottagningen"), Found("2027-02-03", "3 februari 2027"));
  EXPECT_EQ(first_day("Inlagd 25-30 januari."), Found("2026-01-25", "25-30 januari"));
  EXPECT_EQ(first_day("Åter 29 februari."), Found());  // none in reach
  EXPECT_EQ(first_day("Åter om 3 månader."), Found());
  EXPECT_EQ(first_day("Tre kontroller i mars."), Found());
  EXPECT_EQ(first_day("Remiss 99999999999/99999999999, 1/99999999999."), Found());
}

TEST(Times, ADayWithoutYearIsMostlyAPlan) {
  EXPECT_EQ(first_day("4 september").first, "2025-09-04");
  EXPECT_EQ(first_day("4 augusti").first, "2026-08-04");  // more than four months back
}

TEST(Times, AMonthIsPastWhenItIsOver) {
  EXPECT_EQ(side_of_month(11, kSigned), TimeSide::past);
  EXPECT_EQ(side_of_month(12, kSigned), TimeSide::future);
  EXPECT_EQ(side_of_month(1, kSigned), TimeSide::future);
  EXPECT_EQ(side_of_month(9, kSigned), TimeSide::past);
  EXPECT_EQ(side_of_month(7, kSigned), TimeSide::future);
}

TEST(Times, WeeksRunFromMonday) {
  EXPECT_EQ(side_of_week(50, kSigned), TimeSide::past);  // ends the day before
  EXPECT_EQ(side_of_week(51, kSigned), TimeSide::future);
  EXPECT_EQ(side_of_week(3, kSigned), TimeSide::future);
  EXPECT_EQ(side_of_week(54, kSigned), TimeSide::unknown);
}

}  // namespace
}  // namespace stickprov::criteria
