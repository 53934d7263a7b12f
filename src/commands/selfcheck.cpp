#include "commands/selfcheck.h"

#include <fmt/format.h>

#include <memory>
#include <ostream>
#include <string>

#include "statistics/reference_values.h"

namespace stickprov::commands {
namespace {

struct Options {
  bool failures_only = false;
};

void run(const Options& options, Session& session) {
  std::string_view source;
  std::size_t passed = 0;
  std::size_t total = 0;
  for (const statistics::ReferenceValue& reference : statistics::reference_values()) {
    const statistics::CheckedReference checked = statistics::check(reference);
    ++total;
    if (checked.passed) ++passed;
    if (checked.passed && options.failures_only) continue;
    if (reference.source != source) session.out << '\n' << reference.source << '\n';
    source = reference.source;
    session.out << fmt::format(
        "  {}  {}\n          {} = {} ({} {}{})\n",
        checked.passed ? say(session.language, "STÄMMER", "PASS   ")
                       : say(session.language, "AVVIKER", "FAIL   "),
        reference.request, reference.key, checked.got, say(session.language, "väntat", "expected"),
        reference.expected,
        reference.tolerance > 0.0 ? fmt::format(" ± {:.2g}", reference.tolerance) : std::string());
  }
  session.out << fmt::format("\n{} {} {} {}.\n", passed, say(session.language, "av", "of"), total,
                             say(session.language, "referensvärden stämmer", "reference values pass"));
  if (passed != total) {
    session.err << say(
        session.language,
        "selfcheck: något referensvärde avviker; använd inte statistiken från den här installationen.\n",
        "selfcheck: a reference value differs; do not use the statistics of this installation.\n");
    session.exit_code = kProblems;
  }
}

}  // namespace

void add_selfcheck(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* selfcheck = app.add_subcommand(
      "selfcheck", std::string(say(session.language, "Räkna om publicerade referensvärden på den här datorn",
                                   "Recompute published reference values on this machine")));
  selfcheck->add_flag(
      "--failures", options->failures_only,
      std::string(say(session.language, "Visa bara dem som avviker", "Show only those that differ")));
  selfcheck->callback([options, &session] { run(*options, session); });
}

}  // namespace stickprov::commands
