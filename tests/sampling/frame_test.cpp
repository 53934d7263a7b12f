#include "sampling/frame.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "format/date.h"
#include "model/setup_error.h"

namespace stickprov::sampling {
namespace {

Candidate one(const std::string& id, const std::string& signed_at, const std::string& patient = "",
              const std::string& hash = "") {
  Candidate c;
  c.entry.certificate_id = id;
  c.entry.patient_pseudonym = patient;
  c.entry.source.path = id + ".xml";
  c.entry.signed_day = format::parse_day(signed_at.substr(0, std::min<std::size_t>(10, signed_at.size())));
  c.signed_at = signed_at;
  c.content_hash = hash.empty() ? id + signed_at : hash;
  return c;
}

std::string summary(const Frame& frame) {
  std::string text;
  for (const FrameEntry& entry : frame.entries) text += entry.certificate_id + " ";
  text += "|";
  for (const Exclusion& exclusion : frame.exclusions)
    text += " " + exclusion.certificate_id + ":" + exclusion.reason;
  return text;
}

TEST(Frame, DuplicatesAndOlderWritingsOfTheSameId) {
  EXPECT_EQ(
      summary(build_frame(
          {one("a", "2024-01-01", "", "x"), one("a", "2024-01-01", "", "x"), one("b", "2024-01-02")}, {})),
      "a b | a:duplicate");
  const Frame frame = build_frame({one("a", "2024-01-01", "", "x"), one("a", "2024-01-05", "", "y")}, {});
  EXPECT_EQ(summary(frame), "a | a:same_id");
  EXPECT_EQ(frame.sources, std::vector<std::size_t>{1});
}

TEST(Frame, ReplacedAndCompleted) {
  Candidate b = one("b", "2024-01-02");
  b.replaces = {"a"};
  Candidate c = one("c", "2024-01-03");
  c.completes = {"b"};
  EXPECT_EQ(summary(build_frame({c, one("a", "2024-01-01"), b}, {})), "c | a:replaced b:completed");
}

TEST(Frame, RelationsInARingLeaveOne) {
  Candidate a = one("a", "2024-01-01");
  a.replaces = {"b", "a", "borta"};
  Candidate b = one("b", "2024-01-01");
  b.replaces = {"a"};
  EXPECT_EQ(summary(build_frame({a, b}, {})), "b | a:replaced");
  b.signed_at = "2023-12-31";
  EXPECT_EQ(summary(build_frame({a, b}, {})), "a | b:replaced");
}

TEST(Frame, PeriodIncludesBothDays) {
  FrameRules rules;
  rules.from = format::parse_day("2024-02-01");
  rules.to = format::parse_day("2024-02-29");
  EXPECT_EQ(summary(build_frame({one("a", "2024-01-31"), one("b", "2024-02-01"), one("c", "2024-02-29"),
                                 one("d", "2024-03-01"), one("e", "")},
                                rules)),
            "b c | a:outside_period d:outside_period e:no_signing_day");
}

TEST(Frame, OnePerPatientKeepsTheNewest) {
  FrameRules rules;
  rules.one_per_patient = true;
  EXPECT_EQ(summary(build_frame(
                {one("a", "2024-01-01", "p"), one("b", "2024-03-01", "p"), one("c", "2024-02-01", "p"),
                 one("d", "2024-01-01", "q"), one("e", "2024-01-01"), one("f", "2024-01-01")},
                rules)),
            "b d e f | a:same_patient c:same_patient");
}

TEST(Frame, EveryCandidateEndsInOnePlaceWhateverTheOrder) {
  std::vector<Candidate> candidates;
  for (int i = 0; i < 60; ++i) {
    Candidate c = one("id" + std::to_string(i % 40), "2024-01-" + std::to_string(10 + i % 19),
                      "p" + std::to_string(i % 7), i % 3 == 0 ? "same" : "");
    if (i % 5 == 0) c.replaces = {"id" + std::to_string((i + 3) % 40)};
    if (i % 11 == 0) c.completes = {"id" + std::to_string((i + 9) % 40)};
    candidates.push_back(c);
  }
  FrameRules rules;
  rules.one_per_patient = true;
  const std::string first = summary(build_frame(candidates, rules));
  for (int turn = 0; turn < 5; ++turn) {
    std::rotate(candidates.begin(), candidates.begin() + 13, candidates.end());
    const Frame frame = build_frame(candidates, rules);
    EXPECT_EQ(frame.entries.size() + frame.exclusions.size(), candidates.size());
    EXPECT_EQ(summary(frame), first);
  }
}

TEST(Frame, HashIsOfSortedIds) {
  const Frame frame = build_frame({one("b", "2024-01-01"), one("a", "2024-01-02")}, {});
  // printf 'a\nb\n' | sha256sum
  EXPECT_EQ(frame_sha256(frame.entries), "911169ddaaf146aff539f58c26c489af3b892dff0fe283c1c264c65ae5aa59a2");
}

TEST(Entry, HoldsWhatTheCertificateSays) {
  Certificate certificate;
  certificate.id = "x";
  certificate.unit_id = "se1-vc01";
  certificate.unit_name = "Namn i intyget";
  certificate.patient.identity = "195004302120";
  certificate.diagnoses.push_back({"Utmattningssyndrom", "F438A", "", "6.1", "6.2"});
  certificate.periods.push_back(
      {50, 1, "HALFTEN", format::parse_day("2024-02-01"), format::parse_day("2024-02-14")});
  certificate.periods.push_back(
      {100, 2, "HELT_NEDSATT", format::parse_day("2024-01-20"), format::parse_day("2024-02-01")});
  certificate.grounds.push_back({GroundKind::telephone, 1, "TELEFONKONTAKT", {}, "", ""});
  certificate.grounds.push_back({GroundKind::records, 2, "JOURNALUPPGIFTER", {}, "", ""});
  const Units units =
      parse_units("hsa_id\tname\tarea\tprovider\nSE1-VC01\tBjörken\tPrimärvård\tRegion Test\n", "units.tsv");
  FrameFacts facts;
  facts.history.cumulated_days = 40;
  facts.diagnosis_group = "Stress";
  const FrameEntry entry = frame_entry(certificate, units, facts);
  EXPECT_TRUE(entry.unit_mapped);
  EXPECT_EQ(entry.unit_name, "Björken");
  EXPECT_EQ(entry.area, "Primärvård");
  EXPECT_EQ(entry.sex, Sex::woman);
  EXPECT_EQ(entry.days, 26);
  EXPECT_EQ(entry.first_degree, 100);
  EXPECT_TRUE(entry.partial);
  EXPECT_EQ(entry.contact, "TELEFONKONTAKT,JOURNALUPPGIFTER");
  EXPECT_EQ(entry.cumulated_days, 40);
  EXPECT_TRUE(unmapped_units({entry}).empty());
  EXPECT_EQ(unmapped_units({frame_entry(certificate, {}, facts)}), std::vector<std::string>{"se1-vc01"});
}

std::string refusal(const std::string& bytes) {
  try {
    parse_units(bytes, "mina/units.tsv");
  } catch (const SetupError& error) {
    return error.what();
  }
  return "";
}

TEST(UnitsFile, IsReadWithBomAndAnyOrderOfColumns) {
  const Units units = parse_units(
      "\xEF\xBB\xBF"
      "name\thsa_id\r\nÄngen\tSE-1\r\n\r\n",
      "u");
  ASSERT_EQ(units.size(), 1U);
  EXPECT_EQ(find_unit(units, "se-1")->name, "Ängen");
  EXPECT_EQ(find_unit(units, "SE-2"), nullptr);
}

TEST(UnitsFile, ErrorsNameFileAndLine) {
  EXPECT_EQ(refusal("namn\tområde\nA\tB\n").rfind("mina/units.tsv:1: kolumnen hsa_id saknas", 0), 0U);
  EXPECT_EQ(refusal("").rfind("mina/units.tsv:1:", 0), 0U);
  EXPECT_EQ(refusal("hsa_id\tname\nSE1\tA\n\tB\n").rfind("mina/units.tsv:3: hsa_id är tomt", 0), 0U);
  EXPECT_EQ(refusal("hsa_id\tname\nSE1\tA\nse1\tB\n").rfind("mina/units.tsv:3: HSA-id se1 finns redan", 0),
            0U);
  EXPECT_EQ(refusal("hsa_id\tname\nSE1\t\xC5ngen\n").rfind("mina/units.tsv:2: raden är inte UTF-8", 0), 0U);
  EXPECT_THROW(read_units("finns/inte.tsv"), SetupError);
}

}  // namespace
}  // namespace stickprov::sampling
