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
  const Audit& audit;
  const Summary& summary;
  const std::vector<CriterionName>& criteria;
  Language language;

  std::string words(std::string_view swedish, std::string_view english) const {
    return std::string(say(language, swedish, english));
  }
};

/// Most findings one sheet holds; further ones go on to "Fynd 2" …, as Excel ends at 1 048 576 rows.
inline constexpr std::size_t kFindingRows = 1'000'000;

Sheet summary_sheet(const Report& report);
Sheet measure_13_sheet(const Report& report);
Sheet parts_sheet(const Report& report);
Sheet units_sheet(const Report& report);
Sheet sex_sheet(const Report& report);
Sheet diagnosis_groups_sheet(const Report& report);
Sheet background_sheet(const Report& report);
Sheet deviations_sheet(const Report& report);
Sheet certificates_sheet(const Report& report);
std::vector<Sheet> findings_sheets(const Report& report, std::size_t rows_per_sheet = kFindingRows);
Sheet left_out_sheet(const Report& report);
Sheet strata_sheet(const Report& report);
Sheet method_sheet(const Report& report);

// Names of the sheets that others link to.
std::string parts_sheet_name(Language language);
std::string deviations_sheet_name(Language language);
std::string certificates_sheet_name(Language language);
std::string left_out_sheet_name(Language language);
std::string method_sheet_name(Language language);

/// Name of a criterion in the user's language, "" when it is not in the table.
std::string criterion_name(const Report& report, const std::string& id);
/// Where the certificate with this place in the audit has its row in the sheet of certificates.
std::string certificate_link(const Report& report, std::size_t certificate);
/// Where the sheet of parts has the first row of this part.
std::string part_link(const Report& report, Part part);

/// Share and both ends of its interval; three "–" where there is none or it is hidden.
void add_estimate(Row& row, const std::optional<Estimate>& estimate, bool hidden = false);

/// A table of groups with n, estimates and intervals, in the order given: overall, function and activity,
/// likely completion. `names` are the first columns' headers and cells.
Table group_table(const Report& report, const std::vector<Group>& groups, std::vector<Column> names,
                  std::function<Row(const Group&)> name_cells);
/// Widths of the columns that group_table adds after the names.
std::vector<double> group_table_widths();

}  // namespace stickprov::report
