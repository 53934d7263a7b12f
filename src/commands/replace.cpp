#include "commands/replace.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "commands/draw.h"
#include "commands/gather_frame.h"
#include "commands/session.h"
#include "privacy/masking.h"
#include "privacy/words.h"
#include "sampling/protocol.h"

namespace stickprov::commands {
namespace {

struct Options {
  std::string protocol;
  std::string certificate_id;
  std::string reason;
  std::string out;
};

void run(const Options& options, Session& session) {
  // The reason is free text: what identifies a person in it is masked like any other.
  const privacy::Words words = privacy::load_words(session.data_folder);
  const std::string reason =
      privacy::mask(options.reason, privacy::personal_data(options.reason, {}, {}, words));
  const sampling::Protocol protocol =
      sampling::replace(sampling::read_protocol(options.protocol), options.certificate_id, reason);
  write_file(options.out.empty() ? options.protocol : options.out, sampling::protocol_text(protocol));
  const sampling::Replacement& made = protocol.replacements.back();
  const std::string stratum = made.stratum.empty() ? "" : fmt::format(" ({})", made.stratum);
  if (made.replaced_by.empty()) {
    session.err << fmt::format(
        fmt::runtime(
            say(session.language,
                "{}{} står som bortfall: ingen reserv är kvar att sätta i dess ställe ({} utbytta eller "
                "bortfallna). Fler reserver: dra om med --spares och samma frö.\n",
                "{}{} is non-response: no spare is left to take its place ({} replaced or lost). More "
                "spares: draw again with --spares and the same seed.\n")),
        made.certificate_id, stratum, protocol.replacements.size());
    return;
  }
  session.err << fmt::format(
      fmt::runtime(say(session.language, "{} byts mot {}{}. Båda står kvar i protokollet ({} utbytta).\n",
                       "{} gives way to {}{}. Both stay in the protocol ({} replaced).\n")),
      made.certificate_id, made.replaced_by, stratum, protocol.replacements.size());
}

}  // namespace

void add_replace(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  const auto text = [&](std::string_view swedish, std::string_view english) {
    return std::string(say(session.language, swedish, english));
  };
  CLI::App* command = app.add_subcommand(
      "replace",
      text("Byter ut ett draget intyg mot nästa reserv i skiktet\n\nBåda blir kvar i protokollet, så att "
           "bortfallet syns.",
           "Replaces a drawn certificate by the next spare of its stratum\n\nBoth stay in the protocol, so "
           "that "
           "the non-response shows."));
  command
      ->add_option("PROTOCOL", options->protocol,
                   text("Protokollet från stickprov draw", "The protocol of stickprov draw"))
      ->required();
  command->add_option("ID", options->certificate_id, text("Intygets id", "The certificate's id"))->required();
  command->add_option("--reason", options->reason, text("Varför det byts ut", "Why it is replaced"))
      ->required()
      ->type_name("TEXT");
  command
      ->add_option("-o,--output", options->out,
                   text("Nytt protokoll; utan -o ändras det givna",
                        "New protocol; without -o the given one is changed"))
      ->type_name("urval.json");
  command->footer(
      text("\nExempel:\n  stickprov replace urval.json 1b2c3d --reason \"Journalen är spärrad\"\n",
           "\nExamples:\n  stickprov replace urval.json 1b2c3d --reason \"The record is blocked\"\n"));
  command->callback([options, &session] { run(*options, session); });
}

}  // namespace stickprov::commands
