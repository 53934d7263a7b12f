#include "commands/validate.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <array>
#include <map>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "ingest/read.h"
#include "ingest/validate.h"
#include "privacy/masking.h"

namespace stickprov::commands {
namespace {

struct Options {
  std::vector<std::string> paths;
  bool strict = false;
  std::string format = "tsv";
};

struct Tally {
  std::size_t files = 0;
  std::size_t passed = 0;
  std::size_t failed = 0;
  std::size_t unreadable = 0;
  std::map<std::string, std::size_t> other_types;
};

// A cell of a TSV line: no tab and no line end.
std::string cell(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  }
  return out;
}

void print_line(std::ostream& out, std::string_view path, std::string_view id, std::string_view verdict,
                std::string_view rules) {
  out << cell(privacy::mask_path(path)) << '\t' << cell(id) << '\t' << verdict << '\t' << cell(rules) << '\n';
}

std::string in_words(const ingest::Validated& validated, Language language) {
  std::string text;
  for (const ingest::FormRule* rule : validated.broken) {
    if (!text.empty()) text += "; ";
    text += fmt::format("{} {}", rule->id, ingest::sentence(*rule, language));
  }
  return text;
}

std::string in_words(const InputProblem& problem, Language language) {
  const std::string& detail = language == Language::swedish ? problem.detail_sv : problem.detail_en;
  return problem.place.empty() ? detail : fmt::format("{}: {}", problem.place, detail);
}

class Printer {
 public:
  Printer(const Options& options, Session& session) : options_(options), session_(session) {}

  void print(const ingest::Validation& item) {
    if (const auto* validated = std::get_if<ingest::Validated>(&item)) {
      const bool passes = validated->passes(options_.strict);
      ++(passes ? tally_.passed : tally_.failed);
      print_line(session_.out, validated->source.path, validated->certificate_id, passes ? "pass" : "fail",
                 in_words(*validated, session_.language));
    } else if (const auto* problem = std::get_if<InputProblem>(&item)) {
      ++tally_.unreadable;
      print_line(session_.out, problem->path, problem->certificate_id, "unreadable",
                 in_words(*problem, session_.language));
    } else {
      ++tally_.other_types[std::get<OtherType>(item).type];
    }
  }

  void count_file() { ++tally_.files; }

  void print_summary() const {
    std::size_t others = 0;
    std::string types;
    for (const auto& [type, count] : tally_.other_types) {
      others += count;
      types += fmt::format("{}{} {}", types.empty() ? "" : ", ", cell(type), count);
    }
    session_.err << fmt::format(
        fmt::runtime(say(session_.language,
                         "{} filer: {} godkända, {} underkända, {} oläsbara, {} av annan typ{}\n",
                         "{} files: {} passed, {} failed, {} unreadable, {} of another type{}\n")),
        tally_.files, tally_.passed, tally_.failed, tally_.unreadable, others,
        types.empty() ? "" : fmt::format(" ({})", types));
  }

  bool flawless() const { return tally_.failed == 0 && tally_.unreadable == 0; }

 private:
  const Options& options_;
  Session& session_;
  Tally tally_;
};

void run(const Options& options, Session& session) {
  Printer printer(options, session);
  session.out << "path\tcertificate_id\tverdict\trules\n";
  for (const ingest::FoundFile& file : ingest::find_files(options.paths)) {
    printer.count_file();
    if (const auto* problem = std::get_if<InputProblem>(&file.problem)) {
      printer.print(*problem);
    } else {
      ingest::validate_file(file.path, [&](ingest::Validation&& item) { printer.print(item); });
    }
  }
  printer.print_summary();
  session.exit_code = options.strict && !printer.flawless() ? kProblems : kDone;
}

}  // namespace

void add_validate(CLI::App& app, Session& session) {
  const auto options = std::make_shared<Options>();
  const auto text = [&](std::string_view swedish, std::string_view english) {
    return std::string(say(session.language, swedish, english));
  };
  CLI::App* command = app.add_subcommand("validate", text("Pröva intyg mot formulärets strukturregler",
                                                          "Check certificates against the form's rules"));
  command
      ->add_option("PATH", options->paths,
                   text("Filer, mappar och arkiv med intyg (XML, JSON)",
                        "Files, folders and archives of certificates (XML, JSON)"))
      ->required();
  command->add_flag(
      "--strict", options->strict,
      text("Räkna även de strängare reglerna (M-…) som fel, och avsluta med kod 1 när något brister",
           "Count the stricter rules (M-…) as failures too, and exit with code 1 when anything fails"));
  command->add_option("--format", options->format, text("Utdataformat: tsv", "Output format: tsv"))
      ->check(CLI::IsMember({"tsv"}));
  command->footer(
      text("Exempel:\n  stickprov validate samples/\n  stickprov validate intyg.xml --strict\n\n"
           "En rad per intyg: path, certificate_id, verdict (pass, fail, unreadable), rules.\n"
           "R-regler ger samma utslag som det officiella regelverket (Schematron); M-regler är\n"
           "strängare och underkänner bara med --strict.",
           "Examples:\n  stickprov validate samples/\n  stickprov validate certificate.xml --strict\n\n"
           "One line a certificate: path, certificate_id, verdict (pass, fail, unreadable), rules.\n"
           "Rules R-… give the verdict of the official Schematron; rules M-… are stricter and fail a\n"
           "certificate only with --strict."));
  command->callback([options, &session] { run(*options, session); });
}

}  // namespace stickprov::commands
