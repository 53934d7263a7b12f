// a3: code against the physician's words. False contradictions cost most.

#include <gtest/gtest.h>

#include <fstream>
#include <vector>

#include "coding/fold.h"
#include "coding/table.h"
#include "maps_test_support.h"

namespace stickprov::coding {
namespace {

using enum CodeTextAgreement;

struct Pair {
  const char* code;
  const char* text;
};

void expect_all(const std::vector<Pair>& pairs, CodeTextAgreement expected) {
  for (const auto& pair : pairs)
    EXPECT_EQ(compare_code_and_text(project_maps(), pair.code, pair.text), expected)
        << pair.code << ' ' << pair.text;
}

TEST(CodeAndText, AgreeOverSynonymsAndSpelling) {
  expect_all({{"F32.1", "Måttlig depression"},
              {"F321", "MEDELSVÅR DEPRESSION"},
              {"F329", "Depression UNS"},
              {"F438A", "Utmattningstillstånd"},
              {"F438A", "utbrändhet"},
              {"F432", "Livskris"},
              {"F431", "PTSD"},
              {"F411", "GAD"},
              {"F603", "EIPS"},
              {"M545", "Ryggskott"},
              {"M544", "Lumboischias vä"},
              {"M171", "Knäledsartros hö, op"},
              {"M161", "Coxarthros? koxartros bilat"},
              {"M751", "Supraspinatusruptur"},
              {"M771", "Tennisarmbåge"},
              {"M797", "Fibromyalgi sedan 2010"},
              {"G560", "Karpaltunnelsyndrom"},
              {"G560", "CTS hö hand"},
              {"S525", "Collesfraktur"},
              {"S8260", "Fotledsfraktur, Weber B"},
              {"S060", "Commotio"},
              {"S134", "Whiplashvåld, nackdistorsion"},
              {"J189", "Dubbelsidig lunginflammation"},
              {"J069", "ÖLI"},
              {"K358", "Blindtarmsinflammation"},
              {"K802", "Kolecystektomi pga sten"},
              {"C504", "Ca mammae"},
              {"C619", "Prostatacancer, lokaliserad"},
              {"I214", "NSTEMI"},
              {"I489", "Flimmer"},
              {"H259", "Gra starr"},
              {"H810", "Morbus Menière"},
              {"N390", "UVI"},
              {"O267", "Bäckensmärta i graviditet"},
              {"O211", "Hyperemesis"},
              {"U099", "Långtidscovid"},
              {"A045", "Campylobacter"},
              {"A692", "Borrelia"},
              {"R539", "Fatigue"},
              {"M255", "Värk i axel"},
              {"Z208", "Exponerad för smitta"},
              {"F32-", "Depression"},
              {"M54-P", "Ont i ryggen"}},
             agrees);
}

TEST(CodeAndText, AgreeWhenTheDiseaseIsNamedBesideAnother) {
  expect_all({{"G40.1", "Epilepsi efter stroke"},
              {"T814", "Infektion efter knäprotesoperation"},
              {"F432", "Anpassningsstörning med depression"},
              {"F400", "Agorafobi med paniksyndrom"},
              {"O860", "Infektion i snittet efter kejsarsnitt"},
              {"F321", "Depression och lumbago"},
              {"I509", "Hjärtsvikt vid förmaksflimmer"},
              {"D500", "Järnbristanemi pga rikliga mens"},
              {"M542", "Nackvärk, tidigare bröstcancer"}},
             agrees);
}

TEST(CodeAndText, ContradictWhereAnotherDiseaseIsPlainlyNamed) {
  expect_all({{"A045", "Salmonella"},
              {"A020", "Campylobacterinfektion"},
              {"F322", "Lindrig depressiv episod"},
              {"F320", "Svår depression"},
              {"F411", "Lumbago"},
              {"F432", "Utmattningssyndrom"},
              {"F401", "Posttraumatiskt stressyndrom"},
              {"F900", "Schizofreni"},
              {"F410", "Social fobi"},
              {"A081", "Shigellos"},
              {"M545", "Lateral epikondylit"},
              {"M751", "Karpaltunnelsyndrom"},
              {"M161", "Gonartros"},
              {"S525", "Fraktur på laterala malleolen"},
              {"S826", "Distal radiusfraktur"},
              {"S720", "Nyckelbensfraktur"},
              {"S060", "Whiplash"},
              {"C504", "Prostatacancer"},
              {"E119", "Diabetes typ 1"},
              {"E039", "Tyreotoxikos"},
              {"I639", "Hjärtinfarkt"},
              {"G439", "Epilepsi"},
              {"J449", "Astma"},
              {"K409", "Gallsten"},
              {"K509", "Hemorrojder"},
              {"N801", "Myom"},
              {"H931", "Katarakt"},
              {"L400", "Borrelia"},
              {"M171", "Meniskruptur"},
              {"S420", "Brott på övre delen av överarmsbenet"}},
             contradicts);
}

TEST(CodeAndText, AreUnknownRatherThanGuessed) {
  expect_all({{"F321", ""},
              {"", "Depression"},
              {"M545", "se journal"},
              {"R529", "Fibromyalgi"},
              {"Z733", "Depression"},
              {"T814", "Depression"},
              {"M545", "Tillstånd efter hjärtinfarkt"},
              {"J189", "Misstänkt astma"},
              {"I639", "TIA"},
              {"Q249", "okänt hjärtfel"}},
             unknown);
}

TEST(CodeAndText, NoOfficialTitleContradictsItsOwnCode) {
  int compared = 0;
  for (const auto* name : {"icd-10-se-2022.tsv", "ksh97p_kod.tsv", "ksh97p_sfamalt.tsv"}) {
    std::ifstream file(kShared + "/data/icd10/" + name);
    if (!file) GTEST_SKIP() << "the official lists are not on this machine";
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
      const auto cells = split_cell(line, '\t');
      ASSERT_NE(compare_code_and_text(project_maps(), cells[0], cells[1]), contradicts) << line;
      ++compared;
    }
  }
  EXPECT_GT(compared, 30000);
}

std::vector<std::string> others(const char* code, const char* text) {
  std::vector<std::string> codes;
  for (const NamedDisease& disease : other_diseases(project_maps(), code, folded_words(text)))
    codes.emplace_back(disease.code);
  return codes;
}

TEST(OtherDiseases, AreThoseThatTheCodeIsNotOf) {
  EXPECT_EQ(others("I63.4", "Samtidig ledgångsreumatism"), (std::vector<std::string>{"M05", "M06"}));
  EXPECT_FALSE(others("M75.0", "Samtidig diabetes typ 2").empty());
  EXPECT_TRUE(others("F32.1", "Depressionen läker långsamt").empty()) << "the code's own";
  EXPECT_TRUE(others("F43.8A", "Utmattning, stressreaktion").empty()) << "what passes for it";
  EXPECT_TRUE(others("M75.0", "Läkningen tar längre tid än väntat").empty());
}

TEST(CodeAndText, EveryPhraseAgreesWithItsOwnCode) {
  const auto table = read_table(kMapFolder + "/icd10-names.tsv", {"code", "name", "words", "distinct"});
  std::size_t phrases = 0;
  for (const auto& row : table.rows) {
    auto pieces = split_cell(row.cells[2], ',');
    for (auto piece : pieces) {
      while (!piece.empty() && (piece.front() == ' ' || piece.front() == '~')) piece.erase(0, 1);
      std::string text;  // the phrase as a physician might complete it
      for (const auto& word : split_cell(piece, ' ')) {
        if (word == "<gap>") continue;
        auto written = split_cell(word, '/').front();
        if (written.front() == '*') written.replace(0, 1, "xx");
        if (written.back() == '*') written.pop_back();
        text += (text.empty() ? "" : " ") + written;
      }
      EXPECT_NE(compare_code_and_text(project_maps(), row.cells[0], text), unknown)
          << row.cells[0] << ' ' << piece;
      ++phrases;
    }
  }
  EXPECT_GT(phrases, 3000U);
}

}  // namespace
}  // namespace stickprov::coding
