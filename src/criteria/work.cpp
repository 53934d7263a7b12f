#include "criteria/work.h"

#include "text/word_memory.h"

namespace stickprov::criteria {

using text::Observation;
using text::Reading;
using text::TokenKind;

namespace {

constexpr std::size_t kOwnTasks = 3;
constexpr std::string_view kLiftingAndCarrying = "d430";

// The concepts whose words name the work: of its kind, and the ICF activities that it plainly asks for.
ConceptSet named_by(const Case& c, const WorkContext& work) {
  const Concepts& k = c.concepts();
  ConceptSet named;
  if (work.present_work) named[k.work_word] = true;
  // Where 29 names its own tasks or a known trade, a task of some other trade ("klippa häck") is no tie.
  if (work.present_work && work.task_roots.size() < kOwnTasks && work.occupations.empty())
    named[k.task_specific] = true;
  if (work.studies) named[k.study_word] = true;
  if (work.parental_leave) named[k.childcare_word] = true;
  if (work.job_seeker)
    named |= set_of({k.act_physical, k.act_mental, k.act_social, k.act_care, k.task_specific, k.work_normal});
  for (const coding::OccupationDemands* occupation : work.occupations)
    named |= c.knowledge.demands[occupation->place];
  // Demands that the words of 29 themselves name.
  for (const Observation& o : c.work.observations)
    if (k.demands[o.concept_id]) named[o.concept_id] = true;
  return named;
}

}  // namespace

std::vector<ConceptSet> occupation_demands(const text::Lexicon& lexicon, const coding::Maps& maps) {
  std::vector<ConceptSet> demands;
  for (const coding::OccupationDemands& occupation : coding::occupations(maps)) {
    ConceptSet& own = demands.emplace_back();
    for (const std::string& activity : occupation.activities)
      if (const auto id = text::find_concept(lexicon, activity)) own[*id] = true;
  }
  return demands;
}

WorkContext work_context(const Case& c) {
  WorkContext work;
  for (const Occupation occupation : c.certificate.occupations) {
    work.present_work |= occupation == Occupation::present_work;
    work.job_seeker |= occupation == Occupation::job_seeker;
    work.parental_leave |= occupation == Occupation::parental_leave;
    work.studies |= occupation == Occupation::studies;
  }
  work.roots = content_roots(c.concepts(), c.work);
  if (work.roots.size() > 1) work.task_roots.assign(work.roots.begin() + 1, work.roots.end());
  for (const coding::OccupationDemands* occupation :
       coding::find_occupations(*c.knowledge.maps, c.certificate.work.value))
    if (!occupation->workplace) {
      work.occupations.push_back(occupation);
      for (const std::string& activity : occupation->activities)
        work.heavy |= activity == kLiftingAndCarrying;
    }
  work.named_by = named_by(c, work);
  return work;
}

bool is_task_of_occupation(const Case& c, const WorkContext& work, const Reading& reading,
                           std::size_t token) {
  if (!work.present_work || reading.cut.tokens[token].kind != TokenKind::word) return false;
  constexpr std::size_t kShortest = 3;  // "el" is mostly "eller"
  const std::string_view w = text::word(reading, token);
  if (w.size() < kShortest) return false;
  const std::uint64_t pairs = reading.cut.tokens[token].facts->root.pairs;
  constexpr std::size_t kLonger = 6;
  const bool unmarked = reading.accents == text::Accents::missing ||
                        (reading.accents == text::Accents::perhaps_missing && w.size() >= kLonger);
  for (const coding::OccupationDemands* occupation : work.occupations)
    if (coding::is_task(occupation->tasks, w, pairs) ||
        (unmarked && coding::is_task(occupation->unmarked_tasks, w, pairs)))
      return !stands_at(reading, token, {c.concepts().plain_word, c.concepts().generic_work});
  return false;
}

bool repeats_title(const Case& c, const WorkContext& work, const Reading& reading, std::size_t token) {
  if (work.roots.empty()) return false;
  const std::string_view title = work.roots.front().word;
  const text::Root& root = reading.cut.tokens[token].facts->root;
  if (root.word.starts_with(title)) return true;
  constexpr std::size_t kLongestEnding = 4;  // "-are"
  // "Lantbruk" of a "lantbrukare"; but "tatuera" is what a "tatuerare" does.
  if (title.starts_with(root.word) && title.size() - root.word.size() <= kLongestEnding &&
      !root.word.ends_with('a'))
    return true;
  if (root.core > 0 && stands_at(reading, token, {c.concepts().doing_noun}) &&
      title.starts_with(root.word.substr(0, root.core)) && title.size() - root.core <= kLongestEnding)
    return true;
  // "Måleriarbete" of a "målare", "frisörjobb" of a "frisör".
  return stands_at(reading, token, {c.concepts().trade_work}) && title.size() > kLongestEnding &&
         root.word.starts_with(title.substr(0, title.size() - kLongestEnding + 1));
}

bool names_task(const Case& c, const WorkContext& work, const Reading& reading, std::size_t token) {
  if (!meets_root(c, reading, token, work.roots)) return false;  // most
  return shares_root(reading, token, work.task_roots) || !repeats_title(c, work, reading, token);
}

std::vector<std::size_t> words_of_work(const Case& c, const WorkContext& work, const Reading& reading,
                                       const text::Sentence& sentence) {
  std::vector<std::size_t> met;
  for (std::size_t i = sentence.begin; i < sentence.end; ++i)
    if (meets_root(c, reading, i, work.roots)) met.push_back(i);
  return met;
}

}  // namespace stickprov::criteria
