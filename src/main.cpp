// The command line: parse, one call, exit code.

#include <fmt/format.h>
#include <sodium.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <exception>
#include <filesystem>
#include <iostream>
#include <new>
#include <string>
#include <system_error>

#include "commands/audit.h"
#include "commands/calc.h"
#include "commands/codes.h"
#include "commands/draw.h"
#include "commands/evaluate.h"
#include "commands/explain.h"
#include "commands/help.h"
#include "commands/plan.h"
#include "commands/rate.h"
#include "commands/replace.h"
#include "commands/report.h"
#include "commands/selfcheck.h"
#include "commands/session.h"
#include "commands/validate.h"
#include "commands/verify.h"
#include "model/setup_error.h"

namespace {

using namespace stickprov;

// Where dictionaries/ and icd10-icf-maps/ are: beside an installed program wherever the tree was moved, else
// in the source tree of a program run where it was built, else where it was installed.
std::string default_data_folder() {
  namespace fs = std::filesystem;
  std::error_code failed;
  const auto holds_data = [&](const fs::path& folder) {
    return fs::is_directory(folder / "dictionaries", failed);
  };
  const fs::path program = fs::read_symlink("/proc/self/exe", failed);
  if (!failed) {
    const fs::path beside = program.parent_path().parent_path() / "share" / "stickprov";
    if (holds_data(beside)) return beside.string();
    const std::string source = STICKPROV_SOURCE_DATA;
    if (program.string().rfind(source + "/", 0) == 0 && holds_data(source)) return source;
  }
  return holds_data(STICKPROV_INSTALLED_DATA) ? STICKPROV_INSTALLED_DATA : STICKPROV_SOURCE_DATA;
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  const Language language = commands::asked_language(argc, argv);
  const auto in = [&](std::string_view swedish, std::string_view english) {
    return std::string(say(language, swedish, english));
  };
  if (sodium_init() < 0) {
    std::cerr << in("stickprov: kryptobiblioteket kunde inte startas\n",
                    "stickprov: the cryptographic library failed\n");
    return commands::kSetUpError;
  }
  commands::Session session{language,  default_data_folder(),      std::cout,
                            std::cerr, isatty(STDOUT_FILENO) != 0, isatty(STDERR_FILENO) != 0};

  CLI::App app(
      in("stickprov följer upp kvaliteten på läkarintyg för sjukpenning (FK 7804): läser intyg, drar ett "
         "stickprov som kan upprepas, bedömer delarna ur texten, visar orden som varje bedömning vilar på "
         "och skriver en arbetsbok. Arbetar utan nät.",
         "stickprov follows up the quality of Swedish sickness certificates (FK 7804): reads certificates, "
         "draws a sample that can be repeated, rates the parts from the text, shows the words each rating "
         "rests on and writes a workbook. Works offline."),
      "stickprov");
  commands::set_up_help(app, language);
  app.set_version_flag("--version", "stickprov " STICKPROV_VERSION, in("Visa versionen", "Show the version"));
  std::string language_name;
  app.add_option("--lang", language_name, in("Språk: sv (förval) eller en", "Language: sv (default) or en"))
      ->check(CLI::IsMember({"sv", "en"}))
      ->type_name("sv|en");
  app.add_option(
         "--data", session.data_folder,
         in("Mapp med dictionaries/ och icd10-icf-maps/", "Folder with dictionaries/ and icd10-icf-maps/"))
      ->check([&](const std::string& folder) {
        if (std::filesystem::is_directory(folder + "/dictionaries")) return std::string();
        return fmt::format("{}{}", folder,
                           in(" har ingen mapp dictionaries", " holds no folder dictionaries"));
      })
      ->type_name(in("MAPP", "FOLDER"));
  app.require_subcommand(1);
  app.fallthrough();
  app.footer(
      in("\nExempel:\n"
         "  stickprov audit samples/ -o rapport.xlsx     läs, dra, bedöm, skriv arbetsbok\n"
         "  stickprov rate intyg/ > bedomt.tsv           en rad per intyg\n"
         "  stickprov explain intyg/A1.xml               vad bedömningen vilar på\n"
         "  stickprov KOMMANDO --help                    mer om ett kommando\n",
         "\nExamples:\n"
         "  stickprov audit samples/ -o report.xlsx      read, draw, rate, write a workbook\n"
         "  stickprov rate certificates/ > rated.tsv     a line per certificate\n"
         "  stickprov explain certificates/A1.xml        what the ratings rest on\n"
         "  stickprov COMMAND --help                     more about a command\n"));

  commands::add_audit(app, session);
  commands::add_rate(app, session);
  commands::add_explain(app, session);
  commands::add_report(app, session);
  commands::add_evaluate(app, session);
  commands::add_draw(app, session);
  commands::add_verify(app, session);
  commands::add_replace(app, session);
  commands::add_validate(app, session);
  commands::add_plan(app, session);
  commands::add_calc(app, session);
  commands::add_selfcheck(app, session);
  commands::add_codes(app, session);

  try {
    app.parse(argc, argv);
    std::cout.flush();
    if (!std::cout) {
      std::cerr << in("stickprov: utdata kunde inte skrivas; är disken full?\n",
                      "stickprov: the output could not be written; is the disk full?\n");
      return commands::kSetUpError;
    }
    return session.exit_code;
  } catch (const CLI::Success& asked) {
    return app.exit(asked);  // help or version, on standard output
  } catch (const CLI::ParseError& error) {
    std::cerr << commands::usage_error(app, error, language) << '\n';
  } catch (const SetupError& error) {
    std::cerr << "stickprov: "
              << (language == Language::english ? error.english() : std::string(error.what())) << '\n';
  } catch (const std::bad_alloc&) {
    std::cerr << in("stickprov: minnet räcker inte\n", "stickprov: out of memory\n");
  } catch (const std::exception& error) {
    std::cerr << in("stickprov: internt fel: ", "stickprov: internal error: ") << error.what() << '\n';
  }
  return commands::kSetUpError;
}
