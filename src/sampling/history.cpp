#include "sampling/history.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>
#include <unordered_map>

namespace stickprov::sampling {
namespace {

constexpr std::size_t kFewestWords = 10;  // fewer words are alike by chance
constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// Bytes of words in lower case; 0 for those that part words.
constexpr std::array<unsigned char, 256> kWordBytes = [] {
  std::array<unsigned char, 256> table{};
  for (std::size_t c = 'a'; c <= 'z'; ++c) table[c] = static_cast<unsigned char>(c);
  for (std::size_t c = 'A'; c <= 'Z'; ++c) table[c] = static_cast<unsigned char>(c + 0x20U);
  for (std::size_t c = '0'; c <= '9'; ++c) table[c] = static_cast<unsigned char>(c);
  for (std::size_t c = 0x80; c < 0x100; ++c) table[c] = static_cast<unsigned char>(c);
  return table;
}();

// A hash (FNV-0) of each word in lower case (ASCII and the letters of Latin-1). Words end too irregularly for
// a processor to foresee, so there is no branch: the hash is written after every byte, and kept where a word
// ends.
void add_words(std::string_view text, WordHashes& words) {
  constexpr std::uint32_t kPrime = 16777619U;
  std::size_t count = words.size();
  words.resize(count + text.size() / 2 + 1);  // as many as there can be
  std::uint32_t hash = 0;
  std::uint32_t was_word = 0;
  unsigned char before = 0;
  for (const char c : text) {
    const auto raw = static_cast<unsigned char>(c);
    const std::uint32_t is_word = kWordBytes[raw] != 0 ? 1 : 0;
    const std::uint32_t latin_capital =
        static_cast<std::uint32_t>(before == 0xC3U) & static_cast<std::uint32_t>(raw - 0x80U <= 0x1EU);
    words[count] = hash;
    count += was_word & ~is_word;
    hash = (hash ^ (kWordBytes[raw] + latin_capital * 0x20U)) * (kPrime & (0U - is_word));
    was_word = is_word;
    before = raw;
  }
  words[count] = hash;
  words.resize(count + was_word);
}

Day first_day(const HistoryEntry& entry) {
  return std::min_element(entry.leaves.begin(), entry.leaves.end(),
                          [](const Leave& a, const Leave& b) { return a.first < b.first; })
      ->first;
}
Day last_day(const HistoryEntry& entry) {
  return std::max_element(entry.leaves.begin(), entry.leaves.end(),
                          [](const Leave& a, const Leave& b) { return a.last < b.last; })
      ->last;
}

// Newer: signed later; the id settles what the clock does not.
bool is_newer(const HistoryEntry& a, const HistoryEntry& b) {
  if (a.signed_at != b.signed_at) return a.signed_at > b.signed_at;
  return a.certificate_id > b.certificate_id;
}

struct Index {
  const std::vector<HistoryEntry>& entries;
  std::unordered_map<std::string_view, std::size_t> by_id;  // the newest entry with the id
  std::vector<char> superseded;                             // replaced, completed, or older with the same id
};

Index index_of(const std::vector<HistoryEntry>& entries) {
  Index index{entries, {}, std::vector<char>(entries.size(), 0)};
  index.by_id.reserve(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto [place, added] = index.by_id.emplace(entries[i].certificate_id, i);
    if (added) continue;
    std::size_t older = i;
    if (entries[i].signed_at > entries[place->second].signed_at) std::swap(older, place->second);
    index.superseded[older] = 1;
  }
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (index.superseded[i] != 0) continue;
    for (const std::string& id : entries[i].replaces) {
      const auto found = index.by_id.find(id);
      // A relation to a newer certificate would let two certificates put out each other.
      if (found != index.by_id.end() && found->second != i &&
          entries[found->second].signed_at <= entries[i].signed_at &&
          !(entries[found->second].signed_at == entries[i].signed_at &&
            std::count(entries[found->second].replaces.begin(), entries[found->second].replaces.end(),
                       entries[i].certificate_id) > 0 &&
            !is_newer(entries[i], entries[found->second])))
        index.superseded[found->second] = 1;
    }
  }
  return index;
}

// Disjoint sets over the entries: one set a patient, joined where FRLANG leads to another identity number.
std::vector<std::size_t> patients(const Index& index) {
  std::vector<std::size_t> parent(index.entries.size());
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  const auto root = [&](std::size_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
  };
  const auto join = [&](std::size_t a, std::size_t b) {
    a = root(a);
    b = root(b);
    if (a != b) parent[std::max(a, b)] = std::min(a, b);
  };
  std::unordered_map<std::string_view, std::size_t> first;
  first.reserve(index.entries.size());
  for (std::size_t i = 0; i < index.entries.size(); ++i) {
    const HistoryEntry& entry = index.entries[i];
    if (!entry.patient.empty()) join(i, first.emplace(entry.patient, i).first->second);
    for (const std::string& id : entry.extends)
      if (const auto found = index.by_id.find(id); found != index.by_id.end()) join(i, found->second);
  }
  for (std::size_t i = 0; i < parent.size(); ++i) parent[i] = root(i);
  return parent;
}

// Distinct days with leave in [from, to].
int covered_days(const std::vector<Leave>& merged, const std::vector<int>& days_before, Day from, Day to) {
  const auto days_until = [&](Day day) {  // covered days up to and with `day`
    const auto after = std::upper_bound(merged.begin(), merged.end(), day,
                                        [](Day d, const Leave& leave) { return d < leave.first; });
    if (after == merged.begin()) return 0;
    const auto at = static_cast<std::size_t>(after - merged.begin()) - 1;
    return days_before[at] + static_cast<int>((std::min(day, merged[at].last) - merged[at].first).count()) +
           1;
  };
  return days_until(to) - days_until(from - std::chrono::days{1});
}

std::vector<Leave> merge_leaves(std::vector<Leave> leaves) {
  std::sort(leaves.begin(), leaves.end(), [](const Leave& a, const Leave& b) { return a.first < b.first; });
  std::vector<Leave> merged;
  for (const Leave& leave : leaves) {
    if (!merged.empty() && leave.first <= merged.back().last + std::chrono::days{1})
      merged.back().last = std::max(merged.back().last, leave.last);
    else
      merged.push_back(leave);
  }
  return merged;
}

// A patient's certificates with leave, by first day, and what follows from them.
struct Patient {
  std::vector<std::size_t> members;  // those that count, by first day, signing, id
  std::vector<Day> chain_starts;     // of each member
  std::vector<Day> reaches;          // last day of leave among the members up to and with this one
  std::vector<Leave> merged;
  std::vector<int> days_before;
};

Patient patient_of(const Index& index, const std::vector<std::size_t>& all, const HistoryRules& rules) {
  Patient patient;
  for (const std::size_t i : all)
    if (index.superseded[i] == 0 && !index.entries[i].leaves.empty()) patient.members.push_back(i);
  std::sort(patient.members.begin(), patient.members.end(), [&](std::size_t a, std::size_t b) {
    const Day left = first_day(index.entries[a]);
    const Day right = first_day(index.entries[b]);
    return left != right ? left < right : is_newer(index.entries[b], index.entries[a]);
  });
  std::vector<Leave> leaves;
  for (std::size_t k = 0; k < patient.members.size(); ++k) {
    const HistoryEntry& entry = index.entries[patient.members[k]];
    const Day first = first_day(entry);
    const bool linked = k > 0 && first <= patient.reaches.back() + std::chrono::days{rules.gap_days + 1};
    patient.chain_starts.push_back(linked ? patient.chain_starts.back() : first);
    patient.reaches.push_back(k == 0 ? last_day(entry) : std::max(patient.reaches.back(), last_day(entry)));
    leaves.insert(leaves.end(), entry.leaves.begin(), entry.leaves.end());
  }
  patient.merged = merge_leaves(std::move(leaves));
  int days = 0;
  for (const Leave& leave : patient.merged) {
    patient.days_before.push_back(days);
    days += static_cast<int>((leave.last - leave.first).count()) + 1;
  }
  return patient;
}

bool near_identical(WordHashes words_now, WordHashes words_before, const HistoryRules& rules) {
  const std::size_t longer = std::max(words_now.size(), words_before.size());
  const std::size_t shorter = std::min(words_now.size(), words_before.size());
  if (shorter < kFewestWords) return false;
  const auto wanted = static_cast<std::size_t>(rules.near_identical_percent);
  if (shorter * 100 < longer * wanted) return false;
  std::sort(words_now.begin(), words_now.end());
  std::sort(words_before.begin(), words_before.end());
  std::size_t common = 0;
  for (auto a = words_now.begin(), b = words_before.begin();
       a != words_now.end() && b != words_before.end();) {
    if (*a < *b) {
      ++a;
    } else if (*b < *a) {
      ++b;
    } else {
      ++common;
      ++a;
      ++b;
    }
  }
  return common * 100 >= longer * wanted;
}

bool replaces(const HistoryEntry& entry, const std::string& id) {
  return std::find(entry.replaces.begin(), entry.replaces.end(), id) != entry.replaces.end();
}

}  // namespace

HistoryEntry history_entry(const Certificate& certificate, std::string patient_pseudonym) {
  HistoryEntry entry;
  entry.certificate_id = certificate.id;
  entry.patient = std::move(patient_pseudonym);
  entry.signed_at = certificate.signed_at;
  for (const DegreePeriod& period : certificate.periods)
    if (period.start && period.end && *period.start <= *period.end)
      entry.leaves.push_back({*period.start, *period.end});
  for (const Relation& relation : certificate.relations) {
    if (relation.kind == RelationKind::extends) entry.extends.push_back(relation.certificate_id);
    if (relation.kind == RelationKind::replaces || relation.kind == RelationKind::completes)
      entry.replaces.push_back(relation.certificate_id);
  }
  for (const Ground& ground : certificate.grounds)
    if (ground.date && (!entry.latest_ground || *ground.date > *entry.latest_ground))
      entry.latest_ground = ground.date;
  return entry;
}

WordHashes word_hashes(const Certificate& certificate) {
  const auto texts = {&certificate.function, &certificate.activity, &certificate.treatment,
                      &certificate.planned_treatment};
  std::size_t letters = 0;
  for (const FreeText* text : texts) letters += text->value.size();
  WordHashes words;
  words.reserve(letters / 3);
  for (const FreeText* text : texts) {
    const Span own = text->own_words;
    const std::string_view value = text->value;
    if (own.end <= value.size() && own.begin < own.end)
      add_words(value.substr(own.begin, own.length()), words);
  }
  return {words.begin(), words.end()};  // as large as needed, for there may be one a certificate
}

namespace {

// A certificate that counts: its place among the patient's is known.
History history_of_member(const Index& index, const Patient& patient, std::size_t k, std::size_t& previous) {
  History history;
  history.chain_start = patient.chain_starts[k];
  history.cumulated_days = covered_days(patient.merged, patient.days_before, *history.chain_start,
                                        last_day(index.entries[patient.members[k]]));
  if (k > 0 && patient.chain_starts[k - 1] == patient.chain_starts[k]) previous = patient.members[k - 1];
  return history;
}

// A replaced certificate is read as if it had not been: with the earlier ones, without the one that took its
// place.
History history_of_superseded(const Index& index, const Patient& patient, std::size_t i,
                              const HistoryRules& rules, std::size_t& previous) {
  const HistoryEntry& entry = index.entries[i];
  const Day first = first_day(entry);
  History history;
  history.chain_start = first;
  std::vector<Leave> leaves = entry.leaves;
  std::optional<Day> reach;
  Day start = first;
  std::size_t last = kNone;
  for (const std::size_t member : patient.members) {
    const HistoryEntry& other = index.entries[member];
    if (first_day(other) > first) break;
    if (other.certificate_id == entry.certificate_id || replaces(other, entry.certificate_id) ||
        is_newer(other, entry))
      continue;
    if (!reach || first_day(other) > *reach + std::chrono::days{rules.gap_days + 1}) start = first_day(other);
    reach = reach ? std::max(*reach, last_day(other)) : last_day(other);
    leaves.insert(leaves.end(), other.leaves.begin(), other.leaves.end());
    last = member;
  }
  if (reach && first <= *reach + std::chrono::days{rules.gap_days + 1}) {
    history.chain_start = start;
    previous = last;
  }
  const Day end = last_day(entry);
  for (const Leave& leave : merge_leaves(std::move(leaves))) {
    const Day from = std::max(leave.first, *history.chain_start);
    const Day to = std::min(leave.last, end);
    if (from <= to) history.cumulated_days += static_cast<int>((to - from).count()) + 1;
  }
  return history;
}

bool has_newer_ground(const HistoryEntry& now, const HistoryEntry& before) {
  return now.latest_ground && (!before.latest_ground || *now.latest_ground > *before.latest_ground);
}

void complete(const Index& index, std::size_t i, std::size_t previous, const WordsOf& words_of,
              const HistoryRules& rules, History& history) {
  const HistoryEntry& entry = index.entries[i];
  for (const std::string& id : entry.extends) {
    if (previous != kNone) break;
    const auto found = index.by_id.find(id);
    if (found != index.by_id.end() && found->second != i) previous = found->second;
  }
  history.extension = previous != kNone || !entry.extends.empty();
  if (previous == kNone) return;
  history.previous_id = index.entries[previous].certificate_id;
  history.near_identical = !has_newer_ground(entry, index.entries[previous]) &&
                           near_identical(words_of(i), words_of(previous), rules);
}

}  // namespace

std::vector<History> histories(const std::vector<HistoryEntry>& entries, const WordsOf& words_of,
                               const HistoryRules& rules) {
  const Index index = index_of(entries);
  const std::vector<std::size_t> patient_of_entry = patients(index);
  std::vector<std::size_t> order(entries.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return patient_of_entry[a] < patient_of_entry[b]; });
  std::vector<History> result(entries.size());
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin;
    while (end < order.size() && patient_of_entry[order[end]] == patient_of_entry[order[begin]]) ++end;
    const std::vector<std::size_t> all(order.begin() + static_cast<std::ptrdiff_t>(begin),
                                       order.begin() + static_cast<std::ptrdiff_t>(end));
    const Patient patient = patient_of(index, all, rules);
    for (std::size_t k = 0; k < patient.members.size(); ++k) {
      std::size_t previous = kNone;
      const std::size_t i = patient.members[k];
      result[i] = history_of_member(index, patient, k, previous);
      complete(index, i, previous, words_of, rules, result[i]);
    }
    for (const std::size_t i : all) {
      if (index.superseded[i] == 0 && !entries[i].leaves.empty()) continue;
      std::size_t previous = kNone;
      if (!entries[i].leaves.empty()) result[i] = history_of_superseded(index, patient, i, rules, previous);
      complete(index, i, previous, words_of, rules, result[i]);
    }
    begin = end;
  }
  return result;
}

}  // namespace stickprov::sampling
