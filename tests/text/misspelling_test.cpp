#include "text/misspelling.h"

#include <gtest/gtest.h>

namespace stickprov::text {
namespace {

bool may_be_meant(std::string_view slip, std::string_view word) {
  bool found = false;
  try_respellings(slip, [&](std::string_view respelled) { return found = respelled == word; });
  return found;
}

TEST(Respellings, FindADoubleLetterWrittenSingleAndASingleOneDouble) {
  EXPECT_TRUE(may_be_meant("kontrol", "kontroll"));
  EXPECT_TRUE(may_be_meant("bessöket", "besöket"));
  EXPECT_TRUE(may_be_meant("mååltid", "måltid"));
}

TEST(Respellings, FindTwoLettersSwapped) {
  EXPECT_TRUE(may_be_meant("utelsutet", "uteslutet"));
  EXPECT_TRUE(may_be_meant("smrätan", "smärtan"));
}

TEST(Respellings, FindALetterLostOrOneTooManyInALongWord) {
  EXPECT_TRUE(may_be_meant("konentrationen", "koncentrationen"));
  EXPECT_TRUE(may_be_meant("illmående", "illamående"));
  EXPECT_TRUE(may_be_meant("fysiotrerapeut", "fysioterapeut"));
  EXPECT_FALSE(may_be_meant("infart", "infarkt"));
}

TEST(Respellings, FindOneLetterWrittenForAnotherInALongWord) {
  EXPECT_TRUE(may_be_meant("konsentrationen", "koncentrationen"));
  EXPECT_TRUE(may_be_meant("fysjoterapeut", "fysioterapeut"));
  EXPECT_FALSE(may_be_meant("belastad", "belastar"));  // an ending
  EXPECT_FALSE(may_be_meant("armbåge", "armbågs"));
}

TEST(Respellings, KeepTheFirstLetterWhichMayBeANegation) {
  EXPECT_FALSE(may_be_meant("otillräcklig", "tillräcklig"));
  EXPECT_FALSE(may_be_meant("uppmärksamhet", "ouppmärksamhet"));
}

TEST(Respellings, LeaveShortWordsAlone) {
  EXPECT_FALSE(may_be_meant("matta", "mata"));
  EXPECT_FALSE(may_be_meant("burkar", "brukar"));
  EXPECT_FALSE(may_be_meant("hundar", "hundra"));
}

TEST(Respellings, EndWithTheFirstThatIsTaken) {
  std::size_t asked = 0;
  try_respellings("uteslutet", [&](std::string_view) { return ++asked == 3; });
  EXPECT_EQ(asked, 3U);
}

TEST(Respellings, KeepTheFirstByteWhateverTheBytes) {
  for (const std::string_view word : {"\xC3", "\xFF\xFF\xFF\xFF\xFF\xFF\xFF", "aaaaaaaaaa"})
    try_respellings(word, [&](std::string_view respelled) {
      EXPECT_EQ(respelled.substr(0, 1), word.substr(0, 1));
      return false;
    });
}

}  // namespace
}  // namespace stickprov::text
