#include "sampling/frame.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <string_view>
#include <unordered_map>

#include "format/hash.h"

namespace stickprov::sampling {
namespace {

Sex sex_of(const std::string& identity) {
  std::string digits;
  std::copy_if(identity.begin(), identity.end(), std::back_inserter(digits),
               [](char c) { return c >= '0' && c <= '9'; });
  if (digits.size() != 12) return Sex::unknown;
  return (digits[10] - '0') % 2 == 1 ? Sex::man : Sex::woman;
}

int distinct_days(const std::vector<DegreePeriod>& periods) {
  std::vector<std::pair<Day, Day>> leaves;
  for (const DegreePeriod& period : periods)
    if (period.start && period.end && *period.start <= *period.end)
      leaves.emplace_back(*period.start, *period.end);
  std::sort(leaves.begin(), leaves.end());
  int days = 0;
  std::optional<Day> reach;
  for (const auto& [first, last] : leaves) {
    const Day from = reach ? std::max(first, *reach + std::chrono::days{1}) : first;
    if (from <= last) days += static_cast<int>((last - from).count()) + 1;
    reach = reach ? std::max(*reach, last) : last;
  }
  return days;
}

std::string contact_codes(const std::vector<Ground>& grounds) {
  std::string codes;
  for (const Ground& ground : grounds) {
    if (!codes.empty()) codes += ',';
    codes += ground.code;
  }
  return codes;
}

// The order that makes every rule independent of the order of files: id, newest first, then bytes and place.
bool comes_before(const Candidate& a, const Candidate& b) {
  if (a.entry.certificate_id != b.entry.certificate_id)
    return a.entry.certificate_id < b.entry.certificate_id;
  if (a.signed_at != b.signed_at) return a.signed_at > b.signed_at;
  if (a.content_hash != b.content_hash) return a.content_hash < b.content_hash;
  if (a.entry.source.path != b.entry.source.path) return a.entry.source.path < b.entry.source.path;
  return a.entry.source.position < b.entry.source.position;
}

bool names(const std::vector<std::string>& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// Does `by` take the place of `old`? Not when `old` is signed later; of two that name each other the greater
// id stays.
bool takes_place_of(const Candidate& by, const Candidate& old) {
  if (by.signed_at != old.signed_at) return by.signed_at > old.signed_at;
  const bool mutual =
      names(old.replaces, by.entry.certificate_id) || names(old.completes, by.entry.certificate_id);
  return !mutual || by.entry.certificate_id > old.entry.certificate_id;
}

using Reasons = std::vector<std::string_view>;  // of each candidate, "" for those that stay

void leave_out_same_ids(const std::vector<Candidate>& candidates, const std::vector<std::size_t>& order,
                        Reasons& reasons) {
  for (std::size_t k = 1, kept = 0; k < order.size(); ++k) {
    const Candidate& newest = candidates[order[kept]];
    const Candidate& next = candidates[order[k]];
    if (next.entry.certificate_id != newest.entry.certificate_id) {
      kept = k;
      continue;
    }
    // Equal bytes have equal signing times, so they stand beside each other in this order.
    const bool same_bytes = candidates[order[k - 1]].content_hash == next.content_hash;
    reasons[order[k]] = same_bytes ? kDuplicate : kSameId;
  }
}

void leave_out_replaced(const std::vector<Candidate>& candidates, const std::vector<std::size_t>& order,
                        Reasons& reasons) {
  std::unordered_map<std::string_view, std::size_t> by_id;
  by_id.reserve(order.size());
  for (const std::size_t i : order)
    if (reasons[i].empty()) by_id.emplace(candidates[i].entry.certificate_id, i);
  const auto mark = [&](std::size_t by, const std::vector<std::string>& ids, std::string_view reason) {
    for (const std::string& id : ids) {
      const auto found = by_id.find(id);
      if (found == by_id.end() || found->second == by ||
          !takes_place_of(candidates[by], candidates[found->second]))
        continue;
      if (reasons[found->second] != kReplaced) reasons[found->second] = reason;
    }
  };
  for (const auto i : order)
    if (const auto found = by_id.find(candidates[i].entry.certificate_id);
        found != by_id.end() && found->second == i) {
      mark(i, candidates[i].completes, kCompleted);
      mark(i, candidates[i].replaces, kReplaced);
    }
}

void leave_out_by_period(const std::vector<Candidate>& candidates, const FrameRules& rules,
                         Reasons& reasons) {
  if (!rules.from && !rules.to) return;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (!reasons[i].empty()) continue;
    const std::optional<Day>& day = candidates[i].entry.signed_day;
    if (!day)
      reasons[i] = kNoSigningDay;
    else if ((rules.from && *day < *rules.from) || (rules.to && *day > *rules.to))
      reasons[i] = kOutsidePeriod;
  }
}

void leave_out_same_patient(const std::vector<Candidate>& candidates, const std::vector<std::size_t>& order,
                            Reasons& reasons) {
  std::unordered_map<std::string_view, std::size_t> newest;
  for (const std::size_t i : order) {
    const Candidate& next = candidates[i];
    if (!reasons[i].empty() || next.entry.patient_pseudonym.empty()) continue;
    const auto [place, added] = newest.emplace(next.entry.patient_pseudonym, i);
    if (added) continue;
    // `order` is by id, so that of equal signing times the smallest id stays.
    std::size_t older = i;
    if (next.signed_at > candidates[place->second].signed_at) std::swap(older, place->second);
    reasons[older] = kSamePatient;
  }
}

}  // namespace

FrameEntry frame_entry(const Certificate& certificate, const Units& units, FrameFacts facts) {
  FrameEntry entry;
  entry.certificate_id = certificate.id;
  entry.source = certificate.source;
  entry.version = certificate.version;
  entry.unit_id = certificate.unit_id;
  entry.unit_name = certificate.unit_name;
  if (const Unit* unit = find_unit(units, certificate.unit_id)) {
    entry.unit_mapped = true;
    entry.unit_id = unit->hsa_id;  // one writing of the id, so that case makes no two strata
    if (!unit->name.empty()) entry.unit_name = unit->name;
    entry.area = unit->area;
    entry.provider = unit->provider.empty() ? unit->provider_id : unit->provider;
  }
  entry.patient_pseudonym = std::move(facts.patient_pseudonym);
  entry.physician_pseudonym = std::move(facts.physician_pseudonym);
  entry.diagnosis_group = std::move(facts.diagnosis_group);
  entry.diagnosis_chapter = std::move(facts.diagnosis_chapter);
  if (!certificate.diagnoses.empty()) entry.diagnosis_code = certificate.diagnoses.front().code;
  entry.sex = sex_of(certificate.patient.identity);
  entry.signed_day = certificate.signed_day;
  for (const DegreePeriod& period : certificate.periods) {
    if (period.start && (!entry.first_day || *period.start < *entry.first_day)) {
      entry.first_day = period.start;
      entry.first_degree = period.percent;
    }
    if (period.end && (!entry.last_day || *period.end > *entry.last_day)) entry.last_day = period.end;
    if (period.percent > 0 && period.percent < 100) entry.partial = true;
  }
  entry.days = distinct_days(certificate.periods);
  entry.cumulated_days = facts.history.cumulated_days;
  entry.extension = facts.history.extension;
  entry.contact = contact_codes(certificate.grounds);
  entry.infection_control = certificate.infection_control;
  return entry;
}

Candidate candidate(const Certificate& certificate, FrameEntry entry) {
  Candidate result{std::move(entry), certificate.content_hash, certificate.signed_at, {}, {}};
  for (const Relation& relation : certificate.relations) {
    if (relation.kind == RelationKind::replaces) result.replaces.push_back(relation.certificate_id);
    if (relation.kind == RelationKind::completes) result.completes.push_back(relation.certificate_id);
  }
  return result;
}

Frame build_frame(const std::vector<Candidate>& candidates, const FrameRules& rules) {
  std::vector<std::size_t> order(candidates.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return comes_before(candidates[a], candidates[b]); });
  Reasons reasons(candidates.size());
  leave_out_same_ids(candidates, order, reasons);
  leave_out_replaced(candidates, order, reasons);
  leave_out_by_period(candidates, rules, reasons);
  if (rules.one_per_patient) leave_out_same_patient(candidates, order, reasons);

  Frame frame;
  for (const std::size_t i : order) {
    const FrameEntry& entry = candidates[i].entry;
    if (reasons[i].empty()) {
      frame.entries.push_back(entry);
      frame.sources.push_back(i);
    } else {
      frame.exclusions.push_back({std::string(reasons[i]), entry.certificate_id, entry.source.path});
    }
  }
  std::sort(frame.exclusions.begin(), frame.exclusions.end(), [](const Exclusion& a, const Exclusion& b) {
    if (a.certificate_id != b.certificate_id) return a.certificate_id < b.certificate_id;
    return a.reason != b.reason ? a.reason < b.reason : a.path < b.path;
  });
  return frame;
}

std::string ids_sha256(const std::vector<std::string>& ids) {
  std::string lines;
  for (const std::string& id : ids) {
    lines += id;
    lines += '\n';
  }
  return format::sha256_hex(lines);
}

std::string frame_sha256(const std::vector<FrameEntry>& entries) {
  std::vector<std::string> ids;
  ids.reserve(entries.size());
  for (const FrameEntry& entry : entries) ids.push_back(entry.certificate_id);
  std::sort(ids.begin(), ids.end());
  return ids_sha256(ids);
}

std::map<std::string, std::size_t> count_by_reason(const std::vector<Exclusion>& exclusions) {
  std::map<std::string, std::size_t> counts;
  for (const Exclusion& exclusion : exclusions) ++counts[exclusion.reason];
  return counts;
}

std::vector<std::string> unmapped_units(const std::vector<FrameEntry>& entries) {
  std::set<std::string> ids;
  for (const FrameEntry& entry : entries)
    if (!entry.unit_mapped) ids.insert(entry.unit_id);
  return {ids.begin(), ids.end()};
}

}  // namespace stickprov::sampling
