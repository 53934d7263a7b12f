#pragma once
// The dictionaries, compiled: which entry begins at which word. Format: dictionaries/README.md.

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace stickprov::text {

using ConceptId = std::uint16_t;
using ElementId = std::uint16_t;

/// Concepts that are only asked for of one word where it stands ("is this a filler?"). Their words are marks
/// of the word itself and make no observations; phrases of several words do. Their ids come first, in this
/// order.
inline constexpr std::array<std::string_view, 22> kMarks = {
    "reference_word", "plain_word",   "work_setting", "title_task",        "doing_noun",  "at_unit",
    "limit_filler",   "joining_word", "bare_no",      "purpose_not_after", "empty_verb",  "filler",
    "abbreviation",   "list_or",      "unit",         "date_word",         "number_word", "week_word",
    "degree",         "dose_unit",    "heading",      "other_vague"};
static_assert(kMarks.size() <= 32);
constexpr bool is_mark(ConceptId id) {
  return id < kMarks.size();
}

/// What a context cue does to the words around it.
enum class CueEffect : std::uint8_t {
  none,
  negated,
  hedged,
  general,
  history,
  other_person,
  conditional,
  terminator,
  pseudo
};
enum class CueDirection : std::uint8_t { forward, backward, both };

/// One dictionary row, compiled. `elements` are word patterns and placeholders in order.
struct Entry {
  std::string id;
  std::string text;
  std::vector<ElementId> elements;
  std::vector<ConceptId> concepts;
  CueEffect effect = CueEffect::none;
  CueDirection direction = CueDirection::forward;
  std::uint8_t scope = 0;  // words
};

/// Words added from outside the dictionaries (ICF categories, occupations): phrase and concept.
struct ExtraWords {
  std::string phrase;
  std::string concept_name;
  std::string origin;  // named in errors
};

struct Lexicon;
struct LexiconDeleter {
  void operator()(const Lexicon* lexicon) const;
};
using LexiconPointer = std::unique_ptr<const Lexicon, LexiconDeleter>;

/// Reads every .tsv under `folder` and `folder`/context. Throws SetupError with file:line, the line and what
/// to do.
LexiconPointer load_lexicon(const std::string& folder, const std::vector<ExtraWords>& extra);

/// The id of a concept; throws SetupError when no dictionary entry has it, so that code and data cannot drift
/// apart.
ConceptId concept_id(const Lexicon& lexicon, std::string_view name);
/// The same; nothing when no entry has it.
std::optional<ConceptId> find_concept(const Lexicon& lexicon, std::string_view name);
std::string_view concept_name(const Lexicon& lexicon, ConceptId id);
std::size_t concept_count(const Lexicon& lexicon);

const std::vector<Entry>& entries(const Lexicon& lexicon);

/// Entries whose first element is `element`.
const std::vector<std::uint32_t>& entries_beginning(const Lexicon& lexicon, ElementId element);

/// How a text writes å, ä and ö.
enum class Accents : std::uint8_t {
  written,
  missing,         // typed without: every word is compared without them, but for a stray one that has them
  perhaps_missing  // none in a short text: longer words are compared in both ways
};

/// Every element that the lower-case word matches, sorted.
std::vector<ElementId> elements_of_word(const Lexicon& lexicon, std::string_view word, Accents accents);

/// Tells lexicons of one run apart, also where one lies in the memory that another left.
std::uint64_t lexicon_serial(const Lexicon& lexicon);

/// Words that steer how a text is cut and how far a cue reaches (dictionaries/structure.tsv), each a whole
/// lower-case word.
struct StructureWords {
  std::set<std::string, std::less<>> abbreviations;    // a full stop after it does not end the sentence
  std::set<std::string, std::less<>> joining;          // joins the items of a list
  std::set<std::string, std::less<>> list_or;          // makes a negation run over the commas of a list
  std::set<std::string, std::less<>> dictated_stops;   // a full stop said aloud
  std::set<std::string, std::less<>> dictated_commas;  // a comma said aloud
  std::set<std::string, std::less<>> word_endings;     // what "borrning" and "borrar" end with
  std::map<std::string, int, std::less<>> months;      // 1 to 12
};
const StructureWords& structure_words(const Lexicon& lexicon);

// Placeholders are elements with fixed ids.
inline constexpr ElementId kAnyElement = 0;
inline constexpr ElementId kGapElement = 1;
inline constexpr ElementId kNumberElement = 2;
inline constexpr ElementId kUnitElement = 3;
inline constexpr ElementId kDateElement = 4;
inline constexpr ElementId kCommaElement = 5;
inline constexpr ElementId kFirstWordElement = 6;

}  // namespace stickprov::text
