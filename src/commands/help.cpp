#include "commands/help.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <utility>

#include "commands/terminal_text.h"

namespace stickprov::commands {
namespace {

constexpr std::size_t kWidth = 80;
constexpr std::size_t kLeft = 26;

struct Word {
  std::string_view key, swedish, english;
};
// CLI11's own labels and type names.
constexpr std::array<Word, 13> kWords = {{{"Usage", "Användning", "Usage"},
                                          {"OPTIONS", "flaggor", "options"},
                                          {"Options", "Flaggor", "Options"},
                                          {"Positionals", "Argument", "Arguments"},
                                          {"Subcommands", "Kommandon", "Commands"},
                                          {"SUBCOMMAND", "KOMMANDO", "COMMAND"},
                                          {"SUBCOMMANDS", "KOMMANDON", "COMMANDS"},
                                          {"REQUIRED", "(krävs)", "(required)"},
                                          {"Needs", "kräver", "needs"},
                                          {"Excludes", "inte tillsammans med", "not with"},
                                          {"INT", "HELTAL", "INTEGER"},
                                          {"UINT", "HELTAL", "INTEGER"},
                                          {"FLOAT", "TAL", "NUMBER"}}};

std::string translated(std::string_view key, Language language) {
  for (const Word& word : kWords) {
    if (word.key == key) return std::string(say(language, word.swedish, word.english));
  }
  return std::string(key);
}

// Left column and description, the description wrapped beside it, or below when the left column is too wide.
std::string row(const std::string& left, const std::string& description) {
  std::string out = "  " + left;
  if (description.empty()) return out + "\n";
  const std::size_t columns = display_width(out);
  if (columns + 2 > kLeft) {
    out += '\n';
    out.append(kLeft, ' ');
  } else {
    out.append(kLeft - columns, ' ');
  }
  return out + wrapped_text(description, kWidth - kLeft, kLeft) + "\n";
}

class HelpText : public CLI::Formatter {
 public:
  explicit HelpText(Language language) : language_(language) {
    for (const Word& word : kWords) label(std::string(word.key), translated(word.key, language));
  }

  std::string make_description(const CLI::App* app) const override {
    return wrapped_text(app->get_description(), kWidth, 0) + "\n\n";
  }
  std::string make_group(std::string group, bool is_positional,
                         std::vector<const CLI::Option*> options) const override {
    std::string out = "\n" + translated(group, language_) + ":\n";
    for (const CLI::Option* option : options) out += make_option(option, is_positional);
    return out;
  }
  std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode) const override {
    std::string out = make_description(app) + make_usage(app, name) + make_positionals(app);
    for (const std::string& group : app->get_groups()) {
      const auto options = app->get_options(
          [&](const CLI::Option* o) { return o->get_group() == group && o->nonpositional(); });
      if (!group.empty() && !options.empty()) out += make_group(group, false, options);
    }
    return out + make_subcommands(app, CLI::AppFormatMode::Normal) + make_footer(app);
  }
  std::string make_subcommands(const CLI::App* app, CLI::AppFormatMode) const override {
    const auto commands = app->get_subcommands([](const CLI::App* sub) { return !sub->get_name().empty(); });
    if (commands.empty()) return {};
    std::string out = "\n" + translated("Subcommands", language_) + ":\n";
    for (const CLI::App* command : commands) {
      std::string first_line = command->get_description();
      first_line.erase(std::min(first_line.find('\n'), first_line.size()));
      out += row(command->get_name(), first_line);
    }
    return out;
  }
  std::string make_option(const CLI::Option* option, bool is_positional) const override {
    return row(make_option_name(option, is_positional) + make_option_opts(option), make_option_desc(option));
  }
  std::string make_footer(const CLI::App* app) const override {
    const std::string footer = app->get_footer();
    return footer.empty() ? std::string() : footer + (footer.back() == '\n' ? "" : "\n");
  }

 private:
  Language language_;
};

std::string after(std::string_view message, std::string_view marker) {
  const std::size_t at = message.find(marker);
  return std::string(at == std::string_view::npos ? message : message.substr(at + marker.size()));
}
std::string before(std::string_view message, std::string_view marker) {
  return std::string(message.substr(0, std::min(message.find(marker), message.size())));
}

// What CLI11 says in English, in the user's words; by its kind of error, since the message only carries the
// name.
std::string what_is_wrong(const CLI::ParseError& error, Language language) {
  const std::string message = error.what();
  const std::string kind = error.get_name();
  const auto in = [&](std::string_view swedish, std::string_view english) {
    return std::string(say(language, swedish, english));
  };
  // The parser gives a command's own name as the kind of this error.
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    std::string extras = after(message, "not expected: ");
    const bool option = extras.rfind('-', 0) == 0;
    return (option ? in("okänd flagga: ", "unknown option: ")
                   : in("okänt argument eller kommando: ", "unknown argument or command: ")) +
           extras;
  }
  if (kind == "RequiredError") {
    const std::string what = before(message, " is required");
    if (what == "A subcommand") return in("ange ett kommando", "give a command");
    if (what.find("option from [") != std::string::npos) {
      return in("ange en av ", "give one of ") + before(after(message, "["), "]");
    }
    return what + in(" saknas", " is missing");
  }
  if (kind == "ConversionError") {
    if (message.rfind("Could not convert: ", 0) == 0) {
      const std::string pair = after(message, "Could not convert: ");
      return before(pair, " = ") + in(" kan inte läsas: ", " cannot be read: ") + after(pair, " = ");
    }
    return before(message, ":") + in(" har ett värde som inte kan läsas", " has a value that cannot be read");
  }
  if (kind == "ArgumentMismatch") {
    std::string name = before(message, ":");
    if (message.find(" arguments to ") != std::string::npos)
      name = before(after(message, " arguments to "), ",");
    return name + in(" har fel antal värden", " has the wrong number of values");
  }
  if (kind == "RequiresError") {
    return before(message, " requires ") + in(" kräver ", " needs ") + after(message, " requires ");
  }
  if (kind == "ExcludesError") {
    return before(message, " excludes ") +
           in(" kan inte användas tillsammans med ", " cannot be used with ") + after(message, " excludes ");
  }
  if (kind == "ValidationError") {
    const std::string name = before(message, ": ");
    const std::string rest = after(message, ": ");
    if (rest.find(" not in {") != std::string::npos) {
      std::string choices = before(after(rest, "{"), "}");
      std::string list;
      for (const char c : choices) list += c == ',' ? std::string(", ") : std::string(1, c);
      return name + ": " + before(rest, " not in {") + in(" är inte något av ", " is none of ") + list;
    }
    if (rest.find(" not in range") != std::string::npos || rest.find(" not in ") != std::string::npos) {
      return name + in(" ligger utanför det tillåtna", " is out of range");
    }
    if (message.find("does not exist") != std::string::npos)
      return name + in(" finns inte", " does not exist");
    return name + ": " + rest;  // our own check, already in the user's language
  }
  return message;
}

}  // namespace

Language asked_language(int argument_count, const char* const* arguments) {
  Language language = Language::swedish;
  for (int i = 1; i < argument_count; ++i) {
    std::string_view argument = arguments[i];
    if (argument == "--lang" && i + 1 < argument_count)
      argument = arguments[i + 1];
    else if (argument.substr(0, 7) == "--lang=")
      argument.remove_prefix(7);
    else
      continue;
    language = argument == "en" ? Language::english : Language::swedish;
  }
  return language;
}

void set_up_help(CLI::App& app, Language language) {
  app.formatter(std::make_shared<HelpText>(language));
  app.set_help_flag("-h,--help", std::string(say(language, "Visa den här hjälpen", "Show this help")));
  app.get_formatter()->column_width(kLeft);
}

std::string usage_error(const CLI::ParseError& error, Language language) {
  return "stickprov: " + what_is_wrong(error, language) +
         std::string(say(language, ". Hjälp: stickprov --help, eller stickprov KOMMANDO --help",
                         ". Help: stickprov --help, or stickprov COMMAND --help"));
}

}  // namespace stickprov::commands
