// Avvikelser: certificates that someone should look at, a row each and kind.

#include "report/sheets.h"
#include "report/words.h"

namespace stickprov::report {

std::string deviations_sheet_name(Language language) {
  return std::string(say(language, "Avvikelser", "Deviations"));
}

Sheet deviations_sheet(const Report& report) {
  Sheet sheet;
  sheet.name = deviations_sheet_name(report.language);
  sheet.title = report.words("Avvikelser att titta närmare på", "Deviations to look at");
  sheet.lead = report.words(
      "En rad per avvikelse och intyg. En avvikelse är inget fel i sig: längre än FMB är rätt när det är "
      "motiverat.",
      "A row for each deviation of a certificate. None is a fault in itself: longer than FMB is right when "
      "motivated.");
  sheet.widths = {44, 7, 40, 30, 12, 18, 13, 10, 20, 30, 12, 10};
  Table table;
  table.name = "Avvikelser";
  table.row = 3;
  table.filter = true;
  table.columns = {{report.words("Avvikelse", "Deviation"), Look::wrapped},
                   {report.words("Nr", "No"), Look::count},
                   {report.words("Intygs-id", "Certificate id"), Look::wrapped},
                   {report.words("Enhet", "Unit"), Look::wrapped},
                   {report.words("Diagnos", "Diagnosis")},
                   {report.words("Sammanhängande dagar", "Cumulated days"), Look::count},
                   {report.words("FMB längst, dagar", "FMB longest, days"), Look::count},
                   {report.words("Dagar över", "Days over"), Look::count},
                   {report.words("Motivering av avvikelse från FMB", "Motivation of deviation from FMB")},
                   {report.words("Snävare typfall i FMB", "Narrower case in FMB"), Look::wrapped},
                   {report.words("Typfallets dagar", "Days of the case"), Look::count},
                   {report.words("Grad, %", "Degree, %"), Look::count}};
  table.size = report.summary.deviations.size();
  table.rows = [&report](std::size_t i) {
    const Deviation& deviation = report.summary.deviations[i];
    const AuditedCertificate& certificate = report.audit.certificates[deviation.certificate];
    const FmbComparison& fmb = certificate.rating.fmb;
    Cell id(certificate.entry.certificate_id);
    id.link = certificate_link(report, deviation.certificate);
    return Row{
        Cell(deviation_word(deviation.kind, report.language)),
        Cell(certificate.draw.order),
        id,
        Cell(certificate.entry.unit_name.empty() ? certificate.entry.unit_id : certificate.entry.unit_name),
        Cell(certificate.entry.diagnosis_code),
        Cell(certificate.entry.cumulated_days),
        Cell(fmb.longest_days),
        Cell(deviation.days_over),
        verdict_cell(certificate.rating.verdict(Part::fmb), report.language),
        Cell(fmb.narrower_case),
        Cell(fmb.narrower_days),
        certificate.entry.first_degree > 0 ? Cell(certificate.entry.first_degree) : Cell()};
  };
  table.when_empty = report.words("Inga avvikelser", "No deviations");
  sheet.tables.push_back(std::move(table));
  sheet.frozen_rows = 4;
  sheet.large_paper = true;
  return sheet;
}

}  // namespace stickprov::report
