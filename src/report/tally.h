#pragma once
// Counts of the frame and of the rated certificates, taken one certificate at a time. They take room for
// groups and strata, not for certificates, so that a summary of any number of them fits in memory.

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "model/audit.h"
#include "report/summary.h"

namespace stickprov::report {

/// The strata that the certificates were drawn in; one without a name where the draw was not stratified.
struct Design {
  std::vector<std::string> names;
  std::map<std::string, std::size_t> places;  // of the names
  std::vector<std::size_t> population;
  std::vector<double> unit_probability;  // 0 unless the draw was of clusters
  std::size_t frame = 0;
};
Design design_of(const Sample& sample);

/// What verdicts are counted of: the parts in the order of kParts, overall, function and activity alone.
inline constexpr std::size_t kOverallScope = kParts.size();
inline constexpr std::size_t kFunctionAndActivityScope = kParts.size() + 1;
inline constexpr std::size_t kVerdictScopes = kParts.size() + 2;

/// Rated certificates of a group in one stratum.
struct StratumTally {
  std::size_t rated = 0;
  std::array<std::array<std::size_t, kVerdictNames.size()>, kVerdictScopes> verdicts{};
  std::size_t completion_of = 0;  // certificates that can be asked to have function and activity completed
  std::size_t completion = 0;
};

struct GroupTally {
  std::size_t frame = 0;
  std::size_t rated = 0;
  std::map<std::size_t, StratumTally> strata;  // by place in the design
};

/// How many have a property, of those it applies to, by stratum.
struct PropertyTally {
  std::size_t of = 0;
  std::size_t count = 0;
  std::map<std::size_t, std::pair<std::size_t, std::size_t>> strata;  // of, count
  void add(std::size_t stratum, bool has);
};

struct CriterionTally {
  PropertyTally met;
  PropertyTally shortcoming;
  double shortcoming_weight = 0.0;  // certificates of the frame that those found stand for
};

struct MeasureTally {
  PropertyTally proposed;
  std::array<std::size_t, 5> by_length = {};
};

enum class Division {
  area,
  unit,
  sex,
  diagnosis_group,
  chapter,
  length,
  degree,
  extension,
  version,
  contact
};
inline constexpr std::size_t kDivisions = 10;

struct UnitFacts {
  std::string name;
  std::string area;
  std::string provider;
  bool mapped = true;
};

struct Tally {
  Design design;
  std::set<std::string> spares;  // certificates rated in the place of others
  GroupTally all;
  GroupTally rated_spares;  // those of `all` that are spares
  std::array<std::map<std::string, GroupTally>, kDivisions> groups;
  std::map<std::string, UnitFacts> units;
  std::map<std::pair<Part, std::string>, CriterionTally> criteria;
  std::vector<MeasureTally> measures;  // in the order of kWorkMeasures
  std::array<PropertyTally, kDeviationKinds.size()> deviation_counts;
  std::array<std::vector<Deviation>, kDeviationKinds.size()> deviations;
  std::map<std::string, std::size_t> flags;
  Background background;
  std::optional<Day> first_signed;  // of the frame
  std::optional<Day> last_signed;
  std::optional<double> weight;  // of the first certificate
  bool equal_weights = true;
};

/// Empty, for a run with this sample and these replacements.
Tally tally_for(const Audit& run);
/// Every certificate of the frame, then every rated one in drawn order.
void count_frame(Tally& tally, const FrameEntry& entry);
void count_rated(Tally& tally, const AuditedCertificate& certificate);

/// Arbetslivsinriktade åtgärder (40.1, KV_FKMU_0004), in the order of the form; "", for none, last.
extern const std::array<std::string_view, 12> kWorkMeasures;

/// Shares of the frame, from a group's counts in each stratum.
std::optional<Estimate> share_of(const Tally& tally, const GroupTally& group, std::size_t scope,
                                 Verdict verdict);
std::optional<Estimate> share_of(const Tally& tally, const PropertyTally& property);
Verdicts verdicts_of(const Tally& tally, const GroupTally& group);
/// As they would be if every replaced certificate were deficient; `unreplaced` are the strata of those
/// without a spare.
std::optional<Estimate> share_if_lost_deficient(const Tally& tally, std::size_t scope,
                                                const std::vector<std::size_t>& unreplaced);

}  // namespace stickprov::report
