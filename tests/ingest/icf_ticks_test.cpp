#include "ingest/icf_ticks.h"

#include <gtest/gtest.h>

namespace stickprov::ingest {
namespace {

FreeText separated(std::string value) {
  FreeText text;
  text.field = "35.1";
  text.value = std::move(value);
  separate_ticks(text);
  return text;
}

std::string own(const FreeText& text) {
  return text.value.substr(text.own_words.begin, text.own_words.length());
}

const std::string kFunction = "Problem som påverkar patientens möjlighet att utföra sin sysselsättning:";
const std::string kActivity = "Svårigheter som påverkar patientens sysselsättning:";
using Titles = std::vector<std::string>;

TEST(IcfTicks, FirstEditionStartsANewLine) {
  const FreeText text =
      separated(kFunction + "\nUppmärksamhetsfunktioner - Energi och drift\n\nSomnar sittande.");
  EXPECT_EQ(text.ticked_titles, (Titles{"Uppmärksamhetsfunktioner", "Energi och drift"}));
  EXPECT_EQ(own(text), "Somnar sittande.");
  ASSERT_EQ(text.ticks.size(), 2U);
  EXPECT_EQ(text.value.substr(text.ticks[1].begin, text.ticks[1].length()), "Energi och drift");
}

TEST(IcfTicks, SecondEditionStaysOnTheLine) {
  const FreeText text = separated(kActivity + " Att gå - Att lyfta och bära föremål\n\nGår 50 m.\n");
  EXPECT_EQ(text.ticked_titles, (Titles{"Att gå", "Att lyfta och bära föremål"}));
  EXPECT_EQ(own(text), "Går 50 m.");
}

// Not as the form writes it, but as some type it: the physician's words go on in the line of the titles.
TEST(IcfTicks, WordsThatGoOnInTheLineOfTheTitles) {
  const FreeText text = separated(kFunction + " Muskelkraft - Smärta. Svag i knät.\nHaltar.");
  EXPECT_EQ(text.ticked_titles, (Titles{"Muskelkraft", "Smärta"}));
  EXPECT_EQ(own(text), "Svag i knät.\nHaltar.");
}

TEST(IcfTicks, CarriageReturns) {
  const FreeText text = separated(kActivity + "\r\nAtt gå\r\n\r\nGår 50 m.\r\nVilar.");
  EXPECT_EQ(text.ticked_titles, (Titles{"Att gå"}));
  EXPECT_EQ(own(text), "Går 50 m.\r\nVilar.");
}

TEST(IcfTicks, WithoutOwnWords) {
  for (const std::string& value : {kFunction + "\nSömnfunktioner", kFunction + " Sömnfunktioner\n\n"}) {
    const FreeText text = separated(value);
    EXPECT_EQ(text.ticked_titles, (Titles{"Sömnfunktioner"}));
    EXPECT_EQ(text.own_words.length(), 0U);
  }
}

TEST(IcfTicks, TitlesMayHoldHyphensAndCommas) {
  const FreeText text = separated(kFunction + "\nKänsel-, tryck- och vibrationssinne - Värk, allmän\n\nx");
  EXPECT_EQ(text.ticked_titles, (Titles{"Känsel-, tryck- och vibrationssinne", "Värk, allmän"}));
}

TEST(IcfTicks, SentenceAlone) {
  const FreeText text = separated(kFunction);
  EXPECT_TRUE(text.ticks.empty());
  EXPECT_EQ(text.own_words.length(), 0U);
}

TEST(IcfTicks, NoSentenceNoTicks) {
  const FreeText text = separated("  Ont i ryggen - kan inte sitta. \n");
  EXPECT_TRUE(text.ticks.empty());
  EXPECT_EQ(own(text), "Ont i ryggen - kan inte sitta.");
}

}  // namespace
}  // namespace stickprov::ingest
