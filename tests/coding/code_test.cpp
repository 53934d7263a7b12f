// ICD-10 codes, FMB, expected functions, ICF titles.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "coding/table.h"
#include "maps_test_support.h"
#include "model/setup_error.h"

namespace stickprov::coding {
namespace {

template <class Codes>
bool holds(const Codes& codes, const std::string& code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

TEST(Icd10Code, IsNormalised) {
  EXPECT_EQ(normalise_icd10("f43.8 a"), "F438A");
  EXPECT_EQ(normalise_icd10("A17.0†"), "A170");
  EXPECT_EQ(normalise_icd10("G01*"), "G01");
  EXPECT_EQ(normalise_icd10(" m54.5\n"), "M545");
  EXPECT_EQ(normalise_icd10("m54-p"), "M54-P");
}

TEST(Icd10Code, IsKnownByFormAndCategory) {
  const auto& maps = project_maps();
  for (const auto* code : {"F43.8A", "M545", "J45", "f32-", "M54-P", "S52.50", "Z20.8", "U09.9", "A999"})
    EXPECT_TRUE(is_known_code(maps, code)) << code;
  for (const auto* code : {"", "F4", "F00A", "XYZ", "F43A", "44F", "M545-P", "F4388888", "W99Q"})
    EXPECT_FALSE(is_known_code(maps, code)) << code;
  EXPECT_FALSE(is_known_code(maps, "Z83-X"));
}

TEST(Icd10Code, DividedCategoriesNeedAFourthPosition) {
  const auto& maps = project_maps();
  for (const auto* code : {"J45", "F32", "M54", "S52", "O21", "G43"}) {
    EXPECT_TRUE(is_divided(maps, code)) << code;
    EXPECT_FALSE(has_needed_positions(maps, code)) << code;
  }
  for (const auto* code : {"G35", "C61", "R05", "A46"}) {
    EXPECT_FALSE(is_divided(maps, code)) << code;
    EXPECT_TRUE(has_needed_positions(maps, code)) << code;
  }
  EXPECT_TRUE(has_needed_positions(maps, "J45.9"));
  EXPECT_TRUE(has_needed_positions(maps, "F32-"));
  EXPECT_TRUE(has_needed_positions(maps, "M54-P"));
  EXPECT_TRUE(is_known_fourth_position(maps, "F32.1"));
  EXPECT_FALSE(is_known_fourth_position(maps, "F43.7"));
}

TEST(Fmb, IsFoundByDroppingToThreeCharacters) {
  const auto& maps = project_maps();
  ASSERT_NE(find_fmb(maps, "F43.8A"), nullptr);
  EXPECT_EQ(find_fmb(maps, "F43.8A")->code, "F438");
  EXPECT_EQ(find_fmb(maps, "F439"), nullptr);
  EXPECT_EQ(find_fmb(maps, "F329")->code, "F32");
  EXPECT_EQ(find_fmb(maps, "m54.5")->code, "M545");
  EXPECT_EQ(find_fmb(maps, "M54"), nullptr);
  EXPECT_EQ(find_fmb(maps, "F32-")->code, "F32");
  EXPECT_EQ(find_fmb(maps, ""), nullptr);
}

TEST(Fmb, LongestRecommendation) {
  const auto& maps = project_maps();
  const auto longest = [&](const char* code) { return longest_recommendation(*find_fmb(maps, code)); };
  EXPECT_EQ(longest("F438A"), 372);
  EXPECT_EQ(longest("M545"), 14);
  EXPECT_EQ(longest("J189"), 28);
  EXPECT_EQ(longest("I109"), 0) << "0 days is a recommendation";
  EXPECT_EQ(longest("E039"), std::nullopt) << "0 days beside a case without time";
  EXPECT_EQ(longest("O267"), std::nullopt);
  EXPECT_EQ(longest("G409"), std::nullopt) << "no case gives a time";
  EXPECT_EQ(longest("M202"), std::nullopt) << "no case at all";
  FmbEntry entry;
  entry.longest_days = 0;
  entry.cases = {FmbCase{}, FmbCase{}};
  entry.cases[0].days = 0;
  EXPECT_EQ(longest_recommendation(entry), std::nullopt);
  entry.cases[1].days = 0;
  EXPECT_EQ(longest_recommendation(entry), 0);
}

TEST(Fmb, CasesCarryTheirConditions) {
  const auto* entry = find_fmb(project_maps(), "S525");
  ASSERT_NE(entry, nullptr);
  ASSERT_EQ(entry->cases.size(), 3U);
  EXPECT_TRUE(std::any_of(entry->cases.begin(), entry->cases.end(), [](const FmbCase& one) {
    return !one.workload.empty() || !one.treatment.empty();
  }));
  const auto* depression = find_fmb(project_maps(), "F32");
  EXPECT_TRUE(std::any_of(depression->cases.begin(), depression->cases.end(), [](const FmbCase& one) {
    return one.severity.find("lindrig") != std::string::npos && one.days == 0;
  }));
}

TEST(Fmb, AgreesWithTheReferenceList) {
  std::ifstream file(kShared + "/data/fmb/fmb-longest.tsv");
  if (!file) GTEST_SKIP() << "the reference list of longest times is not on this machine";
  std::string line;
  std::getline(file, line);
  int compared = 0;
  while (std::getline(file, line)) {
    const auto cells = split_cell(line, '\t');
    const auto* entry = find_fmb(project_maps(), cells[0]);
    ASSERT_NE(entry, nullptr) << line;
    EXPECT_EQ(entry->code, cells[0]);
    EXPECT_EQ(entry->longest_days ? std::to_string(*entry->longest_days) : "", cells[1]) << line;
    EXPECT_EQ(std::to_string(entry->cases.size()), cells[2]) << line;
    const auto without =
        std::count_if(entry->cases.begin(), entry->cases.end(), [](const FmbCase& one) { return !one.days; });
    EXPECT_EQ(std::to_string(without), cells[3]) << line;
    EXPECT_EQ(entry->heading, cells[4]);
    ++compared;
  }
  EXPECT_EQ(compared, 306);
}

TEST(ExpectedFunctions, ComeFromFmbFirstThenFromTheMap) {
  const auto& maps = project_maps();
  const auto back = expected_functions(maps, "M545");
  EXPECT_EQ(back.front(), find_fmb(maps, "M545")->function_core.front());
  EXPECT_TRUE(holds(back, "b280"));
  EXPECT_TRUE(holds(back, "b710"));
  EXPECT_TRUE(std::all_of(back.begin(), back.end(), [](std::string_view code) { return code[0] == 'b'; }));
  auto sorted = back;
  std::sort(sorted.begin(), sorted.end());
  EXPECT_EQ(std::adjacent_find(sorted.begin(), sorted.end()), sorted.end()) << "a code twice";
}

TEST(ExpectedFunctions, ArePlausibleWhereFmbIsSilent) {
  const auto& maps = project_maps();
  const std::multimap<std::string, std::string> plausible = {
      {"S460", "b730"}, {"S460", "b710"}, {"F439", "b140"}, {"F530", "b152"}, {"U099", "b455"},
      {"U099", "b144"}, {"C859", "b130"}, {"J849", "b440"}, {"K573", "b525"}, {"L209", "b810"},
      {"H409", "b210"}, {"H812", "b235"}, {"I269", "b440"}, {"N920", "b430"}, {"O149", "b420"},
      {"T814", "b820"}, {"R104", "b280"}, {"D500", "b455"}, {"G629", "b265"}, {"E272", "b130"},
      {"S060", "b140"}, {"Z540", "b280"}};
  for (const auto& [code, function] : plausible)
    EXPECT_TRUE(holds(expected_functions(maps, code), function)) << code << ' ' << function;
  const std::multimap<std::string, std::string> implausible = {{"M771", "b144"}, {"S925", "b164"},
                                                               {"G560", "b440"}, {"K409", "b164"},
                                                               {"H269", "b730"}, {"F321", "b710"}};
  for (const auto& [code, function] : implausible)
    EXPECT_FALSE(holds(expected_functions(maps, code), function)) << code << ' ' << function;
  EXPECT_TRUE(expected_functions(maps, "Z636").empty());
  EXPECT_TRUE(expected_functions(maps, "").empty());
}

TEST(ExpectedFunctions, EveryDiseaseChapterHasSome) {
  const auto& maps = project_maps();
  for (const auto* code :
       {"A099", "B349", "C509", "D649", "E669", "F419", "G439", "H109", "H659", "I839", "J069",
        "K359", "L309", "M549", "N309", "O269", "P369", "Q249", "R529", "S009", "T149", "U071"}) {
    EXPECT_FALSE(expected_functions(maps, code).empty()) << code;
    EXPECT_FALSE(expected_activities(maps, code).empty()) << code;
  }
}

TEST(IcfLinks, ReachActivitiesAndBack) {
  const auto& maps = project_maps();
  EXPECT_TRUE(holds(activities_of_function(maps, "b280"), "d430"));
  EXPECT_TRUE(holds(activities_of_function(maps, "b140"), "d160"));
  EXPECT_TRUE(holds(activities_of_function(maps, "b1300"), "d220")) << "looked up as b130";
  EXPECT_FALSE(holds(activities_of_function(maps, "b770"), "d166"));
  EXPECT_TRUE(holds(functions_of_activity(maps, "d450"), "b770"));
  EXPECT_TRUE(holds(functions_of_activity(maps, "d4103"), "b710"));
  EXPECT_TRUE(activities_of_function(maps, "b999").empty());
}

TEST(IcfTitles, AreRecognisedWhateverTheEdition) {
  const auto& maps = project_maps();
  const std::map<std::string, std::string> titles = {{"Minnesfunktioner", "b144"},
                                                     {"Sömnfunktioner", "b134"},
                                                     {"Energi och driftfunktioner", "b130"},
                                                     {"SMÄRTFÖRNIMMELSE", "b280"},
                                                     {"Smärta", "b280"},
                                                     {"Att fokusera uppmärksamhet", "d160"},
                                                     {"Fokusera uppmärksamhet", "d160"},
                                                     {" Att gå ", "d450"},
                                                     {"Att lyfta och bära föremål", "d430"},
                                                     {"Kapitel 3 Röst- och talfunktioner", "b3"},
                                                     {"Grundläggande mellanmänskliga interaktioner", "d710"}};
  for (const auto& [title, code] : titles) {
    const auto* category = find_icf_title(maps, title);
    ASSERT_NE(category, nullptr) << title;
    EXPECT_EQ(category->code, code) << title;
  }
  EXPECT_EQ(find_icf_title(maps, "Vid besök i dag långsam"), nullptr);
  EXPECT_EQ(find_icf_title(maps, ""), nullptr);
}

TEST(IcfTitles, EveryFmbCategoryIsInTheMap) {
  std::map<std::string, const IcfCategory*> by_code;
  for (const auto& category : icf_categories(project_maps())) by_code[category.code] = &category;
  const auto table =
      read_table(kMapFolder + "/fmb-icf.tsv", {"code", "function_core", "function_supplementary",
                                               "activity_core", "activity_supplementary", "source", "dated"});
  for (const auto& row : table.rows)
    for (std::size_t cell = 1; cell <= 4; ++cell)
      for (const auto& code : split_cell(row.cells[cell], ' ')) {
        ASSERT_TRUE(by_code.count(code)) << code;
        EXPECT_FALSE(by_code[code]->name.empty()) << code;
      }
  for (const auto* code :
       {"b130", "b134", "b140", "b144", "b152", "b164", "b280", "b455", "b710", "b730", "b770",
        "d160", "d410", "d415", "d430", "d440", "d445", "d450", "d475", "d240", "d720"})
    EXPECT_GE(by_code.at(code)->words.size(), 10U) << code;
}

TEST(DiagnosisGroup, FollowsTheSevenGroups) {
  const auto& maps = project_maps();
  EXPECT_EQ(diagnosis_group(maps, "F43.8A"), "Psykiska sjukdomar");
  EXPECT_EQ(diagnosis_group(maps, "M545"), "Muskuloskeletala sjukdomar");
  EXPECT_EQ(diagnosis_group(maps, "O267"), "Graviditet och förlossning");
  EXPECT_EQ(diagnosis_group(maps, "R529"), "Symtomdiagnoser");
  EXPECT_EQ(diagnosis_group(maps, "J189"), "Somatiska sjukdomar");
  EXPECT_EQ(diagnosis_group(maps, "U099"), "Skador, missbildningar och övrigt") << "S00–Y98 holds U";
  EXPECT_EQ(diagnosis_group(maps, ""), "Övriga");
  EXPECT_EQ(diagnosis_chapter(maps, "H812"), "Örat");
  EXPECT_EQ(diagnosis_chapter(maps, "H330"), "Ögat");
}

TEST(ShortName, IsThatOfTheNearestParent) {
  const auto& maps = project_maps();
  EXPECT_EQ(short_name(maps, "F438A"), "Utmattningssyndrom");
  EXPECT_EQ(short_name(maps, "F321"), "Medelsvår depressiv episod");
  EXPECT_EQ(short_name(maps, "A045"), "Campylobacterinfektion");
  EXPECT_EQ(short_name(maps, "J18.9"), "Lunginflammation");
  EXPECT_EQ(short_name(maps, "W999"), "");
  const auto table =
      read_table(kMapFolder + "/fmb-longest.tsv",
                 {"code", "longest_days", "cases", "cases_without_time", "heading", "source", "dated"});
  for (const auto& row : table.rows) EXPECT_FALSE(short_name(maps, row.cells[0]).empty()) << row.cells[0];
}

class BrokenMap : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() /
              ("stickprov-maps-" + std::to_string(::testing::UnitTest::GetInstance()->random_seed()) + "-" +
               ::testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::remove_all(folder_);
    std::filesystem::copy(kMapFolder, folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string error() {
    try {
      load_maps(folder_.string());
    } catch (const SetupError& problem) {
      return problem.what();
    }
    return "";
  }
  void replace(const std::string& name, const std::string& from, const std::string& to) {
    std::stringstream text;
    text << std::ifstream(folder_ / name).rdbuf();
    auto content = text.str();
    const auto at = content.find(from);
    ASSERT_NE(at, std::string::npos);
    content.replace(at, from.size(), to);
    std::ofstream(folder_ / name) << content;
  }

  std::filesystem::path folder_;
};

TEST_F(BrokenMap, MissingFileIsNamed) {
  std::filesystem::remove(folder_ / "icf.tsv");
  EXPECT_NE(error().find("icf.tsv: kartan kan inte öppnas"), std::string::npos) << error();
}

TEST_F(BrokenMap, NumberIsShownWithLineAndColumn) {
  replace("fmb-longest.tsv", "\nA02\t21\t", "\nA02\ttre\t");
  const auto message = error();
  EXPECT_NE(message.find("fmb-longest.tsv:4:5: ”tre” ska vara ett heltal"), std::string::npos) << message;
  EXPECT_NE(message.find("\n  A02\ttre"), std::string::npos) << "the line itself";
}

TEST_F(BrokenMap, LongestDaysMustFollowFromTheCases) {
  replace("fmb-longest.tsv", "\nA02\t21\t", "\nA02\t22\t");
  EXPECT_NE(error().find("stämmer inte med fmb-cases.tsv"), std::string::npos) << error();
}

TEST_F(BrokenMap, CellsAreCounted) {
  replace("icf-links.tsv", "b114\t", "b114 ");
  EXPECT_NE(error().find("icf-links.tsv:"), std::string::npos) << error();
  EXPECT_NE(error().find("raden har 2 celler, rubriken 3"), std::string::npos) << error();
}

TEST_F(BrokenMap, TheSameCodeTwiceIsRefused) {
  replace("icd10-categories.tsv", "\nA01\t", "\nA00\t");
  EXPECT_NE(error().find("två gånger"), std::string::npos) << error();
}

TEST_F(BrokenMap, APhraseMustFollowTheSyntax) {
  replace("occupations.tsv", "\tbagare*", "\tba*ga*re");
  EXPECT_NE(error().find("frasen ”ba*ga*re”"), std::string::npos) << error();
}

TEST_F(BrokenMap, OtherEncodingsAreRefused) {
  replace("icd10-names.tsv", "Bältros", "B\xE4ltros");
  EXPECT_NE(error().find("inte UTF-8"), std::string::npos) << error();
}

}  // namespace
}  // namespace stickprov::coding
