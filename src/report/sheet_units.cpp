// Områden och Enheter: side by side in a fixed order, never ranked, with a funnel that tells chance from
// more.

#include <fmt/format.h>

#include <algorithm>

#include "report/groups.h"
#include "report/sheets.h"
#include "report/words.h"
#include "statistics/comparison.h"

namespace stickprov::report {
namespace {

constexpr std::size_t kFirstRow = 3;
constexpr std::size_t kChartRows = 17;
constexpr std::size_t kLimitColumn = 5;
constexpr std::size_t kLimitPoints = 12;
constexpr std::size_t kAllNamed = 8;

struct Limits {
  std::size_t rated = 0;
  double target = 0.0;
  statistics::Interval usual;  // 95 %
  statistics::Interval wide;   // 99.8 %
};

Limits limits_at(double target, std::size_t rated) {
  const auto n = static_cast<statistics::Count>(rated);
  return {rated, target, statistics::funnel_limits(target, n, 0.95),
          statistics::funnel_limits(target, n, 0.998)};
}

bool has_point(const Group& group) {
  const VerdictShares& overall = group.verdicts.overall;
  return group.listed && !group.too_few && overall.adequate && overall.adequate_shown == Shown::number &&
         group.drawn_shown == Shown::number;
}

// Nothing where there is no common share to compare with.
std::optional<double> target_of(const Report& report) {
  const VerdictShares& overall = report.summary.all.overall;
  if (!overall.adequate || overall.adequate_shown != Shown::number) return std::nullopt;
  return overall.adequate->share;
}

std::string place_word(const Report& report, const Group& group) {
  const std::optional<double> target = target_of(report);
  if (!target || !has_point(group)) return {};
  const Estimate& estimate = *group.verdicts.overall.adequate;
  const Limits limits = limits_at(*target, estimate.of);
  const auto outside = [&](const statistics::Interval& interval) {
    return estimate.share < interval.lower || estimate.share > interval.upper;
  };
  if (outside(limits.wide)) {
    return report.words("Utanför 99,8 %-gränsen: mer än slump", "Outside the 99.8 % limit: more than chance");
  }
  if (outside(limits.usual)) {
    return report.words("Utanför 95 %-gränsen: kan vara slump", "Outside the 95 % limit: may be chance");
  }
  return report.words("Inom 95 %-gränserna", "Within the 95 % limits");
}

// The groups' points, the limits over the number rated, and their chart, below the table of the sheet.
void add_funnel(const Report& report, Sheet& sheet, const std::vector<Group>& groups,
                const std::string& prefix) {
  std::vector<const Group*> points;
  std::size_t most = 0;
  std::size_t fewest = report.summary.accounting.rated;
  for (const Group& group : groups) {
    if (!has_point(group)) continue;
    points.push_back(&group);
    most = std::max(most, group.verdicts.overall.adequate->of);
    fewest = std::min(fewest, group.verdicts.overall.adequate->of);
  }
  std::size_t row = kFirstRow + std::max<std::size_t>(1, sheet.tables.front().size) + 2;
  for (std::string& line : hidden_number_lines(report)) {
    sheet.texts.push_back({row++, 0, std::move(line), TextStyle::lead, {}});
  }
  const std::optional<double> target = target_of(report);
  if (!target || points.size() < 2) return;
  ++row;
  const double outside_by_chance = 0.05 * static_cast<double>(points.size());
  const std::string expected =
      outside_by_chance < 1.0
          ? report.words("färre än en", "fewer than one")
          : fmt::format(fmt::runtime(report.words("ungefär {:.0f}", "about {:.0f}")), outside_by_chance);
  sheet.texts.push_back({row++,
                         0,
                         report.words("Trattdiagram: skiljer sig någon mer än slumpen ger?",
                                      "Funnel chart: does any differ by more than chance?"),
                         TextStyle::heading,
                         {}});
  sheet.texts.push_back(
      {row++,
       0,
       fmt::format(fmt::runtime(report.words(
                       "Av {} grupper väntas {} hamna utanför 95 %-gränsen av en slump. Gränser: exakt "
                       "binomial (Spiegelhalter 2005). Grupper utan visad andel har ingen punkt.",
                       "Of {} groups {} may be expected outside the 95 % limit by chance. Limits: exact "
                       "binomial (Spiegelhalter 2005). Groups without a shown share have no point.")),
                   points.size(), expected),
       TextStyle::lead,
       {}});
  Chart chart;
  chart.kind = Chart::Kind::funnel;
  chart.row = row;
  chart.rows = kChartRows;
  chart.title = report.words("Andel adekvata efter antal bedömda", "Share adequate by number rated");
  chart.x_title = report.words("Bedömda intyg", "Certificates rated");
  row += kChartRows + 1;

  Table shown;
  shown.name = prefix + "_punkter";
  shown.row = row;
  shown.columns = {{report.words("Grupp i diagrammet", "Group in the chart"), Look::wrapped},
                   {report.words("Bedömda", "Rated"), Look::count},
                   {report.words("Adekvat", "Adequate"), Look::share}};
  shown.size = points.size();
  const Language language = report.language;
  shown.rows = [points, language](std::size_t i) {
    const Estimate& estimate = *points[i]->verdicts.overall.adequate;
    return Row{Cell(area_word(points[i]->name, language)), Cell(estimate.of), Cell(estimate.share)};
  };

  const std::size_t least = std::max({std::size_t{2}, report.summary.unit_minimum, fewest / 2});
  chart.x_from = least < 20 ? 0.0 : static_cast<double>(least / 10 * 10);
  std::vector<Limits> limits;
  for (std::size_t i = 0; i < kLimitPoints; ++i) {
    const std::size_t n = least + (most + 1 - std::min(most, least)) * i / (kLimitPoints - 1);
    if (limits.empty() || limits.back().rated < n) limits.push_back(limits_at(*target, n));
  }
  Table lines;
  lines.name = prefix + "_granser";
  lines.row = row;
  lines.column = kLimitColumn;
  lines.columns = {{report.words("Vid antal", "At number"), Look::count},
                   {report.words("Alla", "All"), Look::share},
                   {report.words("95 % nedre", "95 % lower"), Look::share},
                   {report.words("95 % övre", "95 % upper"), Look::share},
                   {report.words("99,8 % nedre", "99.8 % lower"), Look::share},
                   {report.words("99,8 % övre", "99.8 % upper"), Look::share}};
  lines.size = limits.size();
  lines.rows = [limits](std::size_t i) {
    const Limits& one = limits[i];
    return Row{Cell(one.rated),       Cell(one.target),     Cell(one.usual.lower),
               Cell(one.usual.upper), Cell(one.wide.lower), Cell(one.wide.upper)};
  };

  chart.series.push_back(
      {2, Tone::adequate, {}, Series::Mark::points, shown.row + 1, shown.row + shown.size, 1});
  for (std::size_t i = 1; i < lines.columns.size(); ++i) {
    const Series::Mark mark = i == 1 || i > 3 ? Series::Mark::line : Series::Mark::dashes;
    chart.series.push_back({kLimitColumn + i,
                            i == 1 ? Tone::plain : Tone::deficient,
                            {},
                            mark,
                            lines.row + 1,
                            lines.row + lines.size,
                            kLimitColumn});
  }
  // Few points all bear their name; of many only those outside, so that names do not cover each other.
  std::size_t outside = 0;
  for (const Group* group : points) {
    const Estimate& estimate = *group->verdicts.overall.adequate;
    const Limits at = limits_at(*target, estimate.of);
    const bool named = estimate.share < at.usual.lower || estimate.share > at.usual.upper;
    if (named) ++outside;
    chart.series.front().names.push_back(
        named || points.size() <= kAllNamed ? area_word(group->name, report.language) : std::string());
  }
  chart.alternative =
      fmt::format(fmt::runtime(report.words("Trattdiagram över andel adekvata intyg mot antal bedömda: {} "
                                            "grupper runt den gemensamma andelen {:.0f} %. "
                                            "{} ligger utanför 95 %-gränserna.",
                                            "Funnel chart of share adequate by number rated: {} groups "
                                            "around the common share {:.0f} %. {} lie outside "
                                            "the 95 % limits.")),
                  points.size(), 100.0 * *target, outside);
  sheet.charts.push_back(std::move(chart));
  sheet.tables.push_back(std::move(shown));
  sheet.tables.push_back(std::move(lines));
}

std::string lead(const Report& report, std::string_view swedish, std::string_view english) {
  return fmt::format(fmt::runtime(report.words(swedish, english)), report.summary.unit_minimum);
}

}  // namespace

Sheet areas_sheet(const Report& report) {
  Sheet sheet;
  sheet.name = report.words("Områden", "Areas");
  sheet.title = report.words("Områden", "Areas");
  sheet.lead =
      lead(report,
           "Resultat per område med 95 % intervall, i bokstavsordning. Under {} bedömda intyg visas ingen "
           "andel.",
           "Results per area with 95 % intervals, by name. Under {} rated certificates no share is shown.");
  sheet.widths = group_table_widths({32});
  sheet.row_height = 17.0;
  const Language language = report.language;
  sheet.tables.push_back(group_table(
      report, report.summary.areas, {{report.words("Område", "Area"), Look::wrapped}},
      [language](const Group& area) { return Row{Cell(area_word(area.key, language))}; },
      [&report](const Group& area) { return place_word(report, area); }));
  sheet.tables.back().name = "Omraden";
  add_funnel(report, sheet, report.summary.areas, "Omraden");
  sheet.one_page = true;
  return sheet;
}

Sheet units_sheet(const Report& report) {
  Sheet sheet;
  sheet.name = report.words("Enheter", "Units");
  sheet.title = report.words("Enheter", "Units");
  sheet.lead =
      lead(report,
           "Resultat per enhet med 95 % intervall, ordnade efter område och namn, inte efter resultat. Under "
           "{} bedömda intyg visas ingen andel.",
           "Results per unit with 95 % intervals, in order of area and name, not of result. Under {} rated "
           "certificates no share is shown.");
  sheet.widths = group_table_widths({34, 24, 24, 18});
  sheet.row_height = 17.0;
  sheet.tables.push_back(group_table(
      report, report.summary.units,
      {{report.words("Enhet", "Unit")},
       {"HSA-id"},
       {report.words("Område", "Area"), Look::wrapped},
       {report.words("Vårdgivare", "Provider"), Look::wrapped}},
      [&report](const Group& unit) {
        return Row{Cell(unit.name), Cell(unit.key),
                   Cell(unit.area.empty() ? "" : area_word(unit.area, report.language)), Cell(unit.provider)};
      },
      [&report](const Group& unit) { return place_word(report, unit); }));
  sheet.tables.back().name = "Enheter";
  sheet.tables.back().filter = true;
  sheet.tables.back().columns[0].look = Look::wrapped;
  add_funnel(report, sheet, report.summary.units, "Enheter");
  sheet.frozen_rows = 4;
  sheet.frozen_columns = 1;
  sheet.large_paper = true;
  return sheet;
}

}  // namespace stickprov::report
