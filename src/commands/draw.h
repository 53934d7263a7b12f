#pragma once
// stickprov draw: a sample and its protocol, without rating.

#include <string>
#include <vector>

#include "sampling/draw.h"

namespace CLI {
class App;
}

namespace stickprov::commands {

struct Session;
void add_draw(CLI::App& app, Session& session);

/// Writes `text` to `path` at once: a reader sees the old file or the new one, never half of it. Throws
/// SetupError.
void write_file(const std::string& path, const std::string& text);

/// Notices, a line each, on standard error.
void report_notices(const std::vector<sampling::Notice>& notices, const Session& session);

}  // namespace stickprov::commands
