#pragma once
// Writing JSON: the few pieces that every JSON output shares.

#include <string>
#include <string_view>

namespace stickprov::format {

/// `text` as a JSON string with quotes, RFC 8259: control characters, quote and backslash escaped; UTF-8
/// kept. Invalid UTF-8 is replaced by U+FFFD so that the line is always valid JSON.
std::string json_string(std::string_view text);

/// Shortest decimal that reads back to the same double; "null" for NaN and infinities, which JSON lacks.
std::string json_number(double value);

}  // namespace stickprov::format
