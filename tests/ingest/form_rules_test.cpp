// Every structural rule: the full sample keeps it, one small edit breaks it.

#include "ingest/form_rules.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <set>

#include "ingest/form_checks.h"
#include "ingest/validate.h"
#include "sample_forms.h"

namespace stickprov::ingest {
namespace {

using namespace samples;

Validated validated(const std::string& bytes) {
  std::vector<Validation> out;
  validate_bytes(bytes, "prov.xml", [&](Validation&& item) { out.push_back(std::move(item)); });
  EXPECT_EQ(out.size(), 1U);
  if (out.size() != 1 || !std::holds_alternative<Validated>(out[0])) {
    ADD_FAILURE() << "not a certificate";
    return {};
  }
  return std::get<Validated>(out[0]);
}

std::set<std::string> broken(const std::string& bytes) {
  std::set<std::string> ids;
  for (const FormRule* rule : validated(bytes).broken) ids.emplace(rule->id);
  return ids;
}

std::string part(std::string_view id, std::string_view value) {
  return "<g:delsvar id=\"" + std::string(id) + "\">" + std::string(value) + "</g:delsvar>";
}

std::string cv(std::string_view code, std::string_view system) {
  return "<t:cv><t:code>" + std::string(code) + "</t:code><t:codeSystem>" + std::string(system) +
         "</t:codeSystem></t:cv>";
}

std::string doubled(const std::string& xml, std::string_view question, std::size_t times) {
  std::string added;
  for (std::size_t i = 0; i < times; ++i) added += answer_of(xml, question);
  return with_answer(xml, added);
}

std::string second_period(const std::string& xml, std::string_view start, std::string_view end) {
  std::string answer = answer_of(xml, "32");
  answer = replaced(replaced(answer, "2025-04-04", end), "2025-03-04", start);
  return with_answer(xml, replaced(answer, "HALFTEN", "EN_FJARDEDEL"));
}

// An edit that breaks a rule of one of the kinds that many questions share; "" for the kinds that stand
// alone.
std::string broken_by_kind(const FormRule& rule, const std::string& xml) {
  const FormCheck* check = rule.check;
  if (check == &checks::answers_counted) {
    return rule.least > 0 ? without_answer(xml, rule.question) : doubled(xml, rule.question, rule.most);
  }
  if (check == &checks::answers_or_infection_control ||
      check == &checks::required_without_infection_control) {
    return without_answer(without_answer(xml, "27"), rule.question);
  }
  if (check == &checks::answers_unless_infection_control) return without_answer(xml, rule.question);
  if (check == &checks::instance_given) {
    return replaced(xml, "<g:svar id=\"" + std::string(rule.question) + "\"><g:instans>1</g:instans>",
                    "<g:svar id=\"" + std::string(rule.question) + "\">");
  }
  if (check == &checks::parts_counted) {
    if (rule.least > 0) return without_part(xml, rule.part);
    return with_part(with_part(xml, rule.question, part(rule.part, "x")), rule.question,
                     part(rule.part, "x"));
  }
  if (check == &checks::only_known_parts) {
    return with_part(xml, rule.question, part(std::string(rule.question) + ".8", "x"));
  }
  if (check == &checks::coded_value) return with_part_value(xml, rule.part, "M754");
  if (check == &checks::code_system || check == &checks::diagnosis_system ||
      check == &checks::second_edition_diagnosis_system) {
    return with_part_value(xml, rule.part, cv("ANNAT", "KV_FKMU_0009"));
  }
  if (check == &checks::known_code || check == &checks::diagnosis_code) {
    return with_part_value(xml, rule.part, cv("KANSKE", "KV_FKMU_0001"));
  }
  if (check == &checks::diagnosis_length) return with_part_value(xml, rule.part, cv("M75412", "x"));
  if (check == &checks::text_given) {
    const std::string question(rule.part.substr(0, rule.part.find('.')));
    return with_part_value(with_part(xml, question, part(rule.part, "x")), rule.part, " \n ");
  }
  if (check == &checks::truth_value) return with_part_value(xml, rule.part, "ja");
  if (check == &checks::text_not_longer) {
    const std::string question(rule.part.substr(0, rule.part.find('.')));
    return with_part_value(with_part(xml, question, part(rule.part, "x")), rule.part,
                           std::string(rule.most + 1, 'x'));
  }
  return "";
}

// The rules whose kind stands alone, by id.
std::string broken_alone(std::string_view id, const std::string& xml) {
  if (id == "R-svar" || id == "M-svar") return with_answer(xml, "<g:svar id=\"45\"/>");
  if (id == "R-instans") return replaced(xml, "<g:instans>1", "<g:instans>0");
  if (id == "R-1.1-dubblett") return doubled(xml, "1", 1);
  if (id == "R-1.2-datum") return replaced(xml, "2025-03-03", "2025-02-29");
  if (id == "R-1.3-otillaten") return replaced(xml, "<t:code>ANNAT", "<t:code>TELEFONKONTAKT");
  if (id == "R-1.3-saknas") return without_part(xml, "1.3");
  if (id == "R-28.1-dubblett") return doubled(xml, "28", 1);
  if (id == "R-29-saknas") return without_answer(xml, "29");
  if (id == "R-29-otillaten") return replaced(xml, "NUVARANDE_ARBETE", "STUDIER");
  if (id == "R-6.3-6.4" || id == "M-6.3-6.4") return without_part(xml, "6.4");
  if (id == "R-6.5-6.6" || id == "M-6.5-6.6") return without_part(without_part(xml, "6.3"), "6.4");
  if (id == "R-6-kodverk") return with_part_value(xml, "6.4", cv("G470", "1.2.752.116.1.3.1.4.1"));
  if (id == "R-32-overlapp") return second_period(xml, "2025-04-03", "2025-05-04");
  if (id == "M-32-delad-dag") return second_period(xml, "2025-04-04", "2025-05-04");
  if (id == "R-32.1-dubblett" || id == "M-32.1-dubblett") return doubled(xml, "32", 1);
  if (id == "R-32.2-period" || id == "M-32.2-period") return replaced(xml, "2025-04-04", "2025-03-03");
  if (id == "R-33-saknas" || id == "M-33-saknas") return without_answer(xml, "33");
  if (id == "R-33-otillaten") return replaced(xml, "HALFTEN", "HELT_NEDSATT");
  if (id == "R-33.2-saknas" || id == "M-33.2-saknas") return without_part(xml, "33.2");
  if (id == "R-33.2-otillaten" || id == "M-33.2-otillaten") return with_part_value(xml, "33.1", "false");
  if (id == "R-26.2-otillaten" || id == "M-26.2-otillaten") return with_part_value(xml, "26.1", "0");
  if (id == "R-39.3-saknas") return without_part(xml, "39.3");
  if (id == "R-39.3-otillaten") return replaced(xml, "ATER_X_ANTAL_DGR", "PROGNOS_OKLAR");
  if (id == "R-40.1-ej-aktuellt")
    return with_answer(xml, replaced(answer_of(xml, "40"), "ERGONOMISK", "EJ_AKTUELLT"));
  if (id == "R-40.1-dubblett") return doubled(xml, "40", 1);
  if (id == "R-44-otillaten") return replaced(xml, "ERGONOMISK", "EJ_AKTUELLT");
  if (id == "R-9001-delsvar") return with_part(xml, "9001", part("9001.1", "x"));
  if (id == "R-9001-dubblett") return doubled(xml, "9001", 1);
  if (id == "R-9001-tom") return with_part_value(xml, "9001.1", "\n");
  if (id == "M-1.2-framtid") return replaced(xml, "2025-03-03", "2025-03-05");
  if (id == "M-39.2") return without_part(xml, "39.2");
  if (id == "M-39.4") return replaced(xml, "PROGNOS_OKLAR", "ATER_X_ANTAL_MANADER");
  if (id == "M-39.4-tal") return with_part(xml, "39", part("39.4", "100"));
  return "";
}

TEST(FormRules, TheSamplesKeepThemAll) {
  EXPECT_EQ(broken(first_edition()), std::set<std::string>{});
  EXPECT_EQ(broken(first_edition_json()), std::set<std::string>{});
  EXPECT_EQ(broken(second_edition()), std::set<std::string>{});
}

TEST(FormRules, EachIsBrokenByOneEdit) {
  for (const FormRule& rule : form_rules()) {
    for (const bool first : {true, false}) {
      if (rule.editions == (first ? Editions::second : Editions::first)) continue;
      const std::string xml = first ? first_edition() : second_edition();
      const std::string by_kind = broken_by_kind(rule, xml);
      const std::string edited = by_kind.empty() ? broken_alone(rule.id, xml) : by_kind;
      ASSERT_FALSE(edited.empty()) << "no case for " << rule.id;
      const Validated result = validated(edited);
      EXPECT_TRUE(broken(edited).count(std::string(rule.id)) == 1) << rule.id << (first ? " 1.x" : " 2.0");
      EXPECT_FALSE(result.passes(true)) << rule.id;
      if (!rule.stricter()) {
        EXPECT_FALSE(result.passes(false)) << rule.id;
      }
    }
  }
}

TEST(FormRules, StricterRulesFailOnlyWhenAskedFor) {
  const Validated result = validated(second_period(first_edition(), "2025-04-04", "2025-05-04"));
  ASSERT_EQ(result.broken.size(), 1U);
  EXPECT_EQ(result.broken[0]->id, "M-32-delad-dag");
  EXPECT_TRUE(result.passes(false));
  EXPECT_FALSE(result.passes(true));
}

TEST(FormRules, SentencesAreFilledIn) {
  std::set<std::string_view> ids;
  for (const FormRule& rule : form_rules()) {
    for (const Language language : {Language::swedish, Language::english}) {
      const std::string text = sentence(rule, language);
      EXPECT_EQ(text.find_first_of("{}"), std::string::npos) << text;
      EXPECT_EQ(text.find("  "), std::string::npos) << rule.id << text;
      EXPECT_EQ(text.back(), '.') << text;
    }
    // The same id may stand for both editions' own limits, never twice for one.
    EXPECT_TRUE(ids.insert(rule.id).second || rule.editions == Editions::second) << rule.id;
  }
  EXPECT_EQ(sentence(form_rules().front(), Language::swedish),
            "Antalet svar på fråga 1 (grund för bedömningen) ska vara högst 4.");
}

// Where the official rules are not what they seem.
TEST(FormRules, QuirksOfTheOfficialRules) {
  // A text after a comment is a second text node, which is not looked at.
  EXPECT_EQ(broken(with_part_value(first_edition(), "25.1", " <!-- x -->text")),
            std::set<std::string>{"R-25.1-tom"});
  // CDATA belongs to the text around it; no-break space is text.
  EXPECT_TRUE(broken(with_part_value(first_edition(), "25.1", " <![CDATA[text]]>")).empty());
  EXPECT_TRUE(broken(with_part_value(first_edition(), "25.1", "&#160;")).empty());
  // Any id will do for the part of an additional question.
  EXPECT_TRUE(broken(replaced(first_edition(), "\"9001.1\"", "\"x\"")).empty());
  // Instance numbers are any numbers.
  EXPECT_TRUE(broken(replaced(first_edition(), "<g:instans>1<", "<g:instans> 1.5 <")).empty());
  // A date may carry a time zone and be followed, but not preceded, by white space.
  EXPECT_TRUE(broken(replaced(first_edition(), "2025-03-03", "2025-03-03Z ")).empty());
  EXPECT_EQ(broken(replaced(first_edition(), "2025-03-03", " 2025-03-03")),
            std::set<std::string>{"R-1.2-datum"});
  // OIDs of diagnoses are patterns.
  EXPECT_TRUE(
      broken(replaced(first_edition(), ">1.2.752.116.1.1.1.1.3<", ">1.2.752.116.1.1.1.1.35<")).empty());
}

TEST(FormRules, InfectionControlNeedsLittle) {
  std::string xml = with_part_value(first_edition(), "27.1", "true");
  for (const char* question : {"1", "28", "29", "35", "17", "39", "40", "44", "33"}) {
    xml = without_answer(xml, question);
  }
  EXPECT_TRUE(broken(xml).empty());
}

// fail-* must fail and pass-* pass.
TEST(FormRules, OfficialCases) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(STICKPROV_SHARED) / "data" / "lisjp-v1";
  if (!fs::exists(folder)) GTEST_SKIP() << "the official cases are not here: " << folder;
  std::size_t cases = 0;
  for (const char* format : {"xml", "json"}) {
    for (const auto& entry : fs::directory_iterator(folder / format)) {
      const bool should_pass = entry.path().filename().string().substr(0, 5) != "fail-";
      validate_file(entry.path().string(), [&](Validation&& item) {
        ASSERT_TRUE(std::holds_alternative<Validated>(item)) << entry.path();
        EXPECT_EQ(std::get<Validated>(item).passes(false), should_pass) << entry.path();
        ++cases;
      });
    }
  }
  EXPECT_GE(cases, 47U);
}

}  // namespace
}  // namespace stickprov::ingest
