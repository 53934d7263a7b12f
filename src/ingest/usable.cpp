#include "ingest/usable.h"

#include <fmt/format.h>

#include <string_view>

#include "ingest/form_tree.h"
#include "ingest/problems.h"

namespace stickprov::ingest {
namespace {

std::string place_of_answer(std::string_view part, int instance) {
  return instance == 0 ? fmt::format("svar {}", part) : fmt::format("svar {}#{}", part, instance);
}

bool given(const std::optional<std::string>& text) {
  return text && !trimmed(*text).empty();
}

const SubAnswer* period_part(const Answer& answer) {
  for (const SubAnswer& part : answer.parts) {
    if (part.id == "32.2") return &part;
  }
  return nullptr;
}

}  // namespace

std::optional<InputProblem> unusable(const Certificate& certificate) {
  const auto problem = [&](std::string place) {
    return unreadable_date(certificate.source.path, std::move(place), certificate.id);
  };
  if (!certificate.signed_at.empty() && !certificate.signed_day) return problem("signeringstidpunkt");
  for (const Ground& ground : certificate.grounds) {
    if (!ground.date && !ground.date_text.empty()) return problem(place_of_answer("1.2", ground.instance));
  }
  std::size_t next = 0;
  for (const Answer& answer : certificate.answers) {
    if (answer.id != "32" || next >= certificate.periods.size()) continue;
    const DegreePeriod& period = certificate.periods[next++];
    const SubAnswer* dates = period_part(answer);
    if (dates == nullptr) continue;
    if ((given(dates->period_start) && !period.start) || (given(dates->period_end) && !period.end)) {
      return problem(place_of_answer("32.2", answer.instance));
    }
  }
  return std::nullopt;
}

}  // namespace stickprov::ingest
