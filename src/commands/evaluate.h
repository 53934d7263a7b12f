#pragma once
// stickprov evaluate: the program's ratings held against people's.

namespace CLI {
class App;
}

namespace stickprov::commands {

struct Session;
void add_evaluate(CLI::App& app, Session& session);

}  // namespace stickprov::commands
