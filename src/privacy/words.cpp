#include "privacy/words.h"

#include <fmt/format.h>

#include <fstream>
#include <map>
#include <string_view>

#include "model/setup_error.h"

namespace stickprov::privacy {
namespace {

std::vector<std::string_view> fields(std::string_view line) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t tab = line.find('\t'); tab != std::string_view::npos; tab = line.find('\t', begin)) {
    parts.push_back(line.substr(begin, tab - begin));
    begin = tab + 1;
  }
  parts.push_back(line.substr(begin));
  return parts;
}

[[noreturn]] void fail(const std::string& path, std::size_t line, std::string_view swedish,
                       std::string_view english) {
  throw SetupError(fmt::format("{}:{}: {}", path, line, swedish),
                   fmt::format("{}:{}: {}", path, line, english));
}

}  // namespace

Words load_words(const std::string& data_folder) {
  const std::string path = data_folder + "/dictionaries/privacy.tsv";
  std::ifstream file(path);
  if (!file)
    throw SetupError(
        fmt::format("{}: kan inte läsas. Installera om stickprov eller peka ut rätt datamapp.", path),
        fmt::format("{}: cannot be read. Install stickprov again or point to the right data folder.", path));
  Words words;
  const std::map<std::string_view, WordSet*> sets = {{"privacy.identity_cue", &words.identity_cues},
                                                     {"privacy.phone_cue", &words.phone_cues},
                                                     {"privacy.postal_cue", &words.postal_cues},
                                                     {"privacy.ordinary_word", &words.ordinary},
                                                     {"privacy.name_verb", &words.name_verbs},
                                                     {"privacy.title", &words.titles},
                                                     {"privacy.named_after", &words.named_after},
                                                     {"privacy.particle", &words.particles},
                                                     {"privacy.eponym", &words.eponyms},
                                                     {"privacy.unit", &words.units}};
  std::string line;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty() || number == 1) continue;
    const std::vector<std::string_view> cells = fields(line);
    if (cells.size() < 4)
      fail(path, number, "raden ska ha kolumnerna id, kind, text, concept, source, note.",
           "the line should have the columns id, kind, text, concept, source, note.");
    const std::string_view text = cells[2];
    const std::string_view concept_name = cells[3];
    if (text.empty()) fail(path, number, "kolumnen text är tom.", "the column text is empty.");
    if (concept_name == "privacy.street") {
      if (text.front() != '*' || text.size() < 3)
        fail(path, number, "en gatuändelse skrivs med * först (*gatan).",
             "a street ending is written with * first (*gatan).");
      words.street_endings.emplace_back(text.substr(1));
    } else if (const auto found = sets.find(concept_name); found != sets.end()) {
      found->second->add(text);
    } else {
      fail(path, number, fmt::format("begreppet ”{}” finns inte för maskningen.", concept_name),
           fmt::format("masking has no concept \"{}\".", concept_name));
    }
  }
  return words;
}

}  // namespace stickprov::privacy
