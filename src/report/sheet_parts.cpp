// Delar: every part by verdict, every criterion by outcome.

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "report/sheets.h"
#include "report/words.h"

namespace stickprov::report {
namespace {

constexpr std::size_t kHeaderRow = 4;
constexpr std::size_t kScopes = 10;  // eight parts, overall, function and activity
constexpr std::size_t kNotes = 3;
constexpr std::size_t kBarsColumn = 0;
constexpr double kNarrowestLabel = 0.11;  // a bar under this share has no room for its number

const VerdictShares& scope(const Verdicts& verdicts, std::size_t place) {
  if (place < 8) return verdicts.parts[place];
  return place == 8 ? verdicts.overall : verdicts.function_and_activity;
}

std::string scope_word(const Report& report, std::size_t place) {
  if (place < 8) return part_word(kParts[place], report.language);
  return place == 8 ? report.words("Helhetsbedömning", "Overall")
                    : report.words("Bara F och A", "F and A only");
}

// What the first sheet's chart draws of a part: shares that are shown, of "minst 93 %" the 93, and the rest
// of the whole as not shown. It says nothing that the words do not.
std::array<double, 4> bars_of(const Report& report, const VerdictShares& shares) {
  std::array<double, 4> bars{};
  if (!shares.adequate) return bars;
  const auto drawn = [&](const std::optional<Estimate>& estimate, Shown shown) {
    if (!estimate || shown == Shown::few || shown == Shown::withheld) return 0.0;
    return shown == Shown::number ? estimate->share : least_share(report, *estimate);
  };
  bars = {drawn(shares.adequate, shares.adequate_shown), drawn(shares.deficient, shares.deficient_shown),
          drawn(shares.missing, shares.missing_shown), 0.0};
  const double rest = 1.0 - bars[0] - bars[1] - bars[2];
  bars[3] = rest > 1e-9 ? rest : 0.0;
  return bars;
}

// The criterion of each part that most certificates fall short of; nothing where none does.
std::vector<const CriterionSummary*> commonest_of_parts(const Report& report) {
  std::vector<const CriterionSummary*> commonest(kParts.size());
  for (const CriterionSummary& criterion : report.summary.criteria) {
    if (!criterion.shortcoming || criterion.shortcoming->count == 0) continue;
    const CriterionSummary*& best = commonest[static_cast<std::size_t>(criterion.part)];
    if (best == nullptr || criterion.shortcoming->count > best->shortcoming->count) best = &criterion;
  }
  return commonest;
}

// Below the criteria and what is said of them.
std::size_t bars_row(const Report& report) {
  return kHeaderRow + kScopes * 3 + 3 + kParts.size() + 3 +
         std::max<std::size_t>(1, report.summary.criteria.size()) + 2 + kNotes +
         hidden_number_lines(report).size() + 3;
}

}  // namespace

std::string parts_sheet_name(Language language) {
  return std::string(say(language, "Delar", "Parts"));
}

std::string part_link(const Report& report, Part part) {
  return cell_reference(parts_sheet_name(report.language),
                        kHeaderRow + 1 + 3 * static_cast<std::size_t>(part), 0);
}

Chart parts_chart(const Report& report) {
  Chart chart;
  chart.title = report.words("Andel intyg per del", "Share of certificates by part");
  chart.data_sheet = parts_sheet_name(report.language);
  chart.first_row = bars_row(report) + 1;
  chart.last_row = bars_row(report) + kScopes;
  chart.category_column = kBarsColumn;
  chart.series = {{kBarsColumn + 1, Tone::adequate, {}},
                  {kBarsColumn + 2, Tone::deficient, {}},
                  {kBarsColumn + 3, Tone::missing, {}}};
  chart.alternative = report.words(
      "Liggande staplar som visar andel adekvata, bristfälliga och saknade per del av intyget. ",
      "Horizontal bars with the share of adequate, deficient and missing for each part of the certificate. ");
  bool some_hidden = false;
  for (std::size_t i = 0; i < kScopes; ++i) {
    const VerdictShares& shares = scope(report.summary.all, i);
    const std::array<double, 4> bars = bars_of(report, shares);
    some_hidden = some_hidden || bars[3] > 0.0;
    for (std::size_t s = 0; s < chart.series.size(); ++s)
      chart.series[s].hide_label.push_back(bars[s] < kNarrowestLabel);
    if (!shares.adequate) continue;
    chart.alternative += scope_word(report, i) + ": ";
    if (shares.adequate_shown == Shown::number) {
      chart.alternative +=
          fmt::format(fmt::runtime(report.words("{:.0f} % adekvat", "{:.0f} % adequate")), 100 * bars[0]);
    } else {
      chart.alternative += report.words("adekvat ", "adequate ") +
                           hidden_share_text(report, *shares.adequate, shares.adequate_shown);
    }
    if (shares.deficient_shown == Shown::number && shares.missing_shown == Shown::number) {
      chart.alternative += fmt::format(fmt::runtime(report.words(", {:.0f} % bristfällig, {:.0f} % saknas",
                                                                 ", {:.0f} % deficient, {:.0f} % missing")),
                                       100 * bars[1], 100 * bars[2]);
    }
    chart.alternative += ". ";
  }
  if (some_hidden) chart.series.push_back({kBarsColumn + 4, Tone::muted, {}});
  return chart;
}

Sheet parts_sheet(const Report& report) {
  Sheet sheet;
  sheet.name = parts_sheet_name(report.language);
  sheet.title = report.words("Delar och kriterier", "Parts and criteria");
  sheet.lead = report.words(
      "Intygets delar efter bedömning, och varje kriterium efter om det är uppfyllt, med 95 % intervall.",
      "The parts of the certificate by verdict, and each criterion by whether it is met, with 95 % "
      "intervals.");
  sheet.widths = {32, 14, 12, 11, 11, 12, 12, 70, 14};
  sheet.pages_high = 2;

  Table parts;
  parts.name = "Delar";
  parts.row = kHeaderRow;
  parts.columns = {{report.words("Del", "Part"), Look::wrapped},
                   {report.words("Bedömning", "Verdict")},
                   {report.words("Andel", "Share"), Look::share},
                   {report.words("95 % från", "95 % from"), Look::share},
                   {report.words("95 % till", "95 % to"), Look::share},
                   {report.words("Antal", "Number"), Look::count},
                   {report.words("Av bedömda", "Of rated"), Look::count}};
  parts.size = kScopes * 3;
  parts.rows = [&report](std::size_t i) {
    const VerdictShares& shares = scope(report.summary.all, i / 3);
    const Verdict verdict = static_cast<Verdict>(i % 3);
    const std::array<std::size_t, 3> counts = {shares.counts.adequate, shares.counts.deficient,
                                               shares.counts.missing};
    const std::array<const std::optional<Estimate>*, 3> estimates = {&shares.adequate, &shares.deficient,
                                                                     &shares.missing};
    const std::array<Shown, 3> shown = {shares.adequate_shown, shares.deficient_shown, shares.missing_shown};
    Row row{Cell(scope_word(report, i / 3)), verdict_cell(verdict, report.language)};
    add_estimate(row, report, *estimates[i % 3], shown[i % 3]);
    row.push_back(count_cell(report, counts[i % 3], shown[i % 3], shares.counts.applicable()));
    row.push_back(count_cell(report, shares.counts.applicable(), shares.applicable_shown));
    return row;
  };
  sheet.texts.push_back({kHeaderRow - 1, 0, report.words("Delar", "Parts"), TextStyle::heading, {}});

  const std::vector<const CriterionSummary*> worst = commonest_of_parts(report);
  Table commonest;
  commonest.name = "Delar_vanligaste_brist";
  commonest.row = kHeaderRow + parts.size + 3;
  commonest.columns = {{report.words("Del", "Part"), Look::wrapped},
                       {report.words("Kriterium", "Criterion")},
                       {report.words("Andel", "Share"), Look::share},
                       {report.words("95 % från", "95 % from"), Look::share},
                       {report.words("95 % till", "95 % to"), Look::share},
                       {report.words("Antal", "Number"), Look::count},
                       {report.words("Av bedömda", "Of rated"), Look::count},
                       {report.words("Vanligaste bristen", "Most common shortcoming"), Look::wrapped}};
  commonest.size = kParts.size();
  commonest.rows = [&report, worst](std::size_t i) {
    Row row{Cell(part_word(kParts[i], report.language))};
    const CriterionSummary* criterion = worst[i];
    if (criterion == nullptr) {
      row.resize(7);
      row.emplace_back(report.words("Inget ouppfyllt kriterium", "No criterion is unmet"));
      return row;
    }
    row.emplace_back(criterion->id);
    add_estimate(row, report, criterion->shortcoming, criterion->shortcoming_shown);
    row.push_back(count_cell(report, criterion->shortcoming->count, criterion->shortcoming_shown,
                             criterion->shortcoming->of));
    row.push_back(count_cell(report, criterion->shortcoming->of, criterion->applicable_shown));
    row.emplace_back(shortcoming_sentence(criterion->id, criterion->part,
                                          criterion_name(report, criterion->id), report.language));
    return row;
  };
  sheet.texts.push_back(
      {commonest.row - 1,
       0,
       report.words("Vanligaste bristen i varje del", "Most common shortcoming of each part"),
       TextStyle::heading,
       {}});

  Table criteria;
  criteria.name = "Kriterier";
  criteria.row = commonest.row + commonest.size + 3;
  criteria.columns = {{report.words("Del", "Part"), Look::wrapped},
                      {report.words("Kriterium", "Criterion")},
                      {report.words("Andel uppfyllt", "Share met"), Look::share},
                      {report.words("95 % från", "95 % from"), Look::share},
                      {report.words("95 % till", "95 % to"), Look::share},
                      {report.words("Uppfyllt", "Met"), Look::count},
                      {report.words("Av bedömda", "Of rated"), Look::count},
                      {report.words("Innebörd", "Meaning"), Look::wrapped},
                      {report.words("Varav brist", "Thereof short"), Look::count}};
  criteria.size = report.summary.criteria.size();
  criteria.rows = [&report](std::size_t i) {
    const CriterionSummary& criterion = report.summary.criteria[i];
    Row row{Cell(part_word(criterion.part, report.language)), Cell(criterion.id)};
    add_estimate(row, report, criterion.share_met, criterion.met_shown);
    const std::size_t of = criterion.met + criterion.not_met;
    row.push_back(count_cell(report, criterion.met, criterion.met_shown, of));
    row.push_back(count_cell(report, of, criterion.applicable_shown));
    row.emplace_back(criterion_name(report, criterion.id));
    row.push_back(count_cell(report, criterion.shortcoming ? criterion.shortcoming->count : std::size_t{0},
                             criterion.shortcoming_shown, of));
    return row;
  };
  criteria.when_empty = report.words("Inga intyg", "No certificates");
  sheet.texts.push_back({criteria.row - 1, 0, report.words("Kriterier", "Criteria"), TextStyle::heading, {}});
  const std::size_t note = criteria.row + std::max<std::size_t>(1, criteria.size) + 2;
  std::vector<std::string> notes = {
      report.words(
          "Varav brist: kriteriet är inte uppfyllt i ett intyg där delen är bristfällig eller saknas.",
          "Thereof short: the criterion is not met in a certificate whose part is deficient or missing."),
      report.words(
          "Ett kriterium som inte är uppfyllt sänker inte alltid delen; i planen räcker några av f2–f7.",
          "A criterion that is not met does not always lower the part; of the plan some of f2–f7 "
          "suffice."),
      report.words("Bedömda är de intyg där delen eller kriteriet ska finnas.",
                   "Rated are the certificates that the part or criterion applies to.")};
  for (std::string& line : hidden_number_lines(report)) notes.push_back(std::move(line));
  for (std::size_t i = 0; i < notes.size(); ++i) {
    sheet.texts.push_back({note + i, 0, notes[i], TextStyle::lead, {}});
  }
  Table bars;
  bars.name = "Delar_staplar";
  bars.row = bars_row(report);
  bars.columns = {{report.words("Del", "Part"), Look::wrapped},
                  {report.words("Adekvat", "Adequate"), Look::share},
                  {report.words("Bristfällig", "Deficient"), Look::share},
                  {report.words("Saknas", "Missing"), Look::share},
                  {report.words("Visas inte", "Not shown"), Look::share}};
  bars.size = kScopes;
  bars.rows = [&report](std::size_t i) {
    const VerdictShares& shares = scope(report.summary.all, i);
    Row row{Cell(scope_word(report, i))};
    const std::array<double, 4> drawn = bars_of(report, shares);
    const std::array<Shown, 4> shown = {shares.adequate_shown, shares.deficient_shown, shares.missing_shown,
                                        Shown::number};
    for (std::size_t s = 0; s < drawn.size(); ++s) {
      const bool stands = shares.adequate && (shown[s] == Shown::number || drawn[s] > 0.0);
      row.emplace_back();
      if (stands) row.back() = Cell(drawn[s]);
    }
    return row;
  };
  sheet.texts.push_back({bars.row - 1,
                         0,
                         report.words("Staplarna i Sammanfattning", "The bars of the Summary"),
                         TextStyle::heading,
                         {}});
  sheet.texts.push_back(
      {bars.row + bars.size + 1,
       0,
       report.words(
           "Visas inte: det som ”högst”, ”minst” och ”döljs” lämnar öppet. Av ”minst 93 %” ritas 93 %.",
           "Not shown: what “at most”, “at least” and “hidden” leave open. Of “at least 93 %” 93 % are "
           "drawn."),
       TextStyle::lead,
       {}});
  sheet.tables.push_back(std::move(parts));
  sheet.tables.push_back(std::move(commonest));
  sheet.tables.push_back(std::move(criteria));
  sheet.tables.push_back(std::move(bars));
  return sheet;
}

}  // namespace stickprov::report
