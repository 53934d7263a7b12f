#pragma once
// Official files → the derived maps. Facts only (codes, days, short terms); hand-written columns are carried
// over by code from the maps already in the folder. Same files in, same bytes out.

#include <string>
#include <vector>

namespace stickprov::coding {

struct MapFile {
  std::string name;  // "fmb-longest.tsv"
  std::string content;
};

struct Import {
  std::vector<MapFile> files;
  std::vector<std::string> kept;  // codes with hand-written words that the new official file no longer has
  std::size_t codes = 0;
};

/// FMB's two JSON files (diagnosis groups, typical cases) in any order: fmb-longest, fmb-cases, fmb-icf.
/// Throws SetupError when a file cannot be read, is no FMB file, or one of the two kinds is missing.
Import import_fmb(const std::vector<std::string>& paths);

/// ICD-10-SE as a TSV with the columns code and title (or Kod, Titel): icd10-categories. `dated` is the
/// list's date.
Import import_icd10(const std::vector<std::string>& paths, const std::string& source,
                    const std::string& dated);

/// ICF as CSV with the columns code, title, alt_term (RFC 4180); the newest edition first, older ones give
/// other titles to recognise. Second-level b and d categories, FMB's codes, and what icf.tsv in `folder`
/// already holds: icf.
Import import_icf(const std::vector<std::string>& paths, const std::string& folder, const std::string& source,
                  const std::string& dated);

}  // namespace stickprov::coding
