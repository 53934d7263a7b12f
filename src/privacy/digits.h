#pragma once
// Where the digits of a text stand. Internal to the room.

#include <cstddef>
#include <string_view>

namespace stickprov::privacy {

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The first digit from `at` on, or the end. Most texts have few: blocks without any are passed in a few
/// steps, which is why a block is looked through to its end (compilers make vector instructions of that).
inline std::size_t next_digit(std::string_view text, std::size_t at) {
  constexpr std::size_t kBlock = 32;
  for (; at + kBlock <= text.size(); at += kBlock) {
    unsigned char any = 0;
    for (std::size_t i = 0; i < kBlock; ++i)
      any |= static_cast<unsigned char>(static_cast<unsigned char>(text[at + i] - '0') < 10);
    if (any != 0) break;
  }
  while (at < text.size() && !is_digit(text[at])) ++at;
  return at;
}

}  // namespace stickprov::privacy
