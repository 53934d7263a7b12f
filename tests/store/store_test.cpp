#include "store/store.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "model/setup_error.h"

namespace stickprov::store {
namespace {

struct Folder {
  std::string path;
  Folder() {
    std::string name = std::filesystem::temp_directory_path() / "stickprov-store-XXXXXX";
    path = ::mkdtemp(name.data());
  }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string file(const std::string& name) const { return path + "/" + name; }
};

Day day(int number) {
  return Day{std::chrono::days{number}};
}

FrameEntry entry(const std::string& id) {
  FrameEntry e;
  e.certificate_id = id;
  e.source = {"intyg/mapp å/" + id + ".xml", 2};
  e.version = "1.3";
  e.unit_id = "SE1-VC01";
  e.unit_name = "Björkens vårdcentral";
  e.area = "Primärvård";
  e.provider = "Region Test";
  e.unit_mapped = true;
  e.physician_pseudonym = "aa11";
  e.patient_pseudonym = "bb22";
  e.diagnosis_code = "F438A";
  e.diagnosis_group = "Stress";
  e.diagnosis_chapter = "F";
  e.sex = Sex::woman;
  e.signed_day = day(20000);
  e.first_day = day(20001);
  e.days = 28;
  e.cumulated_days = 56;
  e.extension = true;
  e.first_degree = 75;
  e.partial = true;
  e.contact = "UNDERSOKNING,JOURNALUPPGIFTER";
  return e;
}

Citation citation(const std::string& field, Span span, const std::string& text) {
  Citation made;
  made.evidence.field = field_id(field);
  made.evidence.span = span;
  made.text = text;
  return made;
}

AuditedCertificate certificate(const std::string& id, std::size_t order) {
  AuditedCertificate one;
  one.entry = entry(id);
  one.draw = {order, id, "Primärvård", 0.25, 4.0};
  for (const Part part : kParts) {
    one.rating.parts[static_cast<std::size_t>(part)].part = part;
    one.rating.parts[static_cast<std::size_t>(part)].verdict = Verdict::adequate;
  }
  one.rating.parts[1].verdict = Verdict::deficient;
  one.rating.parts[1].decided_by = {"b2", "reference_only", "b1"};
  one.rating.parts[6].verdict = Verdict::not_applicable;
  one.rating.overall = Verdict::deficient;
  one.rating.function_and_activity = Verdict::deficient;
  one.rating.likely_completion = true;
  one.rating.flags = {"long_without_plan", "jargon"};
  one.rating.fmb = {"F438", 56, 372, std::nullopt, true, "lindrig", 28};
  Finding met{"b1", Part::function, Met::met, {{{35, 1}, {3, 9}}, {{17, 1}, {0, 4}}}, "b1.function_named"};
  Finding absent{"b2", Part::function, Met::not_met, {}, "b2.none"};
  one.rating.findings = {met, absent};
  // One by one: g++ 12 at -O3 takes the nested lists of these for uninitialised memory.
  one.citations.resize(2);
  one.citations[0].push_back(citation("35.1", {3, 9}, "nedsatt minne"));
  one.citations[0].push_back(citation("17.1", {0, 4}, "[personuppgift]"));
  one.sentences = {"Funktion: ”nedsatt minne”", ""};
  one.texts = {{"35.1", "Nedsatt minne hos [personuppgift]."}, {"17.1", "Klarar ej skärm"}};
  one.work_measures = {"ARBETSTRANING", "KONTAKT_FHV"};
  one.diagnosis_text = "Utmattningssyndrom";
  return one;
}

Audit audit(const std::string& run_id = "run-1") {
  Audit a;
  a.run_id = run_id;
  a.tool_version = "0.1.0";
  a.command = "stickprov audit samples -o rapport.xlsx";
  a.policy_name = "grund";
  a.sample.design = "stratified";
  a.sample.seed = "frö å";
  a.sample.by = {"unit", "area"};
  a.sample.allocation = "proportional";
  a.sample.requested = 2;
  a.sample.frame_size = 3;
  a.sample.frame_sha256 = "f0";
  a.sample.sample_sha256 = "50";
  a.sample.strata = {{"Primärvård", 3, 2, 0.5}, {"Psykiatri", 0, 0}};
  a.sample.items = {{1, "c", "Primärvård", 2.0 / 3.0, 1.5}, {2, "a", "Primärvård", 2.0 / 3.0, 1.5}};
  a.sample.spares = {{1, "b", "Primärvård", 2.0 / 3.0, 1.5}};
  a.replacements = {{"b", "c", "Primärvård", "Journalen är spärrad"},
                    {"x", "a", "Primärvård", "Går inte att läsa"}};
  a.accounting = {4, 7, 5, 3, 2, 2, {{"AG7804", 1}}, {{"broken_xml", 1}}, {{"replaced", 2}}, {{"77", 1}}};
  a.certificates = {certificate("c", 1), certificate("a", 2)};
  a.problems = {
      {ProblemKind::broken_xml, "x.xml", "rad 3", "", "Filen är avbruten.", "The file is cut off."}};
  a.other_types = {{"AG7804", "y.xml", "ag-1"}};
  a.exclusions = {{"replaced", "old", "z.xml"}};
  a.frame = {entry("a"), entry("b"), entry("c")};
  a.frame[1].signed_day.reset();
  a.unmapped_units = {"SE9", "SE8"};
  a.data_files = {{"dictionaries/z.tsv", "aa"}, {"dictionaries/a.tsv", "bb"}};
  a.policy = {{"gap_days", "5"}, {"tolerance", "0.25"}};
  return a;
}

template <typename Action>
std::string refusal(Action action) {
  try {
    action();
  } catch (const SetupError& error) {
    EXPECT_FALSE(error.english().empty());
    return error.what();
  }
  ADD_FAILURE() << "nothing was refused";
  return {};
}

unsigned mode(const std::string& path) {
  struct stat status {};
  EXPECT_EQ(::stat(path.c_str(), &status), 0) << path;
  return status.st_mode & 0777U;
}

TEST(Runs, ComeBackAsTheyWereSaved) {
  const Folder folder;
  const Audit saved = audit();
  {
    const DatabasePointer database = open_database(folder.file("g.db"));
    save_run(*database, saved);
  }
  const DatabasePointer database = open_database(folder.file("g.db"));
  const StoredRun loaded = load_run(*database, "run-1");
  EXPECT_EQ(loaded.audit.sample, saved.sample);
  EXPECT_EQ(loaded.audit.frame, saved.frame);
  EXPECT_EQ(loaded.audit.certificates, saved.certificates);
  EXPECT_EQ(loaded.audit, saved);
}

TEST(Runs, AreReplacedNotDoubled) {
  const Folder folder;
  const DatabasePointer database = open_database(folder.file("g.db"));
  Audit run = audit();
  save_run(*database, run);
  run.certificates.pop_back();
  run.accounting.rated = 1;
  save_run(*database, run);
  save_run(*database, audit("run-2"));
  const std::vector<RunHeader> runs = list_runs(*database);
  ASSERT_EQ(runs.size(), 2U);
  EXPECT_EQ(runs[0].drawn, 2U);
  EXPECT_EQ(runs[0].seed, "frö å");
  EXPECT_EQ(load_run(*database, "run-1").audit, run);
}

TEST(Runs, SurviveAMoveOfTheirOwner) {
  const Folder folder;
  const DatabasePointer database = open_database(folder.file("g.db"));
  save_run(*database, audit());
  StoredRun first = load_run(*database, "run-1");
  const StoredRun moved = std::move(first);
  first = StoredRun{};
  EXPECT_EQ(moved.audit.certificates[0].rating.findings[0].reason, "b1.function_named");
}

TEST(Runs, ACertificateBesideTheFrameIsKeptToo) {
  const Folder folder;
  const DatabasePointer database = open_database(folder.file("g.db"));
  Audit run = audit();
  run.certificates[1].entry.days = 99;
  save_run(*database, run);
  EXPECT_EQ(load_run(*database, "run-1").audit, run);
}

TEST(Runs, UnknownIdIsSaid) {
  const Folder folder;
  const DatabasePointer database = open_database(folder.file("g.db"));
  EXPECT_NE(refusal([&] { load_run(*database, "nej"); }).find("nej"), std::string::npos);
}

TEST(Runs, ManyCertificates) {
  const Folder folder;
  const DatabasePointer database = open_database(folder.file("g.db"));
  Audit run = audit();
  run.frame.clear();
  for (int i = 0; i < 5000; ++i) run.frame.push_back(entry("id-" + std::to_string(100000 + i)));
  run.certificates.clear();
  for (std::size_t i = 0; i < 300; ++i)
    run.certificates.push_back(certificate(run.frame[i].certificate_id, i + 1));
  save_run(*database, run);
  save_run(*database, run);
  EXPECT_EQ(load_run(*database, "run-1").audit, run);
}

TEST(PrivateFiles, OnlyTheOwnerMayRead) {
  const Folder folder;
  const std::string path = folder.file("g.db");
  const mode_t before = ::umask(0);
  const DatabasePointer database = open_database(path);
  save_run(*database, audit());
  ::umask(before);
  EXPECT_EQ(mode(path), 0600U);
  EXPECT_EQ(mode(path + "-wal"), 0600U);
  EXPECT_EQ(mode(path + "-shm"), 0600U);
}

TEST(PrivateFiles, AnOpenOneIsTightened) {
  const Folder folder;
  const std::string path = folder.file("g.db");
  open_database(path);
  ::chmod(path.c_str(), 0644);
  open_database(path);
  EXPECT_EQ(mode(path), 0600U);
}

TEST(Damage, ATextFile) {
  const Folder folder;
  const std::string path = folder.file("text.db");
  std::ofstream(path) << std::string(5000, 'x');
  const std::string said = refusal([&] { open_database(path); });
  EXPECT_NE(said.find(path), std::string::npos);
  EXPECT_NE(said.find("ingen SQLite-databas"), std::string::npos);
  std::ifstream file(path);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  EXPECT_EQ(bytes.str(), std::string(5000, 'x'));
}

void run_sql(const std::string& path, const char* sql) {
  sqlite3* connection = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &connection), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(connection, sql, nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(connection);
}

TEST(Damage, AnothersDatabase) {
  const Folder folder;
  const std::string path = folder.file("annan.db");
  run_sql(path, "CREATE TABLE kunder (namn TEXT)");
  EXPECT_NE(refusal([&] { open_database(path); }).find("stickprov inte har gjort"), std::string::npos);
}

TEST(Damage, ANewerSchema) {
  const Folder folder;
  const std::string path = folder.file("ny.db");
  open_database(path);
  run_sql(path, "PRAGMA user_version = 999");
  EXPECT_NE(refusal([&] { open_database(path); }).find("nyare stickprov"), std::string::npos);
}

TEST(Damage, CutOff) {
  const Folder folder;
  const std::string path = folder.file("g.db");
  {
    const DatabasePointer database = open_database(path);
    Audit run = audit();
    for (int i = 0; i < 2000; ++i) run.frame.push_back(entry("id-" + std::to_string(100000 + i)));
    save_run(*database, run);
  }
  std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
  const std::string said = refusal([&] { load_run(*open_database(path), "run-1"); });
  EXPECT_NE(said.find(path), std::string::npos);
}

TEST(Damage, NoSuchFolderAndAFolder) {
  const Folder folder;
  EXPECT_NE(refusal([&] { open_database(folder.file("finns/inte.db")); }).find("--db"), std::string::npos);
  EXPECT_FALSE(refusal([&] { open_database(folder.path); }).empty());
}

TEST(Damage, AFolderWithoutWritePermission) {
  const Folder folder;
  ::chmod(folder.path.c_str(), 0555);
  // Root may write anywhere, so the attempt is made as nobody.
  const bool root = ::geteuid() == 0;
  if (root) {
    ASSERT_EQ(::seteuid(65534), 0);
  }
  const std::string said = refusal([&] { open_database(folder.file("g.db")); });
  if (root) {
    ASSERT_EQ(::seteuid(0), 0);
  }
  ::chmod(folder.path.c_str(), 0700);
  EXPECT_NE(said.find("--db"), std::string::npos);
}

TEST(Damage, LockedByAnother) {
  const Folder folder;
  const std::string path = folder.file("g.db");
  const DatabasePointer database = open_database(path);
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
  EXPECT_NE(refusal([&] { save_run(*database, audit()); }).find("låst"), std::string::npos);
  sqlite3_exec(other, "ROLLBACK", nullptr, nullptr, nullptr);
  sqlite3_close(other);
  save_run(*database, audit());
  EXPECT_EQ(list_runs(*database).size(), 1U);
}

}  // namespace
}  // namespace stickprov::store
