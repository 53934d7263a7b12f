// How cues bear on the words around them: reach, direction, lists, what ends a reach, what is no negation.

#include <gtest/gtest.h>

#include "small_lexicon.h"

namespace stickprov {
namespace {

using Strings = std::vector<std::string>;
using text::Polarity;

const text::Lexicon& lexicon() {
  static const auto lexicon = small_lexicon(
      {"find: hosta", "find: feber", "find: andnöd", "find: svullnad", "find: yrsel", "find: reflexer",
       "find: känsel", "find: kraft*", "find: oro*", "find: operation"},
      {"negated forward 4: ingen", "negated forward 4: inga", "negated forward 4: inte",
       "negated backward 4: ua", "pseudo forward 0: kan inte", "pseudo forward 0: ingen förbättring",
       "hedged forward 5: misstänkt", "hedged backward 5: kan inte uteslutas",
       "general forward 10: brukar ge", "history forward 6: tidigare", "other_person forward 6: modern har",
       "conditional both 8: om", "pseudo forward 0: om <num> <unit>", "terminator forward 0: men"});
  return *lexicon;
}

Strings find(const std::string& value, Polarity polarity) {
  return words_of(lexicon(), value, "find", polarity);
}

TEST(Negation, ReachesForwardItsWordsAndNoFurther) {
  EXPECT_EQ(find("Ingen svullnad.", Polarity::negated), (Strings{"svullnad"}));
  EXPECT_EQ(find("Ingen påvisad ny tydlig svullnad", Polarity::negated), (Strings{"svullnad"}));
  EXPECT_EQ(find("Ingen ny klar tydligt påvisad svullnad", Polarity::affirmed), (Strings{"svullnad"}));
  EXPECT_EQ(find("Ingen svullnad. Feber.", Polarity::affirmed), (Strings{"Feber"})) << "a sentence ends it";
}

TEST(Negation, ReachesBackward) {
  EXPECT_EQ(find("Reflexer ua", Polarity::negated), (Strings{"Reflexer"}));
  EXPECT_EQ(find("Kraft, känsel och reflexer ua", Polarity::negated),
            (Strings{"Kraft", "känsel", "reflexer"}));
  EXPECT_EQ(find("Svullnad, reflexer ua", Polarity::affirmed), (Strings{"Svullnad"}))
      << "no list: the comma parts";
}

TEST(Negation, RunsOverAListAndStopsAtAPlainComma) {
  EXPECT_EQ(find("Ingen hosta, feber eller andnöd.", Polarity::negated),
            (Strings{"hosta", "feber", "andnöd"}));
  EXPECT_EQ(find("Ingen hosta, uttalad andnöd.", Polarity::affirmed), (Strings{"andnöd"}));
  EXPECT_EQ(find("Ingen hosta komma uttalad andnöd", Polarity::affirmed), (Strings{"andnöd"}))
      << "a dictated comma parts as well";
  EXPECT_EQ(find("Ingen hosta; feber", Polarity::affirmed), (Strings{"feber"}));
}

TEST(Negation, EndsAtATerminator) {
  EXPECT_EQ(find("Ingen hosta men feber", Polarity::affirmed), (Strings{"feber"}));
  EXPECT_EQ(find("Ingen hosta men feber", Polarity::negated), (Strings{"hosta"}));
}

TEST(Negation, ALongerPhraseThatIsNoNegationWins) {
  EXPECT_EQ(find("Kan inte gå, oro", Polarity::affirmed), (Strings{"oro"}));
  EXPECT_EQ(find("Ingen förbättring av svullnad", Polarity::affirmed), (Strings{"svullnad"}));
  EXPECT_EQ(find("Inte oro", Polarity::negated), (Strings{"oro"}));
}

TEST(Hedge, BeforeAndAfter) {
  EXPECT_EQ(find("Misstänkt svullnad", Polarity::hedged), (Strings{"svullnad"}));
  EXPECT_EQ(find("Svullnad kan inte uteslutas", Polarity::hedged), (Strings{"Svullnad"}));
}

TEST(General, AboutTheDiseaseRunsOverCommas) {
  EXPECT_EQ(find("Tillståndet brukar ge hosta, feber, andnöd", Polarity::general),
            (Strings{"hosta", "feber", "andnöd"}));
}

TEST(History, OtherPersonAndCondition) {
  EXPECT_EQ(find("Tidigare operation", Polarity::history), (Strings{"operation"}));
  EXPECT_EQ(find("Modern har yrsel", Polarity::other_person), (Strings{"yrsel"}));
  EXPECT_EQ(find("Operation om feber", Polarity::conditional), (Strings{"Operation", "feber"}));
}

TEST(Condition, OmBeforeATimeIsNoCondition) {
  const auto words = small_lexicon({"find: operation", "unit: veckor"},
                                   {"conditional both 8: om", "pseudo forward 0: om <num> <unit>"});
  EXPECT_EQ(words_of(*words, "Operation om 3 veckor", "find"), (Strings{"Operation"}));
  EXPECT_EQ(words_of(*words, "Operation om det behövs", "find", Polarity::conditional),
            (Strings{"Operation"}));
}

TEST(Negation, OutweighsOtherContext) {
  EXPECT_EQ(find("Misstänkt ingen svullnad", Polarity::negated), (Strings{"svullnad"}));
}

TEST(Reading, BitsFollowAffirmedWordsOfTheSentence) {
  const text::Reading reading = read(lexicon(), "Ingen feber. Hosta.");
  const text::ConceptId id = text::concept_id(lexicon(), "find");
  ASSERT_EQ(reading.by_sentence.size(), 2U);
  EXPECT_FALSE(reading.by_sentence[0].test(id));
  EXPECT_TRUE(reading.by_sentence[1].test(id));
  EXPECT_TRUE(text::has(reading, id));
  EXPECT_FALSE(text::has(read(lexicon(), "Ingen feber."), id));
}

}  // namespace
}  // namespace stickprov
