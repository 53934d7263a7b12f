#pragma once
// Files and folders → certificates, other types, problems. Every input ends in exactly one of the three.

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/certificate.h"
#include "model/input_problem.h"

namespace stickprov::ingest {

using Item = std::variant<Certificate, OtherType, InputProblem>;
using Sink = std::function<void(Item&&)>;

/// A file found under the given paths; `problem` is set when it, or its folder, cannot be opened.
struct FoundFile {
  std::string path;
  std::variant<std::monostate, InputProblem> problem;
};

/// Every regular file under `paths` (folders recursively, entries sorted by bytes of the name, symbolic links
/// to folders not followed), in the order given. Hidden files and editor back-ups included: content decides.
std::vector<FoundFile> find_files(const std::vector<std::string>& paths);

/// Whether certificates get their content hash: only who looks for duplicates asks for it.
enum class ContentHash { made, left_out };

struct FileMemory;

/// Reads files, one after another into the same memory.
class FileReader {
 public:
  explicit FileReader(ContentHash hash = ContentHash::made);
  ~FileReader();

  /// Reads one file, or every file of an archive ("post.zip!/A1.xml"), and gives each certificate, other type
  /// or problem in it to `sink`, in document order.
  void read(const std::string& path, const Sink& sink);

 private:
  ContentHash hash_;
  std::unique_ptr<FileMemory> memory_;
};

/// The same for a single file.
void read_file(const std::string& path, const Sink& sink);

/// The same for bytes already in memory; `path` names them in messages.
void read_bytes(std::string_view bytes, const std::string& path, const Sink& sink);

}  // namespace stickprov::ingest
