#include <fmt/format.h>

#include <algorithm>

#include "store/database.h"

namespace stickprov::store {
namespace {

using SQLite::Statement;

/// Runs `sql` for the run and gives each row to `use`.
template <typename Use>
void each_row(SQLite::Database& connection, const char* sql, const std::string& run_id, Use use) {
  Statement query(connection, sql);
  query.bind(1, run_id);
  while (query.executeStep()) use(Columns(query));
}

void load_header(SQLite::Database& connection, const std::string& run_id, Audit& audit, bool& found) {
  each_row(connection,
           "SELECT tool_version, command, policy_name, design, seed, allocation, requested, frame_size, "
           "frame_sha256, "
           "sample_sha256, files, items_read, certificates, in_frame, drawn, rated FROM run WHERE run_id = ?",
           run_id, [&](Columns row) {
             found = true;
             audit.tool_version = row.text();
             audit.command = row.text();
             audit.policy_name = row.text();
             audit.sample.design = row.text();
             audit.sample.seed = row.text();
             audit.sample.allocation = row.text();
             audit.sample.requested = row.number<std::size_t>();
             audit.sample.frame_size = row.number<std::size_t>();
             audit.sample.frame_sha256 = row.text();
             audit.sample.sample_sha256 = row.text();
             audit.accounting.files = row.number<std::size_t>();
             audit.accounting.read = row.number<std::size_t>();
             audit.accounting.certificates = row.number<std::size_t>();
             audit.accounting.frame = row.number<std::size_t>();
             audit.accounting.drawn = row.number<std::size_t>();
             audit.accounting.rated = row.number<std::size_t>();
           });
}

void load_lists(SQLite::Database& connection, const std::string& run_id, Audit& audit) {
  each_row(connection, "SELECT list, value FROM run_list WHERE run_id = ? ORDER BY list, position", run_id,
           [&](Columns row) {
             (row.text() == "by" ? audit.sample.by : audit.unmapped_units).push_back(row.text());
           });
  each_row(connection,
           "SELECT certificate_id, replaced_by, stratum, reason FROM replacement WHERE run_id = ? ORDER BY "
           "position",
           run_id, [&](Columns row) {
             Replacement& one = audit.replacements.emplace_back();
             one.certificate_id = row.text();
             one.replaced_by = row.text();
             one.stratum = row.text();
             one.reason = row.text();
           });
  each_row(connection, "SELECT kind, name, count FROM run_count WHERE run_id = ?", run_id, [&](Columns row) {
    const std::string kind = row.text();
    auto& counts = kind == "other_type"  ? audit.accounting.other_types
                   : kind == "problem"   ? audit.accounting.problems
                   : kind == "exclusion" ? audit.accounting.exclusions
                                         : audit.accounting.unknown_answers;
    std::string name = row.text();
    counts[std::move(name)] = row.number<std::size_t>();
  });
  each_row(connection, "SELECT name, sha256 FROM data_file WHERE run_id = ? ORDER BY position", run_id,
           [&](Columns row) {
             DataFile& file = audit.data_files.emplace_back();
             file.name = row.text();
             file.sha256 = row.text();
           });
  each_row(connection, "SELECT name, value FROM policy WHERE run_id = ?", run_id, [&](Columns row) {
    std::string name = row.text();
    audit.policy[std::move(name)] = row.text();
  });
}

void load_strata(SQLite::Database& connection, const std::string& run_id, Audit& audit) {
  each_row(connection,
           "SELECT name, population, sampled, selection_probability FROM stratum WHERE run_id = ? ORDER BY "
           "position",
           run_id, [&](Columns row) {
             Stratum& stratum = audit.sample.strata.emplace_back();
             stratum.name = row.text();
             stratum.population = row.number<std::size_t>();
             stratum.sampled = row.number<std::size_t>();
             stratum.selection_probability = row.real();
           });
}

void load_draw(SQLite::Database& connection, const std::string& run_id, Audit& audit) {
  each_row(connection,
           "SELECT spare, draw_order, certificate_id, stratum, inclusion_probability, weight FROM draw WHERE "
           "run_id = ? "
           "ORDER BY spare, position",
           run_id, [&](Columns row) {
             DrawnItem& item = (row.flag() ? audit.sample.spares : audit.sample.items).emplace_back();
             item.order = row.number<std::size_t>();
             item.certificate_id = row.text();
             item.stratum = row.text();
             item.inclusion_probability = row.real();
             item.weight = row.real();
           });
}

void load_left_out(SQLite::Database& connection, const std::string& run_id, Audit& audit) {
  each_row(connection,
           "SELECT kind, path, place, certificate_id, detail_sv, detail_en FROM problem WHERE run_id = ? "
           "ORDER BY position",
           run_id, [&](Columns row) {
             InputProblem& problem = audit.problems.emplace_back();
             problem.kind = static_cast<ProblemKind>(row.number<int>());
             problem.path = row.text();
             problem.place = row.text();
             problem.certificate_id = row.text();
             problem.detail_sv = row.text();
             problem.detail_en = row.text();
           });
  each_row(connection, "SELECT type, path, certificate_id FROM other_type WHERE run_id = ? ORDER BY position",
           run_id, [&](Columns row) {
             OtherType& other = audit.other_types.emplace_back();
             other.type = row.text();
             other.path = row.text();
             other.certificate_id = row.text();
           });
  each_row(connection,
           "SELECT reason, certificate_id, path FROM exclusion WHERE run_id = ? ORDER BY position", run_id,
           [&](Columns row) {
             Exclusion& exclusion = audit.exclusions.emplace_back();
             exclusion.reason = row.text();
             exclusion.certificate_id = row.text();
             exclusion.path = row.text();
           });
}

}  // namespace

Audit load_run_header(Database& database, const std::string& run_id) {
  try {
    SQLite::Database& connection = database.connection;
    Audit audit;
    audit.run_id = run_id;
    bool found = false;
    load_header(connection, run_id, audit, found);
    if (!found)
      throw SetupError(fmt::format("{}: körningen {} finns inte i databasen.", database.path, run_id),
                       fmt::format("{}: the database has no run {}.", database.path, run_id));
    load_lists(connection, run_id, audit);
    load_strata(connection, run_id, audit);
    load_left_out(connection, run_id, audit);
    return audit;
  } catch (const SQLite::Exception& error) {
    throw database_error(database.path, error);
  }
}

StoredRun load_run(Database& database, const std::string& run_id) {
  StoredRun run;
  run.audit = load_run_header(database, run_id);
  try {
    load_draw(database.connection, run_id, run.audit);
  } catch (const SQLite::Exception& error) {
    throw database_error(database.path, error);
  }
  each_frame_entry(database, run_id, [&](const FrameEntry& entry) { run.audit.frame.push_back(entry); });
  CertificateReader reader(database, run_id, CertificateReader::Detail::everything);
  const auto kept = [&](std::string_view& text) { text = *run.names.emplace(text).first; };
  for (std::size_t i = 0, size = reader.size(); i < size; ++i) {
    AuditedCertificate& one = run.audit.certificates.emplace_back(reader.at(i));
    for (PartRating& part : one.rating.parts) {
      for (std::string_view& rule : part.decided_by) kept(rule);
    }
    for (std::string_view& flag : one.rating.flags) kept(flag);
    for (Finding& finding : one.rating.findings) {
      kept(finding.criterion);
      kept(finding.reason);
    }
  }
  return run;
}

}  // namespace stickprov::store
