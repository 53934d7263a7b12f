#pragma once
// Findings (what one criterion concludes) and ratings (the verdict of a part), kept apart.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/evidence.h"

namespace stickprov {

/// The parts of the rubric, in the order of every report.
enum class Part { diagnosis, function, activity, dfa, capacity, plan, fmb, basis };
inline constexpr std::array<Part, 8> kParts = {Part::diagnosis, Part::function, Part::activity, Part::dfa,
                                               Part::capacity,  Part::plan,     Part::fmb,      Part::basis};
inline constexpr std::array<std::string_view, 8> kPartNames = {"diagnosis", "function", "activity", "dfa",
                                                               "capacity",  "plan",     "fmb",      "basis"};
constexpr std::string_view name(Part part) {
  return kPartNames[static_cast<std::size_t>(part)];
}

/// Socialstyrelsen's scale (report 2024-10-9262, uppföljningsmått 13): adekvat och tillräcklig, bristfällig,
/// saknas; and ej tillämplig, which is left out of the denominator.
enum class Verdict { adequate, deficient, missing, not_applicable };
inline constexpr std::array<std::string_view, 4> kVerdictNames = {"adequate", "deficient", "missing",
                                                                  "not_applicable"};
constexpr std::string_view name(Verdict verdict) {
  return kVerdictNames[static_cast<std::size_t>(verdict)];
}

enum class Met { met, not_met, not_applicable };

/// What one criterion (a1 … h3) concludes about one certificate.
/// `reason` is a key of the sentence table that says in words what was found or looked for.
struct Finding {
  std::string_view criterion;  // "b1"; points to static storage
  Part part = Part::diagnosis;
  Met met = Met::not_met;
  std::vector<Evidence> evidence;  // what is cited; for an absence, the whole field that was searched
  std::string_view reason;         // "b1.function_named"; static storage
  bool operator==(const Finding&) const = default;
};

/// The verdict on one part and the criteria that decided it.
struct PartRating {
  Part part = Part::diagnosis;
  Verdict verdict = Verdict::missing;
  std::vector<std::string_view> decided_by;  // criterion ids, or a rule of the rubric ("reference_only")
  bool operator==(const PartRating&) const = default;
};

/// Remarks beside the ratings; they lower nothing by themselves. Names as in the rubric.
inline constexpr std::array<std::string_view, 11> kFlagNames = {
    "long_without_plan", "fmb_exceeded_days",       "near_identical_to_previous", "function_equals_activity",
    "symptom_diagnosis", "icf_ticks_only",          "self_report_only",           "jargon",
    "phone_only",        "full_time_kept_capacity", "identity_in_free_text"};

/// How the certificate's cumulated leave stands against FMB; for reports.
struct FmbComparison {
  std::string matched_code;         // code of the FMB entry, "" when FMB has none
  int cumulated_days = 0;           // days covered by the linked certificates up to this one's last day
  std::optional<int> longest_days;  // longest recommendation
  std::optional<int> limit_days;    // with the tolerance of the policy; exceeded when cumulated_days > limit
  bool exceeded = false;
  std::string narrower_case;  // short text of the typical case the words settle, "" when none
  std::optional<int> narrower_days;
  bool operator==(const FmbComparison&) const = default;
};

struct CertificateRating {
  std::array<PartRating, 8> parts;  // in the order of kParts
  Verdict overall = Verdict::missing;
  Verdict function_and_activity = Verdict::missing;  // "F and A only"
  bool likely_completion = false;                    // likely komplettering
  std::vector<Finding> findings;
  std::vector<std::string_view> flags;  // subset of kFlagNames, in that order
  FmbComparison fmb;
  bool operator==(const CertificateRating&) const = default;

  Verdict verdict(Part part) const { return parts[static_cast<std::size_t>(part)].verdict; }
};

}  // namespace stickprov
