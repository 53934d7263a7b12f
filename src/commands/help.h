#pragma once
// Help and usage errors in the user's language. CLI11 parses; every word the user reads is ours.

#include <string>

#include "model/language.h"

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace stickprov::commands {

/// The language that `--lang` asks for anywhere among the arguments, found before parsing since the help text
/// is made while the commands are added. Swedish when it is not given, or not sv or en (the parser then says
/// so).
Language asked_language(int argument_count, const char* const* arguments);

/// Sets the help flag, the labels and the layout on `app`; commands added afterwards inherit them.
void set_up_help(CLI::App& app, Language language);

/// One line on what is wrong with the arguments.
std::string usage_error(const CLI::ParseError& error, Language language);

}  // namespace stickprov::commands
