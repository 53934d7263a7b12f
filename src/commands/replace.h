#pragma once
// stickprov replace: exchanges a drawn certificate that cannot be rated for the next spare of its stratum.

namespace CLI {
class App;
}

namespace stickprov::commands {

struct Session;
void add_replace(CLI::App& app, Session& session);

}  // namespace stickprov::commands
