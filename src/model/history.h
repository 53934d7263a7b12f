#pragma once
// What the patient's other certificates in the input say about this one.

#include <optional>
#include <string>

#include "model/certificate.h"

namespace stickprov {

/// Leave is linked over certificates of the same patient with gaps of at most 5 days (policy).
struct History {
  int cumulated_days =
      0;  // distinct days covered by linked certificates, first day of the chain to this one's last
  std::optional<Day> chain_start;
  bool extension = false;       // an earlier linked certificate, or a FRLANG relation, exists
  std::string previous_id;      // the patient's previous certificate in the chain, "" when none
  bool near_identical = false;  // at least 90 % the same text as the previous one and no newer ground date
  bool operator==(const History&) const = default;
};

}  // namespace stickprov
