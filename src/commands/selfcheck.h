#pragma once

#include <CLI/App.hpp>

#include "commands/session.h"

namespace stickprov::commands {

/// `stickprov selfcheck`: recomputes the published reference values on this machine, with their sources.
void add_selfcheck(CLI::App& app, Session& session);

}  // namespace stickprov::commands
