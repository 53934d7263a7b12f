// Enheter, Kön och Diagnosgrupp: groups side by side, in a fixed order and never ranked.

#include <fmt/format.h>

#include <algorithm>

#include "report/sheets.h"
#include "report/words.h"

namespace stickprov::report {
namespace {

std::vector<double> with_groups(std::vector<double> names) {
  for (const double width : group_table_widths()) names.push_back(width);
  return names;
}

}  // namespace

Sheet units_sheet(const Report& report) {
  Sheet sheet;
  sheet.name = report.words("Enheter", "Units");
  sheet.title = report.words("Enheter", "Units");
  sheet.lead = fmt::format(fmt::runtime(report.words("Resultat per enhet med 95 % intervall, ordnade efter "
                                                     "område och namn, inte efter resultat. Under {} bedömda "
                                                     "intyg visas ingen andel.",
                                                     "Results per unit with 95 % intervals, in order of area "
                                                     "and name, not of result. Under {} rated certificates "
                                                     "no share is shown.")),
                           report.summary.unit_minimum);
  sheet.widths = with_groups({36, 28, 24, 24});
  sheet.tables.push_back(
      group_table(report, report.summary.units,
                  {{report.words("Enhet", "Unit")},
                   {"HSA-id"},
                   {report.words("Område", "Area"), Look::wrapped},
                   {report.words("Vårdgivare", "Provider"), Look::wrapped}},
                  [](const Group& unit) {
                    return Row{Cell(unit.name), Cell(unit.key), Cell(unit.area), Cell(unit.provider)};
                  }));
  sheet.tables.back().name = "Enheter";
  sheet.tables.back().filter = true;
  sheet.tables.back().columns[0].look = Look::wrapped;
  sheet.frozen_rows = 4;
  sheet.frozen_columns = 1;
  sheet.large_paper = true;
  return sheet;
}

Sheet diagnosis_groups_sheet(const Report& report) {
  Sheet sheet;
  sheet.name = report.words("Diagnosgrupp", "Diagnosis groups");
  sheet.title = report.words("Diagnosgrupper", "Diagnosis groups");
  sheet.lead = report.words("Resultat per diagnosgrupp (huvuddiagnos) med 95 % intervall.",
                            "Results per diagnosis group (main diagnosis) with 95 % intervals.");
  sheet.widths = with_groups({44});
  sheet.tables.push_back(group_table(report, report.summary.diagnosis_groups,
                                     {{report.words("Diagnosgrupp", "Diagnosis group"), Look::wrapped}},
                                     [](const Group& group) { return Row{Cell(group.name)}; }));
  sheet.tables.back().name = "Diagnosgrupper";
  return sheet;
}

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
  counts.size = summary.sexes.size();
  counts.rows = [&report](std::size_t i) {
    const Group& group = report.summary.sexes[i];
    const Sex sex = group.key == "woman" ? Sex::woman : group.key == "man" ? Sex::man : Sex::unknown;
    return Row{Cell(sex_word(sex, report.language)), Cell(group.frame), Cell(group.drawn)};
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
    add_estimate(row, difference.women);
    add_estimate(row, difference.men);
    if (!difference.difference) {
      row.resize(row.size() + 4);
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
  sheet.tables.push_back(std::move(counts));
  sheet.tables.push_back(std::move(table));
  return sheet;
}

}  // namespace stickprov::report
