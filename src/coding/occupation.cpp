#include <algorithm>

#include "coding/fold.h"
#include "coding/map_data.h"

namespace stickprov::coding {

const std::vector<OccupationDemands>& occupations(const Maps& maps) {
  return maps.occupations;
}

bool is_task(const TaskWords& tasks, std::string_view word, std::uint64_t pairs) {
  const auto matches = [&](const WordForm& task) { return matches_form(task, word, pairs); };
  if (tasks.beginnings.may_match(word)) {
    const std::uint16_t begin = beginning_of(word);
    const auto first = std::lower_bound(tasks.begins.begin(), tasks.begins.end(), begin);
    for (auto at = static_cast<std::size_t>(first - tasks.begins.begin());
         at < tasks.begins.size() && tasks.begins[at] == begin; ++at)
      if (matches(tasks.words[at])) return true;
  }
  return std::any_of(tasks.endings.begin(), tasks.endings.end(), matches);
}

std::vector<const OccupationDemands*> find_occupations(const Maps& maps, std::string_view work_text) {
  const auto words = folded_words(work_text);
  auto matches = maps.occupation_index.find(words);
  const auto occupation_of = [&](const PhraseMatch& match) -> const OccupationDemands& {
    return maps.occupations[maps.occupation_of_phrase[match.phrase]];
  };
  const auto letters = [&](const PhraseMatch& match) {
    return maps.occupation_index.phrase(match.phrase).letters;
  };
  constexpr std::size_t kLong = 8;
  if (matches.empty() && !words.empty() && words.front().size() >= kLong)
    if (const auto misspelt = maps.occupation_index.find_misspelt(words.front()))
      matches.push_back({*misspelt, 0, 1});
  std::stable_sort(matches.begin(), matches.end(), [&](const PhraseMatch& a, const PhraseMatch& b) {
    if (occupation_of(a).workplace != occupation_of(b).workplace) return occupation_of(b).workplace;
    return letters(a) > letters(b);
  });
  std::vector<const OccupationDemands*> found;
  std::vector<bool> taken(words.size(), false);
  for (const auto& match : matches) {
    bool covered = true;
    for (auto at = match.begin; at < match.end; ++at) covered = covered && taken[at];
    if (covered) continue;
    for (auto at = match.begin; at < match.end; ++at) taken[at] = true;
    const auto* occupation = &occupation_of(match);
    if (std::find(found.begin(), found.end(), occupation) == found.end()) found.push_back(occupation);
  }
  return found;
}

}  // namespace stickprov::coding
