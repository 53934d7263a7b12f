#include <algorithm>

#include "coding/map_data.h"

namespace stickprov::coding {

const FmbEntry* find_fmb(const Maps& maps, std::string_view code) {
  for (auto plain = lookup_code(code); plain.size() >= 3; plain.pop_back())
    if (const auto found = maps.fmb.find(plain); found != maps.fmb.end()) return &found->second;
  return nullptr;
}

std::optional<int> longest_recommendation(const FmbEntry& entry) {
  const bool any_without_time =
      std::any_of(entry.cases.begin(), entry.cases.end(),
                  [](const FmbCase& fmb_case) { return !fmb_case.days.has_value(); });
  if (entry.longest_days == 0 && any_without_time) return std::nullopt;
  return entry.longest_days;
}

}  // namespace stickprov::coding
