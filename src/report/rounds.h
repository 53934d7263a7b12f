#pragma once
// Rounds: earlier runs beside this one.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "model/audit.h"
#include "report/summary.h"

namespace stickprov::report {

/// One run in brief.
struct Round {
  std::string run_id;
  std::string design;
  std::string policy_name;
  std::string rules;  // SHA-256 over policy and data files: rounds with other rules are not quite comparable
  std::optional<Day> first_signed;
  std::optional<Day> last_signed;
  std::size_t frame = 0;
  std::size_t rated = 0;
  Verdicts all;
  bool operator==(const Round&) const = default;
};

Round round_of(const Audit& audit, const Summary& summary);

/// By last day of signing, then first, then run id: when a run was made does not matter.
void sort_rounds(std::vector<Round>& rounds);

/// What is followed over time: the overall verdict, function, activity, plan.
inline constexpr std::array<std::optional<Part>, 4> kFollowed = {std::nullopt, Part::function, Part::activity,
                                                                 Part::plan};
const VerdictShares& followed(const Verdicts& verdicts, std::optional<Part> part);

/// The round before `run_id`, nothing when it is the first (or unknown).
const Round* round_before(const std::vector<Round>& rounds, const std::string& run_id);

/// Whether certificates may be in both: the difference between the rounds is then only approximate.
bool overlaps(const Round& before, const Summary& now);

/// Share adequate now minus before; nothing where either is not shown.
std::optional<Difference> change(const VerdictShares& now, const VerdictShares& before);

}  // namespace stickprov::report
