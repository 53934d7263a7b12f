// Åtgärder: which work-oriented measures the certificates propose.

#include "report/sheets.h"
#include "report/words.h"

namespace stickprov::report {

Sheet measures_sheet(const Report& report) {
  Sheet sheet;
  sheet.name = report.words("Åtgärder", "Measures");
  sheet.title = report.words("Arbetslivsinriktade åtgärder", "Work-oriented measures");
  sheet.lead = report.words(
      "Vad läkaren kryssat för i fråga 40, i de bedömda intygen och efter sammanhängande längd. Ett intyg "
      "kan föreslå "
      "flera åtgärder.",
      "What was ticked in question 40, in the rated certificates and by cumulated length. A certificate may "
      "propose "
      "several.");
  sheet.widths = {38, 12, 11, 12, 12, 14, 14, 14, 14, 16};
  Table table;
  table.name = "Atgarder";
  table.row = 3;
  table.columns = {{report.words("Åtgärd", "Measure"), Look::wrapped},
                   {report.words("Andel", "Share"), Look::share},
                   {report.words("95 % från", "95 % from"), Look::share},
                   {report.words("95 % till", "95 % to"), Look::share},
                   {report.words("Antal", "Number"), Look::count}};
  for (const std::string_view length : {"0", "1", "2", "3", "4"}) {
    table.columns.push_back({length_word(length, report.language), Look::count});
  }
  table.size = report.summary.measures.size();
  table.rows = [&report](std::size_t i) {
    const MeasureSummary& measure = report.summary.measures[i];
    Row row{Cell(measure_word(measure.code, report.language))};
    add_estimate(row, report, measure.share, measure.shown);
    row.push_back(count_cell(report, measure.count, measure.shown, report.summary.accounting.rated));
    for (std::size_t length = 0; length < measure.by_length.size(); ++length) {
      row.push_back(count_cell(report, measure.by_length[length], measure.by_length_shown[length]));
    }
    return row;
  };
  std::size_t row = table.row + table.size + 2;
  for (std::string& line : hidden_number_lines(report)) {
    sheet.texts.push_back({row++, 0, std::move(line), TextStyle::lead, {}});
  }
  sheet.tables.push_back(std::move(table));
  return sheet;
}

}  // namespace stickprov::report
