// Bakgrundsmått: the whole frame, counted. Measures after Socialstyrelsen's report 2024-10-9262.

#include "report/sheets.h"
#include "report/words.h"

namespace stickprov::report {
namespace {

struct Measure {
  std::string group;
  std::string word;
  std::size_t count;
};

std::vector<Measure> measures_of(const Report& report) {
  const Background& background = report.summary.background;
  const std::string kind = report.words("Intyg", "Certificates");
  const std::string sex = report.words("Kön", "Sex");
  const std::string length = report.words("Sammanhängande längd", "Cumulated length");
  const std::string diagnosis = report.words("Diagnosgrupp", "Diagnosis group");
  std::vector<Measure> measures = {
      {kind, report.words("Alla intyg i ramen", "All certificates of the frame"), background.certificates},
      {kind, report.words("Första intyg", "First certificates"),
       background.certificates - background.extensions},
      {kind, report.words("Förlängningar", "Extensions"), background.extensions},
      {kind, report.words("Någon period med partiell nedsättning", "Any period of partial leave"),
       background.partial},
      {kind, report.words("Smittbärarpenning", "Infection control benefit"), background.infection_control},
      {sex, report.words("Kvinnor", "Women"), background.women},
      {sex, report.words("Män", "Men"), background.men},
      {sex, report.words("Uppgift saknas", "Unknown"), background.sex_unknown},
      {length, report.words("Högst 14 dagar", "At most 14 days"), background.by_length[0]},
      {length, report.words("15–28 dagar", "15–28 days"), background.by_length[1]},
      {length, report.words("29–90 dagar", "29–90 days"), background.by_length[2]},
      {length, report.words("91–180 dagar", "91–180 days"), background.by_length[3]},
      {length, report.words("Mer än 180 dagar", "More than 180 days"), background.by_length[4]},
  };
  // In the order of the sheet of diagnosis groups.
  for (const Group& group : report.summary.diagnosis_groups) {
    measures.push_back({diagnosis, group.name, group.frame});
  }
  return measures;
}

}  // namespace

Sheet background_sheet(const Report& report) {
  Sheet sheet;
  sheet.name = report.words("Bakgrundsmått", "Background");
  sheet.title = report.words("Bakgrundsmått", "Background measures");
  sheet.lead =
      report.words("Räknat på hela urvalsramen, inte skattat ur stickprovet; därför utan intervall.",
                   "Counted in the whole frame, not estimated from the sample; hence without intervals.");
  sheet.widths = {30, 58, 12, 12};
  Table table;
  table.name = "Bakgrundsmatt";
  table.row = 3;
  table.columns = {{report.words("Mått", "Measure"), Look::wrapped},
                   {report.words("Grupp", "Group"), Look::wrapped},
                   {report.words("Antal", "Number"), Look::count},
                   {report.words("Andel", "Share"), Look::share}};
  const std::vector<Measure> measures = measures_of(report);
  table.size = measures.size();
  table.rows = [measures, total = report.summary.background.certificates](std::size_t i) {
    const Measure& measure = measures[i];
    return Row{Cell(measure.group), Cell(measure.word), Cell(measure.count),
               total > 0 ? Cell(static_cast<double>(measure.count) / static_cast<double>(total)) : Cell()};
  };
  sheet.tables.push_back(std::move(table));
  return sheet;
}

}  // namespace stickprov::report
