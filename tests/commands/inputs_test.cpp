#include "commands/inputs.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "commands/session.h"
#include "model/setup_error.h"

namespace stickprov::commands {
namespace {

namespace fs = std::filesystem;

class InputsTest : public testing::Test {
 protected:
  Inputs scan(const std::vector<std::string>& paths, const SeeCertificate& see = {},
              const std::vector<std::string>& own_files = {}) {
    return scan_inputs(paths, {}, privacy::passing_key(), session_, see, own_files);
  }
  const std::string samples_ = STICKPROV_ROOT "/samples";
  std::ostringstream out_, err_;
  Session session_{Language::swedish, STICKPROV_ROOT, out_, err_};
};

TEST_F(InputsTest, EveryInputEndsInOneCountedPlace) {
  const Inputs inputs = scan({samples_});
  const Accounting& accounting = inputs.accounting;
  EXPECT_GE(accounting.certificates, 60U);
  EXPECT_EQ(other_type_count(accounting), 1U);
  EXPECT_GE(problem_count(accounting), 3U);
  EXPECT_EQ(accounting.read,
            accounting.certificates + other_type_count(accounting) + problem_count(accounting));
  EXPECT_EQ(problem_count(accounting), inputs.problems.size());
  EXPECT_EQ(inputs.histories.size(), accounting.certificates);
  EXPECT_EQ(out_.str(), "");
}

TEST_F(InputsTest, TheSecondPassGivesTheSameCertificatesInTheSameOrder) {
  std::vector<std::string> first, second;
  Inputs inputs = scan({samples_}, [&](const Certificate& c, const std::string&) { first.push_back(c.id); });
  reread_inputs(inputs, [&](Certificate&& c, std::size_t place) {
    EXPECT_EQ(place, second.size());
    second.push_back(c.id);
  });
  EXPECT_EQ(first, second);
}

TEST_F(InputsTest, RereadsOnlyTheAskedPlaces) {
  std::vector<std::string> ids;
  const Inputs inputs =
      scan({samples_}, [&](const Certificate& c, const std::string&) { ids.push_back(c.id); });
  const std::vector<std::size_t> places = {0, 7, ids.size() / 2, ids.size() - 1};
  std::vector<std::string> got, wanted;
  for (const std::size_t place : places) wanted.push_back(ids[place]);
  reread_inputs(inputs, places, [&](Certificate&& c, std::size_t) { got.push_back(c.id); });
  EXPECT_EQ(got, wanted);
}

TEST_F(InputsTest, PseudonymsFollowThePatientAndTellNothing) {
  std::map<std::string, std::string> pseudonyms;
  scan({samples_}, [&](const Certificate& c, const std::string& pseudonym) {
    EXPECT_EQ(pseudonym.find(c.patient.identity), std::string::npos);
    const auto [known, made] = pseudonyms.emplace(c.patient.identity, pseudonym);
    EXPECT_EQ(known->second, pseudonym);
  });
  EXPECT_GT(pseudonyms.size(), 20U);
}

TEST_F(InputsTest, APatientWithoutNameBorrowsItFromAnotherCertificate) {
  std::map<std::string, std::vector<std::string>> first;
  Inputs inputs = scan({samples_ + "/psykiatri"},
                       [&](const Certificate& c, const std::string&) { first[c.id] = c.patient.names; });
  ASSERT_FALSE(inputs.lent_names.empty());
  std::size_t lent = 0;
  reread_inputs(inputs, [&](Certificate&& c, std::size_t place) {
    if (inputs.lent_names.count(place) == 0) {
      EXPECT_EQ(c.patient.names, first[c.id]);
    } else {
      EXPECT_NE(c.patient.names, first[c.id]);
      ++lent;
    }
  });
  EXPECT_EQ(lent, inputs.lent_names.size());
}

TEST_F(InputsTest, FilesOfAnEarlierRunAreNoInputs) {
  const fs::path folder = fs::path(testing::TempDir()) / "stickprov_inputs";
  fs::create_directories(folder);
  std::ofstream(folder / "rapport.xlsx") << "PK";
  std::ofstream(folder / "other.txt") << "hej";
  const Inputs inputs = scan({folder.string()}, {}, {(folder / "rapport.xlsx").string()});
  fs::remove_all(folder);
  EXPECT_EQ(inputs.accounting.files, 1U);
}

TEST_F(InputsTest, WhatIsKeptOfTheFirstPassIsWhatTheSecondWouldRead) {
  const auto second_pass = [&](Inputs inputs) {
    std::vector<Certificate> certificates;
    reread_inputs(inputs, [&](Certificate&& c, std::size_t place) {
      EXPECT_EQ(place, certificates.size());
      certificates.push_back(std::move(c));
    });
    return certificates;
  };
  const std::vector<Certificate> read_again = second_pass(scan({samples_}));
  constexpr std::size_t kFew = 100'000;  // bytes; some of the samples
  constexpr std::size_t kAll = 100'000'000;
  for (const std::size_t bytes : {std::size_t{1}, kFew, kAll}) {
    Inputs inputs = scan_inputs({samples_}, {}, privacy::passing_key(), session_, {}, {}, bytes);
    EXPECT_EQ(inputs.kept_files == inputs.files.size(), bytes == kAll);
    EXPECT_EQ(second_pass(std::move(inputs)), read_again);
  }
}

TEST_F(InputsTest, AFileThatChangesBetweenThePassesIsASetupError) {
  const fs::path folder = fs::path(testing::TempDir()) / "stickprov_changed";
  fs::create_directories(folder);
  fs::copy_file(fs::path(samples_) / "beroendecentrum" / "lista-tre-intyg.xml", folder / "lista.xml",
                fs::copy_options::overwrite_existing);
  Inputs inputs = scan({folder.string()});
  ASSERT_EQ(inputs.accounting.certificates, 3U);
  std::ofstream(folder / "lista.xml") << "";
  EXPECT_THROW(reread_inputs(inputs, [](Certificate&&, std::size_t) {}), SetupError);
  fs::remove_all(folder);
}

TEST(ProblemLine, NamesFilePlaceAndWhatToDo) {
  const InputProblem problem{ProblemKind::broken_xml, "a\x1b[2J.xml",  "rad 3", "",
                             "Trasig. Gör så.",       "Broken. Do so."};
  EXPECT_EQ(problem_line(problem, Language::swedish), "a [2J.xml, rad 3: Trasig. Gör så.");
  EXPECT_EQ(problem_line(problem, Language::english), "a [2J.xml, rad 3: Broken. Do so.");
}

}  // namespace
}  // namespace stickprov::commands
