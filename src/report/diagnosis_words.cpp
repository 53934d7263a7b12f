#include <array>
#include <utility>

#include "report/words.h"

namespace stickprov::report {
namespace {

// The names of icd10-icf-maps/diagnosis-groups.tsv and diagnosis-chapters.tsv in English.
constexpr std::array<std::pair<std::string_view, std::string_view>, 28> kEnglish = {{
    {"Infektioner", "Infections"},
    {"Tumörer", "Neoplasms"},
    {"Blod och immunsystem", "Blood and immune system"},
    {"Hormoner och ämnesomsättning", "Endocrine and metabolic"},
    {"Psykiska sjukdomar", "Mental disorders"},
    {"Nervsystemet", "Nervous system"},
    {"Ögat", "Eye"},
    {"Örat", "Ear"},
    {"Hjärta och kärl", "Circulatory system"},
    {"Andningsorganen", "Respiratory system"},
    {"Matsmältningsorganen", "Digestive system"},
    {"Huden", "Skin"},
    {"Rörelseorganen", "Musculoskeletal system"},
    {"Urin- och könsorganen", "Genitourinary system"},
    {"Graviditet och förlossning", "Pregnancy and childbirth"},
    {"Nyföddhetsperioden", "Perinatal period"},
    {"Medfödda missbildningar", "Congenital malformations"},
    {"Symtom", "Symptoms"},
    {"Skador och förgiftningar", "Injuries and poisoning"},
    {"Särskilda ändamål", "Special purposes"},
    {"Yttre orsaker", "External causes"},
    {"Kontakter med vården", "Contacts with health services"},
    {"Somatiska sjukdomar", "Somatic diseases"},
    {"Muskuloskeletala sjukdomar", "Musculoskeletal diseases"},
    {"Skador, missbildningar och övrigt", "Injuries, malformations and other"},
    {"Faktorer av betydelse för hälsan", "Factors influencing health"},
    {"Symtomdiagnoser", "Symptom diagnoses"},
    {"Övriga", "Other"},
}};

}  // namespace

std::string diagnosis_word(const std::string& name, Language language) {
  if (language == Language::english)
    for (const auto& [swedish, english] : kEnglish)
      if (name == swedish) return std::string(english);
  return name;
}

}  // namespace stickprov::report
