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
std::vector<Group> chapters_of(const Audit& audit, const Design& design, std::size_t minimum);
std::vector<Group> lengths_of(const Audit& audit, const Design& design, std::size_t minimum);
std::vector<Group> degrees_of(const Audit& audit, const Design& design, std::size_t minimum);
std::vector<Group> extensions_of(const Audit& audit, const Design& design, std::size_t minimum);
std::vector<Group> versions_of(const Audit& audit, const Design& design, std::size_t minimum);
std::vector<Group> contacts_of(const Audit& audit, const Design& design, std::size_t minimum);

/// Class of cumulated days: ≤ 14, 15–28, 29–90, 91–180, > 180.
std::size_t length_class(int cumulated_days);
/// The area that the report counts a unit to: "Andra områden: Medicin" and its like are one, as
/// Socialstyrelsen asks for them.
std::string area_of(const std::string& area);

std::vector<SexDifference> sex_differences(const std::vector<Group>& sexes, std::size_t minimum);

}  // namespace stickprov::report
