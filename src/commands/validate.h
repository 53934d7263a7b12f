#pragma once
// stickprov validate PATH…: are the certificates filled in as the form's structural rules demand?

#include <CLI/App.hpp>

#include "commands/session.h"

namespace stickprov::commands {

void add_validate(CLI::App& app, Session& session);

}  // namespace stickprov::commands
