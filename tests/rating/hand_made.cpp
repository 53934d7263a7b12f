#include "hand_made.h"

#include <algorithm>
#include <array>

namespace stickprov::rating {
namespace {

struct PartCriteria {
  Part part;
  std::vector<std::string_view> ids;
};
const std::array<PartCriteria, 8> kCriteria = {{{Part::diagnosis, {"a1", "a2", "a3"}},
                                                {Part::function, {"b1", "b2", "b3"}},
                                                {Part::activity, {"c1", "c2", "c3"}},
                                                {Part::dfa, {"L1", "L2", "L3", "L4"}},
                                                {Part::capacity, {"e1", "e2", "e3", "e4", "e5"}},
                                                {Part::plan, {"f1", "f2", "f3", "f4", "f5", "f6", "f7"}},
                                                {Part::fmb, {"g1", "g2", "g3"}},
                                                {Part::basis, {"h1", "h2", "h3"}}}};

// The words a criterion rests on, where the decision table looks at them too.
void set_words(PartFindings& found, std::string_view id, bool met) {
  const auto words = [&](FieldId field) {
    std::vector<Evidence> evidence;
    if (met) evidence.push_back({field, {0, 5}});
    return evidence;
  };
  if (id == "b1") found.function.own.named = words({35, 1});
  if (id == "b2") {
    found.function.own.basis = words({35, 1});
    found.function.own.any_finding = found.function.own.any_fragment = met;
  }
  if (id == "b3") {
    found.function.own.assessment = words({35, 1});
    found.function.own.graded = met;
  }
  if (id == "c1") found.activity.own.activity = words({17, 1});
  if (id == "c2") found.activity.own.tie = words({17, 1});
  if (id == "c3") found.activity.own.extent = words({17, 1});
}

}  // namespace

std::vector<Finding>& findings_of(PartFindings& found, Part part) {
  switch (part) {
    case Part::diagnosis:
      return found.diagnosis.findings;
    case Part::function:
      return found.function.findings;
    case Part::activity:
      return found.activity.findings;
    case Part::dfa:
      return found.dfa.findings;
    case Part::capacity:
      return found.capacity.findings;
    case Part::plan:
      return found.plan.findings;
    case Part::fmb:
      return found.fmb.findings;
    case Part::basis:
      break;
  }
  return found.basis.findings;
}

std::vector<std::string_view> criteria_of(Part part) {
  return kCriteria[static_cast<std::size_t>(part)].ids;
}

void set(PartFindings& found, std::string_view ids, Met met) {
  while (!ids.empty()) {
    const std::string_view id = ids.substr(0, ids.find(' '));
    ids.remove_prefix(std::min(ids.size(), id.size() + 1));
    for (const Part part : kParts)
      for (Finding& finding : findings_of(found, part))
        if (finding.criterion == id) finding.met = met;
    set_words(found, id, met == Met::met);
  }
}

PartFindings everything_met() {
  PartFindings found;
  found.cumulated_days = 20;
  for (const PartCriteria& part : kCriteria)
    for (const std::string_view id : part.ids)
      findings_of(found, part.part).push_back({id, part.part, Met::met, {}, "by_hand"});
  found.function.state = criteria::FieldState::content;
  found.activity.state = criteria::FieldState::content;
  found.basis.any_ground = true;
  for (const Part part : kParts)
    for (const std::string_view id : criteria_of(part)) set_words(found, id, true);
  set(found, "g1 g2 g3", Met::not_applicable);
  return found;
}

void exceed_fmb(PartFindings& found) {
  found.fmb.comparison.exceeded = true;
  set(found, "g1 g2 g3", Met::met);
}

}  // namespace stickprov::rating
