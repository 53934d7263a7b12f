#include "criteria/fmb.h"

#include <algorithm>

#include "coding/fold.h"
#include "criteria/typical_case.h"

namespace stickprov::criteria {
namespace {

using text::Observation;
using text::Polarity;
using text::Reading;

bool stated(const Observation& o) {
  return o.polarity == Polarity::affirmed || o.polarity == Polarity::history;
}

Evidence sentence_evidence(const Reading& reading, const Observation& o) {
  const text::Sentence& sentence = reading.cut.sentences[text::sentence_of(reading, o)];
  return {reading.field, text::span_of(reading, sentence.begin, sentence.end)};
}
Evidence to_sentence_end(const Reading& reading, const Observation& o) {
  const text::Sentence& sentence = reading.cut.sentences[text::sentence_of(reading, o)];
  return {reading.field, text::span_of(reading, o.begin, sentence.end)};
}

struct Motivation {
  std::vector<Evidence> deviation;  // g1
  std::vector<Evidence> manner;     // g2
  std::vector<Evidence> delay;      // g3
  bool generic = false;
};

// "Stroke med afasi" where afasi is the second diagnosis: a comorbidity of question 6 named again.
void add_listed_comorbidity(const Case& c, const Reading& reading, Motivation& motivation) {
  for (const Reading& other : read_secondary_diagnoses(c)) {
    const std::vector<text::Root> roots = content_roots(c.concepts(), other);
    for (std::size_t i = 0; i < reading.cut.tokens.size(); ++i) {
      if (!meets_root(c, reading, i, roots) || shares_root(reading, i, c.diagnosis_roots)) continue;
      const text::Sentence& sentence = reading.cut.sentences[reading.cut.tokens[i].sentence];
      cite(motivation.deviation, reading, i, i + 1);
      cite(motivation.manner, reading, sentence.begin, sentence.end);
    }
  }
}

// "Neglekt och fatigue, tar längre tid för detta arbete": a finding or reduced function given in the same
// sentence as what takes longer; that it merely goes on says nothing.
void add_finding_that_delays(const Case& c, const Reading& reading, Motivation& motivation) {
  const Concepts& k = c.concepts();
  for (const Observation& o : reading.observations) {
    if ((o.concept_id != k.impairment && o.concept_id != k.finding) || o.polarity != Polarity::affirmed)
      continue;
    const std::size_t s = text::sentence_of(reading, o);
    // "EF nedsatt. Därför längre än vanligt": the next sentence says so.
    const bool delays = in_sentence(reading, s, k.fmb_delay_plain) ||
                        (s + 1 < reading.cut.sentences.size() && in_sentence(reading, s + 1, k.reason_word) &&
                         in_sentence(reading, s + 1, k.fmb_delay_plain));
    if (!delays || in_sentence(reading, s, k.fmb_persists) || overlaps(reading, o, k.fmb_delay_plain))
      continue;
    cite(motivation.deviation, reading, o);
    motivation.manner.push_back(sentence_evidence(reading, o));
  }
}

// Short names have no root to share: "KOL", "KOL-skola" of "KOL med exacerbation".
bool names_diagnosis(const Case& c, const Reading& reading, std::size_t token) {
  if (shares_root(reading, token, c.diagnosis_roots)) return true;
  const std::string_view w = text::word(reading, token);
  for (std::size_t i = 0; i < c.diagnosis.cut.tokens.size(); ++i) {
    const std::string_view own = text::word(c.diagnosis, i);
    if (c.diagnosis.cut.tokens[i].kind == text::TokenKind::word && w.starts_with(own) &&
        (w.size() == own.size() || w[own.size()] == '-'))
      return true;
  }
  return false;
}

// "Neuroborrelios med facialispares": a disease by its name in the code list, other than that of question 6.
// Injuries are named there by parts of the body, some disorders by the function they disturb.
void add_named_disease(const Case& c, const Reading& reading, Motivation& motivation) {
  const Concepts& k = c.concepts();
  std::vector<std::string> words;
  std::vector<std::size_t> token_of;  // of each word; a hyphen parts them
  for (std::size_t i = 0; i < reading.cut.tokens.size(); ++i)
    for (std::string& word : coding::folded_words(text::word(reading, i))) {
      words.push_back(std::move(word));
      token_of.push_back(i);
    }
  const auto stated_at = [&](std::size_t token) {
    const std::uint32_t s = reading.cut.tokens[token].sentence;
    return !mentioned(reading, s, k.fmb_persists) &&
           std::none_of(reading.cues.begin(), reading.cues.end(), [&](const text::Cue& cue) {
             if (reading.cut.tokens[cue.begin].sentence != s) return false;
             return cue.effect == text::CueEffect::negated
                        ? cue.begin < token
                        : cue.effect == text::CueEffect::hedged || cue.effect == text::CueEffect::general ||
                              cue.effect == text::CueEffect::conditional ||
                              cue.effect == text::CueEffect::other_person;
           });
  };
  std::size_t past = 0;  // the same words name many diseases
  for (const coding::NamedDisease& disease :
       coding::other_diseases(*c.knowledge.maps, c.certificate.diagnoses.front().code, words)) {
    const std::size_t first = token_of[disease.begin];
    const std::size_t end = token_of[disease.end - 1] + 1;
    if (first < past || begins_with_any(disease.code, c.policy().injury_chapters) || !stated_at(first) ||
        stands_at(reading, first, {k.function}) || names_diagnosis(c, reading, first))
      continue;
    past = end;
    const text::Sentence& sentence = reading.cut.sentences[reading.cut.tokens[first].sentence];
    cite(motivation.deviation, reading, first, end);
    cite(motivation.manner, reading, sentence.begin, sentence.end);
  }
}

Motivation read_motivation(const Case& c, const Reading& reading) {
  const Concepts& k = c.concepts();
  Motivation motivation;
  for (const Observation& o : reading.observations) {
    if (!stated(o)) continue;
    const bool deviation = o.concept_id == k.fmb_complication || o.concept_id == k.fmb_comorbidity_strict ||
                           o.concept_id == k.fmb_course;
    if (deviation) {
      cite(motivation.deviation, reading, o);
      motivation.manner.push_back(sentence_evidence(reading, o));
    }
    if (o.concept_id == k.fmb_delay) motivation.delay.push_back(to_sentence_end(reading, o));
    if (o.concept_id == k.fmb_generic) motivation.generic = true;
  }
  add_listed_comorbidity(c, reading, motivation);
  add_finding_that_delays(c, reading, motivation);
  // In what way: words enough around the deviation to say what happened, or a finding, number or named
  // disease.
  constexpr std::size_t kSaysWhat = 6;
  if (reading.word_count < kSaysWhat) motivation.manner.clear();
  return motivation;
}

// A complication or another disease; the disease of question 6 said again is none.
bool describes_another(const Case& c, const Reading& reading) {
  const Concepts& k = c.concepts();
  for (const text::ConceptId id : {k.fmb_complication, k.fmb_comorbidity_strict})
    for (const Observation& o : text::observations_of(reading, id)) {
      if (!stated(o)) continue;  // "har sedan tidigare diabetes"
      for (std::size_t i = o.begin; i < o.end; ++i)
        if (!names_diagnosis(c, reading, i)) return true;
    }
  return false;
}

}  // namespace

FmbFindings fmb_findings(const Case& c) {
  FmbFindings result;
  result.findings.reserve(3);
  const Policy& policy = c.policy();
  const auto not_applicable = [&](std::string_view reason) {
    for (const std::string_view id : {"g1", "g2", "g3"})
      result.findings.push_back(make_finding(id, Part::fmb, Met::not_applicable, {}, reason));
    return result;
  };
  result.comparison.cumulated_days = c.history.cumulated_days;
  if (c.certificate.diagnoses.empty()) return not_applicable("g.no_recommendation");
  const coding::FmbEntry* entry = coding::find_fmb(*c.knowledge.maps, c.certificate.diagnoses.front().code);
  if (entry == nullptr) return not_applicable("g.no_recommendation");
  result.comparison.matched_code = entry->code;
  const std::optional<int> longest = coding::longest_recommendation(*entry);
  if (!longest) return not_applicable("g.no_recommendation");
  result.comparison.longest_days = longest;
  if (const coding::FmbCase* typical = settled_case(c, *entry);
      typical != nullptr && *typical->days < *longest) {
    result.comparison.narrower_case = conditions_text(*typical);
    result.comparison.narrower_days = typical->days;
  }
  // Exceeded by more than the larger of 25 % and 14 days; kept in hundredths so that no rounding decides.
  const int tolerance = std::max(*longest * policy.fmb_tolerance_percent, policy.fmb_tolerance_days * 100);
  result.comparison.limit_days = (*longest * 100 + tolerance) / 100;
  result.comparison.exceeded = c.history.cumulated_days * 100 > *longest * 100 + tolerance;
  if (!result.comparison.exceeded) return not_applicable("g.within");

  Motivation motivation = read_motivation(c, c.beyond_fmb);
  const bool given = field_state(c, c.beyond_fmb) == FieldState::content;
  const bool points = field_state(c, c.beyond_fmb) == FieldState::reference;  // "se övriga upplysningar"
  bool elsewhere = false;
  if (given) add_named_disease(c, c.beyond_fmb, motivation);
  if (!given || motivation.deviation.empty()) {
    // Also when plainly said in another field, as the reason.
    for (const Reading* reading : {&c.other, &c.measures, &c.prognosis}) {
      Motivation other = read_motivation(c, *reading);
      if (!other.deviation.empty() && !other.delay.empty() &&
          (points || mentioned(*reading, c.concepts().fmb_named) ||
           text::has(*reading, c.concepts().fmb_delay_plain))) {
        motivation = std::move(other);
        elsewhere = true;
        break;
      }
    }
  }
  const bool as_reason = (given || elsewhere) && !motivation.deviation.empty();
  if (!as_reason) {
    bool described = false;
    for (const Reading* reading : {&c.function, &c.treatment, &c.planned, &c.other, &c.activity})
      described |= describes_another(c, *reading);
    described |= c.certificate.diagnoses.size() > 1;
    result.weak_reason = (given && (motivation.generic || c.beyond_fmb.word_count >= 2)) || described;
  }
  const auto finding = [&](std::string_view id, const std::vector<Evidence>& evidence, std::string_view met,
                           std::string_view not_met) {
    const bool is_met = as_reason && !evidence.empty();
    result.findings.push_back(make_finding(id, Part::fmb, is_met ? Met::met : Met::not_met,
                                           is_met ? evidence : searched(c.beyond_fmb),
                                           is_met ? met : not_met));
  };
  finding("g1", motivation.deviation, "g1.deviates", result.weak_reason ? "g1.weak" : "g1.none");
  finding("g2", motivation.manner, "g2.says", "g2.none");
  finding("g3", motivation.delay, "g3.says", "g3.none");
  return result;
}

}  // namespace stickprov::criteria
