#pragma once
// Inside the store only: the connection, and rows in and out of it.

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "model/certificate.h"
#include "model/setup_error.h"
#include "store/store.h"

namespace stickprov::store {

struct Database {
  SQLite::Database connection;
  std::string path;
};

/// The sentence for what SQLite reports while the file at `path` is in use.
SetupError database_error(const std::string& path, const SQLite::Exception& error);

/// Binds values in order; strings are copied.
class Row {
 public:
  explicit Row(SQLite::Statement& statement) : statement_(statement) {}
  Row& operator<<(std::string_view text) {
    statement_.bind(next_++, std::string(text));
    return *this;
  }
  template <typename Number>
  requires std::is_arithmetic_v<Number> Row& operator<<(Number value) {
    if constexpr (std::is_floating_point_v<Number>)
      statement_.bind(next_++, static_cast<double>(value));
    else
      statement_.bind(next_++, static_cast<std::int64_t>(value));
    return *this;
  }
  Row& operator<<(const std::optional<int>& value) {
    if (value) return *this << *value;
    statement_.bind(next_++);
    return *this;
  }
  Row& operator<<(const std::optional<Day>& value) {
    return *this << (value ? std::optional<int>(static_cast<int>(value->time_since_epoch().count()))
                           : std::nullopt);
  }
  /// Writes the row and makes the statement ready for the next one.
  void write() {
    statement_.exec();
    statement_.reset();
    statement_.clearBindings();
  }

 private:
  SQLite::Statement& statement_;
  int next_ = 1;
};

/// Reads the columns of the current row from left to right.
class Columns {
 public:
  explicit Columns(SQLite::Statement& statement) : statement_(statement) {}
  std::string text() { return statement_.getColumn(next_++).getString(); }
  double real() { return statement_.getColumn(next_++).getDouble(); }
  bool is_null() const { return statement_.getColumn(next_).isNull(); }
  template <typename Number>
  Number number() {
    return static_cast<Number>(statement_.getColumn(next_++).getInt64());
  }
  bool flag() { return number<std::int64_t>() != 0; }
  std::optional<int> optional_number() {
    if (!is_null()) return number<int>();
    ++next_;
    return std::nullopt;
  }
  std::optional<Day> optional_day() {
    const std::optional<int> days = optional_number();
    return days ? std::optional<Day>(Day{std::chrono::days{*days}}) : std::nullopt;
  }

 private:
  SQLite::Statement& statement_;
  int next_ = 0;
};

}  // namespace stickprov::store
