#include "criteria/basis.h"

#include <algorithm>

#include "criteria/times.h"

namespace stickprov::criteria {
namespace {

FieldId field_of(std::uint16_t part, int instance) {
  return {1, part, static_cast<std::uint16_t>(instance)};
}

// "Teamutredning på mottagningen 9/12: neuropsykolog fann": what another found, and when.
bool dated_examination(const Case& c, const text::Reading& reading) {
  if (!c.certificate.signed_day) return false;
  for (const text::Observation& o : text::observations_of(reading, c.concepts().other_profession)) {
    if (!mentioned(reading, text::sentence_of(reading, o), c.concepts().reports)) continue;
    const text::Sentence& sentence = reading.cut.sentences[text::sentence_of(reading, o)];
    for (std::size_t i = sentence.begin; i < sentence.end; ++i)
      if (const auto day = day_at(reading, i, *c.certificate.signed_day);
          day && day->day <= *c.certificate.signed_day)
        return true;
  }
  return false;
}

}  // namespace

BasisFindings basis_findings(const Case& c) {
  const Concepts& k = c.concepts();
  BasisFindings result;
  result.findings.reserve(3);
  const auto& grounds = c.certificate.grounds;
  result.any_ground = !grounds.empty();

  std::vector<Evidence> dated;
  std::vector<Evidence> undated;
  bool physical = false;
  bool other_says_what = false;
  bool other_vague = false;
  std::vector<Evidence> vague;
  std::vector<Evidence> said;
  for (const Ground& ground : grounds) {
    const Evidence date{field_of(2, ground.instance), {0, ground.date_text.size()}};
    const bool valid =
        ground.date && (!c.certificate.signed_day || *ground.date <= *c.certificate.signed_day);
    (valid ? dated : undated).push_back(date);
    physical |= ground.kind == GroundKind::physical_examination;
    if (ground.kind == GroundKind::other) {
      const text::Reading what = text::read_text(*c.knowledge.lexicon, field_of(3, ground.instance),
                                                 ground.what_other, {0, ground.what_other.size()});
      // Says what: a content word beyond the vague ones.
      std::size_t words = 0;
      for (std::size_t i = 0; i < what.cut.tokens.size(); ++i) {
        if (what.cut.tokens[i].kind != text::TokenKind::word || text::word(what, i).size() < 3) continue;
        if (!stands_at(what, i, {k.other_vague, k.filler})) ++words;
      }
      const Evidence evidence{field_of(3, ground.instance), {0, ground.what_other.size()}};
      if (words > 0) {
        other_says_what = true;
        said.push_back(evidence);
      } else {
        other_vague = true;
        if (!ground.what_other.empty()) vague.push_back(evidence);
      }
    }
  }
  result.findings.push_back(make_finding("h1", Part::basis, dated.empty() ? Met::not_met : Met::met,
                                         dated.empty() ? undated : dated,
                                         dated.empty() ? "h1.none" : "h1.dated"));
  const Met h2 = other_vague ? Met::not_met : other_says_what ? Met::met : Met::not_applicable;
  result.findings.push_back(make_finding("h2", Part::basis, h2, other_vague ? vague : said,
                                         other_vague       ? "h2.vague"
                                         : other_says_what ? "h2.says"
                                                           : "h2.no_other"));

  // Telephone and records give nothing that hands must find; a video visit gives what can be seen. An "annat"
  // that says what, or another's dated examination, may have given the finding.
  const bool examined_by_other =
      other_says_what || mentioned(c.function, k.exam_source) || mentioned(c.other, k.exam_source);
  const text::Observation* hands_on = nullptr;
  if (!physical && !grounds.empty() && !examined_by_other)
    for (const text::Observation& o : text::observations_of(c.function, k.hands_on_finding))
      if ((o.polarity == text::Polarity::affirmed || o.polarity == text::Polarity::negated) &&
          !mentioned(c.function, text::sentence_of(c.function, o), k.self_report)) {
        hands_on = &o;
        break;
      }
  result.findings.push_back(make_finding("h3", Part::basis, hands_on != nullptr ? Met::not_met : Met::met,
                                         hands_on != nullptr
                                             ? std::vector<Evidence>{text::evidence_of(c.function, *hands_on)}
                                             : std::vector<Evidence>{},
                                         hands_on != nullptr ? "h3.claims" : "h3.fits"));

  const bool remote_only =
      !grounds.empty() && std::all_of(grounds.begin(), grounds.end(), [](const Ground& g) {
        return g.kind == GroundKind::telephone || g.kind == GroundKind::records;
      });
  result.phone_only = remote_only;
  if (remote_only)
    for (const text::Reading* reading : {&c.function, &c.other})
      result.phone_explained |= dated_examination(c, *reading) ||
                                (!mentioned(*reading, k.not_seen) && text::has(*reading, k.phone_suffices));
  return result;
}

}  // namespace stickprov::criteria
