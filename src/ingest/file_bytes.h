#pragma once
// The bytes of a file, if they may be a certificate. Internal to the room.

#include <optional>
#include <string>
#include <string_view>

#include "model/input_problem.h"

namespace stickprov::ingest {

/// Reads the whole file into `bytes` (whose memory is reused). A file that starts as neither XML nor JSON is
/// not read further than its beginning.
std::optional<InputProblem> read_file_bytes(const std::string& path, std::string& bytes);

/// True when text that begins so may be XML or JSON: after byte order mark and white space, of one byte a
/// character or two, comes "<", "{" or "[".
bool may_be_document(std::string_view beginning);

}  // namespace stickprov::ingest
