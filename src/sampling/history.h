#pragma once
// What the patient's other certificates say: cumulated days, extension, previous certificate, near-identical
// copy.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "model/certificate.h"
#include "model/history.h"

namespace stickprov::sampling {

/// First and last day of leave; both belong to it.
struct Leave {
  Day first{};
  Day last{};
};

/// One certificate, as light as the look-up allows: no text.
struct HistoryEntry {
  std::string certificate_id;
  std::string patient;  // pseudonym; "" is a patient of its own
  std::string signed_at;
  std::vector<Leave> leaves;          // as in question 32, those with both days
  std::vector<std::string> extends;   // ids of FRLANG relations
  std::vector<std::string> replaces;  // ids of ERSATT and KOMPLT relations
  std::optional<Day> latest_ground;
};

struct HistoryRules {
  int gap_days = 5;  // largest number of days without leave between linked certificates [policy]
  int near_identical_percent = 90;
};

HistoryEntry history_entry(const Certificate& certificate, std::string patient_pseudonym);

/// Hashes of the words of 35.1, 17.1, 19.1, 20.1.
using WordHashes = std::vector<std::uint32_t>;
WordHashes word_hashes(const Certificate& certificate);

/// The words of the certificate of entry number `entry`. Asked for only where two certificates of one patient
/// are compared, which is seldom: who still has the certificate need not make them beforehand.
using WordsOf = std::function<WordHashes(std::size_t entry)>;

/// The History of each entry, in the order of `entries`.
///
/// Linked: certificates of one patient, also those joined by FRLANG under another identity number, whose
/// leaves follow with at most `gap_days` days between. Cumulated: the distinct days with leave from the
/// chain's first day to this certificate's last; days in gaps do not count. Certificates that another one
/// replaces or completes, and older ones with the same id, count for no one but themselves. Previous: the
/// linked certificate that begins before this one, latest first; else the one that FRLANG names.
/// Near-identical: the words that both have (each as often as in the text with fewer) are at least
/// `near_identical_percent` of the words of the longer text, at least ten words, and no ground date is newer.
/// Time O(n log n).
std::vector<History> histories(const std::vector<HistoryEntry>& entries, const WordsOf& words_of,
                               const HistoryRules& rules);

}  // namespace stickprov::sampling
