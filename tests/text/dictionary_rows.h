#pragma once
// The rows of dictionaries/*.tsv and dictionaries/context/*.tsv as they stand in the files, for tests of
// their form.

#include <string>
#include <vector>

namespace stickprov {

struct DictionaryRow {
  std::string file;  // "activity.tsv", "context/negation.tsv"
  int line = 0;
  std::vector<std::string> cells;

  bool cue() const { return file.starts_with("context/"); }
  const std::string& id() const { return cells[0]; }
  std::string kind() const { return cue() ? "phrase" : cells[1]; }
  const std::string& text() const { return cells[cue() ? 1 : 2]; }
  std::string concepts() const { return cue() ? "" : cells[3]; }
  const std::string& source() const { return cells[cue() ? 5 : 4]; }
  std::string where() const { return file + ":" + std::to_string(line) + ": " + text(); }
};

/// Every row, files in order of their names; comment lines and the header are left out. Fails the test where
/// a row has another number of cells than the header.
std::vector<DictionaryRow> dictionary_rows();

/// The bytes of a file under the project's root.
std::string project_file(const std::string& name);

std::vector<std::string> split_text(const std::string& text, char separator);

}  // namespace stickprov
