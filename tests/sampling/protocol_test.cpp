#include "sampling/protocol.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "format/date.h"
#include "model/setup_error.h"

namespace stickprov::sampling {
namespace {

std::vector<FrameEntry> frame_of(int size) {
  std::vector<FrameEntry> frame;
  for (int i = 0; i < size; ++i) {
    FrameEntry entry;
    entry.certificate_id = "i" + std::to_string(100 + i);
    entry.unit_id = i % 3 == 0 ? "E\"1" : "Ö 2";
    frame.push_back(entry);
  }
  return frame;
}

Protocol protocol_of(const std::vector<FrameEntry>& frame, std::size_t n = 10) {
  Protocol p;
  p.tool_version = "0.1.0";
  p.command = "stickprov draw --n 10 --by unit";
  p.seed_made = true;
  p.plan.design = Design::stratified;
  p.plan.by = {By::unit};
  p.plan.n = n;
  p.plan.seed = "frö \"å\"\t1";
  p.plan.expected_shares = {{"E\"1", 0.1}, {"Ö 2", 1.0 / 3.0}};
  p.plan.spares = 2;
  p.plan.known_strata = {"E\"1", "tomt"};
  p.rules.from = format::parse_day("2025-01-01");
  p.rules.one_per_patient = true;
  p.units_file = "units.tsv";
  p.units_sha256 = "ab";
  p.certificates = frame.size() + 3;
  p.exclusions = {{"duplicate", 1}, {"replaced", 2}};
  for (const FrameEntry& entry : frame) p.frame_ids.push_back(entry.certificate_id);
  std::sort(p.frame_ids.begin(), p.frame_ids.end());
  p.sample = draw(frame, p.plan).sample;
  return p;
}

template <typename Action>
std::string refusal(Action action) {
  try {
    action();
  } catch (const SetupError& error) {
    return error.what();
  }
  ADD_FAILURE() << "nothing was refused";
  return {};
}

TEST(Protocol, ReadsBackAsWritten) {
  Protocol p = protocol_of(frame_of(30));
  p = replace(p, p.sample.items[0].certificate_id, "Spärrad \\ journal");
  const std::string text = protocol_text(p);
  const Protocol back = parse_protocol(text, "urval.json");
  EXPECT_EQ(back, p);
  EXPECT_EQ(protocol_text(back), text);
}

TEST(Protocol, EveryDesignReadsBack) {
  for (const Design design : {Design::simple, Design::systematic, Design::cluster, Design::census}) {
    Protocol p = protocol_of(frame_of(30));
    p.plan.design = design;
    p.plan.by.clear();
    p.plan.clusters = design == Design::cluster ? 1 : 0;
    p.sample = draw(frame_of(30), p.plan).sample;
    EXPECT_EQ(parse_protocol(protocol_text(p), "u"), p) << name(design);
  }
}

TEST(Protocol, WhatIsNoneIsRefusedWithItsPath) {
  EXPECT_EQ(refusal([] { parse_protocol("inte json", "fel.json"); }).rfind("fel.json: ", 0), 0U);
  EXPECT_EQ(refusal([] { parse_protocol("{}", "fel.json"); }).rfind("fel.json: ", 0), 0U);
  EXPECT_EQ(refusal([] { parse_protocol("[]", "fel.json"); }).rfind("fel.json: ", 0), 0U);
  EXPECT_EQ(refusal([] { parse_protocol("", "fel.json"); }).rfind("fel.json: ", 0), 0U);
  EXPECT_THROW(read_protocol("finns/inte.json"), SetupError);
  std::string text = protocol_text(protocol_of(frame_of(30)));
  text.replace(text.find("\"format_version\": 1"), 19, "\"format_version\": 9");
  EXPECT_NE(refusal([&] { parse_protocol(text, "ny.json"); }).find("nyare"), std::string::npos);
}

// Any byte cut off the end is refused, never read as a smaller draw.
TEST(Protocol, CutOffAnywhereIsRefused) {
  const std::string text = protocol_text(protocol_of(frame_of(12), 4));
  for (std::size_t length = 0; length + 2 < text.size(); length += 7)
    EXPECT_THROW(parse_protocol(text.substr(0, length), "u"), SetupError) << length;
}

TEST(Protocol, ThatContradictsItselfIsRefused) {
  Protocol p = protocol_of(frame_of(30));
  p.frame_ids.pop_back();
  EXPECT_NE(refusal([&] { parse_protocol(protocol_text(p), "u"); }).find("motsäger"), std::string::npos);
  p = protocol_of(frame_of(30));
  std::swap(p.sample.items[0].certificate_id, p.sample.items[1].certificate_id);
  EXPECT_NE(refusal([&] { parse_protocol(protocol_text(p), "u"); }).find("sample_sha256"), std::string::npos);
  p = protocol_of(frame_of(30));
  p.sample.spares[0].certificate_id = "någon annan";
  EXPECT_NE(refusal([&] { parse_protocol(protocol_text(p), "u"); }).find("inte i ramen"), std::string::npos);
}

TEST(Differences, NoneForTheSameFrame) {
  const Protocol p = protocol_of(frame_of(30));
  EXPECT_TRUE(differences(p, draw(frame_of(30), p.plan).sample, p.frame_ids).empty());
}

TEST(Differences, NameWhatCameAndWent) {
  const Protocol p = protocol_of(frame_of(30));
  std::vector<FrameEntry> now = frame_of(31);
  now.erase(now.begin() + 4);
  std::vector<std::string> ids;
  for (const FrameEntry& entry : now) ids.push_back(entry.certificate_id);
  const std::vector<Notice> lines = differences(p, draw(now, p.plan).sample, ids);
  ASSERT_GE(lines.size(), 2U);
  EXPECT_EQ(lines[0].swedish, "Ramen har ändrats, borta sedan urvalet (1 intyg): i104");
  EXPECT_EQ(lines[1].swedish, "Ramen har ändrats, nya sedan urvalet (1 intyg): i130");
}

TEST(Differences, AnotherWeightIsSeen) {
  Protocol p = protocol_of(frame_of(30));
  p.sample.items[2].weight *= 2;
  EXPECT_EQ(differences(p, draw(frame_of(30), p.plan).sample, p.frame_ids).size(), 1U);
}

TEST(Replacement, TakesTheSparesOfTheStratumInOrder) {
  Protocol p = protocol_of(frame_of(30));
  const std::vector<DrawnItem> before = p.sample.items;
  const std::string stratum = before[0].stratum;
  std::vector<std::string> spares;
  for (const DrawnItem& spare : p.sample.spares)
    if (spare.stratum == stratum) spares.push_back(spare.certificate_id);
  ASSERT_EQ(spares.size(), 2U);
  p = replace(p, before[0].certificate_id, "spärrad");
  EXPECT_EQ(p.replacements.back().replaced_by, spares[0]);
  // The spare cannot be rated either.
  p = replace(p, spares[0], "spärrad");
  EXPECT_EQ(p.replacements.back().replaced_by, spares[1]);
  EXPECT_EQ(p.sample.items, before);
  const std::vector<DrawnItem> effective = effective_sample(p);
  EXPECT_EQ(effective[0].certificate_id, spares[1]);
  EXPECT_EQ(effective[0].weight, before[0].weight);
  EXPECT_TRUE(std::equal(effective.begin() + 1, effective.end(), before.begin() + 1));
  // With no spare left it is non-response: recorded, and its place is empty.
  p = replace(p, spares[1], "spärrad");
  EXPECT_EQ(p.replacements.back().replaced_by, "");
  const std::vector<DrawnItem> fewer = effective_sample(p);
  EXPECT_EQ(fewer, std::vector<DrawnItem>(before.begin() + 1, before.end()));
  EXPECT_NE(refusal([&] { replace(p, spares[1], "igen"); }).find("redan"), std::string::npos);
  EXPECT_EQ(parse_protocol(protocol_text(p), "urval.json").replacements, p.replacements);
}

TEST(Replacement, IsRefusedWhereItCannotBe) {
  Protocol p = protocol_of(frame_of(30));
  EXPECT_NE(refusal([&] { replace(p, "okänd", "x"); }).find("okänd"), std::string::npos);
  EXPECT_NE(refusal([&] { replace(p, p.sample.items[0].certificate_id, "  "); }).find("--reason"),
            std::string::npos);
  p = replace(p, p.sample.items[0].certificate_id, "x");
  EXPECT_NE(refusal([&] { replace(p, p.sample.items[0].certificate_id, "x"); }).find("redan"),
            std::string::npos);
}

}  // namespace
}  // namespace stickprov::sampling
