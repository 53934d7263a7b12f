#include "report/temporary_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "model/setup_error.h"

namespace stickprov::report {

void cannot_write(const std::string& path, const std::string& reason) {
  throw SetupError(
      fmt::format(
          "Kan inte skriva arbetsboken {}: {}. Välj en mapp som finns och går att skriva i, och stäng "
          "filen om den är öppen.",
          path, reason),
      fmt::format("Cannot write the workbook {}: {}. Choose a folder that exists and can be written to, and "
                  "close the file if it is open.",
                  path, reason));
}

TemporaryFile::TemporaryFile(const std::filesystem::path& target) : target_(target) {
  path_ = (target.parent_path() / fmt::format(".{}.XXXXXX", target.filename().string())).string();
  const int handle = mkostemp(path_.data(), O_CLOEXEC);  // mode 0600
  if (handle < 0) {
    const std::string reason = std::strerror(errno);
    cannot_write(target_.string(), reason);
  }
  close(handle);
}

TemporaryFile::~TemporaryFile() {
  if (!path_.empty()) std::remove(path_.c_str());
}

void TemporaryFile::move_into_place() {
  if (std::rename(path_.c_str(), target_.c_str()) != 0) cannot_write(target_.string(), std::strerror(errno));
  path_.clear();
}

}  // namespace stickprov::report
