#include "commands/codes.h"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <memory>
#include <ostream>

#include "coding/import.h"
#include "coding/maps.h"
#include "format/date.h"
#include "model/setup_error.h"

namespace stickprov::commands {
namespace {

namespace fs = std::filesystem;

struct ImportOptions {
  std::string kind;
  std::vector<std::string> files;
  std::string folder;
  std::string dated;
  std::string source;
};

/// Writes beside the map and renames, so that a full disk never leaves half a map.
void write_map(const fs::path& folder, const coding::MapFile& map) {
  const auto path = folder / map.name;
  const auto beside = folder / (map.name + ".new");
  std::ofstream file(beside, std::ios::binary | std::ios::trunc);
  file << map.content;
  file.close();
  std::error_code error;
  if (file) fs::rename(beside, path, error);
  if (!file || error)
    throw SetupError(
        fmt::format("{}: kartan kan inte skrivas; kontrollera mappen och ledigt utrymme", path.string()),
        fmt::format("{}: the map cannot be written; see the folder and the free space", path.string()));
}

void run_import(const ImportOptions& options, Session& session) {
  const auto language = session.language;
  const auto folder = options.folder.empty() ? session.data_folder + "/icd10-icf-maps" : options.folder;
  std::error_code error;
  fs::create_directories(folder, error);
  if (error)
    throw SetupError(fmt::format("{}: mappen kan inte skapas", folder),
                     fmt::format("{}: cannot make the folder", folder));
  if (options.kind != "fmb" && !format::parse_day(options.dated))
    throw SetupError(
        "--dated behövs: filens datum, till exempel --dated 2022-02-07 (filen själv bär inget)",
        "--dated is needed: the date of the file, such as --dated 2022-02-07 (the file holds none)");
  const auto source_or = [&](const char* usual) { return options.source.empty() ? usual : options.source; };
  coding::Import import;
  if (options.kind == "fmb") {
    import = coding::import_fmb(options.files);
  } else if (options.kind == "icd10") {
    import = coding::import_icd10(options.files, source_or("Socialstyrelsen ICD-10-SE"), options.dated);
  } else {
    import = coding::import_icf(options.files, folder, source_or("Socialstyrelsen ICF"), options.dated);
  }
  for (const auto& map : import.files) {
    write_map(folder, map);
    session.err << fmt::format(fmt::runtime(say(language, "Skrev {}/{}\n", "Wrote {}/{}\n")), folder,
                               map.name);
  }
  for (const auto& code : import.kept)
    session.err << fmt::format(
        fmt::runtime(say(language, "{} finns inte i den nya filen; raden är kvar för sina ord\n",
                         "{} is not in the new file; its row is kept for its words\n")),
        code);
  session.err << fmt::format(fmt::runtime(say(language, "{} koder\n", "{} codes\n")), import.codes);
}

std::string or_dash(const std::string& text) {
  return text.empty() ? "–" : text;
}

std::string days_text(const std::optional<int>& days, Language language) {
  if (!days) return std::string(say(language, "ingen tid", "no time"));
  return fmt::format(fmt::runtime(say(language, "{} dagar", "{} days")), *days);
}

/// "b280 smärta, b134 sömn"
template <class Codes>
std::string named(const coding::Maps& maps, const Codes& codes) {
  std::string text;
  for (const auto& code : codes) {
    text += fmt::format("{}{}", text.empty() ? "" : ", ", code);
    for (const auto& category : coding::icf_categories(maps))
      if (category.code == code && !category.name.empty()) text += " " + category.name;
  }
  return or_dash(text);
}

std::string conditions(const coding::FmbCase& fmb_case, Language language) {
  std::string text;
  const auto add = [&](std::string_view swedish, std::string_view english, const std::string& value) {
    if (!value.empty()) text += fmt::format("; {}: {}", say(language, swedish, english), value);
  };
  add("belastning", "workload", fmb_case.workload);
  add("svårighetsgrad", "severity", fmb_case.severity);
  add("förlopp", "course", fmb_case.course);
  add("behandling", "treatment", fmb_case.treatment);
  add("komplicerande", "complication", fmb_case.complication);
  add("samsjuklighet", "comorbidity", fmb_case.comorbidity);
  if (fmb_case.part_time) text += say(language, "; deltid", "; part time");
  return text;
}

void show_code(const std::string& code, Session& session) {
  const auto maps = coding::load_maps(session.data_folder + "/icd10-icf-maps");
  const auto language = session.language;
  const auto plain = coding::normalise_icd10(code);
  if (!coding::is_known_code(*maps, plain))
    throw SetupError(fmt::format("”{}” är ingen kod i ICD-10-SE; skriv den som F43.8A eller F438A", code),
                     fmt::format("\"{}\" is no code of ICD-10-SE; write it as F43.8A or F438A", code));
  auto& out = session.out;
  const auto line = [&](std::string_view swedish, std::string_view english, const std::string& value) {
    out << fmt::format("{}: {}\n", say(language, swedish, english), value);
  };
  out << plain << '\n';
  line("Namn", "Name", or_dash(coding::short_name(*maps, plain)));
  line("Kapitel", "Chapter", coding::diagnosis_chapter(*maps, plain));
  line("Grupp", "Group", coding::diagnosis_group(*maps, plain));
  const auto category = plain.substr(0, 3);
  line("Kategorin delas i fyra positioner", "The category is divided in four positions",
       std::string(coding::is_divided(*maps, category) ? say(language, "ja", "yes")
                                                       : say(language, "nej", "no")));
  if (!coding::is_known_fourth_position(*maps, plain))
    line("Obs", "Note",
         std::string(say(language, "fjärde positionen finns inte i listan",
                         "the fourth position is not in the list")));
  const auto* entry = coding::find_fmb(*maps, plain);
  if (!entry) {
    line("FMB", "FMB", std::string(say(language, "ingen post", "no entry")));
  } else {
    line("FMB", "FMB", entry->code + " " + entry->heading);
    const auto longest = coding::longest_recommendation(*entry);
    line("Längsta rekommendation", "Longest recommendation",
         longest ? days_text(longest, language) : std::string(say(language, "ingen", "none")));
    for (const auto& fmb_case : entry->cases)
      out << fmt::format("  {}: {}{}\n", say(language, "typfall", "typical case"),
                         days_text(fmb_case.days, language), conditions(fmb_case, language));
    line("FMB funktion, centralt", "FMB function, core", named(*maps, entry->function_core));
    line("FMB funktion, kompletterande", "FMB function, supplementary",
         named(*maps, entry->function_supplementary));
    line("FMB aktivitet, centralt", "FMB activity, core", named(*maps, entry->activity_core));
    line("FMB aktivitet, kompletterande", "FMB activity, supplementary",
         named(*maps, entry->activity_supplementary));
  }
  line("Väntade funktionsnedsättningar", "Expected reduced functions",
       named(*maps, coding::expected_functions(*maps, plain)));
  line("Väntade aktivitetsbegränsningar", "Expected limited activities",
       named(*maps, coding::expected_activities(*maps, plain)));
}

}  // namespace

void add_codes(CLI::App& app, Session& session) {
  const auto language = session.language;
  const auto text = [language](std::string_view swedish, std::string_view english) {
    return std::string(say(language, swedish, english));
  };
  auto* codes =
      app.add_subcommand("codes", text("Kartorna över ICD-10-SE, ICF och FMB: läs in nyare, visa en kod",
                                       "The maps of ICD-10-SE, ICF and FMB: import newer ones, show a code"));
  codes->require_subcommand(1);

  auto* import = codes->add_subcommand(
      "import", text("Gör om kartorna från de officiella filerna; egna namn och ord behålls",
                     "Make the maps anew from the official files; own names and words are kept"));
  auto options = std::make_shared<ImportOptions>();
  import->add_option("kind", options->kind, text("fmb, icd10 eller icf", "fmb, icd10 or icf"))
      ->required()
      ->check(CLI::IsMember({"fmb", "icd10", "icf"}));
  import
      ->add_option("files", options->files,
                   text("De officiella filerna: FMB:s två JSON-filer, ICD-10-SE som TSV, ICF som CSV",
                        "The official files: FMB's two JSON files, ICD-10-SE as TSV, ICF as CSV"))
      ->required();
  import->add_option(
      "-o,--output", options->folder,
      text("Mapp för kartorna (annars programmets egen)", "Folder for the maps (else the program's own)"));
  import->add_option(
      "--dated", options->dated,
      text("Filens datum, ÅÅÅÅ-MM-DD (icd10 och icf)", "The file's date, YYYY-MM-DD (icd10 and icf)"));
  import->add_option("--source", options->source,
                     text("Källa som skrivs i kartan", "Source written in the map"));
  import->footer(
      text("Exempel:\n  stickprov codes import fmb diagnosgrupper.json typfall.json\n"
           "  stickprov codes import icd10 icd-10-se.tsv --dated 2022-02-07\n"
           "  stickprov codes import icf icf-2019.csv icf-2018.csv --dated 2019-01-01 -o mina-kartor",
           "Examples:\n  stickprov codes import fmb groups.json cases.json\n"
           "  stickprov codes import icd10 icd-10-se.tsv --dated 2022-02-07\n"
           "  stickprov codes import icf icf-2019.csv icf-2018.csv --dated 2019-01-01 -o my-maps"));
  import->callback([options, &session] { run_import(*options, session);
});

auto* show =
    codes->add_subcommand("show", text("Vad kartorna vet om en kod", "What the maps know of a code"));
auto code = std::make_shared<std::string>();
show->add_option("code", *code, text("ICD-10-kod", "ICD-10 code"))->required();
show->footer(text("Exempel:\n  stickprov codes show F43.8A", "Example:\n  stickprov codes show F43.8A"));
show->callback([code, &session] { show_code(*code, session); });
}  // namespace stickprov::commands

}  // namespace stickprov::commands
