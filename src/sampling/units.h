#pragma once
// units.tsv: the region's own picture of its units.

#include <map>
#include <string>
#include <string_view>

#include "model/sample.h"

namespace stickprov::sampling {

/// By HSA-id in upper case: the register writes it in either case.
using Units = std::map<std::string, Unit, std::less<>>;

/// Reads a tab-separated file with the header row hsa_id, name, area, provider_hsa_id, provider (any order;
/// hsa_id is required, the others may be absent). UTF-8 with or without byte order mark. Throws SetupError
/// with file and line for a missing column, an empty or repeated hsa_id, bytes that are no UTF-8.
Units read_units(const std::string& path);
Units parse_units(std::string_view bytes, const std::string& path);

/// The unit with the id; nullptr when the file does not map it.
const Unit* find_unit(const Units& units, std::string_view hsa_id);

}  // namespace stickprov::sampling
