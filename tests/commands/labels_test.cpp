#include "commands/labels.h"

#include <gtest/gtest.h>

#include "model/setup_error.h"

namespace stickprov::commands {
namespace {

std::string problem_of(const std::string& text) {
  try {
    parse_labels(text, "bedomda.tsv");
  } catch (const SetupError& error) {
    return error.what();
  }
  return "";
}

TEST(Labels, ReadsPartsInAnyOrderAndLanguage) {
  const Labels labels = parse_labels(
      "\xEF\xBB\xBFoverall\tcertificate_id\tplan\tkommentar\r\nmissing\tA-1\tBristfällig\tse "
      "telefonen\r\n\r\n"
      "\tA-2\tej tillämplig\r\n",
      "x");
  ASSERT_EQ(labels.rows.size(), 2U);
  EXPECT_EQ(labels.rows.at("A-1")[5], Verdict::deficient);
  EXPECT_EQ(labels.rows.at("A-1")[8], Verdict::missing);
  EXPECT_EQ(labels.rows.at("A-2")[5], Verdict::not_applicable);
  EXPECT_FALSE(labels.rows.at("A-2")[8].has_value());
  EXPECT_FALSE(labels.rows.at("A-1")[0].has_value());
}

TEST(Labels, ReadsCriteria) {
  const Labels labels = parse_labels("certificate_id\tb1\tg1\nA-1\tja\tNA\nA-2\t0\t\n", "x");
  EXPECT_EQ(labels.criterion_columns, (std::vector<std::string>{"b1", "g1"}));
  EXPECT_EQ(labels.criteria.at("A-1").at("b1"), Met::met);
  EXPECT_EQ(labels.criteria.at("A-1").at("g1"), Met::not_applicable);
  EXPECT_EQ(labels.criteria.at("A-2").at("b1"), Met::not_met);
  EXPECT_EQ(labels.criteria.at("A-2").count("g1"), 0U);
}

TEST(Labels, SaysWhereAndWhatIsWrong) {
  EXPECT_EQ(problem_of("certificate_id\tplan\nA-1\tbra\n"),
            "bedomda.tsv, rad 2: plan är ”bra”; skriv adequate, deficient, missing eller not_applicable");
  EXPECT_EQ(problem_of("certificate_id\tplan\nA-1\tmissing\nA-1\tadequate\n"),
            "bedomda.tsv, rad 3: intyget A-1 står två gånger med olika bedömning");
  EXPECT_EQ(problem_of("certificate_id\tplan\nA-1\tmissing\nA-1\tmissing\n"), "");
  EXPECT_NE(problem_of("id\tplan\n").find("rad 1: kolumnen certificate_id saknas"), std::string::npos);
  EXPECT_NE(problem_of("certificate_id\tnamn\nA-1\tx\n").find("ingen kolumn"), std::string::npos);
  EXPECT_NE(problem_of("certificate_id\tplan\n").find("inga rader"), std::string::npos);
  EXPECT_NE(problem_of("").find("inga rader"), std::string::npos);
}

TEST(Labels, AMissingFileIsASetupError) {
  EXPECT_THROW(read_labels("/nowhere/labels.tsv"), SetupError);
}

}  // namespace
}  // namespace stickprov::commands
