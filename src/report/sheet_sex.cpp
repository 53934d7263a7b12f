// Kön: women and men side by side.

#include <fmt/format.h>

#include <algorithm>

#include "report/sheets.h"
#include "report/words.h"

namespace stickprov::report {

Sheet sex_sheet(const Report& report) {
  const Summary& summary = report.summary;
  Sheet sheet;
  sheet.name = report.words("Kön", "Sex");
  sheet.title = report.words("Kvinnor och män", "Women and men");
  sheet.lead = report.words(
      "Andel adekvata intyg för kvinnor och män och skillnaden i procentenheter, med 95 % intervall.",
      "Share of adequate certificates for women and men and the difference in percentage points, with 95 % "
      "intervals.");
  sheet.widths = {34, 11, 11, 11, 11, 11, 11, 11, 17, 11, 11, 44};

  Table counts;
  counts.name = "Kon_antal";
  counts.row = 3;
  counts.columns = {{report.words("Kön", "Sex")},
                    {report.words("I ramen", "In frame"), Look::count},
                    {report.words("Bedömda", "Rated"), Look::count}};
  const std::vector<const Group*> sexes = listed(summary.sexes);
  counts.size = sexes.size();
  counts.rows = [&report, sexes](std::size_t i) {
    const Group& group = *sexes[i];
    return Row{Cell(sex_group_word(group.key, report.language)),
               count_cell(report, group.frame, group.frame_shown),
               count_cell(report, group.drawn, group.drawn_shown)};
  };
  counts.when_empty = report.words("Inga intyg", "No certificates");

  Table table;
  table.name = "Kon_skillnad";
  table.row = counts.row + std::max<std::size_t>(1, counts.size) + 2;
  table.columns = {{report.words("Andel adekvata", "Share adequate"), Look::wrapped},
                   {report.words("Kvinnor", "Women"), Look::share},
                   {report.words("Kvinnor från", "Women from"), Look::share},
                   {report.words("Kvinnor till", "Women to"), Look::share},
                   {report.words("Män", "Men"), Look::share},
                   {report.words("Män från", "Men from"), Look::share},
                   {report.words("Män till", "Men to"), Look::share},
                   {report.words("Bedömda totalt", "Rated in all"), Look::count},
                   {report.words("Skillnad, procentenheter", "Difference (points)"), Look::points},
                   {report.words("Skillnad från", "Difference from"), Look::points},
                   {report.words("Skillnad till", "Difference to"), Look::points},
                   {report.words("Slutsats", "Conclusion"), Look::wrapped}};
  table.size = summary.sex_differences.size();
  table.rows = [&report](std::size_t i) {
    const SexDifference& difference = report.summary.sex_differences[i];
    Row row{Cell(difference.part ? part_word(*difference.part, report.language)
                                 : report.words("Helhetsbedömning", "Overall"))};
    const Shown shown = difference.hidden ? Shown::withheld : Shown::number;
    add_estimate(row, report, difference.women, shown);
    add_estimate(row, report, difference.men, shown);
    if (!difference.difference || difference.hidden) {
      row.resize(row.size() + 4);
      if (difference.difference) {
        row.emplace_back(
            report.words("Visas inte: ett antal är för litet", "Not shown: a count is too small"));
        return row;
      }
      row.emplace_back(fmt::format(fmt::runtime(report.words("För få intyg (färre än {} av något kön)",
                                                             "Too few certificates (under {} of a sex)")),
                                   report.summary.unit_minimum));
      return row;
    }
    row.emplace_back(difference.women->of + difference.men->of);
    row.emplace_back(100.0 * difference.difference->difference);
    row.emplace_back(100.0 * difference.difference->lower);
    row.emplace_back(100.0 * difference.difference->upper);
    if (!difference.difference->settled()) {
      row.emplace_back(report.words("Ingen säkerställd skillnad, kan bero på slumpen",
                                    "No settled difference, may be chance"));
    } else {
      row.emplace_back(
          difference.difference->difference > 0
              ? report.words("Säkerställt större andel för kvinnor", "Settled: larger share for women")
              : report.words("Säkerställt större andel för män", "Settled: larger share for men"));
    }
    return row;
  };
  const std::size_t note = table.row + table.size + 2;
  sheet.texts.push_back(
      {note,
       0,
       report.words(
           "Nio jämförelser görs. Vid 95 % säkerhet väntas var tjugonde visa en skillnad av en slump.",
           "Nine comparisons are made. At 95 % one in twenty is expected to show a difference by chance."),
       TextStyle::lead,
       {}});
  std::vector<std::string> notes = hidden_number_lines(report);
  notes.insert(
      notes.begin(),
      report.words(
          "En skillnad mellan könen säger inte vad den beror på: diagnoser, längd och enheter "
          "skiljer sig också.",
          "A difference between the sexes does not say why: diagnoses, length and units differ too."));
  for (std::size_t i = 0; i < notes.size(); ++i) {
    sheet.texts.push_back({note + 1 + i, 0, notes[i], TextStyle::lead, {}});
  }
  sheet.tables.push_back(std::move(counts));
  sheet.tables.push_back(std::move(table));
  return sheet;
}

}  // namespace stickprov::report
