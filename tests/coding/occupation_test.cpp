// Occupations as physicians write them.

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "coding/fold.h"
#include "coding/phrase.h"
#include "coding/table.h"
#include "maps_test_support.h"
#include "text/roots.h"

namespace stickprov::coding {
namespace {

std::string first_occupation(const std::string& text) {
  const auto found = find_occupations(project_maps(), text);
  return found.empty() ? "" : found.front()->occupation;
}

TEST(Occupations, AreFoundAsWritten) {
  const std::vector<std::pair<const char*, const char*>> phrases = {
      {"Undersköterska på medicinavdelning", "undersköterska"},
      {"usk, natt", "undersköterska"},
      {"USK inom äldreomsorg", "undersköterska"},
      {"ssk på akuten", "sjuksköterska"},
      {"Sjuksköterskan arbetar heltid", "sjuksköterska"},
      {"Operationssjuksköterska", "operationssjuksköterska"},
      {"distriktssköterska vid vårdcentral", "distriktssköterska"},
      {"vårdbiträde", "vårdbiträde"},
      {"barnskötare i förskola", "barnskötare"},
      {"Förskollärare", "förskollärare"},
      {"gymnasielärare i svenska och historia", "gymnasielärare"},
      {"lärare", "lärare"},
      {"Idrottslärare årskurs 7-9", "idrottslärare"},
      {"speciallärare", "speciallärare"},
      {"elevassistent", "elevassistent"},
      {"systemutvecklare", "systemutvecklare"},
      {"mjukvaruutvecklare (backend)", "systemutvecklare"},
      {"IT-tekniker", "it-tekniker"},
      {"Busschaufför i linjetrafik", "busschaufför"},
      {"lastbilschauffören", "lastbilschaufför"},
      {"distributionschaufför", "chaufför"},
      {"taxiförare", "taxiförare"},
      {"lagerarbetare", "lagerarbetare"},
      {"plockar order på lager", "lagerarbetare"},
      {"truckförare", "truckförare"},
      {"Snickare", "snickare"},
      {"byggnadssnickare", "snickare"},
      {"VVS-montör", "vvs-montör"},
      {"fasadmontör", "montör"},
      {"elektriker", "elektriker"},
      {"Svetsare på verkstad", "svetsare"},
      {"kock på skola", "kock"},
      {"Köksbiträde", "köksbiträde"},
      {"servitris", "servitör"},
      {"Lokalvårdare", "lokalvårdare"},
      {"städerska", "lokalvårdare"},
      {"butiksbiträde", "butiksbiträde"},
      {"frisor, egen salong", "frisör"},
      {"polis i yttre tjänst", "polis"},
      {"socialsekreterare, barn och unga", "socialsekreterare"},
      {"personlig assistent", "personlig assistent"},
      {"HR-specialist", "personalvetare"},
      {"ekonomiassistent", "ekonomiassistent"},
      {"enhetschef i hemtjänst", "chef"},
      {"medicinsk sekreterare", "medicinsk sekreterare"},
      {"överläkare", "läkare"},
      {"tandsköterska", "tandsköterska"},
      {"brevbärare", "brevbärare"}};
  for (const auto& [text, occupation] : phrases) EXPECT_EQ(first_occupation(text), occupation) << text;
}

TEST(Occupations, AreNotSeenInOtherWords) {
  for (const auto* text :
       {"", "som tidigare", "se ovan", "heltid 100 %", "chefredaktionen bilade", "kockelskär"})
    EXPECT_EQ(first_occupation(text), "") << text;
}

TEST(Occupations, TheMoreTellingMatchWins) {
  for (const auto& [text, inner] :
       std::vector<std::pair<const char*, const char*>>{{"barnskötare", "skötare"},
                                                        {"busschaufför", "chaufför"},
                                                        {"vvs-montör", "montör"},
                                                        {"idrottslärare", "lärare"}}) {
    const auto found = find_occupations(project_maps(), text);
    EXPECT_EQ(found.size(), 1U) << text;
    EXPECT_NE(found.front()->occupation, inner);
  }
  const auto two = find_occupations(project_maps(), "vårdbiträde och taxiförare");
  EXPECT_EQ(two.size(), 2U);
}

TEST(Occupations, CarryTheirDemands) {
  const auto demands = [](const char* text, const char* activity) {
    const auto found = find_occupations(project_maps(), text);
    return !found.empty() &&
           std::count(found.front()->activities.begin(), found.front()->activities.end(), activity) == 1;
  };
  EXPECT_TRUE(demands("undersköterska", "d430"));
  EXPECT_TRUE(demands("systemutvecklare", "d160"));
  EXPECT_TRUE(demands("busschaufför", "d475"));
  EXPECT_TRUE(demands("lärare", "d350"));
  EXPECT_FALSE(demands("redovisningsekonom", "d430"));
  EXPECT_TRUE(find_occupations(project_maps(), "busschaufför").front()->shows_tasks);
  EXPECT_FALSE(find_occupations(project_maps(), "projektledare").front()->shows_tasks);
}

// A task word is held against running text: "hår" is not "har", and "häst*" is found in "hästar".
TEST(Occupations, TaskWordsKeepTheirMarksAndAreTheTradesOwn) {
  const auto is_task = [](const char* occupation, const char* word) {
    return coding::is_task(find_occupations(project_maps(), occupation).front()->tasks, word,
                           text::letter_pairs(word));
  };
  EXPECT_TRUE(is_task("hästskötare", "hästar"));
  EXPECT_FALSE(is_task("hästskötare", "hastar"));
  EXPECT_FALSE(is_task("frisör", "har"));
  EXPECT_FALSE(is_task("hästskötare", "lyfta")) << "a word of many trades";
}

// Who types without å, ä and ö: only the words that have them are held without.
TEST(Occupations, TaskWordsTypedWithoutTheirMarks) {
  const auto is_unmarked_task = [](const char* occupation, const char* word) {
    return is_task(find_occupations(project_maps(), occupation).front()->unmarked_tasks, word,
                   text::letter_pairs(word));
  };
  EXPECT_TRUE(is_unmarked_task("hästskötare", "hastar"));
  EXPECT_TRUE(is_unmarked_task("sjuksköterska", "lakemedel"));
  EXPECT_FALSE(is_unmarked_task("sjuksköterska", "läkemedel"));
  EXPECT_FALSE(is_unmarked_task("snickare", "spika")) << "a word without marks";
}

TEST(Occupations, TitleWithOneSlipOfThePen) {
  const auto named = [](const char* title) {
    const auto found = find_occupations(project_maps(), title);
    return found.empty() ? std::string() : found.front()->occupation;
  };
  EXPECT_EQ(named("Förskolläare, småbarnsavdelning"), "förskollärare");
  EXPECT_EQ(named("Busschafför"), "busschaufför");
  EXPECT_EQ(named("Xyzabcdefgh"), "");
}

TEST(Occupations, MapIsLargeAndEveryRowIsFoundByItsOwnWords) {
  const auto table = read_table(kMapFolder + "/occupations.tsv", {"occupation", "text", "shows_tasks",
                                                                  "workplace", "activities", "task_words"});
  EXPECT_GE(table.rows.size(), 320U);
  for (const auto& row : table.rows) {
    EXPECT_FALSE(row.cells[4].empty()) << row.cells[0] << " has no demands";
    bool found_by_any = false;
    for (const auto& piece : split_phrases(row.cells[1])) {
      const auto parsed = parse_phrase(piece);
      ASSERT_TRUE(parsed.phrase) << piece;
      std::string text;
      for (const auto& word : parsed.phrase->words) {
        if (word.kind != PhraseWord::Kind::forms) continue;
        text += (word.forms.front().open_begin ? " xx" : " ") + word.forms.front().letters;
      }
      EXPECT_TRUE(match_phrase(*parsed.phrase, folded_words(text), 0)) << piece << " does not match itself";
      for (const auto* occupation : find_occupations(project_maps(), text))
        found_by_any = found_by_any || occupation->occupation == row.cells[0];
    }
    EXPECT_TRUE(found_by_any) << row.cells[0];
  }
}

TEST(Phrases, FollowTheSyntax) {
  const auto matches = [](const char* phrase, const char* text) {
    const auto parsed = parse_phrase(phrase);
    if (!parsed.phrase) return false;
    const auto words = folded_words(text);
    for (std::size_t at = 0; at < words.size(); ++at)
      if (match_phrase(*parsed.phrase, words, at)) return true;
    return false;
  };
  EXPECT_TRUE(matches("artros", "ARTROS"));
  EXPECT_FALSE(matches("artros", "gonartros"));
  EXPECT_TRUE(matches("*artros", "gonartros"));
  EXPECT_FALSE(matches("*artros", "gonartrosen"));
  EXPECT_TRUE(matches("*artros*", "gonartrosen"));
  EXPECT_FALSE(matches("*artros", "xartros")) << "two letters stand before";
  EXPECT_TRUE(matches("svår* <gap> depress*", "svår återkommande djup depression"));
  EXPECT_FALSE(matches("svår* <gap> depress*", "svår a b c d depression"));
  EXPECT_TRUE(matches("typ <num>", "typ 2"));
  EXPECT_TRUE(matches("höft/knä", "kna"));
  EXPECT_TRUE(matches("covid-19", "Covid 19"));
  EXPECT_TRUE(matches("läkare", "la\xCC\x88kare")) << "a letter and a combining mark";
  for (const auto* bad : {"", "a  b", "ba*d", "<gap> x", "x <gap>", "*", "a*", "å,ä"})
    EXPECT_FALSE(parse_phrase(bad).phrase) << bad;
}

}  // namespace
}  // namespace stickprov::coding
