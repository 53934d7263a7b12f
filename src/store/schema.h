#pragma once
// The tables, and the steps from one version of them to the next.

#include <array>
#include <string_view>

#include "store/store.h"

namespace stickprov::store {

/// "stkp": marks the file as ours (PRAGMA application_id).
inline constexpr int kApplicationId = 0x73746B70;

/// Step i brings user_version i to i + 1. A published step is never changed; a new one is added.
extern const std::array<std::string_view, kSchemaVersion> kMigrations;

}  // namespace stickprov::store
