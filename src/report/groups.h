#pragma once
// The groups that the report sets side by side. A group with fewer than `minimum` drawn certificates is
// `too_few`.

#include <cstddef>
#include <vector>

#include "report/domain.h"

namespace stickprov::report {

std::vector<Group> units_of(const Audit& audit, const Design& design, std::size_t minimum);
std::vector<Group> areas_of(const Audit& audit, const Design& design, std::size_t minimum);
std::vector<Group> sexes_of(const Audit& audit, const Design& design, std::size_t minimum);
std::vector<Group> diagnosis_groups_of(const Audit& audit, const Design& design, std::size_t minimum);
std::vector<SexDifference> sex_differences(const std::vector<Group>& sexes, std::size_t minimum);

}  // namespace stickprov::report
