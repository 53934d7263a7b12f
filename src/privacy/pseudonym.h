#pragma once
// Keyed pseudonyms: the only trace of a patient or physician that leaves memory.

#include <array>
#include <string>
#include <string_view>

namespace stickprov::privacy {

/// 256 secret bits. Whoever lacks them cannot tell whom a pseudonym stands for, nor try identity numbers one
/// by one.
struct PseudonymKey {
  std::array<unsigned char, 32> bytes{};
};

/// The key in the file at `path` (64 hexadecimal digits and a newline). Made with mode 0600 when there is no
/// such file; an existing file that others may read is tightened to 0600. Throws SetupError when the file
/// cannot be read or written, or does not hold a key.
PseudonymKey load_or_make_key(const std::string& path);

/// A key that lives only as long as the run: for commands that write no pseudonym.
PseudonymKey passing_key();

/// Where the key of the database at `database_path` is kept: "<database_path>.key".
std::string key_path_beside(const std::string& database_path);

/// 32 hexadecimal digits, BLAKE2b keyed (RFC 7693) over `role`, a zero byte and `identity`; "" for an empty
/// identity. `role` keeps a patient and a physician with the same number apart ("patient", "physician").
std::string pseudonym(const PseudonymKey& key, std::string_view role, std::string_view identity);

}  // namespace stickprov::privacy
