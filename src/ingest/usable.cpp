#include "ingest/usable.h"

#include <fmt/format.h>

#include <string_view>

#include "ingest/problems.h"

namespace stickprov::ingest {
namespace {

std::string place_of_answer(std::string_view part, int instance) {
  return instance == 0 ? fmt::format("svar {}", part) : fmt::format("svar {}#{}", part, instance);
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
  for (const DegreePeriod& period : certificate.periods) {
    if (period.unreadable) return problem(place_of_answer("32.2", period.instance));
  }
  return std::nullopt;
}

}  // namespace stickprov::ingest
