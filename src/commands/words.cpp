#include "commands/words.h"

#include <array>

namespace stickprov::commands {
namespace {

struct Word {
  std::string_view name, swedish, english;
};

constexpr std::array<Word, 18> kQuestions = {{
    {"27", "Smittbärarpenning", "Infection control"},
    {"1", "Grund för bedömningen", "Basis of the assessment"},
    {"28", "Sysselsättning", "Occupation"},
    {"29", "Yrke och arbetsuppgifter", "Occupation and tasks"},
    {"6", "Diagnos", "Diagnosis"},
    {"35", "Funktionsnedsättning", "Reduced function"},
    {"17", "Aktivitetsbegränsning", "Activity limitation"},
    {"19", "Pågående behandling", "Ongoing treatment"},
    {"20", "Planerad behandling", "Planned treatment"},
    {"32", "Arbetsförmågans nedsättning", "Degree of reduced work capacity"},
    {"33", "Arbetstidens förläggning", "Uneven working hours"},
    {"34", "Arbetsresor", "Travel to work"},
    {"37", "Skäl för längre tid än beslutsstödet", "Reason for longer than FMB"},
    {"39", "Prognos", "Prognosis"},
    {"40", "Åtgärder för återgång i arbete", "Measures for return to work"},
    {"44", "Åtgärder, egna ord", "Measures in words"},
    {"25", "Övriga upplysningar", "Other information"},
    {"26", "Kontakt med Försäkringskassan", "Contact with the Social Insurance Agency"},
}};

constexpr std::array<std::string_view, 13> kProblemNames = {
    "unreadable_file", "too_large",   "empty_file",    "wrong_encoding",  "not_a_certificate",
    "broken_xml",      "broken_json", "dangerous_xml", "wrong_namespace", "missing_id",
    "missing_header",  "bad_value",   "broken_archive"};
static_assert(kProblemNames.size() == static_cast<std::size_t>(ProblemKind::broken_archive) + 1);

}  // namespace

std::string_view question_title(std::string_view field, FormVersion form, Language language) {
  const std::string_view question = field.substr(0, field.find_first_of(".#"));
  if (question == "19" && form == FormVersion::fk7804_2) {
    return say(language, "Pågående och planerad behandling", "Ongoing and planned treatment");
  }
  if (question.size() == 4 && question.substr(0, 2) == "90") {
    return say(language, "Tilläggsfråga", "Additional question");
  }
  for (const Word& word : kQuestions) {
    if (word.name == question) return say(language, word.swedish, word.english);
  }
  return {};
}

std::string_view problem_name(ProblemKind kind) {
  return kProblemNames[static_cast<std::size_t>(kind)];
}

}  // namespace stickprov::commands
