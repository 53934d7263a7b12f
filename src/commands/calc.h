#pragma once

#include <CLI/App.hpp>

#include "commands/session.h"

namespace stickprov::commands {

/// `stickprov calc FUNCTION key=value…`, `calc -` (JSON lines) and `calc --list`: every formula of the
/// statistics room, one at a time, so that a figure in a report can be recomputed by hand.
void add_calc(CLI::App& app, Session& session);

}  // namespace stickprov::commands
