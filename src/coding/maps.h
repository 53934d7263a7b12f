#pragma once
// ICD-10-SE, ICF and FMB as derived facts from icd10-icf-maps/, and the look-ups on them.

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coding/phrase.h"
#include "model/language.h"

namespace stickprov::coding {

/// Upper case, without dot, space, dagger or asterisk: "f43.8 a" → "F438A".
std::string normalise_icd10(std::string_view code);

/// A typical case (typfall) of FMB: the longest recommended leave under its conditions, as short Swedish
/// terms.
struct FmbCase {
  std::optional<int> days;  // d = 1, wk = 7, mo = 31; nothing where FMB gives no time
  bool part_time = false;
  std::string workload;  // "låg", "måttlig", "hög", other term, "" = any
  std::string severity;  // "lindrig", "måttlig", "uttalad" …
  std::string course;
  std::string treatment;  // "operation utförd" …
  std::string complication;
  std::string comorbidity;  // ICD-10 codes, normalised, parted by one space: "F32 F33"
  bool operator==(const FmbCase&) const = default;
};

/// One code's entry in FMB.
struct FmbEntry {
  std::string code;                 // normalised
  std::string heading;              // short Swedish name of the diagnosis group
  std::optional<int> longest_days;  // over all cases; nothing when no case gives a time
  std::vector<FmbCase> cases;
  std::vector<std::string> function_core, function_supplementary;  // ICF b-codes
  std::vector<std::string> activity_core, activity_supplementary;  // ICF d-codes
};

/// Words that show an ICF category, in the phrase syntax of dictionaries/README.md.
struct IcfCategory {
  std::string code;  // "b152"
  std::string name;  // short Swedish name
  std::vector<std::string> words;
};

struct Maps;
struct MapsDeleter {
  void operator()(const Maps* maps) const;
};
using MapsPointer = std::unique_ptr<const Maps, MapsDeleter>;

/// Reads every map in `folder`. Throws SetupError with file, line, column, the line and what to do.
MapsPointer load_maps(const std::string& folder);

/// FMB's entry for the code, looked up by dropping trailing characters down to three; nullptr when none.
const FmbEntry* find_fmb(const Maps& maps, std::string_view code);

/// Longest recommendation in days by the rubric: nothing where no typical case gives a time, or only 0 days
/// beside cases without time. 0 is a recommendation (no leave).
std::optional<int> longest_recommendation(const FmbEntry& entry);

/// ICF b-codes that the diagnosis plausibly affects: FMB's core and supplementary first, then what the map
/// adds by code, block and chapter (FMB lists what matters most; a plausible effect beyond it is no fault).
/// No code twice. Empty only for chapters without bodily meaning (Z …). The views live as long as the maps.
std::vector<std::string_view> expected_functions(const Maps& maps, std::string_view code);

/// Does one of them answer `is_meant`? Stops at the first.
bool any_expected_function(const Maps& maps, std::string_view code,
                           const std::function<bool(std::string_view)>& is_meant);

/// ICF d-codes likewise.
std::vector<std::string_view> expected_activities(const Maps& maps, std::string_view code);

/// d-categories that a reduction of the b-category plausibly limits, and the reverse. A category below the
/// second level ("b1300") is looked up as its parent.
const std::vector<std::string>& activities_of_function(const Maps& maps, std::string_view b_code);
const std::vector<std::string>& functions_of_activity(const Maps& maps, std::string_view d_code);

const std::vector<IcfCategory>& icf_categories(const Maps& maps);

/// The category with this official or short title; nullptr when none.
const IcfCategory* find_icf_title(const Maps& maps, std::string_view title);

/// True when ICD-10-SE divides the three-character category in two or more, so that a fourth position is
/// needed. A category whose only fourth position repeats it (G35 and G35.9) is not divided.
bool is_divided(const Maps& maps, std::string_view three_characters);

/// True when the code has the form of an ICD-10-SE (or KSH97-P) code and its three-character category exists.
bool is_known_code(const Maps& maps, std::string_view code);

/// True when the code is known and as fine as its list allows (a2): four positions where ICD-10-SE divides
/// the three characters, or a KSH97-P code ("F32-", "M54-P"), which is whole in its own list.
bool has_needed_positions(const Maps& maps, std::string_view code);

/// True when the fourth position exists in ICD-10-SE, or the code has none.
bool is_known_fourth_position(const Maps& maps, std::string_view code);

/// Short Swedish name of the code or of its nearest parent; "" when unknown.
std::string short_name(const Maps& maps, std::string_view code);

/// Does the physician's diagnosis text name the disease of the code? `unknown` where the maps hold too little
/// to say; `contradicts` only where the text plainly names another disease, side-steps of wording are
/// agreement.
enum class CodeTextAgreement { agrees, contradicts, unknown };
CodeTextAgreement compare_code_and_text(const Maps& maps, std::string_view code, std::string_view text);

/// A disease that words [begin, end) of a text name.
struct NamedDisease {
  std::string_view code;  // as in the map
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The diseases that folded words (fold.h) plainly name, other than that of the code and those that pass for
/// it.
std::vector<NamedDisease> other_diseases(const Maps& maps, std::string_view code,
                                         const std::vector<std::string>& words);

/// One of the seven statistical groups of intygsstatistik, "Övriga" otherwise; and the chapter's short name.
std::string diagnosis_group(const Maps& maps, std::string_view code);
std::string diagnosis_chapter(const Maps& maps, std::string_view code);

/// Words of a trade's own; those of too many trades tell none and are left out.
struct TaskWords {
  std::vector<WordForm> words;        // by their letters
  std::vector<std::uint16_t> begins;  // the first two bytes of each of these, as a number
  std::vector<WordForm> endings;      // those that a word may end with
  WordBeginnings beginnings;          // of `words`
};

/// Demands (ICF d-codes and short task words) that an occupation of the map plainly has.
struct OccupationDemands {
  std::size_t place = 0;                // among the occupations of the map
  std::string occupation;               // as in the map
  std::vector<std::string> activities;  // ICF d-codes
  TaskWords tasks;
  TaskWords unmarked_tasks;  // those with å, ä or ö as they are typed without: "lakemedel"
  bool shows_tasks = false;  // the plain title shows the tasks to anyone ("busschaufför")
  bool workplace = false;    // a place of work, not a title ("hotell"): demands only
};
/// Those of the map, by place.
const std::vector<OccupationDemands>& occupations(const Maps& maps);

/// True when the lower-case word, of these text::letter_pairs(), is one of them.
bool is_task(const TaskWords& tasks, std::string_view word, std::uint64_t pairs);

/// Every occupation of the map that the text names (word or end of a compound): titles before workplaces,
/// longest match first. A match inside a more telling one ("sköterska" in "undersköterska") is left out.
/// Where none is named, the first long word is read as one slip of the pen would make it ("förskolläare").
std::vector<const OccupationDemands*> find_occupations(const Maps& maps, std::string_view work_text);

}  // namespace stickprov::coding
