#include "criteria/activity_text.h"

#include <algorithm>
#include <optional>

#include "criteria/activity_sentence.h"
#include "criteria/activity_unlisted.h"
#include "criteria/times.h"
#include "text/word_memory.h"

namespace stickprov::criteria {
namespace {

using text::Observation;
using text::Polarity;
using text::Reading;
using text::TokenKind;

// Does the part of the sentence that the observation stands in, up to a "men" or "dock" on either side, speak
// of the work?
bool about_work(const Case& c, const WorkContext& work, const Reading& reading, const Observation& o) {
  const Concepts& k = c.concepts();
  const text::Sentence& sentence = reading.cut.sentences[text::sentence_of(reading, o)];
  std::size_t begin = sentence.begin;
  std::size_t end = sentence.end;
  for (const text::Cue& cue : reading.cues) {
    if (cue.effect != text::CueEffect::terminator) continue;
    if (cue.end <= o.begin) begin = std::max<std::size_t>(begin, cue.end);
    if (cue.begin >= o.end) end = std::min<std::size_t>(end, cue.begin);
  }
  const auto here = text::observations_in(reading, text::sentence_of(reading, o));
  if (std::any_of(here.begin(), here.end(), [&](const Observation& other) {
        const bool of_work = other.concept_id == k.generic_work || other.concept_id == k.work_word ||
                             other.concept_id == k.task_specific ||
                             (work.studies && other.concept_id == k.study_word);
        return of_work && begin <= other.begin && other.end <= end;
      }))
    return true;
  for (std::size_t i = begin; i < end; ++i)
    if (meets_root(c, reading, i, work.roots)) return true;
  return false;
}

// What says that the very work is steadily managed: "sköter sitt arbete", or a stretch of some length at a
// task without a bound, a trouble or a comment ("programmerar tre timmar varje förmiddag").
std::vector<const Observation*> kept_work(const Case& c, const WorkContext& work, const Reading& reading,
                                          std::size_t s, const SentenceActivity& sentence) {
  const Concepts& k = c.concepts();
  std::vector<const Observation*> kept;
  const auto here = text::observations_in(reading, s);
  const auto bound = [&](const Observation& o) {
    return o.concept_id == k.limit_bound && !overlaps(reading, o, k.steady);
  };
  const auto troubled = [&] {
    return !mentioned(reading, s, k.steady) || sentence.flat || sentence.soft || sentence.negation ||
           std::any_of(here.begin(), here.end(), bound) || mentioned(reading, s, k.impairment) ||
           mentioned(reading, s, k.past_tense);
  };
  for (const Observation& o : here) {
    if (o.polarity == Polarity::hedged || o.polarity == Polarity::conditional) continue;
    const bool long_stretch = o.concept_id == k.long_stretch ||
                              (o.concept_id == k.minutes && leading_number(text::word(reading, o.begin)) >
                                                                c.policy().full_time_kept_minutes);
    if ((o.concept_id == k.kept_strong || (long_stretch && !troubled())) && about_work(c, work, reading, o))
      kept.push_back(&o);
  }
  // What the work asks for ("förutsätter att man håller en tråd i en timme") is not what is managed.
  if (!kept.empty() && (mentioned(reading, s, k.full_time_comment) ||
                        (in_sentence(reading, s, k.demand_word) && !mentioned(reading, s, k.kept))))
    return {};
  return kept;
}

// A sentence of 17, and what stands around it.
struct Here {
  const Case& c;
  const WorkContext& work;
  const Reading& reading;
  std::size_t s;
  const SentenceActivity& sentence;
  bool by_words;  // limited by a word of limit or denial
  bool limited;   // or by an amount alone

  const text::Sentence& span() const { return reading.cut.sentences[s]; }
};

// What counts as a fragment where no activity is limited: nothing is missing that is there at all.
void add_fragments(const Here& here, ActivityContent& content) {
  const auto& [c, work, reading, s, sentence, by_words, limited] = here;
  const Concepts& k = c.concepts();
  // What cannot be done is said, even where no word list knows it.
  content.any_word |= (sentence.flat || sentence.bars_work != nullptr) && !sentence.no_word;
  for (const Observation* o : sentence.activities)
    content.any_word |= o->concept_id != k.act_social && !sentence.no_word;
  for (const Observation& o : text::observations_in(reading, s)) {
    content.must_rest |= o.concept_id == k.must_rest && stated(o);
    content.bedridden |= o.concept_id == k.bedridden && o.polarity == Polarity::affirmed;
  }
  const bool listed =
      !sentence.activities.empty() && sentence.activities.front()->begin != sentence.activities.back()->begin;
  // Or one alone, "tunga lyft.": named, and nothing said of it.
  constexpr std::size_t kFew = 3;
  const bool alone = !sentence.activities.empty() && here.span().end - here.span().begin <= kFew &&
                     !mentioned(reading, s, k.generic_work);
  content.bare_list |= (listed || alone) && !limited && sentence.kept == nullptr && !sentence.no_word;
  // To look for work is what is asked of who has none; to be barred from it names no more than that.
  content.bare_list |= work.job_seeker && mentioned(reading, s, k.job_search);
  // "Ej arbetsför": the denial is the limit; "sjukskrives 6 v" limits nothing.
  content.generic |= by_words && (in_sentence(reading, s, k.generic_work) ||
                                  (sentence.negation && mentioned(reading, s, k.generic_work)));
}

// What 17 tells of the work itself names its tasks and ties what is limited to them.
void tell_work(const Here& here, std::vector<Evidence>& told) {
  const auto& [c, work, reading, s, sentence, by_words, limited] = here;
  const Concepts& k = c.concepts();
  if (!work.present_work) return;
  // "Går ca 15 km om dagen i arbetet", "klättring kräver två händer".
  if (sentence.no_word && !general_statement(reading, s) &&
      (in_sentence(reading, s, k.at_work) || in_sentence(reading, s, k.demand_word)))
    for (std::size_t i = here.span().begin; i < here.span().end; ++i)
      if (stands_at(reading, i, {k.activity, k.task_specific}) || names_task(c, work, reading, i) ||
          is_task_of_occupation(c, work, reading, i))
        cite(told, reading, i, i + 1);
  // "Bär pannor, radiatorer", "står i charkdisk".
  if (!limited && !sentence.no_word && !sentence.activities.empty() && sentence.kept == nullptr &&
      !mentioned(reading, s, k.steady) && !mentioned(reading, s, k.home_word))
    for (std::size_t i = here.span().begin; i < here.span().end; ++i)
      if (is_task_of_occupation(c, work, reading, i) && !repeats_title(c, work, reading, i) &&
          !stands_at(reading, i, {k.work_setting}))
        cite(told, reading, i, i + 1);
}

// c1 of what no list knows: a word beside the limit.
bool cite_unlisted(const Here& here, std::vector<Evidence>& activity) {
  const Concepts& k = here.c.concepts();
  std::size_t at = 0;
  for (const Observation& o : text::observations_in(here.reading, here.s)) {
    if (!stated(o)) continue;
    const bool limit =
        o.concept_id == k.limit_flat || o.concept_id == k.limit_soft || o.concept_id == k.limit_bound;
    if (limit && unknown_verb_follows(here.c, here.reading, o, at)) {
      cite(activity, here.reading, o.begin, at + 1);
      return true;
    }
    if (o.concept_id == k.limit_bound && unknown_verb_precedes(here.c, here.reading, o, at)) {
      cite(activity, here.reading, at, o.end);
      return true;
    }
  }
  return false;
}

// c1: the concrete activities of a limited sentence. `denied`: where a doing that no list knows is denied.
bool cite_activities(const Here& here, const std::vector<std::size_t>& of_work,
                     std::optional<std::size_t> denied, ActivityContent& content) {
  const auto& [c, work, reading, s, sentence, by_words, limited] = here;
  bool concrete = !sentence.activities.empty();
  // The tasks of question 29 met again are activities, whatever the lists know: "schamponering",
  // "takmålning".
  const bool only_barred =
      sentence.bars_work != nullptr && !sentence.flat && !sentence.soft && !sentence.bound;
  for (const std::size_t i : of_work)
    if (!only_barred && names_task(c, work, reading, i)) {
      cite(content.activity, reading, i, i + 1);
      if (!concrete) {
        concrete = true;
        break;
      }
    }
  // So are the trade's own, flatly denied: "cykel med post går inte" of a postman.
  if (!concrete && sentence.flat)
    for (std::size_t i = here.span().begin; i < here.span().end && !concrete; ++i)
      if (is_task_of_occupation(c, work, reading, i) && !repeats_title(c, work, reading, i)) {
        cite(content.activity, reading, i, i + 1);
        concrete = true;
      }
  if (!sentence.activities.empty()) {
    const Observation& o = *sentence.activities.front();
    const std::uint32_t begin =
        sentence.limit != nullptr ? std::min(o.begin, sentence.limit->begin) : o.begin;
    const std::uint32_t end = sentence.limit != nullptr ? std::max(o.end, sentence.limit->end) : o.end;
    constexpr std::uint32_t kNear = 5;
    content.activity.push_back(end - begin <= kNear
                                   ? Evidence{reading.field, text::span_of(reading, begin, end)}
                                   : text::evidence_of(reading, o));
  } else if (!concrete && denied) {
    cite(content.activity, reading, *denied, *denied + 2);
    concrete = true;
  } else if (!concrete) {
    concrete = cite_unlisted(here, content.activity);
  }
  return concrete;
}

// What is told of home and leisure is tied to no work, unless the work is named beside it.
bool told_of_home(const Here& here) {
  const Concepts& k = here.c.concepts();
  return here.work.present_work && mentioned(here.reading, here.s, k.home_word) &&
         !in_sentence(here.reading, here.s, k.work_word) &&
         !in_sentence(here.reading, here.s, k.generic_work);
}

// c3: how much, or "inte alls".
void cite_extent(const Here& here, std::vector<Evidence>& extents) {
  const auto& [c, work, reading, s, sentence, by_words, limited] = here;
  const Concepts& k = c.concepts();
  // "Bör undvika tunga lyft i 4 veckor": how long the advice holds bounds nothing. Nor do "svårt att sitta
  // hela dagen" and "svårt att lyfta brukaren som väger 95 kg" say how much.
  const bool bounds_nothing = sentence.extent != nullptr && !sentence.flat && !sentence.bound &&
                              ((overlaps(reading, *sentence.extent, k.unit_long) &&
                                !overlaps(reading, *sentence.extent, k.frequency)) ||
                               overlaps(reading, *sentence.extent, k.no_bound));
  const bool bounded = sentence.extent != nullptr && !bounds_nothing;
  if (bounded) cite(extents, reading, *sentence.extent);
  // Beside an amount only a denial says more: "kan inte", not "måste vila".
  const bool denied =
      sentence.limit != nullptr &&
      covered_by_cue(reading, *sentence.limit, {text::CueEffect::negated, text::CueEffect::pseudo});
  if (sentence.flat && sentence.limit != nullptr && (denied || !bounded)) {
    cite(extents, reading, *sentence.limit);
  } else if (bounded) {
    return;
  } else if (sentence.negation) {
    for (const text::Cue& cue : reading.cues)
      if (cue.effect == text::CueEffect::negated && reading.cut.tokens[cue.begin].sentence == s)
        cite(extents, reading, cue.begin, cue.end);
  }
}

// c2, and what it tells of kinds and tasks.
void cite_ties(const Here& here, const std::vector<std::size_t>& of_work, ActivityContent& content) {
  const auto& [c, work, reading, s, sentence, by_words, limited] = here;
  const Concepts& k = c.concepts();
  // "Står 30 min": a stretch of time is a bound; a distance walked at a test is a finding.
  const bool stretch = sentence.extent != nullptr && overlaps(reading, *sentence.extent, k.minutes);
  const bool limits_plainly =
      sentence.flat || sentence.soft || sentence.bound || sentence.negation || stretch;
  const auto is_activity_here = [&activities = sentence.activities](const Observation& o) {
    return std::any_of(activities.begin(), activities.end(),
                       [&](const Observation* a) { return overlap(*a, o); });
  };
  const bool at_home = told_of_home(here);
  // But of a gardener the garden, and of a dustman the bins that are told of further on.
  const auto beside_home = [&reading = reading, s = s, &k](std::size_t token) {
    constexpr std::size_t kBeside = 4;
    const text::ConceptRange all = text::observations_of(reading, k.home_word);
    return std::any_of(all.begin(), all.end(), [&](const Observation& o) {
      return text::sentence_of(reading, o) == s && (token < o.begin  ? o.begin - token <= kBeside
                                                    : token >= o.end ? token - o.end < kBeside
                                                                     : false);
    });
  };
  for (const Observation* o : sentence.activities) {
    const bool inside_longer =
        std::any_of(sentence.activities.begin(), sentence.activities.end(), [&](const Observation* a) {
          return a->begin <= o->begin && o->end <= a->end && a->end - a->begin > o->end - o->begin;
        });
    if (inside_longer) continue;
    // "Får ej belasta armen" of a carpenter: no task is named, yet anyone sees that it bars the work.
    if (work.heavy && !at_home && o->concept_id == k.act_physical && (sentence.flat || sentence.bound))
      cite(content.plain_tie, reading, *o);
    content.physical |= o->concept_id == k.act_physical;
    content.handling |= o->concept_id == k.act_care && !mentioned(reading, s, k.act_mental);
    content.mental |= o->concept_id == k.act_mental;
  }
  // The thing that cannot be lifted, held or driven is the trade's own: "kan ej hålla sotviska".
  if (sentence.flat || sentence.bound)
    for (const Observation* o : sentence.activities) {
      std::size_t next = o->end;
      while (next < here.span().end && stands_at(reading, next, {k.limit_filler})) ++next;
      if (next < here.span().end && unknown_word(c, reading, next))
        cite(content.tasks, reading, o->begin, next + 1);
    }

  // "Ej tunga lyft": a ban for anyone, unless an amount or question 29 makes it one of this work.
  const bool amount = sentence.extent != nullptr && !overlaps(reading, *sentence.extent, k.unit_long);
  for (const Observation& o : text::observations_in(reading, s)) {
    const bool demand = k.demands[o.concept_id];
    if (demand && is_activity_here(o)) content.limited[o.concept_id] = true;
    if (at_home || !work.named_by[o.concept_id]) continue;
    if (demand && !(limits_plainly && is_activity_here(o))) continue;
    if (demand && !amount && overlaps(reading, o, k.common_ban) && !mentioned(c.work, o.concept_id)) continue;
    cite(content.tie, reading, o);
    const bool generic = overlaps(reading, o, k.generic_work);
    const bool own_demand = k.particular_demands[o.concept_id];
    if (!generic && (own_demand || o.concept_id == k.task_specific)) cite(content.tasks, reading, o);
  }
  for (std::size_t i = here.span().begin; i < here.span().end; ++i) {
    const bool met = std::binary_search(of_work.begin(), of_work.end(), i);
    if (!met && !is_task_of_occupation(c, work, reading, i)) continue;
    if (!met && at_home && beside_home(i)) continue;
    cite(content.tie, reading, i, i + 1);
    // "Stå i butik": a place ties, and names no task.
    if (!repeats_title(c, work, reading, i) && !stands_at(reading, i, {k.work_setting}))
      cite(content.tasks, reading, i, i + 1);
  }
}

}  // namespace

ActivityContent activity_content(const Case& c, const WorkContext& work, const Reading& reading) {
  const Concepts& k = c.concepts();
  ActivityContent content;
  std::vector<Evidence> told;     // of the work itself
  std::vector<Evidence> barred;   // the work by its title
  bool managed = false;           // so much is managed
  std::vector<Evidence> hours;    // an extent in a sentence of its own
  std::vector<Evidence> of_home;  // an extent of what is done at home or at leisure
  bool under_heading = false;
  for (std::size_t s = 0; s < reading.cut.sentences.size(); ++s) {
    const SentenceActivity sentence = read_sentence(c, reading, s);
    // "Svårt:" on a line of its own limits the items of the list under it.
    const std::size_t last = reading.cut.sentences[s].end;
    const bool heading = last >= 2 && reading.cut.tokens[last - 1].kind == TokenKind::line_break &&
                         text::word(reading, last - 2) == ":";
    if (heading) under_heading = sentence.flat || sentence.soft;
    const bool by_words = (under_heading && !heading) || sentence.flat || sentence.soft || sentence.bound ||
                          sentence.negation || sentence.bars_work != nullptr;
    const bool limited =
        by_words || (sentence.extent != nullptr && sentence.extent->end - sentence.extent->begin > 1);
    const Here here{c, work, reading, s, sentence, by_words, limited};
    add_fragments(here, content);
    const std::vector<const Observation*> kept = kept_work(c, work, reading, s, sentence);
    for (const Observation* o : kept) cite(content.kept, reading, *o);
    tell_work(here, told);
    managed |= !sentence.flat && in_sentence(reading, s, k.long_stretch);

    std::optional<std::size_t> denied;
    if (std::size_t at = 0; sentence.activities.empty() && unknown_doing_denied(c, reading, s, at))
      denied = at;
    const auto bounded = [&] {
      const auto observations = text::observations_in(reading, s);
      return std::any_of(observations.begin(), observations.end(), [&](const Observation& o) {
        return o.concept_id == k.limit_bound && !overlaps(reading, o, k.frequency);  // "per dag" is none
      });
    };
    const bool only_kept =
        sentence.kept != nullptr && !sentence.flat && !sentence.bound && sentence.extent == nullptr;
    const bool manages = !kept.empty() && !sentence.flat && !sentence.soft && !bounded();
    if (only_kept || manages || (!limited && !denied) || sentence.no_word) continue;

    const std::vector<std::size_t> of_work = words_of_work(c, work, reading, reading.cut.sentences[s]);
    bool concrete = cite_activities(here, of_work, denied, content);
    // "Kan inte arbeta som busschaufför" is no more than "kan inte arbeta", unless what was managed is told.
    if (!concrete && (sentence.flat || sentence.bars_work != nullptr))
      for (const std::size_t i : of_work)
        cite(in_sentence(reading, s, k.generic_work) ? barred : content.ruled_out, reading, i, i + 1);
    if (std::size_t thing = 0;
        sentence.limit != nullptr && unlisted_thing_denied(c, reading, *sentence.limit, thing)) {
      if (!concrete) cite(content.activity, reading, thing, sentence.limit->end);
      cite(content.tasks, reading, thing, thing + 1);
      concrete = true;
    }
    // "Klarar fyra timmar per dag": how long, of what the sentences beside it name.
    if (!concrete && (sentence.bound || sentence.kept != nullptr) && sentence.extent != nullptr &&
        stands_at(reading, sentence.extent->end - 1, {k.unit, k.number_word}))
      cite(hours, reading, *sentence.extent);
    if (!concrete) continue;
    // "Får inte stå längre stunder, vilket arbetet kräver": what is limited is what the work asks for.
    if (work.present_work && in_sentence(reading, s, k.demand_word) &&
        in_sentence(reading, s, k.generic_work))
      for (const Observation* o : sentence.activities) cite(told, reading, *o);
    for (std::size_t i = 1; i < sentence.activities.size(); ++i)
      cite(content.activity, reading, *sentence.activities[i]);
    content.flatly_limited |= sentence.flat;
    content.plainly_limited |= sentence.flat || (bounded() && sentence.extent != nullptr);
    const std::size_t ties = content.tie.size();
    cite_ties(here, of_work, content);
    const bool only_home = told_of_home(here) && content.tie.size() == ties;
    cite_extent(here, only_home ? of_home : content.extent);
  }

  content.hidden = hides_behind_scores(c, reading);
  // Where every fourth word is an abbreviation, the limitation itself cannot be read.
  if (written_in_abbreviations(c, reading)) {
    content.hidden = true;
    content.activity.clear();
  }
  content.hours_only = content.activity.empty() && !hours.empty();
  content.tasks.insert(content.tasks.end(), told.begin(), told.end());
  if (managed) content.ruled_out.insert(content.ruled_out.end(), barred.begin(), barred.end());
  if (!content.activity.empty()) {
    // "Polisstudent, termin 2. Kan inte vara med på brottning": the studies may stand in a sentence beside.
    if (work.studies && content.tie.empty())
      for (const Observation& o : text::observations_of(reading, k.study_word))
        if (!mentioned(reading, text::sentence_of(reading, o), k.kept_strong)) cite(content.tie, reading, o);
    content.tie.insert(content.tie.end(), told.begin(), told.end());
    content.tie.insert(content.tie.end(), barred.begin(), barred.end());
    content.extent.insert(content.extent.end(), hours.begin(), hours.end());
    // "Svårt med möten. Orkar inte umgås på fritiden": that of the leisure does not bound the work.
    if (content.extent.empty() && content.tie.empty()) content.extent = std::move(of_home);
  }
  return content;
}

}  // namespace stickprov::criteria
