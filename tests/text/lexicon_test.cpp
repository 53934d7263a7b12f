// The phrase syntax of dictionaries/README.md, and what a faulty row says.

#include <gtest/gtest.h>

#include <thread>

#include "model/setup_error.h"
#include "small_lexicon.h"

namespace stickprov {
namespace {

using Strings = std::vector<std::string>;

Strings hits(const std::vector<std::string>& phrases, const std::string& value) {
  const auto lexicon = small_lexicon(phrases);
  return words_of(*lexicon, value, "hit");
}

TEST(Phrase, ExactWordFormOnly) {
  EXPECT_EQ(hits({"hit: lyfta"}, "Lyfta och lyftarbete, lyfta."), (Strings{"Lyfta", "lyfta"}));
}

TEST(Phrase, BeginningEndingAndInside) {
  EXPECT_EQ(hits({"hit: koncentration*"}, "Koncentrationen svag; okoncentration"),
            (Strings{"Koncentrationen"}));
  EXPECT_EQ(hits({"hit: *smärta"}, "Ryggsmärta, smärta, smärtan"), (Strings{"Ryggsmärta"}))
      << "what stands before is at least two letters";
  EXPECT_EQ(hits({"hit: *svårighet*"}, "Läs- och minnessvårigheter"), (Strings{"minnessvårigheter"}));
}

TEST(Phrase, EitherWordWithItsOwnWildcard) {
  EXPECT_EQ(hits({"hit: kan/kunde inte/ej lyft*"}, "Kan ej lyfta. Kunde inte lyfta. Kan lyfta."),
            (Strings{"Kan ej lyfta", "Kunde inte lyfta"}));
}

TEST(Phrase, Stem) {
  const SmallFolder folder({"s1\tstem\tsmärta\thit\ttest\tn"}, {});
  const auto lexicon = text::load_lexicon(folder.path(), {});
  EXPECT_EQ(words_of(*lexicon, "Smärtorna i axeln, smärtor i nacken, stelhet", "hit"),
            (Strings{"Smärtorna", "smärtor"}));
}

TEST(Phrase, PlaceholdersTakeNumbersUnitsAndDates) {
  const std::vector<std::string> words = {"hit: <num> <unit>", "unit: kg",         "unit: min*",
                                          "number_word: tre",  "hit: åter <date>", "date_word: mars",
                                          "hit: vecka <num>"};
  EXPECT_EQ(hits(words, "Lyfter 3,5 kg, 5kg, tre kg och går 10–15 minuter."),
            (Strings{"3,5 kg", "5kg", "tre kg", "10–15 minuter"}));
  EXPECT_EQ(hits(words, "Böjer 40° och 30 % av fullt"), (Strings{"40°", "30 %"}));
  EXPECT_EQ(hits(words, "Åter 24/3. Åter mars. Åter 2025-10-07. Åter vecka 12. Åter 120/80."),
            (Strings{"Åter 24/3", "Åter mars", "Åter 2025-10-07", "vecka 12"}));
}

TEST(Phrase, AnyTakesOneWordAndGapUpToThree) {
  EXPECT_EQ(hits({"hit: svårt <any> lyfta"}, "Svårt att lyfta. Svårt lyfta. Svårt att ens lyfta."),
            (Strings{"Svårt att lyfta"}));
  EXPECT_EQ(hits({"hit: orkar <gap> trappa*"},
                 "Orkar trappan. Orkar inte gå i trappan. Orkar inte gå upp för trappan."),
            (Strings{"Orkar trappan", "Orkar inte gå i trappan"}));
  EXPECT_EQ(hits({"hit: orkar <gap> trappa*"}, "Orkar inte. Trappan är brant."), Strings{})
      << "a gap stays within the sentence";
}

TEST(Phrase, AStopOfAnAbbreviationDoesNotPartThePhrase) {
  EXPECT_EQ(hits({"hit: enl ortoped*"}, "Avlastas enl. ortopeden"), (Strings{"enl. ortopeden"}));
}

TEST(Phrase, TextTypedWithoutAccentsIsFoundToo) {
  const std::string typed = "Patienten har uttalad smarta i axeln och kan inte lyfta armen over huvudet alls";
  EXPECT_EQ(hits({"hit: smärta"}, typed), (Strings{"smarta"}));
  EXPECT_EQ(
      hits({"hit: smärta"}, "Har smarta kläder och kan gå långa sträckor utan att det gör ont på något vis"),
      Strings{})
      << "a text with å, ä, ö means what it says";
}

TEST(Phrase, ASlipOfThePenIsReadAsTheWholeWordMeant) {
  EXPECT_EQ(hits({"hit: koncentrationen"}, "Konentrationen sviktar"), (Strings{"Konentrationen"}));
  EXPECT_EQ(hits({"hit: är uteslutet"}, "Detta är utelsutet nu"), (Strings{"är utelsutet"}));
  EXPECT_EQ(hits({"hit: måttligt"}, "Är mättligt nedsatt"), (Strings{"mättligt"}));
  EXPECT_EQ(hits({"hit: tillräcklig"}, "otillräcklig"), Strings{}) << "a first letter more is another word";
  EXPECT_EQ(hits({"hit: kontroll*"}, "kontrol"), Strings{}) << "a beginning is no whole word";
  EXPECT_EQ(hits({"hit: hindrar", "other: hidnrar"}, "hidnrar"), Strings{}) << "a word of its own is no slip";
}

TEST(Phrase, DecomposedTextIsFoundWithItsOriginalWords) {
  EXPECT_EQ(hits({"hit: hålla"}, "Kan inte ha\xCC\x8Alla fokus"), (Strings{"ha\xCC\x8Alla"}));
}

TEST(Lexicon, SeveralConceptsAndWordsFromOutside) {
  const SmallFolder folder({"a1\tphrase\tlyfta\tactivity,d430\ttest\tn"}, {});
  const auto lexicon = text::load_lexicon(folder.path(), {{"bära*", "d430", "icf.tsv"}});
  EXPECT_EQ(words_of(*lexicon, "lyfta och bära", "d430"), (Strings{"lyfta", "bära"}));
  EXPECT_EQ(words_of(*lexicon, "lyfta och bära", "activity"), (Strings{"lyfta"}));
  EXPECT_THROW(text::concept_id(*lexicon, "no_such_concept"), SetupError);
}

TEST(Lexicon, TwoLexiconsInOneThreadDoNotMix) {
  const auto first = small_lexicon({"hit: lyfta"});
  const auto second = small_lexicon({"hit: bära"});
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(words_of(*first, "lyfta bära", "hit"), (Strings{"lyfta"}));
    EXPECT_EQ(words_of(*second, "lyfta bära", "hit"), (Strings{"bära"}));
  }
}

TEST(Lexicon, ThreadsReadTheSame) {
  const auto lexicon = small_lexicon({"hit: *svårighet*"});
  std::vector<std::thread> threads;
  std::vector<Strings> found(4);
  for (Strings& out : found)
    threads.emplace_back([&] { out = words_of(*lexicon, "Minnessvårigheter och lässvårigheter", "hit"); });
  for (std::thread& thread : threads) thread.join();
  for (const Strings& out : found) EXPECT_EQ(out, (Strings{"Minnessvårigheter", "lässvårigheter"}));
}

// Every faulty row names its file and line, in both languages.
struct Fault {
  const char* row;
  const char* says;
  bool cue = false;
};

class FaultyRow : public testing::TestWithParam<Fault> {};

TEST_P(FaultyRow, NamesFileLineAndWhatToDo) {
  const Fault fault = GetParam();
  const std::vector<std::string> good = {"ok\tphrase\tlyfta\thit\ttest\tn"};
  std::vector<std::string> words = good;
  std::vector<std::string> cues;
  (fault.cue ? cues : words).push_back(fault.row);
  const SmallFolder folder(words, cues);
  try {
    text::load_lexicon(folder.path(), {});
    FAIL() << "accepted: " << fault.row;
  } catch (const SetupError& error) {
    const std::string where = fault.cue ? "dictionaries/context/cues.tsv:2: " : "dictionaries/words.tsv:3: ";
    EXPECT_EQ(std::string(error.what()).rfind(where, 0), 0U) << error.what();
    EXPECT_EQ(error.english().rfind(where, 0), 0U) << error.english();
    EXPECT_NE(std::string(error.what()).find(fault.says), std::string::npos) << error.what();
  }
}

INSTANTIATE_TEST_SUITE_P(Rows, FaultyRow,
                         testing::Values(Fault{"ok\tphrase\tbära\thit\ttest\tn", "två gånger"},
                                         Fault{"x\tphrase\tbära\thit", "kolumner"},
                                         Fault{"x\tphrase\tbära\thit\ttest\tn\tmer", "kolumner"},
                                         Fault{"x\tfras\tbära\thit\ttest\tn", "okänd sort"},
                                         Fault{"x\tphrase\tbära <tal>\thit\ttest\tn", "okänd platshållare"},
                                         Fault{"x\tphrase\tbära  tungt\thit\ttest\tn", "tomt ord"},
                                         Fault{"x\tphrase\tbära/\thit\ttest\tn", "tomt ordmönster"},
                                         Fault{"x\tphrase\t*\thit\ttest\tn", "tomt ordmönster"},
                                         Fault{"x\tphrase\tlöp*band\thit\ttest\tn", "stjärna inne i"},
                                         Fault{"x\tphrase\t<gap> bära\thit\ttest\tn", "börja med"},
                                         Fault{"x\tphrase\t<any> bära\thit\ttest\tn", "börja med"},
                                         Fault{"x\tphrase\tbära\t\ttest\tn", "concept"},
                                         Fault{"x\tej\tnekad\tforward\t5\ttest\tn", "okänd verkan", true},
                                         Fault{"x\tej\tnegated\tforward\tfem\ttest\tn", "scope", true},
                                         Fault{"x\tej\tnegated\tframåt\t5\ttest\tn", "direction", true}));

TEST(Lexicon, WrongHeaderOrNoFolder) {
  const SmallFolder folder({}, {});
  folder.write("words.tsv", "id\ttext\n");
  try {
    text::load_lexicon(folder.path(), {});
    FAIL();
  } catch (const SetupError& error) {
    EXPECT_EQ(std::string(error.what()).rfind("dictionaries/words.tsv:1: rubrikraden ska vara", 0), 0U)
        << error.what();
  }
  EXPECT_THROW(text::load_lexicon(folder.path() + "/none", {}), SetupError);
}

TEST(Lexicon, CommentsEmptyLinesAndWindowsLineEndsAreTaken) {
  const SmallFolder folder({}, {});
  folder.write(
      "words.tsv",
      "id\tkind\ttext\tconcept\tsource\tnote\r\n# en rad att läsa\r\n\r\na\tphrase\tlyfta\thit\ttest\tn\r\n");
  const auto lexicon = text::load_lexicon(folder.path(), {});
  EXPECT_EQ(words_of(*lexicon, "kan lyfta", "hit"), (Strings{"lyfta"}));
}

TEST(WordMemory, ATextOfMoreWordsThanAreRememberedKeepsItsFirst) {
  const text::LexiconPointer lexicon = small_lexicon({"pain: värk"});
  std::string value = "värk";
  for (int i = 0; i < 200'100; ++i) value += " ord" + std::to_string(i);
  value += " värk";
  EXPECT_EQ(words_of(*lexicon, value, "pain", text::Polarity::affirmed).size(), 2U);
}

}  // namespace
}  // namespace stickprov
