#include "text/lexicon.h"

#include <fmt/format.h>
#include <libstemmer.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <unordered_map>

#include "model/setup_error.h"
#include "text/letters.h"

namespace stickprov::text {
namespace {

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <class Value>
using StringMap = std::unordered_map<std::string, Value, StringHash, std::equal_to<>>;

// å, ä → a and ö → o, for texts typed without them.
std::string without_accents_of(std::string_view word) {
  std::string out;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto c = static_cast<unsigned char>(word[i]);
    if (c == 0xC3 && i + 1 < word.size()) {
      const auto next = static_cast<unsigned char>(word[++i]);
      if (next == 0xA5 || next == 0xA4 || next == 0xA0) {
        out += 'a';
      } else if (next == 0xB6) {
        out += 'o';
      } else if (next == 0xA9 || next == 0xA8) {
        out += 'e';
      } else {
        out += static_cast<char>(c);
        out += static_cast<char>(next);
      }
    } else {
      out += word[i];
    }
  }
  return out;
}

// Patterns of one writing (with or without accents).
struct PatternIndex {
  StringMap<std::vector<ElementId>> exact;
  StringMap<std::vector<ElementId>> prefix;
  StringMap<std::vector<ElementId>> suffix;
  std::vector<std::pair<std::string, ElementId>> infix;
  StringMap<std::vector<ElementId>> stem;
  std::size_t longest_prefix = 0;
  std::size_t longest_suffix = 0;
};

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
  StringMap<ElementId> elements;
  PatternIndex accented;
  PatternIndex plain;
  std::vector<ElementId> placeholder_of;  // element → the placeholder its words also fill, or itself
  StructureWords structure;
  std::uint64_t serial = 0;  // tells the per-thread memory which lexicon it remembers
};

namespace {

std::string stem_of(std::string_view word) {
  thread_local const std::unique_ptr<sb_stemmer, void (*)(sb_stemmer*)> stemmer(
      sb_stemmer_new("swedish", "UTF_8"), sb_stemmer_delete);
  const sb_symbol* stem = sb_stemmer_stem(stemmer.get(), reinterpret_cast<const sb_symbol*>(word.data()),
                                          static_cast<int>(word.size()));
  return std::string(reinterpret_cast<const char*>(stem),
                     static_cast<std::size_t>(sb_stemmer_length(stemmer.get())));
}

void add_pattern(PatternIndex& index, std::string_view pattern, ElementId element, bool by_stem) {
  const bool open_begin = pattern.starts_with('*');
  const bool open_end = pattern.ends_with('*') && pattern.size() > 1;
  std::string core(pattern);
  if (open_begin) core.erase(0, 1);
  if (open_end) core.pop_back();
  if (by_stem) {
    index.stem[stem_of(core)].push_back(element);
  } else if (open_begin && open_end) {
    index.infix.emplace_back(core, element);
  } else if (open_begin) {
    index.suffix[core].push_back(element);
    index.longest_suffix = std::max(index.longest_suffix, core.size());
  } else if (open_end) {
    index.prefix[core].push_back(element);
    index.longest_prefix = std::max(index.longest_prefix, core.size());
  } else {
    index.exact[core].push_back(element);
  }
}

class Compiler {
 public:
  explicit Compiler(Lexicon& lexicon) : lexicon_(lexicon) {}

  void add(std::string id, std::string_view phrase, std::string_view concept_list, bool by_stem,
           const std::string& where, CueEffect effect = CueEffect::none,
           CueDirection direction = CueDirection::forward, int scope = 0) {
    if (!ids_.insert(id).second)
      fail(where, "id \"" + id + "\" förekommer två gånger; ge raden ett eget id",
           "duplicate id \"" + id + "\"; give the row an id of its own");
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
    for (const std::string_view name : split(concept_list, ',')) {
      if (name.empty()) fail(where, "kolumnen concept är tom", "the concept column is empty");
      entry.concepts.push_back(intern(name));
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

void collect(const Lexicon& lexicon, const PatternIndex& index, std::string_view word, WordFacts& facts) {
  const auto append = [&](const StringMap<std::vector<ElementId>>& map, std::string_view key) {
    const auto found = map.find(key);
    if (found != map.end())
      facts.elements.insert(facts.elements.end(), found->second.begin(), found->second.end());
  };
  append(index.exact, word);
  for (std::size_t length = 1; length <= word.size() && length <= index.longest_prefix; ++length)
    append(index.prefix, word.substr(0, length));
  // A compound's first part has at least two letters.
  for (std::size_t length = 1; length + 2 <= word.size() && length <= index.longest_suffix; ++length)
    append(index.suffix, word.substr(word.size() - length));
  for (const auto& [core, element] : index.infix)
    if (word.find(core) != std::string_view::npos) facts.elements.push_back(element);
  if (!index.stem.empty()) append(index.stem, stem_of(word));
  const std::size_t own = facts.elements.size();
  for (std::size_t i = 0; i < own; ++i) {
    const ElementId filled = lexicon.placeholder_of[facts.elements[i]];
    if (filled != facts.elements[i]) facts.elements.push_back(filled);
  }
  std::sort(facts.elements.begin(), facts.elements.end());
  facts.elements.erase(std::unique(facts.elements.begin(), facts.elements.end()), facts.elements.end());
}

}  // namespace

namespace {

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

ConceptId concept_id(const Lexicon& lexicon, std::string_view name) {
  const auto found = lexicon.concepts.find(name);
  if (found == lexicon.concepts.end())
    throw SetupError(
        fmt::format(
            "dictionaries: inget ord har begreppet \"{}\", som bedömningen behöver. Återställ ordlistan.",
            name),
        fmt::format(
            "dictionaries: no entry has the concept \"{}\" that the rating needs. Restore the dictionary.",
            name));
  return found->second;
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

namespace {

// What one thread remembers of the words it has met, for the lexicon with this serial.
struct WordMemory {
  std::uint64_t serial = 0;
  StringMap<WordFacts> words[2];
};
WordMemory& word_memory() {
  thread_local WordMemory memory;
  return memory;
}

}  // namespace

void bound_word_memory() {
  constexpr std::size_t kMostWords = 200'000;  // over millions of certificates
  for (auto& words : word_memory().words)
    if (words.size() >= kMostWords) words.clear();
}

const WordFacts& word_facts(const Lexicon& lexicon, std::string_view word, bool without_accents) {
  WordMemory& memory = word_memory();
  if (memory.serial != lexicon.serial) {
    memory.words[0].clear();
    memory.words[1].clear();
    memory.serial = lexicon.serial;
  }
  auto& words = memory.words[without_accents ? 1 : 0];
  const auto found = words.find(word);
  if (found != words.end()) return found->second;
  WordFacts facts;
  collect(lexicon, without_accents ? lexicon.plain : lexicon.accented, word, facts);
  return words.emplace(std::string(word), std::move(facts)).first->second;
}

}  // namespace stickprov::text
