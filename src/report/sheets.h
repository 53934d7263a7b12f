#pragma once
// The sheets of the workbook, one file each: pure functions from the report's data to a Sheet.

#include <string>
#include <string_view>
#include <vector>

#include "model/audit.h"
#include "model/language.h"
#include "report/sheet.h"
#include "report/summary.h"
#include "report/workbook.h"

namespace stickprov::report {

/// What every sheet is made from. Outlives the sheets: their rows are made when they are written.
struct Report {
  const Audit& audit;  // its certificates and frame are not read: they may not be in memory
  const Summary& summary;
  const Certificates& certificates;
  const std::vector<CriterionName>& criteria;
  Language language;
  const WorkbookOptions& options;

  std::string words(std::string_view swedish, std::string_view english) const {
    return std::string(say(language, swedish, english));
  }
};

/// Most findings one sheet holds; further ones go on to "Fynd 2" …, as Excel ends at 1 048 576 rows.
inline constexpr std::size_t kFindingRows = 1'000'000;

Sheet summary_sheet(const Report& report);
Sheet measure_13_sheet(const Report& report);
Sheet parts_sheet(const Report& report);
Sheet areas_sheet(const Report& report);
Sheet units_sheet(const Report& report);
Sheet sex_sheet(const Report& report);
Sheet diagnosis_groups_sheet(const Report& report);
Sheet lengths_sheet(const Report& report);
Sheet extensions_sheet(const Report& report);
Sheet versions_sheet(const Report& report);
Sheet contacts_sheet(const Report& report);
Sheet background_sheet(const Report& report);
Sheet deviations_sheet(const Report& report);
/// The working list of deviations has a sheet of its own where it is too long to be kept in memory.
bool has_deviation_list_sheet(const Report& report);
Sheet deviation_list_sheet(const Report& report);
Sheet measures_sheet(const Report& report);
Sheet development_sheet(const Report& report);
/// A printed page a certificate, in sheets of at most `per_sheet` (Excel breaks a sheet into 1 026 pages at
/// most).
std::vector<Sheet> certificate_pages(const Report& report, std::size_t per_sheet = 500);
Sheet certificates_sheet(const Report& report);
std::vector<Sheet> findings_sheets(const Report& report, std::size_t rows_per_sheet = kFindingRows);
Sheet left_out_sheet(const Report& report);
Sheet strata_sheet(const Report& report);
Sheet method_sheet(const Report& report);

// Names of the sheets that others link to.
std::string parts_sheet_name(Language language);
std::string development_sheet_name(Language language);
std::string deviations_sheet_name(Language language);
std::string certificates_sheet_name(Language language);
std::string left_out_sheet_name(Language language);
std::string method_sheet_name(Language language);

/// Name of a criterion in the user's language, "" when it is not in the table.
std::string criterion_name(const Report& report, const std::string& id);
/// Where the certificate with this place in the audit has its row in the sheet of certificates.
std::string certificate_link(const Report& report, std::size_t certificate);
/// The parts as stacked bars, for the first sheet; its data are on the sheet of parts.
Chart parts_chart(const Report& report);
/// Where the sheet of parts has the first row of this part.
std::string part_link(const Report& report, Part part);

/// The count, or what is said in its place ("färre än 5", "minst 46" `of` 50, "döljs").
Cell count_cell(const Report& report, std::size_t count, Shown shown = Shown::number, std::size_t of = 0);
/// The 0.92 of "minst 92 %", 0 where nothing can be said.
double least_share(const Report& report, const Estimate& estimate);
/// What is said in the place of a share that is not shown: "högst 8 %", "minst 92 %", "döljs".
std::string hidden_share_text(const Report& report, const Estimate& estimate, Shown shown);
/// Why a group shows no results, in the same words whatever the hidden count is; "" where it shows them.
std::string size_remark(const Report& report, const Group& group);
/// The share, or what is said in its place; "–" where there is none.
Cell share_cell(const Report& report, const std::optional<Estimate>& estimate, Shown shown = Shown::number);
/// Share and both ends of its interval; "–" where there is none, a word and two "–" where it is hidden.
void add_estimate(Row& row, const Report& report, const std::optional<Estimate>& estimate,
                  Shown shown = Shown::number);
/// What the words for hidden numbers mean, for the foot of a sheet; none where nothing is hidden.
std::vector<std::string> hidden_number_lines(const Report& report);

/// A table of groups with n, estimates and intervals, in the order given: overall, function and activity,
/// likely completion. `names` are the first columns' headers and cells.
Table group_table(const Report& report, const std::vector<Group>& groups, std::vector<Column> names,
                  std::function<Row(const Group&)> name_cells,
                  std::function<std::string(const Group&)> remark = {});
/// Widths: those of the names, then of the columns that group_table adds.
std::vector<double> group_table_widths(std::vector<double> names);
/// Groups that have a row.
std::vector<const Group*> listed(const std::vector<Group>& groups);

}  // namespace stickprov::report
