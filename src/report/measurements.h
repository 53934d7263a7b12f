#pragma once
// The results for other programs: one row a number, and the files of them. docs/utdata.md tells what each is.

#include <optional>
#include <string>
#include <vector>

#include "report/workbook.h"

namespace stickprov::report {

/// One number of the report. `count`, `of` and the shares are nothing where `shown` is not "number".
struct Measurement {
  std::string division;  // "all", "area", "unit", "sex" …, "round"
  std::string group;     // key within the division
  std::string name;      // of the group, for people
  std::string measure;   // "overall", "function", "criterion_b1", "rated" …
  std::string outcome;   // "adequate", "met" …, "" for plain counts
  std::optional<std::size_t> count;
  std::optional<std::size_t> of;
  std::optional<double> share;
  std::optional<double> lower;
  std::optional<double> upper;
  Shown shown = Shown::number;
  bool operator==(const Measurement&) const = default;
};

/// In the order of the workbook's sheets; groups below `options.level` left out.
std::vector<Measurement> measurements(const Summary& summary, const WorkbookOptions& options,
                                      Language language);

/// UTF-8 with byte-order mark, semicolons, CR LF, decimal comma in Swedish; texts that a spreadsheet would
/// take for a formula begin with an apostrophe. Written whole or not at all, mode 0600.
void write_csv(const Audit& audit, const Summary& summary, const std::string& path, Language language,
               const WorkbookOptions& options = {});

/// As docs/rapport-schema.json describes.
void write_json(const Audit& audit, const Summary& summary, const std::string& path, Language language,
                const WorkbookOptions& options = {});

}  // namespace stickprov::report
