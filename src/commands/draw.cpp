#include "commands/draw.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <memory>
#include <ostream>
#include <set>
#include <sstream>
#include <system_error>

#include "commands/gather_frame.h"
#include "commands/session.h"
#include "format/date.h"
#include "format/hash.h"
#include "model/setup_error.h"
#include "privacy/pseudonym.h"
#include "report/words.h"
#include "sampling/units.h"

namespace stickprov::commands {
namespace {

using sampling::By;
using sampling::Design;

struct Options {
  FrameRequest request;
  sampling::DrawPlan plan;
  std::string out;
  std::string design;
  std::vector<std::string> by;
  std::string allocation = "proportional";
  std::string expected;
  std::string from;
  std::string to;
  std::size_t spares = 0;
  bool spares_given = false;
  bool all = false;
  bool strict = false;
};

std::string in(const Session& session, std::string_view swedish, std::string_view english) {
  return std::string(say(session.language, swedish, english));
}

std::optional<Day> day_option(const std::string& text, const char* option) {
  if (text.empty()) return std::nullopt;
  if (const auto day = format::parse_day(text)) return day;
  throw SetupError(fmt::format("{} är ”{}”; skriv ett datum som ÅÅÅÅ-MM-DD", option, text),
                   fmt::format("{} is \"{}\"; write a date as YYYY-MM-DD", option, text));
}

std::vector<By> by_option(const std::vector<std::string>& texts) {
  std::vector<By> by;
  for (const std::string& text : texts) {
    std::stringstream words(text);
    for (std::string word; std::getline(words, word, ',');) {
      if (word == "none") continue;
      const auto variable = sampling::by_named(word);
      if (!variable || by.size() == 2)
        throw SetupError(fmt::format("--by är ”{}”; skriv en eller två (med komma mellan) av unit, area, "
                                     "provider, diagnosis_group, sex, "
                                     "first_or_extension, length_class, month, physician",
                                     text),
                         fmt::format("--by is \"{}\"; write one or two (with a comma between) of unit, area, "
                                     "provider, diagnosis_group, "
                                     "sex, first_or_extension, length_class, month, physician",
                                     text));
      by.push_back(*variable);
    }
  }
  return by;
}

// "stratum<TAB>share" a line, the share with a point or a comma.
std::map<std::string, double> expected_shares(const std::string& path) {
  std::map<std::string, double> shares;
  std::stringstream lines(file_bytes(path));
  std::size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty()) continue;
    const std::size_t tab = line.rfind('\t');
    std::string value = tab == std::string::npos ? "" : line.substr(tab + 1);
    for (char& c : value)
      if (c == ',') c = '.';
    std::size_t used = 0;
    double share = -1;
    try {
      share = std::stod(value, &used);
    } catch (const std::exception&) {
      used = 0;
    }
    if (used == 0 || used != value.size() || !(share >= 0 && share <= 1))
      throw SetupError(
          fmt::format("{}:{}: raden ska vara skikt, tabb och en andel mellan 0 och 1", path, number),
          fmt::format("{}:{}: the line should be stratum, tab and a share between 0 and 1", path, number));
    shares[line.substr(0, tab)] = share;
  }
  return shares;
}

Design design_of(const Options& options) {
  if (options.all) return Design::census;
  if (!options.design.empty()) {
    if (const auto design = sampling::design_named(options.design)) return *design;
    throw SetupError(
        fmt::format("--design är ”{}”; skriv simple, stratified, systematic, cluster eller census",
                    options.design),
        fmt::format("--design is \"{}\"; write simple, stratified, systematic, cluster or census",
                    options.design));
  }
  if (options.plan.clusters > 0) return Design::cluster;
  return options.request.by.empty() ? Design::simple : Design::stratified;
}

void check_together(const Options& options) {
  const auto refuse = [](std::string_view swedish, std::string_view english) {
    throw SetupError(std::string(swedish), std::string(english));
  };
  const Design design = options.plan.design;
  if (design != Design::census && options.plan.n == 0)
    refuse("ange hur många intyg som ska dras med --n, eller --all",
           "give how many certificates to draw with --n, or --all");
  if (!options.request.by.empty() && design != Design::stratified && design != Design::census)
    refuse("--by hör till stratifierat urval; ta bort --by eller välj --design stratified",
           "--by belongs to a stratified sample; remove --by or choose --design stratified");
  if (options.plan.clusters > 0 && design != Design::cluster)
    refuse("--clusters hör till klusterurval; välj --design cluster",
           "--clusters belongs to a cluster sample; choose --design cluster");
  if (options.plan.allocation == sampling::Allocation::neyman && options.expected.empty())
    refuse("neyman behöver --expected FIL med en förväntad andel per skikt",
           "neyman needs --expected FILE with an expected share per stratum");
}

// Strata that units.tsv knows: one without certificates is said, not passed over.
std::vector<std::string> known_strata(const sampling::Units& units, const std::vector<By>& by) {
  std::set<std::string> names;
  const bool of_units = !by.empty() && std::all_of(by.begin(), by.end(), [](By variable) {
    return variable == By::unit || variable == By::area || variable == By::provider;
  });
  if (!of_units) return {};
  for (const auto& [id, unit] : units) {
    FrameEntry entry;
    entry.unit_id = unit.hsa_id;
    entry.area = unit.area;
    entry.provider = unit.provider.empty() ? unit.provider_id : unit.provider;
    names.insert(sampling::stratum_of(entry, by));
  }
  return {names.begin(), names.end()};
}

// The options that decide the draw; no paths, since a path may name a person.
std::string command_text(const Options& options) {
  const sampling::DrawPlan& plan = options.plan;
  std::string text = "stickprov draw";
  const auto add = [&](std::string_view option, const std::string& value) {
    text += fmt::format(" {} {}", option, value);
  };
  if (plan.design == Design::census)
    text += " --all";
  else
    add("--n", std::to_string(plan.n));
  add("--design", std::string(sampling::name(plan.design)));
  for (const By by : plan.by) add("--by", std::string(sampling::name(by)));
  if (plan.design == Design::stratified) add("--allocation", std::string(sampling::name(plan.allocation)));
  if (plan.min_per_stratum > 0) add("--min-per-stratum", std::to_string(plan.min_per_stratum));
  if (plan.clusters > 0) add("--clusters", std::to_string(plan.clusters));
  if (plan.spares) add("--spares", std::to_string(*plan.spares));
  if (!options.from.empty()) add("--from", options.from);
  if (!options.to.empty()) add("--to", options.to);
  if (options.request.rules.one_per_patient) text += " --one-per-patient";
  return text;
}

void report_draw(const sampling::Protocol& protocol, const Session& session) {
  const Sample& sample = protocol.sample;
  std::string text;
  text +=
      fmt::format("{}: {}{}\n", in(session, "Frö", "Seed"), sample.seed,
                  protocol.seed_made ? in(session, " (skapat nu; spara det)", " (made now; keep it)") : "");
  text += fmt::format("{}: {}   {}: {}   {}: {}\n", in(session, "Design", "Design"),
                      report::design_word(sample, session.language), in(session, "Ram", "Frame"),
                      sample.frame_size, in(session, "Draget", "Drawn"), sample.items.size());
  for (const auto& [reason, count] : protocol.exclusions)
    text += fmt::format("  {}: {}\n", report::exclusion_word(reason, session.language), count);
  text += fmt::format("{}: {}\n", in(session, "Ramens SHA-256", "SHA-256 of the frame"), sample.frame_sha256);
  if (sample.strata.size() > 1)
    for (const Stratum& stratum : sample.strata)
      text += fmt::format("  {}: {} {} {}\n", stratum.name, stratum.sampled, in(session, "av", "of"),
                          stratum.population);
  session.err << text;
}

void run(Options& options, Session& session) {
  options.request.by = by_option(options.by);
  options.request.rules.from = day_option(options.from, "--from");
  options.request.rules.to = day_option(options.to, "--to");
  const auto allocation = sampling::allocation_named(options.allocation);
  if (!allocation)
    throw SetupError(
        fmt::format("--allocation är ”{}”; skriv proportional, equal eller neyman", options.allocation),
        fmt::format("--allocation is \"{}\"; write proportional, equal or neyman", options.allocation));
  options.plan.allocation = *allocation;
  options.plan.by = options.request.by;
  options.plan.design = design_of(options);
  if (options.spares_given) options.plan.spares = options.spares;
  check_together(options);
  if (!options.expected.empty()) options.plan.expected_shares = expected_shares(options.expected);
  if (needs_key(options.plan.by) && options.request.key.empty()) {
    if (options.out.empty())
      throw SetupError("--by physician behöver en nyckelfil för pseudonymerna; ange --key FIL eller -o FIL",
                       "--by physician needs a key file for the pseudonyms; give --key FILE or -o FILE");
    options.request.key = privacy::key_path_beside(options.out);
  }
  if (!options.out.empty()) options.request.own_files = {options.out};
  if (!options.request.key.empty()) options.request.own_files.push_back(options.request.key);

  const GatheredFrame gathered = gather_frame(options.request, session);
  sampling::Protocol protocol;
  protocol.seed_made = options.plan.seed.empty();
  if (protocol.seed_made) options.plan.seed = sampling::make_seed();
  options.plan.known_strata = known_strata(gathered.units, options.plan.by);
  const sampling::DrawResult drawn = sampling::draw(gathered.frame.entries, options.plan);
  protocol.tool_version = STICKPROV_VERSION;
  protocol.command = command_text(options);
  protocol.plan = options.plan;
  protocol.rules = options.request.rules;
  protocol.units_file = gathered.units_file;
  protocol.units_sha256 = gathered.units_sha256;
  protocol.certificates = gathered.inputs.accounting.certificates;
  protocol.exclusions = sampling::count_by_reason(gathered.frame.exclusions);
  for (const FrameEntry& entry : gathered.frame.entries) protocol.frame_ids.push_back(entry.certificate_id);
  protocol.sample = drawn.sample;

  const std::string text = sampling::protocol_text(protocol);
  if (options.out.empty())
    session.out << text;
  else
    write_file(options.out, text);
  report_draw(protocol, session);
  report_notices(drawn.notices, session);
  if (!options.out.empty())
    session.err << fmt::format("{}: {}\n", in(session, "Protokoll", "Protocol"), options.out);
  if (options.strict && problem_count(gathered.inputs.accounting) > 0) session.exit_code = kProblems;
}

}  // namespace

void write_file(const std::string& path, const std::string& text) {
  const std::string unfinished = path + ".unfinished";
  std::ofstream file(unfinished, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  std::error_code failed;
  if (file) std::filesystem::rename(unfinished, path, failed);
  if (!file || failed) {
    std::error_code ignored;
    std::filesystem::remove(unfinished, ignored);
    throw SetupError(
        fmt::format("{}: filen kan inte skrivas; kontrollera mappen, behörigheten och utrymmet", path),
        fmt::format("{}: the file cannot be written; check the folder, its permissions and the space", path));
  }
}

void report_notices(const std::vector<sampling::Notice>& notices, const Session& session) {
  for (const sampling::Notice& notice : notices)
    session.err << (session.language == Language::english ? notice.english : notice.swedish) << '\n';
}

void add_draw(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  const auto text = [&](std::string_view swedish, std::string_view english) {
    return in(session, swedish, english);
  };
  CLI::App* command = app.add_subcommand(
      "draw", text("Drar ett stickprov och skriver protokollet urval.json\n\nIntygen ordnas efter SHA-256 av "
                   "fröet, en "
                   "radbrytning och intygets id; de första dras. Vem som helst kan dra om med sha256sum "
                   "(docs/metod.md).",
                   "Draws a sample and writes the protocol urval.json\n\nCertificates are ordered by SHA-256 "
                   "of the seed, a "
                   "newline and the certificate's id; the first are drawn. Anyone can redraw with sha256sum "
                   "(docs/metod.md)."));
  command
      ->add_option("PATH", options->request.paths,
                   text("Filer, mappar och arkiv med intyg", "Files, folders and archives of certificates"))
      ->required();
  command
      ->add_option(
          "-o,--output", options->out,
          text("Protokollet; utan -o till standard ut", "The protocol; without -o to standard output"))
      ->type_name("urval.json");
  CLI::Option* n =
      command->add_option("--n", options->plan.n, text("Antal intyg att dra", "Certificates to draw"))
          ->check(CLI::PositiveNumber)
          ->type_name(text("ANTAL", "NUMBER"));
  command
      ->add_flag("--all", options->all,
                 text("Alla intyg i ramen (totalundersökning)", "Every certificate of the frame (census)"))
      ->excludes(n);
  command
      ->add_option("--seed", options->plan.seed,
                   text("Frö; utan det skapas ett och skrivs ut", "Seed; without it one is made and printed"))
      ->type_name("TEXT");
  command
      ->add_option(
          "--design", options->design,
          text("simple (obundet slumpmässigt), stratified, systematic, cluster eller census; utan den avgör "
               "--by "
               "och --clusters",
               "simple, stratified, systematic, cluster or census; without it --by and --clusters decide"))
      ->type_name("DESIGN");
  command
      ->add_option(
          "--by", options->by,
          text("Skikta efter en eller två av unit, area, provider, diagnosis_group, sex, first_or_extension, "
               "length_class, month, physician",
               "Stratify by one or two of unit, area, provider, diagnosis_group, sex, first_or_extension, "
               "length_class, month, physician"))
      ->allow_extra_args(false)
      ->type_name(text("VAD", "WHAT"));
  command
      ->add_option("--allocation", options->allocation,
                   text("Fördelning på skikt: proportional (förval), equal eller neyman",
                        "Allocation: proportional (default), equal or neyman"))
      ->type_name(text("SÄTT", "HOW"));
  command
      ->add_option("--min-per-stratum", options->plan.min_per_stratum,
                   text("Minsta antal i varje skikt", "Least number in each stratum"))
      ->type_name(text("ANTAL", "NUMBER"));
  command
      ->add_option("--expected", options->expected,
                   text("För neyman: skikt, tabb, förväntad andel; en rad per skikt",
                        "For neyman: stratum, tab, expected share; a line each"))
      ->type_name(text("FIL", "FILE"));
  command
      ->add_option("--clusters", options->plan.clusters,
                   text("För cluster: antal enheter som dras", "For cluster: number of units drawn"))
      ->type_name(text("ANTAL", "NUMBER"));
  CLI::Option* spares =
      command
          ->add_option("--spares", options->spares,
                       text("Reserver per skikt (förval en fjärdedel av de dragna, minst fem)",
                            "Spares per stratum (default a quarter of the drawn, at least five)"))
          ->type_name(text("ANTAL", "NUMBER"));
  command->add_option("--from", options->from, text("Signerade från och med", "Signed on or after"))
      ->type_name(text("DATUM", "DATE"));
  command->add_option("--to", options->to, text("Signerade till och med", "Signed on or before"))
      ->type_name(text("DATUM", "DATE"));
  command->add_flag(
      "--one-per-patient", options->request.rules.one_per_patient,
      text("Bara det nyaste intyget för varje patient", "Only the newest certificate of each patient"));
  command
      ->add_option("--units", options->request.units, text("Regionens enhetsfil", "The region's unit file"))
      ->type_name("units.tsv");
  command
      ->add_option(
          "--key", options->request.key,
          text("Nyckelfil för läkarnas pseudonymer (--by physician); förval protokollets namn + .key",
               "Key file of the physicians' pseudonyms (--by physician); default the protocol's name + .key"))
      ->type_name(text("FIL", "FILE"));
  command->add_flag(
      "--strict", options->strict,
      text("Avsluta med kod 1 om något inte kunde läsas", "Exit with code 1 if something could not be read"));
  command->footer(
      text("\nExempel:\n"
           "  stickprov draw intyg/ --n 200 -o urval.json\n"
           "  stickprov draw intyg/ --n 400 --by unit --units units.tsv --min-per-stratum 5 --seed \"mars "
           "2026\" -o urval.json\n"
           "  stickprov draw intyg/ --n 300 --clusters 15 -o urval.json\n",
           "\nExamples:\n"
           "  stickprov draw certificates/ --n 200 -o urval.json\n"
           "  stickprov draw certificates/ --n 400 --by unit --units units.tsv --min-per-stratum 5 --seed "
           "\"March 2026\" -o urval.json\n"
           "  stickprov draw certificates/ --n 300 --clusters 15 -o urval.json\n"));
  command->callback([options, spares, &session] {
    options->spares_given = spares->count() > 0;
    run(*options, session);
  });
}

}  // namespace stickprov::commands
