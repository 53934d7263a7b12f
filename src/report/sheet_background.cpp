// Bakgrundsmått: the whole frame, counted. Measures after Socialstyrelsen's report 2024-10-9262.

#include "report/sheets.h"
#include "report/words.h"

namespace stickprov::report {
namespace {

struct Measure {
  std::string group;
  std::string word;
  std::size_t count;
  Shown shown = Shown::number;
};

std::vector<Measure> measures_of(const Report& report) {
  const Background& background = report.summary.background;
  const std::string kind = report.words("Intyg", "Certificates");
  const std::string sex = report.words("Kön", "Sex");
  const std::string length = report.words("Sammanhängande längd", "Cumulated length");
  const std::string diagnosis = report.words("Diagnosgrupp", "Diagnosis group");
  std::vector<Measure> measures = {
      {kind, report.words("Alla intyg i ramen", "All certificates of the frame"), background.certificates}};
  const auto add = [&](const std::string& heading, const std::vector<Group>& groups, auto&& word_of) {
    for (const Group* group : listed(groups)) {
      measures.push_back({heading, word_of(*group), group->frame, group->frame_shown});
    }
  };
  add(kind, report.summary.extensions,
      [&](const Group& group) { return extension_word(group.key, report.language); });
  measures.push_back({kind,
                      report.words("Någon period med partiell nedsättning", "Any period of partial leave"),
                      background.partial, background.partial_shown});
  // A small number of these has no row: hidden it could be told by how many the parts apply to.
  const std::size_t carriers = background.infection_control;
  if (carriers == 0 || carriers >= report.summary.smallest_number) {
    measures.push_back({kind, report.words("Smittbärarpenning", "Infection control benefit"), carriers});
  }
  add(sex, report.summary.sexes,
      [&](const Group& group) { return sex_group_word(group.key, report.language); });
  add(length, report.summary.lengths,
      [&](const Group& group) { return length_word(group.key, report.language); });
  add(diagnosis, report.summary.diagnosis_groups,
      [&](const Group& group) { return diagnosis_word(group.name, report.language); });
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
  sheet.widths = {30, 58, 13, 12};
  Table table;
  table.name = "Bakgrundsmatt";
  table.row = 3;
  table.columns = {{report.words("Mått", "Measure"), Look::wrapped},
                   {report.words("Grupp", "Group"), Look::wrapped},
                   {report.words("Antal", "Number"), Look::count},
                   {report.words("Andel", "Share"), Look::share}};
  const std::vector<Measure> measures = measures_of(report);
  table.size = measures.size();
  table.rows = [&report, measures, total = report.summary.background.certificates](std::size_t i) {
    const Measure& measure = measures[i];
    Row row{Cell(measure.group), Cell(measure.word), count_cell(report, measure.count, measure.shown, total)};
    if (measure.shown == Shown::number && total > 0) {
      row.emplace_back(static_cast<double>(measure.count) / static_cast<double>(total));
    } else {
      row.emplace_back();
    }
    return row;
  };
  std::size_t note = table.row + table.size + 2;
  for (std::string& line : hidden_number_lines(report)) {
    sheet.texts.push_back({note++, 0, std::move(line), TextStyle::lead, {}});
  }
  sheet.tables.push_back(std::move(table));
  return sheet;
}

}  // namespace stickprov::report
