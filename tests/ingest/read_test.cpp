// What is read of a certificate, in every wrapping it comes in.

#include "ingest/read.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "format/date.h"
#include "sample_forms.h"

namespace stickprov::ingest {
namespace {

using namespace samples;

TEST(Read, EveryFieldOfTheFirstEdition) {
  const Certificate c = only_certificate(first_edition());
  EXPECT_EQ(c.id, "5f0c2a7e-1111-4aaa-8bbb-000000000001");
  EXPECT_EQ(c.version, "1.3");
  EXPECT_EQ(c.form, FormVersion::lisjp_1);
  EXPECT_EQ(c.source, (Source{"prov.xml", 0}));
  EXPECT_EQ(c.signed_at, "2025-03-04T10:15:00");
  EXPECT_EQ(c.signed_day, format::parse_day("2025-03-04"));
  EXPECT_EQ(c.patient.identity, "198903152398");
  EXPECT_EQ(c.patient.names, (std::vector<std::string>{"Prova", "Provdotter"}));
  EXPECT_EQ(c.signer.names, (std::vector<std::string>{"Läka Provläkare"}));
  EXPECT_EQ(c.signer.identity, "SE0000000001-LAK1");
  EXPECT_EQ(c.unit_id, "SE0000000001-ENH1");
  EXPECT_EQ(c.unit_name, "Provbackens vårdcentral");
  EXPECT_EQ(c.provider_id, "SE0000000001-VG1");
  EXPECT_EQ(c.provider_name, "Region Prov");
  EXPECT_EQ(c.relations, (std::vector<Relation>{{RelationKind::extends, "FRLANG", "earlier-1"}}));
  EXPECT_EQ(c.answers.size(), 19U);
  EXPECT_TRUE(c.unknown_ids.empty());
  EXPECT_FALSE(c.infection_control);
  ASSERT_EQ(c.grounds.size(), 1U);
  EXPECT_EQ(c.grounds[0].kind, GroundKind::other);
  EXPECT_EQ(c.grounds[0].instance, 1);
  EXPECT_EQ(c.grounds[0].date, format::parse_day("2025-03-03"));
  EXPECT_EQ(c.grounds[0].what_other, "Samtal med make.");
  EXPECT_EQ(c.occupations, (std::vector<Occupation>{Occupation::present_work}));
  EXPECT_EQ(c.work.field, "29.1");
  ASSERT_EQ(c.diagnoses.size(), 3U);
  EXPECT_EQ(c.diagnoses[0],
            (Diagnosis{"Impingement höger axel", "M754", "1.2.752.116.1.1.1.1.3", "6.1", "6.2"}));
  EXPECT_EQ(c.diagnoses[2].code_field, "6.6");
  EXPECT_EQ(c.activity.value, "Kan inte lyfta armen över axelhöjd & inte bära 5 kg.");
  EXPECT_EQ(c.planned_treatment.field, "20.1");
  ASSERT_EQ(c.periods.size(), 1U);
  EXPECT_EQ(c.periods[0].percent, 50);
  EXPECT_EQ(c.periods[0].end, format::parse_day("2025-04-04"));
  EXPECT_EQ(c.uneven_hours, true);
  EXPECT_EQ(c.uneven_hours_reason.value, "Vilodagar mellan passen behövs.");
  EXPECT_EQ(c.transport, false);
  EXPECT_EQ(c.prognosis, Prognosis::returns_within_time);
  EXPECT_EQ(c.prognosis_days, "SEXTIO_DGR");
  EXPECT_EQ(c.work_measures, (std::vector<std::string>{"ERGONOMISK"}));
  EXPECT_EQ(c.contact_wanted, true);
  EXPECT_EQ(c.contact_reason.field, "26.2");
  ASSERT_EQ(c.additional.size(), 1U);
  EXPECT_EQ(c.additional[0].field, "9001.1");
}

// Found by a fuzzer: the words could not be named by any field.
TEST(Read, APartOfAnAdditionalQuestionWithoutItsIdKeepsTheQuestions) {
  const Certificate c = only_certificate(replaced(first_edition(), " id=\"9001.1\"", ""));
  ASSERT_EQ(c.additional.size(), 1U);
  EXPECT_EQ(c.additional[0].field, "9001");
}

TEST(Read, SecondEdition) {
  const Certificate c = only_certificate(second_edition());
  EXPECT_EQ(c.form, FormVersion::fk7804_2);
  EXPECT_EQ(c.prognosis, Prognosis::unclear);
  EXPECT_EQ(c.prognosis_grounds.value, "Röntgen avgör.");
  EXPECT_EQ(c.prognosis_grounds.field, "39.2");
  const Certificate months = only_certificate(with_part_value(
      replaced(replaced(second_edition(), "PROGNOS_OKLAR", "ATER_X_ANTAL_MANADER"), "39.2", "39.4"), "39.4",
      "11"));
  EXPECT_EQ(months.prognosis_months, 11);
}

TEST(Read, EditionFollowsVersionElseContent) {
  const auto form = [](std::string xml, std::string_view version) {
    const std::string old = xml.find(">1.3<") == std::string::npos ? ">2.0<" : ">1.3<";
    return only_certificate(replaced(std::move(xml), old, ">" + std::string(version) + "<")).form;
  };
  EXPECT_EQ(form(first_edition(), "1"), FormVersion::lisjp_1);
  EXPECT_EQ(form(second_edition(), "2"), FormVersion::fk7804_2);
  EXPECT_EQ(form(second_edition(), " 2.1 "), FormVersion::fk7804_2);
  EXPECT_EQ(form(first_edition(), "okänd"), FormVersion::lisjp_1);
  EXPECT_EQ(form(second_edition(), "okänd"), FormVersion::fk7804_2);
}

// The two formats of one certificate differ in what only one of them carries: code systems' names and the
// bytes.
TEST(Read, JsonIsTheSameCertificateAsXml) {
  Certificate xml = only_certificate(first_edition());
  Certificate json = only_certificate(first_edition_json());
  EXPECT_EQ(json.content_hash.size(), 64U);
  EXPECT_NE(json.content_hash, xml.content_hash);
  json.content_hash = xml.content_hash;
  const auto by_id = [](const Answer& a, const Answer& b) { return std::stoi(a.id) < std::stoi(b.id); };
  std::sort(xml.answers.begin(), xml.answers.end(), by_id);
  std::sort(json.answers.begin(), json.answers.end(), by_id);
  EXPECT_EQ(json.answers, xml.answers);
  EXPECT_EQ(json, xml);
}

TEST(Read, JsonHashIgnoresWhiteSpaceOutsideStrings) {
  const std::string json = first_edition_json();
  EXPECT_EQ(only_certificate(json).content_hash, only_certificate(replaced(json, ",\n", " , ")).content_hash);
  EXPECT_NE(only_certificate(json).content_hash,
            only_certificate(replaced(json, "Målare, ", "Målare,  ")).content_hash);
}

TEST(Read, JsonMotivationsOpenTheOtherInformation) {
  const std::string json =
      replaced(first_edition_json(), "\"ovrigt\": \"Inget ytterligare.\"",
               "\"motiveringTillInteBaseratPaUndersokning\": \"känd patient\", "
               "\"motiveringTillTidigtStartdatumForSjukskrivning\": \"låg på avdelning\", "
               "\"ovrigt\": \"Tack.\"");
  EXPECT_EQ(only_certificate(json).other.value,
            "Motivering till varför utlåtandet inte baseras på undersökning av patienten: känd patient\n"
            "Orsak för att starta perioden mer än 7 dagar bakåt i tiden: låg på avdelning\nTack.");
}

TEST(Read, JsonTicksAreTitlesOnly) {
  const Certificate c =
      only_certificate(replaced(first_edition_json(), "\"avstangningSmittskydd\": false",
                                "\"avstangningSmittskydd\": \"true\", \"funktionsKategorier\": "
                                "[\"Sömnfunktioner\", \"Smärtförnimmelse\"]"));
  EXPECT_TRUE(c.infection_control);
  EXPECT_EQ(c.function.ticked_titles, (std::vector<std::string>{"Sömnfunktioner", "Smärtförnimmelse"}));
  EXPECT_TRUE(c.function.ticks.empty());
}

TEST(Read, JsonListAndDraftNames) {
  const std::string one = replaced(first_edition_json(), "HALFTEN", "NEDSATT_3_4");
  const auto read = items("[" + one + "," + one + ", 7]");
  ASSERT_EQ(read.size(), 3U);
  EXPECT_EQ(std::get<Certificate>(read[1]).source.position, 1U);
  EXPECT_EQ(std::get<Certificate>(read[1]).periods[0].percent, 75);
  EXPECT_EQ(std::get<InputProblem>(read[2]).kind, ProblemKind::not_a_certificate);
  EXPECT_EQ(std::get<InputProblem>(read[2]).place, "objekt 3");
}

// Anything but the bytes.
Certificate same_content(Certificate certificate) {
  certificate.content_hash.clear();
  return certificate;
}

TEST(Read, AnyPrefixes) {
  std::string xml = replaced(first_edition(), "<g:", "<");
  xml = replaced(xml, "</g:", "</");
  xml = replaced(xml, "xmlns=\"urn", "xmlns:z=\"urn");
  xml = replaced(xml, "xmlns:g=", "xmlns=");
  for (const char* name : {"RegisterCertificate", "intyg"}) {
    xml = replaced(xml, std::string("</") + name + ">", std::string("</z:") + name + ">");
  }
  xml = replaced(xml, "<RegisterCertificate ", "<z:RegisterCertificate ");
  xml = replaced(xml, "<intyg>", "<z:intyg>");
  EXPECT_EQ(same_content(only_certificate(xml)), same_content(only_certificate(first_edition())));
}

TEST(Read, PrefixDeclaredWhereItIsUsed) {
  const std::string xml =
      replaced(replaced(first_edition(), "<t:code>M754</t:code>",
                        "<q:code xmlns:q=\"urn:riv:clinicalprocess:healthcond:certificate:types:3\">"
                        "M754</q:code>"),
               "<t:extension>198903152398</t:extension>",
               "<extension xmlns=\"urn:riv:clinicalprocess:healthcond:certificate:types:3\">"
               "198903152398</extension>");
  EXPECT_EQ(same_content(only_certificate(xml)), same_content(only_certificate(first_edition())));
}

TEST(Read, InsideASoapEnvelope) {
  std::string xml =
      replaced(first_edition(), "<RegisterCertificate ",
               "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Header/><s:Body>"
               "<RegisterCertificate ");
  xml = replaced(xml, "</RegisterCertificate>", "</RegisterCertificate></s:Body></s:Envelope>");
  EXPECT_EQ(only_certificate(xml), only_certificate(first_edition()));
}

TEST(Read, ListResponseCountsPositions) {
  const std::string xml = first_edition();
  const std::size_t begin = xml.find("<intyg>");
  const std::size_t end = xml.find("</RegisterCertificate>");
  const std::string one = xml.substr(begin, end - begin);
  const std::string second = replaced(one, "000000000001<", "000000000002<");
  const std::string broken = replaced(one, "5f0c2a7e-1111-4aaa-8bbb-000000000001", "");
  const std::string list =
      "<l:ListCertificatesForCareResponse "
      "xmlns:l=\"urn:riv:clinicalprocess:healthcond:certificate:ListCertificatesForCareResponder:3\" "
      "xmlns:g=\"urn:riv:clinicalprocess:healthcond:certificate:3\" "
      "xmlns:t=\"urn:riv:clinicalprocess:healthcond:certificate:types:3\"><l:intygs-lista>" +
      replaced(replaced(one + broken + second + one, "<intyg>", "<g:intyg>"), "</intyg>", "</g:intyg>") +
      "</l:intygs-lista></l:ListCertificatesForCareResponse>";
  const auto read = items(list);
  ASSERT_EQ(read.size(), 4U);
  EXPECT_EQ(std::get<InputProblem>(read[1]).kind, ProblemKind::missing_id);
  EXPECT_EQ(std::get<Certificate>(read[2]).id, "5f0c2a7e-1111-4aaa-8bbb-000000000002");
  EXPECT_EQ(std::get<Certificate>(read[2]).source.position, 2U);
  EXPECT_EQ(std::get<Certificate>(read[3]).content_hash, std::get<Certificate>(read[0]).content_hash);
  EXPECT_NE(std::get<Certificate>(read[2]).content_hash, std::get<Certificate>(read[0]).content_hash);
}

TEST(Read, CdataCommentsAndReferencesAreText) {
  const Certificate c = only_certificate(with_part_value(
      first_edition(), "35.1", "Smärta <![CDATA[<5 & >3]]><!-- not this --> vid r&#246;relse&#10;kvar"));
  EXPECT_EQ(c.function.value, "Smärta <5 & >3 vid rörelse\nkvar");
}

TEST(Read, ValueIsKeptExactly) {
  const Certificate c = only_certificate(with_part_value(first_edition(), "17.1", "\n  Lyfter ej. \r\n"));
  EXPECT_EQ(c.activity.value, "\n  Lyfter ej. \n");  // XML itself makes one line feed of CR LF
  EXPECT_EQ(c.activity.own_words, (Span{3, 13}));
}

std::string utf16(const std::string& ascii_and_latin, bool big_endian) {
  std::string out = big_endian ? "\xFE\xFF" : "\xFF\xFE";
  for (std::size_t i = 0; i < ascii_and_latin.size(); ++i) {
    unsigned code = static_cast<unsigned char>(ascii_and_latin[i]);
    if (code >= 0xC0U)
      code = ((code & 0x1FU) << 6U) | (static_cast<unsigned char>(ascii_and_latin[++i]) & 0x3FU);
    const char high = static_cast<char>(code >> 8U);
    const char low = static_cast<char>(code & 0xFFU);
    out += big_endian ? high : low;
    out += big_endian ? low : high;
  }
  return out;
}

TEST(Read, Utf16InBothOrders) {
  const std::string xml = replaced(first_edition(), "encoding=\"UTF-8\"", "encoding=\"UTF-16\"");
  EXPECT_EQ(only_certificate(utf16(xml, false)), only_certificate(first_edition()));
  EXPECT_EQ(only_certificate(utf16(xml, true)), only_certificate(first_edition()));
  EXPECT_EQ(only_certificate(utf16(first_edition_json(), false)), only_certificate(first_edition_json()));
}

TEST(Read, DeclaredLatin1AndByteOrderMark) {
  std::string latin;
  const std::string xml = replaced(first_edition(), "UTF-8", "ISO-8859-1");
  for (std::size_t i = 0; i < xml.size(); ++i) {
    const unsigned code = static_cast<unsigned char>(xml[i]);
    latin += code < 0x80U
                 ? xml[i]
                 : static_cast<char>(((code & 0x03U) << 6U) | (static_cast<unsigned char>(xml[++i]) & 0x3FU));
  }
  EXPECT_EQ(only_certificate(latin), only_certificate(first_edition()));
  EXPECT_EQ(only_certificate("\xEF\xBB\xBF" + first_edition()), only_certificate(first_edition()));
}

TEST(Read, UnknownQuestionsAreKeptAndListed) {
  const Certificate c =
      only_certificate(with_answer(second_edition(),
                                   "<g:svar id=\"20\"><g:delsvar id=\"20.1\">x</g:delsvar></g:svar>"
                                   "<g:svar id=\"88\"/><g:svar id=\"88\"/><g:svar id=\"9005\"/>"));
  EXPECT_EQ(c.unknown_ids, (std::vector<std::string>{"20", "88"}));
  EXPECT_EQ(c.planned_treatment.value, "x");
  EXPECT_EQ(c.answers.back().id, "9005");
}

TEST(Read, RawValuesStayWhereNothingCanBeRead) {
  const Certificate c = only_certificate(replaced(
      replaced(first_edition(), "<t:start>2025-03-04", "<t:start>2025-13-40"), "HALFTEN", "NIO_TIONDELAR"));
  EXPECT_EQ(c.periods[0].percent, 0);
  EXPECT_FALSE(c.periods[0].start);
  const auto answer =
      std::find_if(c.answers.begin(), c.answers.end(), [](const Answer& a) { return a.id == "32"; });
  EXPECT_EQ(answer->parts[0].value, "NIO_TIONDELAR");
  EXPECT_EQ(answer->parts[1].value, "2025-13-40/2025-04-04");
}

TEST(Read, PrimaryCareCodes) {
  const Certificate c = only_certificate(replaced(
      replaced(first_edition(), "1.2.752.116.1.1.1.1.3", "1.2.752.116.1.3.1.4.1"), ">M754<", "> M75-P <"));
  EXPECT_EQ(c.diagnoses[0].code, "M75-P");
  EXPECT_EQ(c.diagnoses[0].code_system, "1.2.752.116.1.3.1.4.1");
}

TEST(Read, OtherTypesAreLeftOutByName) {
  for (const char* type : {"AG7804", "AG1-14", "LUSE", "LUAE_NA", "LUAE_FS", "FK7263", "TS-BAS"}) {
    const auto read = items(replaced(first_edition(), ">LISJP<", ">" + std::string(type) + "<"));
    ASSERT_EQ(read.size(), 1U);
    EXPECT_EQ(std::get<OtherType>(read[0]),
              (OtherType{type, "prov.xml", "5f0c2a7e-1111-4aaa-8bbb-000000000001"}));
  }
  const auto json = items(replaced(first_edition_json(), "\"lisjp\"", "\"ag114\""));
  EXPECT_EQ(std::get<OtherType>(json.at(0)).type, "AG1-14");
  const auto old =
      items("<a:RegisterMedicalCertificate xmlns:a=\"urn:riv:insuranceprocess:healthreporting:x:3\"/>");
  EXPECT_EQ(std::get<OtherType>(old.at(0)).type, "FK7263");
}

}  // namespace
}  // namespace stickprov::ingest
