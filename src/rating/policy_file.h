#pragma once
// dictionaries/policy.toml → criteria::Policy.

#include <string>
#include <utility>
#include <vector>

#include "criteria/policy.h"

namespace stickprov::rating {

struct PolicyFile {
  criteria::Policy policy;
  std::vector<std::pair<std::string, std::string>> values;  // "plan.short_days" → "14", sorted by key
};

/// Throws SetupError with file:line:column when the file cannot be parsed, a key is missing, unknown or of
/// the wrong kind.
PolicyFile load_policy(const std::string& path);

}  // namespace stickprov::rating
