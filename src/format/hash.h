#pragma once
// SHA-256 (FIPS 180-4) as lower-case hexadecimal: the one hash of frame, draw, data files and contents.

#include <string>
#include <string_view>

namespace stickprov::format {

/// 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace stickprov::format
