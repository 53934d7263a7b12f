#include "store/database.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "store/schema.h"

namespace stickprov::store {
namespace {

// Made before SQLite opens it, so that the file is never readable by others; the log files take its mode.
void make_private(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0)
    throw SetupError(
        fmt::format("{}: databasen kan inte öppnas ({}). Välj en mapp som du får skriva i med --db.", path,
                    std::strerror(errno)),
        fmt::format(
            "{}: the database cannot be opened ({}). Choose a folder that you may write in with --db.", path,
            std::strerror(errno)));
  struct stat status {};
  const bool regular = ::fstat(file, &status) == 0 && S_ISREG(status.st_mode);
  if (regular && (status.st_mode & 077) != 0) ::fchmod(file, 0600);
  ::close(file);
  if (!regular)
    throw SetupError(fmt::format("{}: är ingen fil. Ange en databasfil med --db.", path),
                     fmt::format("{}: is no file. Give a database file with --db.", path));
}

int pragma(SQLite::Database& connection, const char* sql) {
  return connection.execAndGet(sql).getInt();
}

void check_ours(SQLite::Database& connection, const std::string& path) {
  const int tables = pragma(connection, "SELECT count(*) FROM sqlite_master");
  if (tables > 0 && pragma(connection, "PRAGMA application_id") != kApplicationId)
    throw SetupError(
        fmt::format("{}: är en databas som stickprov inte har gjort. Ange en annan fil med --db.", path),
        fmt::format("{}: is a database that stickprov did not make. Give another file with --db.", path));
  const int version = pragma(connection, "PRAGMA user_version");
  if (version > kSchemaVersion)
    throw SetupError(fmt::format("{}: är gjord av en nyare stickprov (schema {}, den här känner {}). "
                                 "Uppdatera programmet eller ange en "
                                 "annan fil.",
                                 path, version, kSchemaVersion),
                     fmt::format("{}: was made by a newer stickprov (schema {}, this one knows {}). Update "
                                 "the program or give another "
                                 "file.",
                                 path, version, kSchemaVersion));
}

void migrate(SQLite::Database& connection) {
  int version = pragma(connection, "PRAGMA user_version");
  if (version == kSchemaVersion) return;
  SQLite::Transaction transaction(connection);
  connection.exec(fmt::format("PRAGMA application_id = {}", kApplicationId));
  for (; version < kSchemaVersion; ++version)
    connection.exec(std::string(kMigrations[static_cast<std::size_t>(version)]));
  connection.exec(fmt::format("PRAGMA user_version = {}", kSchemaVersion));
  transaction.commit();
}

}  // namespace

SetupError database_error(const std::string& path, const SQLite::Exception& error) {
  const int code = error.getErrorCode();
  if (code == SQLITE_NOTADB)
    return SetupError(fmt::format("{}: är ingen SQLite-databas. Ange en annan fil med --db.", path),
                      fmt::format("{}: is no SQLite database. Give another file with --db.", path));
  if (code == SQLITE_CORRUPT)
    return SetupError(
        fmt::format(
            "{}: databasen är skadad. Återställ den från en säkerhetskopia eller ange en ny fil med --db.",
            path),
        fmt::format("{}: the database is damaged. Restore it from a backup or give a new file with --db.",
                    path));
  if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
    return SetupError(
        fmt::format("{}: databasen är låst av ett annat program. Vänta tills det är klart och försök igen.",
                    path),
        fmt::format("{}: the database is locked by another program. Wait until it is done and try again.",
                    path));
  if (code == SQLITE_FULL)
    return SetupError(fmt::format("{}: disken är full. Frigör utrymme och försök igen.", path),
                      fmt::format("{}: the disk is full. Free some space and try again.", path));
  if (code == SQLITE_READONLY || code == SQLITE_CANTOPEN || code == SQLITE_PERM)
    return SetupError(fmt::format("{}: databasen kan inte skrivas. Ändra behörigheten för filen och mappen, "
                                  "eller välj en annan plats.",
                                  path),
                      fmt::format("{}: the database cannot be written. Change the permissions of the file "
                                  "and folder, or choose another "
                                  "place.",
                                  path));
  return SetupError(
      fmt::format("{}: databasen kan inte användas ({}). Ange en annan fil med --db.", path, error.what()),
      fmt::format("{}: the database cannot be used ({}). Give another file with --db.", path, error.what()));
}

void DatabaseDeleter::operator()(Database* database) const {
  delete database;
}

DatabasePointer open_database(const std::string& path) {
  make_private(path);
  try {
    DatabasePointer database(new Database{SQLite::Database(path, SQLite::OPEN_READWRITE, 2000), path});
    SQLite::Database& connection = database->connection;
    check_ours(connection, path);
    connection.execAndGet("PRAGMA journal_mode = WAL");
    connection.exec("PRAGMA synchronous = NORMAL");
    connection.exec("PRAGMA foreign_keys = ON");
    // Rows that are deleted are overwritten, so that a removed run leaves nothing in the file.
    connection.execAndGet("PRAGMA secure_delete = ON");
    migrate(connection);
    return database;
  } catch (const SQLite::Exception& error) {
    throw database_error(path, error);
  }
}

std::vector<RunHeader> list_runs(Database& database) {
  try {
    SQLite::Statement query(
        database.connection,
        "SELECT run_id, saved_at, design, seed, frame_size, drawn FROM run ORDER BY saved_at, run_id");
    std::vector<RunHeader> runs;
    while (query.executeStep()) {
      Columns row(query);
      RunHeader& run = runs.emplace_back();
      run.run_id = row.text();
      run.saved_at = row.text();
      run.design = row.text();
      run.seed = row.text();
      run.frame = row.number<std::size_t>();
      run.drawn = row.number<std::size_t>();
    }
    return runs;
  } catch (const SQLite::Exception& error) {
    throw database_error(database.path, error);
  }
}

}  // namespace stickprov::store
