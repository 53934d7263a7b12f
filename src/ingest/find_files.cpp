#include <algorithm>
#include <filesystem>
#include <system_error>

#include "ingest/problems.h"
#include "ingest/read.h"

namespace stickprov::ingest {
namespace {

namespace fs = std::filesystem;

void add_file(const std::string& path, std::vector<FoundFile>& found) {
  found.push_back({path, std::monostate{}});
}

// An entry of a folder, with what the folder itself tells of its kind: asking the file costs more than
// reading the name.
struct Entry {
  std::string name;
  bool link = false;
  bool regular = false;
  bool folder = false;
};

Entry entry_of(const fs::directory_entry& listed) {
  std::error_code error;
  Entry entry{listed.path().filename().string()};
  entry.link = listed.is_symlink(error);
  entry.regular = listed.is_regular_file(error);
  entry.folder = !entry.regular && listed.is_directory(error);
  return entry;
}

void add_folder(const fs::path& folder, std::vector<FoundFile>& found) {
  std::error_code error;
  fs::directory_iterator entries(folder, error);
  if (error) {
    found.push_back({folder.string(), no_permission(folder.string(), true)});
    return;
  }
  std::vector<Entry> inside;
  while (entries != fs::directory_iterator()) {
    inside.push_back(entry_of(*entries));
    entries.increment(error);
    if (error) {
      found.push_back({folder.string(), failed_reading(folder.string())});
      break;
    }
  }
  std::sort(inside.begin(), inside.end(), [](const Entry& a, const Entry& b) { return a.name < b.name; });
  for (const Entry& entry : inside) {
    const fs::path path = folder / entry.name;
    if (entry.regular) {
      add_file(path.string(), found);
    } else if (entry.folder) {
      if (!entry.link) add_folder(path, found);
    } else {
      found.push_back({path.string(), not_a_regular_file(path.string())});
    }
  }
}

}  // namespace

std::vector<FoundFile> find_files(const std::vector<std::string>& paths) {
  std::vector<FoundFile> found;
  for (const std::string& path : paths) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (fs::is_regular_file(status)) {
      add_file(path, found);
    } else if (fs::is_directory(status)) {
      add_folder(path, found);
    } else if (status.type() == fs::file_type::not_found) {
      found.push_back({path, no_such_file(path)});
    } else if (error) {
      found.push_back({path, no_permission(path, false)});
    } else {
      found.push_back({path, not_a_regular_file(path)});
    }
  }
  return found;
}

}  // namespace stickprov::ingest
