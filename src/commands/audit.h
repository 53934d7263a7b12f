#pragma once
// stickprov audit: read, draw, rate, store, report.

#include <cstddef>

namespace CLI {
class App;
}

namespace stickprov::commands {

struct Session;
void add_audit(CLI::App& app, Session& session);

/// Certificates drawn when neither --n nor --all is given, or all when there are fewer.
inline constexpr std::size_t kDefaultSample = 200;

}  // namespace stickprov::commands
