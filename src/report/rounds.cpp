#include "report/rounds.h"

#include <algorithm>
#include <tuple>

#include "format/hash.h"

namespace stickprov::report {

Round round_of(const Audit& audit, const Summary& summary) {
  Round round;
  round.run_id = audit.run_id;
  round.design = audit.sample.design;
  round.policy_name = audit.policy_name;
  std::string rules = audit.tool_version + '\n' + audit.policy_name + '\n';
  for (const auto& [key, value] : audit.policy) rules += key + '=' + value + '\n';
  for (const DataFile& file : audit.data_files) rules += file.name + ' ' + file.sha256 + '\n';
  round.rules = format::sha256_hex(rules);
  round.first_signed = summary.first_signed;
  round.last_signed = summary.last_signed;
  round.frame = summary.accounting.frame;
  round.rated = summary.accounting.rated;
  round.all = summary.all;
  return round;
}

void sort_rounds(std::vector<Round>& rounds) {
  std::sort(rounds.begin(), rounds.end(), [](const Round& a, const Round& b) {
    return std::tie(a.last_signed, a.first_signed, a.run_id) <
           std::tie(b.last_signed, b.first_signed, b.run_id);
  });
}

const VerdictShares& followed(const Verdicts& verdicts, std::optional<Part> part) {
  return part ? verdicts.parts[static_cast<std::size_t>(*part)] : verdicts.overall;
}

const Round* round_before(const std::vector<Round>& rounds, const std::string& run_id) {
  for (std::size_t i = 1; i < rounds.size(); ++i) {
    if (rounds[i].run_id == run_id) return &rounds[i - 1];
  }
  return nullptr;
}

bool overlaps(const Round& before, const Summary& now) {
  return before.last_signed && now.first_signed && *before.last_signed >= *now.first_signed;
}

std::optional<Difference> change(const VerdictShares& now, const VerdictShares& before) {
  if (!now.adequate || !before.adequate || now.adequate_shown != Shown::number ||
      before.adequate_shown != Shown::number) {
    return std::nullopt;
  }
  return estimate_difference(*now.adequate, *before.adequate);
}

}  // namespace stickprov::report
