#include "commands/report.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <ostream>
#include <system_error>

#include "commands/session.h"
#include "model/setup_error.h"
#include "rating/rate.h"
#include "report/measurements.h"
#include "report/summary.h"
#include "report/tally.h"

namespace stickprov::commands {
namespace {

struct Options {
  std::string database;
  std::string out;
  std::string run;
  std::vector<std::string> compare;
  std::string level = "unit";
  std::string format;
  bool circulation = false;
};

// What --format says, else what the name of the file says.
std::string format_of(const Options& options) {
  if (!options.format.empty()) return options.format;
  std::string extension = std::filesystem::path(options.out).extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c); });
  if (extension == ".csv" || extension == ".json") return extension.substr(1);
  return "xlsx";
}

// open_database makes a file where there is none; a report of nothing helps nobody.
void check_database(const std::string& path) {
  std::error_code failed;
  if (std::filesystem::is_regular_file(path, failed)) return;
  throw SetupError(
      fmt::format("--db {}: filen finns inte; ange databasen som stickprov audit skrev", path),
      fmt::format("--db {}: there is no such file; name the database that stickprov audit wrote", path));
}

// Whole, or the beginning of one run only; the newest when none is asked for.
std::string run_named(const std::vector<store::RunHeader>& runs, const std::string& wanted,
                      const std::string& database) {
  if (runs.empty()) {
    throw SetupError(fmt::format("{}: databasen har ingen körning; gör en med stickprov audit", database),
                     fmt::format("{}: the database has no run; make one with stickprov audit", database));
  }
  if (wanted.empty()) return runs.back().run_id;
  std::vector<std::string> found;
  for (const store::RunHeader& run : runs) {
    if (run.run_id == wanted) return wanted;
    if (run.run_id.rfind(wanted, 0) == 0) found.push_back(run.run_id);
  }
  if (found.size() == 1) return found.front();
  std::string known;
  for (const store::RunHeader& run : runs) known += (known.empty() ? "" : ", ") + run.run_id;
  throw SetupError(
      found.empty() ? fmt::format("{}: körningen {} finns inte; databasen har {}", database, wanted, known)
                    : fmt::format("{}: {} är början på flera körningar; skriv fler tecken ({})", database,
                                  wanted, known),
      found.empty()
          ? fmt::format("{}: there is no run {}; the database has {}", database, wanted, known)
          : fmt::format("{}: {} begins several runs; write more of it ({})", database, wanted, known));
}

void run(const Options& options, Session& session) {
  const Language language = session.language;
  check_output_folder(options.out);
  check_database(options.database);
  const store::DatabasePointer database = store::open_database(options.database);
  const std::vector<store::RunHeader> runs = store::list_runs(*database);
  const std::string run_id = run_named(runs, options.run, options.database);
  const Audit stored = store::load_run_header(*database, run_id);
  std::vector<std::string> compare;
  for (const std::string& one : options.compare) compare.push_back(run_named(runs, one, options.database));
  const report::Summary summary = summary_of(*database, stored);
  report::WorkbookOptions workbook;
  workbook.level = options.level == "region" ? report::Level::region
                   : options.level == "area" ? report::Level::area
                                             : report::Level::unit;
  workbook.circulation = options.circulation;
  workbook.rounds = rounds_of(*database, stored, summary, compare);
  const std::string format = format_of(options);
  if (format == "csv") {
    report::write_csv(stored, summary, options.out, language, workbook);
  } else if (format == "json") {
    report::write_json(stored, summary, options.out, language, workbook);
  } else {
    write_stored_workbook(*database, stored, summary, options.out, language, workbook);
  }
  session.err << fmt::format("{}: {}\n{}: {} ({} {} {} {})\n", say(language, "Rapport", "Report"),
                             options.out, say(language, "Körning", "Run"), stored.run_id,
                             summary.accounting.rated, say(language, "av", "of"), summary.accounting.frame,
                             say(language, "intyg bedömda", "certificates rated"));
  if (workbook.rounds.size() > 1) {
    session.err << fmt::format("{}: {}\n", say(language, "Rundor i jämförelsen", "Rounds compared"),
                               workbook.rounds.size());
  }
}

}  // namespace

std::vector<report::CriterionName> criterion_names() {
  std::vector<report::CriterionName> names;
  for (const rating::CriterionText& criterion : rating::criteria_table()) {
    names.push_back({std::string(criterion.id), criterion.part, std::string(criterion.swedish),
                     std::string(criterion.english), std::string(criterion.source)});
  }
  return names;
}

report::Summary summary_of(store::Database& database, const Audit& run) {
  report::Tally tally = report::tally_for(run);
  store::each_frame_entry(database, run.run_id,
                          [&](const FrameEntry& entry) { report::count_frame(tally, entry); });
  store::CertificateReader reader(database, run.run_id, store::CertificateReader::Detail::ratings);
  for (std::size_t i = 0, size = reader.size(); i < size; ++i) report::count_rated(tally, reader.at(i));
  return report::summarise(run, tally);
}

void write_stored_workbook(store::Database& database, const Audit& run, const report::Summary& summary,
                           const std::string& out, Language language,
                           const report::WorkbookOptions& options) {
  using Detail = store::CertificateReader::Detail;
  store::CertificateReader ratings(database, run.run_id, Detail::ratings);
  store::CertificateReader everything(database, run.run_id, Detail::everything);
  report::Certificates certificates;
  certificates.size = ratings.size();
  if (!options.circulation) certificates.findings = store::count_findings(database, run.run_id);
  certificates.rated = [&](std::size_t i) -> const AuditedCertificate& { return ratings.at(i); };
  certificates.whole = [&](std::size_t i) -> const AuditedCertificate& { return everything.at(i); };
  report::write_workbook(run, summary, certificates, criterion_names(), out, language, options);
}

std::vector<report::Round> rounds_of(store::Database& database, const Audit& audit,
                                     const report::Summary& summary,
                                     const std::vector<std::string>& compare) {
  std::vector<report::Round> rounds = {report::round_of(audit, summary)};
  for (const store::RunHeader& header : store::list_runs(database)) {
    if (header.run_id == audit.run_id) continue;
    if (!compare.empty() && std::find(compare.begin(), compare.end(), header.run_id) == compare.end())
      continue;
    const Audit other = store::load_run_header(database, header.run_id);
    rounds.push_back(report::round_of(other, summary_of(database, other)));
  }
  report::sort_rounds(rounds);
  return rounds;
}

void check_output_folder(const std::string& out) {
  namespace fs = std::filesystem;
  std::error_code failed;
  const fs::path folder = fs::path(out).has_parent_path() ? fs::path(out).parent_path() : fs::path(".");
  if (!fs::is_directory(folder, failed)) {
    throw SetupError(fmt::format("-o {}: mappen {} finns inte; skapa den först", out, folder.string()),
                     fmt::format("-o {}: there is no folder {}; make it first", out, folder.string()));
  }
  if (fs::is_directory(out, failed)) {
    throw SetupError(fmt::format("-o {}: är en mapp; ange en fil, till exempel {}", out,
                                 (fs::path(out) / "rapport.xlsx").string()),
                     fmt::format("-o {}: is a folder; name a file, such as {}", out,
                                 (fs::path(out) / "report.xlsx").string()));
  }
}

void add_report(CLI::App& app, Session& session) {
  const auto in = [&](std::string_view swedish, std::string_view english) {
    return std::string(say(session.language, swedish, english));
  };
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("report", in("Skriver en sparad körning som arbetsbok, CSV eller JSON\n\nInget "
                                      "läses om och inget bedöms om: samma "
                                      "databas ger samma fil. Andra körningar i databasen visas bredvid, med "
                                      "skillnad och intervall. Antal under "
                                      "policyns gräns visas inte.",
                                      "Writes a stored run as workbook, CSV or JSON\n\nNothing is read or "
                                      "rated again: the same database gives the "
                                      "same file. Other runs of the database are shown beside it, with "
                                      "differences and intervals. Counts below "
                                      "the policy's limit are not shown."));
  command
      ->add_option("--db", options->database,
                   in("Databasen som stickprov audit skrev", "The database that stickprov audit wrote"))
      ->required()
      ->type_name(in("FIL", "FILE"));
  command->add_option("-o,--output", options->out, in("Filen som skrivs", "The file to write"))
      ->required()
      ->type_name(in("FIL", "FILE"));
  command
      ->add_option("--run", options->run,
                   in("Körningen, eller början på den (förval den senast sparade)",
                      "The run, or the beginning of it (default the last one stored)"))
      ->type_name("ID");
  command
      ->add_option("--compare", options->compare,
                   in("Jämför bara med dessa körningar (förval alla i databasen)",
                      "Compare with these runs only (default all of the database)"))
      ->type_name("ID");
  command
      ->add_option("--level", options->level,
                   in("Finaste nivå som visas: region, area (område) eller unit (enhet, förval)",
                      "Finest level shown: region, area or unit (default)"))
      ->check(CLI::IsMember({"region", "area", "unit"}))
      ->type_name("region|area|unit");
  command
      ->add_option("--format", options->format,
                   in("Förval efter filens ändelse", "Default by the file's extension"))
      ->check(CLI::IsMember({"xlsx", "csv", "json"}))
      ->type_name("xlsx|csv|json");
  command->add_flag("--circulation", options->circulation,
                    in("För spridning: inga blad om enskilda intyg",
                       "For handing on: no sheets about single certificates"));
  command->footer(
      in("\nExempel:\n"
         "  stickprov report --db stickprov.db -o rapport.xlsx\n"
         "  stickprov report --db stickprov.db -o namnden.xlsx --circulation --level area\n"
         "  stickprov report --db stickprov.db -o resultat.csv\n"
         "  stickprov report --db stickprov.db -o jamforelse.xlsx --run 3f2a --compare 91bc\n",
         "\nExamples:\n"
         "  stickprov report --db stickprov.db -o report.xlsx\n"
         "  stickprov report --db stickprov.db -o board.xlsx --circulation --level area\n"
         "  stickprov report --db stickprov.db -o results.csv\n"
         "  stickprov report --db stickprov.db -o comparison.xlsx --run 3f2a --compare 91bc\n"));
  command->callback([options, &session] { run(*options, session); });
}

}  // namespace stickprov::commands
