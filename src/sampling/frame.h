#pragma once
// The frame (urvalsram): which of the certificates read can be drawn, and why the others cannot.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/certificate.h"
#include "model/history.h"
#include "model/sample.h"
#include "sampling/units.h"

namespace stickprov::sampling {

/// What other rooms know about a certificate: pseudonyms (privacy), diagnosis groups (coding), history.
struct FrameFacts {
  std::string patient_pseudonym;
  std::string physician_pseudonym;
  std::string diagnosis_group;
  std::string diagnosis_chapter;
  History history;
};

/// All that drawing and background measures need of one certificate. Sex is read from the ninth digit of the
/// personal identity number (odd: man), unknown without twelve digits.
FrameEntry frame_entry(const Certificate& certificate, const Units& units, FrameFacts facts);

/// A certificate that may come into the frame.
struct Candidate {
  FrameEntry entry;
  std::string content_hash;
  std::string signed_at;
  std::vector<std::string> replaces;   // ids of ERSATT relations
  std::vector<std::string> completes;  // ids of KOMPLT relations
};
Candidate candidate(const Certificate& certificate, FrameEntry entry);

/// Days refer to signing; both belong to the period.
struct FrameRules {
  std::optional<Day> from;
  std::optional<Day> to;
  bool one_per_patient = false;  // the newest of each patient within the period
  bool operator==(const FrameRules&) const = default;
};

/// Reasons of Exclusion, in the order the rules are applied.
inline constexpr std::string_view kDuplicate = "duplicate";  // same id, same bytes
inline constexpr std::string_view kSameId = "same_id";       // same id, other bytes, not the newest
inline constexpr std::string_view kReplaced = "replaced";    // ERSATT
inline constexpr std::string_view kCompleted = "completed";  // KOMPLT
inline constexpr std::string_view kNoSigningDay =
    "no_signing_day";  // a period is asked for, the day is not known
inline constexpr std::string_view kOutsidePeriod = "outside_period";
inline constexpr std::string_view kSamePatient = "same_patient";

struct Frame {
  std::vector<FrameEntry> entries;    // sorted by bytes of the id
  std::vector<std::size_t> sources;   // entries[i] was candidates[sources[i]]
  std::vector<Exclusion> exclusions;  // sorted by id, reason, path
};

/// candidates = entries + exclusions, whatever their order.
Frame build_frame(const std::vector<Candidate>& candidates, const FrameRules& rules);

/// SHA-256 of the ids sorted by bytes, each followed by a newline.
std::string frame_sha256(const std::vector<FrameEntry>& entries);
/// SHA-256 of the ids in the order given, each followed by a newline.
std::string ids_sha256(const std::vector<std::string>& ids);

std::map<std::string, std::size_t> count_by_reason(const std::vector<Exclusion>& exclusions);

/// HSA-ids of units that units.tsv does not map, sorted, once each.
std::vector<std::string> unmapped_units(const std::vector<FrameEntry>& entries);

}  // namespace stickprov::sampling
