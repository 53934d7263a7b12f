#include "ingest/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "ingest/encoding.h"
#include "ingest/problems.h"

namespace stickprov::ingest {
namespace {

constexpr std::size_t kBlock = std::size_t{64} << 10;

struct Closing {
  void operator()(archive* opened) const { archive_read_free(opened); }
};
using Archive = std::unique_ptr<archive, Closing>;

// libarchive reads names by the thread's locale; the program itself sets none.
class Utf8Locale {
 public:
  Utf8Locale() : own_(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (own_ != nullptr) before_ = uselocale(own_);
  }
  ~Utf8Locale() {
    if (own_ == nullptr) return;
    uselocale(before_);
    freelocale(own_);
  }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  locale_t own_;
  locale_t before_ = nullptr;
};

// Zips of office programs and Java, told by the name of what stands first in them.
bool begins_office_document(std::string_view name) {
  constexpr std::string_view kFiles[] = {"mimetype", "[Content_Types].xml"};
  constexpr std::string_view kFolders[] = {"_rels/", "docProps/", "xl/", "word/", "ppt/", "META-INF/"};
  return std::find(std::begin(kFiles), std::end(kFiles), name) != std::end(kFiles) ||
         std::any_of(std::begin(kFolders), std::end(kFolders),
                     [&](std::string_view folder) { return name.starts_with(folder); });
}

// The name as stored, in UTF-8 and without control characters; "" when there is none.
std::string entry_name(archive_entry* entry) {
  const char* stored = archive_entry_pathname_utf8(entry);
  if (stored == nullptr) stored = archive_entry_pathname(entry);
  if (stored == nullptr) return {};
  std::string_view name(stored);
  while (name.starts_with("./")) name.remove_prefix(2);
  std::string storage;
  std::string_view text;
  const bool valid = !decode(name, storage, text);
  std::string shown;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    shown += byte < 0x20U || byte == 0x7FU || (!valid && byte >= 0x80U) ? '?' : c;
  }
  return shown;
}

// "post/A1.xml.gz" holds "A1.xml".
std::string unzipped_name(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string file = slash == std::string::npos ? path : path.substr(slash + 1);
  return file.ends_with(".gz") ? file.substr(0, file.size() - 3) : file;
}

enum class Reading { whole, too_large, beyond_total, damaged };

class Walk {
 public:
  Walk(archive* opened, const std::string& path, const ArchiveSink& sink, const ArchiveLimits& limits)
      : archive_(opened), path_(path), sink_(sink), limits_(limits) {}

  void run() {
    archive_entry* entry = nullptr;
    int status = ARCHIVE_OK;
    while (!stopped_ && (status = archive_read_next_header(archive_, &entry)) != ARCHIVE_EOF) {
      if (status == ARCHIVE_RETRY) continue;
      if (status < ARCHIVE_WARN) {
        stop(archive_read_has_encrypted_entries(archive_) == 1 ? encrypted_archive(path_)
                                                               : damaged_archive(path_));
        return;
      }
      take(entry);
    }
    if (stopped_) return;
    if (encrypted_ > 0) {
      sink_.problem(encrypted_archive(path_));
    } else if (seen_ == 0) {
      sink_.problem(empty_archive(path_));
    }
  }

 private:
  void take(archive_entry* entry) {
    if (archive_entry_filetype(entry) == AE_IFDIR) return;
    const std::string name =
        archive_format(archive_) == ARCHIVE_FORMAT_RAW ? unzipped_name(path_) : entry_name(entry);
    const std::string path = path_ + "!/" + (name.empty() ? "?" : name);
    const bool first = seen_ == 0;
    if (++seen_ > limits_.entries) return stop(archive_too_large(path_));
    if (first && begins_office_document(name)) return stop(office_document(path_));
    if (archive_entry_is_encrypted(entry) != 0) {
      ++encrypted_;
      return;
    }
    // A hard link of a tar has no bytes of its own.
    if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) != nullptr)
      return sink_.problem(not_a_regular_file(path));
    switch (read()) {
      case Reading::beyond_total:
        return stop(archive_too_large(path_));
      case Reading::damaged:
        return stop(damaged_archive(path_));
      case Reading::too_large:
        return sink_.problem(entry_too_large(path));
      case Reading::whole:
        break;
    }
    if (archive_kind(bytes_) != ArchiveKind::none) return sink_.problem(nested_archive(path));
    sink_.file(bytes_, path);
  }

  // The entry's bytes. What is too large is still run through, since what follows stands behind it; only so
  // much in all.
  Reading read() {
    bytes_.clear();
    bool large = false;
    while (true) {
      const std::size_t have = large ? 0 : bytes_.size();
      bytes_.resize(have + kBlock);
      const la_ssize_t got = archive_read_data(archive_, bytes_.data() + have, kBlock);
      if (got == ARCHIVE_RETRY) continue;
      if (got < 0) return Reading::damaged;
      bytes_.resize(have + static_cast<std::size_t>(got));
      total_ += static_cast<std::uint64_t>(got);
      if (got == 0) return large ? Reading::too_large : Reading::whole;
      if (total_ > limits_.total_bytes) return Reading::beyond_total;
      large = large || bytes_.size() > limits_.entry_bytes;
    }
  }

  void stop(InputProblem&& problem) {
    stopped_ = true;
    sink_.problem(std::move(problem));
  }

  archive* archive_;
  const std::string& path_;
  const ArchiveSink& sink_;
  const ArchiveLimits& limits_;
  std::string bytes_;
  std::uint64_t total_ = 0;
  std::size_t seen_ = 0;
  std::size_t encrypted_ = 0;
  bool stopped_ = false;
};

// `open` opens what the archive stands in.
template <class Open>
void walk(ArchiveKind kind, const std::string& path, const ArchiveSink& sink, const ArchiveLimits& limits,
          const Open& open) {
  if (kind == ArchiveKind::other) {
    sink.problem(other_archive(path));
    return;
  }
  const Utf8Locale locale;
  const Archive opened(archive_read_new());
  archive_read_support_format_zip(opened.get());
  archive_read_support_format_tar(opened.get());
  if (kind == ArchiveKind::gzip) {
    archive_read_support_filter_gzip(opened.get());
    archive_read_support_format_raw(opened.get());  // where what is zipped is no tar
  }
  if (open(opened.get()) != ARCHIVE_OK) {
    sink.problem(damaged_archive(path));
    return;
  }
  Walk(opened.get(), path, sink, limits).run();
}

}  // namespace

ArchiveKind archive_kind(std::string_view bytes) {
  constexpr std::pair<std::string_view, ArchiveKind> kBeginnings[] = {
      {"PK\x03\x04", ArchiveKind::zip},
      {"PK\x05\x06", ArchiveKind::zip},
      {"PK\x07\x08", ArchiveKind::zip},
      {"\x1F\x8B", ArchiveKind::gzip},
      {"7z\xBC\xAF\x27\x1C", ArchiveKind::other},
      {"Rar!\x1A\x07", ArchiveKind::other},
      {"BZh", ArchiveKind::other},
      {"\xFD"
       "7zXZ",
       ArchiveKind::other},
      {"\x28\xB5\x2F\xFD", ArchiveKind::other}};
  for (const auto& [beginning, kind] : kBeginnings)
    if (bytes.starts_with(beginning)) return kind;
  constexpr std::size_t kTarMagic = 257;
  return bytes.size() >= kTarMagic + 5 && bytes.substr(kTarMagic, 5) == "ustar" ? ArchiveKind::tar
                                                                                : ArchiveKind::none;
}

void walk_archive_file(ArchiveKind kind, const std::string& path, const ArchiveSink& sink,
                       const ArchiveLimits& limits) {
  walk(kind, path, sink, limits,
       [&](archive* opened) { return archive_read_open_filename(opened, path.c_str(), kBlock); });
}

void walk_archive_bytes(std::string_view bytes, const std::string& path, const ArchiveSink& sink,
                        const ArchiveLimits& limits) {
  walk(archive_kind(bytes), path, sink, limits,
       [&](archive* opened) { return archive_read_open_memory(opened, bytes.data(), bytes.size()); });
}

}  // namespace stickprov::ingest
