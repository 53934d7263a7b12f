#include <algorithm>
#include <array>

#include "sampling/draw.h"

namespace stickprov::sampling {
namespace {

constexpr std::array<std::string_view, 5> kDesigns = {"simple", "stratified", "systematic", "cluster",
                                                      "census"};
constexpr std::array<std::string_view, 3> kAllocations = {"proportional", "equal", "neyman"};
constexpr std::array<std::string_view, 9> kBys = {
    "unit",         "area",  "provider", "diagnosis_group", "sex", "first_or_extension",
    "length_class", "month", "physician"};

template <typename Value, std::size_t Size>
std::optional<Value> named(const std::array<std::string_view, Size>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Value>(found - names.begin());
}

}  // namespace

std::string_view name(Design design) {
  return kDesigns[static_cast<std::size_t>(design)];
}
std::string_view name(Allocation allocation) {
  return kAllocations[static_cast<std::size_t>(allocation)];
}
std::string_view name(By by) {
  return kBys[static_cast<std::size_t>(by)];
}
std::optional<Design> design_named(std::string_view name) {
  return named<Design>(kDesigns, name);
}
std::optional<Allocation> allocation_named(std::string_view name) {
  return named<Allocation>(kAllocations, name);
}
std::optional<By> by_named(std::string_view name) {
  return named<By>(kBys, name);
}

}  // namespace stickprov::sampling
