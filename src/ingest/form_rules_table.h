#pragma once
// The two halves of the table of rules. Internal to the room.

#include <vector>

#include "ingest/form_rules.h"

namespace stickprov::ingest {

/// R-…: the same verdict as the official Schematron.
const std::vector<FormRule>& schematron_rules();

/// M-…: stricter, counted as failures only when asked for.
const std::vector<FormRule>& model_rules();

}  // namespace stickprov::ingest
