#pragma once
// The concepts of the dictionaries that the criteria ask for, resolved once when the dictionaries are loaded.

#include <array>
#include <string_view>

#include "text/lexicon.h"

namespace stickprov::criteria {

/// Bodily and mental domains that words of function and activity belong to (coarse ICF chapters b1–b8).
enum Domain : unsigned {
  kMental,
  kEnergy,
  kSleep,
  kPain,
  kMove,
  kSense,
  kBreath,
  kGut,
  kOther,
  kDomainCount
};
inline constexpr std::array<std::string_view, kDomainCount> kDomainConcepts = {
    "dom_mental", "dom_energy", "dom_sleep", "dom_pain", "dom_move",
    "dom_sense",  "dom_breath", "dom_gut",   "dom_other"};

/// Set of domains as bits.
using Domains = unsigned;
constexpr Domains bit(Domain domain) {
  return 1U << domain;
}

#define STICKPROV_CONCEPTS(X)                                                                                \
  X(function)                                                                                                \
  X(impairment)                                                                                              \
  X(reduced)                                                                                                 \
  X(severity_finding)                                                                                        \
  X(empty_verb)                                                                                              \
  X(observation)                                                                                             \
  X(finding)                                                                                                 \
  X(scale) X(imaging) X(lab) X(other_profession) X(measured) X(assessment) X(judgement) X(self_report) X(    \
      not_seen) X(degree) X(degree_strict) X(measure_clinical) X(activity) X(act_physical) X(act_mental)     \
      X(act_social) X(act_care) X(generic_work) X(limit_flat) X(limit_soft) X(limit_bound) X(extent) X(kept) \
          X(kept_strong) X(work_word) X(work_normal) X(study_word) X(childcare_word) X(task_specific)        \
              X(treatment) X(investigation) X(self_care) X(purpose) X(purpose_not) X(followup)               \
                  X(followup_conditional) X(profession) X(care_unit) X(work_measure) X(work_not)             \
                      X(conditional_plan) X(frequency) X(past) X(future_cue) X(time_word) X(no_time)         \
                          X(prognosis_word) X(plan_heading) X(fmb_complication) X(fmb_comorbidity) X(        \
                              fmb_comorbidity_strict) X(fmb_course) X(fmb_delay) X(fmb_generic) X(fmb_named) \
                              X(workload_heavy) X(workload_light) X(severity_mild) X(severity_moderate)      \
                                  X(severity_severe) X(reference) X(reference_strict) X(reference_word)      \
                                      X(filler) X(other_vague) X(phone_suffices) X(hands_on_finding)         \
                                          X(exam_source) X(medical_reason) X(not_medical) X(late_start)      \
                                              X(full_time_comment) X(title_task) X(self_evident)             \
                                                  X(investigation_planned) X(life_situation)                 \
                                                      X(causal_disease) X(jargon) X(for_word)                \
                                                          X(purpose_not_after) X(unit_long) X(no_word)       \
                                                              X(treatment_name) X(loss_noun) X(joining_word) \
                                                                  X(plain_word) X(limit_filler) X(week_word) \
                                                                      X(since_word) X(work_setting)          \
                                                                          X(unit_time) X(unit) X(date_word)  \
                                                                              X(number_word) X(recovered) X(past_tense) X(demand_word) X(home_word)

struct Concepts {
#define STICKPROV_FIELD(name) text::ConceptId name = 0;
  STICKPROV_CONCEPTS(STICKPROV_FIELD)
#undef STICKPROV_FIELD
  std::array<text::ConceptId, kDomainCount> domains{};
};

/// Throws SetupError when a dictionary lacks one of them.
Concepts resolve_concepts(const text::Lexicon& lexicon);

}  // namespace stickprov::criteria
