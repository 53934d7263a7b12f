#pragma once
// The frame (what could be drawn), the draw, and how it came about.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/certificate.h"

namespace stickprov {

/// The region's own picture of its units (units.tsv).
struct Unit {
  std::string hsa_id;
  std::string name;
  std::string area;  // Primärvård, Psykiatri, Ortopedi, "Andra områden: …"
  std::string provider_id;
  std::string provider;
  bool operator==(const Unit&) const = default;
};

enum class Sex { woman, man, unknown };

/// One certificate of the frame: all that drawing, stratifying and the background measures need; no text.
struct FrameEntry {
  std::string certificate_id;
  Source source;
  std::string version;
  std::string unit_id;
  std::string unit_name;
  std::string area;      // "" when units.tsv does not map the unit
  std::string provider;  // ""  likewise
  bool unit_mapped = false;
  std::string physician_pseudonym;
  std::string patient_pseudonym;
  std::string diagnosis_code;
  std::string diagnosis_group;  // one of the seven groups, or "Övriga"
  std::string diagnosis_chapter;
  Sex sex = Sex::unknown;
  std::optional<Day> signed_day;
  std::optional<Day> first_day;
  std::optional<Day> last_day;
  int days = 0;  // own days covered
  int cumulated_days = 0;
  bool extension = false;
  int first_degree = 0;  // percent of the first period
  bool partial = false;  // any period below 100 %
  std::string contact;   // codes of question 1, comma-joined in form order
  bool infection_control = false;
  bool operator==(const FrameEntry&) const = default;
};

/// Certificates left out of the frame although read, by reason.
struct Exclusion {
  std::string reason;  // "replaced", "completed", "duplicate", "outside_period", "same_patient"
  std::string certificate_id;
  std::string path;
  bool operator==(const Exclusion&) const = default;
};

struct Stratum {
  std::string name;                    // "" for an unstratified draw
  std::size_t population = 0;          // N_h
  std::size_t sampled = 0;             // n_h
  double selection_probability = 1.0;  // of the unit itself in a cluster draw, where each unit is a stratum
  bool operator==(const Stratum&) const = default;
};

struct DrawnItem {
  std::size_t order = 0;  // 1-based in drawn order over the whole sample
  std::string certificate_id;
  std::string stratum;
  double inclusion_probability = 1.0;
  double weight = 1.0;  // 1 / inclusion probability
  bool operator==(const DrawnItem&) const = default;
};

/// A drawn certificate that could not be rated (non-response, bortfall), and the spare that took its place.
struct Replacement {
  std::string certificate_id;
  std::string replaced_by;  // "" where the stratum had no spare left
  std::string stratum;
  std::string reason;  // masked
  bool operator==(const Replacement&) const = default;
};

struct Sample {
  std::string design;  // "simple", "stratified", "systematic", "cluster", "census"
  std::string seed;
  std::vector<std::string> by;  // stratifying variables
  std::string allocation;       // "proportional", "equal", "neyman", "" when not stratified
  std::size_t requested = 0;
  std::size_t frame_size = 0;
  std::string frame_sha256;   // of the sorted frame ids, each followed by a newline
  std::string sample_sha256;  // of the drawn ids in drawn order, each followed by a newline
  std::vector<Stratum> strata;
  std::vector<DrawnItem> items;
  std::vector<DrawnItem> spares;  // in drawn order per stratum
  bool operator==(const Sample&) const = default;
};

}  // namespace stickprov
