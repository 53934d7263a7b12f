#pragma once
// stickprov report: a stored run as workbook, CSV or JSON.

#include <string>
#include <vector>

#include "report/rounds.h"
#include "report/workbook.h"
#include "store/store.h"

namespace CLI {
class App;
}

namespace stickprov::commands {

struct Session;
void add_report(CLI::App& app, Session& session);

/// The criteria as the rating room names them.
std::vector<report::CriterionName> criterion_names();

/// The summary of a stored run, its certificates read one at a time.
report::Summary summary_of(store::Database& database, const Audit& run);

/// The workbook of a stored run, its certificates read one at a time.
void write_stored_workbook(store::Database& database, const Audit& run, const report::Summary& summary,
                           const std::string& out, Language language, const report::WorkbookOptions& options);

/// Every round of the database in order of time, this one among them; when `compare` is not empty, only those
/// beside this one. Throws SetupError for a run that is not there.
std::vector<report::Round> rounds_of(store::Database& database, const Audit& audit,
                                     const report::Summary& summary,
                                     const std::vector<std::string>& compare = {});

/// Throws SetupError unless `out` can be a file: its folder is there, and no folder has its name. Before the
/// long work rather than after it.
void check_output_folder(const std::string& out);

}  // namespace stickprov::commands
