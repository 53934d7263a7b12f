// The form of icd10-icf-maps/*.tsv beyond what the loader refuses, as icd10-icf-maps/README.md promises it.

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "coding/columns.h"
#include "coding/table.h"

namespace stickprov::coding {
namespace {

namespace fs = std::filesystem;

const fs::path kFolder = fs::path(STICKPROV_ROOT) / "icd10-icf-maps";

const std::map<std::string, std::vector<std::string>>& columns_of_files() {
  static const std::map<std::string, std::vector<std::string>> files = {
      {"diagnosis-chapters.tsv", columns::kGroups},
      {"diagnosis-cues.tsv", columns::kCues},
      {"diagnosis-groups.tsv", columns::kGroups},
      {"fmb-cases.tsv", columns::kFmbCases},
      {"fmb-icf.tsv", columns::kFmbIcf},
      {"fmb-longest.tsv", columns::kFmbLongest},
      {"icd10-categories.tsv", columns::kCategories},
      {"icd10-functions.tsv", columns::kFunctions},
      {"icd10-names.tsv", columns::kNames},
      {"icd10-regions.tsv", columns::kRegions},
      {"icd10-similar.tsv", columns::kSimilar},
      {"icf-links.tsv", columns::kLinks},
      {"icf.tsv", columns::kIcf},
      {"occupations.tsv", columns::kOccupations}};
  return files;
}

Table table(const std::string& file) {
  return read_table((kFolder / file).string(), columns_of_files().at(file));
}

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

std::string where(const std::string& file, const Row& row) {
  return file + ":" + std::to_string(row.line);
}

TEST(Maps, AreTheFilesOfTheReadmeInUtf8InComposedForm) {
  const std::string readme = bytes_of(kFolder / "README.md");
  std::set<std::string> files;
  for (const auto& item : fs::directory_iterator(kFolder))
    if (item.path().extension() == ".tsv") files.insert(item.path().filename().string());
  for (const std::string& file : files) {
    EXPECT_TRUE(columns_of_files().contains(file)) << file << " is read by nothing";
    EXPECT_NE(readme.find('`' + file + '`'), std::string::npos) << file << " is not in README.md";
    const std::string bytes = bytes_of(kFolder / file);
    UErrorCode error = U_ZERO_ERROR;
    const icu::UnicodeString text = icu::UnicodeString::fromUTF8(bytes);
    std::string back;
    text.toUTF8String(back);
    EXPECT_EQ(back, bytes) << file << " is no UTF-8";
    EXPECT_TRUE(icu::Normalizer2::getNFCInstance(error)->isNormalized(text, error))
        << file << " is not in NFC";
    EXPECT_TRUE(U_SUCCESS(error));
    EXPECT_EQ(bytes.find('\r'), std::string::npos) << file;
    EXPECT_TRUE(bytes.ends_with('\n')) << file;
  }
  EXPECT_EQ(files.size(), columns_of_files().size());
}

// Rows stand in byte order of the code. Ranges and rows that are read in order are not sorted: there the
// order means something, or a block reads better beside its chapter.
TEST(Maps, RowsAreSortedAndNoneStandsTwice) {
  for (const auto& [file, columns] : columns_of_files()) {
    std::set<std::string> seen;
    const Table rows = table(file);
    EXPECT_FALSE(rows.rows.empty()) << file;
    for (const Row& row : rows.rows)
      EXPECT_TRUE(seen.insert(row.text).second) << where(file, row) << " again";
    if (columns.front() != "codes") {
      EXPECT_NO_THROW(require_sorted(rows, file == "fmb-cases.tsv" ? 2 : 1)) << file;
    }
  }
}

TEST(Maps, OfficialFactsHaveTheirSourceAndItsDate) {
  for (const auto& [file, columns] : columns_of_files()) {
    const auto source = std::find(columns.begin(), columns.end(), "source");
    if (source == columns.end()) {
      // Made by hand: the README names the source of them all.
      EXPECT_NE(bytes_of(kFolder / "README.md").find("`" + file + "`"), std::string::npos);
      continue;
    }
    const auto at = static_cast<std::size_t>(source - columns.begin());
    ASSERT_EQ(columns[at + 1], "dated") << file;
    for (const Row& row : table(file).rows) {
      EXPECT_FALSE(row.cells[at].empty()) << where(file, row);
      const std::string& date = row.cells[at + 1];
      const bool iso =
          date.size() == 10 && date[4] == '-' && date[7] == '-' &&
          std::count_if(date.begin(), date.end(), [](char c) { return c >= '0' && c <= '9'; }) == 8;
      EXPECT_TRUE(iso && date >= "1997-01-01" && date <= "2030-12-31") << where(file, row) << ": " << date;
    }
  }
}

std::set<std::string> first_column(const std::string& file) {
  std::set<std::string> all;
  for (const Row& row : table(file).rows) all.insert(row.cells[0]);
  return all;
}

TEST(Maps, EveryIcfCodeIsInIcf) {
  const std::set<std::string> icf = first_column("icf.tsv");
  const std::map<std::string, std::vector<std::size_t>> cells = {{"fmb-icf.tsv", {1, 2, 3, 4}},
                                                                 {"icd10-functions.tsv", {1, 2}},
                                                                 {"icf-links.tsv", {0, 1}},
                                                                 {"occupations.tsv", {4}}};
  std::size_t codes = 0;
  for (const auto& [file, places] : cells)
    for (const Row& row : table(file).rows)
      for (const std::size_t cell : places) {
        std::set<std::string> seen;
        for (const std::string& code : split_cell(row.cells[cell], ' ')) {
          ++codes;
          EXPECT_TRUE(icf.contains(code)) << where(file, row) << ": " << code << " is not in icf.tsv";
          EXPECT_TRUE(seen.insert(code).second) << where(file, row) << ": " << code << " stands twice";
        }
      }
  EXPECT_GT(codes, 5000U);
}

TEST(Maps, EveryIcd10CodeHasItsCategory) {
  const std::set<std::string> categories = first_column("icd10-categories.tsv");
  for (const char* file : {"fmb-longest.tsv", "fmb-cases.tsv", "fmb-icf.tsv", "icd10-names.tsv"})
    for (const Row& row : table(file).rows)
      EXPECT_TRUE(categories.contains(row.cells[0].substr(0, 3))) << where(file, row) << ": " << row.cells[0];
  for (const Row& row : table("fmb-cases.tsv").rows)
    for (const std::string& code : split_cell(row.cells[9], ' '))
      EXPECT_TRUE(categories.contains(code.substr(0, 3))) << where("fmb-cases.tsv", row) << ": " << code;
  // A range holds at least one category that exists.
  for (const char* file :
       {"icd10-functions.tsv", "icd10-similar.tsv", "diagnosis-chapters.tsv", "diagnosis-groups.tsv"})
    for (const Row& row : table(file).rows)
      for (const std::string& range : split_cell(row.cells[0], ' ')) {
        const std::string first = range.substr(0, 3);
        const std::string last =
            range.substr(range.find('-') == std::string::npos ? 0 : range.find('-') + 1, 3);
        const auto found = categories.lower_bound(first);
        EXPECT_TRUE(found != categories.end() && *found <= last) << where(file, row) << ": " << range;
      }
}

TEST(Maps, FourthPositionsAreDigitsInOrderAndTellWhetherTheCategoryIsDivided) {
  for (const Row& row : table("icd10-categories.tsv").rows) {
    const std::string& positions = row.cells[2];
    EXPECT_TRUE(std::is_sorted(positions.begin(), positions.end())) << row.text;
    EXPECT_EQ(std::set<char>(positions.begin(), positions.end()).size(), positions.size()) << row.text;
    EXPECT_EQ(row.cells[1] == "1", positions.size() >= 2) << row.text;
    EXPECT_EQ(row.cells[0].size(), 3U) << row.text;
  }
}

TEST(Maps, ChaptersCoverEveryCategoryOnce) {
  std::map<std::string, int> chapters;
  const Table ranges = table("diagnosis-chapters.tsv");
  for (const std::string& category : first_column("icd10-categories.tsv"))
    for (const Row& row : ranges.rows)
      for (const std::string& range : split_cell(row.cells[0], ' ')) {
        const std::size_t hyphen = range.find('-');
        const std::string last = hyphen == std::string::npos ? range : range.substr(hyphen + 1);
        if (range.substr(0, 3) <= category && category <= last) ++chapters[category];
      }
  for (const std::string& category : first_column("icd10-categories.tsv"))
    EXPECT_EQ(chapters[category], 1) << category;
}

TEST(Maps, HoldAtLeastThreeHundredOccupationsWithDemands) {
  const Table occupations = table("occupations.tsv");
  EXPECT_GE(occupations.rows.size(), 300U);
  for (const Row& row : occupations.rows) {
    EXPECT_FALSE(row.cells[4].empty()) << row.cells[0] << " demands nothing";
    EXPECT_FALSE(row.cells[2] == "1" && row.cells[3] == "1")
        << row.cells[0] << " is both a title and a workplace";
  }
}

// Two years, with months of 31 days, is the most that FMB recommends.
TEST(Maps, DaysAreThoseOfALeave) {
  for (const Row& row : table("fmb-longest.tsv").rows)
    if (!row.cells[1].empty()) {
      EXPECT_LE(std::stoi(row.cells[1]), 24 * 31) << row.text;
    }
}

}  // namespace
}  // namespace stickprov::coding
