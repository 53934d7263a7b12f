#include "criteria/plan_clause.h"

#include <algorithm>

#include "text/word_memory.h"

namespace stickprov::criteria {

using text::Observation;
using text::Reading;
using text::TokenKind;

bool parts_clauses(const Reading& reading, std::size_t token) {
  if (reading.cut.tokens[token].kind != TokenKind::punctuation) return false;
  const std::string_view mark = text::word(reading, token);
  return mark == "," || mark == ";";
}

std::vector<Clause> clauses_of(const Reading& reading) {
  std::vector<Clause> clauses;
  clauses.reserve(reading.cut.sentences.size() * 2);
  const std::span<const Observation> all = reading.observations;
  std::size_t begin = 0;
  std::size_t first = 0;
  for (const text::Sentence& sentence : reading.cut.sentences)
    for (std::size_t end = sentence.begin + 1; end <= sentence.end; ++end) {
      if (end != sentence.end && !parts_clauses(reading, end - 1)) continue;
      std::size_t last = first;
      while (last < all.size() && all[last].begin < end) ++last;
      clauses.push_back({begin, end, all.subspan(first, last - first)});
      begin = end;
      first = last;
    }
  return clauses;
}

std::vector<WrittenTime> times_in(const Case& c, const Reading& reading, const Clause& clause) {
  const Concepts& k = c.concepts();
  const auto skip = [&](std::size_t i) { return stands_at(reading, i, {k.frequency}); };
  const std::uint32_t sentence = reading.cut.tokens[clause.begin].sentence;
  const auto token_has = [&](std::size_t i, text::ConceptId id) {
    if (text::is_mark(id)) return (reading.cut.tokens[i].facts->marks >> id & 1U) != 0;
    return mentioned(reading, sentence, id) &&
           std::any_of(clause.observations.begin(), clause.observations.end(), [&](const Observation& o) {
             return o.concept_id == id && o.begin == i && o.end == i + 1;
           });
  };
  const auto phrase_at = [&](std::size_t i, text::ConceptId id) -> std::size_t {
    std::size_t length = 0;
    if (!mentioned(reading, sentence, id)) return length;
    for (const Observation& o : clause.observations)
      if (o.concept_id == id && o.begin == i && o.end <= clause.end)
        length = std::max<std::size_t>(length, o.end - o.begin);
    return length;
  };
  // "För två år sedan".
  const auto side_of_amount = [&](std::size_t i) {
    const bool ago = i > clause.begin && stands_at(reading, i - 1, {k.for_word}) && i + 2 < clause.end &&
                     stands_at(reading, i + 2, {k.since_word});
    return ago ? TimeSide::past : TimeSide::unknown;
  };
  std::vector<WrittenTime> times;
  const auto signed_day = c.certificate.signed_day;
  const bool pregnant = !c.certificate.diagnoses.empty() &&
                        c.certificate.diagnoses.front().code.starts_with(c.policy().pregnancy_chapter);
  for (std::size_t i = clause.begin; i < clause.end; ++i) {
    const TokenKind kind = reading.cut.tokens[i].kind;
    const bool number = kind == TokenKind::number;
    const bool word_of_time =
        kind == TokenKind::word && (token_has(i, k.week_word) || token_has(i, k.number_word) ||
                                    token_has(i, k.date_word) || phrase_at(i, k.time_word) > 0);
    if ((!number && !word_of_time) || skip(i)) continue;
    const bool has_next = i + 1 < clause.end;
    if (number) {
      const std::optional<WrittenDay> day =
          signed_day ? day_at(reading, i, *signed_day) : std::optional<WrittenDay>();
      const bool day_and_month =
          has_next && reading.cut.tokens[i + 1].kind == TokenKind::word && token_has(i + 1, k.date_word);
      // "2 ggr" are two visits; "2 av 10" is a course.
      constexpr int kCourse = 3;
      const std::size_t length = phrase_at(i, k.time_word);
      if (length > 2 || (length > 0 && leading_number(text::word(reading, i)) >= kCourse)) {
        times.push_back({text::span_of(reading, i, i + length), TimeSide::unknown, false, true});
      } else if (day && day->end <= clause.end) {
        times.push_back({text::span_of(reading, i, day->end), side_of(day->day, *signed_day), true});
        i = day->end - 1;
      } else if (day_and_month) {
        times.push_back({text::span_of(reading, i, i + 2), TimeSide::unknown, true});
      } else if (has_next && !skip(i + 1) && token_has(i + 1, k.unit_long)) {
        times.push_back({text::span_of(reading, i, i + 2), side_of_amount(i), false});
      } else if (i + 2 < clause.end && text::word(reading, i + 1) == "-" && !skip(i + 2) &&
                 token_has(i + 2, k.unit_long) && token_has(i + 2, k.treatment)) {
        times.push_back({text::span_of(reading, i, i + 3), TimeSide::unknown, false});  // "6-veckorsprogram"
      }
    } else {
      if (token_has(i, k.week_word) && has_next) {
        std::size_t at = i + 1;
        if (text::word(reading, at) == "." && at + 1 < clause.end) ++at;
        if (reading.cut.tokens[at].kind == TokenKind::number && !skip(at)) {
          // In a pregnancy the weeks are its own.
          const TimeSide side = signed_day && !pregnant
                                    ? side_of_week(leading_number(text::word(reading, at)), *signed_day)
                                    : TimeSide::unknown;
          times.push_back({text::span_of(reading, i, at + 1), side, true});
          continue;
        }
      }
      if (token_has(i, k.number_word) && has_next && !skip(i + 1) && token_has(i + 1, k.unit_long)) {
        times.push_back({text::span_of(reading, i, i + 2), side_of_amount(i), false});
      } else if (const std::size_t length = phrase_at(i, k.time_word); length > 0) {
        times.push_back({text::span_of(reading, i, i + length), TimeSide::unknown, false, true});
      } else if (token_has(i, k.date_word)) {
        const bool since = i > clause.begin && token_has(i - 1, k.past);  // "insatt sedan juni"
        const int month = reading.cut.tokens[i].facts->month;
        const TimeSide side = since                      ? TimeSide::past
                              : month != 0 && signed_day ? side_of_month(month, *signed_day)
                                                         : TimeSide::unknown;
        times.push_back({text::span_of(reading, i, i + 1), side, true});
      }
    }
  }
  return times;
}

}  // namespace stickprov::criteria
