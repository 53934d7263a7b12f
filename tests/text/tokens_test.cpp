// Swedish certificate text as sentences and tokens.

#include <gtest/gtest.h>

#include "small_lexicon.h"

namespace stickprov {
namespace {

using Strings = std::vector<std::string>;

// The original words of each sentence, line breaks and outer spaces aside.
Strings sentences(const std::string& value) {
  static const auto lexicon = small_lexicon({"none: zzz"});
  const text::Reading reading = read(*lexicon, value);
  Strings result;
  for (const auto& sentence : reading.cut.sentences) {
    std::size_t begin = sentence.begin;
    std::size_t end = sentence.end;
    const auto is_break = [&](std::size_t i) {
      return reading.cut.tokens[i].kind == text::TokenKind::line_break;
    };
    while (begin < end && is_break(begin)) ++begin;
    while (end > begin && is_break(end - 1)) --end;
    if (begin == end) continue;
    const Span span = text::span_of(reading, begin, end);
    result.push_back(value.substr(span.begin, span.length()));
  }
  return result;
}

Strings tokens(const std::string& value) {
  static const auto lexicon = small_lexicon({"none: zzz"});
  const text::Reading reading = read(*lexicon, value);
  Strings result;
  for (std::size_t i = 0; i < reading.cut.tokens.size(); ++i) {
    const char* kinds = "wnp|";
    result.push_back(std::string(1, kinds[static_cast<int>(reading.cut.tokens[i].kind)]) + ":" +
                     std::string(text::word(reading, i)));
  }
  return result;
}

TEST(Sentences, FullStopQuestionAndExclamation) {
  EXPECT_EQ(sentences("Stel i ryggen. Går sakta! Kan inte lyfta? Nej."),
            (Strings{"Stel i ryggen.", "Går sakta!", "Kan inte lyfta?", "Nej."}));
  EXPECT_EQ(sentences("Sover dåligt ... Trött").back(), "Trött");
}

TEST(Sentences, AbbreviationsDoNotEnd) {
  EXPECT_EQ(sentences("Svullen p.g.a. hydrops enl. ortoped."),
            (Strings{"Svullen p.g.a. hydrops enl. ortoped."}));
  EXPECT_EQ(sentences("Går ca. 200 m. Vilar."), (Strings{"Går ca. 200 m.", "Vilar."}));
  EXPECT_EQ(sentences("Böjer 40 gr. Sträcker fullt."), (Strings{"Böjer 40 gr.", "Sträcker fullt."}));
  EXPECT_EQ(sentences("Vila t.ex. efter lunch."), (Strings{"Vila t.ex. efter lunch."}));
  EXPECT_EQ(sentences("Besök hos dr. i maj."), (Strings{"Besök hos dr. i maj."}));
}

TEST(Sentences, ForgottenSpaceAfterTheStop) {
  EXPECT_EQ(sentences("Ont i axeln.Kan inte lyfta."), (Strings{"Ont i axeln.", "Kan inte lyfta."}));
}

TEST(Sentences, LineBreaksEndAndSoftWrapsDoNot) {
  EXPECT_EQ(sentences("Nedsatt ork\nSover dåligt"), (Strings{"Nedsatt ork", "Sover dåligt"}));
  EXPECT_EQ(sentences("nedsatt ork\nsover dåligt"), (Strings{"nedsatt ork", "sover dåligt"}));
  const std::string wrapped =
      "Patienten har sedan operationen i mars en uttalad svaghet i höger\narm och kan inte lyfta.";
  EXPECT_EQ(sentences(wrapped), (Strings{wrapped}));
  EXPECT_EQ(sentences("Patienten har sedan operationen i mars en uttalad svaghet i höger\nArm svag."),
            (Strings{"Patienten har sedan operationen i mars en uttalad svaghet i höger", "Arm svag."}));
}

TEST(Sentences, ListsKeepOneItemASentence) {
  EXPECT_EQ(sentences("Svårt:\n- lyfta\n- bära\n• stå"), (Strings{"Svårt:", "- lyfta", "- bära", "• stå"}));
  EXPECT_EQ(sentences("Kan ej lyfta\r\nKan ej bära"), (Strings{"Kan ej lyfta", "Kan ej bära"}));
}

TEST(Sentences, DictatedPunktEndsAndPunktAsAWordDoesNot) {
  EXPECT_EQ(sentences("Stel nacke punkt Kan inte vrida huvudet punkt"),
            (Strings{"Stel nacke punkt", "Kan inte vrida huvudet punkt"}));
  EXPECT_EQ(sentences("Ömmar över en punkt på ryggen"), (Strings{"Ömmar över en punkt på ryggen"}));
}

TEST(Tokens, NumbersDatesRangesAndUnits) {
  EXPECT_EQ(tokens("3,5 kg"), (Strings{"n:3,5", "w:kg"}));
  EXPECT_EQ(tokens("5kg"), (Strings{"n:5", "w:kg"}));
  EXPECT_EQ(tokens("10-15 min"), (Strings{"n:10-15", "w:min"}));
  EXPECT_EQ(tokens("10–15 min"), (Strings{"n:10–15", "w:min"}));
  EXPECT_EQ(tokens("40° eller 40 %"), (Strings{"n:40", "p:°", "w:eller", "n:40", "p:%"}));
  EXPECT_EQ(tokens("BT 120/80"), (Strings{"w:bt", "n:120/80"}));
  EXPECT_EQ(tokens("24/3 kl 13:30"), (Strings{"n:24/3", "w:kl", "n:13:30"}));
  EXPECT_EQ(tokens("2025-10-07."), (Strings{"n:2025-10-07", "p:."}));
  EXPECT_EQ(tokens("20 µg"), (Strings{"n:20", "w:µg"}));
}

TEST(Tokens, HyphensStayInsideWords) {
  EXPECT_EQ(tokens("MADRS-S 24, GAD-7 15"), (Strings{"w:madrs-s", "n:24", "p:,", "w:gad-7", "n:15"}));
  EXPECT_EQ(tokens("HbA1c, L4-rot, B12"), (Strings{"w:hba1c", "p:,", "w:l4-rot", "p:,", "w:b12"}));
  EXPECT_EQ(tokens("in- och utcheckning"), (Strings{"w:in", "p:-", "w:och", "w:utcheckning"}));
}

TEST(Tokens, CapitalsAreKnownAfterFolding) {
  static const auto lexicon = small_lexicon({"none: zzz"});
  const text::Reading reading = read(*lexicon, "Ängslig och Arg");
  EXPECT_TRUE(reading.cut.tokens[0].capital);
  EXPECT_FALSE(reading.cut.tokens[1].capital);
  EXPECT_TRUE(reading.cut.tokens[2].capital);
}

TEST(Reading, OnlyTheOwnWordsAreRead) {
  static const auto lexicon = small_lexicon({"hit: sömn*"});
  const std::string value = "Problem som påverkar: Sömnfunktioner. Sömnen bruten.";
  const std::size_t begin = value.find("Sömnen");
  const text::Reading reading = text::read_text(*lexicon, {35, 1}, value, {begin, value.size()});
  ASSERT_EQ(reading.observations.size(), 1U);
  EXPECT_EQ(text::evidence_of(reading, reading.observations[0]).span, (Span{begin, begin + 7}));
  EXPECT_EQ(reading.word_count, 2U);
}

TEST(Reading, EmptyAndBlankTextHoldNothing) {
  static const auto lexicon = small_lexicon({"hit: a*"});
  for (const char* value : {"", "   ", "\n\n", "- . -", "\xC2\xA0"}) {
    const text::Reading reading = read(*lexicon, value);
    EXPECT_TRUE(reading.empty()) << "'" << value << "'";
    EXPECT_TRUE(reading.observations.empty());
  }
}

}  // namespace
}  // namespace stickprov
