#include "commands/rate.h"

#include <gtest/gtest.h>

namespace stickprov::commands {
namespace {

Certificate certificate() {
  Certificate c;
  c.id = "A-1";
  c.version = "2.0";
  c.function.field = "35.1";
  c.function.value = "Tappar \"tråden\" i samtal, ring 070-174 06 05";
  c.answers = {{"35", 0, {{"35.1", c.function.value}}}};
  return c;
}

Rated rated() {
  Rated r;
  for (std::size_t i = 0; i < kParts.size(); ++i) r.rating.parts[i] = {kParts[i], Verdict::deficient, {}};
  r.rating.parts[6].verdict = Verdict::not_applicable;
  r.rating.overall = Verdict::deficient;
  r.rating.findings = {{"b1", Part::function, Met::met, {{{35, 1}, {0, 15}}}, ""},
                       {"b2", Part::function, Met::not_met, {{{35, 1}, {26, 45}}}, ""},
                       {"g1", Part::fmb, Met::not_applicable, {}, ""}};
  r.rating.flags = {"symptom_diagnosis", "phone_only"};
  return r;
}

TEST(Row, HasTheColumnsOfTheHeader) {
  std::string row;
  append_row(row, certificate(), rated().rating);
  EXPECT_EQ(row,
            "A-1\t2.0\tdeficient\tdeficient\tdeficient\tdeficient\tdeficient\tdeficient\tnot_"
            "applicable\tdeficient\t"
            "deficient\tsymptom_diagnosis,phone_only\n");
  EXPECT_EQ(std::count(row.begin(), row.end(), '\t'),
            std::count(kRateHeader.begin(), kRateHeader.end(), '\t'));
}

TEST(Row, AnIdCannotBreakTheTable) {
  Certificate c = certificate();
  c.id = "A\t1\nB";
  std::string row;
  append_row(row, c, rated().rating);
  EXPECT_EQ(row.rfind("A 1 B\t2.0\t", 0), 0U);
}

TEST(Json, HoldsEveryCriterionWithItsWords) {
  std::string json;
  append_json(json, certificate(), rated());
  EXPECT_EQ(
      json.rfind(R"({"certificate_id": "A-1", "version": "2.0", "ratings": {"diagnosis": "deficient", )", 0),
      0U);
  EXPECT_NE(json.find(R"("basis": "deficient", "overall": "deficient"}, "criteria": [)"), std::string::npos);
  EXPECT_NE(
      json.find(R"({"id": "b1", "part": "function", "met": true, "evidence": [{"field": "35.1", "begin": 0, )"
                R"("end": 15, "text": "Tappar \"tråden"}]})"),
      std::string::npos)
      << json;
  EXPECT_NE(json.find(R"({"id": "g1", "part": "fmb", "met": null, "evidence": []})"), std::string::npos);
  EXPECT_NE(json.find(R"("flags": ["symptom_diagnosis", "phone_only"]})"), std::string::npos);
  EXPECT_EQ(json.find('\n'), json.size() - 1);
}

TEST(Json, MasksPersonalDataInTheWords) {
  const Certificate c = certificate();
  Rated r = rated();
  const std::size_t phone = c.function.value.find("070");
  r.personal["35.1"] = {{{phone, c.function.value.size()}, privacy::PersonalKind::phone}};
  std::string json;
  append_json(json, c, r);
  EXPECT_EQ(json.find("070"), std::string::npos);
  EXPECT_NE(json.find(std::string(privacy::kMaskToken)), std::string::npos);
}

}  // namespace
}  // namespace stickprov::commands
