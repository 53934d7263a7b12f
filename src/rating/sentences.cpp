// What each finding says to a person. One row a reason; {} is where the cited words go.

#include <algorithm>
#include <array>
#include <string_view>

#include "rating/rate.h"

namespace stickprov::rating {
namespace {

struct Sentence {
  std::string_view reason;
  std::string_view swedish;
  std::string_view english;
};

constexpr std::array kSentences = {
    Sentence{"infection_control", "Ej tillämplig: smittbärarpenning.",
             "Not applicable: infection-control benefit."},
    Sentence{"a1.disease", "Sjukdom eller skada anges: {}.", "A disease or injury is named: {}."},
    Sentence{"a1.symptom_investigated", "Symtomdiagnos, men utredning pågår eller planeras: {}.",
             "A symptom diagnosis, but an investigation is under way or planned: {}."},
    Sentence{"a1.symptom",
             "Symtomdiagnos utan pågående eller planerad utredning: {}. Sökte: remiss, utredning, röntgen, "
             "prover.",
             "A symptom diagnosis without an investigation: {}. Looked for: referral, investigation, "
             "imaging, tests."},
    Sentence{"a1.another_cause", "Texten anger en annan sjukdom som orsak än huvuddiagnosen: {}.",
             "The text names another disease as the cause than the main diagnosis: {}."},
    Sentence{"a1.life_situation", "Z-kod: en omständighet eller livssituation, ingen sjukdom: {}.",
             "A Z-code: a circumstance, not a disease: {}."},
    Sentence{"a1.nothing", "Varken sjukdom eller kod anges.", "Neither a disease nor a code is given."},
    Sentence{"a2.code", "Koden har så många positioner som ICD-10-SE kräver: {}.",
             "The code has the positions ICD-10-SE asks for: {}."},
    Sentence{"a2.three", "Koden har tre positioner fast ICD-10-SE delar upp den: {}.",
             "The code has three positions although ICD-10-SE divides it: {}."},
    Sentence{"a2.unknown", "Koden saknas eller finns inte i ICD-10-SE: {}.",
             "The code is missing or not in ICD-10-SE: {}."},
    Sentence{"a3.agrees", "Kod och text motsäger inte varandra: {}.",
             "Code and text do not contradict each other: {}."},
    Sentence{"a3.contradicts", "Texten anger en annan sjukdom än koden: {}.",
             "The text names another disease than the code: {}."},
    Sentence{"a3.no_code", "Ingen giltig kod att jämföra texten med: {}.",
             "No valid code to compare the text with: {}."},
    Sentence{"a3.no_text", "Ingen diagnostext att jämföra koden med: {}.",
             "No diagnosis text to compare the code with: {}."},
    Sentence{"b1.named", "Nedsatt funktion: {}.", "Reduced function: {}."},
    Sentence{"b1.none",
             "Ingen nedsatt funktion utläses i fråga 35. Sökte: en kroppslig, psykisk eller kognitiv "
             "funktion som är nedsatt.",
             "No reduced function is read in question 35. Looked for: a bodily, mental or cognitive function "
             "that is reduced."},
    Sentence{"b2.basis", "Grundas på: {}.", "Rests on: {}."},
    Sentence{"b2.none",
             "Vad bedömningen grundas på framgår inte. Sökte: status, fynd, test, skala, bild, prov eller "
             "annan profession.",
             "What it rests on is not said. Looked for: status, finding, test, scale, imaging, laboratory, "
             "another profession."},
    Sentence{"b2.self_report", "Endast patientens egna uppgifter, utan fynd eller läkarens värdering.",
             "Only the patient's own account, without a finding or the physician's appraisal."},
    Sentence{"b3.assessed", "Läkarens bedömning eller grad: {}.",
             "The physician's assessment or degree: {}."},
    Sentence{"b3.none",
             "Grad eller egen bedömning saknas. Sökte: måttlig, svår, mätvärde, skalpoäng, bedömer, "
             "förenligt med.",
             "No degree or assessment. Looked for: a degree word, a value, a score, a judgement."},
    Sentence{"c1.activity", "Aktivitet: {}.", "Activity: {}."},
    Sentence{"c1.generic", "Bara arbete i allmänhet nämns, ingen konkret aktivitet.",
             "Only work in general is mentioned, no concrete activity."},
    Sentence{"c1.none",
             "Ingen konkret aktivitet utläses i fråga 17. Sökte: kan inte, svårt att, orkar högst, undviker "
             "+ aktivitet.",
             "No concrete activity is read in question 17. Looked for: cannot, difficulty, at most, avoids + "
             "an activity."},
    Sentence{"c2.tied", "Koppling till sysselsättningen: {}.", "Tied to the occupation: {}."},
    Sentence{"c2.none",
             "Kopplingen till arbetsuppgifterna framgår inte. Sökte: orden i fråga 29, yrkets krav och ord "
             "för arbetet.",
             "The tie to the tasks is not said. Looked for: the words of question 29, the occupation's "
             "demands, words of work."},
    Sentence{"c3.extent", "Omfattning: {}.", "Extent: {}."},
    Sentence{"c3.none", "Omfattning saknas. Sökte: vikt, tid, sträcka, antal, grad eller ”kan inte”.",
             "No extent. Looked for: weight, time, distance, frequency, degree or \"cannot\"."},
    Sentence{"L1.plausible", "Diagnos till funktion: funktionen är en rimlig följd av diagnosen: {}.",
             "Diagnosis to function: plausible: {}."},
    Sentence{"L1.other_disease", "Diagnos till funktion: funktionen förklaras inte av angiven diagnos: {}.",
             "Diagnosis to function: not explained by the given diagnosis: {}."},
    Sentence{"L1.no_diagnosis", "Diagnos till funktion: ingen diagnos är angiven.",
             "Diagnosis to function: no diagnosis is given."},
    Sentence{"L1.no_function", "Diagnos till funktion: ingen funktion är angiven.",
             "Diagnosis to function: no function is given."},
    Sentence{"L2.behind", "Funktion till aktivitet: begränsningen har en funktion bakom sig: {}.",
             "Function to activity: a function stands behind: {}."},
    Sentence{"L2.no_activity", "Funktion till aktivitet: ingen aktivitet är angiven.",
             "Function to activity: no activity is given."},
    Sentence{"L2.no_function", "Funktion till aktivitet: ingen funktion är angiven.",
             "Function to activity: no function is given."},
    Sentence{"L2.no_function_behind",
             "Funktion till aktivitet: angiven funktion förklarar inte begränsningen: {}.",
             "Function to activity: the given function does not explain the limitation: {}."},
    Sentence{"L3.tied", "Aktivitet till arbete: {}.", "Activity to work: {}."},
    Sentence{"L3.not_tied", "Aktivitet till arbete: begränsningen rör inte angivna arbetsuppgifter: {}.",
             "Activity to work: not about the given tasks: {}."},
    Sentence{"L3.no_activity", "Aktivitet till arbete: ingen aktivitet är angiven.",
             "Activity to work: no activity is given."},
    Sentence{"L4.fits", "Aktivitet till grad: omfattningen går att läsa mot graden: {}.",
             "Activity to degree: the extent can be read against the degree: {}."},
    Sentence{"L4.no_activity", "Aktivitet till grad: ingen aktivitet är angiven.",
             "Activity to degree: no activity is given."},
    Sentence{"L4.no_degree",
             "Aktivitet till grad: ingen grad eller period anges som omfattningen kan jämföras med.",
             "Activity to degree: no degree or period is given that the extent could be held against."},
    Sentence{
        "L4.nothing_left", "Aktivitet till grad: inget av arbetet sägs gå, men graden är en deltid.",
        "Activity to degree: nothing of the work is said to be possible, yet the degree is a partial one."},
    Sentence{"L4.no_extent", "Aktivitet till grad: utan omfattning kan graden inte läsas ut: {}.",
             "Activity to degree: unreadable without an extent: {}."},
    Sentence{"L4.kept_capacity", "Aktivitet till grad: beskriven kvarvarande förmåga motsäger graden.",
             "Activity to degree: kept capacity contradicts the degree."},
    Sentence{"e1.tasks", "Arbetsuppgifter framgår: {}.", "The tasks are shown: {}."},
    Sentence{"e1.tasks_in_17", "Yrkestitel, och uppgifterna framgår av fråga 17: {}.",
             "A title, and question 17 names the tasks: {}."},
    Sentence{"e1.bare_title", "Bara yrkestitel; varken fråga 29 eller 17 anger arbetsuppgifter: {}.",
             "A bare title; neither 29 nor 17 names the tasks: {}."},
    Sentence{"e1.reference", "Sysselsättningen är bara en hänvisning: {}.",
             "The occupation is only a reference: {}."},
    Sentence{"e1.no_occupation", "Nuvarande arbete är valt men yrke och uppgifter saknas.",
             "Present work is ticked but no occupation is given."},
    Sentence{"e1.not_ticked", "Ingen sysselsättning är vald i fråga 28.",
             "No occupation is ticked in question 28."},
    Sentence{"e1.other_occupation", "Sysselsättning vald; fråga 29 ställs inte.",
             "Occupation ticked; question 29 is not asked."},
    Sentence{"e2.present", "Grad och period anges: {}.", "Degree and period are given: {}."},
    Sentence{"e2.none", "Grad eller period saknas.", "Degree or period is missing."},
    Sentence{"e3.coherent", "Perioderna hänger ihop: {}.", "The periods are coherent: {}."},
    Sentence{"e3.no_period", "Ingen period att pröva.", "No period to judge."},
    Sentence{"e3.reversed", "Periodens slut ligger före dess början: {}.",
             "The period ends before it begins: {}."},
    Sentence{"e3.overlap", "Perioderna överlappar varandra: {}.", "The periods overlap: {}."},
    Sentence{"e3.gap", "Uppehåll mellan perioderna på mer än en dag: {}.",
             "A gap between the periods of more than one day: {}."},
    Sentence{"e3.early",
             "Början ligger mer än 7 dagar före signering och första kontakt, utan förklaring: {}.",
             "The start is more than 7 days before signing and first contact, without a word of why: {}."},
    Sentence{"e3.early_explained", "Tidig början, med förklaring: {}.", "An early start, explained: {}."},
    Sentence{"e4.full_time", "Ej tillämplig: enbart hel nedsättning.", "Not applicable: full time only."},
    Sentence{"e4.unanswered", "Deltid, men fråga 33 är obesvarad.",
             "A partial degree, but question 33 is unanswered."},
    Sentence{"e4.no", "Fråga 33 besvarad med nej.", "Question 33 answered no."},
    Sentence{"e4.medical", "Medicinskt skäl till arbetstidens förläggning: {}.",
             "A medical reason for the hours: {}."},
    Sentence{"e4.not_medical", "Fråga 33 är ja, men inget medicinskt skäl anges: {}.",
             "Question 33 is yes, but no medical reason is given: {}."},
    Sentence{"e5.partial", "Ej tillämplig: första graden är inte hel.",
             "Not applicable: the first degree is not full."},
    Sentence{"e5.consistent", "Hel nedsättning motsägs inte av fråga 17.",
             "Full time is not contradicted by question 17."},
    Sentence{"e5.contradicted", "Hel nedsättning trots beskriven förmåga i det egna arbetet: {}.",
             "Full time although capacity for the work is described: {}."},
    Sentence{"f1.treatment", "Behandling, utredning eller åtgärd: {}.",
             "Treatment, investigation or measure: {}."},
    Sentence{"f1.self_care_only", "Bara egenvård eller vila, utan syfte eller plan.",
             "Only self-care or rest, without purpose or plan."},
    Sentence{"f1.none", "Ingen behandling, utredning eller åtgärd anges.",
             "No treatment, investigation or measure is given."},
    Sentence{"f2.purpose", "Syfte eller väntad effekt: {}.", "Purpose or expected effect: {}."},
    Sentence{"f2.none", "Syftet framgår inte. Sökte: för att, i syfte, mål, mot …",
             "No purpose. Looked for: in order to, aim, goal …"},
    Sentence{"f3.time", "Tidsplan: {}.", "Time plan: {}."},
    Sentence{"f3.none", "Tidsplan saknas. Hur ofta, eller en daterad uppföljning ensam, räcker inte.",
             "No time plan. How often, or a dated follow-up alone, does not suffice."},
    Sentence{"f4.unit", "Ansvarig enhet eller profession: {}.", "Responsible unit or profession: {}."},
    Sentence{"f4.none", "Ansvarig enhet eller profession framgår inte.",
             "No responsible unit or profession."},
    Sentence{"f5.words", "Arbetsinriktad åtgärd eller steg mot arbete: {}.",
             "Work-oriented measure or step towards work: {}."},
    Sentence{"f5.ticked", "Arbetslivsinriktad åtgärd vald i fråga 40: {}.",
             "A work-oriented measure is ticked in question 40: {}."},
    Sentence{"f5.stepped", "Stegvis nedtrappad grad i perioderna: {}.",
             "A stepped degree in the periods: {}."},
    Sentence{"f5.not_called_for", "Åtgärder inte aktuella, med skäl: {}.",
             "Measures not called for, with a reason: {}."},
    Sentence{"f5.unreasoned", "”Inte aktuellt” utan skäl.", "\"Not called for\" without a reason."},
    Sentence{"f5.none", "Ingen arbetsinriktad åtgärd och inget skäl till att den saknas.",
             "No work-oriented measure, nor a reason for none."},
    Sentence{"f6.ticked", "Prognos angiven: {}.", "Prognosis given: {}."},
    Sentence{"f6.no_grounds", "Prognosen är svårbedömd men 39.2 anger inte varför.",
             "The prognosis is unclear but 39.2 does not say why."},
    Sentence{"f6.none", "Prognos saknas.", "No prognosis."},
    Sentence{"f7.followup", "Uppföljning: {}.", "Follow-up: {}."},
    Sentence{"f7.none", "Uppföljning saknas. ”Åter vid behov” räknas inte.",
             "No follow-up. \"Return if needed\" does not count."},
    Sentence{"g.no_recommendation", "Ej tillämplig: FMB har ingen rekommenderad tid för huvuddiagnosen.",
             "Not applicable: FMB has no recommended time for the main diagnosis."},
    Sentence{"g.within",
             "Ej tillämplig: sjukskrivningen ryms inom FMB:s längsta rekommendation med policyns tolerans.",
             "Not applicable: the leave is within FMB's longest recommendation and the policy's tolerance."},
    Sentence{"g1.deviates", "Förlopp, komplikation eller samsjuklighet som avviker: {}.",
             "Course, complication or comorbidity that deviates: {}."},
    Sentence{
        "g1.weak",
        "Längre än FMB; bara ett allmänt eller socialt skäl, eller en avvikelse som inte anges som skäl.",
        "Beyond FMB; only a general or social reason, or a deviation not given as the reason."},
    Sentence{"g1.none", "Längre än FMB utan motivering.", "Beyond FMB without a motivation."},
    Sentence{"g2.says", "På vilket sätt: {}.", "In what way: {}."},
    Sentence{"g2.none", "På vilket sätt det avviker framgår inte.", "In what way it deviates is not said."},
    Sentence{"g3.says", "Varför det fördröjer: {}.", "Why that delays: {}."},
    Sentence{"g3.none", "Varför det fördröjer återhämtning eller arbetsförmåga framgår inte.",
             "Why that delays is not said."},
    Sentence{"h1.dated", "Grund med datum som inte ligger efter signering: {}.",
             "A ground with a date not after signing: {}."},
    Sentence{"h1.none", "Ingen grund med giltigt datum före eller på signeringsdagen: {}.",
             "No ground with a valid date up to signing: {}."},
    Sentence{"h2.says", "”Annat” säger vad: {}.", "\"Other\" says what: {}."},
    Sentence{"h2.vague", "”Annat” säger inte vad: {}.", "\"Other\" does not say what: {}."},
    Sentence{"h2.no_other", "Ej tillämplig: ”annat” är inte valt.",
             "Not applicable: \"other\" is not ticked."},
    Sentence{"h3.fits", "Fråga 35 anger inga fynd som grunden inte kan ge.",
             "Question 35 claims no findings that the ground cannot give."},
    Sentence{"h3.claims", "Fråga 35 anger fynd som grunden inte kan ge: {}.",
             "Question 35 claims findings the ground cannot give: {}."},
};

std::string quoted(const std::vector<std::string>& cited) {
  constexpr std::size_t kMost = 4;  // a sentence, not a list
  std::string out;
  std::vector<std::string_view> shown;
  for (const std::string& words : cited) {
    if (words.empty() || std::find(shown.begin(), shown.end(), words) != shown.end()) continue;
    if (shown.size() == kMost) {
      out += " …";
      break;
    }
    if (!shown.empty()) out += ", ";
    out += "”" + words + "”";
    shown.push_back(words);
  }
  return out.empty() ? "–" : out;
}

}  // namespace

std::string sentence(const Finding& finding, const std::vector<std::string>& cited, Language language) {
  for (const Sentence& row : kSentences) {
    if (row.reason != finding.reason) continue;
    const std::string_view text = say(language, row.swedish, row.english);
    const std::size_t at = text.find("{}");
    if (at == std::string_view::npos) return std::string(text);
    return std::string(text.substr(0, at)) + quoted(cited) + std::string(text.substr(at + 2));
  }
  return std::string(finding.reason);
}

const std::vector<CriterionText>& criteria_table() {
  static const std::vector<CriterionText> table = {
      {"a1", Part::diagnosis, "Sjukdom, skada eller syndrom som orsakar nedsättningen",
       "A disease, injury or syndrome that causes the reduction", "HSLF-FS 2018:54; SFB 27 kap. 2 §"},
      {"a2", Part::diagnosis, "Kod enligt ICD-10-SE med fyra positioner där listan delar upp",
       "An ICD-10-SE code with four positions where the list divides", "FK7804 fråga 6"},
      {"a3", Part::diagnosis, "Kod och text stämmer överens", "Code and text agree", "FK7804 fråga 6"},
      {"b1", Part::function, "Vilken funktion som är nedsatt", "Which function is reduced",
       "FK7804 fråga 35; Socialstyrelsen 2024-10-9262"},
      {"b2", Part::function, "Vad det grundas på", "What that rests on", "FK7804 fråga 35; HSLF-FS 2018:54"},
      {"b3", Part::function, "Läkarens egen bedömning eller grad", "The physician's own assessment or degree",
       "FK7804 fråga 35; HSLF-FS 2018:54"},
      {"c1", Part::activity, "Konkret aktivitet som är begränsad", "A concrete activity that is limited",
       "FK7804 fråga 17; Socialstyrelsen 2024-10-9262"},
      {"c2", Part::activity, "Koppling till arbetsuppgifter eller sysselsättning",
       "Tied to the tasks or occupation", "FK7804 fråga 17"},
      {"c3", Part::activity, "Begränsningens omfattning", "The extent of the limitation", "FK7804 fråga 17"},
      {"L1", Part::dfa, "Diagnos till funktion", "Diagnosis to function", "DFA-kedjan, Försäkringskassan"},
      {"L2", Part::dfa, "Funktion till aktivitet", "Function to activity", "DFA-kedjan, Försäkringskassan"},
      {"L3", Part::dfa, "Aktivitet till arbete", "Activity to work", "DFA-kedjan, Försäkringskassan"},
      {"L4", Part::dfa, "Aktivitet till grad", "Activity to degree", "DFA-kedjan, Försäkringskassan"},
      {"e1", Part::capacity, "Sysselsättning och arbetsuppgifter", "Occupation and tasks",
       "FK7804 fråga 28 och 29"},
      {"e2", Part::capacity, "Grad och period", "Degree and period", "FK7804 fråga 32"},
      {"e3", Part::capacity, "Perioderna hänger ihop", "Coherent periods", "FK7804 fråga 32; policy"},
      {"e4", Part::capacity, "Deltid: fråga 33 besvarad, ja med medicinskt skäl",
       "Part time: question 33 answered, yes with medical reasons", "FK7804 fråga 33"},
      {"e5", Part::capacity, "Hel nedsättning motsägs inte", "Full time is not contradicted",
       "FK7804 fråga 17 och 32"},
      {"f1", Part::plan, "Behandling, utredning eller åtgärd", "Treatment, investigation or measure",
       "FK7804 fråga 19 och 20"},
      {"f2", Part::plan, "Syfte eller väntad effekt", "Purpose or expected effect", "FK7804 fråga 19 och 20"},
      {"f3", Part::plan, "Tidsplan", "Time plan", "FK7804 fråga 19 och 20"},
      {"f4", Part::plan, "Ansvarig enhet eller profession", "Responsible unit or profession",
       "FK7804 fråga 19 och 20"},
      {"f5", Part::plan, "Arbetsinriktad åtgärd eller steg mot arbete",
       "Work-oriented measure or step towards work", "FK7804 fråga 40 och 44"},
      {"f6", Part::plan, "Prognos", "Prognosis", "FK7804 fråga 39"},
      {"f7", Part::plan, "Uppföljning", "Follow-up", "HSLF-FS 2018:54"},
      {"g1", Part::fmb, "Förlopp, komplikation eller samsjuklighet avviker",
       "Course, complication or comorbidity deviates", "FK7804 fråga 37; FMB"},
      {"g2", Part::fmb, "På vilket sätt", "In what way", "FK7804 fråga 37"},
      {"g3", Part::fmb, "Varför det fördröjer", "Why that delays", "FK7804 fråga 37"},
      {"h1", Part::basis, "Grund med datum", "A dated ground", "FK7804 fråga 1"},
      {"h2", Part::basis, "”Annat” säger vad", "\"Other\" says what", "FK7804 fråga 1"},
      {"h3", Part::basis, "Inga fynd som grunden inte kan ge", "No findings the ground cannot give",
       "FK7804 fråga 1; policy"},
  };
  return table;
}

}  // namespace stickprov::rating
