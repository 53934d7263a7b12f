// Bortfall: everything that was read and not rated, each with file, place, reason and what to do.

#include "report/sheets.h"
#include "report/words.h"

namespace stickprov::report {

std::string left_out_sheet_name(Language language) {
  return std::string(say(language, "Bortfall", "Left out"));
}

Sheet left_out_sheet(const Report& report) {
  Sheet sheet;
  sheet.name = left_out_sheet_name(report.language);
  sheet.title = report.words("Bortfall och utelämnade", "Left out");
  sheet.lead = report.words(
      "Allt som lästes men inte kom med i urvalsramen, och enheter som saknas i enhetsfilen. Varje post "
      "räknas en gång.",
      "All that was read but is not in the frame, and units that the unit file does not name. Each is "
      "counted once.");
  sheet.widths = {26, 34, 48, 20, 40, 70};
  Table table;
  table.name = "Bortfall";
  table.row = 3;
  table.filter = true;
  table.columns = {
      {report.words("Slag", "Kind"), Look::wrapped},
      {report.words("Orsak", "Reason"), Look::wrapped},
      {report.words("Fil", "File"), Look::wrapped},
      {report.words("Plats", "Place"), Look::wrapped},
      {report.words("Intygs-id", "Certificate id"), Look::wrapped},
      {report.words("Vad som är fel och vad du gör", "What is wrong and what to do"), Look::wrapped}};
  const Audit& audit = report.audit;
  table.size = audit.problems.size() + audit.other_types.size() + audit.exclusions.size() +
               audit.unmapped_units.size();
  table.rows = [&report](std::size_t i) {
    const Audit& all = report.audit;
    if (i < all.problems.size()) {
      const InputProblem& problem = all.problems[i];
      return Row{Cell(report.words("Kunde inte läsas", "Could not be read")),
                 Cell(problem_word(problem.kind, report.language)),
                 Cell(problem.path),
                 Cell(problem.place),
                 Cell(problem.certificate_id),
                 Cell(report.words(problem.detail_sv, problem.detail_en))};
    }
    i -= all.problems.size();
    if (i < all.other_types.size()) {
      const OtherType& other = all.other_types[i];
      return Row{Cell(report.words("Annan intygstyp", "Other type")),
                 Cell(other.type),
                 Cell(other.path),
                 Cell(),
                 Cell(other.certificate_id),
                 Cell(report.words("Räknas men bedöms inte. Inget att göra.",
                                   "Counted, not rated. Nothing to do."))};
    }
    i -= all.other_types.size();
    if (i < all.exclusions.size()) {
      const Exclusion& exclusion = all.exclusions[i];
      return Row{Cell(report.words("Utelämnat ur ramen", "Left out of the frame")),
                 Cell(exclusion_word(exclusion.reason, report.language)),
                 Cell(exclusion.path),
                 Cell(),
                 Cell(exclusion.certificate_id),
                 Cell(report.words("Enligt ramens regler. Inget att göra.",
                                   "By the rules of the frame. Nothing to do."))};
    }
    i -= all.exclusions.size();
    return Row{
        Cell(report.words("Enhet utan område", "Unit without area")),
        Cell(all.unmapped_units[i]),
        Cell(),
        Cell(),
        Cell(),
        Cell(report.words("Intygen är med. Lägg till enheten i enhetsfilen för att få område och vårdgivare.",
                          "Its certificates are included. Add the unit to the unit file."))};
  };
  table.when_empty = report.words("Inget bortfall", "Nothing left out");
  sheet.tables.push_back(std::move(table));
  sheet.frozen_rows = 4;
  sheet.large_paper = true;
  return sheet;
}

}  // namespace stickprov::report
