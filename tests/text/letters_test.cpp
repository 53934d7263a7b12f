// Lower case and composition keep every byte's way back to the original.

#include "text/letters.h"

#include <gtest/gtest.h>

#include <random>

#include "small_lexicon.h"
#include "text/reading.h"

namespace stickprov {
namespace {

using text::fold;
using text::Folded;

TEST(Fold, LowersSwedishLettersAndKeepsOffsets) {
  const Folded folded = fold("ÅÄÖ É Nedsatt SÖMN × ÷");
  EXPECT_EQ(folded.text, "åäö é nedsatt sömn × ÷");
  EXPECT_TRUE(folded.origin.empty()) << "text already composed needs no map";
  EXPECT_EQ(folded.original_offset(7), 7U);
}

TEST(Fold, ComposesCombiningMarks) {
  // "Ha\u030Alla": a and a ring, as a Mac types å.
  const std::string original = "Ha\xCC\x8Alla emot";
  const Folded folded = fold(original);
  EXPECT_EQ(folded.text, "hålla emot");
  ASSERT_EQ(folded.origin.size(), folded.text.size() + 1);
  EXPECT_EQ(folded.original_offset(1), 1U);  // å begins where a stood
  EXPECT_EQ(folded.original_offset(3), 4U);  // l stands after the mark
  EXPECT_EQ(folded.original_offset(folded.text.size()), original.size());
}

TEST(Fold, EveryDecomposedSwedishLetter) {
  EXPECT_EQ(fold("A\xCC\x8A"
                 "A\xCC\x88"
                 "O\xCC\x88"
                 "E\xCC\x81")
                .text,
            "åäöé");
  EXPECT_EQ(fold("a\xCC\x8A"
                 "a\xCC\x88"
                 "o\xCC\x88"
                 "e\xCC\x81")
                .text,
            "åäöé");
}

TEST(Fold, MarkWithNothingBeforeItAndMalformedBytesStay) {
  EXPECT_EQ(fold("\xCC\x8A"
                 "abc")
                .text,
            "\xCC\x8A"
            "abc");
  const std::string broken = "ont \xC3 i \xFF kn\xC3\xA4";
  EXPECT_EQ(fold(broken).text, broken);
}

TEST(AccentsOf, AStrayLetterIsNoSignThatTheRestHasItsDots) {
  const std::string without =
      "vark hoger axel sedan i varas, vaknar pa natten nar han vander sig. Kan inte mala ovan axelhojd och "
      "vagra lyfta, gar ej alls. Klattra i stallning osakert.";
  EXPECT_EQ(text::accents_of({without}), text::Accents::missing);
  EXPECT_EQ(text::accents_of({without, "kraft nedsatt mot vä"}), text::Accents::missing);
  EXPECT_EQ(text::accents_of({"kraft nedsatt mot vä"}), text::Accents::written);
  EXPECT_EQ(text::accents_of({"ont i ryggen"}), text::Accents::perhaps_missing);
}

TEST(AccentsOf, LettersWithTheirDotsAreWrittenComposedOrNot) {
  EXPECT_EQ(text::accents_of({"Nedsatt rörlighet i höger axel, kan ej lyfta över axelhöjd eller bära."}),
            text::Accents::written);
  EXPECT_EQ(text::accents_of(
                {"Nedsatt ro\xCC\x88rlighet i ho\xCC\x88ger axel, sva\xCC\x8Art att lyfta, ingen kraft."}),
            text::Accents::written);
}

TEST(Decode, ReadsOneCodePointAndStepsOverBadBytes) {
  EXPECT_EQ(text::decode("å", 0).value, char32_t{0xE5});
  EXPECT_EQ(text::decode("å", 0).length, 2U);
  EXPECT_EQ(text::decode("–", 0).length, 3U);
  EXPECT_EQ(text::decode("😀", 0).length, 4U);
  EXPECT_EQ(text::decode("\xC3", 0).value, char32_t{0xFFFD});
  EXPECT_EQ(text::decode("\xC3", 0).length, 1U);
  EXPECT_EQ(text::decode("\xC0\xAF", 0).length, 1U) << "an overlong form is no code point";
}

std::string utf8(char32_t c) {
  std::string out;
  const auto byte = [&](unsigned value) { out += static_cast<char>(value); };
  if (c < 0x80) {
    byte(c);
  } else if (c < 0x800) {
    byte(0xC0U | (c >> 6U));
    byte(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    byte(0xE0U | (c >> 12U));
    byte(0x80U | ((c >> 6U) & 0x3FU));
    byte(0x80U | (c & 0x3FU));
  } else {
    byte(0xF0U | (c >> 18U));
    byte(0x80U | ((c >> 12U) & 0x3FU));
    byte(0x80U | ((c >> 6U) & 0x3FU));
    byte(0x80U | (c & 0x3FU));
  }
  return out;
}

// Words, marks, combining marks, all planes: whatever comes, a cited span begins and ends at code points.
TEST(Fold, AnyTextHasItsSpansAtCodePoints) {
  const auto lexicon = small_lexicon(
      {"hit: *ö*", "hit: å*", "hit: <num> <unit>", "hit: a <gap> b", "unit: kg"}, {"negated forward 4: ej"});
  const std::vector<std::u32string> pieces = {
      U"å",      U"ä",   U"ö", U"Å",  U"a\u030A", U"o\u0308", U"A\u0308\u0301",
      U"ej",     U" ",   U" ", U"\n", U". ",      U", ",      U"5",
      U"kg",     U"3,5", U"a", U"b",  U"–",       U"😀",       U"\u0308",
      U"\u00A0", U"ß",   U"µ", U"Ω",  U"%",       U"°",       U"punkt"};
  std::mt19937 random(20251001);
  std::size_t observations = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string value;
    const auto length = random() % 40;
    for (std::size_t i = 0; i < length; ++i) {
      if (random() % 12 == 0) {
        auto c = static_cast<char32_t>(random() % 0x110000);
        if (c >= 0xD800 && c <= 0xDFFF) c = U'x';
        value += utf8(c);
      } else {
        for (const char32_t c : pieces[random() % pieces.size()]) value += utf8(c);
      }
    }
    // The physician's own words may begin after a machine-made line.
    std::size_t begin = value.empty() ? 0 : random() % (value.size() + 1);
    while (!is_code_point_border(value, begin)) ++begin;
    const text::Reading reading = text::read_text(*lexicon, {35, 1}, value, {begin, value.size()});
    std::size_t tokens_in_sentences = 0;
    for (const auto& sentence : reading.cut.sentences) {
      EXPECT_EQ(sentence.begin, tokens_in_sentences);
      tokens_in_sentences = sentence.end;
    }
    EXPECT_EQ(tokens_in_sentences, reading.cut.tokens.size()) << "sentences cover every token";
    std::size_t before = begin;
    for (std::size_t i = 0; i < reading.cut.tokens.size(); ++i) {
      const Span span = text::span_of(reading, i, i + 1);
      ASSERT_LE(before, span.begin) << value;  // equal only within one letter and its marks
      ASSERT_LT(span.begin, span.end) << value;
      ASSERT_LE(span.end, value.size()) << value;
      ASSERT_TRUE(is_code_point_border(value, span.begin) && is_code_point_border(value, span.end)) << value;
      before = span.begin;
    }
    for (const auto& o : reading.observations) {
      const Span span = text::evidence_of(reading, o).span;
      ASSERT_GE(span.begin, begin) << "nothing is cited outside the own words: " << value;
      ASSERT_TRUE(is_code_point_border(value, span.begin) && is_code_point_border(value, span.end)) << value;
      ++observations;
    }
  }
  EXPECT_GT(observations, 3000U) << "the texts must hold matches for the test to say anything";
}

// Bytes that are no UTF-8 at all may reach the reader from a faulty exporter; they must not break it.
TEST(Fold, AnyBytesAreRead) {
  const auto lexicon = small_lexicon({"hit: *ö*", "hit: å*"});
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string value(random() % 60, '\0');
    for (char& c : value) c = static_cast<char>(random() % 3 == 0 ? 0xC3 : random() % 256);
    const text::Reading reading = read(*lexicon, value);
    for (std::size_t i = 0; i < reading.cut.tokens.size(); ++i)
      ASSERT_LE(text::span_of(reading, i, i + 1).end, value.size());
  }
}

}  // namespace
}  // namespace stickprov
