// Delar: every part by verdict, every criterion by outcome.

#include <fmt/format.h>

#include "report/sheets.h"
#include "report/words.h"

namespace stickprov::report {
namespace {

constexpr std::size_t kHeaderRow = 4;
constexpr std::size_t kScopes = 10;  // eight parts, overall, function and activity

const VerdictShares& scope(const Verdicts& verdicts, std::size_t place) {
  if (place < 8) return verdicts.parts[place];
  return place == 8 ? verdicts.overall : verdicts.function_and_activity;
}

std::string scope_word(const Report& report, std::size_t place) {
  if (place < 8) return part_word(kParts[place], report.language);
  return place == 8 ? report.words("Helhetsbedömning", "Overall")
                    : report.words("Bara F och A", "F and A only");
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

}  // namespace

std::string parts_sheet_name(Language language) {
  return std::string(say(language, "Delar", "Parts"));
}

std::string part_link(const Report& report, Part part) {
  return cell_reference(parts_sheet_name(report.language),
                        kHeaderRow + 1 + 3 * static_cast<std::size_t>(part), 0);
}

Sheet parts_sheet(const Report& report) {
  Sheet sheet;
  sheet.name = parts_sheet_name(report.language);
  sheet.title = report.words("Delar och kriterier", "Parts and criteria");
  sheet.lead = report.words(
      "Intygets delar efter bedömning, och varje kriterium efter om det är uppfyllt, med 95 % intervall.",
      "The parts of the certificate by verdict, and each criterion by whether it is met, with 95 % "
      "intervals.");
  sheet.widths = {32, 14, 11, 11, 11, 12, 12, 74, 14};

  Table parts;
  parts.name = "Delar";
  parts.row = kHeaderRow;
  parts.columns = {{report.words("Del", "Part"), Look::wrapped},
                   {report.words("Bedömning", "Verdict")},
                   {report.words("Andel", "Share"), Look::share},
                   {report.words("Från", "From"), Look::share},
                   {report.words("Till", "To"), Look::share},
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
                       {report.words("Från", "From"), Look::share},
                       {report.words("Till", "To"), Look::share},
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
                      {report.words("Från", "From"), Look::share},
                      {report.words("Till", "To"), Look::share},
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
  sheet.tables.push_back(std::move(parts));
  sheet.tables.push_back(std::move(commonest));
  sheet.tables.push_back(std::move(criteria));
  return sheet;
}

}  // namespace stickprov::report
