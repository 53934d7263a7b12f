#include "commands/audit.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <system_error>
#include <tuple>
#include <utility>

#include "coding/maps.h"
#include "commands/audit_protocol.h"
#include "commands/audit_record.h"
#include "commands/audit_result.h"
#include "commands/inputs.h"
#include "commands/progress.h"
#include "commands/report.h"
#include "commands/session.h"
#include "commands/terminal_text.h"
#include "commands/words.h"
#include "format/date.h"
#include "format/hash.h"
#include "model/setup_error.h"
#include "report/summary.h"
#include "report/words.h"
#include "report/workbook.h"
#include "sampling/draw.h"
#include "sampling/frame.h"
#include "sampling/units.h"
#include "store/store.h"

namespace stickprov::commands {
namespace {

struct Options {
  std::vector<std::string> paths;
  std::string out;
  std::size_t n = kDefaultSample;
  bool n_given = false;
  bool all = false;
  std::string seed;
  std::string by = "none";
  std::string units;
  std::string database;
  std::string protocol;  // of an earlier draw, "" to draw now
  std::string from;
  std::string to;
  bool strict = false;
};

Day parse_option_day(const std::string& text, const char* option) {
  if (const auto day = format::parse_day(text)) return *day;
  throw SetupError(fmt::format("{} är ”{}”; skriv ett datum som ÅÅÅÅ-MM-DD", option, text),
                   fmt::format("{} is \"{}\"; write a date as YYYY-MM-DD", option, text));
}

std::vector<sampling::By> parse_by(const std::string& text) {
  std::vector<sampling::By> by;
  if (text == "none" || text.empty()) return by;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t comma = std::min(text.find(',', begin), text.size());
    const std::string word = text.substr(begin, comma - begin);
    const auto variable = sampling::by_named(word);
    if (!variable || by.size() == 2) {
      throw SetupError(
          fmt::format(
              "--by är ”{}”; skriv unit, area, provider eller diagnosis_group, eller två med komma mellan",
              text),
          fmt::format("--by is \"{}\"; write unit, area, provider or diagnosis_group, or two with a comma",
                      text));
    }
    by.push_back(*variable);
    begin = comma + 1;
  }
  return by;
}

std::string default_database(const std::string& out) {
  return (std::filesystem::path(out).parent_path() / "stickprov.db").string();
}

// The command that repeats the run, without paths: they may name a person.
std::string command_line(const Options& options, const Sample& sample) {
  std::string line = "stickprov audit PATH… -o FILE";
  if (!options.protocol.empty()) {
    line += " --protocol PROTOCOL";
    if (!options.units.empty()) line += " --units UNITS";
    if (options.strict) line += " --strict";
    return line;
  }
  line += options.all ? std::string(" --all") : fmt::format(" --n {}", options.n);
  line += fmt::format(" --seed {}", sample.seed);
  if (options.by != "none") line += fmt::format(" --by {}", options.by);
  if (!options.units.empty()) line += " --units UNITS";
  if (!options.from.empty()) line += fmt::format(" --from {}", options.from);
  if (!options.to.empty()) line += fmt::format(" --to {}", options.to);
  if (options.strict) line += " --strict";
  return line;
}

struct Gathered {
  Inputs inputs;
  sampling::Frame frame;
};

// Pass one: every certificate as a frame entry, then the rules of the frame.
Gathered gather(const Options& options, const Rater& rater, const sampling::Units& units,
                const std::string& database, const sampling::FrameRules& rules, const Session& session) {
  const coding::MapsPointer maps = coding::load_maps(session.data_folder + "/icd10-icf-maps");
  const std::string key_path = privacy::key_path_beside(database);
  const privacy::PseudonymKey key = privacy::load_or_make_key(key_path);
  std::vector<sampling::Candidate> candidates;
  const auto see = [&](const Certificate& certificate, const std::string& patient) {
    const std::string code =
        certificate.diagnoses.empty() ? std::string() : certificate.diagnoses.front().code;
    sampling::FrameFacts facts{patient,
                               privacy::pseudonym(key, "physician", certificate.signer.identity),
                               coding::diagnosis_group(*maps, code),
                               coding::diagnosis_chapter(*maps, code),
                               {}};
    candidates.push_back(
        sampling::candidate(certificate, sampling::frame_entry(certificate, units, std::move(facts))));
  };
  Gathered gathered;
  gathered.inputs = scan_inputs(options.paths, history_rules(rater), key, session, see,
                                {options.out, options.units, options.protocol, database, database + "-wal",
                                 database + "-shm", key_path});
  for (std::size_t i = 0; i < candidates.size(); ++i) {  // known once all are read
    candidates[i].entry.cumulated_days = gathered.inputs.histories[i].cumulated_days;
    candidates[i].entry.extension = gathered.inputs.histories[i].extension;
  }
  gathered.frame = sampling::build_frame(candidates, rules);
  return gathered;
}

Sample draw_sample(const Options& options, const std::vector<sampling::By>& by, const sampling::Frame& frame,
                   const sampling::Units& units, const Session& session) {
  sampling::DrawPlan plan;
  plan.seed = options.seed.empty() ? sampling::make_seed() : options.seed;
  plan.n = options.all ? frame.entries.size() : std::min(options.n, frame.entries.size());
  if (options.n_given) plan.n = options.n;  // more than there are is worth a word
  plan.by = by;
  const bool census = plan.n == frame.entries.size() && by.empty();
  plan.design = census       ? sampling::Design::census
                : by.empty() ? sampling::Design::simple
                             : sampling::Design::stratified;
  for (const auto& [id, unit] : units) {
    FrameEntry entry;
    entry.unit_id = unit.hsa_id;
    entry.unit_name = unit.name;
    entry.area = unit.area;
    entry.provider = unit.provider;
    entry.unit_mapped = true;
    const bool known_by_unit = std::all_of(by.begin(), by.end(), [](sampling::By variable) {
      return variable == sampling::By::unit || variable == sampling::By::area ||
             variable == sampling::By::provider;
    });
    if (!by.empty() && known_by_unit) plan.known_strata.push_back(sampling::stratum_of(entry, by));
  }
  sampling::DrawResult result = sampling::draw(frame.entries, plan);
  for (const sampling::Notice& notice : result.notices) {
    session.err << say(session.language, notice.swedish, notice.english) << '\n';
  }
  if (options.seed.empty()) {
    session.err << say(session.language,
                       "Frö (spara det för att upprepa dragningen): ", "Seed (keep it to repeat the draw): ")
                << plan.seed << '\n';
  }
  if (!options.n_given && !options.all) {
    session.err << fmt::format(fmt::runtime(say(session.language, "Inget --n angavs: {} av {} intyg dras\n",
                                                "No --n was given: {} of {} certificates are drawn\n")),
                               plan.n, frame.entries.size());
  }
  return result.sample;
}

// Pass two: the drawn certificates, rated and saved one by one in the order of the files they stand in.
void rate_drawn(const Gathered& gathered, const Audit& run, const Rater& rater, const Session& session,
                store::RunWriter& writer) {
  const std::vector<FrameEntry>& entries = run.frame;
  const Sample& sample = run.sample;
  std::map<std::size_t, std::pair<std::size_t, const FrameEntry*>>
      drawn;  // place → place in the sample, entry
  for (std::size_t i = 0; i < sample.items.size(); ++i) {
    const auto entry =
        std::lower_bound(entries.begin(), entries.end(), sample.items[i].certificate_id,
                         [](const FrameEntry& e, const std::string& id) { return e.certificate_id < id; });
    drawn.emplace(gathered.frame.sources[static_cast<std::size_t>(entry - entries.begin())],
                  std::pair(i, &*entry));
  }
  std::vector<std::size_t> places;
  for (const auto& [place, item] : drawn) places.push_back(place);

  Progress progress(session.err, session.err_is_terminal, session.language,
                    std::string(say(session.language, "bedömer intyg", "rating certificates")),
                    places.size());
  std::size_t done = 0;
  reread_inputs(gathered.inputs, places, [&](Certificate&& certificate, std::size_t place) {
    const auto& [order, entry] = drawn.at(place);
    const Rated rated = rate_certificate(certificate, gathered.inputs.histories[place], rater);
    const AuditedCertificate one = audited(certificate, rated, *entry, sample.items[order], session.language);
    check_certificate(one, sample.items[order]);
    writer.add(order, one);
    progress.reach(++done);
  });
  if (done != sample.items.size()) throw std::logic_error("the audit does not add up: drawn and rated");
}

// Inputs in an order of their own, so that the order of the command line changes nothing.
void sort_inputs(Audit& audit) {
  std::sort(audit.problems.begin(), audit.problems.end(), [](const InputProblem& a, const InputProblem& b) {
    return std::tie(a.path, a.place, a.certificate_id, a.detail_sv) <
           std::tie(b.path, b.place, b.certificate_id, b.detail_sv);
  });
  std::sort(audit.other_types.begin(), audit.other_types.end(), [](const OtherType& a, const OtherType& b) {
    return std::tie(a.path, a.certificate_id, a.type) < std::tie(b.path, b.certificate_id, b.type);
  });
}

void run(const Options& options, Session& session) {
  const Language language = session.language;
  check_output_folder(options.out);
  const std::string database_path =
      options.database.empty() ? default_database(options.out) : options.database;
  sampling::FrameRules rules;
  if (!options.from.empty()) rules.from = parse_option_day(options.from, "--from");
  if (!options.to.empty()) rules.to = parse_option_day(options.to, "--to");
  const std::vector<sampling::By> by = parse_by(options.by);
  std::optional<sampling::Protocol> protocol;
  if (!options.protocol.empty()) {
    protocol = protocol_to_audit(options.protocol, !options.units.empty());
    rules = protocol->rules;
  }
  const sampling::Units units =
      options.units.empty() ? sampling::Units{} : sampling::read_units(options.units);
  const Rater rater = load_rater(session.data_folder);

  Gathered gathered = gather(options, rater, units, database_path, rules, session);
  report_problems(gathered.inputs, session);
  if (gathered.frame.entries.empty()) {
    report_accounting(gathered.inputs.accounting, session);
    throw SetupError("det finns inget intyg att dra; kontrollera sökvägarna och perioden",
                     "there is no certificate to draw; check the paths and the period");
  }

  Audit audit;
  audit.tool_version = STICKPROV_VERSION;
  if (protocol) {
    audit.sample = sample_of_protocol(*protocol, gathered.frame.entries);
    audit.replacements = protocol->replacements;
  } else {
    audit.sample = draw_sample(options, by, gathered.frame, units, session);
  }
  audit.command = command_line(options, audit.sample);
  audit.policy_name = rating::policy_name(*rater.knowledge);
  for (const auto& [key, value] : rating::policy_values(*rater.knowledge)) audit.policy.emplace(key, value);
  audit.data_files = rating::data_files(session.data_folder);
  audit.accounting = gathered.inputs.accounting;
  audit.accounting.frame = gathered.frame.entries.size();
  audit.accounting.exclusions = sampling::count_by_reason(gathered.frame.exclusions);
  audit.accounting.drawn = audit.sample.items.size();
  audit.accounting.rated = audit.accounting.drawn;
  audit.problems = std::move(gathered.inputs.problems);
  audit.other_types = std::move(gathered.inputs.other_types);
  audit.exclusions = std::move(gathered.frame.exclusions);
  audit.frame = std::move(gathered.frame.entries);
  audit.unmapped_units = sampling::unmapped_units(audit.frame);
  sort_inputs(audit);
  audit.run_id = run_identity(audit);
  check_audit(audit);

  const store::DatabasePointer database = store::open_database(database_path);
  {
    store::RunWriter writer(*database, audit);
    rate_drawn(gathered, audit, rater, session, writer);
    writer.finish();
  }
  const report::Summary summary = summary_of(*database, audit);
  report::WorkbookOptions workbook;
  workbook.rounds = rounds_of(*database, audit, summary);
  write_stored_workbook(*database, audit, summary, options.out, language, workbook);

  report_result(audit, summary, session);
  session.err << fmt::format("\n{}: {}\n{}: {} ({} {})\n", say(language, "Arbetsbok", "Workbook"),
                             options.out, say(language, "Databas", "Database"), database_path,
                             say(language, "körning", "run"), audit.run_id);
  if (options.strict && problem_count(audit.accounting) > 0) session.exit_code = kProblems;
}

}  // namespace

void add_audit(CLI::App& app, Session& session) {
  const auto in = [&](std::string_view swedish, std::string_view english) {
    return std::string(say(session.language, swedish, english));
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "audit",
      in("Läser intyg, drar ett stickprov, bedömer det och skriver en arbetsbok\n\nDragningen kan upprepas "
         "av "
         "vem som helst: samma frö och samma intyg ger samma stickprov, samma bedömning och samma fil. "
         "Körningen sparas i en databas bredvid arbetsboken, med patienter som nycklade pseudonymer.",
         "Reads certificates, draws a sample, rates it and writes a workbook\n\nAnyone can repeat the draw: "
         "the same seed and certificates give the same sample, ratings and file. The run is kept in a "
         "database beside the workbook, with patients as keyed pseudonyms."));
  command
      ->add_option("PATH", options->paths,
                   in("Filer, mappar och arkiv med intyg", "Files, folders and archives of certificates"))
      ->required();
  command->add_option("-o,--output", options->out, in("Arbetsboken som skrivs", "The workbook to write"))
      ->required()
      ->type_name(in("FIL.xlsx", "FILE.xlsx"));
  auto* n = command
                ->add_option(
                    "--n", options->n,
                    fmt::format(fmt::runtime(in("Antal intyg som dras (förval {}, eller alla om de är färre)",
                                                "Certificates to draw (default {}, or all if fewer)")),
                                kDefaultSample))
                ->check(CLI::PositiveNumber)
                ->type_name(in("ANTAL", "NUMBER"));
  CLI::Option* all =
      command->add_flag("--all", options->all, in("Alla intyg i ramen", "Every certificate of the frame"))
          ->excludes(n);
  CLI::Option* seed = command
                          ->add_option("--seed", options->seed,
                                       in("Frö för dragningen; utan det skapas ett, skrivs ut och sparas",
                                          "Seed of the draw; without it one is made, printed and stored"))
                          ->type_name(in("TEXT", "TEXT"));
  CLI::Option* by =
      command
          ->add_option(
              "--by", options->by,
              in("Stratifiera efter unit (enhet), area (område), provider (vårdgivare), diagnosis_group "
                 "eller none",
                 "Stratify by unit, area, provider, diagnosis_group or none"))
          ->type_name(in("VAD", "WHAT"));
  command
      ->add_option(
          "--units", options->units,
          in("Regionens enhetsfil (hsa_id, name, area, provider_hsa_id, provider, tabbseparerad)",
             "The region's unit file (hsa_id, name, area, provider_hsa_id, provider, tab-separated)"))
      ->type_name("units.tsv");
  command
      ->add_option(
          "--db", options->database,
          in("Databasen (förval stickprov.db bredvid arbetsboken); nyckeln läggs i samma namn + .key",
             "The database (default stickprov.db beside the workbook); its key has the same name + .key"))
      ->type_name(in("FIL", "FILE"));
  CLI::Option* from =
      command->add_option("--from", options->from, in("Signerade från och med", "Signed on or after"))
          ->type_name(in("DATUM", "DATE"));
  CLI::Option* to =
      command->add_option("--to", options->to, in("Signerade till och med", "Signed on or before"))
          ->type_name(in("DATUM", "DATE"));
  CLI::Option* protocol =
      command
          ->add_option(
              "--protocol", options->protocol,
              in("Bedöm urvalet i ett protokoll från stickprov draw, med utbyten, i stället för att "
                 "dra nu",
                 "Rate the sample of a protocol by stickprov draw, with its replacements, instead of "
                 "drawing now"))
          ->type_name("urval.json");
  for (CLI::Option* decided : {n, all, seed, by, from, to}) protocol->excludes(decided);  // the protocol says
  command->add_flag(
      "--strict", options->strict,
      in("Avsluta med kod 1 om något inte kunde läsas", "Exit with code 1 if something could not be read"));
  command->footer(
      in("\nExempel:\n"
         "  stickprov audit intyg/ -o rapport.xlsx --units units.tsv\n"
         "  stickprov audit intyg/ -o rapport.xlsx --n 400 --by area --seed \"mars 2026\"\n"
         "  stickprov audit intyg/ -o rapport.xlsx --all --from 2025-01-01 --to 2025-12-31\n"
         "  stickprov audit intyg/ -o rapport.xlsx --protocol urval.json\n",
         "\nExamples:\n"
         "  stickprov audit certificates/ -o report.xlsx --units units.tsv\n"
         "  stickprov audit certificates/ -o report.xlsx --n 400 --by area --seed \"March 2026\"\n"
         "  stickprov audit certificates/ -o report.xlsx --all --from 2025-01-01 --to 2025-12-31\n"
         "  stickprov audit certificates/ -o report.xlsx --protocol urval.json\n"));
  command->callback([options, n, &session] {
    options->n_given = n->count() > 0;
    run(*options, session);
  });
}

}  // namespace stickprov::commands
