#pragma once
// stickprov verify: draws again from a protocol and says whether it comes out the same.

namespace CLI {
class App;
}

namespace stickprov::commands {

struct Session;
void add_verify(CLI::App& app, Session& session);

}  // namespace stickprov::commands
