#include "ingest/file_bytes.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "ingest/problems.h"

namespace stickprov::ingest {
namespace {

constexpr std::size_t kBeginning = 4096;    // must show what the file is
constexpr std::size_t kFirstRead = 65'536;  // most files whole

class OpenFile {
 public:
  explicit OpenFile(const std::string& path)
      : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}
  ~OpenFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

// Reads until `bytes` is `size` long or the file ends; false on an error.
bool read_up_to(int descriptor, std::size_t size, std::string& bytes) {
  std::size_t have = bytes.size();
  bytes.resize(size);
  while (have < size) {
    const ssize_t got = ::read(descriptor, bytes.data() + have, size - have);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return false;
    if (got == 0) break;
    have += static_cast<std::size_t>(got);
  }
  bytes.resize(have);
  return true;
}

}  // namespace

bool may_be_document(std::string_view beginning) {
  for (const char c : beginning) {
    if (c == '<' || c == '{' || c == '[') return true;
    const bool skipped = c == '\0' || c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\xEF' ||
                         c == '\xBB' || c == '\xBF' || c == '\xFE' || c == '\xFF';
    if (!skipped) return false;
  }
  return false;
}

std::optional<InputProblem> read_file_bytes(const std::string& path, std::string& bytes) {
  bytes.clear();
  const OpenFile file(path);
  if (file.descriptor() < 0) {
    return errno == ENOENT || errno == ENOTDIR ? no_such_file(path) : no_permission(path, false);
  }
  struct stat status {};
  if (::fstat(file.descriptor(), &status) != 0) return failed_reading(path);
  if (!S_ISREG(status.st_mode)) return not_a_regular_file(path);
  const auto size = static_cast<std::size_t>(status.st_size);
  if (!read_up_to(file.descriptor(), std::min(size, kFirstRead), bytes)) return failed_reading(path);
  const std::string_view beginning = std::string_view(bytes).substr(0, kBeginning);
  const bool blank = std::all_of(beginning.begin(), beginning.end(), [](char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\xEF' || c == '\xBB' || c == '\xBF';
  });
  if (blank && beginning.size() == size) return empty_file(path);
  if (!may_be_document(beginning)) return neither_xml_nor_json(path);
  if (size > kLargestFile) return file_too_large(path);
  if (bytes.size() < size && !read_up_to(file.descriptor(), size, bytes)) return failed_reading(path);
  return std::nullopt;
}

}  // namespace stickprov::ingest
