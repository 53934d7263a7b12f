// The workbook read back with openpyxl: a second, independent reader of the format.

#include "report/workbook.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "synthetic_audit.h"

namespace stickprov::report {
namespace {

namespace fs = std::filesystem;

/// A folder for the test's files; kept where STICKPROV_WORKBOOK_FOLDER says, to look at the workbooks by eye.
class Folder {
 public:
  Folder() {
    if (const char* kept = std::getenv("STICKPROV_WORKBOOK_FOLDER")) {
      path_ = kept;
      keep_ = true;
      fs::create_directories(path_);
      return;
    }
    std::string pattern = (fs::temp_directory_path() / "stickprov-report-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~Folder() {
    if (!keep_) fs::remove_all(path_);
  }
  std::string file(const std::string& name) const { return (path_ / name).string(); }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
  bool keep_ = false;
};

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void write(const Audit& audit, const std::string& path, Language language = Language::swedish) {
  write_workbook(audit, summarise(audit), synthetic_criteria(), path, language);
}

TEST(Workbook, EqualRunsGiveEqualBytes) {
  const Folder folder;
  write(synthetic_audit({}), folder.file("rapport.xlsx"));
  write(synthetic_audit({}), folder.file("igen.xlsx"));
  EXPECT_EQ(bytes_of(folder.file("rapport.xlsx")), bytes_of(folder.file("igen.xlsx")));
  SyntheticOptions stratified;
  stratified.by_area = true;
  write(synthetic_audit(stratified), folder.file("strata.xlsx"));
  write(synthetic_audit({}), folder.file("report.xlsx"), Language::english);
}

TEST(Workbook, WritesLarge) {
  const Folder folder;
  const char* size = std::getenv("STICKPROV_WORKBOOK_SIZE");
  const std::size_t n = size != nullptr ? std::strtoul(size, nullptr, 10) : 300;
  SyntheticOptions options;
  options.frame = 2 * n;
  options.drawn = n;
  write(synthetic_audit(options), folder.file("stor.xlsx"));
}

}  // namespace
}  // namespace stickprov::report
