// a3: do the code and the physician's words name the same disease? A false contradiction costs more than a
// missed one, so every doubt goes to agreement or to `unknown`.

#include <algorithm>
#include <iterator>

#include "coding/fold.h"
#include "coding/map_data.h"

namespace stickprov::coding {
namespace {

bool begins_with(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

bool are_similar(const Maps& maps, std::string_view code, std::string_view other) {
  const auto holds = [](const std::vector<CodeRange>& ranges, std::string_view one) {
    return std::any_of(ranges.begin(), ranges.end(),
                       [&](const CodeRange& range) { return range.contains(one); });
  };
  return std::any_of(maps.similar.begin(), maps.similar.end(), [&](const SimilarRow& row) {
    if (row.any) return holds(row.codes, code) || holds(row.codes, other);
    return (holds(row.codes, code) && holds(row.others, other)) ||
           (holds(row.codes, other) && holds(row.others, code));
  });
}

/// Does the map hold names for the code: a row for it, for one of its parents, or for one of its children?
bool is_named(const Maps& maps, std::string_view code) {
  for (auto length = code.size(); length >= 3; --length)
    if (find_name(maps, code.substr(0, length)) != nullptr) return true;
  const auto child =
      std::lower_bound(maps.names.begin(), maps.names.end(), code,
                       [](const DiagnosisName& name, std::string_view key) { return name.code < key; });
  return child != maps.names.end() && begins_with(child->code, code);
}

/// Is the code, or a parent of it, one of those of its category that exclude each other?
bool excludes_siblings(const Maps& maps, std::string_view code) {
  for (auto length = code.size(); length > 3; --length)
    if (const auto* name = find_name(maps, code.substr(0, length)); name != nullptr && name->distinct)
      return true;
  return false;
}

/// Does the text name another part of the body than the code's own, and not the code's own?
bool names_another_region(const Maps& maps, std::string_view code, const std::vector<std::string>& words,
                          std::size_t until) {
  const auto holds = [&](std::uint32_t region) {
    return std::any_of(maps.regions[region].begin(), maps.regions[region].end(),
                       [&](const CodeRange& range) { return range.contains(code); });
  };
  bool of_a_region = false;
  for (std::uint32_t region = 0; region < maps.regions.size(); ++region) of_a_region |= holds(region);
  if (!of_a_region) return false;
  bool another = false;
  for (const auto& match : maps.region_index.find(words)) {
    if (match.begin >= until) continue;
    if (holds(maps.region_of_phrase[match.phrase])) return false;
    another = true;
  }
  return another;
}

struct NameMatch {
  PhraseMatch match;
  const DiagnosisName* name = nullptr;
  bool weak = false;
  std::size_t letters = 0;
};

bool lies_within(const NameMatch& inner, const NameMatch& outer) {
  return outer.match.begin <= inner.match.begin && inner.match.end <= outer.match.end &&
         outer.match.end - outer.match.begin > inner.match.end - inner.match.begin;
}

}  // namespace

CodeTextAgreement compare_code_and_text(const Maps& maps, std::string_view code, std::string_view text) {
  const auto plain = lookup_code(code);
  const auto words = folded_words(text);
  if (plain.size() < 3 || words.empty()) return CodeTextAgreement::unknown;
  const auto category = std::string_view(plain).substr(0, 3);

  // Diseases named after "efter", "orsakad av" … are not what the text says the patient has now.
  auto plain_until = words.size();
  for (const auto& cue : maps.cue_index.find(words)) plain_until = std::min(plain_until, cue.begin);

  if (names_another_region(maps, plain, words, plain_until)) return CodeTextAgreement::contradicts;

  std::vector<NameMatch> own, own_exact, siblings, apart;
  for (const auto& match : maps.name_index.find(words)) {
    const auto& phrase = maps.name_phrases[match.phrase];
    const auto& name = maps.names[phrase.name];
    const NameMatch found{match, &name, phrase.weak, maps.name_index.phrase(match.phrase).letters};
    if (begins_with(plain, name.code) || begins_with(name.code, plain)) {
      own.push_back(found);
      if (name.code.size() > 3) own_exact.push_back(found);
    } else if (begins_with(name.code, category)) {
      siblings.push_back(found);
    } else if (!found.weak && match.begin < plain_until) {
      apart.push_back(found);
    }
  }
  // Asked for only where it decides: most names stand beside an own one.
  const auto is_foreign = [&](const NameMatch& found) { return !are_similar(maps, plain, found.name->code); };

  if (excludes_siblings(maps, plain) && own_exact.empty() &&
      std::any_of(siblings.begin(), siblings.end(), [&](const NameMatch& sibling) {
        return sibling.name->distinct && !sibling.weak && sibling.match.begin < plain_until;
      }))
    return CodeTextAgreement::contradicts;

  // An own word inside a longer name of another disease ("diskbråck" in "cervikalt diskbråck") does not
  // count.
  auto kin = own;
  kin.insert(kin.end(), siblings.begin(), siblings.end());
  const bool agrees = std::any_of(kin.begin(), kin.end(), [&](const NameMatch& found) {
    return !found.weak && std::none_of(apart.begin(), apart.end(), [&](const NameMatch& other) {
      return lies_within(found, other) && is_foreign(other);
    });
  });
  if (agrees) return CodeTextAgreement::agrees;
  std::vector<NameMatch> foreign;
  // Two that are each told apart from their own siblings are two: "social fobi" with the code of panic.
  const bool own_is_distinct = excludes_siblings(maps, plain) && own_exact.empty();
  std::copy_if(apart.begin(), apart.end(), std::back_inserter(foreign), [&](const NameMatch& found) {
    return is_foreign(found) || (own_is_distinct && found.name->distinct && own.empty());
  });
  if (!foreign.empty()) {
    // Without words of its own the map cannot know the code's disease by name; then only another chapter is
    // plain.
    const bool other_chapter = std::any_of(foreign.begin(), foreign.end(), [&](const NameMatch& found) {
      return diagnosis_chapter(maps, found.name->code) != diagnosis_chapter(maps, plain);
    });
    if (is_named(maps, plain) || other_chapter) return CodeTextAgreement::contradicts;
  }
  return kin.empty() ? CodeTextAgreement::unknown : CodeTextAgreement::agrees;
}

std::vector<NamedDisease> other_diseases(const Maps& maps, std::string_view code,
                                         const std::vector<std::string>& words) {
  const auto plain = lookup_code(code);
  const auto category = std::string_view(plain).substr(0, 3);
  std::vector<NamedDisease> found;
  for (const auto& match : maps.name_index.find(words)) {
    const auto& phrase = maps.name_phrases[match.phrase];
    const auto& name = maps.names[phrase.name];
    if (!phrase.weak && !begins_with(name.code, category) && !are_similar(maps, plain, name.code))
      found.push_back({name.code, match.begin, match.end});
  }
  return found;
}

}  // namespace stickprov::coding
