#pragma once
// Context cues: which of them stand, and how far each reaches. Internal to the room.

#include <vector>

#include "text/lexicon.h"
#include "text/reading.h"

namespace stickprov::text {

/// Leaves out cues inside longer ones: "kan inte" (pseudo) silences "inte". `cues` by first token, then
/// longest first.
void silence_inner_cues(std::pmr::vector<Cue>& cues);

/// The polarity that the cues of the reading give each token, in `polarities`.
void apply_cues(const Lexicon& lexicon, const Reading& reading, std::pmr::vector<Polarity>& polarities);

}  // namespace stickprov::text
