#include "report/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace stickprov::report {
namespace {

struct Word {
  std::string_view key;
  std::string_view swedish;
  std::string_view english;
};

std::string word_for(std::span<const Word> words, std::string_view key, Language language) {
  const auto found =
      std::find_if(words.begin(), words.end(), [&](const Word& word) { return word.key == key; });
  return std::string(found == words.end() ? key : say(language, found->swedish, found->english));
}

constexpr std::array<Word, 8> kPartWords = {{
    {"diagnosis", "Diagnos", "Diagnosis"},
    {"function", "Funktionsnedsättning", "Impaired function"},
    {"activity", "Aktivitetsbegränsning", "Activity limitation"},
    {"dfa", "DFA-samband", "DFA chain"},
    {"capacity", "Arbetsförmåga, grad och period", "Work capacity, degree, period"},
    {"plan", "Behandling och plan", "Treatment and plan"},
    {"fmb", "Avvikelse från FMB", "Deviation from FMB"},
    {"basis", "Grund för bedömningen", "Basis of the assessment"},
}};

constexpr std::array<Word, 8> kShortPartWords = {{
    {"diagnosis", "Diagnos", "Diagnosis"},
    {"function", "Funktion", "Function"},
    {"activity", "Aktivitet", "Activity"},
    {"dfa", "DFA", "DFA"},
    {"capacity", "Arbetsförmåga", "Capacity"},
    {"plan", "Plan", "Plan"},
    {"fmb", "FMB", "FMB"},
    {"basis", "Grund", "Basis"},
}};

constexpr std::array<Word, 4> kVerdictWords = {{
    {"adequate", "Adekvat", "Adequate"},
    {"deficient", "Bristfällig", "Deficient"},
    {"missing", "Saknas", "Missing"},
    {"not_applicable", "Ej tillämplig", "Not applicable"},
}};

constexpr std::array<Word, 11> kFlagWords = {{
    {"long_without_plan", "Lång sjukskrivning utan medicinsk planering",
     "Long leave without medical planning"},
    {"fmb_exceeded_days", "Längre än FMB", "Longer than FMB"},
    {"near_identical_to_previous", "Nästan likalydande med föregående intyg",
     "Nearly identical to the previous one"},
    {"function_equals_activity", "Samma text om funktion och aktivitet",
     "Same text for function and activity"},
    {"symptom_diagnosis", "Symtomdiagnos", "Symptom diagnosis"},
    {"icf_ticks_only", "Bara ikryssade ICF-kategorier", "Ticked ICF categories only"},
    {"self_report_only", "Bara patientens uppgift", "Patient's report only"},
    {"jargon", "Svårbegripliga facktermer", "Undefined jargon"},
    {"phone_only", "Bara telefonkontakt", "Telephone only"},
    {"full_time_kept_capacity", "Hel nedsättning trots beskriven förmåga",
     "Full time though capacity is described"},
    {"identity_in_free_text", "Personuppgift i fritext (maskerad)", "Personal data in free text (masked)"},
}};

constexpr std::array<Word, 6> kExclusionWords = {{
    {"replaced", "Ersatt av ett nyare intyg", "Replaced by a newer certificate"},
    {"completed", "Kompletterat av ett nyare intyg", "Completed by a newer certificate"},
    {"duplicate", "Dubblett", "Duplicate"},
    {"outside_period", "Utanför perioden", "Outside the period"},
    {"same_patient", "Annat intyg för samma patient finns i ramen",
     "Another certificate of the same patient is in the frame"},
    {"other_type", "Annan intygstyp", "Other certificate type"},
}};

constexpr std::array<Word, 13> kProblemWords = {{
    {"unreadable_file", "Filen kunde inte öppnas", "The file could not be opened"},
    {"too_large", "För stor", "Too large"},
    {"empty_file", "Tom fil", "Empty file"},
    {"wrong_encoding", "Fel teckenkodning", "Wrong encoding"},
    {"not_a_certificate", "Inget läkarintyg", "Not a certificate"},
    {"broken_xml", "Trasig XML", "Broken XML"},
    {"broken_json", "Trasig JSON", "Broken JSON"},
    {"dangerous_xml", "Otillåten XML (entiteter)", "Forbidden XML (entities)"},
    {"wrong_namespace", "Fel namnrymd", "Wrong namespace"},
    {"missing_id", "Intygs-id saknas", "Certificate id is missing"},
    {"missing_header", "Uppgift i intygets huvud saknas", "Header element is missing"},
    {"bad_value", "Ogiltigt värde", "Invalid value"},
    {"broken_archive", "Arkiv som inte kunde läsas", "Archive that could not be read"},
}};

constexpr std::array<Word, 9> kStratifierWords = {{
    {"unit", "enhet", "unit"},
    {"area", "område", "area"},
    {"provider", "vårdgivare", "provider"},
    {"diagnosis_group", "diagnosgrupp", "diagnosis group"},
    {"sex", "kön", "sex"},
    {"first_or_extension", "första intyg eller förlängning", "first or extension"},
    {"length_class", "längd", "length"},
    {"month", "månad", "month"},
    {"physician", "läkare (pseudonym)", "physician (pseudonym)"},
}};

constexpr std::array<Word, 31> kShortcomings = {{
    {"a1", "Diagnosen är inte en sjukdom som förklarar nedsättningen",
     "The diagnosis is no disease that explains it"},
    {"a2", "Diagnoskoden är inte tillräckligt noggrann", "The diagnosis code is not precise enough"},
    {"a3", "Diagnoskod och diagnostext stämmer inte överens", "Diagnosis code and text do not agree"},
    {"b1", "Det framgår inte vilken funktion som är nedsatt", "Which function is impaired is not said"},
    {"b2", "Det framgår inte vad funktionsnedsättningen grundas på",
     "What the impairment rests on is not said"},
    {"b3", "Läkarens egen bedömning av funktionen saknas",
     "The physician's own assessment of function is missing"},
    {"c1", "Ingen konkret aktivitet nämns som patienten har svårt att utföra",
     "No concrete activity is named that is difficult"},
    {"c2", "Aktivitetsbegränsningen knyts inte till arbetet", "The limitation is not tied to the work"},
    {"c3", "Omfattningen av aktivitetsbegränsningen framgår inte",
     "The extent of the limitation is not said"},
    {"d1", "Funktionsnedsättningen följer inte av diagnosen",
     "The impairment does not follow from the diagnosis"},
    {"d2", "Aktivitetsbegränsningen följer inte av funktionsnedsättningen",
     "The limitation does not follow from the impairment"},
    {"d3", "Begränsningen går inte att koppla till arbetsuppgifterna",
     "The limitation is not linked to the tasks"},
    {"d4", "Begränsningen stämmer inte med graden", "The limitation does not fit the degree"},
    {"e1", "Arbetsuppgifterna framgår inte", "The work tasks are not described"},
    {"e2", "Grad eller period saknas", "Degree or period is missing"},
    {"e3", "Perioderna hänger inte ihop", "The periods are not coherent"},
    {"e4", "Arbetstidens förläggning motiveras inte", "The distribution of hours is not explained"},
    {"e5", "Hel nedsättning trots att förmåga beskrivs", "Full time though capacity is described"},
    {"f1", "Behandling eller åtgärd saknas", "Treatment or measure is missing"},
    {"f2", "Syftet med behandlingen framgår inte", "The purpose of the treatment is not said"},
    {"f3", "Tidsplan för behandlingen saknas", "A time plan is missing"},
    {"f4", "Det framgår inte vem som ansvarar för behandlingen", "Who is responsible is not said"},
    {"f5", "Åtgärd eller steg mot arbete saknas", "A step towards work is missing"},
    {"f6", "Prognos saknas", "A prognosis is missing"},
    {"f7", "Uppföljning saknas", "Follow-up is missing"},
    {"g1", "Det framgår inte att förloppet avviker från FMB",
     "That the course deviates from FMB is not said"},
    {"g2", "Det framgår inte på vilket sätt förloppet avviker", "How the course deviates is not said"},
    {"g3", "Det framgår inte varför avvikelsen fördröjer återgången",
     "Why the deviation delays return is not said"},
    {"h1", "Giltig grund för bedömningen saknas", "A valid basis of the assessment is missing"},
    {"h2", "Det framgår inte vad ”annat” är", "What “other” is, is not said"},
    {"h3", "Undersökningsfynd som kontaktsättet inte kan ge",
     "Findings that the kind of contact cannot give"},
}};

constexpr std::array<Word, 3> kSexWords = {{
    {"woman", "Kvinnor", "Women"},
    {"man", "Män", "Men"},
    {"unknown", "Uppgift saknas", "Unknown"},
}};

constexpr std::array<Word, 2> kExtensionWords = {{
    {"first", "Första intyg", "First certificates"},
    {"extension", "Förlängningar", "Extensions"},
}};

constexpr std::array<Word, 5> kLengthWords = {{
    {"0", "Högst 14 dagar", "At most 14 days"},
    {"1", "15–28 dagar", "15–28 days"},
    {"2", "29–90 dagar", "29–90 days"},
    {"3", "91–180 dagar", "91–180 days"},
    {"4", "Mer än 180 dagar", "More than 180 days"},
}};

constexpr std::array<Word, 5> kDegreeWords = {{
    {"25", "25 %", "25 %"},
    {"50", "50 %", "50 %"},
    {"75", "75 %", "75 %"},
    {"100", "100 %", "100 %"},
    {"", "Uppgift saknas", "Unknown"},
}};

constexpr std::array<Word, 6> kContactWords = {{
    {"UNDERSOKNING", "Fysisk undersökning", "Physical examination"},
    {"DIGITALUNDERSOKNING", "Digital undersökning", "Digital examination"},
    {"TELEFONKONTAKT", "Telefonkontakt", "Telephone"},
    {"JOURNALUPPGIFTER", "Journaluppgifter", "Records"},
    {"ANNAT", "Annat", "Other"},
    {"", "Uppgift saknas", "Unknown"},
}};

constexpr std::array<Word, 12> kMeasureWords = {{
    {"ARBETSTRANING", "Arbetsträning", "Work training"},
    {"ARBETSANPASSNING", "Arbetsanpassning", "Adaptation of work"},
    {"SOKA_NYTT_ARBETE", "Söka nytt arbete", "Seeking new work"},
    {"BESOK_ARBETSPLATS", "Besök på arbetsplatsen", "Visit to the workplace"},
    {"ERGONOMISK", "Ergonomisk bedömning", "Ergonomic assessment"},
    {"HJALPMEDEL", "Hjälpmedel", "Aids"},
    {"KONTAKT_FHV", "Kontakt med företagshälsovård", "Contact with occupational health"},
    {"KONFLIKTHANTERING", "Konflikthantering", "Handling of conflict"},
    {"OMFORDELNING", "Omfördelning av arbetsuppgifter", "Redistribution of tasks"},
    {"OVRIGA_ATGARDER", "Övrigt", "Other"},
    {"EJ_AKTUELLT", "Inte aktuellt", "Not relevant"},
    {"", "Ingen åtgärd angiven", "None stated"},
}};

constexpr std::array<Word, 15> kFieldWords = {{
    {"1.3", "Annan grund (1)", "Other basis (1)"},
    {"6.1", "Diagnos (6)", "Diagnosis (6)"},
    {"17.1", "Aktivitetsbegränsning (17)", "Activity limitation (17)"},
    {"19.1", "Behandling (19)", "Treatment (19)"},
    {"20.1", "Planerad behandling (20)", "Planned treatment (20)"},
    {"25.1", "Övrigt (25)", "Other (25)"},
    {"26.2", "Kontakt önskas (26)", "Contact wanted (26)"},
    {"29.1", "Arbete (29)", "Work (29)"},
    {"33.2", "Arbetstidens förläggning (33)", "Distribution of hours (33)"},
    {"35.1", "Funktionsnedsättning (35)", "Impaired function (35)"},
    {"37.1", "Avvikelse från FMB (37)", "Deviation from FMB (37)"},
    {"39.2", "Prognos (39)", "Prognosis (39)"},
    {"44.1", "Åtgärder (44)", "Measures (44)"},
    {"6.3", "Bidiagnos (6)", "Further diagnosis (6)"},
    {"6.5", "Bidiagnos (6)", "Further diagnosis (6)"},
}};

}  // namespace

std::string change_word(const std::optional<Difference>& difference, Language language) {
  if (!difference) return std::string(say(language, "kan inte jämföras", "cannot be compared"));
  if (!difference->settled())
    return std::string(say(language, "ingen säkerställd skillnad", "no settled difference"));
  return std::string(difference->difference > 0.0
                         ? say(language, "säkerställd ökning", "settled increase")
                         : say(language, "säkerställd minskning", "settled decrease"));
}
std::string field_word(std::string_view field, Language language) {
  const std::string word = word_for(kFieldWords, field.substr(0, field.find('#')), language);
  return word == field ? fmt::format("{} {}", say(language, "Fält", "Field"), field) : word;
}
std::string sex_group_word(std::string_view key, Language language) {
  return word_for(kSexWords, key, language);
}
std::string extension_word(std::string_view key, Language language) {
  return word_for(kExtensionWords, key, language);
}
std::string length_word(std::string_view key, Language language) {
  return word_for(kLengthWords, key, language);
}
std::string degree_word(std::string_view key, Language language) {
  return word_for(kDegreeWords, key, language);
}
std::string contact_word(std::string_view key, Language language) {
  return word_for(kContactWords, key, language);
}
std::string measure_word(std::string_view code, Language language) {
  return word_for(kMeasureWords, code, language);
}

std::string part_word(Part part, Language language) {
  return word_for(kPartWords, name(part), language);
}
std::string short_part_word(Part part, Language language) {
  return word_for(kShortPartWords, name(part), language);
}
std::string verdict_word(Verdict verdict, Language language) {
  return word_for(kVerdictWords, name(verdict), language);
}

std::string met_word(Met met, Language language) {
  switch (met) {
    case Met::met:
      return std::string(say(language, "Uppfyllt", "Met"));
    case Met::not_met:
      return std::string(say(language, "Ej uppfyllt", "Not met"));
    case Met::not_applicable:
      return std::string(say(language, "Ej tillämpligt", "Not applicable"));
  }
  return {};
}

Tone tone_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::adequate:
      return Tone::adequate;
    case Verdict::deficient:
      return Tone::deficient;
    case Verdict::missing:
      return Tone::missing;
    case Verdict::not_applicable:
      return Tone::muted;
  }
  return Tone::plain;
}

Tone tone_of(Met met) {
  return met == Met::met ? Tone::adequate : met == Met::not_met ? Tone::deficient : Tone::muted;
}

Cell verdict_cell(Verdict verdict, Language language) {
  return Cell(verdict_word(verdict, language), tone_of(verdict));
}

std::string flag_word(std::string_view flag, Language language) {
  return word_for(kFlagWords, flag, language);
}

std::string deviation_word(DeviationKind kind, Language language) {
  switch (kind) {
    case DeviationKind::fmb_exceeded:
      return flag_word("fmb_exceeded_days", language);
    case DeviationKind::long_without_plan:
      return flag_word("long_without_plan", language);
    case DeviationKind::near_identical:
      return flag_word("near_identical_to_previous", language);
    case DeviationKind::symptom_diagnosis:
      return std::string(
          say(language, "Symtomdiagnos utan utredning", "Symptom diagnosis without investigation"));
    case DeviationKind::kept_capacity:
      return flag_word("full_time_kept_capacity", language);
  }
  return {};
}

std::string exclusion_word(std::string_view reason, Language language) {
  return word_for(kExclusionWords, reason, language);
}
std::string problem_word(std::string_view kind, Language language) {
  return word_for(kProblemWords, kind, language);
}
std::string problem_word(ProblemKind kind, Language language) {
  const Word& word = kProblemWords[static_cast<std::size_t>(kind)];
  return std::string(say(language, word.swedish, word.english));
}

std::string sex_word(Sex sex, Language language) {
  switch (sex) {
    case Sex::woman:
      return std::string(say(language, "Kvinna", "Woman"));
    case Sex::man:
      return std::string(say(language, "Man", "Man"));
    case Sex::unknown:
      return std::string(say(language, "Uppgift saknas", "Unknown"));
  }
  return {};
}

std::string stratifier_word(std::string_view by, Language language) {
  return word_for(kStratifierWords, by, language);
}

std::string design_word(const Sample& sample, Language language) {
  if (sample.design == "census" || (sample.frame_size > 0 && sample.items.size() == sample.frame_size)) {
    return std::string(
        say(language, "Totalundersökning: alla intyg i ramen", "Census: every certificate of the frame"));
  }
  if (sample.design == "simple") {
    return std::string(say(language, "Obundet slumpmässigt urval", "Simple random sample"));
  }
  if (sample.design == "systematic")
    return std::string(say(language, "Systematiskt urval", "Systematic sample"));
  if (sample.design == "cluster")
    return std::string(say(language, "Klusterurval av enheter", "Cluster sample of units"));
  if (sample.design == "stratified") {
    std::string by;
    for (const std::string& variable : sample.by) {
      if (!by.empty()) by += say(language, " och ", " and ");
      by += stratifier_word(variable, language);
    }
    return fmt::format(
        "{} {}", say(language, "Stratifierat slumpmässigt urval per", "Stratified random sample by"), by);
  }
  return sample.design;
}

std::string yes_no(bool yes, Language language) {
  return std::string(yes ? say(language, "Ja", "Yes") : say(language, "Nej", "No"));
}

std::string area_word(const std::string& area, Language language) {
  // Areas have the names of the region's unit file; these four are the survey's.
  if (area.empty())
    return std::string(say(language, "Område saknas i enhetsfilen", "Area missing in the unit file"));
  if (area == "Primärvård") return std::string(say(language, area, "Primary care"));
  if (area == "Psykiatri") return std::string(say(language, area, "Psychiatry"));
  if (area == "Ortopedi") return std::string(say(language, area, "Orthopaedics"));
  if (area == "Andra områden") return std::string(say(language, area, "Other areas"));
  return area;
}

std::string points_text(double difference) {
  const double rounded = std::round(100.0 * difference);
  return fmt::format("{}{:.0f}", rounded < 0.0 ? "−" : rounded > 0.0 ? "+" : "±", std::abs(rounded));
}

std::string shortcoming_sentence(const std::string& criterion, Part part, const std::string& name,
                                 Language language) {
  std::string key = criterion;
  if (key.size() == 2 && key[0] == 'L') key[0] = 'd';
  const std::string sentence = word_for(kShortcomings, key, language);
  if (sentence != key) return sentence;
  return fmt::format("{}: ”{}” {}", part_word(part, language), name.empty() ? criterion : name,
                     say(language, "är inte uppfyllt", "is not met"));
}

}  // namespace stickprov::report
