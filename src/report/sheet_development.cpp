// Utveckling: the rounds of the database over time, and what changed since the round before.

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "format/date.h"
#include "report/sheets.h"
#include "report/words.h"

namespace stickprov::report {
namespace {

constexpr std::size_t kFirstRow = 3;
constexpr std::size_t kFirstShare = 5;  // column of the first share
constexpr std::size_t kChartRows = 18;

std::string followed_word(const Report& report, std::optional<Part> part) {
  return part ? short_part_word(*part, report.language) : report.words("Helhet", "Overall");
}

std::string period_word(const Report& report, const Round& round) {
  if (!round.first_signed || !round.last_signed) return report.words("utan datum", "no dates");
  return fmt::format("{}–{}", format::day_text(*round.first_signed), format::day_text(*round.last_signed));
}

std::string rules_word(const Report& report, const Round& round) {
  if (round.run_id == report.audit.run_id) return report.words("Den här rundan", "This round");
  const std::vector<Round>& rounds = report.options.rounds;
  const auto here = std::find_if(rounds.begin(), rounds.end(),
                                 [&](const Round& one) { return one.run_id == report.audit.run_id; });
  if (here != rounds.end() && here->rules == round.rules) return report.words("Samma regler", "Same rules");
  return report.words("Andra regler: jämför med försiktighet", "Other rules: compare with care");
}

Table rounds_table(const Report& report) {
  Table table;
  table.name = "Rundor";
  table.row = kFirstRow;
  table.columns = {{report.words("Signerade", "Signed"), Look::wrapped},
                   {report.words("Körning", "Run"), Look::wrapped},
                   {report.words("Regler", "Rules"), Look::wrapped},
                   {report.words("I ramen", "In frame"), Look::count},
                   {report.words("Bedömda", "Rated"), Look::count}};
  for (const std::optional<Part> part : kFollowed) {
    const std::string word = followed_word(report, part);
    table.columns.push_back({word, Look::share});
    table.columns.push_back({word + report.words(" från", " from"), Look::share});
    table.columns.push_back({word + report.words(" till", " to"), Look::share});
  }
  table.size = report.options.rounds.size();
  table.rows = [&report](std::size_t i) {
    const Round& round = report.options.rounds[i];
    Row row{Cell(period_word(report, round)), Cell(round.run_id), Cell(rules_word(report, round)),
            Cell(round.frame), Cell(round.rated)};
    for (const std::optional<Part> part : kFollowed) {
      const VerdictShares& shares = followed(round.all, part);
      add_estimate(row, report, shares.adequate, shares.adequate_shown);
    }
    return row;
  };
  table.when_empty = report.words("Inga rundor", "No rounds");
  return table;
}

Table changes_table(const Report& report, const Round& before, std::size_t first_row) {
  Table table;
  table.name = "Forandring";
  table.row = first_row;
  table.columns = {{report.words("Andel adekvata", "Share adequate"), Look::wrapped},
                   {report.words("Slutsats", "Conclusion"), Look::wrapped},
                   {report.words("Skillnad, procentenheter", "Difference (points)"), Look::points},
                   {report.words("Skillnad från", "Difference from"), Look::points},
                   {report.words("Skillnad till", "Difference to"), Look::points},
                   {report.words("Nu", "Now"), Look::share},
                   {report.words("Nu från", "Now from"), Look::share},
                   {report.words("Nu till", "Now to"), Look::share},
                   {report.words("Förra", "Before"), Look::share},
                   {report.words("Förra från", "Before from"), Look::share},
                   {report.words("Förra till", "Before to"), Look::share}};
  table.size = 1 + kParts.size();
  table.rows = [&report, &before](std::size_t i) {
    const std::optional<Part> part = i == 0 ? std::nullopt : std::optional<Part>(kParts[i - 1]);
    const VerdictShares& now = followed(report.summary.all, part);
    const VerdictShares& then = followed(before.all, part);
    const std::optional<Difference> difference = change(now, then);
    Row row{Cell(part ? part_word(*part, report.language) : report.words("Helhetsbedömning", "Overall")),
            Cell(change_word(difference, report.language))};
    if (difference) {
      row.emplace_back(100.0 * difference->difference);
      row.emplace_back(100.0 * difference->lower);
      row.emplace_back(100.0 * difference->upper);
    } else {
      row.resize(row.size() + 3);
    }
    add_estimate(row, report, now.adequate, now.adequate_shown);
    add_estimate(row, report, then.adequate, then.adequate_shown);
    return row;
  };
  return table;
}

// A cell without a number would be drawn as nought.
bool drawable(const Report& report, std::optional<Part> part) {
  const std::vector<Round>& rounds = report.options.rounds;
  return std::all_of(rounds.begin(), rounds.end(), [&](const Round& round) {
    const VerdictShares& shares = followed(round.all, part);
    return shares.adequate && shares.adequate_shown == Shown::number;
  });
}

Chart shares_chart(const Report& report) {
  Chart chart;
  chart.kind = Chart::Kind::lines;
  chart.first_row = kFirstRow + 1;
  chart.last_row = kFirstRow + report.options.rounds.size();
  chart.rows = kChartRows;
  return chart;
}

}  // namespace

std::string development_sheet_name(Language language) {
  return std::string(say(language, "Utveckling", "Development"));
}

Sheet development_sheet(const Report& report) {
  const std::vector<Round>& rounds = report.options.rounds;
  Sheet sheet;
  sheet.name = development_sheet_name(report.language);
  sheet.title = report.words("Utveckling", "Development");
  sheet.lead = report.words(
      "Rundorna i databasen efter när intygen signerades, med 95 % intervall. En skillnad är säkerställd när "
      "dess "
      "intervall inte rymmer noll.",
      "The rounds of the database by when the certificates were signed, with 95 % intervals. A difference is "
      "settled "
      "when its interval does not hold zero.");
  sheet.widths = {28, 30, 28, 12, 12, 12, 12, 12, 12, 12.5, 12.5, 12, 13, 13, 12, 12, 12};
  sheet.tables.push_back(rounds_table(report));
  std::size_t row = kFirstRow + rounds.size() + 2;

  Chart overall = shares_chart(report);
  overall.row = row;
  overall.columns = 5;
  overall.title = report.words("Helheten adekvat, med intervall", "Overall adequate, with interval");
  if (drawable(report, std::nullopt)) {
    overall.series = {{kFirstShare, Tone::adequate, {}, Series::Mark::line},
                      {kFirstShare + 1, Tone::adequate, {}, Series::Mark::dashes},
                      {kFirstShare + 2, Tone::adequate, {}, Series::Mark::dashes}};
  }
  overall.alternative = report.words("Linjediagram över andelen adekvata intyg, helheten, runda för runda: ",
                                     "Line chart of the share adequate overall, round by round: ");
  for (const Round& round : rounds) {
    const VerdictShares& shares = round.all.overall;
    if (!shares.adequate || shares.adequate_shown != Shown::number) continue;
    overall.alternative +=
        fmt::format("{} {:.0f} % ({:.0f}–{:.0f} %). ", period_word(report, round),
                    100 * shares.adequate->share, 100 * shares.adequate->lower, 100 * shares.adequate->upper);
  }
  Chart parts = shares_chart(report);
  parts.row = row;
  parts.column = 5;
  parts.title = report.words("Funktion, aktivitet och plan", "Function, activity and plan");
  constexpr std::array<Tone, 4> kTones = {Tone::plain, Tone::adequate, Tone::deficient, Tone::missing};
  std::string not_drawn;
  for (std::size_t i = 0; i < kFollowed.size(); ++i) {
    if (!drawable(report, kFollowed[i])) {
      not_drawn += (not_drawn.empty() ? "" : ", ") + followed_word(report, kFollowed[i]);
    } else if (i > 0) {
      parts.series.push_back({kFirstShare + 3 * i, kTones[i], {}, Series::Mark::line});
    }
  }
  parts.alternative = report.words(
      "Linjediagram över andelen adekvata för funktionsnedsättning, aktivitetsbegränsning och plan, runda "
      "för runda. "
      "Talen står i tabellen ovanför.",
      "Line chart of the share adequate for function, activity and plan, round by round. The numbers are in "
      "the table "
      "above.");
  for (Chart* chart : {&overall, &parts}) {
    if (!chart->series.empty()) sheet.charts.push_back(std::move(*chart));
  }
  if (!sheet.charts.empty()) row += kChartRows + 1;
  if (!not_drawn.empty()) {
    sheet.texts.push_back(
        {row++,
         0,
         report.words("Inte ritat, eftersom ett tal inte visas: ", "Not drawn, as a number is not shown: ") +
             not_drawn + '.',
         TextStyle::lead,
         {}});
  }
  ++row;

  if (const Round* before = round_before(rounds, report.audit.run_id)) {
    if (overlaps(*before, report.summary)) {
      sheet.texts.push_back(
          {row++,
           0,
           report.words(
               "Obs: rundornas perioder överlappar. Samma intyg kan ingå i båda, så skillnad och intervall "
               "är bara ungefärliga.",
               "Note: the rounds' periods overlap. The same certificate may be in both, so difference and "
               "interval are only approximate."),
           TextStyle::warning,
           {}});
    }
    sheet.texts.push_back(
        {row++,
         0,
         fmt::format(fmt::runtime(report.words("Sedan förra rundan ({})", "Since the round before ({})")),
                     period_word(report, *before)),
         TextStyle::heading,
         {}});
    sheet.tables.push_back(changes_table(report, *before, row));
    row += sheet.tables.back().size + 2;
    sheet.texts.push_back(
        {row++,
         0,
         report.words(
             "Intervall: Newcombe på rundornas egna intervall. Nio jämförelser: var tjugonde väntas se "
             "säkerställd ut av en slump.",
             "Interval: Newcombe on the rounds' own intervals. Nine comparisons: one in twenty is expected "
             "to "
             "look settled by chance."),
         TextStyle::lead,
         {}});
  }
  for (std::string& line : hidden_number_lines(report)) {
    sheet.texts.push_back({row++, 0, std::move(line), TextStyle::lead, {}});
  }
  sheet.large_paper = true;
  return sheet;
}

}  // namespace stickprov::report
