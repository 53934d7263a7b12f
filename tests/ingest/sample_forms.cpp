#include "sample_forms.h"

#include <gtest/gtest.h>

namespace stickprov::ingest::samples {
namespace {

std::string header(std::string_view version, std::string_view title) {
  std::string xml = R"(<?xml version="1.0" encoding="UTF-8"?>
<RegisterCertificate xmlns="urn:riv:clinicalprocess:healthcond:certificate:RegisterCertificateResponder:3" xmlns:g="urn:riv:clinicalprocess:healthcond:certificate:3" xmlns:t="urn:riv:clinicalprocess:healthcond:certificate:types:3">
<intyg>
<g:intygs-id><t:root>SE0000000001-ENH1</t:root><t:extension>5f0c2a7e-1111-4aaa-8bbb-000000000001</t:extension></g:intygs-id>
<g:typ><t:code>LISJP</t:code><t:codeSystem>b64ea353-e8f6-4832-b563-fc7d46f29548</t:codeSystem><t:displayName>TITLE</t:displayName></g:typ>
<g:version>VERSION</g:version>
<g:signeringstidpunkt>2025-03-04T10:15:00</g:signeringstidpunkt>
<g:patient><g:person-id><t:root>1.2.752.129.2.1.3.1</t:root><t:extension>IDENTITY</t:extension></g:person-id><g:fornamn>Prova</g:fornamn><g:efternamn>Provdotter</g:efternamn></g:patient>
<g:skapadAv><g:personal-id><t:root>1.2.752.129.2.1.4.1</t:root><t:extension>SE0000000001-LAK1</t:extension></g:personal-id><g:fullstandigtNamn>Läka Provläkare</g:fullstandigtNamn><g:enhet><g:enhets-id><t:root>1.2.752.129.2.1.4.1</t:root><t:extension>SE0000000001-ENH1</t:extension></g:enhets-id><g:enhetsnamn>Provbackens vårdcentral</g:enhetsnamn><g:vardgivare><g:vardgivare-id><t:root>1.2.752.129.2.1.4.1</t:root><t:extension>SE0000000001-VG1</t:extension></g:vardgivare-id><g:vardgivarnamn>Region Prov</g:vardgivarnamn></g:vardgivare></g:enhet></g:skapadAv>
<g:relation><g:typ><t:code>FRLANG</t:code><t:codeSystem>c2362fcd-eda0-4f9a-bd13-b3bbaf7f2146</t:codeSystem></g:typ><g:intygs-id><t:root>SE0000000001-ENH1</t:root><t:extension>earlier-1</t:extension></g:intygs-id></g:relation>
)";
  xml = replaced(xml, "VERSION", version);
  xml = replaced(xml, "IDENTITY", "198903152398");
  return replaced(xml, "TITLE", title);
}

constexpr std::string_view kEnd = "</intyg>\n</RegisterCertificate>\n";

std::string coded(std::string_view part, std::string_view code, std::string_view system) {
  return "<g:delsvar id=\"" + std::string(part) + "\"><t:cv><t:code>" + std::string(code) +
         "</t:code><t:codeSystem>" + std::string(system) + "</t:codeSystem></t:cv></g:delsvar>";
}

std::string text(std::string_view part, std::string_view value) {
  return "<g:delsvar id=\"" + std::string(part) + "\">" + std::string(value) + "</g:delsvar>";
}

std::string answer(std::string_view question, std::string_view parts, bool instance = false) {
  return "<g:svar id=\"" + std::string(question) + "\">" + (instance ? "<g:instans>1</g:instans>" : "") +
         std::string(parts) + "</g:svar>\n";
}

std::string text_answer(std::string_view question, std::string_view value) {
  return answer(question, text(std::string(question) + ".1", value));
}

std::string diagnoses(std::string_view system) {
  return answer("6", text("6.1", "Impingement höger axel") + coded("6.2", "M754", system) +
                         text("6.3", "Sömnstörning") + coded("6.4", "G470", system) +
                         text("6.5", "Hypertoni") + coded("6.6", "I109", system));
}

std::string shared_answers() {
  return answer("28", coded("28.1", "NUVARANDE_ARBETE", "KV_FKMU_0002"), true) +
         text_answer("29", "Målare, arbetar med armarna över huvudet.") +
         text_answer("35", "Passiv abduktion 70 grader, kraft 3 av 5 i höger axel.") +
         text_answer("17", "Kan inte lyfta armen över axelhöjd &amp; inte bära 5 kg.") +
         text_answer("19", "Träning hos fysioterapeut.") +
         answer(
             "32",
             coded("32.1", "HALFTEN", "KV_FKMU_0003") +
                 "<g:delsvar id=\"32.2\"><t:datePeriod><t:start>2025-03-04</t:start><t:end>2025-04-04</t:end>"
                 "</t:datePeriod></g:delsvar>",
             true) +
         text_answer("37", "Två samtidiga skador fördröjer läkningen.") +
         answer("33", text("33.1", "true") + text("33.2", "Vilodagar mellan passen behövs.")) +
         text_answer("34", "false") + text_answer("44", "Anpassade uppgifter på verkstaden.") +
         text_answer("25", "Inget ytterligare.") +
         answer("26", text("26.1", "true") + text("26.2", "Avstämning önskas."));
}

}  // namespace

std::string replaced(std::string whole, std::string_view what, std::string_view with) {
  std::size_t at = whole.find(what);
  EXPECT_NE(at, std::string::npos) << "not in the sample: " << what;
  for (; at != std::string::npos; at = whole.find(what, at + with.size()))
    whole.replace(at, what.size(), with);
  return whole;
}

std::string first_edition() {
  return header("1.3", "Läkarintyg för sjukpenning") + text_answer("27", "false") +
         answer("1",
                coded("1.1", "ANNAT", "KV_FKMU_0001") + text("1.2", "2025-03-03") +
                    text("1.3", "Samtal med make."),
                true) +
         diagnoses("1.2.752.116.1.1.1.1.3") + shared_answers() +
         text_answer("20", "Ställningstagande till kortison.") +
         answer("39", coded("39.1", "ATER_X_ANTAL_DGR", "KV_FKMU_0006") +
                          coded("39.3", "SEXTIO_DGR", "KV_FKMU_0007")) +
         answer("40", coded("40.1", "ERGONOMISK", "KV_FKMU_0004"), true) +
         text_answer("9001", "Svar på tilläggsfråga.") + std::string(kEnd);
}

std::string second_edition() {
  return header("2.0", "Läkarintyg sjukpenning") + text_answer("27", "false") +
         answer("1",
                coded("1.1", "ANNAT", "KV_FKMU_0001") + text("1.2", "2025-03-03") +
                    text("1.3", "Samtal med make."),
                true) +
         diagnoses("1.2.752.116.1.1.1") + shared_answers() +
         answer("39", coded("39.1", "PROGNOS_OKLAR", "KV_FKMU_0006") + text("39.2", "Röntgen avgör.")) +
         std::string(kEnd);
}

std::string first_edition_json() {
  return R"({"typ": "lisjp", "id": "5f0c2a7e-1111-4aaa-8bbb-000000000001", "textVersion": "1.3",
 "grundData": {"signeringsdatum": "2025-03-04T10:15:00.000",
  "patient": {"personId": "19890315-2398", "samordningsNummer": false, "fornamn": "Prova", "efternamn": "Provdotter"},
  "skapadAv": {"personId": "SE0000000001-LAK1", "fullstandigtNamn": "Läka Provläkare",
   "vardenhet": {"enhetsid": "SE0000000001-ENH1", "enhetsnamn": "Provbackens vårdcentral",
    "vardgivare": {"vardgivarid": "SE0000000001-VG1", "vardgivarnamn": "Region Prov"}}},
  "relation": {"relationKod": "FRLANG", "relationIntygsId": "earlier-1"}},
 "avstangningSmittskydd": false,
 "annatGrundForMU": "2025-03-03", "annatGrundForMUBeskrivning": "Samtal med make.",
 "sysselsattning": [{"typ": "NUVARANDE_ARBETE"}],
 "nuvarandeArbete": "Målare, arbetar med armarna över huvudet.",
 "diagnoser": [
  {"diagnosKod": "M754", "diagnosKodSystem": "ICD_10_SE", "diagnosBeskrivning": "Impingement höger axel"},
  {"diagnosKod": "G470", "diagnosKodSystem": "ICD_10_SE", "diagnosBeskrivning": "Sömnstörning"},
  {"diagnosKod": "I109", "diagnosKodSystem": "ICD_10_SE", "diagnosBeskrivning": "Hypertoni"}],
 "funktionsnedsattning": "Passiv abduktion 70 grader, kraft 3 av 5 i höger axel.",
 "aktivitetsbegransning": "Kan inte lyfta armen över axelhöjd & inte bära 5 kg.",
 "pagaendeBehandling": "Träning hos fysioterapeut.", "planeradBehandling": "Ställningstagande till kortison.",
 "sjukskrivningar": [{"sjukskrivningsgrad": "HALFTEN", "period": {"from": "2025-03-04", "tom": "2025-04-04"}}],
 "forsakringsmedicinsktBeslutsstod": "Två samtidiga skador fördröjer läkningen.",
 "arbetstidsforlaggning": true, "arbetstidsforlaggningMotivering": "Vilodagar mellan passen behövs.",
 "arbetsresor": false, "prognos": {"typ": "ATER_X_ANTAL_DGR", "dagarTillArbete": "SEXTIO_DGR"},
 "arbetslivsinriktadeAtgarder": [{"typ": "ERGONOMISK"}],
 "arbetslivsinriktadeAtgarderBeskrivning": "Anpassade uppgifter på verkstaden.",
 "ovrigt": "Inget ytterligare.", "kontaktMedFk": true, "anledningTillKontakt": "Avstämning önskas.",
 "tillaggsfragor": [{"id": "9001", "svar": "Svar på tilläggsfråga."}]}
)";
}

std::string without_answer(std::string xml, std::string_view question) {
  const std::string open = "<g:svar id=\"" + std::string(question) + "\">";
  for (std::size_t at = xml.find(open); at != std::string::npos; at = xml.find(open)) {
    xml.erase(at, xml.find("</g:svar>", at) + 9 - at);
  }
  return xml;
}

std::string without_part(std::string xml, std::string_view part) {
  const std::string open = "<g:delsvar id=\"" + std::string(part) + "\">";
  for (std::size_t at = xml.find(open); at != std::string::npos; at = xml.find(open)) {
    xml.erase(at, xml.find("</g:delsvar>", at) + 12 - at);
  }
  return xml;
}

std::string with_part_value(std::string xml, std::string_view part, std::string_view content) {
  const std::string open = "<g:delsvar id=\"" + std::string(part) + "\">";
  const std::size_t at = xml.find(open);
  EXPECT_NE(at, std::string::npos) << "no part " << part;
  if (at == std::string::npos) return xml;
  const std::size_t begin = at + open.size();
  xml.replace(begin, xml.find("</g:delsvar>", begin) - begin, content);
  return xml;
}

std::string with_answer(std::string xml, std::string_view added) {
  xml.insert(xml.find("</intyg>"), added);
  return xml;
}

std::string answer_of(const std::string& xml, std::string_view question) {
  const std::size_t at = xml.find("<g:svar id=\"" + std::string(question) + "\">");
  EXPECT_NE(at, std::string::npos) << "no answer " << question;
  if (at == std::string::npos) return {};
  return xml.substr(at, xml.find("</g:svar>", at) + 9 - at);
}

std::string with_part(std::string xml, std::string_view question, std::string_view addition) {
  const std::size_t at = xml.find("<g:svar id=\"" + std::string(question) + "\">");
  EXPECT_NE(at, std::string::npos) << "no answer " << question;
  if (at != std::string::npos) xml.insert(xml.find("</g:svar>", at), addition);
  return xml;
}

std::vector<Item> items(std::string_view bytes) {
  std::vector<Item> out;
  read_bytes(bytes, "prov.xml", [&](Item&& item) { out.push_back(std::move(item)); });
  return out;
}

Certificate only_certificate(std::string_view bytes) {
  const auto read = items(bytes);
  EXPECT_EQ(read.size(), 1U);
  if (read.size() != 1) return {};
  if (const auto* problem = std::get_if<InputProblem>(&read[0]))
    ADD_FAILURE() << problem->place << problem->detail_sv;
  return std::holds_alternative<Certificate>(read[0]) ? std::get<Certificate>(read[0]) : Certificate{};
}

InputProblem only_problem(std::string_view bytes) {
  const auto read = items(bytes);
  EXPECT_EQ(read.size(), 1U);
  if (read.size() != 1 || !std::holds_alternative<InputProblem>(read[0])) {
    ADD_FAILURE() << "no problem was found";
    return {};
  }
  return std::get<InputProblem>(read[0]);
}

}  // namespace stickprov::ingest::samples
