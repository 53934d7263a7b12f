#include "criteria/dfa.h"

#include <algorithm>

namespace stickprov::criteria {
namespace {

constexpr int kHalf = 50;                                               // percent
constexpr Domains kGeneral = bit(kEnergy) | bit(kSleep) | bit(kOther);  // any illness may tire

// The domain of an ICF body function.
Domains domain_of(std::string_view function) {
  const std::string_view category = function.substr(0, 4);
  if (category.size() < 4) return 0;
  if (category == "b130" || category == "b455") return bit(kEnergy);
  if (category == "b134") return bit(kSleep);
  if (category == "b280") return bit(kPain);
  switch (category[1]) {
    case '1':
      return bit(kMental);
    case '2':
      return bit(kSense);
    case '4':
      return bit(kBreath);
    case '5':
      return category < "b550" ? bit(kGut) : bit(kOther);
    case '7':
      return bit(kMove);
    default:
      return bit(kOther);
  }
}

// Mood (b152), muscle tone and endurance (b735, b740), coordination and gait (b755 and on) go with so many
// illnesses that they tell none from another.
bool tells_illnesses_apart(std::string_view function) {
  const std::string_view category = function.substr(0, 4);
  const bool coordination = category >= "b755" && category < "b8";
  return category != "b152" && category != "b735" && category != "b740" && !coordination;
}

// Does a diagnosis plausibly reduce one of the domains? So does one of which the maps say nothing.
bool reduces_any(const Case& c, Domains domains) {
  bool known = false;
  for (const Diagnosis& diagnosis : c.certificate.diagnoses)
    if (coding::any_expected_function(*c.knowledge.maps, diagnosis.code, [&](std::string_view function) {
          known = true;
          return tells_illnesses_apart(function) && (domain_of(function) & domains) != 0;
        }))
      return true;
  return !known;
}

// A knee that swells, and nothing else, of a disease that leaves joints alone.
bool only_of_another_joint(const Case& c, Domains specific) {
  constexpr Domains kOfJoint = bit(kMove) | bit(kPain);
  if (specific == 0 || (specific & ~kOfJoint) != 0 || !mentioned(c.function, c.concepts().joint))
    return false;
  return std::all_of(
      c.certificate.diagnoses.begin(), c.certificate.diagnoses.end(), [&](const Diagnosis& diagnosis) {
        return begins_with_any(coding::normalise_icd10(diagnosis.code), c.policy().leave_joints_alone);
      });
}

// Does one of the functions limit one of the activities? So does one where the map says nothing of them.
bool limits_any(const Case& c, Domains functions, const ConceptSet& activities) {
  ConceptSet explained;
  ConceptSet known;
  for (unsigned d = 0; d < kDomainCount; ++d) {
    known |= c.knowledge.activities[d];
    if ((functions >> d & 1U) != 0) explained |= c.knowledge.activities[d];
  }
  return functions == 0 || (activities & known).none() || (activities & explained).any();
}

}  // namespace

DomainActivities domain_activities(const text::Lexicon& lexicon, const coding::Maps& maps) {
  DomainActivities activities;
  for (const coding::IcfCategory& category : coding::icf_categories(maps)) {
    if (!category.code.starts_with('b')) continue;
    const Domains domain = domain_of(category.code);
    for (const std::string& activity : coding::activities_of_function(maps, category.code))
      if (const auto id = text::find_concept(lexicon, activity))
        for (unsigned d = 0; d < kDomainCount; ++d)
          if ((domain >> d & 1U) != 0) activities[d][*id] = true;
  }
  return activities;
}

DfaFindings dfa_findings(const Case& c, const DiagnosisFindings& diagnosis, const FunctionFindings& function,
                         const ActivityFindings& activity, const CapacityFindings& capacity) {
  DfaFindings result;
  result.findings.reserve(4);
  const auto add = [&](std::string_view id, bool holds, std::vector<Evidence> evidence, std::string_view met,
                       std::string_view not_met) {
    result.findings.push_back(make_finding(id, Part::dfa, holds ? Met::met : Met::not_met,
                                           std::move(evidence), holds ? met : not_met));
  };
  // Ticked categories and bare lists are read as far as they go: a function and an activity, but neither task
  // nor extent.
  const bool any_function = !function.whole.named.empty() || function.ticks || function.own.bare_list;
  const bool ruled_out = activity.whole.activity.empty() && !activity.own.ruled_out.empty();
  const bool named_activity = !activity.whole.activity.empty() || ruled_out;
  const bool any_activity = named_activity || activity.ticks || activity.own.bare_list ||
                            activity.own.must_rest || activity.own.bedridden || activity.own.hours_only ||
                            activity.own.hidden;
  const auto named = [&] { return any_function ? function.whole.named : searched(c.function); };
  const auto limited = [&] { return any_activity ? activity.whole.activity : searched(c.activity); };

  const Domains specific = function.whole.domains & ~kGeneral;
  const bool plausible = !diagnosis.unlisted_cause && (specific == 0 || reduces_any(c, specific)) &&
                         !only_of_another_joint(c, specific);
  const bool any_diagnosis = !c.certificate.diagnoses.empty();
  add("L1", any_function && any_diagnosis && plausible, named(), "L1.plausible",
      !any_function    ? "L1.no_function"
      : !any_diagnosis ? "L1.no_diagnosis"
                       : "L1.other_disease");

  const Domains all = function.whole.domains;
  // Where no activity of the map is named, its kind is read: pain and stiffness of a body part do not explain
  // failing attention; an illness of the mind may show in the body.
  const std::string code =
      c.certificate.diagnoses.empty() ? "" : coding::normalise_icd10(c.certificate.diagnoses.front().code);
  const bool body_disease = code.starts_with('M') || code.starts_with('S') || code.empty();
  const bool only_body =
      body_disease && (all & (bit(kMental) | bit(kEnergy) | bit(kSleep))) == 0 && (all & ~bit(kOther)) != 0;
  const bool only_mind = (all & ~(bit(kMental) | bit(kSleep))) == 0 && all != 0;
  const bool only_mental_activity =
      activity.whole.mental && !activity.whole.physical && !activity.whole.handling;
  const bool only_physical_activity = activity.whole.physical && !activity.whole.mental;
  const bool behind = limits_any(c, all, activity.whole.limited) && !(only_body && only_mental_activity) &&
                      !(only_mind && only_physical_activity && (all & bit(kMental)) == 0);
  add("L2", any_function && any_activity && behind, named(), "L2.behind",
      !any_activity   ? "L2.no_activity"
      : !any_function ? "L2.no_function"
                      : "L2.no_function_behind");

  const std::vector<Evidence>& tie = ruled_out                    ? activity.own.ruled_out
                                     : activity.whole.tie.empty() ? activity.whole.plain_tie
                                                                  : activity.whole.tie;
  const bool tied = named_activity && !tie.empty();
  add("L3", tied || activity.own.bedridden, tied ? tie : limited(), "L3.tied",
      any_activity ? "L3.not_tied" : "L3.no_activity");

  const bool e5_fails = std::any_of(capacity.findings.begin(), capacity.findings.end(), [](const Finding& f) {
    return f.criterion == "e5" && f.met == Met::not_met;
  });
  const bool extent =
      !activity.whole.extent.empty() || ruled_out || activity.own.bedridden || activity.own.hours_only;
  // Without a degree there is nothing that the extent could fit.
  // "Det finns inget arbetsmoment hon klarar" beside a quarter of the time off is a contradiction.
  const bool nothing_left = !c.certificate.periods.empty() &&
                            c.certificate.periods.front().percent <= kHalf &&
                            text::has(c.activity, c.concepts().nothing_left);
  const bool fits = !e5_fails && !capacity.no_degree_or_period && !nothing_left;
  add("L4", any_activity && extent && fits, activity.whole.extent.empty() ? limited() : activity.whole.extent,
      "L4.fits",
      !any_activity  ? "L4.no_activity"
      : !extent      ? "L4.no_extent"
      : nothing_left ? "L4.nothing_left"
      : !e5_fails    ? "L4.no_degree"
                     : "L4.kept_capacity");
  return result;
}

}  // namespace stickprov::criteria
