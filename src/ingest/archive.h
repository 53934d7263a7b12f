#pragma once
// Archives (zip, tar, tar.gz, a single file.gz) → the files in them, one after another in memory: nothing is
// written to disk. Internal to the room.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "model/input_problem.h"

namespace stickprov::ingest {

/// The most that is read of one archive, so that a small file that unpacks without end does no harm.
struct ArchiveLimits {
  std::uint64_t entry_bytes = std::uint64_t{256} << 20;  // of one file in it, unpacked
  std::uint64_t total_bytes = std::uint64_t{16} << 30;   // of all of them
  std::size_t entries = 2'000'000;
};

struct ArchiveSink {
  /// A file in the archive; `path` is "archive.zip!/folder/file.xml". Good during the call only.
  std::function<void(std::string_view bytes, const std::string& path)> file;
  std::function<void(InputProblem&&)> problem;
};

/// By the first bytes (at least 262, where there are so many). `other`: of a kind that is not read (7z, rar
/// …).
enum class ArchiveKind { none, zip, tar, gzip, other };
ArchiveKind archive_kind(std::string_view bytes);

/// Gives every file of the archive to `sink`, in the archive's order. Each file and each fault of the archive
/// itself ends in exactly one call; folders in it are passed over. An archive within the archive is a
/// problem, as is an office document, which is an archive in form only.
void walk_archive_file(ArchiveKind kind, const std::string& path, const ArchiveSink& sink,
                       const ArchiveLimits& limits = {});

/// The same for bytes already in memory; `path` names them.
void walk_archive_bytes(std::string_view bytes, const std::string& path, const ArchiveSink& sink,
                        const ArchiveLimits& limits = {});

}  // namespace stickprov::ingest
