#pragma once
// `stickprov codes`: make the maps from official files, and show what the maps know of a code.

#include "commands/session.h"

namespace CLI {
class App;
}

namespace stickprov::commands {

void add_codes(CLI::App& app, Session& session);

}  // namespace stickprov::commands
