#pragma once
// What must hold of the numbers before any formula is used. Each check throws SetupError with a sentence in
// words, in Swedish and English, that names the quantity and what to do.

#include <string>

#include "statistics/distributions.h"

namespace stickprov::statistics {

/// Throws SetupError with the two sentences unless `holds`.
void require(bool holds, const std::string& swedish, const std::string& english);

/// 0 < conf < 1. Percent (95) is refused with a hint to write 0.95.
void require_confidence(double conf);

/// 0 ≤ value ≤ 1 and a number; `name` is the key that the user wrote.
void require_share(double value, const std::string& name);

/// 0 ≤ x ≤ n and n ≥ 1.
void require_sample(Count x, Count n);

/// 1 ≤ n ≤ N ≤ kLargestCount.
void require_frame(Count n, Count N);

}  // namespace stickprov::statistics
