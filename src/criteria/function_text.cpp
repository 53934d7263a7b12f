#include "criteria/function_text.h"

#include <algorithm>
#include <optional>

#include "criteria/function_measures.h"

namespace stickprov::criteria {
namespace {

using text::Observation;
using text::Polarity;
using text::Reading;

// The diagnosis said again is no function: "Lumbago." under 35 where question 6 says lumbago, nor by another
// name, "ischias".
bool repeats_diagnosis(const Case& c, const Reading& reading, const Observation& o) {
  for (std::size_t i = o.begin; i < o.end; ++i)
    if (shares_root(reading, i, c.diagnosis_roots) || stands_at(reading, i, {c.concepts().disease_name}))
      return true;
  return false;
}

bool is_diagnosis_word(const Case& c, const Reading& reading, const Observation& o) {
  constexpr std::size_t kLongWord = 8;  // "spänningshuvudvärk"; "smärta" is a function in its own right
  if (o.end - o.begin != 1 || text::word(reading, o.begin).size() < kLongWord) return false;
  for (std::size_t i = 0; i < c.diagnosis.cut.tokens.size(); ++i)
    if (text::word(c.diagnosis, i) == text::word(reading, o.begin)) return true;
  return false;
}

// "Smärtskola" is a treatment, not pain.
bool names_treatment(const Case& c, const Reading& reading, const Observation& o) {
  return overlaps(reading, o, c.concepts().treatment_name);
}

struct SentenceFacts {
  bool self_report = false;
  bool judged = false;
};

Evidence joined(const Reading& reading, const Observation& a, const Observation& b) {
  constexpr std::uint32_t kNear = 10;
  const std::uint32_t begin = std::min(a.begin, b.begin);
  const std::uint32_t end = std::max(a.end, b.end);
  bool same_clause = true;
  for (std::uint32_t i = begin; i < end; ++i)
    same_clause &= reading.cut.tokens[i].kind != text::TokenKind::punctuation;
  if (end - begin > kNear || !same_clause) return text::evidence_of(reading, a);
  return {reading.field, text::span_of(reading, begin, end)};
}

// "ingen kraft", "inget djupseende": the absence of a function is its loss.
bool lost(const Case& c, const Reading& reading, const Observation& o) {
  const Concepts& k = c.concepts();
  const text::ConceptRange no = text::observations_of(reading, k.no_word);
  // "Ingen kognitiv nedsättning".
  if (o.end < reading.cut.tokens.size() && stands_at(reading, o.end, {k.reduced, k.impairment})) return false;
  // "Ingen rörelseinskränkning" loses nothing; a long compound mostly names a reduction, unless it ends with
  // the function.
  constexpr std::size_t kLongest = 16;  // bytes
  const std::string_view w = text::word(reading, o.begin);
  const text::Entry& entry = text::entries(*c.knowledge.lexicon)[o.entry];
  const bool ends_with_function = entry.text.starts_with('*') && !entry.text.ends_with('*');
  return o.begin > 0 && (w.size() <= kLongest || ends_with_function) &&
         std::any_of(no.begin(), no.end(), [&](const Observation& other) { return other.end == o.begin; });
}

// "Smärtan har släppt", "var nedsatt men är nu återställd": what the sentence goes on to call over is no
// reduction.
bool is_over(const Case& c, const Reading& reading, const Observation& o) {
  const text::ConceptRange all = text::observations_of(reading, c.concepts().recovered);
  return std::any_of(all.begin(), all.end(), [&](const Observation& other) {
    return other.begin >= o.end && text::sentence_of(reading, other) == text::sentence_of(reading, o) &&
           says_recovered(reading, other);
  });
}

// "Tårproduktionen starkt nedsatt", "bristande kontinens": what a word of reduction says is reduced is a
// function, though no list knows it.
void add_unlisted_functions(const Case& c, const Reading& reading, FunctionContent& content) {
  const Concepts& k = c.concepts();
  constexpr std::size_t kBefore = 4;
  constexpr std::size_t kAfter = 2;
  constexpr std::size_t kShortest = 5;
  const auto is_noun = [&](std::size_t i) {
    return reading.cut.tokens[i].kind == text::TokenKind::word &&
           text::word(reading, i).size() >= kShortest &&
           !stands_at(reading, i,
                      {k.plain_word, k.generic_work, k.work_word, k.degree, k.degree_strict, k.reduced,
                       k.unit, k.date_word, k.judgement, k.self_report, k.treatment, k.profession,
                       k.observation, k.scale, k.activity, k.plan_heading}) &&
           !shares_root(reading, i, c.diagnosis_roots);
  };
  const bool none_known = content.named.empty();
  for (const Observation& o : text::observations_of(reading, k.reduced_strict)) {
    // "Minnet ej nedsatt": the reduction is part of its own denial.
    if (o.polarity != Polarity::affirmed || is_over(c, reading, o) ||
        covered_by_cue(reading, o, {text::CueEffect::negated}))
      continue;
    const text::Sentence& sentence = reading.cut.sentences[text::sentence_of(reading, o)];
    std::optional<std::size_t> noun;
    for (std::size_t i = o.end; i < sentence.end && i < o.end + kAfter && !noun; ++i) {
      if (stands_at(reading, i, {k.joining_word})) break;  // "sänkt och tankeverksamheten trög"
      if (is_noun(i)) noun = i;
    }
    for (std::size_t i = o.begin; i > sentence.begin && i + kBefore > o.begin && !noun;)
      if (is_noun(--i)) noun = i;
    if (!noun) continue;
    const std::size_t begin = std::min<std::size_t>(*noun, o.begin);
    const std::size_t end = std::max<std::size_t>(*noun + 1, o.end);
    cite(content.named, reading, begin, end);
  }
  // Of what domain they are is not known: that is left to the known ones where there are any.
  if (none_known && !content.named.empty()) content.domains |= bit(kOther);
}

}  // namespace

bool says_only_diagnosis(const Case& c, const Reading& reading) {
  std::size_t others = 0;
  const auto is_level = [](std::string_view w) {
    return w.size() > 1 && w[1] >= '0' && w[1] <= '9';
  };  // "l5-s1"
  for (std::size_t i = 0; i < reading.cut.tokens.size() && others < 2; ++i)
    if (reading.cut.tokens[i].kind == text::TokenKind::word && text::word(reading, i).size() >= 4 &&
        !is_level(text::word(reading, i)) && !shares_root(reading, i, c.diagnosis_roots) &&
        !stands_at(reading, i, {c.concepts().disease_name}))
      ++others;
  return others < 2;
}

FunctionContent function_content(const Case& c, const Reading& reading) {
  const Concepts& k = c.concepts();
  FunctionContent content;
  if (reading.empty()) return content;
  const std::size_t sentences = reading.cut.sentences.size();
  std::vector<SentenceFacts> facts(sentences);
  for (std::size_t s = 0; s < sentences; ++s) {
    facts[s].self_report = mentioned(reading, s, k.self_report) || mentioned(reading, s, k.not_seen);
    facts[s].judged = in_sentence(reading, s, k.judgement);
  }
  const bool judged_anywhere = text::has(reading, k.judgement);
  // A symptom as diagnosis is a function in itself: "trött" of R53.
  const bool symptom = !c.certificate.diagnoses.empty() &&
                       c.certificate.diagnoses.front().code.starts_with(c.policy().symptom_chapter);
  const bool only_diagnosis = !symptom && says_only_diagnosis(c, reading);

  std::vector<Evidence> lost_functions;  // of movement and senses gone is a degree too: "ingen greppkraft"
  // b1: a word that is a reduction in itself, or a function together with a word of reduction, degree or
  // measure.
  for (const Observation& o : reading.observations) {
    if (o.concept_id != k.function && o.concept_id != k.impairment) continue;
    if (o.concept_id == k.function && lost(c, reading, o) &&
        (o.polarity == Polarity::negated || o.polarity == Polarity::affirmed)) {
      cite(content.named, reading, o.begin - 1, o.end);
      const Domains domains = domains_in_tokens(c, reading, o.begin, o.end);
      content.domains |= domains;
      if ((domains & (bit(kMove) | bit(kSense))) != 0) lost_functions.push_back(content.named.back());
    }
    if (o.polarity != Polarity::affirmed || names_treatment(c, reading, o) || is_over(c, reading, o))
      continue;
    const std::size_t s = text::sentence_of(reading, o);
    if (o.concept_id == k.impairment) {
      if (only_diagnosis && repeats_diagnosis(c, reading, o)) continue;
      if (o.end - o.begin > 1 && is_normal_value(c, reading, o.begin, o.end)) continue;  // "EF 60"
      // The very word of the diagnosis names a function only with a reduction beside it.
      if (is_diagnosis_word(c, reading, o) && !in_sentence(reading, s, k.reduced)) continue;
      cite(content.named, reading, o);
      content.domains |= domains_in_tokens(c, reading, o.begin, o.end);
    } else if (o.concept_id == k.function && measured_after(c, reading, o)) {
      cite(content.named, reading, o.begin, measured_end(reading, o));
      content.basis.push_back(content.named.back());
      content.assessment.push_back(content.named.back());
      content.domains |= domains_in_tokens(c, reading, o.begin, o.end);
    } else if (o.concept_id == k.function) {
      for (const Observation& r : text::observations_in(reading, s)) {
        if (r.polarity != Polarity::affirmed || overlap(o, r)) continue;
        if (r.concept_id != k.reduced && r.concept_id != k.degree_strict &&
            r.concept_id != k.measure_clinical && r.concept_id != k.limit_flat)
          continue;
        if (r.concept_id == k.measure_clinical && is_normal_value(c, reading, r.begin, r.end)) continue;
        if (only_diagnosis && repeats_diagnosis(c, reading, o)) continue;
        content.named.push_back(joined(reading, o, r));
        content.domains |= domains_in_tokens(c, reading, o.begin, o.end);
        break;
      }
    }
  }

  add_unlisted_functions(c, reading, content);

  // b2: what the physician, another professional, a test or an image found. In the patient's own account only
  // tests count.
  const ConceptSet bases = set_of({k.scale, k.imaging, k.lab, k.other_profession, k.observation, k.finding,
                                   k.measured, k.measure_clinical});
  std::size_t distinct_findings = 0;
  std::uint32_t last_finding = UINT32_MAX;
  for (const Observation& o : reading.observations) {
    if (!bases[o.concept_id]) continue;
    if (o.polarity == Polarity::hedged || o.polarity == Polarity::conditional ||
        o.polarity == Polarity::general || o.polarity == Polarity::other_person)
      continue;
    const std::size_t s = text::sentence_of(reading, o);
    const bool instrument = (o.concept_id == k.scale && score_follows(reading, o)) ||
                            o.concept_id == k.imaging || o.concept_id == k.lab;
    // An examination that is only ordered found nothing yet; a therapist who is only met has judged nothing.
    const bool ordered = o.concept_id == k.imaging || (o.concept_id == k.lab && !score_follows(reading, o)) ||
                         overlaps(reading, o, k.treatment);
    if ((ordered && mentioned(reading, s, k.pending)) || measures_no_function(c, reading, o) ||
        is_bare_heading(c, reading, o.begin))
      continue;
    const bool referred = o.concept_id == k.other_profession && !facts[s].judged &&
                          !mentioned(reading, s, k.reports) && !mentioned(reading, s, k.measured);
    if (referred || (o.concept_id == k.observation && content.named.empty())) continue;
    const bool looked = o.concept_id == k.observation || o.concept_id == k.finding ||
                        o.concept_id == k.other_profession || o.concept_id == k.measured ||
                        o.concept_id == k.measure_clinical;
    if ((!instrument && !looked) || mentioned(reading, s, k.not_seen)) continue;
    if (!(instrument || (looked && (!facts[s].self_report || facts[s].judged)))) continue;
    // Where nothing is reduced, what is normal bears nothing out: "Lasègue neg bilat", "MADRS 3".
    const bool normal = content.named.empty() &&
                        (o.polarity == Polarity::negated ||
                         is_normal_value(c, reading, o.begin, instrument ? score_end(reading, o) : o.end));
    if (!normal) cite(content.basis, reading, o);
    if (o.polarity == Polarity::affirmed &&
        (o.concept_id == k.finding || o.concept_id == k.scale || o.concept_id == k.imaging ||
         o.concept_id == k.measure_clinical) &&
        !overlaps(reading, o, k.vital_sign)) {
      content.any_finding = true;
      content.finding_beyond_surgery |= !overlaps(reading, o, k.after_surgery);
      content.any_fragment |= !overlaps(reading, o, k.treatment) || overlaps(reading, o, k.immobilised);
      distinct_findings += o.begin != last_finding && !overlaps(reading, o, k.after_surgery) ? 1U : 0U;
      last_finding = o.begin;
    }
  }
  // What is named where the physician looked was seen there: "vid us rastlös, handsvett".
  for (const Observation& o : text::observations_of(reading, k.impairment))
    if (o.polarity == Polarity::affirmed &&
        in_sentence(reading, text::sentence_of(reading, o), k.observation) &&
        !facts[text::sentence_of(reading, o)].self_report)
      distinct_findings += stands_at(reading, o.begin, {k.finding}) ? 0U : 1U;
  // History with the physician's appraisal of it.
  if (content.basis.empty() && judged_anywhere) {
    const Observation* judgement = first(reading, k.judgement);
    const bool history = text::has(reading, k.self_report) || sentences > 1;
    if (history && judgement != nullptr) cite(content.basis, reading, *judgement);
  }

  // b3: a degree on what is named, an explicit judgement, a score or measured value, or a finding that shows
  // severity.
  const ConceptSet assessments = set_of({k.scale, k.lab, k.judgement, k.measure_clinical, k.degree_strict,
                                         k.severity_finding, k.symptom_frequency});
  for (const Observation& o : reading.observations) {
    if (!assessments[o.concept_id] || o.polarity != Polarity::affirmed || is_over(c, reading, o)) continue;
    const std::size_t s = text::sentence_of(reading, o);
    // "Kan inte helt uteslutas" grades nothing.
    if (covered_by_cue(reading, o, {text::CueEffect::hedged}) || measures_no_function(c, reading, o) ||
        overlaps(reading, o, k.easily) || is_bare_heading(c, reading, o.begin))
      continue;
    const bool own_account = facts[s].self_report && !facts[s].judged;
    if (o.concept_id == k.scale || o.concept_id == k.lab) {
      const std::size_t end = score_end(reading, o);
      if (score_follows(reading, o) && !is_normal_value(c, reading, o.begin, end))
        cite(content.assessment, reading, o.begin, end);
      continue;
    }
    if (own_account || overlaps(reading, o, k.vital_sign) ||
        (o.concept_id == k.measure_clinical && is_normal_value(c, reading, o.begin, o.end)))
      continue;
    // A degree word grades what stands beside it: "måttligt nedsatt", "uttalad trötthet".
    constexpr std::uint32_t kBeside = 4;
    const auto here = text::observations_in(reading, s);
    const auto is_beside = [&](const Observation& other) {
      if (other.concept_id != k.impairment && other.concept_id != k.function &&
          other.concept_id != k.reduced && other.concept_id != k.finding)
        return false;
      if (overlap(o, other)) return false;
      return other.begin >= o.end ? other.begin - o.end <= kBeside : o.begin - other.end <= kBeside;
    };
    if (o.concept_id == k.judgement || o.concept_id == k.measure_clinical ||
        (o.concept_id == k.symptom_frequency && !content.named.empty()) ||
        (o.concept_id == k.degree_strict && std::any_of(here.begin(), here.end(), is_beside)) ||
        (o.concept_id == k.severity_finding && !content.basis.empty()))
      cite(content.assessment, reading, o);
  }
  if (!content.basis.empty())
    content.assessment.insert(content.assessment.end(), lost_functions.begin(), lost_functions.end());
  content.graded = !content.assessment.empty();
  content.any_fragment |= text::has(reading, k.self_evident);
  const Observation* listed = first(reading, k.function);
  for (const Observation& o : text::observations_of(reading, k.function))
    content.bare_list |= o.polarity == Polarity::affirmed && o.begin != listed->begin && sentences == 1;
  if (content.assessment.empty() && !content.named.empty() &&
      distinct_findings >= static_cast<std::size_t>(c.policy().findings_that_show_severity))
    content.assessment = content.basis;
  // An amount of time or a count beside an observation: "behöver paus efter 25 minuter".
  if (content.assessment.empty() && content.any_finding) {
    for (const Observation& o : text::observations_of(reading, k.extent))
      if (o.end - o.begin >= 2 && o.polarity == Polarity::affirmed &&
          !facts[text::sentence_of(reading, o)].self_report && !is_duration(c, reading, o) &&
          !is_normal_value(c, reading, o.begin, o.end) && !overlaps(reading, o, k.frequency) &&
          !overlaps(reading, o, k.unit_long) && !is_sleep(c, reading, o))
        cite(content.assessment, reading, o);
  }
  content.self_report_only =
      text::has(reading, k.self_report) && content.basis.empty() && content.assessment.empty();
  return content;
}

NamedFunctions plain_functions(const Case& c, const Reading& reading, bool pointed_at) {
  NamedFunctions content;
  const Concepts& k = c.concepts();
  for (const Observation& o : text::observations_of(reading, k.impairment)) {
    if (o.polarity != Polarity::affirmed || o.end - o.begin != 1) continue;
    const Domains domains = domains_in_tokens(c, reading, o.begin, o.end);
    const bool also_activity =
        overlaps(reading, o, k.activity) ||
        (!pointed_at && (overlaps(reading, o, k.limit_soft) || overlaps(reading, o, k.limit_flat)));
    if (domains == 0 || also_activity || repeats_diagnosis(c, reading, o)) continue;
    cite(content.named, reading, o);
    content.domains |= domains;
  }
  return content;
}

}  // namespace stickprov::criteria
