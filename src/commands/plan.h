#pragma once

#include <CLI/App.hpp>

#include "commands/session.h"

namespace stickprov::commands {

/// `stickprov plan --population N …`: how many certificates a follow-up needs, in words.
void add_plan(CLI::App& app, Session& session);

}  // namespace stickprov::commands
