#pragma once
// stickprov draw: a sample and its protocol, without rating.

#include <string>
#include <vector>

#include "commands/inputs.h"
#include "sampling/draw.h"
#include "sampling/frame.h"
#include "sampling/protocol.h"

namespace CLI {
class App;
}

namespace stickprov::commands {

struct Session;
void add_draw(CLI::App& app, Session& session);

/// What `draw` and `verify` read alike.
struct FrameRequest {
  std::vector<std::string> paths;
  std::vector<sampling::By> by;
  std::string units;  // "" without
  std::string key;    // key file for the physicians' pseudonyms, "" when no stratum needs them
  sampling::FrameRules rules;
  std::vector<std::string> own_files;  // what an earlier run wrote: no inputs
};

struct GatheredFrame {
  Inputs inputs;
  sampling::Frame frame;
  sampling::Units units;
  std::string units_file;  // name without folder
  std::string units_sha256;
};

/// Reads the inputs, reports problems and accounting on standard error, and builds the frame.
GatheredFrame gather_frame(const FrameRequest& request, const Session& session);

/// Writes `text` to `path` at once: a reader sees the old file or the new one, never half of it. Throws
/// SetupError.
void write_file(const std::string& path, const std::string& text);

/// Notices, a line each, on standard error.
void report_notices(const std::vector<sampling::Notice>& notices, const Session& session);

/// True when a stratum is made of physicians, whose pseudonyms need a lasting key.
bool needs_key(const std::vector<sampling::By>& by);

}  // namespace stickprov::commands
