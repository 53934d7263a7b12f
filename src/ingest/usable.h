#pragma once
// Reading is lenient, so that `validate` can judge what is wrong; rating needs dates that exist.

#include <optional>

#include "model/certificate.h"
#include "model/input_problem.h"

namespace stickprov::ingest {

/// A bad_value problem when a date that rating rests on is given but cannot be read (signing, 1.2, 32.2):
/// such a certificate is counted as a problem and not rated. Nothing for a date that is merely absent.
std::optional<InputProblem> unusable(const Certificate& certificate);

}  // namespace stickprov::ingest
