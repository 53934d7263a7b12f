#pragma once
// Writing a result so that it is either there whole or not there at all.

#include <filesystem>
#include <string>

namespace stickprov::report {

/// Throws the SetupError that tells of a workbook that cannot be written, and what to do.
[[noreturn]] void cannot_write(const std::string& path, const std::string& reason);

/// A file of its own, mode 0600, in the folder of the result; removed unless it is moved into place. Throws
/// SetupError when it cannot be made or moved.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::filesystem::path& target);
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile();
  const std::string& path() const { return path_; }
  void move_into_place();

 private:
  std::filesystem::path target_;
  std::string path_;
};

}  // namespace stickprov::report
