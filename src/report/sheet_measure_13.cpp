// Mått 13: what Socialstyrelsen's survey on follow-up of certificates asks for (report 2024-10-9262), ready
// to copy.

#include <fmt/format.h>

#include <algorithm>

#include "format/date.h"
#include "report/sheets.h"
#include "report/words.h"

namespace stickprov::report {
namespace {

std::string percent_text(const VerdictShares& shares, const Report& report) {
  const std::optional<Estimate>& estimate = shares.adequate;
  if (estimate && shares.adequate_shown != Shown::number) {
    return report.words("en andel som inte visas (för få intyg)", "a share that is not shown (too few)");
  }
  if (!estimate) return report.words("kan inte anges", "cannot be given");
  if (estimate->lower == estimate->upper) return fmt::format("{:.0f} %", 100 * estimate->share);
  return fmt::format(fmt::runtime(report.words("{:.0f} % (95 % konfidensintervall {:.0f}–{:.0f} %)",
                                               "{:.0f} % (95 % confidence interval {:.0f}–{:.0f} %)")),
                     100 * estimate->share, 100 * estimate->lower, 100 * estimate->upper);
}

std::string followed_up_text(const Report& report) {
  const Summary& summary = report.summary;
  std::string period;
  if (summary.first_signed && summary.last_signed) {
    period = fmt::format(fmt::runtime(report.words(" signerade {} till {}", " signed {} to {}")),
                         format::day_text(*summary.first_signed), format::day_text(*summary.last_signed));
  }
  return fmt::format(
      fmt::runtime(report.words(
          "Ja. Kvaliteten har följts upp för läkarintyg för sjukpenning{}: {} intyg bedömdes av {} i "
          "urvalsramen ({}).",
          "Yes. The quality of sickness certificates{} was followed up: {} were rated out of {} in "
          "the frame ({}).")),
      period, summary.accounting.rated, summary.accounting.frame,
      design_word(report.audit.sample, report.language));
}

std::string result_text(const Report& report) {
  const Verdicts& all = report.summary.all;
  const auto part = [&](Part p) { return percent_text(all.parts[static_cast<std::size_t>(p)], report); };
  std::string text = fmt::format(
      fmt::runtime(report.words(
          "Helheten var adekvat och tillräcklig i {}. Funktionsnedsättningen var adekvat beskriven i {}, "
          "aktivitetsbegränsningen i {} och behandling och plan i {}.",
          "The certificate as a whole was adequate in {}. Impaired function was adequately described in {}, "
          "activity "
          "limitation in {}, treatment and plan in {}.")),
      percent_text(all.overall, report), part(Part::function), part(Part::activity), part(Part::plan));
  if (!report.summary.common_shortcomings.empty()) {
    text += report.words(" Vanligaste bristerna: ", " Most common shortcomings: ");
    bool first = true;
    for (const std::size_t place : report.summary.common_shortcomings) {
      const CriterionSummary& criterion = report.summary.criteria[place];
      if (!first) text += "; ";
      first = false;
      text += shortcoming_sentence(criterion.id, criterion.part, criterion_name(report, criterion.id),
                                   report.language);
      if (criterion.shortcoming_shown == Shown::number) {
        text += fmt::format(fmt::runtime(report.words(" ({} av {} intyg)", " ({} of {})")),
                            criterion.shortcoming->count, criterion.shortcoming->of);
      }
    }
    text += '.';
  }
  return text;
}

std::string method_text(const Report& report) {
  return fmt::format(
      fmt::runtime(report.words(
          "Bedömningen gjordes med stickprov {} efter fasta regler (policy {}) på Socialstyrelsens "
          "tregradiga skala adekvat "
          "och tillräcklig, bristfällig, saknas. Urvalet kan göras om av vem som helst med fröet ”{}”.",
          "Rated by stickprov {} under fixed rules (policy {}) on Socialstyrelsen's scale adequate, "
          "deficient, missing. "
          "Anyone can redraw the sample with the seed “{}”.")),
      report.audit.tool_version, report.audit.policy_name, report.audit.sample.seed);
}

// `area` is nothing for all areas together.
Row area_row(const Report& report, const Group* area) {
  const VerdictShares& overall = area == nullptr ? report.summary.all.overall : area->verdicts.overall;
  const bool too_few = area != nullptr && area->too_few;
  const auto none_of_few = [&](const std::optional<Estimate>& estimate) {
    return too_few ? std::nullopt : estimate;
  };
  Row row{Cell("13b"),
          Cell(area == nullptr ? report.words("Alla områden", "All areas")
                               : area_word(area->key, report.language)),
          area == nullptr ? Cell(report.summary.accounting.frame)
                          : count_cell(report, area->frame, area->frame_shown),
          area == nullptr ? Cell(report.summary.accounting.rated)
                          : count_cell(report, area->drawn, area->drawn_shown)};
  add_estimate(row, report, none_of_few(overall.adequate), overall.adequate_shown);
  row.push_back(share_cell(report, none_of_few(overall.deficient), overall.deficient_shown));
  row.push_back(share_cell(report, none_of_few(overall.missing), overall.missing_shown));
  row.emplace_back(too_few ? fmt::format(fmt::runtime(report.words("För få intyg (färre än {})",
                                                                   "Too few certificates (under {})")),
                                         report.summary.unit_minimum)
                           : std::string());
  return row;
}

}  // namespace

Sheet measure_13_sheet(const Report& report) {
  Sheet sheet;
  sheet.name = report.words("Mått 13", "Measure 13");
  sheet.title = report.words("Uppföljningsmått 13: läkarintygens kvalitet",
                             "Measure 13: quality of sickness certificates");
  sheet.lead = report.words(
      "Underlag för svar på Socialstyrelsens frågor 13a–13c (rapport 2024-10-9262). Texten kan kopieras cell "
      "för cell.",
      "Material for Socialstyrelsen's questions 13a–13c (report 2024-10-9262). The texts can be copied cell "
      "by cell.");
  sheet.widths = {9, 84, 11, 11, 11, 12, 12, 13, 11, 30};
  const std::vector<std::pair<std::string, std::string>> answers = {
      {"13a", followed_up_text(report)}, {"13c", result_text(report)}, {"13c", method_text(report)}};
  Table texts;
  texts.name = "Matt_13_text";
  texts.row = 3;
  texts.columns = {{report.words("Fråga", "Question")},
                   {report.words("Text att kopiera", "Text to copy"), Look::wrapped}};
  texts.size = answers.size();
  texts.rows = [answers](std::size_t i) { return Row{Cell(answers[i].first), Cell(answers[i].second)}; };

  Table areas;
  areas.name = "Matt_13_omraden";
  areas.row = texts.row + texts.size + 3;
  areas.columns = {{report.words("Fråga", "Question")},
                   {report.words("Område", "Area"), Look::wrapped},
                   {report.words("I ramen", "In frame"), Look::count},
                   {report.words("Bedömda", "Rated"), Look::count},
                   {report.words("Adekvat", "Adequate"), Look::share},
                   {report.words("95 % från", "95 % from"), Look::share},
                   {report.words("95 % till", "95 % to"), Look::share},
                   {report.words("Bristfällig", "Deficient"), Look::share},
                   {report.words("Saknas", "Missing"), Look::share},
                   {report.words("Anmärkning", "Remark"), Look::wrapped}};
  areas.size = 1 + report.summary.areas.size();
  areas.rows = [&report](std::size_t i) {
    return area_row(report, i == 0 ? nullptr : &report.summary.areas[i - 1]);
  };
  sheet.texts.push_back({areas.row - 1,
                         0,
                         report.words("13b: helhetsbedömning per område", "13b: overall verdict by area"),
                         TextStyle::heading,
                         {}});
  sheet.tables.push_back(std::move(texts));
  sheet.tables.push_back(std::move(areas));
  return sheet;
}

}  // namespace stickprov::report
