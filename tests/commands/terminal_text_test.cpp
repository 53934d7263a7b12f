#include "commands/terminal_text.h"

#include <gtest/gtest.h>

namespace stickprov::commands {
namespace {

TEST(DisplayWidth, CountsWhatIsSeen) {
  EXPECT_EQ(display_width(""), 0U);
  EXPECT_EQ(display_width("åäö"), 3U);
  EXPECT_EQ(display_width("a\xCC\x8A"), 1U);  // a + combining ring
  EXPECT_EQ(display_width("漢字"), 4U);
  EXPECT_EQ(display_width("\xFF!"), 2U);  // not UTF-8
}

TEST(Padded, FillsToColumnsNotBytes) {
  EXPECT_EQ(padded("lön", 5), "lön  ");
  EXPECT_EQ(padded("lönebidrag", 5), "lönebidrag");
}

TEST(Wrapped, BreaksAtSpacesAndKeepsEveryWord) {
  const std::string text = "svårt att gå längre än tio meter";
  std::string joined;
  for (const Span& line : wrapped(text, 12)) {
    const std::string piece = text.substr(line.begin, line.length());
    EXPECT_LE(display_width(piece), 12U) << piece;
    joined += (joined.empty() ? "" : " ") + piece;
  }
  EXPECT_EQ(joined, text);
}

TEST(Wrapped, KeepsLineBreaksAndCutsWhatCannotBeBroken) {
  const std::string text = "ett\r\n\nåååååååååå";
  const auto lines = wrapped(text, 4);
  ASSERT_EQ(lines.size(), 5U);
  EXPECT_EQ(lines[0], (Span{0, 3}));
  EXPECT_EQ(lines[1].length(), 0U);
  EXPECT_EQ(lines[2].length(), 8U);  // four å, whole code points
  EXPECT_EQ(lines[4].length(), 4U);
}

TEST(Underlined, PutsMarksUnderTheWordsTheyBelongTo) {
  const std::string text = "Håller ej lyfta";
  const std::size_t begin = text.find("lyfta");
  EXPECT_EQ(underlined(text, {{begin, begin + 5}}, 40, 2, false), "  Håller ej lyfta\n            ^^^^^\n");
}

TEST(Underlined, FollowsAMarkOverABrokenLine) {
  const std::string shown = underlined("kan inte lyfta tungt", {{4, 14}}, 10, 0, false);
  EXPECT_EQ(shown, "kan inte\n    ^^^^\nlyfta\n^^^^^\ntungt\n");
}

TEST(Underlined, ColourTakesThePlaceOfTheSecondLine) {
  EXPECT_EQ(underlined("ont i rygg", {{6, 10}}, 40, 0, true), "ont i \x1b[4mrygg\x1b[24m\n");
}

TEST(Underlined, ATextCannotSteerTheTerminal) {
  EXPECT_EQ(underlined("a\x1b[2Jb\tc", {}, 40, 0, false), "a [2Jb c\n");
  EXPECT_EQ(underlined("a\xE2\x80\xAE"
                       "b",
                       {}, 40, 0, false),
            "a b\n");  // right-to-left override
}

}  // namespace
}  // namespace stickprov::commands
