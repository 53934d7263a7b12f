#include "criteria/diagnosis.h"

#include <algorithm>

namespace stickprov::criteria {
namespace {

// Planned or under way, not "eventuellt".
bool investigation_stated(const Case& c, std::vector<Evidence>& evidence) {
  for (const text::Reading* reading : {&c.treatment, &c.planned, &c.function, &c.diagnosis, &c.other,
                                       &c.measures, &c.beyond_fmb, &c.prognosis})
    for (const text::Observation& o : text::observations_of(*reading, c.concepts().investigation_planned))
      if (o.polarity == text::Polarity::affirmed) {
        // Under 35 a finished test is a finding, not a plan: there the word must be one of going on.
        if (reading == &c.function &&
            !mentioned(c.function, text::sentence_of(c.function, o), c.concepts().future_cue))
          continue;
        if (mentioned(*reading, text::sentence_of(*reading, o), c.concepts().conditional_plan)) continue;
        if (when_needed(c, *reading, o) != nullptr) continue;
        cite(evidence, *reading, o);
        return true;
      }
  return false;
}

// "Nedsättningen beror på hjärtinfarkten" where question 6 puts another disease first: the sentence gives a
// cause of the reduced capacity, names another disease, and not the main one.
enum class OtherCause { none, secondary_diagnosis, not_listed };

OtherCause other_cause_named(const Case& c, std::vector<Evidence>& evidence) {
  const Concepts& k = c.concepts();
  // "Astman är inte hindret", and there is another disease.
  if (c.certificate.diagnoses.size() > 1)
    for (const text::Reading* reading : {&c.other, &c.function, &c.activity, &c.beyond_fmb})
      for (const text::Observation& o : text::observations_of(*reading, k.not_the_cause)) {
        const text::Sentence& sentence = reading->cut.sentences[text::sentence_of(*reading, o)];
        for (std::size_t i = sentence.begin; i < o.begin; ++i)
          if (shares_root(*reading, i, c.diagnosis_roots)) {
            cite(evidence, *reading, sentence.begin, sentence.end);
            return OtherCause::secondary_diagnosis;
          }
      }
  std::vector<text::Reading> secondary;  // read when a cause is named
  for (const text::Reading* reading : {&c.other, &c.function, &c.activity, &c.beyond_fmb})
    for (const text::Observation& cause : text::observations_of(*reading, k.causal_disease)) {
      const std::size_t s = text::sentence_of(*reading, cause);
      // "Migränen, inte blodtrycket, som sätter ner" is no denial of the cause; "beror inte på" is one.
      const bool denied = std::any_of(reading->cues.begin(), reading->cues.end(), [&](const text::Cue& cue) {
        const bool beside = cue.end >= cause.begin ||
                            (cue.end + 1 == cause.begin && stands_at(*reading, cue.end, {k.limit_filler}));
        return cue.effect == text::CueEffect::negated && beside && cue.begin < cause.end;
      });
      const bool said =
          cause.polarity == text::Polarity::affirmed || cause.polarity == text::Polarity::negated;
      // "Handens kraft är nedsatt på grund av ledgångsreumatismen" says so of the function.
      const bool of_function =
          reading == &c.function && in_sentence(*reading, s, k.reduced_strict) &&
          std::none_of(c.diagnosis_roots.begin(), c.diagnosis_roots.end(),
                       [&](const text::Root& root) { return holds_root(c.function, root); });
      if (denied || !said || (!mentioned(*reading, s, k.capacity_word) && !of_function)) continue;
      if (secondary.empty()) secondary = read_secondary_diagnoses(c);
      bool names_main = false;
      bool names_secondary = false;
      bool names_other = false;
      const text::Sentence& sentence = reading->cut.sentences[s];
      const std::string_view words =
          std::string_view(reading->folded.text)
              .substr(reading->cut.tokens[sentence.begin].begin,
                      reading->cut.tokens[sentence.end - 1].end - reading->cut.tokens[sentence.begin].begin);
      for (std::size_t i = 1; i < c.certificate.diagnoses.size(); ++i)
        names_secondary |= coding::compare_code_and_text(*c.knowledge.maps, c.certificate.diagnoses[i].code,
                                                         words) == coding::CodeTextAgreement::agrees;
      for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
        // "Det är reumatismen och inte knäna som orsakar …".
        const bool denied_here =
            i > sentence.begin && stands_at(*reading, i - 1, {k.bare_no, k.limit_filler});
        names_main |= !denied_here && shares_root(*reading, i, c.diagnosis_roots);
        for (const text::Reading& other : secondary)
          names_secondary |= shares_root(*reading, i, content_roots(k, other));
        names_other |= stands_at(*reading, i, {k.fmb_comorbidity_strict});
      }
      if (names_main || (!names_other && !names_secondary) || (of_function && !names_secondary)) continue;
      cite(evidence, *reading, sentence.begin, sentence.end);
      return names_secondary ? OtherCause::secondary_diagnosis : OtherCause::not_listed;
    }
  return OtherCause::none;
}

}  // namespace

DiagnosisFindings diagnosis_findings(const Case& c) {
  DiagnosisFindings result;
  result.findings.reserve(3);
  const Policy& policy = c.policy();
  if (c.certificate.diagnoses.empty()) {
    result.nothing = true;
    for (const std::string_view id : {"a1", "a2", "a3"})
      result.findings.push_back(make_finding(id, Part::diagnosis, Met::not_met, {}, "a1.nothing"));
    return result;
  }
  const Diagnosis& main = c.certificate.diagnoses.front();
  const std::string code = coding::normalise_icd10(main.code);
  const Evidence code_evidence{field_id(main.code_field), {0, main.code.size()}};
  const Evidence text_evidence{field_id(main.text_field), {0, main.text.size()}};
  const bool has_text = !c.diagnosis.empty();
  const bool known = !code.empty() && coding::is_known_code(*c.knowledge.maps, code);
  result.nothing = !known && !has_text;

  const bool carrier = c.certificate.infection_control && begins_with_any(code, policy.carrier_codes);
  result.symptom_code =
      (code.starts_with(policy.symptom_chapter) || begins_with_any(code, policy.symptom_codes)) &&
      !begins_with_any(code, policy.symptom_exceptions) && !code.empty();
  result.life_situation = code.starts_with(policy.life_situation_chapter) && !code.empty() && !carrier;

  std::vector<Evidence> a1{has_text ? text_evidence : code_evidence};
  Met a1_met = Met::met;
  std::string_view a1_reason = "a1.disease";
  if (result.nothing) {
    a1_met = Met::not_met;
    a1_reason = "a1.nothing";
  } else if (result.life_situation) {
    a1_met = Met::not_met;
    a1_reason = "a1.life_situation";
  } else if (result.symptom_code) {
    std::vector<Evidence> found;
    result.investigation = investigation_stated(c, found);
    a1_met = result.investigation ? Met::met : Met::not_met;
    a1_reason = result.investigation ? "a1.symptom_investigated" : "a1.symptom";
    a1.insert(a1.end(), found.begin(), found.end());
  } else {
    std::vector<Evidence> cause;
    const OtherCause other = other_cause_named(c, cause);
    if (other != OtherCause::none) {
      result.unlisted_cause = other == OtherCause::not_listed;
      a1_met = Met::not_met;
      a1_reason = "a1.another_cause";
      a1.insert(a1.end(), cause.begin(), cause.end());
    }
  }
  result.findings.push_back(make_finding("a1", Part::diagnosis, a1_met, std::move(a1), a1_reason));

  const bool divided =
      code.size() >= 3 && coding::is_divided(*c.knowledge.maps, std::string_view(code).substr(0, 3));
  const bool deep_enough = known && (!divided || code.size() >= 4);
  result.findings.push_back(make_finding("a2", Part::diagnosis, deep_enough ? Met::met : Met::not_met,
                                         {code_evidence},
                                         !known        ? "a2.unknown"
                                         : deep_enough ? "a2.code"
                                                       : "a2.three"));

  Met a3 = Met::met;
  std::string_view a3_reason = "a3.agrees";
  if (!has_text || !known) {
    a3 = Met::not_met;
    a3_reason = has_text ? "a3.no_code" : "a3.no_text";
  } else if (coding::compare_code_and_text(*c.knowledge.maps, code, main.text) ==
             coding::CodeTextAgreement::contradicts) {
    a3 = Met::not_met;
    a3_reason = "a3.contradicts";
  }
  result.findings.push_back(
      make_finding("a3", Part::diagnosis, a3, {text_evidence, code_evidence}, a3_reason));
  return result;
}

}  // namespace stickprov::criteria
