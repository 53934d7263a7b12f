#pragma once
// Audit and Summary → the Excel workbook for the meeting.

#include <string>
#include <vector>

#include "model/audit.h"
#include "model/language.h"
#include "report/certificates.h"
#include "report/rounds.h"
#include "report/summary.h"

namespace stickprov::report {

/// A criterion's name and source for people; the command passes on what the rating room says.
struct CriterionName {
  std::string id;  // "b1"
  Part part = Part::diagnosis;
  std::string swedish;
  std::string english;
  std::string source;
};

/// The finest groups that the report tells apart by who wrote the certificates.
enum class Level { region, area, unit };

struct WorkbookOptions {
  Level level = Level::unit;
  /// For handing on: no sheet about single certificates.
  bool circulation = false;
  /// Rounds to set beside each other, oldest first, this one among them. One or none: no comparison.
  std::vector<Round> rounds;
  /// Working sheets of more rows than this are written without being kept in memory (Sheet::streamed).
  std::size_t most_rows_kept = 5000;
};

/// Writes the workbook to `path`, mode 0600: first under a temporary name in the same folder, then renamed.
/// The same arguments give the same bytes. Throws SetupError when it cannot be written.
/// Of `run` only what is not certificates is read.
void write_workbook(const Audit& run, const Summary& summary, const Certificates& certificates,
                    const std::vector<CriterionName>& criteria, const std::string& path, Language language,
                    const WorkbookOptions& options = {});
/// The same of a run that is in memory.
void write_workbook(const Audit& audit, const Summary& summary, const std::vector<CriterionName>& criteria,
                    const std::string& path, Language language, const WorkbookOptions& options = {});

}  // namespace stickprov::report
