#include "criteria/function.h"

#include <algorithm>

namespace stickprov::criteria {
namespace {

using text::Observation;
using text::Polarity;
using text::Reading;

Domains domains_in_tokens(const Case& c, const Reading& reading, std::size_t begin, std::size_t end) {
  Domains domains = 0;
  for (const Observation& o : reading.observations)
    for (unsigned d = 0; d < kDomainCount; ++d)
      if (o.concept_id == c.concepts().domains[d] && o.begin < end && begin < o.end) domains |= 1U << d;
  return domains;
}

// The diagnosis said again is no function: "Lumbago." under 35 where question 6 says lumbago.
bool repeats_diagnosis(const Case& c, const Reading& reading, const Observation& o) {
  const std::vector<std::string> roots = content_roots(c, c.diagnosis);
  for (std::size_t i = o.begin; i < o.end; ++i)
    if (reading.cut.tokens[i].kind == text::TokenKind::word && shares_root(text::word(reading, i), roots))
      return true;
  return false;
}

std::size_t own_content_words(const Case& c, const Reading& reading) {
  const std::vector<std::string> roots = content_roots(c, c.diagnosis);
  std::size_t count = 0;
  for (std::size_t i = 0; i < reading.cut.tokens.size(); ++i)
    if (reading.cut.tokens[i].kind == text::TokenKind::word && text::word(reading, i).size() >= 4 &&
        !shares_root(text::word(reading, i), roots))
      ++count;
  return count;
}

struct SentenceFacts {
  bool self_report = false;
  bool judged = false;
};

// Words near a rating scale count as its score only within so many tokens.
constexpr std::size_t kScoreReach = 4;

bool score_follows(const Reading& reading, const Observation& scale) {
  const std::size_t last = std::min<std::size_t>(scale.end + kScoreReach, reading.cut.tokens.size());
  for (std::size_t i = scale.begin; i < last; ++i)
    if (reading.cut.tokens[i].kind == text::TokenKind::number) return true;
  return false;
}

Evidence joined(const Reading& reading, const Observation& a, const Observation& b) {
  constexpr std::uint32_t kNear = 10;
  const std::uint32_t begin = std::min(a.begin, b.begin);
  const std::uint32_t end = std::max(a.end, b.end);
  if (end - begin > kNear) return text::evidence_of(reading, a);
  return {reading.field, text::span_of(reading, begin, end)};
}

}  // namespace

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
  const bool only_diagnosis = own_content_words(c, reading) <= 1;

  // b1: a word that is a reduction in itself, or a function together with a word of reduction, degree or
  // measure.
  for (const Observation& o : reading.observations) {
    if (o.polarity != Polarity::affirmed) continue;
    const std::size_t s = text::sentence_of(reading, o);
    if (o.concept_id == k.impairment) {
      if (only_diagnosis && repeats_diagnosis(c, reading, o)) continue;
      content.named.push_back(text::evidence_of(reading, o));
      content.domains |= domains_in_tokens(c, reading, o.begin, o.end);
    } else if (o.concept_id == k.function) {
      for (const Observation& r : reading.observations) {
        if (r.polarity != Polarity::affirmed || overlap(o, r) || text::sentence_of(reading, r) != s) continue;
        if (r.concept_id != k.reduced && r.concept_id != k.degree_strict &&
            r.concept_id != k.measure_clinical)
          continue;
        if (only_diagnosis && repeats_diagnosis(c, reading, o)) continue;
        content.named.push_back(joined(reading, o, r));
        content.domains |= domains_in_tokens(c, reading, o.begin, o.end);
        break;
      }
    }
  }

  // b2: what the physician, another professional, a test or an image found. In the patient's own account only
  // tests count.
  std::set<std::uint32_t> distinct_findings;
  for (const Observation& o : reading.observations) {
    if (o.polarity == Polarity::hedged || o.polarity == Polarity::conditional ||
        o.polarity == Polarity::general || o.polarity == Polarity::other_person)
      continue;
    const std::size_t s = text::sentence_of(reading, o);
    const bool instrument = (o.concept_id == k.scale && score_follows(reading, o)) ||
                            o.concept_id == k.imaging || o.concept_id == k.lab;
    const bool looked = o.concept_id == k.observation || o.concept_id == k.finding ||
                        o.concept_id == k.other_profession || o.concept_id == k.measured ||
                        o.concept_id == k.measure_clinical;
    if (!(instrument || (looked && (!facts[s].self_report || facts[s].judged)))) continue;
    content.basis.push_back(text::evidence_of(reading, o));
    if (o.polarity == Polarity::affirmed &&
        (o.concept_id == k.finding || o.concept_id == k.scale || o.concept_id == k.imaging ||
         o.concept_id == k.measure_clinical)) {
      content.any_finding = true;
      distinct_findings.insert(o.begin);
    }
  }
  // History with the physician's appraisal of it.
  if (content.basis.empty() && judged_anywhere) {
    const Observation* judgement = first(reading, k.judgement);
    const bool history = text::has(reading, k.self_report) || sentences > 1;
    if (history && judgement != nullptr) content.basis.push_back(text::evidence_of(reading, *judgement));
  }

  // b3: a degree on what is named, an explicit judgement, a score or measured value, or a finding that shows
  // severity.
  for (const Observation& o : reading.observations) {
    if (o.polarity != Polarity::affirmed) continue;
    const std::size_t s = text::sentence_of(reading, o);
    const bool own_account = facts[s].self_report && !facts[s].judged;
    if (o.concept_id == k.scale) {
      if (score_follows(reading, o)) content.assessment.push_back(text::evidence_of(reading, o));
      continue;
    }
    if (own_account) continue;
    const bool about_function = in_sentence(reading, s, k.impairment) ||
                                in_sentence(reading, s, k.function) || in_sentence(reading, s, k.finding);
    if (o.concept_id == k.judgement || o.concept_id == k.measure_clinical ||
        (o.concept_id == k.degree_strict && about_function) ||
        (o.concept_id == k.severity_finding && !content.basis.empty()))
      content.assessment.push_back(text::evidence_of(reading, o));
  }
  if (content.assessment.empty() && !content.named.empty() &&
      distinct_findings.size() >= static_cast<std::size_t>(c.policy().findings_that_show_severity))
    content.assessment = content.basis;
  // An amount of time or a count beside an observation: "behöver paus efter 25 minuter".
  if (content.assessment.empty() && content.any_finding) {
    for (const Observation& o : reading.observations)
      if (o.concept_id == k.extent && o.end - o.begin >= 2 && o.polarity == Polarity::affirmed &&
          !facts[text::sentence_of(reading, o)].self_report)
        content.assessment.push_back(text::evidence_of(reading, o));
  }
  content.self_report_only =
      text::has(reading, k.self_report) && content.basis.empty() && content.assessment.empty();
  return content;
}

bool self_evident_picture(const Case& c) {
  const Concepts& k = c.concepts();
  if (c.certificate.diagnoses.empty() || c.function.empty()) return false;
  const std::string code = coding::normalise_icd10(c.certificate.diagnoses.front().code);
  const auto anywhere = [&](text::ConceptId id) {
    return text::has(c.function, id) || text::has(c.activity, id) || text::has(c.treatment, id) ||
           text::has(c.planned, id) || text::has(c.diagnosis, id);
  };
  if (!anywhere(k.self_evident)) return false;
  if (code.starts_with('C')) return true;
  const bool stands_in_function =
      text::has(c.function, k.self_evident) || text::has(c.diagnosis, k.self_evident);
  const bool fracture = code.starts_with('S') && code.size() >= 3 && code[2] == '2';
  return stands_in_function && (fracture || text::has(c.function, k.self_evident));
}

FunctionFindings function_findings(const Case& c) {
  FunctionFindings result;
  const Reading& field = c.function;
  result.state = field_state(c, field);
  result.ticks = !c.certificate.function.ticks.empty() || !c.certificate.function.ticked_titles.empty();
  if (result.state == FieldState::content) result.own = function_content(c, field);

  // Misplaced: functions said plainly under 17 or 25 where 35 holds none.
  result.whole = result.own;
  for (const Reading* other : {&c.activity, &c.other}) {
    const FunctionContent content = function_content(c, *other);
    if (content.named.empty()) continue;
    result.whole.domains |= content.domains;
    if (result.own.named.empty()) {
      result.elsewhere = true;
      if (result.whole.named.empty()) result.whole.named = content.named;
    }
  }

  const auto finding = [&](std::string_view id, const std::vector<Evidence>& evidence, std::string_view met,
                           std::string_view not_met) {
    const bool is_met = !evidence.empty();
    result.findings.push_back(make_finding(id, Part::function, is_met ? Met::met : Met::not_met,
                                           is_met ? evidence : searched(field), is_met ? met : not_met));
  };
  FunctionContent& own = result.own;
  if (self_evident_picture(c) && result.state == FieldState::content &&
      (!own.named.empty() || own.any_finding)) {
    const Observation* picture = first(field, c.concepts().self_evident);
    const std::vector<Evidence> clause =
        picture != nullptr ? std::vector<Evidence>{text::evidence_of(field, *picture)} : searched(field);
    for (auto* evidence : {&own.named, &own.basis, &own.assessment})
      if (evidence->empty()) *evidence = clause;
    if (result.whole.named.empty()) result.whole.named = own.named;
  }
  finding("b1", own.named, "b1.named", "b1.none");
  finding("b2", own.basis, "b2.basis", own.self_report_only ? "b2.self_report" : "b2.none");
  finding("b3", own.assessment, "b3.assessed", "b3.none");
  return result;
}

}  // namespace stickprov::criteria
