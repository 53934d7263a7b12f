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

void add_folder(const fs::path& folder, std::vector<FoundFile>& found) {
  std::error_code error;
  fs::directory_iterator entries(folder, error);
  if (error) {
    found.push_back({folder.string(), no_permission(folder.string(), true)});
    return;
  }
  std::vector<std::string> names;
  while (entries != fs::directory_iterator()) {
    names.push_back(entries->path().filename().string());
    entries.increment(error);
    if (error) {
      found.push_back({folder.string(), failed_reading(folder.string())});
      break;
    }
  }
  std::sort(names.begin(), names.end());
  for (const std::string& name : names) {
    const fs::path path = folder / name;
    const fs::file_status own = fs::symlink_status(path, error);
    const fs::file_status target = fs::status(path, error);
    if (fs::is_regular_file(target)) {
      add_file(path.string(), found);
    } else if (fs::is_directory(target)) {
      if (!fs::is_symlink(own)) add_folder(path, found);
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
