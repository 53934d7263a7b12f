#pragma once
// stickprov explain: one certificate's texts with the cited words underlined, each criterion and rating with
// its source.

#include <string>

#include "commands/rated.h"
#include "model/language.h"

namespace CLI {
class App;
}

namespace stickprov::commands {

struct Session;
void add_explain(CLI::App& app, Session& session);

/// What `explain` prints for one certificate, at most 80 columns wide, names and identity numbers masked.
/// With `colour` verdicts are coloured and cited words underlined in place; without, a line of ^ stands under
/// them.
std::string explanation(const Certificate& certificate, const Rated& rated, Language language, bool colour);

}  // namespace stickprov::commands
