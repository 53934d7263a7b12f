#include <fmt/core.h>

#include <algorithm>
#include <cctype>
#include <map>

#include "coding/columns.h"
#include "coding/fold.h"
#include "coding/map_data.h"
#include "coding/table.h"
#include "text/roots.h"

namespace stickprov::coding {
namespace {

int read_number(const Table& table, const Row& row, std::size_t cell) {
  const auto& text = row.cells[cell];
  const bool plain = !text.empty() && text.size() <= 5 &&
                     std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!plain)
    fail_at(table, row, cell, fmt::format("”{}” ska vara ett heltal, 0 till 99999", text),
            fmt::format("\"{}\" must be a whole number, 0 to 99999", text));
  return std::stoi(text);
}

std::optional<int> read_optional_number(const Table& table, const Row& row, std::size_t cell) {
  if (row.cells[cell].empty()) return std::nullopt;
  return read_number(table, row, cell);
}

bool read_flag(const Table& table, const Row& row, std::size_t cell) {
  const auto& text = row.cells[cell];
  if (text != "0" && text != "1")
    fail_at(table, row, cell, fmt::format("”{}” ska vara 0 eller 1", text),
            fmt::format("\"{}\" must be 0 or 1", text));
  return text == "1";
}

bool is_icd10_code(std::string_view code) {
  const auto digit = [&](std::size_t i) { return code[i] >= '0' && code[i] <= '9'; };
  return code.size() >= 3 && code.size() <= 6 && code[0] >= 'A' && code[0] <= 'Z' && digit(1) && digit(2) &&
         std::all_of(code.begin() + 3, code.end(),
                     [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); });
}

void require_icd10(const Table& table, const Row& row, std::size_t cell, std::string_view code) {
  if (!is_icd10_code(code))
    fail_at(table, row, cell, fmt::format("”{}” är ingen ICD-10-kod; skriv den som F438A, utan punkt", code),
            fmt::format("\"{}\" is no ICD-10 code; write it as F438A, without a point", code));
}

std::vector<std::string> read_icf_codes(const Table& table, const Row& row, std::size_t cell,
                                        std::string_view kinds) {
  auto codes = split_cell(row.cells[cell], ' ');
  for (const auto& code : codes) {
    const bool good = code.size() >= 2 && kinds.find(code[0]) != std::string_view::npos &&
                      std::all_of(code.begin() + 1, code.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!good)
      fail_at(table, row, cell,
              fmt::format("”{}” är ingen ICF-kod av slaget {}; skilj koder med ett blanksteg", code, kinds),
              fmt::format("\"{}\" is no ICF code of kind {}; part codes with one space", code, kinds));
  }
  return codes;
}

CodeRange read_range(const Table& table, const Row& row, std::size_t cell, std::string_view text) {
  const auto hyphen = text.find('-');
  CodeRange range;
  range.first = std::string(text.substr(0, hyphen));
  range.last = hyphen == std::string_view::npos ? range.first : std::string(text.substr(hyphen + 1));
  require_icd10(table, row, cell, range.first);
  require_icd10(table, row, cell, range.last);
  if (range.last < range.first)
    fail_at(table, row, cell, fmt::format("”{}” slutar före sin början", text),
            fmt::format("\"{}\" ends before it begins", text));
  return range;
}

std::vector<CodeRange> read_ranges(const Table& table, const Row& row, std::size_t cell) {
  std::vector<CodeRange> ranges;
  for (const auto& text : split_cell(row.cells[cell], ' '))
    ranges.push_back(read_range(table, row, cell, text));
  if (ranges.empty())
    fail_at(table, row, cell, "koder saknas; skriv till exempel F32-F33 F341",
            "codes are missing; write F32-F33 F341");
  return ranges;
}

/// The phrases of a cell, each checked; `accept` is given the phrase and whether it was marked weak (~).
template <typename Accept>
void read_phrases(const Table& table, const Row& row, std::size_t cell, bool may_be_weak,
                  const Accept& accept) {
  for (auto text : split_phrases(row.cells[cell])) {
    const bool weak = may_be_weak && !text.empty() && text.front() == '~';
    if (weak) text.erase(0, 1);
    auto parsed = parse_phrase(text);
    if (!parsed.phrase)
      fail_at(table, row, cell, fmt::format("frasen ”{}”: {}", text, parsed.problem_swedish),
              fmt::format("the phrase \"{}\": {}", text, parsed.problem_english));
    accept(std::move(*parsed.phrase), weak, text);
  }
}

void load_fmb(const std::string& folder, Maps& maps) {
  const auto longest = read_table(folder + "/fmb-longest.tsv", columns::kFmbLongest);
  require_sorted(longest);
  std::map<std::string, int> expected_cases;
  for (const auto& row : longest.rows) {
    require_icd10(longest, row, 0, row.cells[0]);
    FmbEntry entry;
    entry.code = row.cells[0];
    entry.longest_days = read_optional_number(longest, row, 1);
    entry.heading = row.cells[4];
    expected_cases[entry.code] = read_number(longest, row, 2);
    maps.fmb.emplace(entry.code, std::move(entry));
  }

  const auto entry_of = [&](const Table& table, const Row& row) -> FmbEntry& {
    const auto found = maps.fmb.find(row.cells[0]);
    if (found == maps.fmb.end())
      fail_at(table, row, 0,
              "koden finns inte i fmb-longest.tsv; återskapa kartorna med ”stickprov codes import fmb”",
              "the code is not in fmb-longest.tsv; make the maps anew with \"stickprov codes import fmb\"");
    return found->second;
  };
  const auto cases = read_table(folder + "/fmb-cases.tsv", columns::kFmbCases);
  require_sorted(cases, 2);
  for (const auto& row : cases.rows) {
    FmbCase fmb_case;
    fmb_case.days = read_optional_number(cases, row, 2);
    fmb_case.part_time = read_flag(cases, row, 3);
    fmb_case.workload = row.cells[4];
    fmb_case.severity = row.cells[5];
    fmb_case.course = row.cells[6];
    fmb_case.treatment = row.cells[7];
    fmb_case.complication = row.cells[8];
    fmb_case.comorbidity = row.cells[9];
    entry_of(cases, row).cases.push_back(std::move(fmb_case));
  }
  for (const auto& row : longest.rows) {
    const auto& entry = maps.fmb.at(row.cells[0]);
    std::optional<int> days;
    for (const auto& fmb_case : entry.cases) days = std::max(days, fmb_case.days);
    if (days != entry.longest_days || static_cast<int>(entry.cases.size()) != expected_cases[entry.code])
      fail_at(longest, row, 1,
              "längsta tid eller antal typfall stämmer inte med fmb-cases.tsv; återskapa båda med "
              "”stickprov codes import fmb”",
              "longest days or number of cases differ from fmb-cases.tsv; make both with \"stickprov codes "
              "import fmb\"");
  }

  const auto icf = read_table(folder + "/fmb-icf.tsv", columns::kFmbIcf);
  require_sorted(icf);
  for (const auto& row : icf.rows) {
    auto& entry = entry_of(icf, row);
    entry.function_core = read_icf_codes(icf, row, 1, "bd");
    entry.function_supplementary = read_icf_codes(icf, row, 2, "bd");
    entry.activity_core = read_icf_codes(icf, row, 3, "bd");
    entry.activity_supplementary = read_icf_codes(icf, row, 4, "bd");
  }
}

void load_icf(const std::string& folder, Maps& maps) {
  const auto table = read_table(folder + "/icf.tsv", columns::kIcf);
  require_sorted(table);
  for (const auto& row : table.rows) {
    read_icf_codes(table, row, 0, "bd");
    IcfCategory category;
    category.code = row.cells[0];
    category.name = row.cells[3].empty() ? row.cells[1] : row.cells[3];
    read_phrases(table, row, 4, false,
                 [&](Phrase&&, bool, const std::string& text) { category.words.push_back(text); });
    const auto place = maps.icf.size();
    auto titles = split_cell(row.cells[2], '|');
    titles.push_back(row.cells[1]);
    titles.push_back(category.name);
    // The first category with a title keeps it: parents stand before children.
    for (const auto& title : titles) maps.icf_by_title.emplace(fold(title), place);
    maps.icf.push_back(std::move(category));
  }

  const auto links = read_table(folder + "/icf-links.tsv", columns::kLinks);
  require_sorted(links);
  for (const auto& row : links.rows) {
    const auto functions = read_icf_codes(links, row, 0, "b");
    auto activities = read_icf_codes(links, row, 1, "d");
    for (const auto& activity : activities) maps.functions_by_activity[activity].push_back(functions.front());
    maps.activities_by_function[functions.front()] = std::move(activities);
  }
}

void load_diagnoses(const std::string& folder, Maps& maps) {
  const auto categories = read_table(folder + "/icd10-categories.tsv", columns::kCategories);
  require_sorted(categories);
  for (const auto& row : categories.rows) {
    require_icd10(categories, row, 0, row.cells[0]);
    maps.categories[row.cells[0]] = {row.cells[2], read_flag(categories, row, 1)};
  }

  const auto names = read_table(folder + "/icd10-names.tsv", columns::kNames);
  require_sorted(names);
  for (const auto& row : names.rows) {
    require_icd10(names, row, 0, row.cells[0]);
    if (maps.categories.find(row.cells[0].substr(0, 3)) == maps.categories.end())
      fail_at(names, row, 0, "koden finns inte i icd10-categories.tsv; rätta koden",
              "no such code; correct it");
    if (row.cells[1].empty())
      fail_at(names, row, 1, "namnet saknas; skriv ett kort namn", "the name is missing");
    const auto place = static_cast<std::uint32_t>(maps.names.size());
    maps.names.push_back({row.cells[0], row.cells[1], read_flag(names, row, 3)});
    read_phrases(names, row, 2, true, [&](Phrase&& phrase, bool weak, const std::string&) {
      maps.name_index.add(std::move(phrase));
      maps.name_phrases.push_back({place, weak});
    });
  }

  const auto similar = read_table(folder + "/icd10-similar.tsv", columns::kSimilar);
  for (const auto& row : similar.rows) {
    SimilarRow entry;
    entry.codes = read_ranges(similar, row, 0);
    entry.any = row.cells[1] == "*";
    entry.others = entry.any              ? std::vector<CodeRange>{}
                   : row.cells[1].empty() ? entry.codes
                                          : read_ranges(similar, row, 1);
    maps.similar.push_back(std::move(entry));
  }

  const auto regions = read_table(folder + "/icd10-regions.tsv", columns::kRegions);
  require_sorted(regions);
  for (const auto& row : regions.rows) {
    const auto place = static_cast<std::uint32_t>(maps.regions.size());
    maps.regions.push_back(read_ranges(regions, row, 1));
    read_phrases(regions, row, 2, false, [&](Phrase&& phrase, bool, const std::string&) {
      maps.region_index.add(std::move(phrase));
      maps.region_of_phrase.push_back(place);
    });
  }

  const auto cues = read_table(folder + "/diagnosis-cues.tsv", columns::kCues);
  require_sorted(cues);
  for (const auto& row : cues.rows)
    read_phrases(cues, row, 0, false,
                 [&](Phrase&& phrase, bool, const std::string&) { maps.cue_index.add(std::move(phrase)); });

  const auto functions = read_table(folder + "/icd10-functions.tsv", columns::kFunctions);
  for (const auto& row : functions.rows) {
    FunctionRow entry;
    const auto ranges = read_ranges(functions, row, 0);
    entry.functions = read_icf_codes(functions, row, 1, "b");
    entry.activities = read_icf_codes(functions, row, 2, "d");
    for (const auto& range : ranges) {
      entry.range = range;
      maps.functions.push_back(entry);
    }
  }

  const auto load_names = [&](const std::string& file, std::vector<NamedRange>& into) {
    const auto table = read_table(folder + file, columns::kGroups);
    for (const auto& row : table.rows) into.push_back({read_ranges(table, row, 0), row.cells[1]});
  };
  load_names("/diagnosis-groups.tsv", maps.groups);
  load_names("/diagnosis-chapters.tsv", maps.chapters);
}

// Task words are held against running text, where "hår" and "har" are two words: their marks count.
Phrase with_marks(Phrase phrase, std::string_view text) {
  std::size_t at = 0;
  for (WordForm& form : phrase.words.front().forms) {
    const std::size_t end = std::min(text.find('/', at), text.size());
    std::string_view letters = text.substr(at, end - at);
    if (letters.starts_with('*')) letters.remove_prefix(1);
    if (letters.ends_with('*')) letters.remove_suffix(1);
    form.letters = letters;
    form.pairs = text::letter_pairs(form.letters);
    at = end + 1;
  }
  return phrase;
}

void add_task(TaskWords& tasks, const WordForm& form) {
  if (form.open_begin) {
    tasks.endings.push_back(form);
  } else {
    tasks.words.push_back(form);
    tasks.beginnings.add(form);
  }
}

void load_occupations(const std::string& folder, Maps& maps) {
  const auto table = read_table(folder + "/occupations.tsv", columns::kOccupations);
  require_sorted(table);
  std::map<std::string, std::size_t> trades_of;  // task word → occupations that have it
  for (const auto& row : table.rows)
    for (const std::string& text : split_phrases(row.cells[5])) ++trades_of[text];
  constexpr std::size_t kTwelfth = 12;
  const std::size_t most_trades = std::max<std::size_t>(1, table.rows.size() / kTwelfth);
  for (const auto& row : table.rows) {
    OccupationDemands entry;
    entry.occupation = row.cells[0];
    entry.shows_tasks = read_flag(table, row, 2);
    entry.workplace = read_flag(table, row, 3);
    entry.activities = read_icf_codes(table, row, 4, "d");
    read_phrases(table, row, 5, false, [&](Phrase&& phrase, bool, const std::string& text) {
      if (phrase.words.size() != 1 || trades_of[text] > most_trades) return;
      const Phrase marked = with_marks(std::move(phrase), text);
      for (const WordForm& form : marked.words.front().forms) {
        add_task(entry.tasks, form);
        WordForm unmarked = form;
        unmarked.letters = fold(form.letters);
        unmarked.pairs = text::letter_pairs(unmarked.letters);
        if (unmarked.letters != form.letters) add_task(entry.unmarked_tasks, unmarked);
      }
    });
    for (TaskWords* tasks : {&entry.tasks, &entry.unmarked_tasks}) {
      std::sort(tasks->words.begin(), tasks->words.end(),
                [](const WordForm& a, const WordForm& b) { return a.letters < b.letters; });
      for (const WordForm& form : tasks->words) tasks->begins.push_back(beginning_of(form.letters));
    }
    entry.place = maps.occupations.size();
    const auto place = static_cast<std::uint32_t>(maps.occupations.size());
    maps.occupations.push_back(std::move(entry));
    if (row.cells[1].empty())
      fail_at(table, row, 1, "ord som visar yrket saknas", "words that show the occupation are missing");
    read_phrases(table, row, 1, false, [&](Phrase&& phrase, bool, const std::string&) {
      maps.occupation_index.add(std::move(phrase));
      maps.occupation_of_phrase.push_back(place);
    });
  }
}

}  // namespace

void MapsDeleter::operator()(const Maps* maps) const {
  delete maps;
}

MapsPointer load_maps(const std::string& folder) {
  auto* maps = new Maps;
  MapsPointer owner(maps);
  load_fmb(folder, *maps);
  load_icf(folder, *maps);
  load_diagnoses(folder, *maps);
  load_occupations(folder, *maps);
  return owner;
}

}  // namespace stickprov::coding
