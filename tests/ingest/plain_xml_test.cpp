// XML without comments and the like is read in one pass with its outline (xml_outline.h); all other XML by a
// general parser. A comment between two answers says nothing, so with and without it a certificate must read
// the same.

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <variant>
#include <vector>

#include "sample_forms.h"

namespace stickprov::ingest {
namespace {

using namespace samples;

std::string with_comment(const std::string& xml) {
  const std::size_t at = xml.find("<g:svar");
  return xml.substr(0, at) + "<!-- says nothing -->" + xml.substr(at);
}

// What is read, but for the bytes themselves and where a flaw stands.
std::vector<std::string> told(const std::string& xml) {
  std::vector<std::string> told;
  for (const Item& item : items(xml)) {
    if (const auto* problem = std::get_if<InputProblem>(&item)) {
      told.push_back("problem " + std::to_string(static_cast<int>(problem->kind)));
    } else if (const auto* certificate = std::get_if<Certificate>(&item)) {
      std::string all = certificate->id + "|" + certificate->version + "|" + certificate->signed_at + "|" +
                        certificate->patient.identity + "|" + certificate->unit_name;
      for (const std::string& name : certificate->signer.names) all += "|" + name;
      for (const Answer& answer : certificate->answers) {
        all += "\n" + answer.id + "#" + std::to_string(answer.instance);
        for (const SubAnswer& part : answer.parts) all += "\n  " + part.id + "=" + part.value;
      }
      for (const Diagnosis& diagnosis : certificate->diagnoses)
        all += "\n" + diagnosis.code + "|" + diagnosis.code_system;
      told.push_back(all);
    } else {
      told.emplace_back("other type");
    }
  }
  return told;
}

void expect_same(const std::string& xml) {
  EXPECT_EQ(told(xml), told(with_comment(xml))) << xml;
}

TEST(PlainXml, ReadsAsTheGeneralParserDoes) {
  for (const std::string& xml : {first_edition(), second_edition()}) {
    expect_same(xml);
    expect_same(replaced(xml, "\n", "\r\n"));
    expect_same(replaced(xml, "><", ">\r\n\t  <"));
    expect_same(replaced(xml, "><", "\t><"));
    expect_same(replaced(xml, " id=\"", "\n id = \""));
    expect_same(replaced(replaced(xml, "id=\"35.1\"", "id='35.1'"), "id=\"35\"", "id='35'"));
    expect_same(replaced(xml, "id=\"35.1\"", "id=\"35&#46;1\""));
  }
}

TEST(PlainXml, ValuesWithReferencesLineEndsAndBlanks) {
  for (const char* value :
       {"&amp;&lt;&gt;&quot;&apos;", "a&amp;lt;b", "r&#246;relse &#xF6; &#x1F600; &#8211;",
        "&#13;\r\n\r&#10;x", " ", "\r\n \t", "", "\n  Lyfter ej. \r\n", "a ] ]] b > c", "&#160;kvar&#160;"})
    for (const char* part : {"35.1", "17.1", "6.1"})
      expect_same(with_part_value(first_edition(), part, value));
}

TEST(PlainXml, TextAmongElementsIsLeftToTheGeneralParser) {
  for (const char* content :
       {"före <t:cv><t:code>A</t:code></t:cv> efter", "<t:cv>x<t:code>A<t:b/>B</t:code>y</t:cv>",
        "<t:cv><t:code> A </t:code>\n</t:cv>", "<t:cv/>", "text <b xmlns=\"urn:x\">fet</b> text"})
    for (const char* part : {"35.1", "6.2", "28.1"})
      expect_same(with_part_value(first_edition(), part, content));
}

// Pieces of markup thrown into a certificate: whatever both can read they read alike, what they cannot they
// refuse alike.
TEST(PlainXml, AnythingThrownInIsReadAlike) {
  const std::vector<std::string> pieces = {
      "<",   ">",     "&",        "&amp;", "\"",     "'",          "=",  "/",        " ",
      "\r",  "\n",    "<a/>",     "<a>",   "</a>",   "g:",         "t:", "<g:svar>", "id=\"1\"",
      "]]>", "&#10;", "\xC3\xA5", "x:y",   "<x:y/>", "xmlns=\"\"", "\t", "1.1",      "<t:code>K</t:code>"};
  std::mt19937 random(20251126);
  const std::string xml = first_edition();
  const std::size_t begin = xml.find("<g:svar") + 1;
  const std::size_t end = xml.find("</intyg>");
  std::size_t whole = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string changed = xml;
    const std::size_t at = begin + random() % (end - begin);
    changed.replace(at, random() % 3, pieces[random() % pieces.size()]);
    const auto plain = told(changed);
    ASSERT_EQ(plain, told(with_comment(changed))) << changed.substr(at > 40 ? at - 40 : 0, 100);
    if (plain.size() == 1 && plain[0].size() > 200) ++whole;
  }
  EXPECT_GT(whole, 500U) << "enough of them must be whole for the test to say anything";
}

}  // namespace
}  // namespace stickprov::ingest
