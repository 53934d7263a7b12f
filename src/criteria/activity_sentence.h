#pragma once
// What one sentence says of activity: what is done, what limits it and how much.

#include <cstddef>
#include <vector>

#include "criteria/case.h"

namespace stickprov::criteria {

/// A limitation may be written under a negation cue of its own ("leder inga samlingar"), which the context
/// marks as negated; what counts as no statement is hedging, generality, another person's activity.
bool stated(const text::Observation& o);

struct SentenceActivity {
  std::vector<const text::Observation*> activities;  // concrete
  const text::Observation* limit = nullptr;          // flat or soft, or a bound
  const text::Observation* bars_work = nullptr;      // "kan inte arbeta"
  bool flat = false;
  bool soft = false;
  bool bound = false;
  const text::Observation* extent = nullptr;
  const text::Observation* kept = nullptr;
  bool negation = false;
  bool denied = false;   // a difficulty that is denied
  bool no_word = false;  // of the patient now: a general statement, a past trouble that is over, a demand
};

bool is_activity(const Concepts& k, text::ConceptId id);

bool general_statement(const text::Reading& reading, std::size_t sentence);

SentenceActivity read_sentence(const Case& c, const text::Reading& reading, std::size_t sentence);

}  // namespace stickprov::criteria
