#include "report/cell_text.h"

#include <gtest/gtest.h>

namespace stickprov::report {
namespace {

TEST(CellText, FitsWhatIsShortEnough) {
  EXPECT_EQ(fit_cell("åäö", "…", 3), "åäö");
  EXPECT_EQ(fit_cell("", "…", 3), "");
}

TEST(CellText, CutsOnAWholeLetterWithinTheLimit) {
  EXPECT_EQ(fit_cell("åäöå", "…", 3), "åä…");
  EXPECT_EQ(length_of(fit_cell(std::string(40000, 'x'), " (kortad)")), kCellLimit);
  // Beyond the basic plane Excel counts two.
  EXPECT_EQ(fit_cell("😀😀", "…", 3), "😀…");
  EXPECT_EQ(fit_cell("😀😀", "…", 4), "😀😀");
}

TEST(CellText, ReplacesInvalidBytes) {
  EXPECT_EQ(fit_cell("a\xFF"
                     "b",
                     "…"),
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_EQ(fit_cell("\xC3", "…"), "\xEF\xBF\xBD");
  EXPECT_EQ(fit_cell("\xED\xA0\x80", "…"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST(CellText, ReplacesWhatXmlCannotHold) {
  EXPECT_EQ(fit_cell("a\x01\tb", "…"), "a\xEF\xBF\xBD\tb");
  EXPECT_EQ(fit_cell("\xEF\xBF\xBF", "…"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST(CellText, BreaksLinesBetweenWords) {
  EXPECT_EQ(lines_of("ett två tre", 7), (std::vector<std::string>{"ett två", "tre"}));
  EXPECT_EQ(lines_of("", 7), (std::vector<std::string>{}));
}

TEST(CellText, CountsTheLinesOfWrappedText) {
  EXPECT_EQ(line_count("ett två tre", 7), 2U);
  EXPECT_EQ(line_count("ett\ntvå", 40), 2U);
  EXPECT_EQ(line_count("abcdefghij", 4), 3U);
  EXPECT_EQ(line_count("", 4), 1U);
}

}  // namespace
}  // namespace stickprov::report
