#pragma once
// What a text says of activity.

#include <vector>

#include "criteria/work.h"

namespace stickprov::criteria {

/// What a text says of activity, whatever field it stands in.
struct ActivityContent {
  std::vector<Evidence> activity;   // c1
  std::vector<Evidence> tie;        // c2
  std::vector<Evidence> plain_tie;  // no task named, but the link is plain to anyone (for L3)
  std::vector<Evidence> extent;     // c3
  std::vector<Evidence> tasks;      // words of 17 that name a task of the occupation (for e1)
  std::vector<Evidence> kept;       // kept capacity for the very work (for e5)
  bool flatly_limited = false;      // "kan inte"
  bool plainly_limited = false;     // "kan inte" or a bound with an amount, not only difficulty
  bool any_word = false;            // an activity word without a statement: a fragment
  bool bedridden = false;           // lies in bed: anyone sees that no work is done, and none of it
  bool must_rest = false;           // must lie down or rest: a fragment too, though no task is named
  bool hidden = false;              // behind scores and undefined abbreviations
  bool hours_only = false;          // how long, and of what is not said
  bool bare_list = false;           // activities listed without a statement
  std::vector<Evidence> ruled_out;  // the occupation itself ruled out: "arbete som lokförare inte möjligt"
  bool generic = false;             // "kan inte arbeta" and nothing more
  bool physical = false;            // kinds of the limited activities
  bool mental = false;
  bool handling = false;  // holding and tending, of things or people
  ConceptSet limited;     // the ICF activities ("d430") among them
};

ActivityContent activity_content(const Case& c, const WorkContext& work, const text::Reading& reading);

}  // namespace stickprov::criteria
