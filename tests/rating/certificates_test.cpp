// The rubric's rules that need a text to show: a certificate that is adequate in every part, changed in one
// way at a time, through all criteria and the decision table with the project's own words, maps and
// cut-points.

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <string>

#include "rating/decide.h"
#include "rating/knowledge.h"

namespace stickprov::rating {
namespace {

const criteria::Knowledge& knowledge() {
  static const criteria::Knowledge loaded = load_criteria_knowledge(STICKPROV_ROOT);
  return loaded;
}

FreeText text(const std::string& field, const std::string& words) {
  return {field, words, {0, words.size()}, {}, {}};
}

Day day(int month, unsigned day_of_month) {
  return std::chrono::sys_days{std::chrono::year{2025} / month / static_cast<int>(day_of_month)};
}

struct Made {
  Certificate certificate;
  History history;
};

// A back that cannot lift, 20 days, half time after a full one.
Made adequate_certificate() {
  Made made;
  Certificate& c = made.certificate;
  c.id = "made";
  c.version = "1.3";
  c.form = FormVersion::lisjp_1;
  c.signed_day = day(10, 1);
  c.grounds = {{GroundKind::physical_examination, 1, "UNDERSOKNING", day(10, 1), "2025-10-01", ""}};
  c.occupations = {Occupation::present_work};
  c.work = text("29.1", "Lagerarbetare: plockar varor, lyfter lådor och kör truck.");
  c.diagnoses = {{"Lumbago med ischias", "M544", "1.2.752.116.1.1.1", "6.1", "6.2"}};
  c.function =
      text("35.1",
           "Måttligt nedsatt rörlighet i ländryggen. Vid undersökning positivt Lasègues test vid 40 grader "
           "på höger sida och nedsatt kraft i foten.");
  c.activity = text("17.1", "Kan inte lyfta lådor över 5 kg i lagret och kan bara stå 10 minuter i sträck.");
  c.treatment = text("19.1", "Går hos fysioterapeut två gånger i veckan för att minska smärtan.");
  c.planned_treatment = text("20.1", "Återbesök på vårdcentralen 2025-10-15.");
  c.prognosis = Prognosis::returns_after_this;
  c.prognosis_code = "STOR_SANNOLIKHET";
  c.work_measures = {"ARBETSANPASSNING"};
  c.periods = {{100, 1, "HELT_NEDSATT", day(10, 1), day(10, 20)}};
  made.history.cumulated_days = 20;
  return made;
}

CertificateRating rated(const Made& made) {
  return decide(criteria::read_case(made.certificate, made.history, knowledge()), false);
}

bool met(const CertificateRating& rating, std::string_view criterion) {
  return std::any_of(rating.findings.begin(), rating.findings.end(),
                     [&](const Finding& f) { return f.criterion == criterion && f.met == Met::met; });
}

bool flagged(const CertificateRating& rating, std::string_view flag) {
  return std::find(rating.flags.begin(), rating.flags.end(), flag) != rating.flags.end();
}

std::string verdicts(const CertificateRating& rating) {
  std::string all;
  for (const PartRating& part : rating.parts) {
    if (part.verdict == Verdict::adequate || part.verdict == Verdict::not_applicable) continue;
    all += std::string(all.empty() ? "" : " ") + std::string(name(part.part)) + "=" +
           std::string(name(part.verdict));
  }
  return all;
}

TEST(Certificates, TheOneToStartFromIsAdequate) {
  const CertificateRating rating = rated(adequate_certificate());
  EXPECT_EQ(verdicts(rating), "");
  EXPECT_EQ(rating.overall, Verdict::adequate);
  EXPECT_EQ(rating.function_and_activity, Verdict::adequate);
  EXPECT_FALSE(rating.likely_completion);
  EXPECT_TRUE(rating.flags.empty());
}

struct TextRow {
  std::string_view rule;
  FreeText Certificate::*field;
  const char* words;
  Part part;
  Verdict expected;
};

TEST(Certificates, FreeTextsByTheRulesForEveryPart) {
  const TextRow rows[] = {
      {"2: punctuation", &Certificate::function, "-", Part::function, Verdict::missing},
      {"2: filler", &Certificate::function, "xxx", Part::function, Verdict::missing},
      {"2: keyboard noise", &Certificate::activity, "sdfghj", Part::activity, Verdict::missing},
      {"2: a reference outside", &Certificate::function, "Se journal.", Part::function, Verdict::missing},
      {"2: a reference outside", &Certificate::function, "Se föregående intyg", Part::function,
       Verdict::missing},
      {"2: a reference outside", &Certificate::activity, "Oförändrat.", Part::activity, Verdict::missing},
      {"3: the diagnosis repeated", &Certificate::function, "Lumbago med ischias.", Part::function,
       Verdict::missing},
      {"5: few words can be adequate", &Certificate::function,
       "Måttligt nedsatt rörlighet i ländryggen, Lasègue positiv 40 grader.", Part::function,
       Verdict::adequate},
      {"9: negated content is no content", &Certificate::function, "Ingen funktionsnedsättning.",
       Part::function, Verdict::missing},
      {"function: named, no basis, no degree", &Certificate::function, "Nedsatt rörlighet i ryggen.",
       Part::function, Verdict::deficient},
      {"activity: work in general only", &Certificate::activity, "Kan inte arbeta.", Part::activity,
       Verdict::deficient},
      {"activity: difficulty is no extent", &Certificate::activity, "Svårt att lyfta lådor i lagret.",
       Part::activity, Verdict::deficient},
      {"capacity: a mere reference is no occupation", &Certificate::work, "Som tidigare", Part::capacity,
       Verdict::missing},
      {"capacity: no occupation", &Certificate::work, "", Part::capacity, Verdict::missing}};
  for (const TextRow& row : rows) {
    Made made = adequate_certificate();
    FreeText& field = made.certificate.*row.field;
    field = text(field.field, row.words);
    EXPECT_EQ(name(rated(made).verdict(row.part)), name(row.expected)) << row.rule << ": " << row.words;
  }
}

TEST(Certificates, BareHeadingsAreNothing) {
  Made made = adequate_certificate();
  made.certificate.treatment = text("19.1", "Behandling, syfte, tidsplan");
  made.certificate.planned_treatment = {};
  made.certificate.work_measures.clear();
  EXPECT_EQ(rated(made).verdict(Part::plan), Verdict::missing);

  for (const char* headings :
       {"Funktionsnedsättning: Status: Bedömning:", "Funktionsnedsättning:\nStatus:\nBedömning:\nGrad:",
        "STATUS. BEDÖMNING. FUNKTION. UTLÅTANDE.", "Funktion, observationer, bedömning"}) {
    Made bare = adequate_certificate();
    bare.certificate.function = text("35.1", headings);
    EXPECT_EQ(rated(bare).verdict(Part::function), Verdict::missing) << headings;
  }
  for (const char* headings : {"Aktivitetsbegränsning: Omfattning:", "Aktivitet, omfattning"}) {
    Made bare = adequate_certificate();
    bare.certificate.activity = text("17.1", headings);
    EXPECT_EQ(rated(bare).verdict(Part::activity), Verdict::missing) << headings;
  }
  Made named = adequate_certificate();
  named.certificate.function = text("35.1", "Funktionsnedsättning: koncentration. Status: Bedömning:");
  EXPECT_EQ(rated(named).verdict(Part::function), Verdict::deficient) << "a bare list is a fragment";
}

// A writer without å, ä, ö is known by all the texts together: the short one alone could mean either.
TEST(Certificates, TypedWithoutAccents) {
  Made made = adequate_certificate();
  Certificate& c = made.certificate;
  c.work = text("29.1", "Lagerarbetare: plockar varor, lyfter lador och gar upp pa stege.");
  c.function = text("35.1",
                    "Mattligt nedsatt rorlighet i landryggen. Vid undersokning positivt Lasegues test vid 40 "
                    "grader pa hoger sida.");
  c.activity = text("17.1", "Stora svarigheter att sta pa stege.");
  c.treatment = text("19.1", "Gar hos fysioterapeut for att minska smartan.");
  c.planned_treatment = text("20.1", "Aterbesok 2025-10-15.");
  EXPECT_EQ(verdicts(rated(made)), "");
}

TEST(Certificates, NoDiagnosisBreaksTheLinkFromIt) {
  Made made = adequate_certificate();
  made.certificate.diagnoses.clear();
  EXPECT_FALSE(met(rated(made), "L1"));
  EXPECT_EQ(verdicts(rated(made)), "diagnosis=missing dfa=deficient");
}

// What a diagnosis plausibly reduces is read in icd10-icf-maps/icd10-functions.tsv and FMB.
TEST(Certificates, TheLinkFromDiagnosisToFunctionFollowsTheMaps) {
  Made made = adequate_certificate();
  made.certificate.function =
      text("35.1", "Vid besöket tappar hon tråden. Bedömer måttligt nedsatt koncentration.");
  const auto link = [&](const char* name, const char* code) {
    made.certificate.diagnoses = {{name, code, "1.2.752.116.1.1.1", "6.1", "6.2"}};
    return met(rated(made), "L1");
  };
  EXPECT_TRUE(link("Klimakteriebesvär", "N951")) << "poor sleep dulls the mind";
  EXPECT_TRUE(link("Fibromyalgi", "M797"));
  EXPECT_TRUE(link("Medelsvår depressiv episod", "F321"));
  EXPECT_FALSE(link("Lateral epikondylit", "M771"));

  made.certificate.function =
      text("35.1", "Bålens rörlighet vid undersökning måttligt inskränkt, framåtböjning 35 grader.");
  EXPECT_FALSE(link("Generaliserat ångestsyndrom", "F411"));
  EXPECT_TRUE(link("Lumbago", "M545"));
}

TEST(Certificates, WithoutADegreeTheExtentFitsNothing) {
  Made made = adequate_certificate();
  EXPECT_TRUE(met(rated(made), "L4"));
  made.certificate.periods.clear();
  EXPECT_FALSE(met(rated(made), "L4"));
  EXPECT_EQ(verdicts(rated(made)), "dfa=deficient capacity=missing");
}

// A bare title needs its tasks in 17: the doing that it is named after is the title again.
TEST(Certificates, TheTitleSaidAgainIsNoTask) {
  Made made = adequate_certificate();
  made.certificate.work = text("29.1", "Rörläggare");
  made.certificate.activity = text("17.1", "Kan inte utföra rörläggning, kan inte lyfta över 2 kg.");
  EXPECT_FALSE(met(rated(made), "e1"));
  made.certificate.activity = text("17.1", "Kan inte bära gjutjärnsrör, kan inte lyfta över 2 kg.");
  EXPECT_TRUE(met(rated(made), "e1"));
  made.certificate.work = text("29.1", "Målare, bygg");
  made.certificate.activity = text("17.1", "Kan inte lyfta över 2 kg. Måleriarbete ej möjligt.");
  EXPECT_FALSE(met(rated(made), "e1")) << "the work of the trade";
  made.certificate.work = text("29.1", "Betongbilsförare");
  made.certificate.activity = text("17.1", "Kan inte lyfta över 2 kg eller skotta betong.");
  EXPECT_TRUE(met(rated(made), "e1"));
  made.certificate.activity =
      text("17.1", "Kan inte lyfta över 2 kg under hela passet, inte samarbeta med kollegor.");
  EXPECT_FALSE(met(rated(made), "e1")) << "the shift and the colleagues are everybody's";
  made.certificate.work = text("29.1", "Stenhuggare");
  made.certificate.activity =
      text("17.1", "Kan inte lyfta över 2 kg. Tryckluftsverktyg får ej användas alls.");
  EXPECT_TRUE(met(rated(made), "e1")) << "what may not be used is the trade's own";
  made.certificate.work = text("29.1", "Brevbärare");
  made.certificate.activity = text("17.1", "Cykel med post går inte.");
  EXPECT_TRUE(met(rated(made), "c1")) << "a task of the trade, flatly denied";
  made.certificate.work = text("29.1", "Ekonomichef");
  made.certificate.activity = text("17.1", "Kan inte arbeta som ekonomichef.");
  EXPECT_FALSE(met(rated(made), "c1")) << "the title is no task";
  made.certificate.work = text("29.1", "Stenhuggare");
  made.certificate.activity = text("17.1", "Kan inte lyfta över 2 kg. Armen får ej belastas alls.");
  EXPECT_FALSE(met(rated(made), "e1"));
}

// Plaster names no function, yet anyone fills in the links; a need of rest is a fragment of activity.
TEST(Certificates, LinksThatALaypersonFillsIn) {
  Made made = adequate_certificate();
  made.certificate.diagnoses = {
      {"Fraktur på nedre delen av radius", "S525", "1.2.752.116.1.1.1", "6.1", "6.2"}};
  made.certificate.function = text("35.1", "Fraktur höger handled, gips.");
  made.certificate.activity = text("17.1", "Får inte lyfta lådor över 1 kg i lagret i sex veckor.");
  EXPECT_TRUE(met(rated(made), "L1"));
  EXPECT_TRUE(met(rated(made), "L2"));
  EXPECT_EQ(verdicts(rated(made)), "function=deficient");

  Made tired = adequate_certificate();
  tired.certificate.activity = text("17.1", "Måste vila större delen av dagen.");
  EXPECT_EQ(verdicts(rated(tired)), "activity=deficient dfa=deficient");
  for (const char* work_in_general : {"Kan inte arbeta som lagerarbetare.", "Ej arbetsför."}) {
    tired.certificate.activity = text("17.1", work_in_general);
    EXPECT_EQ(verdicts(rated(tired)), "activity=deficient dfa=missing") << work_in_general;
  }
}

// Who lies in bed does no work, and none of it; hours tell how much, though not of what.
TEST(Certificates, BedAndHoursCarryTheLinksThatTheyCan) {
  Made made = adequate_certificate();
  made.certificate.activity = text("17.1", "Ligger till sängs.");
  EXPECT_TRUE(met(rated(made), "L3"));
  EXPECT_TRUE(met(rated(made), "L4"));
  EXPECT_EQ(rated(made).verdict(Part::activity), Verdict::deficient);
  made.certificate.activity = text("17.1", "Ligger inte till sängs.");
  EXPECT_FALSE(met(rated(made), "L3"));
  made.certificate.activity = text("17.1", "Mer än 3 timmar per dag går inte.");
  EXPECT_EQ(verdicts(rated(made)), "activity=deficient dfa=deficient");
}

// Work told beside a limit names the tasks; what is limited and asked for ties itself.
TEST(Certificates, WorkToldBesideALimit) {
  Made made = adequate_certificate();
  made.certificate.work = text("29.1", "Rörmokare");
  made.certificate.activity = text("17.1", "Kan inte lyfta över 2 kg.");
  EXPECT_FALSE(met(rated(made), "e1"));
  made.certificate.activity = text("17.1", "Kan inte lyfta över 2 kg. Bär radiatorer i trappor.");
  EXPECT_TRUE(met(rated(made), "e1"));
  made.certificate.activity = text("17.1", "Kan inte lyfta över 2 kg. Kan bära radiatorer.");
  EXPECT_FALSE(met(rated(made), "e1")) << "what is managed is not what the work asks for";
  made.certificate.work = text("29.1", "Resande i smycken");
  made.certificate.activity =
      text("17.1", "Får inte stå mer än 10 minuter, vilket arbetet kräver hela dagen.");
  EXPECT_TRUE(met(rated(made), "e1"));
}

TEST(Certificates, StudiesNamedInASentenceOfTheirOwn) {
  Made made = adequate_certificate();
  made.certificate.occupations = {Occupation::studies};
  made.certificate.work = text("29.1", "");
  made.certificate.activity = text("17.1", "Brandmansstudent. Kan inte bära slang eller springa.");
  EXPECT_TRUE(met(rated(made), "c2"));
  made.certificate.activity = text("17.1", "Kan inte bära slang eller springa. Läser kurserna på distans.");
  EXPECT_FALSE(met(rated(made), "c2")) << "the studies that are kept tie nothing";
  made.certificate.activity = text("17.1", "Kan inte studera.");
  EXPECT_FALSE(met(rated(made), "c1")) << "as \"kan inte arbeta\"";
}

// The people of the work are the work: "kan inte arbeta med barn" is no more than "kan inte arbeta".
TEST(Certificates, WorkBarredWithItsPeople) {
  Made made = adequate_certificate();
  made.certificate.work = text("29.1", "Barnskötare");
  for (const char* barred : {"Kan inte arbeta med barn.", "Kan ej arbeta i barngrupp på grund av smärtan."}) {
    made.certificate.activity = text("17.1", barred);
    EXPECT_FALSE(met(rated(made), "c1")) << barred;
  }
  made.certificate.activity = text("17.1", "Kan inte lyfta barn.");
  EXPECT_TRUE(met(rated(made), "c1"));
}

// Nothing of the work can be done, and yet the leave is a part of the day.
TEST(Certificates, NothingLeftBesideAPartOfTheDay) {
  Made made = adequate_certificate();
  made.certificate.activity =
      text("17.1", "Kan inte lyfta lådor i lagret eller köra truck. Klarar ingenting av arbetet.");
  EXPECT_TRUE(met(rated(made), "L4"));
  made.certificate.periods.front().percent = 25;
  EXPECT_FALSE(met(rated(made), "L4"));
  made.certificate.activity = text("17.1", "Kan inte lyfta lådor i lagret eller köra truck.");
  EXPECT_TRUE(met(rated(made), "L4"));
}

// The disease put first is said not to be what limits, and there is another.
TEST(Certificates, TheMainDiseaseIsSaidNotToLimit) {
  Made made = adequate_certificate();
  made.certificate.diagnoses = {{"Astma", "J459", "1.2.752.116.1.1.1", "6.1", "6.2"},
                                {"Lumbago med ischias", "M544", "1.2.752.116.1.1.1", "6.3", "6.4"}};
  EXPECT_TRUE(met(rated(made), "a1"));
  made.certificate.other = text("25.1", "Astman är välbehandlad och är inte hindret.");
  EXPECT_FALSE(met(rated(made), "a1"));
  made.certificate.other = text("25.1", "Avståndet till arbetet är inte hindret.");
  EXPECT_TRUE(met(rated(made), "a1"));
}

// What is reduced is reduced by the other disease, of which the first is not even spoken.
TEST(Certificates, TheFunctionIsReducedByTheOtherDisease) {
  Made made = adequate_certificate();
  made.certificate.diagnoses = {{"Essentiell hypertoni", "I109", "1.2.752.116.1.1.1", "6.1", "6.2"},
                                {"Reumatoid artrit", "M069", "1.2.752.116.1.1.1", "6.3", "6.4"}};
  made.certificate.function =
      text("35.1", "Greppet är svårt nedsatt på grund av den reumatoida artriten, 9 kg vid mätning.");
  EXPECT_FALSE(met(rated(made), "a1"));
  made.certificate.function =
      text("35.1", "Greppet är svårt nedsatt på grund av en gammal skada, 9 kg vid mätning.");
  EXPECT_TRUE(met(rated(made), "a1"));
}

// Asthma leaves a knee alone; beside breathlessness the knee is only more.
TEST(Certificates, AJointOfAnotherDisease) {
  Made made = adequate_certificate();
  made.certificate.diagnoses = {{"Astma", "J459", "1.2.752.116.1.1.1", "6.1", "6.2"}};
  made.certificate.function = text("35.1", "Höger knä svullet, böjer 70 grader, måttligt nedsatt rörlighet.");
  EXPECT_FALSE(met(rated(made), "L1"));
  made.certificate.function =
      text("35.1", "Andfådd i trappa, FEV1 52 %. Höger knä svullet, måttligt nedsatt rörlighet.");
  EXPECT_TRUE(met(rated(made), "L1"));
  made.certificate.diagnoses = {{"Gonartros", "M171", "1.2.752.116.1.1.1", "6.1", "6.2"}};
  made.certificate.function = text("35.1", "Höger knä svullet, böjer 70 grader, måttligt nedsatt rörlighet.");
  EXPECT_TRUE(met(rated(made), "L1"));
}

// Another name of the disease is no function either, until something is said of it.
TEST(Certificates, TheDiseaseByAnotherName) {
  Made made = adequate_certificate();
  made.certificate.diagnoses[0].text = "Diskbråck i ländryggen";
  made.certificate.diagnoses[0].code = "M511";
  made.certificate.function = text("35.1", "Diskbråck L4-L5 med ischias, verifierat.");
  EXPECT_EQ(rated(made).verdict(Part::function), Verdict::missing);
  made.certificate.function = text("35.1", "Diskbråck L4-L5 med ischias, svag i foten.");
  EXPECT_EQ(rated(made).verdict(Part::function), Verdict::deficient);
}

// icf-links.tsv: breathing limits lifting, and not writing at a desk.
TEST(Certificates, TheFunctionLimitsTheActivity) {
  Made made = adequate_certificate();
  made.certificate.diagnoses = {{"KOL", "J449", "1.2.752.116.1.1.1", "6.1", "6.2"}};
  made.certificate.function = text("35.1", "FEV1 38 % av förväntat, andfådd vid påklädning, svår grad.");
  made.certificate.activity = text("17.1", "Kan inte lyfta lådor över 5 kg i lagret.");
  EXPECT_TRUE(met(rated(made), "L2"));
  made.certificate.work = text("29.1", "Sekreterare: skriver protokoll.");
  made.certificate.activity = text("17.1", "Kan inte skriva protokoll.");
  EXPECT_FALSE(met(rated(made), "L2"));
}

// "Kan inte arbeta" bars the work and is no extent of what stands beside it; nor is how long advice holds,
// or what the patient does not want.
TEST(Certificates, WhatIsNoExtent) {
  Made made = adequate_certificate();
  made.certificate.activity = text("17.1", "Kan inte arbeta på grund av smärtan, svårt att lyfta lådor.");
  EXPECT_FALSE(met(rated(made), "c3"));
  made.certificate.activity = text("17.1", "Kan inte arbeta på grund av smärtan, kan inte lyfta lådor.");
  EXPECT_TRUE(met(rated(made), "c3"));
  made.certificate.activity = text("17.1", "Bör undvika att lyfta lådor i 4 veckor.");
  EXPECT_FALSE(met(rated(made), "c3"));
  made.certificate.activity = text("17.1", "Får inte lyfta lådor på 4 veckor.");
  EXPECT_TRUE(met(rated(made), "c3"));
  made.certificate.activity = text("17.1", "Har svårt att lyfta lådor och vill inte köra truck.");
  EXPECT_FALSE(met(rated(made), "c3"));
  made.certificate.activity = text("17.1", "Svårt att lyfta lådor hela dagen.");
  EXPECT_FALSE(met(rated(made), "c3")) << "the whole day bounds nothing";
  made.certificate.activity = text("17.1", "Svårt att lyfta lådor mer än en timme.");
  EXPECT_TRUE(met(rated(made), "c3"));
}

// What is steadily managed is not what is limited, though it stands with its hours.
TEST(Certificates, KeptWorkTiesNothing) {
  Made made = adequate_certificate();
  made.certificate.work = text("29.1", "Systemutvecklare, programmerar och deltar i videomöten");
  made.certificate.activity =
      text("17.1",
           "Kan inte gå i trappor. Kan programmera och delta i videomöten utan besvär sex timmar per dag.");
  EXPECT_FALSE(met(rated(made), "c2"));
  EXPECT_FALSE(met(rated(made), "e5"));
  made.certificate.activity = text(
      "17.1",
      "Arbetet förutsätter att man kan programmera i tre timmar. Kan inte programmera mer än 10 minuter.");
  EXPECT_TRUE(met(rated(made), "e5")) << "what the work asks for is not what is managed";
}

// A plan whose days, written out, all lie before the signing plans nothing.
TEST(Certificates, WrittenDaysBeforeTheSigning) {
  Made made = adequate_certificate();
  made.certificate.treatment = text("19.1", "Fysioterapi.");
  made.certificate.planned_treatment = text("20.1", "Återbesök 3 september. Gipset bort 20 september.");
  EXPECT_FALSE(met(rated(made), "f3"));
  EXPECT_FALSE(met(rated(made), "f7"));
  made.certificate.planned_treatment = text("20.1", "Återbesök 3 november. Gipset bort 20 november.");
  EXPECT_TRUE(met(rated(made), "f3"));
  EXPECT_TRUE(met(rated(made), "f7"));
}

// Undefined scores hide what cannot be done: it is there, but no one can read it.
TEST(Certificates, ActivityHiddenBehindScores) {
  Made made = adequate_certificate();
  made.certificate.activity =
      text("17.1", "PASAT under 5:e percentilen, AMPS motor 0,8 logits, SRT 15 % MVC.");
  EXPECT_EQ(verdicts(rated(made)), "activity=deficient dfa=deficient");
  made.certificate.activity = text("17.1", "HP-tol <5 min, truck abs KI, lyft 0 enl HEMS, SPD max niv II.");
  EXPECT_EQ(verdicts(rated(made)), "activity=deficient dfa=deficient");
  made.certificate.activity = text("17.1", "KAN INTE LYFTA LÅDOR ÖVER 5 KG. FÅR EJ KÖRA TRUCK ENLIGT TSFS.");
  EXPECT_EQ(verdicts(rated(made)), "") << "all capitals are no abbreviations";
}

TEST(Certificates, TickedCategoriesAloneAreDeficient) {
  Made made = adequate_certificate();
  for (FreeText* field : {&made.certificate.function, &made.certificate.activity}) {
    const std::string line = "Problem som påverkar: Sömnfunktioner - Energi";
    const std::string own = field->field;
    *field = {own, line, {line.size(), line.size()}, {{23, 38}}, {"Sömnfunktioner"}};
  }
  const CertificateRating rating = rated(made);
  EXPECT_EQ(rating.verdict(Part::function), Verdict::deficient);
  EXPECT_EQ(rating.verdict(Part::activity), Verdict::deficient);
  EXPECT_TRUE(flagged(rating, "icf_ticks_only"));
  EXPECT_EQ(rating.overall, Verdict::deficient);
  EXPECT_TRUE(rating.likely_completion) << "both deficient";
}

// 17 and 35 in each other's place: what is reduced stands under 17, with its degree.
TEST(Certificates, FunctionAndActivitySwapped) {
  Made made = adequate_certificate();
  const FreeText function = text("17.1", "Ryggens rörlighet och benets kraft är måttligt nedsatta.");
  made.certificate.function = text("35.1", "Kan inte lyfta lådor över 5 kg i lagret.");
  made.certificate.activity = function;
  const CertificateRating rating = rated(made);
  EXPECT_EQ(rating.verdict(Part::function), Verdict::deficient);
  EXPECT_EQ(rating.verdict(Part::activity), Verdict::deficient);
  EXPECT_TRUE(met(rating, "L1"));
  EXPECT_TRUE(met(rating, "L2"));
}

// How long an answer takes is a finding under 35, and no activity that 17 could point at.
TEST(Certificates, AnAmountUnderFunctionIsNoActivity) {
  Made made = adequate_certificate();
  made.certificate.function =
      text("35.1", "Svarslatens upp till tio sekunder, MADRS 27, koncentration måttligt nedsatt.");
  made.certificate.activity = text("17.1", "Se funktionsnedsättning.");
  EXPECT_EQ(rated(made).verdict(Part::activity), Verdict::missing);
}

TEST(Certificates, MisplacedIsNotMissing) {
  Made swapped = adequate_certificate();
  swapped.certificate.function = text("35.1", "Orkar inte läsa fakturor längre än 10 minuter på kontoret.");
  swapped.certificate.activity = text("17.1", "Uttalad trötthet och sömnstörning, MADRS 31.");
  const CertificateRating rating = rated(swapped);
  EXPECT_EQ(rating.verdict(Part::function), Verdict::deficient);
  EXPECT_EQ(rating.verdict(Part::activity), Verdict::deficient);

  Made under_25 = adequate_certificate();
  under_25.certificate.other = text("25.1", under_25.certificate.activity.value);
  under_25.certificate.activity = {};
  EXPECT_EQ(rated(under_25).verdict(Part::activity), Verdict::deficient);
  EXPECT_EQ(rated(under_25).verdict(Part::dfa), Verdict::adequate)
      << "dfa is read from the whole certificate";

  Made nowhere = adequate_certificate();
  nowhere.certificate.activity = {};
  EXPECT_EQ(rated(nowhere).verdict(Part::activity), Verdict::missing);
  EXPECT_EQ(rated(nowhere).verdict(Part::dfa), Verdict::missing) << "L2 to L4 are broken";
  EXPECT_EQ(rated(nowhere).overall, Verdict::missing);
}

TEST(Certificates, AReferenceToTheFieldThatHoldsTheContentIsDeficient) {
  Made made = adequate_certificate();
  made.certificate.function =
      text("35.1", made.certificate.function.value + " " + made.certificate.activity.value);
  made.certificate.activity = text("17.1", "Se funktionsnedsättning.");
  EXPECT_EQ(rated(made).verdict(Part::activity), Verdict::deficient);
  made.certificate.function = text("35.1", adequate_certificate().certificate.function.value);
  EXPECT_EQ(rated(made).verdict(Part::activity), Verdict::missing) << "that field has no activity";
}

TEST(Certificates, ASelfEvidentPictureNeedsOneClause) {
  Made made = adequate_certificate();
  made.certificate.diagnoses = {{"Fraktur på lårbenshals", "S7200", "", "6.1", "6.2"}};
  made.certificate.function = text("35.1", "Inneliggande efter lårbensfraktur, nedsatt rörlighet i höften.");
  made.certificate.activity = text("17.1", "Kan inte gå.");
  const CertificateRating rating = rated(made);
  EXPECT_EQ(rating.verdict(Part::function), Verdict::adequate);
  EXPECT_EQ(rating.verdict(Part::activity), Verdict::adequate);
  EXPECT_EQ(rating.verdict(Part::dfa), Verdict::adequate);

  made.certificate.diagnoses = {{"Lumbago", "M545", "", "6.1", "6.2"}};
  made.certificate.function = text("35.1", "Nedsatt rörlighet i ryggen.");
  EXPECT_NE(rated(made).verdict(Part::function), Verdict::adequate) << "a back is no self-evident picture";
}

TEST(Certificates, Question29IsNotAskedOfStudentsParentsAndJobSeekers) {
  struct Other {
    Occupation occupation;
    const char* activity;
  };
  const Other others[] = {
      {Occupation::studies,
       "Kan inte sitta på föreläsningar eller läsa kurslitteratur mer än 10 minuter i studierna."},
      {Occupation::parental_leave,
       "Kan inte lyfta eller bära barnet, inte ens 5 minuter, i vården av barnet."},
      {Occupation::job_seeker,
       "Kan inte lyfta över 5 kg eller stå mer än 10 minuter i normalt förekommande arbete."}};
  for (const Other& other : others) {
    Made made = adequate_certificate();
    made.certificate.work = {};
    made.certificate.occupations = {other.occupation};
    made.certificate.activity = text("17.1", other.activity);
    const CertificateRating rating = rated(made);
    EXPECT_EQ(rating.verdict(Part::capacity), Verdict::adequate) << other.activity;
    EXPECT_EQ(rating.verdict(Part::activity), Verdict::adequate) << other.activity;
  }
}

TEST(Certificates, InfectionControlWithACarrierCode) {
  Made made = adequate_certificate();
  Certificate& c = made.certificate;
  c = {};
  c.id = "carrier";
  c.version = "1.3";
  c.signed_day = day(10, 20);
  c.infection_control = true;
  c.diagnoses = {{"Kontakt med och exponering för smittsam sjukdom", "Z209", "", "6.1", "6.2"}};
  c.periods = {{100, 1, "HELT_NEDSATT", day(10, 1), day(10, 20)}};
  CertificateRating rating = rated(made);
  EXPECT_EQ(rating.verdict(Part::diagnosis), Verdict::adequate);
  EXPECT_EQ(rating.verdict(Part::capacity), Verdict::adequate) << "no 7-day rule, no occupation";
  EXPECT_EQ(rating.overall, Verdict::adequate);
  c.periods.push_back({50, 2, "NEDSATT_MED_HALFTEN", day(10, 15), day(10, 25)});
  EXPECT_EQ(rated(made).verdict(Part::capacity), Verdict::deficient) << "overlapping periods";
  c.infection_control = false;
  EXPECT_EQ(rated(made).verdict(Part::diagnosis), Verdict::deficient)
      << "a carrier code is no disease otherwise";
}

TEST(Certificates, DiagnosisByItsCode) {
  struct Row {
    const char* rule;
    const char* words;
    const char* code;
    const char* planned;
    Verdict expected;
  };
  const Row rows[] = {
      {"a named disease", "Lumbago med ischias", "M544", "Återbesök.", Verdict::adequate},
      {"a fifth position is never required", "Utmattningssyndrom", "F438", "Återbesök.", Verdict::adequate},
      {"three positions where the list divides", "Depressiv episod", "F32", "Återbesök.", Verdict::deficient},
      {"code and text of two diseases", "Astma", "M544", "Återbesök.", Verdict::deficient},
      {"a symptom without an investigation", "Huvudvärk", "R519", "Återbesök.", Verdict::deficient},
      {"a symptom with a planned investigation", "Huvudvärk", "R519", "Remiss till MR hjärna skickad.",
       Verdict::adequate},
      {"fibromyalgia is no symptom", "Fibromyalgi", "M797", "Återbesök.", Verdict::adequate},
      {"a life situation", "Problem med anknytning till arbetssituation", "Z566", "Återbesök.",
       Verdict::deficient},
      {"neither code nor disease", "", "", "Återbesök.", Verdict::missing}};
  for (const Row& row : rows) {
    Made made = adequate_certificate();
    made.certificate.diagnoses = {{row.words, row.code, "", "6.1", "6.2"}};
    if (std::string_view(row.code).empty()) made.certificate.diagnoses.clear();
    made.certificate.planned_treatment = text("20.1", row.planned);
    EXPECT_EQ(name(rated(made).verdict(Part::diagnosis)), name(row.expected)) << row.rule;
  }
}

// Periods, with the borders of the rubric and of its policy.
TEST(Certificates, CapacityByItsPeriods) {
  struct Row {
    const char* rule;
    std::vector<DegreePeriod> periods;
    Verdict expected;
  };
  const Row rows[] = {
      {"two steps without a gap",
       {{100, 1, "", day(10, 1), day(10, 10)}, {50, 2, "", day(10, 11), day(10, 20)}},
       Verdict::adequate},
      {"a gap of one day",
       {{100, 1, "", day(10, 1), day(10, 10)}, {50, 2, "", day(10, 12), day(10, 20)}},
       Verdict::adequate},
      {"a gap of two days",
       {{100, 1, "", day(10, 1), day(10, 10)}, {50, 2, "", day(10, 13), day(10, 20)}},
       Verdict::deficient},
      {"an overlap of one day",
       {{100, 1, "", day(10, 1), day(10, 10)}, {50, 2, "", day(10, 10), day(10, 20)}},
       Verdict::deficient},
      {"sent in another order",
       {{50, 1, "", day(10, 11), day(10, 20)}, {100, 2, "", day(10, 1), day(10, 10)}},
       Verdict::adequate},
      {"reversed", {{100, 1, "", day(10, 20), day(10, 1)}}, Verdict::deficient},
      {"one day", {{100, 1, "", day(10, 1), day(10, 1)}}, Verdict::adequate},
      {"7 days before signing and contact", {{100, 1, "", day(9, 24), day(10, 20)}}, Verdict::adequate},
      {"8 days before signing and contact", {{100, 1, "", day(9, 23), day(10, 20)}}, Verdict::deficient},
      {"no period", {}, Verdict::missing},
      {"no degree", {{0, 1, "ANNAT", day(10, 1), day(10, 20)}}, Verdict::missing},
      {"no end", {{100, 1, "", day(10, 1), std::nullopt}}, Verdict::missing}};
  for (const Row& row : rows) {
    Made made = adequate_certificate();
    made.certificate.periods = row.periods;
    made.certificate.uneven_hours = false;
    EXPECT_EQ(name(rated(made).verdict(Part::capacity)), name(row.expected)) << row.rule;
  }
}

TEST(Certificates, PartialDegreeNeedsQuestion33) {
  Made made = adequate_certificate();
  made.certificate.periods = {{50, 1, "", day(10, 1), day(10, 20)}};
  EXPECT_EQ(rated(made).verdict(Part::capacity), Verdict::deficient) << "unanswered";
  made.certificate.uneven_hours = false;
  EXPECT_EQ(rated(made).verdict(Part::capacity), Verdict::adequate) << "no";
  made.certificate.uneven_hours = true;
  EXPECT_EQ(rated(made).verdict(Part::capacity), Verdict::deficient) << "yes, without a reason";
  made.certificate.uneven_hours_reason = text("33.2", "Behöver återhämtning hela dagar på grund av smärtan.");
  EXPECT_EQ(rated(made).verdict(Part::capacity), Verdict::adequate) << "yes, with a medical reason";
}

TEST(Certificates, FmbIsExceededByMoreThanTheLargerTolerance) {
  // The longest recommendations of the map: 14 days for a short one, 25 % for a long one.
  for (const char* code : {"J20", "M544", "S8220", "F321"}) {
    const coding::FmbEntry* entry = coding::find_fmb(*knowledge().maps, code);
    ASSERT_NE(entry, nullptr) << code;
    const int longest = coding::longest_recommendation(*entry).value();
    const int last_within = longest + std::max(14, longest / 4);
    Made made = adequate_certificate();
    made.certificate.diagnoses[0].code = code;
    made.history.cumulated_days = last_within;
    EXPECT_EQ(rated(made).verdict(Part::fmb), Verdict::not_applicable) << code;
    made.history.cumulated_days = last_within + 1;
    CertificateRating rating = rated(made);
    EXPECT_EQ(rating.verdict(Part::fmb), Verdict::missing) << code << ": nothing said";
    EXPECT_TRUE(flagged(rating, "fmb_exceeded_days")) << code;
    EXPECT_NE(rating.overall, Verdict::adequate);
    made.certificate.beyond_fmb = text("37.1", "Längre tid behövs.");
    EXPECT_EQ(rated(made).verdict(Part::fmb), Verdict::deficient) << code << ": a generic reason";
    made.certificate.beyond_fmb = text(
        "37.1",
        "Förloppet har komplicerats av en djup ventrombos i höger ben, vilket fördröjer rehabiliteringen och "
        "återgången i arbete.");
    rating = rated(made);
    EXPECT_EQ(rating.verdict(Part::fmb), Verdict::adequate) << code;
    EXPECT_TRUE(met(rating, "g1") && met(rating, "g2") && met(rating, "g3"));
  }
}

TEST(Certificates, BasisByItsGrounds) {
  struct Row {
    const char* rule;
    std::vector<Ground> grounds;
    const char* other;
    Verdict expected;
  };
  const Ground examined = {GroundKind::physical_examination, 1, "UNDERSOKNING", day(9, 30), "2025-09-30", ""};
  const Ground phoned = {GroundKind::telephone, 1, "TELEFONKONTAKT", day(10, 1), "2025-10-01", ""};
  const Row rows[] = {
      {"an examination", {examined}, "", Verdict::adequate},
      {"no ground", {}, "", Verdict::missing},
      {"dated the day after signing",
       {{GroundKind::physical_examination, 1, "UNDERSOKNING", day(10, 2), "2025-10-02", ""}},
       "",
       Verdict::deficient},
      {"annat without a word beside an examination",
       {examined, {GroundKind::other, 2, "ANNAT", day(10, 1), "2025-10-01", ""}},
       "",
       Verdict::deficient},
      {"annat that says what",
       {examined, {GroundKind::other, 2, "ANNAT", day(10, 1), "2025-10-01", "Utlåtande från fysioterapeut"}},
       "",
       Verdict::adequate},
      {"telephone alone", {phoned}, "", Verdict::deficient},
      {"telephone, well-known patient",
       {phoned},
       "Patienten är väl känd sedan tidigare av undertecknad.",
       Verdict::adequate}};
  for (const Row& row : rows) {
    Made made = adequate_certificate();
    made.certificate.grounds = row.grounds;
    made.certificate.function =
        text("35.1", "Måttligt nedsatt koncentration, MADRS 24, bedöms förenligt med tillståndet.");
    if (*row.other != '\0') made.certificate.other = text("25.1", row.other);
    EXPECT_EQ(name(rated(made).verdict(Part::basis)), name(row.expected)) << row.rule;
  }
}

TEST(Certificates, AnUnclearPrognosisNeedsItsGroundsInForm2) {
  Made made = adequate_certificate();
  made.certificate.prognosis = Prognosis::unclear;
  EXPECT_TRUE(met(rated(made), "f6")) << "not in 1.x";
  made.certificate.form = FormVersion::fk7804_2;
  made.certificate.version = "2.0";
  EXPECT_FALSE(met(rated(made), "f6"));
  made.certificate.prognosis_grounds = text("39.2", "Beror på utfallet av operationen i november.");
  EXPECT_TRUE(met(rated(made), "f6"));
}

}  // namespace
}  // namespace stickprov::rating
