#include "text/lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <bitset>
#include <filesystem>
#include <fstream>
#include <set>

#include "model/setup_error.h"
#include "text/misspelling.h"
#include "text/patterns.h"

namespace stickprov::text {
namespace {

// Where a placed placeholder is written in a phrase.
ElementId placeholder(std::string_view word) {
  if (word == "<any>") return kAnyElement;
  if (word == "<gap>") return kGapElement;
  if (word == "<num>") return kNumberElement;
  if (word == "<unit>") return kUnitElement;
  if (word == "<date>") return kDateElement;
  if (word == "<comma>") return kCommaElement;
  return kFirstWordElement;
}

std::vector<std::string_view> split(std::string_view line, char separator) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (;;) {
    const std::size_t end = line.find(separator, begin);
    parts.push_back(line.substr(begin, end == std::string_view::npos ? end : end - begin));
    if (end == std::string_view::npos) return parts;
    begin = end + 1;
  }
}

}  // namespace

struct Lexicon {
  std::vector<Entry> entries;
  std::vector<std::vector<std::uint32_t>> by_first;  // element → entries
  std::vector<std::string> concept_names;
  StringMap<ConceptId> concepts;
  std::bitset<kMarks.size()> marks_with_words;
  StringMap<ElementId> elements;
  PatternIndex accented;
  PatternIndex plain;
  std::vector<ElementId> placeholder_of;  // element → the placeholder its words also fill, or itself
  StructureWords structure;
  std::uint64_t serial = 0;  // tells the per-thread memory which lexicon it remembers
};

namespace {

constexpr std::array<std::string_view, 12> kMonthNumbers = {"01", "02", "03", "04", "05", "06",
                                                            "07", "08", "09", "10", "11", "12"};

class Compiler {
 public:
  explicit Compiler(Lexicon& lexicon) : lexicon_(lexicon) {
    for (const std::string_view mark : kMarks) intern(mark);
  }

  void add(std::string id, std::string_view phrase, std::string_view concept_list, bool by_stem,
           const std::string& where, CueEffect effect = CueEffect::none,
           CueDirection direction = CueDirection::forward, int scope = 0) {
    if (!ids_.insert(id).second)
      fail(where, "id \"" + id + "\" förekommer två gånger; ge raden ett eget id",
           "duplicate id \"" + id + "\"; give the row an id of its own");
    if (concept_list == "word_ending") {
      // Tells which words are of one root; in a text it is no word.
      lexicon_.structure.word_endings.insert(std::string(phrase.substr(phrase.starts_with('*') ? 1 : 0)));
      return;
    }
    constexpr std::string_view kMonth = "month_";  // and its number
    if (concept_list.starts_with(kMonth)) {
      const std::string number(concept_list.substr(kMonth.size()));
      const auto month = std::find(kMonthNumbers.begin(), kMonthNumbers.end(), number);
      if (month == kMonthNumbers.end())
        fail(where, fmt::format("okänd månad \"{}\", ska vara month_01 till month_12", concept_list),
             fmt::format("unknown month \"{}\", must be month_01 to month_12", concept_list));
      lexicon_.structure.months.emplace(phrase, static_cast<int>(month - kMonthNumbers.begin()) + 1);
      return;
    }
    Entry entry;
    entry.id = std::move(id);
    entry.text = std::string(phrase);
    entry.effect = effect;
    entry.direction = direction;
    entry.scope = static_cast<std::uint8_t>(scope);
    for (const std::string_view word : split(phrase, ' ')) {
      if (word.empty())
        fail(where, "tomt ord i \"" + entry.text + "\"; skriv ett blanksteg mellan orden",
             "empty word in \"" + entry.text + "\"; put one space between words");
      entry.elements.push_back(element(word, by_stem, where));
    }
    if (entry.elements.front() == kGapElement || entry.elements.front() == kAnyElement)
      fail(where, "en fras kan inte börja med <gap> eller <any>",
           "a phrase cannot begin with <gap> or <any>");
    if (entry.elements.back() == kGapElement)
      fail(where, "en fras kan inte sluta med <gap>", "a phrase cannot end with <gap>");
    // Known words; but not looked for in a text, as the masking compares them itself.
    if (concept_list.starts_with("privacy.")) return;
    for (const std::string_view name : split(concept_list, ',')) {
      if (name.empty()) fail(where, "kolumnen concept är tom", "the concept column is empty");
      entry.concepts.push_back(intern(name));
      if (is_mark(entry.concepts.back())) lexicon_.marks_with_words.set(entry.concepts.back());
    }
    lexicon_.entries.push_back(std::move(entry));
  }

  // Single words with these concepts fill the placeholders in other entries: "tre" is a <num>, "kg" a <unit>.
  void finish() {
    lexicon_.by_first.resize(next_element_);
    lexicon_.placeholder_of.resize(next_element_);
    for (ElementId i = 0; i < next_element_; ++i) lexicon_.placeholder_of[i] = i;
    for (const Entry& entry : lexicon_.entries)
      for (const ConceptId id : entry.concepts) {
        const std::string_view name = lexicon_.concept_names[id];
        const ElementId filled = name == "number_word" ? kNumberElement
                                 : name == "unit"      ? kUnitElement
                                 : name == "date_word" ? kDateElement
                                                       : kAnyElement;
        if (filled != kAnyElement && entry.elements.size() == 1 && entry.elements[0] >= kFirstWordElement)
          lexicon_.placeholder_of[entry.elements[0]] = filled;
      }
    for (std::size_t i = 0; i < lexicon_.entries.size(); ++i)
      lexicon_.by_first[lexicon_.entries[i].elements.front()].push_back(static_cast<std::uint32_t>(i));
  }

  [[noreturn]] static void fail(const std::string& where, const std::string& swedish,
                                const std::string& english) {
    throw SetupError(where + ": " + swedish + ".", where + ": " + english + ".");
  }

 private:
  ConceptId intern(std::string_view name) {
    const auto found = lexicon_.concepts.find(name);
    if (found != lexicon_.concepts.end()) return found->second;
    const auto id = static_cast<ConceptId>(lexicon_.concept_names.size());
    lexicon_.concept_names.emplace_back(name);
    lexicon_.concepts.emplace(std::string(name), id);
    return id;
  }

  ElementId element(std::string_view word, bool by_stem, const std::string& where) {
    if (word.starts_with('<')) {
      const ElementId id = placeholder(word);
      if (id == kFirstWordElement)
        fail(where, "okänd platshållare \"" + std::string(word) + "\"",
             "unknown placeholder \"" + std::string(word) + "\"");
      return id;
    }
    std::string key(by_stem ? "~" : "");
    key += word;
    const auto found = lexicon_.elements.find(key);
    if (found != lexicon_.elements.end()) return found->second;
    if (next_element_ == UINT16_MAX) fail(where, "för många olika ord", "too many distinct words");
    const ElementId id = next_element_++;
    lexicon_.elements.emplace(key, id);
    for (const std::string_view pattern : split(word, '/')) {
      if (pattern.empty() || pattern == "*" || pattern == "**")
        fail(where, "tomt ordmönster i \"" + std::string(word) + "\"",
             "empty word pattern in \"" + std::string(word) + "\"");
      if (pattern.substr(1, pattern.size() - std::min<std::size_t>(pattern.size(), 2)).find('*') !=
          std::string_view::npos)
        fail(where, "stjärna inne i \"" + std::string(pattern) + "\"; den får bara stå först eller sist",
             "a star within \"" + std::string(pattern) + "\"; it may stand first or last only");
      add_pattern(lexicon_.accented, pattern, id, by_stem);
      add_pattern(lexicon_.plain, without_accents_of(pattern), id, by_stem);
    }
    return id;
  }

  Lexicon& lexicon_;
  std::set<std::string> ids_;
  ElementId next_element_ = kFirstWordElement;
};

CueEffect effect_of(std::string_view name) {
  static constexpr std::pair<std::string_view, CueEffect> kNames[] = {
      {"negated", CueEffect::negated},           {"hedged", CueEffect::hedged},
      {"general", CueEffect::general},           {"history", CueEffect::history},
      {"other_person", CueEffect::other_person}, {"conditional", CueEffect::conditional},
      {"terminator", CueEffect::terminator},     {"pseudo", CueEffect::pseudo}};
  for (const auto& [text, effect] : kNames)
    if (text == name) return effect;
  return CueEffect::none;
}

void read_file(Compiler& compiler, const std::filesystem::path& path, const std::string& label, bool cues) {
  std::ifstream in(path, std::ios::binary);
  if (!in) Compiler::fail(label, "filen kan inte läsas", "the file cannot be read");
  std::string line;
  std::size_t number = 0;
  while (std::getline(in, line)) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    const std::string where = fmt::format("{}:{}", label, number);
    const std::string_view header =
        cues ? "id\ttext\teffect\tdirection\tscope\tsource\tnote" : "id\tkind\ttext\tconcept\tsource\tnote";
    if (number == 1) {
      if (line != header)
        Compiler::fail(where, fmt::format("rubrikraden ska vara \"{}\"", header),
                       fmt::format("the header row must be \"{}\"", header));
      continue;
    }
    if (line.empty() || line.starts_with('#')) continue;
    const auto cells = split(line, '\t');
    const std::size_t expected = cues ? 7U : 6U;
    if (cells.size() != expected)
      Compiler::fail(where,
                     fmt::format("raden har {} kolumner, ska ha {}: \"{}\"", cells.size(), expected, line),
                     fmt::format("the row has {} columns, needs {}: \"{}\"", cells.size(), expected, line));
    if (cues) {
      const CueEffect effect = effect_of(cells[2]);
      if (effect == CueEffect::none)
        Compiler::fail(where, fmt::format("okänd verkan \"{}\"", cells[2]),
                       fmt::format("unknown effect \"{}\"", cells[2]));
      const CueDirection direction = cells[3] == "backward" ? CueDirection::backward
                                     : cells[3] == "both"   ? CueDirection::both
                                                            : CueDirection::forward;
      if (direction == CueDirection::forward && cells[3] != "forward")
        Compiler::fail(
            where,
            fmt::format("okänd riktning \"{}\" i direction, ska vara forward, backward eller both", cells[3]),
            fmt::format("unknown direction \"{}\", must be forward, backward or both", cells[3]));
      int scope = 0;
      for (const char c : cells[4]) scope = c >= '0' && c <= '9' ? scope * 10 + (c - '0') : 256;
      if (scope > 255)
        Compiler::fail(where, "scope ska vara ett antal ord, 0–255",
                       "scope must be a number of words, 0–255");
      compiler.add(std::string(cells[0]), cells[1], fmt::format("cue:{}", cells[2]), false, where, effect,
                   direction, scope);
    } else {
      if (cells[1] != "phrase" && cells[1] != "stem")
        Compiler::fail(where, fmt::format("okänd sort \"{}\", ska vara phrase eller stem", cells[1]),
                       fmt::format("unknown kind \"{}\", must be phrase or stem", cells[1]));
      compiler.add(std::string(cells[0]), cells[2], cells[3], cells[1] == "stem", where);
    }
  }
}

void collect_structure(Lexicon& lexicon) {
  StructureWords& words = lexicon.structure;
  const std::pair<std::string_view, std::set<std::string, std::less<>>*> lists[] = {
      {"abbreviation", &words.abbreviations},
      {"joining_word", &words.joining},
      {"list_or", &words.list_or},
      {"dictated_stop", &words.dictated_stops},
      {"dictated_comma", &words.dictated_commas}};
  for (const Entry& entry : lexicon.entries)
    for (const ConceptId id : entry.concepts)
      for (const auto& [name, list] : lists)
        if (lexicon.concept_names[id] == name) list->insert(entry.text);
}

}  // namespace

void LexiconDeleter::operator()(const Lexicon* lexicon) const {
  delete lexicon;
}

const StructureWords& structure_words(const Lexicon& lexicon) {
  return lexicon.structure;
}

LexiconPointer load_lexicon(const std::string& folder, const std::vector<ExtraWords>& extra) {
  static std::uint64_t next_serial = 0;
  auto lexicon = std::make_unique<Lexicon>();
  lexicon->serial = ++next_serial;
  Compiler compiler(*lexicon);
  std::error_code error;
  std::vector<std::filesystem::path> words;
  std::vector<std::filesystem::path> cues;
  for (const bool context : {false, true}) {
    const std::filesystem::path place =
        context ? std::filesystem::path(folder) / "context" : std::filesystem::path(folder);
    for (const auto& item : std::filesystem::directory_iterator(place, error))
      if (item.path().extension() == ".tsv") (context ? cues : words).push_back(item.path());
    if (error)
      throw SetupError(
          fmt::format("{}: ordlistornas mapp kan inte läsas. Ange rätt mapp med --data.", place.string()),
          fmt::format("{}: the dictionaries' folder cannot be read. Give the right one with --data.",
                      place.string()));
  }
  std::sort(words.begin(), words.end());
  std::sort(cues.begin(), cues.end());
  for (const auto& path : words) read_file(compiler, path, "dictionaries/" + path.filename().string(), false);
  for (const auto& path : cues)
    read_file(compiler, path, "dictionaries/context/" + path.filename().string(), true);
  std::size_t number = 0;
  for (const ExtraWords& word : extra)
    compiler.add(fmt::format("extra-{}", ++number), word.phrase, word.concept_name, false, word.origin);
  compiler.finish();
  collect_structure(*lexicon);
  return LexiconPointer(lexicon.release());
}

std::optional<ConceptId> find_concept(const Lexicon& lexicon, std::string_view name) {
  const auto found = lexicon.concepts.find(name);
  if (found == lexicon.concepts.end()) return std::nullopt;
  if (is_mark(found->second) && !lexicon.marks_with_words[found->second]) return std::nullopt;
  return found->second;
}
ConceptId concept_id(const Lexicon& lexicon, std::string_view name) {
  const std::optional<ConceptId> found = find_concept(lexicon, name);
  if (!found)
    throw SetupError(
        fmt::format(
            "dictionaries: inget ord har begreppet \"{}\", som bedömningen behöver. Återställ ordlistan.",
            name),
        fmt::format(
            "dictionaries: no entry has the concept \"{}\" that the rating needs. Restore the dictionary.",
            name));
  return *found;
}
std::string_view concept_name(const Lexicon& lexicon, ConceptId id) {
  return lexicon.concept_names[id];
}
std::size_t concept_count(const Lexicon& lexicon) {
  return lexicon.concept_names.size();
}
const std::vector<Entry>& entries(const Lexicon& lexicon) {
  return lexicon.entries;
}
const std::vector<std::uint32_t>& entries_beginning(const Lexicon& lexicon, ElementId element) {
  return lexicon.by_first[element];
}

std::vector<ElementId> elements_of_word(const Lexicon& lexicon, std::string_view word, Accents accents) {
  std::vector<ElementId> elements;
  const std::string bare = without_accents_of(word);
  const bool undotted = accents == Accents::missing && bare == word;
  if (!undotted) append_matching(lexicon.accented, word, elements);
  constexpr std::size_t kLonger = 6;  // "lag", "bar", "for" are words of their own
  if (undotted || (accents != Accents::written && word.size() >= kLonger))
    append_matching(lexicon.plain, bare, elements);
  if (elements.empty()) {
    const PatternIndex& index = accents == Accents::written ? lexicon.accented : lexicon.plain;
    try_respellings(word, [&](std::string_view respelled) {
      const auto meant = index.exact.find(respelled);
      if (meant != index.exact.end()) elements = meant->second;
      return !elements.empty();
    });
  }
  const std::size_t own = elements.size();
  for (std::size_t i = 0; i < own; ++i) {
    const ElementId filled = lexicon.placeholder_of[elements[i]];
    if (filled != elements[i]) elements.push_back(filled);
  }
  std::sort(elements.begin(), elements.end());
  elements.erase(std::unique(elements.begin(), elements.end()), elements.end());
  return elements;
}

std::uint64_t lexicon_serial(const Lexicon& lexicon) {
  return lexicon.serial;
}

}  // namespace stickprov::text
