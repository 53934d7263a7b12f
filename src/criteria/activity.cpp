#include "criteria/activity.h"

#include <algorithm>

#include "criteria/function.h"

namespace stickprov::criteria {
namespace {

using text::Reading;
using text::TokenKind;

// The same words in both fields, in any order: the content was pasted, not written for the question.
bool same_text(const Reading& a, const Reading& b) {
  std::vector<std::string_view> first_words;
  std::vector<std::string_view> second_words;
  for (std::size_t i = 0; i < a.cut.tokens.size(); ++i)
    if (a.cut.tokens[i].kind == TokenKind::word) first_words.push_back(text::word(a, i));
  for (std::size_t i = 0; i < b.cut.tokens.size(); ++i)
    if (b.cut.tokens[i].kind == TokenKind::word) second_words.push_back(text::word(b, i));
  const auto alike = [&](std::size_t common) {
    return common * 10 >= std::max(first_words.size(), second_words.size()) * 9;
  };
  if (first_words.size() < 4 || second_words.size() < 4) return false;
  if (!alike(std::min(first_words.size(), second_words.size()))) return false;
  std::sort(first_words.begin(), first_words.end());
  std::sort(second_words.begin(), second_words.end());
  std::vector<std::string_view> common;
  std::set_intersection(first_words.begin(), first_words.end(), second_words.begin(), second_words.end(),
                        std::back_inserter(common));
  return alike(common.size());
}

}  // namespace

ActivityFindings activity_findings(const Case& c, const WorkContext& work) {
  ActivityFindings result;
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
    const ActivityContent content = activity_content(c, work, *other);
    if (content.activity.empty() || !content.plainly_limited) continue;
    if (result.own.activity.empty()) {
      result.elsewhere = true;
    } else if (!result.own.tie.empty() || fullness(content) < kFull) {
      continue;
    }
    result.whole = content;
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
  const auto finding = [&](std::string_view id, const std::vector<Evidence>& evidence, std::string_view met,
                           std::string_view not_met) {
    const bool is_met = !evidence.empty();
    result.findings.push_back(make_finding(id, Part::activity, is_met ? Met::met : Met::not_met,
                                           is_met ? evidence : searched(field), is_met ? met : not_met));
  };
  finding("c1", own.activity, "c1.activity", own.generic ? "c1.generic" : "c1.none");
  finding("c2", own.tie, "c2.tied", "c2.none");
  finding("c3", own.extent, "c3.extent", "c3.none");
  return result;
}

}  // namespace stickprov::criteria
