#pragma once
// The work that activity is judged against: the ticked occupations (28), question 29 and what the trade
// demands.

#include <vector>

#include "criteria/case.h"

namespace stickprov::criteria {

/// In relation to what the activity is judged: the ticked occupations and what question 29 says.
struct WorkContext {
  bool present_work = false;
  bool job_seeker = false;
  bool parental_leave = false;
  bool studies = false;
  std::vector<text::Root> roots;                              // content words of 29
  std::vector<text::Root> task_roots;                         // the same without the title
  std::vector<const coding::OccupationDemands*> occupations;  // named in 29, workplaces left out
  bool heavy = false;                                         // one of them asks for lifting and carrying
  ConceptSet named_by;  // concepts whose words name the work: of its kind, or what it plainly asks for
};

/// The concepts of the ICF activities ("d430") that each occupation asks for, by its place in the map.
std::vector<ConceptSet> occupation_demands(const text::Lexicon& lexicon, const coding::Maps& maps);

WorkContext work_context(const Case& c);

/// The word is one of the trade's own tasks (icd10-icf-maps/occupations.tsv): "skura" of a cleaner.
bool is_task_of_occupation(const Case& c, const WorkContext& work, const text::Reading& reading,
                           std::size_t token);

/// The title said again, or the doing that it is named after: "rörläggning" of a "rörläggare" says no more
/// than the title. "Betong" of a "betongbilsförare" does.
bool repeats_title(const Case& c, const WorkContext& work, const text::Reading& reading, std::size_t token);

/// A task of 29 met again, or a thing that the title holds.
bool names_task(const Case& c, const WorkContext& work, const text::Reading& reading, std::size_t token);

/// The words of the sentence that meet a word of 29: few, and asked for by all that ties to the work.
std::vector<std::size_t> words_of_work(const Case& c, const WorkContext& work, const text::Reading& reading,
                                       const text::Sentence& sentence);

}  // namespace stickprov::criteria
