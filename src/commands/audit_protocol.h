#pragma once
// Auditing a sample that was drawn before, from its protocol.

#include <string>
#include <vector>

#include "model/sample.h"
#include "sampling/protocol.h"

namespace stickprov::commands {

/// The protocol at `path`. Throws SetupError when it is none, or when the draw rested on a unit file and none
/// is given now (the strata would be others).
sampling::Protocol protocol_to_audit(const std::string& path, bool units_given);

/// The sample to rate: that of the protocol, each replaced certificate exchanged for its spare, with the
/// weight of the place drawn. Redraws from `frame` first and throws SetupError with what differs when the
/// frame or the sample is another: weights from one frame say nothing of another. Strata of physicians are
/// compared by frame only, since their pseudonyms hang on the protocol's own key.
Sample sample_of_protocol(const sampling::Protocol& protocol, const std::vector<FrameEntry>& frame);

}  // namespace stickprov::commands
