#include <gtest/gtest.h>

#include <fstream>

#include "report/words.h"

namespace stickprov::report {
namespace {

// A name added to the maps without an English one would stand in Swedish on an English sheet.
TEST(DiagnosisWords, EveryNameOfTheMapsHasAnEnglishOne) {
  for (const char* file : {"diagnosis-groups.tsv", "diagnosis-chapters.tsv"}) {
    std::ifstream in(std::string(STICKPROV_ROOT) + "/icd10-icf-maps/" + file);
    int names = 0;
    for (std::string line; std::getline(in, line);) {
      if (line.empty() || line[0] == '#' || line == "codes\tname") continue;
      const std::string name = line.substr(line.find('\t') + 1);
      EXPECT_NE(diagnosis_word(name, Language::english), name) << file;
      EXPECT_EQ(diagnosis_word(name, Language::swedish), name);
      ++names;
    }
    EXPECT_GE(names, 7) << file;
  }
}

TEST(DiagnosisWords, ARegionsOwnNameStays) {
  EXPECT_EQ(diagnosis_word("Rygg och nacke", Language::english), "Rygg och nacke");
}

}  // namespace
}  // namespace stickprov::report
