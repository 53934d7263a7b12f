#include "privacy/masking.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <string>

#include "privacy/numbers.h"

namespace stickprov::privacy {
namespace {

const Words& words() {
  static const Words loaded = load_words(STICKPROV_ROOT);
  return loaded;
}

Person person(std::string identity, std::vector<std::string> names) {
  return {std::move(identity), std::move(names)};
}

// The text with what is found masked.
std::string masked(std::string_view text, const Person& patient = {}, const Person& signer = {}) {
  return mask(text, personal_data(text, patient, signer, words()));
}

const Person kHelena = person("195004302120", {"Helena", "Maj", "Wikström-Roos"});
const Person kSigner = person("SE2321000156-1X2Y", {"Dr Oskar von Fjellner"});

// Skatteverket's test numbers, the writings that people use.
TEST(IdentityNumbers, EveryWriting) {
  for (const char* writing : {"195004302120", "19500430-2120", "19500430 2120", "19500430 - 2120",
                              "500430-2120", "500430+2120", "5004302120", "500430 2120", "50 04 30 21 20",
                              "50 04 30-2120", "5 0 0 4 3 0 - 2 1 2 0", "1950-04-30-2120", "1950 04 30 21 20",
                              "1950\xC2\xA0"
                              "0430\xE2\x80\x93"
                              "2120"}) {
    const std::string text = "Pat " + std::string(writing) + " kom idag.";
    const auto spans = personal_data(text, {}, {}, words());
    ASSERT_EQ(spans.size(), 1U) << writing;
    EXPECT_EQ(text.substr(spans[0].span.begin, spans[0].span.length()), writing);
    EXPECT_EQ(spans[0].kind, PersonalKind::identity_number) << writing;
    EXPECT_EQ(mask(text, spans), "Pat [personuppgift] kom idag.");
  }
}

TEST(IdentityNumbers, CoordinationNumberHasDayPlusSixty) {
  // 701063-2391 is the coordination number of Skatteverket's published example of the calculation.
  EXPECT_EQ(masked("samordningsnummer 701063-2391."), "samordningsnummer [personuppgift].");
  EXPECT_TRUE(date_part_holds("19701063"));
  EXPECT_FALSE(date_part_holds("19701093"));
}

TEST(IdentityNumbers, WrongChecksumNeedsACueOrTheExactWriting) {
  EXPECT_EQ(masked("pnr 5004302121"), "pnr [personuppgift]");
  EXPECT_EQ(masked("Personnummer: 195004302121"), "Personnummer: [personuppgift]");
  EXPECT_EQ(masked("Pers.nr 500430 2121"), "Pers.nr [personuppgift]");
  EXPECT_EQ(masked("500430-2121 sökte"), "[personuppgift] sökte");
  EXPECT_EQ(masked("prov 5004302121 taget"), "prov 5004302121 taget");
}

TEST(IdentityNumbers, OtherNumbersStay) {
  for (const char* text : {"blodtryck 120/80, puls 72",
                           "2-3 ggr per dag",
                           "10-15 minuter",
                           "MADRS 31, KEDS 33",
                           "2024-09-20 och 2024-10-15",
                           "from 2024-11-15 till 2024-12-01",
                           "besök 2024-11-15 09:30 och 2024-11-16 13:15",
                           "sjukskriven 20240901-20240930",
                           "Sertralin 50 mg 1+0+0, Alvedon 500 mg 2 x 4",
                           "kl 08-12 och 13-17",
                           "0700-1600",
                           "08:00-16:30",
                           "6-8 veckor",
                           "CRP 12, Hb 134, LPK 7,8, TPK 245",
                           "EQ-5D 0,452 VAS 55",
                           "grader 0-40-90",
                           "lyft 5-10 kg, 100 m gång",
                           "kroppstemp 38,5 sedan 3/9-24",
                           "25 % 1/10-31/10, 50 % 1/11-30/11",
                           "serie 1 2 3 4 5 6 7 8 9 10",
                           "HAD A 14 D 12, 10 000 steg",
                           "2024-11-15 2024-12-01",
                           "v 45-48, 15/11",
                           "F43.8A och M54.5",
                           "ICD F438 1 2 3"})
    EXPECT_EQ(masked(text, kHelena, kSigner), text);
}

TEST(IdentityNumbers, ThePatientsOwnNumberIsFoundWhateverItsForm) {
  const Person reserve = person("199913329999", {});
  EXPECT_EQ(masked("nr 19991332-9999", reserve), "nr [personuppgift]");
  EXPECT_EQ(masked("nr 991332 9999", reserve), "nr [personuppgift]");
}

TEST(IdentityNumbers, EveryTestNumberOfSkatteverketIsFound) {
  std::ifstream file(STICKPROV_SHARED "/data/lexical/test-personnummer.txt");
  if (!file) GTEST_SKIP() << "the published list of test numbers is not here";
  std::string line;
  std::size_t numbers = 0;
  while (std::getline(file, line)) {
    if (line.empty()) continue;
    ++numbers;
    for (const std::string& writing : {line, line.substr(2), line.substr(0, 8) + line.substr(9)})
      EXPECT_EQ(masked("Uppgift om " + writing + ", återbesök."), "Uppgift om [personuppgift], återbesök.")
          << writing;
  }
  EXPECT_GT(numbers, 1000U);
}

TEST(Phones, SwedishWritings) {
  for (const char* writing :
       {"070-174 06 21", "0701740621", "070 174 06 21", "070-1740621", "+46 70 174 06 21", "+46701740621",
        "+46 (0)70 174 06 21", "0046 70 174 06 21", "08-465 004 12", "08-46500412", "031-390 06 12",
        "0980-319 24", "0980-31 92 41"}) {
    const std::string text = "Nås på " + std::string(writing) + " efter lunch";
    EXPECT_EQ(masked(text), "Nås på [personuppgift] efter lunch") << writing;
    EXPECT_FALSE(has_identity(personal_data(text, {}, {}, words()))) << writing;
  }
  EXPECT_EQ(masked("tel 174 06 21"), "tel [personuppgift]");
  EXPECT_EQ(masked("telefon 2024-09-20"), "telefon 2024-09-20");
  EXPECT_EQ(masked("telefonkontakt 15 min"), "telefonkontakt 15 min");
}

TEST(Places, EmailAndAddress) {
  EXPECT_EQ(masked("skriv till helena.roos@example.se."), "skriv till [personuppgift].");
  EXPECT_EQ(masked("Bor på Testgatan 5 B, 123 45 Testorp sedan maj"), "Bor på [personuppgift] sedan maj");
  EXPECT_EQ(masked("Åkervägen 12, lgh 1201"), "[personuppgift]");
  EXPECT_EQ(masked("på Norra vägen 12."), "på [personuppgift].");
  EXPECT_EQ(masked("postnr 123 45"), "postnr [personuppgift]");
  EXPECT_EQ(masked("gångvägen 12 minuter, promenadvägen 3"), "gångvägen 12 minuter, promenadvägen 3");
  EXPECT_EQ(masked("Promenadvägen 5 km dagligen"), "Promenadvägen 5 km dagligen");
  EXPECT_EQ(masked("smärta @ vila"), "smärta @ vila");
}

TEST(Names, OfPatientAndSigner) {
  EXPECT_EQ(masked("Idag orkar Helena skärm 20 min.", kHelena, kSigner),
            "Idag orkar [personuppgift] skärm 20 min.");
  EXPECT_EQ(masked("Helena Wikström-Roos bedöms", kHelena, kSigner), "[personuppgift] bedöms");
  EXPECT_EQ(masked("enligt Wikström Roos egen dagbok", kHelena, kSigner),
            "enligt [personuppgift] egen dagbok");
  EXPECT_EQ(masked("Helenas arbetsgivare", kHelena, kSigner), "[personuppgift] arbetsgivare");
  EXPECT_EQ(masked("HELENA KAN INTE LYFTA", kHelena, kSigner), "[personuppgift] KAN INTE LYFTA");
  EXPECT_EQ(masked("Fru Wikstrom uppger", kHelena, kSigner), "Fru [personuppgift] uppger");
  EXPECT_EQ(masked("bedömt av Oskar von Fjellner", kHelena, kSigner), "bedömt av [personuppgift]");
  EXPECT_EQ(masked("/Fjellner", kHelena, kSigner), "/[personuppgift]");
  EXPECT_EQ(masked("helena orkar inte", kHelena, kSigner), "[personuppgift] orkar inte");
  EXPECT_TRUE(has_identity(personal_data("Helena orkar", kHelena, kSigner, words())));
}

TEST(Names, OnlyWholeWords) {
  const Person ek = person("", {"Eva", "Ek"});
  EXPECT_EQ(masked("Evakuering och EKG, Ekonomi", ek), "Evakuering och EKG, Ekonomi");
  EXPECT_EQ(masked("träffar Eva Ek", ek), "träffar [personuppgift]");
}

TEST(Names, DecomposedLettersAreTheSameName) {
  EXPECT_EQ(masked("med Wikstro\xCC\x88m hemma", kHelena), "med [personuppgift] hemma");
}

TEST(Names, ThatAreOrdinaryWords) {
  const Person per = person("", {"Per", "Björn"});
  EXPECT_EQ(masked("Per telefon idag. Två gånger per dag.", per), "Per telefon idag. Två gånger per dag.");
  EXPECT_EQ(masked("Per orkar inte.", per), "[personuppgift] orkar inte.");
  EXPECT_EQ(masked("Idag mår Per sämre.", per), "Idag mår [personuppgift] sämre.");
  EXPECT_EQ(masked("Per Björn söker", per), "[personuppgift] söker");
  const Person maj = person("", {"Maj", "Stark"});
  EXPECT_EQ(masked("i maj, stark värk", maj), "i maj, stark värk");
  const Person hans = person("", {"Hans", "Kol"});
  EXPECT_EQ(masked("Hans rygg är stel. KOL sedan 2010.", hans), "Hans rygg är stel. KOL sedan 2010.");
  const Person inga = person("", {"Inga", "Lätt"});
  EXPECT_EQ(masked("Inga kryckor. Lätt nedsatt.", inga), "Inga kryckor. Lätt nedsatt.");
  const Person ana = person("", {"Ana"});
  EXPECT_EQ(masked("ANA negativ", ana), "ANA negativ");
}

TEST(Names, AfterATitleThoughNotInTheHeader) {
  EXPECT_EQ(masked("remiss till dr Lindqvist på ortopeden"), "remiss till dr [personuppgift] på ortopeden");
  EXPECT_EQ(masked("remiss till dr. Sjö-Lindqvist i maj"), "remiss till dr. [personuppgift] i maj");
  EXPECT_EQ(masked("kontakt med doktor i morgon"), "kontakt med doktor i morgon");
  EXPECT_EQ(masked("Chefen Karolina är inkopplad"), "Chefen [personuppgift] är inkopplad");
  EXPECT_FALSE(has_identity(personal_data("remiss till dr Lindqvist", kHelena, kSigner, words())));
}

TEST(Names, AFullStopAfterAWholeWordEndsTheSentence) {
  EXPECT_EQ(masked("Ser skuggor bakom läkaren. Tar inte in något."),
            "Ser skuggor bakom läkaren. Tar inte in något.");
  EXPECT_EQ(masked("Remiss till dr. Hallenborg skrevs."), "Remiss till dr. [personuppgift] skrevs.");
}

TEST(Slices, APartlyCutNameIsMaskedWhole) {
  const std::string text = "orkar Helena skärm";
  const auto spans = personal_data(text, kHelena, {}, words());
  EXPECT_EQ(slice(text, {6, 9}, spans), "[personuppgift]");
  EXPECT_EQ(slice(text, {0, 8}, spans), "orkar [personuppgift]");
  EXPECT_EQ(slice(text, {12, 19}, spans), " skärm");
  EXPECT_EQ(slice(text, {0, 5}, spans), "orkar");
}

TEST(Masking, SpansAreSortedApartAndOnCodePoints) {
  const std::string text =
      "Åsa Öst, 19500430-2120, tel 070-174 06 21, åsa.öst@exempel.se, Åkergatan 3, 123 45 Ås. Åsa Öst igen.";
  const Person asa = person("195004302120", {"Åsa", "Öst"});
  const auto spans = personal_data(text, asa, {}, words());
  ASSERT_GE(spans.size(), 6U);
  for (std::size_t i = 0; i < spans.size(); ++i) {
    EXPECT_TRUE(is_code_point_border(text, spans[i].span.begin));
    EXPECT_TRUE(is_code_point_border(text, spans[i].span.end));
    if (i > 0) {
      EXPECT_LE(spans[i - 1].span.end, spans[i].span.begin);
    }
  }
  EXPECT_EQ(mask(text, spans),
            "[personuppgift], [personuppgift], tel [personuppgift], [personuppgift], [personuppgift]. "
            "[personuppgift] igen.");
}

TEST(Masking, MaskingTwiceChangesNothing) {
  const std::string once = masked("Helena, 500430-2120, Testgatan 5", kHelena, kSigner);
  EXPECT_EQ(masked(once, kHelena, kSigner), once);
}

TEST(Masking, AnyBytesAreSurvived) {
  std::string text;
  unsigned state = 12345;
  for (int i = 0; i < 20000; ++i) {
    state = state * 1664525U + 1013904223U;
    const char* pieces[] = {"0",        "7",      "-", " ", "+46",     "Å",    "\xC3",
                            "\xE2\x80", "Helena", "@", ".", "gatan 5", "pnr ", "900101"};
    text += pieces[(state >> 16) % 14];
  }
  for (std::size_t begin = 0; begin + 400 < text.size(); begin += 397) {
    const std::string_view part = std::string_view(text).substr(begin, 400);
    const auto spans = personal_data(part, kHelena, kSigner, words());
    for (const PersonalSpan& span : spans) ASSERT_LE(span.span.end, part.size());
    mask(part, spans);
  }
}

TEST(Flag, LooksInEveryFreeText) {
  Certificate certificate;
  certificate.patient = kHelena;
  certificate.signer = kSigner;
  certificate.work = {"29.1", "Lärare", {0, 7}, {}, {}};
  certificate.other = {"25.1", "Nås på 070-174 06 21", {0, 20}, {}, {}};
  EXPECT_FALSE(has_identity(certificate, words()));
  certificate.additional.push_back({"9001.1", "Helena önskar byta", {0, 18}, {}, {}});
  EXPECT_TRUE(has_identity(certificate, words()));
}

TEST(PrivacyWords, EveryLineIsWellFormed) {
  EXPECT_GT(words().ordinary.size(), 100U);
  EXPECT_GT(words().street_endings.size(), 5U);
  std::ifstream file(STICKPROV_ROOT "/dictionaries/privacy.tsv");
  std::string line;
  std::set<std::string> ids;
  std::getline(file, line);
  EXPECT_EQ(line, "id\tkind\ttext\tconcept\tsource\tnote");
  while (std::getline(file, line)) EXPECT_TRUE(ids.insert(line.substr(0, line.find('\t'))).second) << line;
}

}  // namespace
}  // namespace stickprov::privacy
