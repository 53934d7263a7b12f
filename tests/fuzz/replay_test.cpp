// Every file of the fuzz corpus, findings of the past included, in every build.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "check_document.h"

namespace {

void replay(const std::string& folder, void (*check)(std::string_view)) {
  std::size_t files = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(STICKPROV_ROOT "/tests/fuzz/corpus/" + folder)) {
    SCOPED_TRACE(entry.path().string());
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    check(bytes);
    // And cut in the middle of whatever it holds.
    for (std::size_t part = 1; part < 16; ++part) {
      check(std::string_view(bytes).substr(0, bytes.size() * part / 16));
    }
    ++files;
  }
  EXPECT_GE(files, 8U) << "the corpus is not where it should be";
}

TEST(FuzzCorpus, Xml) {
  replay("xml", stickprov::fuzz::check_document);
}
TEST(FuzzCorpus, Json) {
  replay("json", stickprov::fuzz::check_document);
}
TEST(FuzzCorpus, Archive) {
  replay("archive", stickprov::fuzz::check_archive);
  replay("archive", stickprov::fuzz::check_document);
}
TEST(FuzzCorpus, Text) {
  replay("text", stickprov::fuzz::check_free_text);
}

}  // namespace
