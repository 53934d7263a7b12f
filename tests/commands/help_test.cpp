#include "commands/help.h"

#include <gtest/gtest.h>

#include <CLI/CLI.hpp>

#include "commands/terminal_text.h"

namespace stickprov::commands {
namespace {

// A parser with one command of every kind of option, given the arguments; the usage error it ends in.
std::string error_of(const std::vector<std::string>& arguments, Language language = Language::swedish) {
  CLI::App app("prov", "stickprov");
  set_up_help(app, language);
  app.require_subcommand(1);
  CLI::App* command = app.add_subcommand("dra", "Drar");
  int count = 0;
  std::string design;
  std::string out;
  bool all = false;
  auto* number = command->add_option("--n", count, "antal");
  command->add_flag("--all", all, "alla")->excludes(number);
  command->add_option("--design", design, "design")->check(CLI::IsMember({"enkel", "stratifierad"}));
  command->add_option("-o", out, "utfil")->required();
  std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
  try {
    app.parse(reversed);
  } catch (const CLI::ParseError& error) {
    return usage_error(error, language);
  }
  return "";
}

TEST(UsageError, SaysInSwedishWhatIsWrong) {
  EXPECT_EQ(error_of({}).rfind("stickprov: ange ett kommando", 0), 0U);
  EXPECT_EQ(error_of({"dra"}).rfind("stickprov: -o saknas", 0), 0U);
  EXPECT_EQ(error_of({"dra", "-o", "x", "--m"}).rfind("stickprov: okänd flagga: --m", 0), 0U);
  EXPECT_EQ(error_of({"drag"}).rfind("stickprov: okänt argument eller kommando: drag", 0), 0U);
  EXPECT_EQ(error_of({"dra", "-o", "x", "--n", "tio"}).rfind("stickprov: --n kan inte läsas: tio", 0), 0U);
  EXPECT_EQ(error_of({"dra", "-o", "x", "--n"}).rfind("stickprov: --n har fel antal värden", 0), 0U);
  EXPECT_EQ(error_of({"dra", "-o", "x", "--design", "fri"})
                .rfind("stickprov: --design: fri är inte något av enkel, stratifierad", 0),
            0U);
  EXPECT_EQ(error_of({"dra", "-o", "x", "--n", "3", "--all"}).find("kan inte användas tillsammans med") ==
                std::string::npos,
            false);
}

TEST(UsageError, IsOneLineAndPointsToHelp) {
  const std::string swedish = error_of({"dra"});
  EXPECT_EQ(swedish.find('\n'), std::string::npos);
  EXPECT_NE(swedish.find("--help"), std::string::npos);
  EXPECT_EQ(error_of({"dra"}, Language::english).rfind("stickprov: -o is missing", 0), 0U);
}

TEST(Help, SpeaksSwedishWithin80Columns) {
  CLI::App app("Följer upp " + std::string(200, 'x') + " kvaliteten", "stickprov");
  set_up_help(app, Language::swedish);
  int count = 0;
  app.add_option("--antal", count,
                 "Hur många intyg som dras; en lång förklaring som måste brytas över flera rader");
  const std::string help = app.help();
  for (const char* english : {"Usage", "Options", "OPTIONS", "Print this", "INT"}) {
    EXPECT_EQ(help.find(english), std::string::npos) << english;
  }
  EXPECT_NE(help.find("Användning"), std::string::npos);
  EXPECT_NE(help.find("HELTAL"), std::string::npos);
  std::istringstream lines(help);
  for (std::string line; std::getline(lines, line);) EXPECT_LE(display_width(line), 80U) << line;
}

TEST(AskedLanguage, IsFoundAnywhere) {
  const auto asked = [](std::vector<const char*> arguments) {
    arguments.insert(arguments.begin(), "stickprov");
    return asked_language(static_cast<int>(arguments.size()), arguments.data());
  };
  EXPECT_EQ(asked({"rate", "x"}), Language::swedish);
  EXPECT_EQ(asked({"--lang", "en", "rate"}), Language::english);
  EXPECT_EQ(asked({"rate", "x", "--lang=en"}), Language::english);
  EXPECT_EQ(asked({"rate", "--lang"}), Language::swedish);
}

}  // namespace
}  // namespace stickprov::commands
