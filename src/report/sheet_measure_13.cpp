// Mått 13: what Socialstyrelsen's survey on follow-up of certificates asks for (report 2024-10-9262), ready
// to copy.

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "format/date.h"
#include "report/sheets.h"
#include "report/words.h"

namespace stickprov::report {
namespace {

std::string percent_text(const VerdictShares& shares, const Report& report) {
  const std::optional<Estimate>& estimate = shares.adequate;
  if (estimate && shares.adequate_shown != Shown::number) {
    const std::string text = hidden_share_text(report, *estimate, shares.adequate_shown);
    if (text.find('%') != std::string::npos) return text;
    return report.words("en andel som inte visas (små antal)", "a share that is not shown (small numbers)");
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
  std::string design = design_word(report.audit.sample, report.language);
  design[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(design[0])));  // within a sentence
  std::string text = fmt::format(
      fmt::runtime(report.words(
          "Ja. Regionen följer upp kvaliteten på läkarintyg för sjukpenning (FK 7804). Uppföljningen gäller "
          "intyg{}: {} av {} intyg i urvalsramen bedömdes ({}).",
          "Yes. The region follows up the quality of sickness certificates (FK 7804). The follow-up is of "
          "certificates{}: {} of {} in the frame were rated ({}).")),
      period, summary.accounting.rated, summary.accounting.frame, design);
  if (const Round* before = round_before(report.options.rounds, report.audit.run_id)) {
    if (before->first_signed && before->last_signed)
      text += fmt::format(fmt::runtime(report.words(" Förra uppföljningen gällde intyg signerade {} till {}.",
                                                    " The one before was of those signed {} to {}.")),
                          format::day_text(*before->first_signed), format::day_text(*before->last_signed));
  }
  return text;
}

// One of the areas that the survey asks about.
const Group* area_named(const Report& report, std::string_view key) {
  for (const Group& area : report.summary.areas) {
    if (area.key == key) return &area;
  }
  return nullptr;
}

std::string deficient_text(const Report& report, const VerdictShares& shares) {
  if (!shares.deficient || !shares.missing || shares.deficient_shown != Shown::number ||
      shares.missing_shown != Shown::number)
    return ".";
  return fmt::format(fmt::runtime(report.words(", bristfällig i {:.0f} % och saknades i {:.0f} %.",
                                               ", deficient in {:.0f} % and missing in {:.0f} %.")),
                     100 * shares.deficient->share, 100 * shares.missing->share);
}

// 13b of one area, in the same words whatever a hidden count is.
std::string area_text(const Report& report, const std::string& name, const Group* area) {
  const std::string begin = name + ": ";
  if (area == nullptr)
    return begin + report.words("nej, inga intyg från området fanns i underlaget.",
                                "no, there were no certificates of the area.");
  if (area->drawn_shown == Shown::number && area->drawn == 0)
    return begin + report.words("området ingick i urvalsramen, men inget av dess intyg drogs.",
                                "the area was in the frame, but none of its certificates was drawn.");
  if (!size_remark(report, *area).empty())
    return begin + report.words("ja, området ingick i uppföljningen, men med för få intyg för en egen andel.",
                                "yes, the area was part of it, with too few certificates for a share.");
  std::string text =
      begin +
      fmt::format(fmt::runtime(report.words("ja, {} intyg bedömdes.", "yes, {} were rated.")), area->drawn);
  if (area->frame_shown == Shown::number)
    text = begin + fmt::format(fmt::runtime(report.words("ja, {} av {} intyg bedömdes.",
                                                         "yes, {} of {} certificates were rated.")),
                               area->drawn, area->frame);
  const VerdictShares& overall = area->verdicts.overall;
  return text +
         fmt::format(fmt::runtime(report.words(" Helheten var adekvat och tillräcklig i {}",
                                               " The whole was adequate and sufficient in {}")),
                     percent_text(overall, report)) +
         deficient_text(report, overall);
}

std::string all_areas_text(const Report& report) {
  const VerdictShares& overall = report.summary.all.overall;
  return fmt::format(fmt::runtime(report.words(
                         "Alla områden: {} av {} intyg bedömdes. Helheten var adekvat och tillräcklig i {}",
                         "All areas: {} of {} were rated. The whole was adequate and sufficient in {}")),
                     report.summary.accounting.rated, report.summary.accounting.frame,
                     percent_text(overall, report)) +
         deficient_text(report, overall);
}

std::string result_text(const Report& report) {
  const Verdicts& all = report.summary.all;
  const auto part = [&](Part p) { return percent_text(all.parts[static_cast<std::size_t>(p)], report); };
  std::string text = fmt::format(
      fmt::runtime(report.words(
          "Uppföljningen visar att helheten var adekvat och tillräcklig i {} av intygen. "
          "Funktionsnedsättningen var adekvat beskriven i {}, "
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

std::string change_text(const Report& report) {
  const Round* before = round_before(report.options.rounds, report.audit.run_id);
  if (before == nullptr) return {};
  const std::optional<Difference> difference = change(report.summary.all.overall, before->all.overall);
  if (!difference)
    return report.words("Jämfört med förra uppföljningen: kan inte jämföras (små antal).",
                        "Against the follow-up before: cannot be compared (small numbers).");
  return fmt::format(fmt::runtime(report.words(
                         "Jämfört med förra uppföljningen har andelen med adekvat helhet ändrats med {} "
                         "procentenheter (95 % konfidensintervall {} till {}): {}.",
                         "Against the follow-up before, the share adequate as a whole changed by {} "
                         "points (95 % confidence interval {} to {}): {}.")),
                     points_text(difference->difference), points_text(difference->lower),
                     points_text(difference->upper), change_word(difference, report.language));
}

std::string use_text(const Report& report) {
  return report.words(
      "Resultatet återförs till verksamheterna som mönster, inte per läkare, och de vanligaste bristerna "
      "används i "
      "utbildning och stöd för intygsskrivning. Uppföljningen upprepas med samma regler för att se om "
      "kvaliteten "
      "ändras.",
      "The result is given back as patterns, not by physician, and the most common shortcomings are used in "
      "training "
      "and support. The follow-up is repeated under the same rules to see whether quality changes.");
}

// `area` is nothing for all areas together.
Row area_row(const Report& report, const Group* area) {
  const VerdictShares& overall = area == nullptr ? report.summary.all.overall : area->verdicts.overall;
  const std::string remark = area == nullptr ? std::string() : size_remark(report, *area);
  const auto none_of_few = [&](const std::optional<Estimate>& estimate) {
    return remark.empty() ? estimate : std::nullopt;
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
  row.emplace_back(remark);
  return row;
}

}  // namespace

Sheet measure_13_sheet(const Report& report) {
  Sheet sheet;
  sheet.name = report.words("Mått 13", "Measure 13");
  sheet.title = report.words("Uppföljningsmått 13: läkarintygens kvalitet",
                             "Measure 13: quality of sickness certificates");
  sheet.lead = report.words(
      "13a om uppföljning görs, 13b inom vilka områden, 13c vad den visar (rapport 2024-10-9262). Kopiera "
      "cell "
      "för cell; enkätens egna ordalydelse gäller.",
      "13a whether it is followed up, 13b in which areas, 13c what it shows (report 2024-10-9262). Copy cell "
      "by "
      "cell; the survey's own wording goes first.");
  sheet.widths = {8, 72, 12, 12, 12, 10, 10, 12, 12, 24};
  const std::string done = report.words("Färdig", "Ready");
  const std::string adapt = report.words("Anpassa", "Adapt");
  struct Answer {
    std::string question;
    std::string text;
    std::string state;
  };
  std::vector<Answer> answers = {{"13a", followed_up_text(report), done},
                                 {"13b", all_areas_text(report), done}};
  for (const std::string_view key : {"Primärvård", "Psykiatri", "Ortopedi", "Andra områden"}) {
    answers.push_back(
        {"13b", area_text(report, area_word(std::string(key), report.language), area_named(report, key)),
         done});
  }
  answers.push_back({"13c", result_text(report), done});
  if (const std::string text = change_text(report); !text.empty()) answers.push_back({"13c", text, done});
  answers.push_back({"13c", method_text(report), done});
  answers.push_back({"13c", use_text(report), adapt});
  Table texts;
  texts.name = "Matt_13_text";
  texts.row = 3;
  texts.columns = {{report.words("Fråga", "Question")},
                   {report.words("Text att kopiera", "Text to copy"), Look::wrapped},
                   {report.words("Läge", "State"), Look::wrapped}};
  texts.size = answers.size();
  texts.rows = [answers](std::size_t i) {
    return Row{Cell(answers[i].question), Cell(answers[i].text), Cell(answers[i].state)};
  };

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
