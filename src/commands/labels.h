#pragma once
// Ratings made by people: a table with a row a certificate, to hold the program's ratings against.

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/rating.h"

namespace stickprov::commands {

/// The parts in report order with overall last: what is compared, and the columns of `rate`.
inline constexpr std::size_t kComparedParts = 9;
inline constexpr std::array<std::string_view, kComparedParts> kComparedNames = {
    "diagnosis", "function", "activity", "dfa", "capacity", "plan", "fmb", "basis", "overall"};

struct Labels {
  /// Verdict per part of kComparedNames; nothing where the table has no such column or the cell is empty.
  using Row = std::array<std::optional<Verdict>, kComparedParts>;
  std::map<std::string, Row> rows;                             // by certificate id
  std::map<std::string, std::map<std::string, Met>> criteria;  // certificate id → criterion id → verdict
  std::vector<std::string> criterion_columns;                  // in the order of the header
};

/// Reads UTF-8, tab-separated, first row a header with `certificate_id` and any of the part names and
/// criterion ids (a1 … h3). Parts hold adequate, deficient, missing, not_applicable, or the Swedish words of
/// the reports (adekvat, bristfällig, saknas, ej tillämplig); criteria hold 1/0, true/false, ja/nej,
/// met/not_met, and NA, null or not_applicable. Empty cells are not compared; other columns are left
/// alone. A certificate may stand twice if both rows say the same.
/// Throws SetupError with file, line and column for anything else.
Labels read_labels(const std::string& path);

/// The same for text in memory; `path` names it in messages.
Labels parse_labels(const std::string& text, const std::string& path);

}  // namespace stickprov::commands
