// Sammanfattning: what was drawn from what, how the parts came out, the commonest shortcomings, what it rests
// on. One screen and one page.

#include <fmt/format.h>

#include <algorithm>

#include "format/date.h"
#include "report/cell_text.h"
#include "report/sheets.h"
#include "report/words.h"

namespace stickprov::report {
namespace {

constexpr std::size_t kRightColumn = 8;  // of the right half
constexpr std::size_t kMessageRow = 2;
constexpr std::size_t kPartsRow = 6;
constexpr std::size_t kScopes = 10;  // eight parts, overall, function and activity
constexpr std::size_t kShortcomingsRow = kPartsRow + kScopes + 5;
constexpr std::size_t kAttentionRow = kShortcomingsRow + 1 + 3 + 1;

const VerdictShares& scope(const Verdicts& verdicts, std::size_t place) {
  if (place < 8) return verdicts.parts[place];
  return place == 8 ? verdicts.overall : verdicts.function_and_activity;
}

std::string scope_word(const Report& report, std::size_t place) {
  if (place < 8) return part_word(kParts[place], report.language);
  return place == 8 ? report.words("Helhetsbedömning", "Overall")
                    : report.words("Bara F och A", "F and A only");
}

std::string lead(const Report& report) {
  const Summary& summary = report.summary;
  const std::size_t rated = summary.accounting.rated;
  std::string text =
      summary.census
          ? fmt::format(fmt::runtime(report.words("Alla {} intyg i ramen är bedömda.",
                                                  "All {} certificates of the frame are rated.")),
                        rated)
          : fmt::format(fmt::runtime(report.words("{} av {} intyg drogs slumpmässigt och bedömdes.",
                                                  "{} of {} certificates were drawn at random and rated.")),
                        rated, summary.accounting.frame);
  if (summary.first_signed && summary.last_signed) {
    text += fmt::format(
        fmt::runtime(report.words(" Intygen är signerade {} till {}.", " They were signed {} to {}.")),
        format::day_text(*summary.first_signed), format::day_text(*summary.last_signed));
  }
  return text;
}

Table parts_table(const Report& report) {
  Table table;
  table.name = "Sammanfattning_delar";
  table.row = kPartsRow;
  table.columns = {{report.words("Intygets delar", "Parts of the certificate")},
                   {report.words("Adekvat", "Adequate"), Look::share},
                   {report.words("95 % från", "95 % from"), Look::share},
                   {report.words("95 % till", "95 % to"), Look::share},
                   {report.words("Bristfällig", "Deficient"), Look::share},
                   {report.words("Saknas", "Missing"), Look::share},
                   {report.words("Bedömda", "Rated"), Look::count}};
  table.size = kScopes;
  table.rows = [&report](std::size_t i) {
    const VerdictShares& shares = scope(report.summary.all, i);
    Cell word(scope_word(report, i));
    if (i < 8) word.link = part_link(report, kParts[i]);
    Row row{word};
    add_estimate(row, report, shares.adequate, shares.adequate_shown);
    row.push_back(share_cell(report, shares.deficient, shares.deficient_shown));
    row.push_back(share_cell(report, shares.missing, shares.missing_shown));
    row.push_back(count_cell(report, shares.counts.applicable(), shares.applicable_shown));
    return row;
  };
  return table;
}

std::vector<Column> share_columns(const Report& report, std::string header) {
  return {{std::move(header), Look::wrapped},
          {report.words("Andel", "Share"), Look::share},
          {report.words("95 % från", "95 % from"), Look::share},
          {report.words("95 % till", "95 % to"), Look::share},
          {report.words("Antal intyg", "Number"), Look::count},
          {report.words("Av", "Of"), Look::count}};
}

Row share_row(const Report& report, Cell first, const std::optional<Estimate>& estimate, Shown shown,
              Shown of_shown = Shown::number) {
  Row row{std::move(first)};
  add_estimate(row, report, estimate, shown);
  if (estimate) {
    row.push_back(count_cell(report, estimate->count, shown, estimate->of));
    row.push_back(count_cell(report, estimate->of, of_shown));
  } else {
    row.resize(row.size() + 2);
  }
  return row;
}

Table shortcomings_table(const Report& report) {
  Table table;
  table.name = "Vanligaste_brister";
  table.row = kShortcomingsRow;
  table.columns = share_columns(report, report.words("Vanligaste bristerna", "Most common shortcomings"));
  table.size = report.summary.common_shortcomings.size();
  table.rows = [&report](std::size_t i) {
    const CriterionSummary& criterion = report.summary.criteria[report.summary.common_shortcomings[i]];
    Cell sentence(shortcoming_sentence(criterion.id, criterion.part, criterion_name(report, criterion.id),
                                       report.language));
    sentence.link = part_link(report, criterion.part);
    return share_row(report, sentence, criterion.shortcoming, criterion.shortcoming_shown,
                     criterion.applicable_shown);
  };
  table.when_empty = report.words("Inga brister", "No shortcomings");
  return table;
}

Table attention_table(const Report& report) {
  Table table;
  table.name = "Att_uppmarksamma";
  table.row = kAttentionRow;
  table.columns = share_columns(report, report.words("Att uppmärksamma", "To look at"));
  table.size = 1 + kDeviationKinds.size();
  table.rows = [&report](std::size_t i) {
    if (i == 0) {
      return share_row(report, Cell(report.words("Sannolik komplettering", "Likely completion")),
                       report.summary.all.likely_completion, report.summary.all.completion_shown);
    }
    Cell word(deviation_word(kDeviationKinds[i - 1], report.language));
    word.link = cell_reference(deviations_sheet_name(report.language), 0, 0);
    return share_row(report, word, report.summary.deviation_shares[i - 1],
                     report.summary.deviations_shown[i - 1]);
  };
  return table;
}

struct Step {
  std::string word;
  std::size_t count;
  std::string how;
  std::string link;
};

std::vector<Step> accounting_steps(const Report& report) {
  const Accounting& accounting = report.summary.accounting;
  const auto total = [](const std::map<std::string, std::size_t>& counts) {
    std::size_t sum = 0;
    for (const auto& [key, count] : counts) sum += count;
    return sum;
  };
  const std::string left_out = cell_reference(left_out_sheet_name(report.language), 0, 0);
  const std::string certificates = cell_reference(certificates_sheet_name(report.language), 0, 0);
  return {
      {report.words("Lästa", "Read"),
       accounting.read,
       fmt::format(fmt::runtime(report.words("ur {} filer", "from {} files")), accounting.files),
       {}},
      {report.words("– kunde inte läsas", "– could not be read"), total(accounting.problems),
       report.words("se Bortfall", "see Left out"), left_out},
      {report.words("– annan intygstyp", "– other certificate type"), total(accounting.other_types),
       report.words("räknas, bedöms inte", "counted, not rated"), left_out},
      {report.words("Intyg", "Certificates"),
       accounting.certificates,
       report.words("lästa − ej lästa − annan typ", "read − unreadable − other type"),
       {}},
      {report.words("– ersatta, dubbletter m.m.", "– replaced, duplicates etc."),
       total(accounting.exclusions), report.words("det nyaste behålls", "the newest is kept"), left_out},
      {report.words("Urvalsram", "Frame"),
       accounting.frame,
       report.words("intyg − ersatta m.m.", "certificates − replaced etc."),
       {}},
      {report.words("– ej dragna", "– not drawn"),
       accounting.frame - std::min(accounting.drawn, accounting.frame),
       report.words("ingår i skattningen", "estimated for"),
       {}},
      {report.words("Dragna och bedömda", "Drawn and rated"), accounting.rated,
       report.words("urvalsram − ej dragna", "frame − not drawn"), certificates},
  };
}

Table accounting_table(const Report& report) {
  Table table;
  table.name = "Redovisning";
  table.row = kShortcomingsRow;
  table.column = kRightColumn;
  table.columns = {{report.words("Från läst till bedömt", "From read to rated"), Look::wrapped},
                   {report.words("Antal", "Number"), Look::count},
                   {report.words("Så räknat", "How counted"), Look::wrapped}};
  const std::vector<Step> steps = accounting_steps(report);
  table.size = steps.size();
  table.rows = [steps](std::size_t i) {
    Cell word(steps[i].word);
    word.link = steps[i].link;
    return Row{word, Cell(steps[i].count), Cell(steps[i].how)};
  };
  return table;
}

std::vector<std::string> rests_on(const Report& report) {
  const Sample& sample = report.audit.sample;
  std::vector<std::string> lines;
  lines.push_back(fmt::format(fmt::runtime(report.words("{}, frö ”{}”.", "{}, seed “{}”.")),
                              design_word(sample, report.language), sample.seed));
  lines.push_back(
      fmt::format(fmt::runtime(report.words("Intygets text är bedömd med fasta regler (policy {}).",
                                            "The text is rated by fixed rules (policy {}).")),
                  report.audit.policy_name));
  lines.push_back(report.words("Resultatet gäller texten: inte om den är sann, inte rätten till sjukpenning,",
                               "It is about the text: not its truth, not the right to the benefit,"));
  lines.push_back(
      report.words("inte vården och inte enskilda läkare.", "not the care and not single physicians."));
  return lines;
}

// "Helhetsbedömning: 62 % mot 55 % (+7 procentenheter, −2 till +16): ingen säkerställd skillnad"
std::vector<std::string> change_lines(const Report& report) {
  std::vector<std::string> lines;
  const Round* before = round_before(report.options.rounds, report.audit.run_id);
  if (before == nullptr) return lines;
  for (const std::optional<Part> part : kFollowed) {
    const VerdictShares& now = followed(report.summary.all, part);
    const VerdictShares& then = followed(before->all, part);
    const std::optional<Difference> difference = change(now, then);
    std::string line =
        (part ? part_word(*part, report.language) : report.words("Helhetsbedömning", "Overall")) + ": ";
    if (difference) {
      line += fmt::format(fmt::runtime(report.words("{:.0f} % mot {:.0f} % ({} procentenheter, {} till {}): ",
                                                    "{:.0f} % against {:.0f} % ({} points, {} to {}): ")),
                          100 * now.adequate->share, 100 * then.adequate->share,
                          points_text(difference->difference), points_text(difference->lower),
                          points_text(difference->upper));
    }
    lines.push_back(line + change_word(difference, report.language));
  }
  return lines;
}

// What to say first: the whole, the commonest shortcoming, the change.
std::vector<std::string> message_lines(const Report& report) {
  const VerdictShares& overall = report.summary.all.overall;
  std::vector<std::string> lines;
  if (!overall.adequate) {
    return {report.words("Inga intyg är bedömda.", "No certificates are rated.")};
  }
  if (overall.adequate_shown != Shown::number) {
    const std::string share = hidden_share_text(report, *overall.adequate, overall.adequate_shown);
    lines.push_back(
        share.find('%') == std::string::npos
            ? report.words("Andelen intyg med adekvat helhet visas inte: antalen är för små.",
                           "The share adequate as a whole is not shown: the numbers are too small.")
            : fmt::format(fmt::runtime(report.words("Helheten är adekvat i {} av intygen.",
                                                    "The whole is adequate in {} of the certificates.")),
                          share));
  } else {
    std::string line = fmt::format(
        fmt::runtime(
            report.words("Helheten är adekvat i {:.0f} % av intygen (95 % intervall {:.0f}–{:.0f} %)",
                         "The whole is adequate in {:.0f} % of the certificates (95 % interval "
                         "{:.0f}–{:.0f} %)")),
        100 * overall.adequate->share, 100 * overall.adequate->lower, 100 * overall.adequate->upper);
    if (overall.deficient && overall.missing && overall.deficient_shown == Shown::number &&
        overall.missing_shown == Shown::number) {
      line += fmt::format(fmt::runtime(report.words(", bristfällig i {:.0f} % och saknas i {:.0f} %",
                                                    ", deficient in {:.0f} % and missing in {:.0f} %")),
                          100 * overall.deficient->share, 100 * overall.missing->share);
    }
    lines.push_back(line + '.');
  }
  if (!report.summary.common_shortcomings.empty()) {
    const CriterionSummary& criterion = report.summary.criteria[report.summary.common_shortcomings.front()];
    std::string line = report.words("Vanligaste bristen: ", "Most common shortcoming: ") +
                       shortcoming_sentence(criterion.id, criterion.part,
                                            criterion_name(report, criterion.id), report.language);
    if (criterion.shortcoming && criterion.shortcoming_shown == Shown::number &&
        criterion.applicable_shown == Shown::number) {
      line += fmt::format(fmt::runtime(report.words(" ({} av {} intyg)", " ({} of {} certificates)")),
                          criterion.shortcoming->count, criterion.shortcoming->of);
    }
    lines.push_back(line + '.');
  }
  if (const Round* before = round_before(report.options.rounds, report.audit.run_id)) {
    const std::optional<Difference> difference = change(overall, before->all.overall);
    std::string line = report.words("Helheten sedan förra rundan: ", "The whole since the round before: ") +
                       change_word(difference, report.language);
    if (difference) {
      line += fmt::format(fmt::runtime(report.words(" ({} procentenheter, 95 % intervall {} till {})",
                                                    " ({} points, 95 % interval {} to {})")),
                          points_text(difference->difference), points_text(difference->lower),
                          points_text(difference->upper));
    }
    lines.push_back(line + '.');
  } else {
    lines.push_back(report.words("Det finns ingen tidigare runda att jämföra med.",
                                 "There is no round before to compare with."));
  }
  return lines;
}

}  // namespace

Sheet summary_sheet(const Report& report) {
  Sheet sheet;
  sheet.name = report.words("Sammanfattning", "Summary");
  sheet.title = report.words("Läkarintyg för sjukpenning: kvaliteten i korthet",
                             "Sickness certificates: their quality in brief");
  sheet.lead = lead(report);
  // As wide and, down to the foot of the chart, as high as a projector's 1280 × 720 shows.
  sheet.widths = {47, 12, 10, 10, 12, 12, 10, 2, 29, 9, 30};
  sheet.zoom = 90;
  sheet.row_height = 17.0;
  sheet.tables = {parts_table(report), shortcomings_table(report), attention_table(report),
                  accounting_table(report)};
  Chart chart = parts_chart(report);
  chart.row = kPartsRow;
  chart.column = kRightColumn;
  chart.rows = kScopes + 4;
  sheet.charts = {std::move(chart)};
  const std::vector<std::string> message = message_lines(report);
  for (std::size_t i = 0; i < message.size(); ++i) {
    sheet.texts.push_back({kMessageRow + i, 0, message[i], TextStyle::message, {}});
  }
  sheet.one_page = true;

  const std::size_t below_parts = kPartsRow + kScopes + 1;
  sheet.texts.push_back(
      {below_parts,
       0,
       report.words(
           "Andel av de intyg där delen ska finnas. 95 %: intervallet för hela urvalsramen.",
           "Share of the certificates that the part applies to. 95 %: interval for the whole frame."),
       TextStyle::lead,
       {}});
  sheet.texts.push_back(
      {below_parts + 1,
       0,
       report.words("Bara F och A: bedömt enbart på funktionsnedsättning och aktivitetsbegränsning.",
                    "F and A only: judged on impaired function and activity limitation alone."),
       TextStyle::lead,
       {}});
  if (report.summary.smallest_number > 1) {
    sheet.texts.push_back(
        {below_parts + 2,
         0,
         fmt::format(fmt::runtime(report.words(
                         "Antal under {} visas inte (”högst”, ”minst”), inte heller det som skulle röja dem "
                         "(”döljs”).",
                         "Counts under {} are not shown (“at most”, “at least”), nor what "
                         "would give them away (“hidden”).")),
                     report.summary.smallest_number),
         TextStyle::lead,
         {}});
  }
  const std::vector<std::string> changes = change_lines(report);
  std::size_t change_row = kAttentionRow + 1 + (1 + kDeviationKinds.size()) + 1;
  if (!changes.empty()) {
    const Round* before = round_before(report.options.rounds, report.audit.run_id);
    const bool overlap = before != nullptr && overlaps(*before, report.summary);
    sheet.texts.push_back(
        {change_row++, 0,
         overlap ? report.words("Andel adekvata sedan förra rundan (perioderna överlappar)",
                                "Share adequate since the round before (the periods overlap)")
                 : report.words("Andel adekvata sedan förra rundan", "Share adequate since the round before"),
         TextStyle::link, cell_reference(development_sheet_name(report.language), 0, 0)});
    for (const std::string& line : changes) {
      sheet.texts.push_back({change_row++, 0, line, TextStyle::body, {}});
    }
  }
  std::size_t row = kShortcomingsRow + 1 + accounting_steps(report).size() + 1;
  if (!report.summary.adds_up) {
    sheet.texts.push_back({row++,
                           kRightColumn,
                           report.words("Varning: redovisningen går inte ihop. Rapportera detta som ett fel.",
                                        "Warning: the accounting does not add up. Report this as a bug."),
                           TextStyle::warning,
                           {}});
  }
  sheet.texts.push_back({row, kRightColumn, report.words("Vad det vilar på", "What it rests on"),
                         TextStyle::link, cell_reference(method_sheet_name(report.language), 0, 0)});
  for (const std::string& line : rests_on(report)) {
    sheet.texts.push_back({++row, kRightColumn, line, TextStyle::body, {}});
  }
  return sheet;
}

}  // namespace stickprov::report
