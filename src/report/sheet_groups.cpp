// Diagnosgrupp, Längd och grad, Förstagångsintyg, Intygsversion, Kontaktsätt: the same table for each
// division.

#include "report/sheets.h"
#include "report/words.h"

namespace stickprov::report {
namespace {

struct Division {
  std::string table;
  std::string heading;
  const std::vector<Group>* groups;
  std::function<std::string(const Group&)> word;
};

Sheet divided(const Report& report, std::string name, std::string title, std::string lead,
              const std::vector<Division>& divisions) {
  Sheet sheet;
  sheet.name = std::move(name);
  sheet.title = std::move(title);
  sheet.lead = std::move(lead);
  sheet.widths = group_table_widths({32});
  sheet.row_height = 17.0;
  std::size_t row = 3;
  for (const Division& division : divisions) {
    Table table = group_table(report, *division.groups, {{division.heading, Look::wrapped}},
                              [word = division.word](const Group& group) { return Row{Cell(word(group))}; });
    table.name = division.table;
    table.row = row;
    row += std::max<std::size_t>(1, table.size) + 2;
    sheet.tables.push_back(std::move(table));
  }
  for (std::string& line : hidden_number_lines(report)) {
    sheet.texts.push_back({row++, 0, std::move(line), TextStyle::lead, {}});
  }
  return sheet;
}

std::string plain_name(const Report& report, const Group& group) {
  return group.name.empty() ? report.words("Uppgift saknas", "Unknown") : group.name;
}

}  // namespace

Sheet diagnosis_groups_sheet(const Report& report) {
  const auto word = [&report](const Group& group) {
    return diagnosis_word(plain_name(report, group), report.language);
  };
  return divided(report, report.words("Diagnosgrupp", "Diagnosis groups"),
                 report.words("Diagnosgrupper och kapitel", "Diagnosis groups and chapters"),
                 report.words("Resultat efter huvuddiagnos, med 95 % intervall.",
                              "Results by main diagnosis, with 95 % intervals."),
                 {{"Diagnosgrupper", report.words("Diagnosgrupp", "Diagnosis group"),
                   &report.summary.diagnosis_groups, word},
                  {"Kapitel", report.words("Kapitel i ICD-10-SE", "Chapter of ICD-10-SE"),
                   &report.summary.chapters, word}});
}

Sheet lengths_sheet(const Report& report) {
  const Language language = report.language;
  return divided(
      report, report.words("Längd och grad", "Length and degree"),
      report.words("Sjukskrivningens längd och grad", "Length and degree of the leave"),
      report.words(
          "Resultat efter sammanhängande dagar och efter grad i första perioden, med 95 % intervall.",
          "Results by cumulated days and by degree of the first period, with 95 % intervals."),
      {{"Langd", report.words("Sammanhängande längd", "Cumulated length"), &report.summary.lengths,
        [language](const Group& group) { return length_word(group.key, language); }},
       {"Grad", report.words("Grad i första perioden", "Degree of the first period"), &report.summary.degrees,
        [language](const Group& group) { return degree_word(group.key, language); }}});
}

Sheet extensions_sheet(const Report& report) {
  const Language language = report.language;
  return divided(
      report, report.words("Första eller förlängning", "First or extension"),
      report.words("Förstagångsintyg och förlängningar", "First certificates and extensions"),
      report.words("Förlängning: ett tidigare intyg med högst några dagars glapp finns i underlaget, eller "
                   "intyget anger det.",
                   "Extension: an earlier certificate with a gap of a few days at most is in the input, or "
                   "the certificate says so."),
      {{"Forlangning", report.words("Slag av intyg", "Kind of certificate"), &report.summary.extensions,
        [language](const Group& group) { return extension_word(group.key, language); }}});
}

Sheet versions_sheet(const Report& report) {
  return divided(
      report, report.words("Intygsversion", "Form version"), report.words("Intygsversioner", "Form versions"),
      report.words("Varje intyg bedöms mot sin egen version av formuläret.",
                   "Each certificate is rated against its own version of the form."),
      {{"Version", report.words("Version av formuläret", "Version of the form"), &report.summary.versions,
        [&report](const Group& group) { return plain_name(report, group); }}});
}

Sheet contacts_sheet(const Report& report) {
  const Language language = report.language;
  return divided(
      report, report.words("Kontaktsätt", "Contact"), report.words("Kontaktsätt", "Kind of contact"),
      report.words("Grunden för bedömningen (fråga 1). Bygger intyget på flera räknas den närmaste: "
                   "undersökning före telefon före journal.",
                   "The basis of the assessment (question 1). Of several the nearest counts: examination "
                   "before telephone before records."),
      {{"Kontakt", report.words("Närmaste kontakt", "Nearest contact"), &report.summary.contacts,
        [language](const Group& group) { return contact_word(group.key, language); }}});
}

}  // namespace stickprov::report
