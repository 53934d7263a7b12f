// Official files → maps: the same bytes again, hand-written words kept, clear errors.

#include "coding/import.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "coding/columns.h"
#include "coding/table.h"
#include "maps_test_support.h"
#include "model/setup_error.h"

namespace stickprov::coding {
namespace {

namespace fs = std::filesystem;

std::string content_of(const fs::path& path) {
  std::stringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

class Importing : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / (std::string("stickprov-import-") +
                                           testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }
  std::string write(const std::string& name, const std::string& content) {
    std::ofstream(folder_ / name, std::ios::binary) << content;
    return (folder_ / name).string();
  }
  fs::path folder_;
};

TEST_F(Importing, TheOfficialFilesGiveTheMapsOfTheProject) {
  const auto data = kShared + "/data";
  if (!fs::exists(data + "/fmb/TypfallStubResponse.json"))
    GTEST_SKIP() << "the official files are not on this machine";
  const auto expect_equal = [](const Import& import) {
    for (const auto& file : import.files)
      EXPECT_EQ(file.content, content_of(kMapFolder + "/" + file.name)) << file.name;
    EXPECT_TRUE(import.kept.empty());
  };
  expect_equal(import_fmb({data + "/fmb/TypfallStubResponse.json", data + "/fmb/FmdxInfoStubResponse.json"}));
  expect_equal(import_fmb({data + "/fmb/FmdxInfoStubResponse.json", data + "/fmb/TypfallStubResponse.json"}));
  expect_equal(import_icd10({data + "/icd10/icd-10-se-2022.tsv"}, "Socialstyrelsen ICD-10-SE", "2022-02-07"));
  expect_equal(import_icf({data + "/icf/icf-2019.csv", data + "/icf/icf-2018.2.csv"}, kMapFolder,
                          "Socialstyrelsen ICF", "2019-01-01"));
}

TEST_F(Importing, FmbGroupsAndCasesAreJoinedByCode) {
  const auto groups = write("groups.json", R"({"data": [{"attributes": {"diagnosrubrik": "Påhittad åkomma",
    "senastuppdaterad": "2020-03-04T00:00:00", "diagnoskod": [{"kod": "X12"}],
    "funktionsnedsattning": {"centralkod": [{"kod": "b280"}], "kompletterandekod": [{"kod": "b134"}]},
    "aktivitetsbegransning": {"centralkod": [{"kod": "d430"}], "kompletterandekod": []}}}]})");
  const auto cases = write("cases.json", R"({"data": [
    {"attributes": {"id": "9", "senastuppdaterad": "2021-05-06", "fmbtillstand": {"diagnoskod": [{"kod": "X12"}],
      "urvalarbetsbelastning": [{"arbetsbelastning": [{"kod": "BELASTNING_3", "beskrivning": "hög belastning"}]}],
      "urvalatgard": [{"kod": [{"kod": "1", "beskrivning": "operation"}], "status": {"beskrivning": "utförd"}}],
      "urvalsamsjuklighet": [[{"diagnoskod": [{"kod": "F33"}, {"kod": "F32"}]}]]},
      "rekommenderadsjukskrivning": {"maximalsjukskrivningstid": "2", "maximalsjukskrivningsenhet": "mo",
        "maximalsjukskrivningsgrad": {"kod": "2"}}}},
    {"attributes": {"id": "8", "senastuppdaterad": "2021-05-06", "fmbtillstand": {"diagnoskod": [{"kod": "X12"}]},
      "rekommenderadsjukskrivning": {"maximalsjukskrivningstid": null, "maximalsjukskrivningsenhet": null}}}]})");
  const auto import = import_fmb({cases, groups});
  ASSERT_EQ(import.files.size(), 3U);
  const auto has = [](const MapFile& file, const std::string& text) {
    return file.content.find(text) != std::string::npos;
  };
  EXPECT_TRUE(has(import.files[0], "\nX12\t62\t2\t1\tPåhittad åkomma\tSocialstyrelsen FMB\t2020-03-04\n"));
  EXPECT_TRUE(has(import.files[1], "\nX12\t01\t\t0\t\t\t\t\t\t\t")) << import.files[1].content;
  EXPECT_TRUE(has(import.files[1], "\nX12\t02\t62\t1\thög\t\t\toperation utförd\t\tF32 F33\t"))
      << import.files[1].content;
  EXPECT_TRUE(has(import.files[2], "\nX12\tb280\tb134\td430\t\t"));
}

TEST_F(Importing, FmbErrorsNameTheFile) {
  const auto broken = write("broken.json", "{\"data\": [");
  const auto other = write("other.json", "{\"hello\": 1}");
  const auto expect_error = [](const std::vector<std::string>& paths, const std::string& words) {
    try {
      import_fmb(paths);
      ADD_FAILURE() << "no error: " << words;
    } catch (const SetupError& error) {
      EXPECT_NE(std::string(error.what()).find(words), std::string::npos) << error.what();
    }
  };
  expect_error({broken}, "broken.json: kan inte läsas som JSON");
  expect_error({other}, "är ingen fil från FMB");
  expect_error({}, "båda FMB-filerna behövs");
}

TEST_F(Importing, Icd10FactsHoldNoTitles) {
  const auto list = write("list.tsv",
                          "Kod\tTitel\nX10\tPåhittad\nX10.1\tPåhittad ett\nX102\tPåhittad två\nX11\tEnsam\n"
                          "X119\tEnsam\n");
  const auto import = import_icd10({list}, "lista", "2025-01-01");
  EXPECT_NE(import.files[0].content.find("\nX10\t1\t12\tlista\t2025-01-01\nX11\t0\t9\tlista\t2025-01-01\n"),
            std::string::npos);
  EXPECT_EQ(import.files[0].content.find("Påhittad"), std::string::npos);
  EXPECT_THROW(import_icd10({write("bad.tsv", "code\ttitle\n12A\tx\n")}, "lista", "2025-01-01"), SetupError);
  EXPECT_THROW(import_icd10({write("columns.tsv", "a\tb\nX10\tx\n")}, "lista", "2025-01-01"), SetupError);
  EXPECT_THROW(import_icd10({(folder_ / "none.tsv").string()}, "lista", "2025-01-01"), SetupError);
}

TEST_F(Importing, IcfKeepsHandWrittenWords) {
  std::string old = "# old\n";
  for (const auto& column : columns::kIcf) old += (column == "code" ? "" : "\t") + column;
  write("icf.tsv", old +
                       "\nb144\tGammal titel\t\tminne\tminne*, glöm*\tx\t2018-01-01\n"
                       "b777\tBorttagen\t\tborta\tborta*\tx\t2018-01-01\n");
  const auto csv =
      write("new.csv",
            "code,title,alt_term\nb144,\"Minne, nytt\",Minnet\nb149,Övrigt,\nd450,Att gå,\ns110,Hjärnan,\n");
  const auto older = write("older.csv", "code,title,alt_term\nb144,Minnesfunktioner,\n");
  const auto import = import_icf({csv, older}, folder_.string(), "ICF", "2030-01-01");
  const auto& content = import.files[0].content;
  EXPECT_NE(
      content.find("\nb144\tMinne, nytt\tMinnet|Minnesfunktioner\tminne\tminne*, glöm*\tICF\t2030-01-01\n"),
      std::string::npos)
      << content;
  EXPECT_NE(content.find("\nd450\tAtt gå\t\t\t\tICF\t2030-01-01\n"), std::string::npos) << content;
  EXPECT_EQ(content.find("b149"), std::string::npos) << "residual classes show nothing";
  EXPECT_EQ(content.find("s110"), std::string::npos);
  EXPECT_EQ(import.kept, std::vector<std::string>{"b777"});
  EXPECT_NE(content.find("\nb777\t"), std::string::npos);
}

}  // namespace
}  // namespace stickprov::coding
