#pragma once
// The concepts of the dictionaries that the criteria ask for, resolved once when the dictionaries are loaded.

#include <array>
#include <bitset>
#include <initializer_list>
#include <string_view>

#include "text/lexicon.h"
#include "text/observations.h"

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

// clang-format off
// Each is used by a criterion, and has words in a dictionary (a test sees to both).
#define STICKPROV_CONCEPTS(X)                                                                            \
  /* what is reduced, and what that rests on (35) */                                                     \
  X(function)               X(impairment)             X(reduced)                X(severity_finding)      \
  X(empty_verb)             X(observation)            X(finding)                X(scale)                 \
  X(imaging)                X(lab)                    X(other_profession)       X(measured)              \
  X(measure_clinical)       X(judgement)              X(self_report)            X(not_seen)              \
  X(degree)                 X(degree_strict)          X(jargon)                 X(plain_word)            \
  X(self_evident)           X(vital_sign)             X(pending)                X(reports)               \
  X(disease_name)           X(after_surgery)          X(numbered_part)          X(symptom_frequency)     \
  X(reduced_strict)         X(immobilised)            X(heading)                X(easily)                \
  X(joint)                                                                                               \
  /* activity and its extent (17) */                                                                     \
  X(activity)               X(act_physical)           X(act_mental)             X(act_social)            \
  X(act_care)               X(limit_flat)             X(limit_soft)             X(limit_bound)           \
  X(limit_filler)           X(extent)                 X(kept)                   X(kept_strong)           \
  X(long_stretch)           X(minutes)                X(steady)                 X(advice)                \
  X(full_time_comment)      X(recovered)              X(past_tense)             X(home_word)             \
  X(at_work)                X(no_bound)               X(bedridden)              X(nothing_left)          \
  X(common_ban)             X(people_of_work)         X(job_search)             X(must_rest)             \
  X(prohibition)            X(bare_no)                X(no_activity)                                     \
  /* work and occupation (28, 29) */                                                                     \
  X(generic_work)           X(work_word)              X(work_normal)            X(work_setting)          \
  X(study_word)             X(childcare_word)         X(task_specific)          X(title_task)            \
  X(for_word)               X(joining_word)           X(no_word)                X(demand_word)           \
  X(title_cue)              X(trade_work)                                                                 \
  /* period, hours and their reasons (32, 33) */                                                         \
  X(medical_reason)         X(late_start)                                                                \
  /* treatment and plan (19, 20, 40, 44) */                                                              \
  X(treatment)              X(treatment_name)         X(investigation)          X(investigation_planned) \
  X(self_care)              X(purpose)                X(purpose_not_after)      X(followup)              \
  X(followup_conditional)   X(profession)             X(care_unit)              X(work_measure)          \
  X(work_not)               X(conditional_plan)       X(plan_heading)           X(frequency)             \
  X(past)                   X(future_cue)             X(time_word)              X(no_time)               \
  X(week_word)              X(since_word)             X(unit_long)              X(dose_unit)             \
  X(plan_over)              X(plan_result)            X(diagnostic_image)       X(first_visit)           \
  X(decision_word)          X(then_word)              X(so_far)                 X(doing_noun)            \
  X(at_unit)                X(reason_word)            X(decision_noun)          X(course_condition)      \
  X(assessment)                                                                                          \
  /* beyond the decision support (37) */                                                                 \
  X(fmb_complication)       X(fmb_comorbidity_strict) X(fmb_course)             X(fmb_delay)             \
  X(fmb_delay_plain)        X(fmb_generic)            X(fmb_named)              X(workload_heavy)        \
  X(fmb_persists)           X(workload_light)         X(severity_mild)          X(severity_moderate)     \
  X(severity_severe)                                                                                     \
  /* diagnosis and grounds (6, 1) */                                                                     \
  X(other_vague)            X(phone_suffices)         X(hands_on_finding)       X(exam_source)           \
  X(causal_disease)         X(capacity_word)          X(not_the_cause)                                   \
  /* no content, and what fills placeholders */                                                          \
  X(reference)              X(reference_strict)       X(reference_word)         X(filler)                \
  X(unit)                   X(date_word)              X(number_word)
// clang-format on

using ConceptSet = std::bitset<text::kMostConcepts>;

inline ConceptSet set_of(std::initializer_list<text::ConceptId> ids) {
  ConceptSet set;
  for (const text::ConceptId id : ids) set[id] = true;
  return set;
}

struct Concepts {
#define STICKPROV_FIELD(name) text::ConceptId name = 0;
  STICKPROV_CONCEPTS(STICKPROV_FIELD)
#undef STICKPROV_FIELD
  std::array<text::ConceptId, kDomainCount> domains{};
  std::array<Domains, text::kMostConcepts> domain_of{};  // of a concept that stands for one; else none
  /// Those that stand for an ICF activity ("d430"), not for a word list of their own; and of these the tasks
  /// in themselves (driving, writing, talking with people, household work): lifting and walking are of too
  /// many trades to name one.
  ConceptSet demands;
  ConceptSet particular_demands;
};

/// Throws SetupError when a dictionary lacks one of them.
Concepts resolve_concepts(const text::Lexicon& lexicon);

}  // namespace stickprov::criteria
