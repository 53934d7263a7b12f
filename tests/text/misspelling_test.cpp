#include "text/misspelling.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace stickprov::text {
namespace {

bool may_be_meant(std::string_view slip, const std::string& word) {
  const std::vector<std::string> found = respellings(slip);
  return std::find(found.begin(), found.end(), word) != found.end();
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

TEST(Respellings, KeepTheFirstLetterWhichMayBeANegation) {
  EXPECT_FALSE(may_be_meant("otillräcklig", "tillräcklig"));
  EXPECT_FALSE(may_be_meant("uppmärksamhet", "ouppmärksamhet"));
}

TEST(Respellings, LeaveShortWordsAlone) {
  EXPECT_TRUE(respellings("matta").empty());
  EXPECT_FALSE(may_be_meant("burkar", "brukar"));
  EXPECT_FALSE(may_be_meant("hundar", "hundra"));
}

TEST(Respellings, HoldNoEmptyWordWhateverTheBytes) {
  for (const std::string_view word : {"", "\xC3", "\xFF\xFF\xFF\xFF\xFF\xFF\xFF", "aaaaaaaaaa"})
    for (const std::string& respelled : respellings(word)) EXPECT_FALSE(respelled.empty());
}

}  // namespace
}  // namespace stickprov::text
