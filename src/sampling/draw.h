#pragma once
// The draw: which certificates, in what order, with what probability. Anyone can repeat it with sha256sum
// (docs/metod.md, "Urval").

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/sample.h"

namespace stickprov::sampling {

enum class Design { simple, stratified, systematic, cluster, census };
enum class Allocation { proportional, equal, neyman };

/// What a stratum can be made of.
enum class By {
  unit,
  area,
  provider,
  diagnosis_group,
  sex,
  first_or_extension,
  length_class,
  month,
  physician
};

std::string_view name(Design design);
std::string_view name(Allocation allocation);
std::string_view name(By by);
std::optional<Design> design_named(std::string_view name);
std::optional<Allocation> allocation_named(std::string_view name);
std::optional<By> by_named(std::string_view name);

struct DrawPlan {
  Design design = Design::simple;
  std::size_t n = 0;
  std::string seed;
  std::vector<By> by;  // one or two
  Allocation allocation = Allocation::proportional;
  std::size_t min_per_stratum = 0;
  std::map<std::string, double> expected_shares;  // by stratum, for Neyman
  std::size_t clusters = 0;                       // units to draw, for cluster
  std::optional<std::size_t> spares;              // per stratum; without it a quarter of n_h, at least five
  std::vector<std::string> known_strata;  // strata that should exist though the frame may hold none of them
  bool operator==(const DrawPlan&) const = default;
};

/// What the user should know about how the draw turned out.
struct Notice {
  std::string swedish;
  std::string english;
  bool operator==(const Notice&) const = default;
};

struct DrawResult {
  Sample sample;
  std::vector<Notice> notices;
};

/// Draws from `frame` (any order, ids distinct). Throws SetupError for a plan that cannot be carried out:
/// empty frame, n = 0, a stratified draw without `by`, Neyman without an expected share for a stratum, more
/// units than there are. n > N gives the whole frame and a notice.
///
/// simple: the first n by SHA-256(seed, "\n", certificate id) as hexadecimal text; π = n/N.
/// stratified: the same within each stratum, strata by bytes of their name; π = n_h/N_h.
/// systematic: frame by signing day and id, every (N/n)th from a start given by the seed; π = n/N.
/// cluster: units by systematic selection with probability proportional to their number of certificates, then
/// the first
///   ⌈n/clusters⌉ within each; π = P(unit)·b/N_u.
/// census: everything, π = 1.
/// Nesting: a larger n begins with the smaller sample (simple; within each stratum whose n_h does not fall).
DrawResult draw(const std::vector<FrameEntry>& frame, const DrawPlan& plan);

/// The stratum of an entry: the values of `by` joined with " | ".
std::string stratum_of(const FrameEntry& entry, const std::vector<By>& by);

/// SHA-256 of seed, newline, id: what the draw sorts by.
std::string draw_key(std::string_view seed, std::string_view id);

/// 32 hexadecimal digits from the system's random source.
std::string make_seed();

}  // namespace stickprov::sampling
