#pragma once
// What a text says of function: its words and findings, whatever field they stand in.

#include <vector>

#include "criteria/case.h"

namespace stickprov::criteria {

/// What a text says of function, whatever field it stands in.
struct FunctionContent {
  std::vector<Evidence> named;          // b1
  std::vector<Evidence> basis;          // b2
  std::vector<Evidence> assessment;     // b3
  bool any_finding = false;             // a test, image or finding that is affirmed
  bool finding_beyond_surgery = false;  // one of these that is more than the operation's name
  bool any_fragment = false;            // one of these that is more than what was done: "op", "förband"
  bool graded = false;                  // a degree, a judgement, a score: not only an amount of time
  bool bare_list = false;               // functions listed without a statement: a fragment
  bool self_report_only = false;
  Domains domains = 0;  // of the functions named
};

/// The functions alone: what the links of dfa rest on.
struct NamedFunctions {
  std::vector<Evidence> named;
  Domains domains = 0;
};

FunctionContent function_content(const Case& c, const text::Reading& reading);

/// True when the text holds at most one word of content besides those of the diagnosis.
bool says_only_diagnosis(const Case& c, const text::Reading& reading);

/// In another field than 35 only a plain noun of reduction counts: "domningar", "trötthet"; the verbs of
/// question 17 are activity.
NamedFunctions plain_functions(const Case& c, const text::Reading& reading, bool pointed_at);

}  // namespace stickprov::criteria
