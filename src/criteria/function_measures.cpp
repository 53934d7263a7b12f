#include "criteria/function_measures.h"

#include <algorithm>

#include "criteria/times.h"

namespace stickprov::criteria {

using text::Observation;
using text::Reading;

namespace {

// Words near a rating scale count as its score only within so many tokens.
constexpr std::size_t kScoreReach = 4;

// "4/5", "3-/5", of the scale from 0 to 5 (Medical Research Council); "21/5" is a day.
bool is_strength(std::string_view number) {
  return number.ends_with("/5") && !(number[1] >= '0' && number[1] <= '9');
}

// "20/3 m adhesiolys": a date, not metres.
bool is_date(const Reading& reading, const Observation& measure) {
  const std::string_view number = text::word(reading, measure.begin);
  return reading.cut.tokens[measure.begin].kind == text::TokenKind::number &&
         number.find('/') != std::string_view::npos && !is_strength(number);
}

// "Nedsatt bålkraft 2-3 v": how long, and no value; "kraft 4/5 v" is one of the left.
bool counts_time(const Case& c, const Reading& reading, std::size_t number) {
  return number + 1 < reading.cut.tokens.size() && stands_at(reading, number + 1, {c.concepts().unit_long}) &&
         text::word(reading, number).find('/') == std::string_view::npos;
}

bool is_normal_number(const Case& c, const Reading& reading, std::size_t name, std::size_t number) {
  const std::string_view word = text::word(reading, name);
  const std::string_view value = text::word(reading, number);
  return std::any_of(c.policy().normal_values.begin(), c.policy().normal_values.end(),
                     [&](const NormalValue& normal) {
                       if (normal.word.front() == '/' ? !value.ends_with(normal.word) : word != normal.word)
                         return false;
                       const double decimal = leading_decimal(value);
                       return normal.low <= decimal && decimal <= normal.high;
                     });
}

}  // namespace

bool is_normal_value(const Case& c, const Reading& reading, std::size_t begin, std::size_t end) {
  const std::size_t sentence = reading.cut.sentences[reading.cut.tokens[begin].sentence].begin;
  for (std::size_t number = begin; number < end; ++number) {
    if (reading.cut.tokens[number].kind != text::TokenKind::number) continue;
    const std::size_t first = number - std::min(number - sentence, kScoreReach);
    for (std::size_t name = first; name < number; ++name)
      if (is_normal_number(c, reading, name, number)) return true;
  }
  return false;
}

Domains domains_in_tokens(const Case& c, const Reading& reading, std::size_t begin, std::size_t end) {
  Domains domains = 0;
  for (const Observation& o : text::observations_in(reading, reading.cut.tokens[begin].sentence)) {
    if (o.begin >= end) break;
    if (begin < o.end) domains |= c.concepts().domain_of[o.concept_id];
  }
  return domains;
}

std::size_t score_end(const Reading& reading, const Observation& scale) {
  const std::size_t last = std::min<std::size_t>(scale.end + kScoreReach, reading.cut.tokens.size());
  for (std::size_t i = scale.begin; i < last; ++i)
    if (reading.cut.tokens[i].kind == text::TokenKind::number) return i + 1;
  return scale.end;
}

bool score_follows(const Reading& reading, const Observation& scale) {
  const std::size_t end = score_end(reading, scale);
  return end > scale.end || reading.cut.tokens[end - 1].kind == text::TokenKind::number;
}

bool is_duration(const Case& c, const Reading& reading, const Observation& extent) {
  const text::ConceptRange since = text::observations_of(reading, c.concepts().since_word);
  return std::any_of(since.begin(), since.end(), [&](const Observation& o) {
    return o.end <= extent.begin && extent.begin - o.end <= 1;
  });
}

bool is_sleep(const Case& c, const Reading& reading, const Observation& extent) {
  const text::ConceptRange sleep = text::observations_of(reading, c.concepts().domains[kSleep]);
  constexpr std::uint32_t kBeside = 3;
  return std::any_of(sleep.begin(), sleep.end(), [&](const Observation& o) {
    return o.end <= extent.begin && extent.begin - o.end <= kBeside;
  });
}

bool measures_no_function(const Case& c, const Reading& reading, const Observation& o) {
  const Concepts& k = c.concepts();
  if (o.concept_id != k.measure_clinical && !overlaps(reading, o, k.measure_clinical)) return false;
  if (o.concept_id == k.measure_clinical && is_date(reading, o)) return true;
  // "Bäddar i högst tre timmar per dag".
  const bool hours = overlaps(reading, o, k.long_stretch) || overlaps(reading, o, k.minutes);
  if (hours && o.begin > 0 && stands_at(reading, o.begin - 1, {k.limit_bound})) return true;
  const std::size_t s = text::sentence_of(reading, o);
  if (in_sentence(reading, s, k.function) || in_sentence(reading, s, k.observation) ||
      in_sentence(reading, s, k.measured))
    return false;
  // "Excision av endometriom 7 cm": what was taken out.
  if (in_sentence(reading, s, k.after_surgery) && stands_at(reading, o.end - 1, {k.unit})) return true;
  // "Kan inte lyfta lådor över 3 kg" told under 35 is activity.
  const bool activity = in_sentence(reading, s, k.activity) && in_sentence(reading, s, k.limit_flat) &&
                        overlaps(reading, o, k.extent);
  return activity || in_sentence(reading, s, k.generic_work) || mentioned(reading, s, k.advice) ||
         in_sentence(reading, s, k.prohibition);
}

std::size_t measured_end(const Reading& reading, const Observation& o) {
  for (std::size_t i = o.end; i < reading.cut.tokens.size() && i < o.end + 2; ++i)
    if (reading.cut.tokens[i].kind == text::TokenKind::number) return i + 1;
  return o.end;
}

bool measured_after(const Case& c, const Reading& reading, const Observation& o) {
  constexpr Domains kMeasured = bit(kMove) | bit(kSense);  // a vital sign is a basis, not a function
  if ((domains_in_tokens(c, reading, o.begin, o.end) & kMeasured) == 0) return false;
  constexpr std::size_t kReach = 2;
  const std::size_t end =
      std::min<std::size_t>(o.end + kReach, reading.cut.sentences[text::sentence_of(reading, o)].end);
  for (std::size_t i = o.end; i < end; ++i) {
    if (reading.cut.tokens[i].kind == text::TokenKind::number) {
      // "kraft 4/5" is a value, "knä 30/3" a day.
      const std::string_view number = text::word(reading, i);
      if (counts_time(c, reading, i) || is_normal_value(c, reading, i, i + 1)) return false;
      return number.find('/') == std::string_view::npos || is_strength(number);
    }
    // "Ont i ryggen sedan 4 dagar" measures no back.
    if (reading.cut.tokens[i].kind != text::TokenKind::word ||
        stands_at(reading, i, {c.concepts().since_word, c.concepts().numbered_part}))
      return false;
  }
  return false;
}

}  // namespace stickprov::criteria
