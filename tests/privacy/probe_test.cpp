// Free text as people write it: what is marked {so} is masked and nothing else is.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "privacy/masking.h"

namespace stickprov::privacy {
namespace {

const Words& words() {
  static const Words loaded = load_words(STICKPROV_ROOT);
  return loaded;
}

// Numbers of Skatteverket's test series; the names are invented.
const Person kPatient = {"195004302120", {"Åsa", "Karin", "Sjögren-Lindqvist"}};
const Person kSigner = {"SE2321000156-1X2Y", {"Leg läk Björn Håkansson"}};

std::string masked(std::string_view text) {
  return mask(text, personal_data(text, kPatient, kSigner, words()));
}

// The text without its marks, and what it should become.
void expect_masked(const std::string& marked) {
  std::string text;
  std::string expected;
  for (std::size_t at = 0; at < marked.size(); ++at) {
    if (marked[at] != '{') {
      text += marked[at];
      expected += marked[at];
      continue;
    }
    const std::size_t end = marked.find('}', at);
    text += marked.substr(at + 1, end - at - 1);
    expected += kMaskToken;
    at = end;
  }
  EXPECT_EQ(masked(text), expected) << text;
}

TEST(Probe, IdentityNumbersInEveryWriting) {
  for (const char* writing : {"195004302120",
                              "19500430-2120",
                              "19500430 2120",
                              "19500430 - 2120",
                              "19500430 -2120",
                              "19500430- 2120",
                              "19500430+2120",
                              "500430-2120",
                              "500430+2120",
                              "5004302120",
                              "500430 2120",
                              "500430.2120",
                              "500430/2120",
                              "500430_2120",
                              "50-04-30-2120",
                              "50 04 30 2120",
                              "50.04.30-2120",
                              "50 04 30-21 20",
                              "1950-04-30-2120",
                              "1950-04-30 2120",
                              "1950 04 30 2120",
                              "1950.04.30.2120",
                              "19 50 04 30 21 20",
                              "19 500430 2120",
                              "19-500430-2120",
                              "1950 0430 2120",
                              "5 0 0 4 3 0 2 1 2 0",
                              "500430–2120",
                              "500430—2120",
                              "500430\xE2\x80\x91"
                              "2120",  // non-breaking hyphen
                              "500430\xE2\x88\x92"
                              "2120",  // minus
                              "500430\xC2\xA0"
                              "2120",  // no-break space
                              "500430\xE2\x80\xAF"
                              "2120",  // narrow no-break space
                              "500430\xE2\x80\x89"
                              "2120",  // thin space
                              "500430\xE2\x80\x8B"
                              "2120",  // zero-width space
                              "500430-\xC2\xAD"
                              "2120",  // soft hyphen
                              "19500430\n2120",
                              "19500430-\n2120",
                              "19500430\n-2120",
                              "500430-\r\n2120",
                              "500430 -\n 2120",

                              "701063-2391",  // a coordination number: day + 60
                              "19701063-2391",
                              "197010632391",
                              "7010632391",
                              "701063 2391"})
    for (const char* around : {"Pat {@} sökte.", "({@})", "Pat: {@}.", "*{@}*"}) {
      const std::string frame(around);
      const std::size_t at = frame.find('@');
      expect_masked(frame.substr(0, at) + writing + frame.substr(at + 1));
    }
  expect_masked("pnr{500430-2120}");
  expect_masked("personnummer {500430-XXXX}");
  expect_masked("pnr {19500430-****}");
  expect_masked("Fel personnummer {500430-2121} angivet");
  expect_masked("samordningsnr {701063-2392}");
  expect_masked("{500430-2120}, {701063-2391}");
  expect_masked("{500430-2120}\n{701063-2391}");
}

TEST(Probe, NamesOfPatientAndSigner) {
  for (const char* text : {"{Åsa} orkar inte stå.",
                           "{Åsas} arbetsgivare har ringt.",
                           "{ÅSA} KAN INTE LYFTA",
                           "{åsa} orkar inte",
                           "{Asa} uppger smärta",
                           "{Åsa Karin Sjögren-Lindqvist} undersöktes.",
                           "{Åsa Sjögren} undersöktes.",
                           "{Åsa Sjögren Lindqvist} undersöktes.",
                           "{Sjögren-Lindqvists} besvär",
                           "{Lindqvists} besvär kvarstår",
                           "fru {Lindqvist} uppger",
                           "Fru {Sjogren-Lindqvist} uppger",
                           "{SJÖGREN-LINDQVIST}, {ÅSA}",
                           "{Sjögren-Lindqvist}, {Åsa Karin}",
                           "{Sjögren-Lindqvist Åsa}",
                           "{A. Lindqvist} kom",
                           "{Å Sjögren} kom",
                           "{sjögren-lindqvist} har svårt att gå",
                           "{karin} kan inte arbeta",
                           "Patienten ({Åsa}) har ont",
                           "Pat, {Åsa}, har ont",
                           "/{Åsa}",
                           "”{Åsa}” säger sig",
                           "Samtal med {Karin} idag",
                           "hos {Åsa}.",
                           "{Åsa}\norkar inte",
                           "Hon heter {Åsa}.",
                           "{Åsa}:s arbete",
                           "{Åsa}'s arbete",
                           "{Åsa}´s arbete",
                           "A\xCC\x8Asa orkar inte",  // decomposed: marked below
                           "Bedömt av {Björn Håkansson}.",
                           "{Björn Håkanssons} bedömning",
                           "/{B Håkansson}",
                           "/{Håkansson}, leg läk",
                           "Dr {Håkansson} har träffat patienten",
                           "dr. {Håkansson}",
                           "doktor {Björn Håkansson}",
                           "{HÅKANSSON}",
                           "{Hakansson} har bedömt",
                           "{håkansson} bedömer",
                           "överläkare {Håkansson}",
                           "Till {Håkansson} för ställningstagande"}) {
    std::string marked(text);
    if (marked.starts_with("A\xCC\x8A")) marked = "{A\xCC\x8Asa} orkar inte";
    expect_masked(marked);
  }
}

TEST(Probe, PhonesMailAndAddresses) {
  for (const char* text : {"Nås på {070-174 06 21}",
                           "Nås på {070-1740621}",
                           "mobil {0701740621}",
                           "tel {070 174 06 21}",
                           "tel. {070-174 0621}",
                           "Tfn {+46 70 174 06 21}",
                           "{+46701740621}",
                           "{+46 (0)70 174 06 21}",
                           "{0046 70 174 06 21}",
                           "växel {08-465 004 00}",
                           "{08-4650 0400}",
                           "{031-390 06 12}",
                           "{0980-319 24}",
                           "tel: {174 06 21}",
                           "telefon {0701-740621}",
                           "telefonnr {0701-74 06 21}",
                           "{070.174.06.21}",
                           "{070/174 06 21}",
                           "{asa.sjogren@example.se}",
                           "mejl {asa_s@mail.example.com}.",
                           "<{asa@example.se}>",
                           "{a.b-c+d@exempel.se}, svar",
                           "{ÅSA@EXAMPLE.SE}",
                           "bor på {Storgatan 12}",
                           "bor på {Storgatan 12 B, 123 45 Testorp}",
                           "{Åkervägen 3, lgh 1201}",
                           "{Björkallén 7}",
                           "{Stora torget 4}",
                           "Norra {Kyrkogatan 12A}",
                           "{Drottninggatan 5} nb",
                           "adress {Lillgränd 2}",
                           "postnr {123 45}",
                           "{Strandvägen 14, 2 tr, 114 56 Testholm}"})
    expect_masked(text);
}

TEST(Probe, PathsLoseIdentityNumbersOnly) {
  for (const auto& [path, shown] : std::vector<std::pair<std::string, std::string>>{
           {"intyg/19500430-2120.xml", "intyg/[personuppgift].xml"},
           {"intyg/195004302120/A1.xml", "intyg/[personuppgift]/A1.xml"},
           {"post.zip!/500430-2120 kopia.xml", "post.zip!/[personuppgift] kopia.xml"},
           {"a/19500430-2120/500430-2120.xml", "a/[personuppgift]/[personuppgift].xml"},
           {"intyg/2024-11-15/0001.xml", "intyg/2024-11-15/0001.xml"},
           {"intyg/20241115-0930.xml", "intyg/20241115-0930.xml"},
           {"intyg/08-4650 0400.xml", "intyg/08-4650 0400.xml"},
           {"24f84582-a5d9-54ac-8cf4-c17f7b1ed376.xml", "24f84582-a5d9-54ac-8cf4-c17f7b1ed376.xml"}})
    EXPECT_EQ(mask_path(path), shown);
}

TEST(Probe, WhatIsNobodysStays) {
  for (const char* text : {"Sertralin 50 mg 1+0+0, Alvedon 500 mg 2 x 4",
                           "Alvedon 665 mg 2x3, Naproxen 500 mg 1x2",
                           "Waran enl. ordination, INR 2,3",
                           "Levaxin 100 mikrog 1x1",
                           "Insulin 10+8+12+22 E",
                           "T. Oxynorm 5-10 mg vb, max 4/dygn",
                           "CRP 112, SR 45, Hb 134, LPK 7,8, TPK 245",
                           "Hb 120-134-128, Krea 78, eGFR 90",
                           "P-glukos 7,2 HbA1c 52 mmol/mol",
                           "Trop T 12 14 15",
                           "blodtryck 120/80 135/85 140/90",
                           "puls 72, sat 98 %, AF 16",
                           "MADRS 31, PHQ-9 18, GAD-7 15, AUDIT 4",
                           "MADRS-S 28 (2025-01-10), 24 (2025-02-14), 19 (2025-03-21)",
                           "KEDS 33 SMBQ 4,7 EQ-5D 0,452",
                           "grader 0-40-90, flexion 0-0-110",
                           "Sjukskriven 2024-09-20 - 2024-10-15",
                           "2024-09-20--2024-10-15",
                           "20240920-20241015",
                           "240920-241015",
                           "240920 - 241015",
                           "24-09-20 till 24-10-15",
                           "24/9 2024 och 15/10 2024",
                           "from 2024-11-15 tom 2024-12-01",
                           "besök 2024-11-15 kl 09:30, 2024-11-16 kl 13.15",
                           "2024-11-15 09.30",
                           "25 % 1/10-31/10, 50 % 1/11-30/11, 75 % 1/12-31/12",
                           "v 45-48, v. 2-6 2025",
                           "08-12 och 13-17",
                           "kl 08.00-16.30",
                           "arbetar 0700-1600, ibland 1400-2200",
                           "födelsedatum okänt, född 1950",
                           "F43.8A, F32.1, M54.5, G43.9, Z73.0",
                           "ICD F438A F321 M545",
                           "ICF b152 b1300 d230 d4300",
                           "diarienummer 2024/123456",
                           "Dnr 12345-2024",
                           "ärendenummer 987654",
                           "ärende 1234567-8",
                           "Referens FK-2024-55512",
                           "remiss nr 20241115001",
                           "op-kod NGE49, NHJ62",
                           "L4-L5, L5-S1, C5-C6-C7",
                           "vitamin B12 250, D-vitamin 45",
                           "10 000 steg, 1 500 kcal, 2 000 000 celler",
                           "1 2 3 4 5 6 7 8 9 10",
                           "lyft 5-10 kg, 100-200 m, 15-20 min",
                           "3-4 ggr per vecka i 6-8 veckor",
                           "gångsträcka 150 m 6 min 420 m",
                           "1. Smärta 2. Stelhet 3. Trötthet 4. Yrsel",
                           "Sedan 2019 12 episoder, 2021 08 operation",
                           "längd 178 vikt 102 BMI 32,2",
                           "audiogram 20 25 30 45 60 75",
                           "peak flow 320 340 310 350",
                           "6MWT 410 m, TUG 12 s, 30 s 11",
                           "Gångvägen 12 minuter till arbetet",
                           "promenadvägen 3 km",
                           "på vägen 5 minuter",
                           "smärta @ vila",
                           "telefonkontakt 15 min 2024-11-15",
                           "tel.tid 08-10",
                           "telefonbesök 2024-09-20",
                           "Patienten är trött. Vid besöket gråtmild.",
                           "Björnen i skogen och en björnfälla",
                           "Sjögrens syndrom utreds",
                           "utredd för Sjögrens sjukdom",
                           "Får ont av åsar och backar",
                           "Ska åter till arbetsgivaren 50 %",
                           "Kontakt med Försäkringskassan 2024-11-15",
                           "Hb 140, 132, 128 (2024-01-15, 2024-02-15, 2024-03-15)",
                           "500430 kronor",
                           "postoperativ dag 12 345 ml dränage",
                           "rum 1234, plan 5"})
    EXPECT_EQ(masked(text), text);
}

}  // namespace
}  // namespace stickprov::privacy
