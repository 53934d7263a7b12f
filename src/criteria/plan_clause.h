#pragma once
// The clauses of a plan and the times written in them: a time belongs to what stands in its own clause.

#include <span>
#include <vector>

#include "criteria/case.h"
#include "criteria/times.h"

namespace stickprov::criteria {

/// A stretch of words between commas and full stops.
struct Clause {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::span<const text::Observation> observations;  // that begin in it
};

inline bool within(const text::Observation& o, const Clause& clause) {
  return o.begin >= clause.begin && o.end <= clause.end;
}

/// True for the comma or semicolon that ends a clause.
bool parts_clauses(const text::Reading& reading, std::size_t token);

std::vector<Clause> clauses_of(const text::Reading& reading);

struct WrittenTime {
  Span span;
  TimeSide side = TimeSide::unknown;
  bool dated = false;
  bool course = false;  // a number of sessions, or a phrase of time: a plan whatever has been done of it
};

/// Times written in the clause, frequencies left out.
std::vector<WrittenTime> times_in(const Case& c, const text::Reading& reading, const Clause& clause);

}  // namespace stickprov::criteria
