#pragma once
// The one SQLite file that keeps runs. No identity number, name or address comes here: patients and
// physicians are pseudonyms, and texts are masked before they enter an Audit. Texts are kept of drawn
// certificates only, because the working sheets of the reviewers show them.

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/audit.h"

namespace stickprov::store {

inline constexpr int kSchemaVersion = 3;

/// An open database. Closed when it goes out of scope.
struct Database;
struct DatabaseDeleter {
  void operator()(Database* database) const;
};
using DatabasePointer = std::unique_ptr<Database, DatabaseDeleter>;

/// Opens the file at `path`, or makes it with mode 0600; an existing one is tightened to 0600. Older schemas
/// are brought up to kSchemaVersion in one transaction. Write-ahead log, foreign keys on. Throws SetupError
/// when the file cannot be opened or written, is no SQLite database, is not one of ours, is damaged, or was
/// made by a newer version of the program.
DatabasePointer open_database(const std::string& path);

/// Saves the run in one transaction. A run with the same id is replaced. Throws SetupError when the disk is
/// full or the file is locked by another program.
void save_run(Database& database, const Audit& audit);

/// Saves a run certificate by certificate, so that they need not be in memory together. Nothing is kept until
/// `finish`; without it the database is as it was. Throws SetupError as save_run does.
class RunWriter {
 public:
  /// `run` is saved but for its certificates, and outlives the writer.
  RunWriter(Database& database, const Audit& run);
  ~RunWriter();
  RunWriter(const RunWriter&) = delete;
  RunWriter& operator=(const RunWriter&) = delete;
  /// The certificate at `position` in drawn order; the positions may come in any order, each once.
  void add(std::size_t position, const AuditedCertificate& certificate);
  void finish();

 private:
  struct Work;
  std::unique_ptr<Work> work_;
};

/// A run read back. `audit.certificates[…].rating` holds views into `names`, so the two stay together.
struct StoredRun {
  std::set<std::string, std::less<>> names;
  Audit audit;
  StoredRun() = default;
  StoredRun(StoredRun&&) = default;
  StoredRun& operator=(StoredRun&&) = default;
  StoredRun(const StoredRun&) = delete;
  StoredRun& operator=(const StoredRun&) = delete;
};

/// Equal to the Audit that was saved. Throws SetupError when there is no such run.
StoredRun load_run(Database& database, const std::string& run_id);

/// The run without its certificates and frame.
Audit load_run_header(Database& database, const std::string& run_id);

/// Gives each certificate of the run's frame in order.
void each_frame_entry(Database& database, const std::string& run_id,
                      const std::function<void(const FrameEntry&)>& use);

/// Findings of all certificates of the run together.
std::size_t count_findings(Database& database, const std::string& run_id);

/// Reads the certificates of a run one at a time, so that a run of any size can be gone through.
class CertificateReader {
 public:
  /// `ratings`: without rules, reasons, sentences, texts, citations and evidence.
  enum class Detail { ratings, everything };
  /// The database outlives the reader.
  CertificateReader(Database& database, std::string run_id, Detail detail);
  ~CertificateReader();
  CertificateReader(const CertificateReader&) = delete;
  CertificateReader& operator=(const CertificateReader&) = delete;
  std::size_t size() const;
  /// The certificate at this place in drawn order, which there must be. Valid until the next call. Fast from
  /// one place to the next.
  const AuditedCertificate& at(std::size_t position);

 private:
  struct Cursors;
  std::unique_ptr<Cursors> cursors_;
};

struct RunHeader {
  std::string run_id;
  std::string saved_at;  // UTC, "YYYY-MM-DD hh:mm:ss"; not part of the Audit, so that equal runs stay equal
  std::string design;
  std::string seed;
  std::size_t frame = 0;
  std::size_t drawn = 0;
  bool operator==(const RunHeader&) const = default;
};

/// Every run, oldest first.
std::vector<RunHeader> list_runs(Database& database);

}  // namespace stickprov::store
