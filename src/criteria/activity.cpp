#include "criteria/activity.h"

#include <algorithm>

#include "criteria/function.h"

namespace stickprov::criteria {
namespace {

using text::Reading;
using text::TokenKind;

// The same words in both fields, in any order: the content was pasted, not written for the question.
bool same_text(const Reading& a, const Reading& b) {
  const auto is_word = [](const text::Token& token) { return token.kind == TokenKind::word; };
  const auto count = [&](const Reading& reading) {
    return static_cast<std::size_t>(
        std::count_if(reading.cut.tokens.begin(), reading.cut.tokens.end(), is_word));
  };
  const std::size_t first_count = count(a);
  const std::size_t second_count = count(b);
  const auto alike = [&](std::size_t common) {
    return common * 10 >= std::max(first_count, second_count) * 9;
  };
  constexpr std::size_t kFewest = 4;
  if (first_count < kFewest || second_count < kFewest) return false;
  if (!alike(std::min(first_count, second_count))) return false;
  const auto sorted_words = [&](const Reading& reading) {
    std::vector<std::string_view> words;
    words.reserve(reading.word_count);
    for (std::size_t i = 0; i < reading.cut.tokens.size(); ++i)
      if (is_word(reading.cut.tokens[i])) words.push_back(text::word(reading, i));
    std::sort(words.begin(), words.end());
    return words;
  };
  const std::vector<std::string_view> first_words = sorted_words(a);
  const std::vector<std::string_view> second_words = sorted_words(b);
  std::vector<std::string_view> common;
  common.reserve(std::min(first_count, second_count));
  std::set_intersection(first_words.begin(), first_words.end(), second_words.begin(), second_words.end(),
                        std::back_inserter(common));
  return alike(common.size());
}

}  // namespace

ActivityFindings activity_findings(const Case& c, const WorkContext& work) {
  ActivityFindings result;
  result.findings.reserve(3);
  const Reading& field = c.activity;
  result.state = field_state(c, field);
  result.ticks = !c.certificate.activity.ticks.empty() || !c.certificate.activity.ticked_titles.empty();
  result.same_as_function = same_text(c.function, c.activity);
  if (result.state == FieldState::content) result.own = activity_content(c, work, field);
  result.whole = result.own;
  // Limitations said plainly under 35 or 25: all there is where 17 names none, and what the links are read
  // from where 17 and 35 are swapped.
  const auto fullness = [](const ActivityContent& content) {
    return (content.activity.empty() ? 0 : 1) + (content.tie.empty() ? 0 : 1) +
           (content.extent.empty() ? 0 : 1);
  };
  constexpr int kFull = 3;
  for (const Reading* other : {&c.function, &c.other}) {
    if (result.own.generic && other == &c.function) continue;
    if (fullness(result.whole) == kFull) break;
    // Nothing is limited plainly without a word of it.
    if (!mentioned(*other, c.concepts().limit_flat) && !mentioned(*other, c.concepts().limit_bound)) continue;
    ActivityContent content = activity_content(c, work, *other);
    if (content.activity.empty() || !content.plainly_limited) continue;
    // Under 35 an amount is of what was found there: "svarslatens upp till tolv sekunder".
    if (other == &c.function && !content.flatly_limited) continue;
    if (result.own.activity.empty()) {
      result.elsewhere = true;
    } else if (!result.own.tie.empty() || fullness(content) < kFull) {
      continue;
    }
    result.whole = std::move(content);
    break;
  }
  ActivityContent& own = result.own;
  if (self_evident_picture(c) && result.state == FieldState::content &&
      (!own.activity.empty() || own.generic || own.any_word ||
       text::has(field, c.concepts().severity_finding))) {
    for (auto* evidence : {&own.activity, &own.tie, &own.extent})
      if (evidence->empty()) *evidence = searched(field);
    result.whole = own;
  }
  // Text copied from 35 was not written about the work: only words of the task tie it.
  if (result.same_as_function) {
    own.tie = own.tasks;
    if (!own.activity.empty()) result.whole = own;
  }
  const auto finding = [&](std::string_view id, std::vector<Evidence> evidence, std::string_view met,
                           std::string_view not_met) {
    const bool is_met = !evidence.empty();
    result.findings.push_back(make_finding(id, Part::activity, is_met ? Met::met : Met::not_met,
                                           is_met ? std::move(evidence) : searched(field),
                                           is_met ? met : not_met));
  };
  finding("c1", own.activity, "c1.activity", own.generic ? "c1.generic" : "c1.none");
  // What rests on these is settled: they need not stay.
  finding("c2", std::move(own.tie), "c2.tied", "c2.none");
  finding("c3", std::move(own.extent), "c3.extent", "c3.none");
  return result;
}

}  // namespace stickprov::criteria
