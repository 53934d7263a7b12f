#include "report/workbook.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/sheets.h"
#include "report/words.h"

namespace stickprov::report {
namespace {

std::vector<Sheet> sheets_of(const Report& report) {
  std::vector<Sheet> sheets;
  sheets.push_back(summary_sheet(report));
  sheets.push_back(measure_13_sheet(report));
  sheets.push_back(parts_sheet(report));
  if (report.options.level != Level::region) sheets.push_back(areas_sheet(report));
  if (report.options.level == Level::unit) sheets.push_back(units_sheet(report));
  sheets.push_back(sex_sheet(report));
  sheets.push_back(diagnosis_groups_sheet(report));
  sheets.push_back(lengths_sheet(report));
  sheets.push_back(extensions_sheet(report));
  sheets.push_back(versions_sheet(report));
  sheets.push_back(contacts_sheet(report));
  sheets.push_back(background_sheet(report));
  sheets.push_back(deviations_sheet(report));
  if (has_deviation_list_sheet(report)) sheets.push_back(deviation_list_sheet(report));
  sheets.push_back(measures_sheet(report));
  if (report.options.rounds.size() > 1) sheets.push_back(development_sheet(report));
  if (!report.options.circulation) {
    sheets.push_back(certificates_sheet(report));
    for (Sheet& sheet : findings_sheets(report)) sheets.push_back(std::move(sheet));
    for (Sheet& sheet : certificate_pages(report)) sheets.push_back(std::move(sheet));
    sheets.push_back(left_out_sheet(report));
  }
  // Sizes by stratum are sizes by unit or area where these are what it is stratified by.
  if (report.audit.sample.strata.size() > 1 && !report.options.circulation)
    sheets.push_back(strata_sheet(report));
  sheets.push_back(method_sheet(report));
  for (Sheet& sheet : sheets) {
    sheet.streamed = sheet.tables.size() == 1 && sheet.charts.empty() && sheet.texts.empty() &&
                     sheet.tables.front().size > report.options.most_rows_kept;
  }
  return sheets;
}

// The newest day of signing in the frame stands in for the clock, so that equal runs give equal bytes.
DocumentProperties properties_of(const Report& report) {
  const Day no_day = std::chrono::sys_days{std::chrono::year{2000} / 1 / 1};
  DocumentProperties properties;
  properties.title = report.words("Läkarintyg för sjukpenning: uppföljning av kvalitet",
                                  "Sickness certificates: follow-up of quality");
  properties.subject = design_word(report.audit.sample, report.language);
  properties.author = "stickprov " + report.audit.tool_version;
  properties.comments = fmt::format(fmt::runtime(report.words("Körning {}", "Run {}")), report.audit.run_id);
  properties.created = std::max(no_day, report.summary.last_signed.value_or(no_day));
  properties.page_footer = report.words("sida &P av &N", "page &P of &N");
  properties.cut = report.words(" … (texten är kortad, den får inte plats i en cell)",
                                " … (the text is cut, it does not fit a cell)");
  return properties;
}

}  // namespace

void write_workbook(const Audit& run, const Summary& summary, const Certificates& certificates,
                    const std::vector<CriterionName>& criteria, const std::string& path, Language language,
                    const WorkbookOptions& options) {
  const Report report{run, summary, certificates, criteria, language, options};
  write_xlsx(sheets_of(report), properties_of(report), path);
}

void write_workbook(const Audit& audit, const Summary& summary, const std::vector<CriterionName>& criteria,
                    const std::string& path, Language language, const WorkbookOptions& options) {
  write_workbook(audit, summary, certificates_of(audit), criteria, path, language, options);
}

}  // namespace stickprov::report
