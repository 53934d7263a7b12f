#include "commands/verify.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "commands/draw.h"
#include "commands/gather_frame.h"
#include "commands/session.h"
#include "model/setup_error.h"
#include "privacy/pseudonym.h"
#include "report/words.h"
#include "sampling/protocol.h"

namespace stickprov::commands {
namespace {

struct Options {
  std::string protocol;
  FrameRequest request;
};

void run(Options& options, Session& session) {
  const sampling::Protocol recorded = sampling::read_protocol(options.protocol);
  FrameRequest& request = options.request;
  request.by = recorded.plan.by;
  request.rules = recorded.rules;
  request.own_files = {options.protocol};
  if (!recorded.units_sha256.empty() && request.units.empty())
    throw SetupError(
        fmt::format("urvalet drogs med enhetsfilen {}; ange den med --units", recorded.units_file),
        fmt::format("the sample was drawn with the unit file {}; give it with --units", recorded.units_file));
  if (needs_key(request.by)) {
    if (request.key.empty()) request.key = privacy::key_path_beside(options.protocol);
    request.own_files.push_back(request.key);
  }
  const GatheredFrame gathered = gather_frame(request, session);
  std::vector<std::string> ids;
  for (const FrameEntry& entry : gathered.frame.entries) ids.push_back(entry.certificate_id);
  std::vector<sampling::Notice> lines;
  if (gathered.units_sha256 != recorded.units_sha256)
    lines.push_back({"Enhetsfilen är en annan än vid urvalet (SHA-256 skiljer sig).",
                     "The unit file is another than at the draw (SHA-256 differs)."});
  if (ids.empty()) {
    lines.push_back({"Ramen är tom: inget av intygen finns där nu.",
                     "The frame is empty: none of the certificates is there now."});
  } else {
    sampling::DrawPlan plan = recorded.plan;
    const std::vector<sampling::Notice> found =
        sampling::differences(recorded, sampling::draw(gathered.frame.entries, plan).sample, ids);
    lines.insert(lines.end(), found.begin(), found.end());
  }
  const Sample& sample = recorded.sample;
  if (lines.empty()) {
    session.out << fmt::format(
        fmt::runtime(say(session.language, "Identiskt: {} av {} intyg, {}, frö {}. Utbytta: {}.\n",
                         "Identical: {} of {} certificates, {}, seed {}. Replaced: {}.\n")),
        sample.items.size(), sample.frame_size, report::design_word(sample, session.language), sample.seed,
        recorded.replacements.size());
    return;
  }
  session.out << say(session.language, "Inte identiskt:\n", "Not identical:\n");
  for (const sampling::Notice& line : lines)
    session.out << "  " << (session.language == Language::english ? line.english : line.swedish) << '\n';
  session.exit_code = kProblems;
}

}  // namespace

void add_verify(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  const auto text = [&](std::string_view swedish, std::string_view english) {
    return std::string(say(session.language, swedish, english));
  };
  CLI::App* command = app.add_subcommand(
      "verify",
      text("Drar om från ett protokoll och säger om urvalet blir detsamma\n\nAvslutar med kod 0 när det är "
           "identiskt och 1 när något skiljer; då står vilka id som kommit till eller försvunnit.",
           "Redraws from a protocol and says whether the sample comes out the same\n\nExits with code 0 when "
           "it is "
           "identical and 1 when something differs; it then says which ids came and went."));
  command
      ->add_option("PROTOCOL", options->protocol,
                   text("Protokollet från stickprov draw", "The protocol of stickprov draw"))
      ->required();
  command
      ->add_option("PATH", options->request.paths,
                   text("Filer, mappar och arkiv med intyg", "Files, folders and archives of certificates"))
      ->required();
  command
      ->add_option("--units", options->request.units,
                   text("Enhetsfilen som urvalet drogs med", "The unit file of the draw"))
      ->type_name("units.tsv");
  command
      ->add_option(
          "--key", options->request.key,
          text("Nyckelfilen, om urvalet är skiktat efter läkare", "The key file, if stratified by physician"))
      ->type_name(text("FIL", "FILE"));
  command->footer(text("\nExempel:\n  stickprov verify urval.json intyg/ --units units.tsv\n",
                       "\nExamples:\n  stickprov verify urval.json certificates/ --units units.tsv\n"));
  command->callback([options, &session] { run(*options, session); });
}

}  // namespace stickprov::commands
