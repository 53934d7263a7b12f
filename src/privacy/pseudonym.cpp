#include "privacy/pseudonym.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>

#include "model/setup_error.h"

namespace stickprov::privacy {
namespace {

constexpr std::size_t kHexLength = 64;

[[noreturn]] void fail_to_open(const std::string& path, int error) {
  throw SetupError(
      fmt::format("{}: nyckelfilen kan inte öppnas ({}). Välj en annan plats eller ändra behörigheten.", path,
                  std::strerror(error)),
      fmt::format("{}: the key file cannot be opened ({}). Choose another place or change its permissions.",
                  path, std::strerror(error)));
}

void start_sodium() {
  if (sodium_init() < 0)
    throw SetupError("Slumptalskällan (libsodium) kan inte startas.",
                     "The random source (libsodium) cannot start.");
}

// Everything in the file, or nothing when there is no such file.
std::optional<std::string> read_key_file(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    if (errno == ENOENT) return std::nullopt;
    fail_to_open(path, errno);
  }
  struct stat status {};
  if (::fstat(file, &status) == 0 && (status.st_mode & 077) != 0) ::fchmod(file, 0600);
  std::string text(kHexLength + 2, '\0');
  const ssize_t got = ::read(file, text.data(), text.size());
  const int error = errno;
  ::close(file);
  if (got < 0) fail_to_open(path, error);
  text.resize(static_cast<std::size_t>(got));
  return text;
}

PseudonymKey parse_key(const std::string& text, const std::string& path) {
  PseudonymKey key;
  std::size_t length = 0;
  const bool newline = text.size() == kHexLength + 1 && text.back() == '\n';
  if ((text.size() != kHexLength && !newline) ||
      sodium_hex2bin(key.bytes.data(), key.bytes.size(), text.data(), kHexLength, nullptr, &length,
                     nullptr) != 0 ||
      length != key.bytes.size())
    throw SetupError(
        fmt::format("{}: filen är ingen nyckelfil (64 hexadecimala siffror). Peka ut rätt fil, eller flytta "
                    "undan den "
                    "så skapas en ny; pseudonymer blir då andra än förut.",
                    path),
        fmt::format(
            "{}: the file is no key file (64 hexadecimal digits). Point to the right one, or move it away to "
            "have a new one made; pseudonyms then differ from before.",
            path));
  return key;
}

}  // namespace

PseudonymKey passing_key() {
  start_sodium();
  PseudonymKey key;
  randombytes_buf(key.bytes.data(), key.bytes.size());
  return key;
}

PseudonymKey load_or_make_key(const std::string& path) {
  start_sodium();
  if (const std::optional<std::string> text = read_key_file(path)) return parse_key(*text, path);
  const PseudonymKey key = passing_key();
  std::string hex(kHexLength + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), key.bytes.data(), key.bytes.size());
  hex.back() = '\n';
  // O_EXCL: when two runs start together, one makes the key and the other reads it.
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) {
    if (errno == EEXIST)
      if (const std::optional<std::string> text = read_key_file(path)) return parse_key(*text, path);
    fail_to_open(path, errno);
  }
  const ssize_t written = ::write(file, hex.data(), hex.size());
  const int error = errno;
  ::close(file);
  if (written != static_cast<ssize_t>(hex.size())) {
    ::unlink(path.c_str());
    fail_to_open(path, written < 0 ? error : ENOSPC);
  }
  return key;
}

std::string key_path_beside(const std::string& database_path) {
  return database_path + ".key";
}

std::string pseudonym(const PseudonymKey& key, std::string_view role, std::string_view identity) {
  if (identity.empty()) return {};
  crypto_generichash_state state;
  crypto_generichash_init(&state, key.bytes.data(), key.bytes.size(), 16);
  const auto add = [&](std::string_view part) {
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(part.data()), part.size());
  };
  add(role);
  add(std::string_view("\0", 1));
  add(identity);
  std::array<unsigned char, 16> digest{};
  crypto_generichash_final(&state, digest.data(), digest.size());
  std::string hex(digest.size() * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
  hex.pop_back();
  return hex;
}

}  // namespace stickprov::privacy
