#pragma once
// The frame that `draw`, `verify` and `replace` build alike from the same inputs.

#include <string>
#include <vector>

#include "commands/inputs.h"
#include "sampling/draw.h"
#include "sampling/frame.h"
#include "sampling/protocol.h"
#include "sampling/units.h"

namespace stickprov::commands {

struct Session;

/// What is read, and into what frame.
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

/// True when a stratum is made of physicians, whose pseudonyms need a lasting key.
bool needs_key(const std::vector<sampling::By>& by);

/// The whole file, for the small ones that options name. Throws SetupError.
std::string file_bytes(const std::string& path);

}  // namespace stickprov::commands
