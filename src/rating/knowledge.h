#pragma once
// Loading words, maps and cut-points into what the criteria are given.

#include <string>

#include "criteria/case.h"
#include "rating/policy_file.h"

namespace stickprov::rating {

/// Reads `<data_folder>/dictionaries` and `<data_folder>/icd10-icf-maps`. Throws SetupError.
criteria::Knowledge load_criteria_knowledge(const std::string& data_folder);

}  // namespace stickprov::rating
