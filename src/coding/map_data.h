#pragma once
// What load_maps has read, laid out for the look-ups. Only this room sees it.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "coding/maps.h"
#include "coding/phrase.h"

namespace stickprov::coding {

/// "F32", "F321", "C00-C97": codes that begin so, or lie between (both ends belong to it).
struct CodeRange {
  std::string first, last;  // equal for a single code
  bool contains(std::string_view code) const;
};

struct DiagnosisName {
  std::string code;
  std::string name;
  bool distinct = false;  // excludes the siblings that are distinct too (F32.0 lindrig, F32.2 svår)
};

/// Which disease a phrase of icd10-names.tsv names; a weak one ("artros") agrees, but never outweighs another
/// disease.
struct NamePhrase {
  std::uint32_t name = 0;
  bool weak = false;
};

struct Category {
  std::string fourth_positions;  // "0123456789"
  bool divided = false;
};

struct FunctionRow {
  CodeRange range;
  std::vector<std::string> functions, activities;
};

struct SimilarRow {
  std::vector<CodeRange> codes;
  std::vector<CodeRange> others;
  bool any = false;  // similar to every code
};

struct NamedRange {
  std::vector<CodeRange> ranges;
  std::string name;
};

struct Maps {
  std::map<std::string, FmbEntry, std::less<>> fmb;

  std::vector<IcfCategory> icf;
  std::map<std::string, std::size_t, std::less<>> icf_by_title;  // folded title → place in icf
  std::map<std::string, std::vector<std::string>, std::less<>> activities_by_function, functions_by_activity;

  std::vector<DiagnosisName> names;  // by code
  std::vector<NamePhrase> name_phrases;
  PhraseIndex name_index;
  std::vector<SimilarRow> similar;
  std::vector<std::vector<CodeRange>> regions;  // codes of one part of the body only
  std::vector<std::uint32_t> region_of_phrase;
  PhraseIndex region_index;
  PhraseIndex
      cue_index;  // words after which a disease is named without being the diagnosis ("efter", "orsakad av")

  std::map<std::string, Category, std::less<>> categories;
  std::vector<FunctionRow> functions;
  std::vector<NamedRange> groups, chapters;

  std::vector<OccupationDemands> occupations;
  std::vector<std::uint32_t> occupation_of_phrase;
  PhraseIndex occupation_index;
};

/// The row of icd10-names.tsv with exactly this code; nullptr when none.
const DiagnosisName* find_name(const Maps& maps, std::string_view code);

/// What look-ups use: normalised, without what KSH97-P puts after its hyphen ("M54-P" → "M54").
std::string lookup_code(std::string_view code);

}  // namespace stickprov::coding
