#include "coding/fold.h"
#include "coding/map_data.h"

namespace stickprov::coding {
namespace {

const std::vector<std::string>& find_linked(
    const std::map<std::string, std::vector<std::string>, std::less<>>& links, std::string_view code) {
  for (std::string key(code); key.size() >= 4; key.pop_back())
    if (const auto found = links.find(key); found != links.end()) return found->second;
  static const std::vector<std::string> kNone;
  return kNone;
}

}  // namespace

const std::vector<IcfCategory>& icf_categories(const Maps& maps) {
  return maps.icf;
}

const IcfCategory* find_icf_title(const Maps& maps, std::string_view title) {
  while (!title.empty() && (title.front() == ' ' || title.front() == '\n')) title.remove_prefix(1);
  while (!title.empty() && (title.back() == ' ' || title.back() == '\n' || title.back() == '\r'))
    title.remove_suffix(1);
  const auto found = maps.icf_by_title.find(fold(title));
  return found == maps.icf_by_title.end() ? nullptr : &maps.icf[found->second];
}

const std::vector<std::string>& activities_of_function(const Maps& maps, std::string_view b_code) {
  return find_linked(maps.activities_by_function, b_code);
}

const std::vector<std::string>& functions_of_activity(const Maps& maps, std::string_view d_code) {
  return find_linked(maps.functions_by_activity, d_code);
}

}  // namespace stickprov::coding
