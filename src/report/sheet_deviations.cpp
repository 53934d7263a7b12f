// Avvikelser: how often leave and certificate deviate, and which certificates someone should look at.

#include <array>

#include "report/sheets.h"
#include "report/words.h"

namespace stickprov::report {

std::string deviations_sheet_name(Language language) {
  return std::string(say(language, "Avvikelser", "Deviations"));
}

namespace {

constexpr std::array<double, 12> kListWidths = {46, 11, 17, 13, 12, 11, 13, 20, 40, 30, 30, 12};

std::string deviation_list_sheet_name(const Report& report) {
  return report.words("Avvikelselista", "Deviation list");
}

Table counts_table(const Report& report) {
  Table table;
  table.name = "Avvikelser_antal";
  table.row = 3;
  table.columns = {{report.words("Avvikelse", "Deviation"), Look::wrapped},
                   {report.words("Andel", "Share"), Look::share},
                   {report.words("95 % från", "95 % from"), Look::share},
                   {report.words("95 % till", "95 % to"), Look::share},
                   {report.words("Antal intyg", "Number"), Look::count},
                   {report.words("Av", "Of"), Look::count}};
  table.size = kDeviationKinds.size();
  table.rows = [&report](std::size_t i) {
    const std::optional<Estimate>& share = report.summary.deviation_shares[i];
    const Shown shown = report.summary.deviations_shown[i];
    Row row{Cell(deviation_word(kDeviationKinds[i], report.language))};
    add_estimate(row, report, share, shown);
    row.push_back(count_cell(report, share ? share->count : 0, shown, report.summary.accounting.rated));
    row.emplace_back(report.summary.accounting.rated);
    return row;
  };
  return table;
}

// How those longer than FMB are motivated: the part that asks for it.
Table motivation_table(const Report& report, std::size_t first_row) {
  Table table;
  table.name = "Avvikelser_motivering";
  table.row = first_row;
  table.columns = {
      {report.words("Längre än FMB: motiveringen", "Longer than FMB: its motivation"), Look::wrapped},
      {report.words("Andel", "Share"), Look::share},
      {report.words("95 % från", "95 % from"), Look::share},
      {report.words("95 % till", "95 % to"), Look::share},
      {report.words("Antal intyg", "Number"), Look::count},
      {report.words("Av", "Of"), Look::count}};
  table.size = 3;
  table.rows = [&report](std::size_t i) {
    const VerdictShares& fmb = report.summary.all.parts[static_cast<std::size_t>(Part::fmb)];
    const std::array<const std::optional<Estimate>*, 3> shares = {&fmb.adequate, &fmb.deficient,
                                                                  &fmb.missing};
    const std::array<std::size_t, 3> counts = {fmb.counts.adequate, fmb.counts.deficient, fmb.counts.missing};
    const std::array<Shown, 3> shown = {fmb.adequate_shown, fmb.deficient_shown, fmb.missing_shown};
    const std::array<std::string, 3> words = {
        report.words("Säger att, hur och varför förloppet avviker",
                     "Says that, how and why the course deviates"),
        report.words("Ofullständig eller allmänt hållen", "Incomplete or general"),
        report.words("Saknas", "Missing")};
    Row row{Cell(words[i])};
    add_estimate(row, report, *shares[i], shown[i]);
    row.push_back(count_cell(report, counts[i], shown[i], fmb.counts.applicable()));
    row.push_back(count_cell(report, fmb.counts.applicable(), fmb.applicable_shown));
    return row;
  };
  return table;
}

Table list_table(const Report& report, std::size_t first_row) {
  Table table;
  table.name = "Avvikelser";
  table.row = first_row;
  table.filter = true;
  table.columns = {{report.words("Avvikelse", "Deviation"), Look::wrapped},
                   {report.words("Nr", "No"), Look::count},
                   {report.words("Sammanhängande dagar", "Cumulated days"), Look::count},
                   {report.words("FMB längst, dagar", "FMB longest, days"), Look::count},
                   {report.words("Dagar över", "Days over"), Look::count},
                   {report.words("Grad, %", "Degree, %"), Look::count},
                   {report.words("Diagnos", "Diagnosis")},
                   {report.words("Motivering av avvikelse från FMB", "Motivation of deviation from FMB")},
                   {report.words("Intygs-id", "Certificate id"), Look::wrapped},
                   {report.words("Enhet", "Unit"), Look::wrapped},
                   {report.words("Snävare typfall i FMB", "Narrower case in FMB"), Look::wrapped},
                   {report.words("Typfallets dagar", "Days of the case"), Look::count}};
  table.size = report.summary.deviations.size();
  table.rows = [&report](std::size_t i) {
    const Deviation& deviation = report.summary.deviations[i];
    const AuditedCertificate& certificate = report.certificates.rated(deviation.certificate);
    const FmbComparison& fmb = certificate.rating.fmb;
    Cell id(certificate.entry.certificate_id);
    id.link = certificate_link(report, deviation.certificate);
    return Row{
        Cell(deviation_word(deviation.kind, report.language)),
        Cell(certificate.draw.order),
        Cell(certificate.entry.cumulated_days),
        Cell(fmb.longest_days),
        Cell(deviation.days_over),
        certificate.entry.first_degree > 0 ? Cell(certificate.entry.first_degree) : Cell(),
        Cell(certificate.entry.diagnosis_code),
        verdict_cell(certificate.rating.verdict(Part::fmb), report.language),
        id,
        Cell(certificate.entry.unit_name.empty() ? certificate.entry.unit_id : certificate.entry.unit_name),
        Cell(fmb.narrower_case),
        Cell(fmb.narrower_days)};
  };
  table.when_empty = report.words("Inga avvikelser", "No deviations");
  return table;
}

}  // namespace

Sheet deviations_sheet(const Report& report) {
  Sheet sheet;
  sheet.name = deviations_sheet_name(report.language);
  sheet.title = report.words("Avvikelser att titta närmare på", "Deviations to look at");
  sheet.lead = report.words("En avvikelse är inget fel i sig: längre än FMB är rätt när det är motiverat.",
                            "A deviation is no fault in itself: longer than FMB is right when motivated.");
  sheet.widths.assign(kListWidths.begin(), kListWidths.end());
  if (report.options.circulation) sheet.widths.resize(6);
  sheet.tables.push_back(counts_table(report));
  std::size_t row = sheet.tables.back().row + sheet.tables.back().size + 2;
  sheet.tables.push_back(motivation_table(report, row));
  row += sheet.tables.back().size + 2;
  for (std::string& line : hidden_number_lines(report)) {
    sheet.texts.push_back({row++, 0, std::move(line), TextStyle::lead, {}});
  }
  if (report.options.circulation) return sheet;
  ++row;
  const std::string heading = report.words("Arbetslista: en rad per avvikelse och intyg",
                                           "Working list: a row for each deviation of a certificate");
  if (has_deviation_list_sheet(report)) {
    sheet.texts.push_back(
        {row, 0, heading, TextStyle::link, cell_reference(deviation_list_sheet_name(report), 0, 0)});
    sheet.widths.resize(6);
    return sheet;
  }
  sheet.texts.push_back({row++, 0, heading, TextStyle::heading, {}});
  sheet.tables.push_back(list_table(report, row));
  sheet.large_paper = true;
  return sheet;
}

bool has_deviation_list_sheet(const Report& report) {
  return !report.options.circulation && report.summary.deviations.size() > report.options.most_rows_kept;
}

Sheet deviation_list_sheet(const Report& report) {
  Sheet sheet;
  sheet.name = deviation_list_sheet_name(report);
  sheet.title = report.words("Avvikelser: arbetslista", "Deviations: working list");
  sheet.lead =
      report.words("Arbetsblad: en rad per avvikelse och intyg. Filtrera i rubrikraden.",
                   "Working sheet: a row for each deviation of a certificate. Filter in the header row.");
  sheet.widths.assign(kListWidths.begin(), kListWidths.end());
  sheet.tables.push_back(list_table(report, 3));
  sheet.frozen_rows = 4;
  sheet.large_paper = true;
  return sheet;
}

}  // namespace stickprov::report
