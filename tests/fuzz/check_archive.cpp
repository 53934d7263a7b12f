#include <cstdio>
#include <cstdlib>
#include <string>

#include "check_document.h"
#include "ingest/archive.h"

namespace stickprov::fuzz {
namespace {

void require(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", promise);
  std::abort();
}

}  // namespace

void check_archive(std::string_view bytes) {
  constexpr ingest::ArchiveLimits kLimits = {std::uint64_t{1} << 20, std::uint64_t{8} << 20, 1000};
  std::size_t calls = 0;
  std::uint64_t total = 0;
  ingest::walk_archive_bytes(
      bytes, "x.zip",
      {[&](std::string_view file, const std::string& path) {
         ++calls;
         total += file.size();
         require(file.size() <= kLimits.entry_bytes + (std::size_t{64} << 10), "a file is within its bound");
         require(path.starts_with("x.zip!/"), "a file is named after its archive");
         for (const char c : path)
           require(static_cast<unsigned char>(c) >= 0x20U, "a name has no control characters");
       },
       [&](InputProblem&& problem) {
         ++calls;
         require(problem.path.starts_with("x.zip"), "a problem names the archive");
         require(!problem.detail_sv.empty() && !problem.detail_en.empty(),
                 "a problem is told in both languages");
       }},
      kLimits);
  require(calls > 0, "every archive is counted somewhere");
  require(total <= kLimits.total_bytes, "the whole is within its bound");
}

}  // namespace stickprov::fuzz
