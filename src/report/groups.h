#pragma once
// The groups that the report sets side by side. A group with fewer than `minimum` drawn certificates is
// `too_few`.

#include <cstddef>
#include <string>
#include <vector>

#include "report/tally.h"

namespace stickprov::report {

/// What a certificate is grouped by in this division.
std::string division_key(Division division, const FrameEntry& entry);
/// The groups of a division, in the order of the report.
std::vector<Group> groups_of(const Tally& tally, Division division, std::size_t minimum);

/// Class of cumulated days: ≤ 14, 15–28, 29–90, 91–180, > 180.
std::size_t length_class(int cumulated_days);
/// The area that the report counts a unit to: "Andra områden: Medicin" and its like are one, as
/// Socialstyrelsen asks for them.
std::string area_of(const std::string& area);

std::vector<SexDifference> sex_differences(const std::vector<Group>& sexes, std::size_t minimum);

}  // namespace stickprov::report
