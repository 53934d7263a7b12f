// How often do the intervals hold the truth? Draws from frames whose shares are known, design by design, and
// prints the tables of docs/metod.md. Same seed, same tables; no standard-library distribution is used.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "statistics/agreement.h"
#include "statistics/allocation.h"
#include "statistics/comparison.h"
#include "statistics/domain.h"
#include "statistics/intervals.h"
#include "statistics/selection.h"
#include "statistics/share.h"

namespace {

using namespace stickprov::statistics;

constexpr int kDraws = 20'000;
constexpr double kConf = 0.95;

// Whole numbers below `bound` without bias, from the generator's own bits.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : bits_(seed) {}
  std::size_t below(std::size_t bound) {
    const std::uint64_t limit = UINT64_MAX - UINT64_MAX % bound;
    std::uint64_t draw = bits_();
    while (draw >= limit) draw = bits_();
    return static_cast<std::size_t>(draw % bound);
  }
  double unit() { return static_cast<double>(bits_() >> 11U) * 0x1.0p-53; }

 private:
  std::mt19937_64 bits_;
};

// The first n places of a random order of 0 … N − 1.
std::vector<std::size_t> simple_draw(std::size_t N, std::size_t n, Chance& chance) {
  std::vector<std::size_t> order(N);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t i = 0; i < n; ++i) std::swap(order[i], order[i + chance.below(N - i)]);
  order.resize(n);
  return order;
}

struct Tally {
  int covered = 0;
  int below = 0;  // the truth lay under the interval
  double width = 0.0;
  void add(const Interval& interval, double truth) {
    constexpr double slack = 1e-12;
    if (truth < interval.lower - slack) {
      ++below;
    } else if (truth <= interval.upper + slack) {
      ++covered;
    }
    width += interval.upper - interval.lower;
  }
};

std::string swedish(double value, int digits) {
  std::string text = fmt::format("{:.{}f}", value, digits);
  std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

void print_row(const std::string& design, const std::string& truth, const std::string& method,
               const Tally& tally) {
  const double all = kDraws;
  fmt::print("| {} | {} | {} | {} | {} | {} | {} |\n", design, truth, method,
             swedish(100.0 * tally.covered / all, 1), swedish(100.0 * tally.below / all, 1),
             swedish(100.0 * (kDraws - tally.covered - tally.below) / all, 1),
             swedish(100.0 * tally.width / all, 1));
}

std::string percent(double share) {
  return swedish(100.0 * share, 1) + " %";
}

// A share in [low, high] for each of `units`, spread evenly and then shuffled.
std::vector<double> unit_shares(std::size_t units, double low, double high, Chance& chance) {
  std::vector<double> shares;
  for (std::size_t u = 0; u < units; ++u)
    shares.push_back(low + (high - low) * static_cast<double>(u) / static_cast<double>(units - 1));
  for (std::size_t u = units; u > 1; --u) std::swap(shares[u - 1], shares[chance.below(u)]);
  return shares;
}

void simple(Count N, Count n, Count K, std::uint64_t seed) {
  Chance chance(seed);
  const double truth = static_cast<double>(K) / static_cast<double>(N);
  std::map<Count, std::vector<Interval>> known;  // an interval depends on x alone
  Tally tallies[4];
  for (int draw = 0; draw < kDraws; ++draw) {
    Count x = 0;
    for (const std::size_t place :
         simple_draw(static_cast<std::size_t>(N), static_cast<std::size_t>(n), chance))
      if (static_cast<Count>(place) < K) ++x;
    auto& intervals = known[x];
    if (intervals.empty()) {
      const CountInterval exact = exact_hypergeometric(x, n, N, kConf);
      intervals = {simple_share(x, n, N, kConf).interval, Interval{exact.lower, exact.upper},
                   clopper_pearson(x, n, kConf), wald_finite(x, n, N, kConf)};
    }
    for (std::size_t m = 0; m < 4; ++m) tallies[m].add(intervals[m], truth);
  }
  const std::string design = fmt::format("enkelt, {} av {}", n, N);
  const char* methods[] = {"Wilson, ändlig ram (standard)", "exakt hypergeometriskt", "Clopper–Pearson",
                           "Wald, ändlig ram"};
  for (std::size_t m = 0; m < 4; ++m) print_row(design, percent(truth), methods[m], tallies[m]);
}

void stratified(bool use_neyman, std::uint64_t seed) {
  Chance chance(seed);
  const std::vector<Count> sizes = {2500, 1500, 800, 200};
  const std::vector<Count> marked = {375, 450, 400, 140};
  Count total = 0;
  Count found = 0;
  std::vector<PlannedStratum> plans;
  for (std::size_t h = 0; h < sizes.size(); ++h) {
    total += sizes[h];
    found += marked[h];
    plans.push_back({sizes[h], static_cast<double>(marked[h]) / static_cast<double>(sizes[h])});
  }
  const double truth = static_cast<double>(found) / static_cast<double>(total);
  std::vector<Count> n_h = proportional_largest_remainder(300, sizes);
  if (use_neyman)
    for (std::size_t h = 0; h < sizes.size(); ++h)
      n_h[h] = static_cast<Count>(std::llround(neyman(300, plans)[h]));
  Tally tally;
  for (int draw = 0; draw < kDraws; ++draw) {
    std::vector<CountedStratum> strata;
    for (std::size_t h = 0; h < sizes.size(); ++h) {
      Count x = 0;
      for (const std::size_t place :
           simple_draw(static_cast<std::size_t>(sizes[h]), static_cast<std::size_t>(n_h[h]), chance))
        if (static_cast<Count>(place) < marked[h]) ++x;
      strata.push_back({sizes[h], n_h[h], x});
    }
    tally.add(stratified_share(strata, kConf).interval, truth);
  }
  print_row(use_neyman ? "stratifierat, Neyman, 300 av 5000" : "stratifierat, proportionellt, 300 av 5000",
            percent(truth), "Wilson på effektiv storlek (standard)", tally);
}

// Strata so small a draw that some show no spread: what the remedy of `stratified_domain_share` is worth.
void strata_without_spread(const std::string& design, const std::vector<CountedStratum>& frame,
                           std::uint64_t seed) {
  Chance chance(seed);
  Count total = 0;
  Count found = 0;
  for (const CountedStratum& stratum : frame) {
    total += stratum.N;
    found += stratum.x;
  }
  const double truth = static_cast<double>(found) / static_cast<double>(total);
  Tally guarded;
  Tally plain;
  for (int draw = 0; draw < kDraws; ++draw) {
    std::vector<CountedStratum> strata;
    for (const CountedStratum& stratum : frame) {
      Count x = 0;
      for (const std::size_t place :
           simple_draw(static_cast<std::size_t>(stratum.N), static_cast<std::size_t>(stratum.n), chance))
        if (static_cast<Count>(place) < stratum.x) ++x;
      strata.push_back({stratum.N, stratum.n, x});
    }
    const ShareEstimate estimate = stratified_share(strata, kConf);
    guarded.add(estimate.interval, truth);
    const double variance = *estimate.se * *estimate.se;
    const double spread = estimate.share * (1.0 - estimate.share);
    plain.add(variance > 0.0 && spread > 0.0 ? wilson_share(estimate.share, spread / variance, kConf)
                                             : estimate.interval,
              truth);
  }
  print_row(design, percent(truth), "Wilson på effektiv storlek (standard)", guarded);
  print_row(design, percent(truth), "samma utan tak för strata utan spridning", plain);
}

// A group that is a part of every stratum (a diagnosis group, a part's applicable certificates): its size in
// the frame is known only through the draw.
void group_across_strata(std::uint64_t seed) {
  Chance chance(seed);
  struct GroupedStratum {
    Count N, n, of, x;  // `of` of the N belong to the group, x of them have the property
  };
  const std::vector<GroupedStratum> frame = {
      {2500, 150, 800, 160}, {1500, 90, 700, 280}, {800, 48, 200, 130}, {200, 12, 60, 45}};
  double group = 0.0;
  double found = 0.0;
  for (const GroupedStratum& stratum : frame) {
    group += static_cast<double>(stratum.of);
    found += static_cast<double>(stratum.x);
  }
  Tally tally;
  for (int draw = 0; draw < kDraws; ++draw) {
    std::vector<DomainStratum> strata;
    for (const GroupedStratum& stratum : frame) {
      DomainStratum drawn{stratum.N, stratum.n, 0, 0, 0.0};
      for (const std::size_t place :
           simple_draw(static_cast<std::size_t>(stratum.N), static_cast<std::size_t>(stratum.n), chance)) {
        if (static_cast<Count>(place) < stratum.of) ++drawn.of;
        if (static_cast<Count>(place) < stratum.x) ++drawn.x;
      }
      strata.push_back(drawn);
    }
    tally.add(stratified_domain_share(strata, kConf).interval, found / group);
  }
  print_row("stratifierat, grupp om 1760 i ramen, omkring 105 dragna", percent(found / group),
            "Wilson på effektiv storlek (standard)", tally);
}

// A frame of units in random order; the certificates of a unit stand together.
struct UnitFrame {
  std::vector<std::vector<char>> units;
  std::vector<char> flat;
  double truth = 0.0;
};

UnitFrame unit_frame(std::size_t units, double low, double high, Chance& chance) {
  UnitFrame frame;
  const std::vector<double> shares = unit_shares(units, low, high, chance);
  double found = 0.0;
  for (std::size_t u = 0; u < units; ++u) {
    const std::size_t size = 20 + chance.below(61);
    frame.units.emplace_back();
    for (std::size_t i = 0; i < size; ++i) {
      frame.units.back().push_back(chance.unit() < shares[u] ? 1 : 0);
      found += frame.units.back().back();
    }
    frame.flat.insert(frame.flat.end(), frame.units.back().begin(), frame.units.back().end());
  }
  frame.truth = found / static_cast<double>(frame.flat.size());
  return frame;
}

void systematic(std::uint64_t seed) {
  Chance chance(seed);
  const UnitFrame frame = unit_frame(100, 0.1, 0.6, chance);
  const auto N = static_cast<Count>(frame.flat.size());
  const Count n = 300;
  const double interval = static_cast<double>(N) / static_cast<double>(n);
  Tally tally;
  for (int draw = 0; draw < kDraws; ++draw) {
    // Units stand in their order; within a unit the order has nothing to do with the rating.
    std::vector<char> ordered;
    for (const auto& unit : frame.units)
      for (const std::size_t place : simple_draw(unit.size(), unit.size(), chance))
        ordered.push_back(unit[place]);
    const double start = 1.0 + chance.unit() * interval;  // in [1, 1 + interval)
    Count x = 0;
    for (const std::size_t place : systematic_items(ordered.size(), n, interval, start)) x += ordered[place];
    tally.add(simple_share(x, n, N, kConf).interval, frame.truth);
  }
  print_row(fmt::format("systematiskt, 300 av {}, ordnat efter enhet", N), percent(frame.truth),
            "Wilson, ändlig ram (standard)", tally);
}

void cluster(std::size_t drawn_units, double low, double high, std::uint64_t seed) {
  Chance chance(seed);
  const UnitFrame frame = unit_frame(120, low, high, chance);
  const auto N = static_cast<double>(frame.flat.size());
  constexpr std::size_t per_unit = 12;
  Tally tally;
  for (int draw = 0; draw < kDraws; ++draw) {
    std::vector<std::size_t> order = simple_draw(frame.units.size(), frame.units.size(), chance);
    std::vector<double> sizes;
    for (const std::size_t u : order) sizes.push_back(static_cast<double>(frame.units[u].size()));
    const double interval = N / static_cast<double>(drawn_units);
    const double start = (1.0 - chance.unit()) * interval;
    std::vector<Cluster> clusters;
    for (const std::size_t place :
         fixed_interval_pps(sizes, static_cast<Count>(drawn_units), interval, start)) {
      const auto& unit = frame.units[order[place]];
      double x = 0.0;
      for (const std::size_t certificate : simple_draw(unit.size(), per_unit, chance)) x += unit[certificate];
      // Inclusion probability m·M/N · 12/M: the same for all, so every certificate weighs alike.
      const double weight = N / static_cast<double>(drawn_units * per_unit);
      clusters.push_back({static_cast<Count>(per_unit), weight * static_cast<double>(per_unit), weight * x,
                          static_cast<double>(unit.size()) / interval, static_cast<Count>(unit.size())});
    }
    tally.add(clustered_share(clusters, kConf).interval, frame.truth);
  }
  print_row(fmt::format("kluster, {} av 120 enheter, 12 i varje", drawn_units), percent(frame.truth),
            "Wilson på effektiv storlek, t (standard)", tally);
}

void difference(double p1, double p2, std::uint64_t seed) {
  Chance chance(seed);
  constexpr Count N = 4000;
  constexpr Count n = 250;
  const auto draw_one = [&](double p) {
    Count x = 0;
    for (const std::size_t place : simple_draw(N, n, chance)) x += static_cast<double>(place) < p * N ? 1 : 0;
    return x;
  };
  Tally tally;
  for (int draw = 0; draw < kDraws; ++draw) {
    const Count x1 = draw_one(p1);
    const Difference d = difference_newcombe(x1, n, draw_one(p2), n, kConf);
    tally.add({d.lower, d.upper}, p1 - p2);
  }
  print_row("skillnad mellan två rundor, 250 av 4000 i var", fmt::format("{} − {}", percent(p1), percent(p2)),
            "Newcombe (standard)", tally);
}

void agreement(std::uint64_t seed) {
  const Table truth_table = {{52, 6, 1}, {8, 16, 4}, {1, 3, 9}};
  std::vector<std::pair<std::size_t, std::size_t>> frame;
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < 3; ++j)
      frame.insert(frame.end(), static_cast<std::size_t>(truth_table[i][j]), {i, j});
  for (const std::size_t n : {60U, 120U, 300U}) {
    Chance chance(seed + n);
    Tally kappa;
    Tally linear;
    Tally ac1;
    for (int draw = 0; draw < kDraws; ++draw) {
      Table table(3, std::vector<double>(3, 0.0));
      for (std::size_t k = 0; k < n; ++k) {
        const auto& [i, j] = frame[chance.below(frame.size())];
        table[i][j] += 1.0;
      }
      const auto add = [](Tally& tally, const Agreement& estimate, const Agreement& truth, bool student) {
        const auto interval = student ? student_interval(estimate, kConf) : normal_interval(estimate, kConf);
        if (interval) tally.add(*interval, *truth.coefficient);
      };
      add(kappa, cohen_kappa(table, Weights::identity), cohen_kappa(truth_table, Weights::identity), false);
      add(linear, cohen_kappa(table, Weights::linear), cohen_kappa(truth_table, Weights::linear), false);
      add(ac1, gwet_coefficient(table, Weights::identity), gwet_coefficient(truth_table, Weights::identity),
          true);
    }
    const std::string design = fmt::format("två bedömare, {} intyg", n);
    const auto value = [](const Agreement& a) { return swedish(*a.coefficient, 3); };
    print_row(design, "κ " + value(cohen_kappa(truth_table, Weights::identity)), "Cohens κ, normal", kappa);
    print_row(design, "κ " + value(cohen_kappa(truth_table, Weights::linear)),
              "linjärt vägt κ, normal (standard)", linear);
    print_row(design, "AC1 " + value(gwet_coefficient(truth_table, Weights::identity)),
              "Gwets AC1, t (standard)", ac1);
  }
}

// Coverage by summing probabilities over every possible frame: no chance in it.
void every_frame(Count N, Count n) {
  struct Method {
    const char* name = "";
    std::vector<Interval> intervals = {};  // by x
    double lowest = 1.0;
    double lowest_inside = 1.0;  // where the share is 10–90 %
    double sum = 0.0;
  };
  std::vector<Method> methods(5);
  methods[0].name = "standard: Wilson, exakt när färre än 5";
  methods[1].name = "Wilson, ändlig ram, ensam";
  methods[2].name = "exakt hypergeometriskt";
  methods[3].name = "ensidig övre gräns, hypergeometrisk";
  methods[4].name = "Wald, ändlig ram";
  for (Count x = 0; x <= n; ++x) {
    const CountInterval exact = exact_hypergeometric(x, n, N, kConf);
    const Interval found[] = {simple_share(x, n, N, kConf).interval,
                              wilson_finite(x, n, N, kConf),
                              {exact.lower, exact.upper},
                              {0.0, upper_bound_hypergeometric(x, n, N, kConf).upper_rate},
                              wald_finite(x, n, N, kConf)};
    for (std::size_t m = 0; m < methods.size(); ++m) methods[m].intervals.push_back(found[m]);
  }
  for (Count K = 0; K <= N; ++K) {
    const double truth = static_cast<double>(K) / static_cast<double>(N);
    std::vector<double> probabilities;
    double cumulated = 0.0;
    for (Count x = 0; x <= n; ++x) {
      const double now = hypergeometric_at_most(x, N, K, n);
      probabilities.push_back(now - cumulated);
      cumulated = now;
    }
    for (Method& method : methods) {
      double covered = 0.0;
      for (std::size_t x = 0; x < probabilities.size(); ++x)
        if (method.intervals[x].lower <= truth + 1e-12 && truth <= method.intervals[x].upper + 1e-12)
          covered += probabilities[x];
      method.lowest = std::min(method.lowest, covered);
      if (truth >= 0.1 && truth <= 0.9) method.lowest_inside = std::min(method.lowest_inside, covered);
      method.sum += covered;
    }
  }
  for (const Method& method : methods)
    fmt::print("| {} av {} | {} | {} | {} | {} |\n", n, N, method.name,
               swedish(100.0 * method.sum / static_cast<double>(N + 1), 1),
               swedish(100.0 * method.lowest_inside, 1), swedish(100.0 * method.lowest, 1));
}

}  // namespace

int main() {
  fmt::print("{} dragningar per rad, nominellt 95 procent, frö 20240901 och uppåt.\n\n", kDraws);
  fmt::print(
      "| Design | Sant värde | Metod | Täckning % | Sant värde under % | Sant värde över % | Bredd, enheter "
      "av 0,01 |\n");
  fmt::print("|---|---|---|---|---|---|---|\n");
  std::uint64_t seed = 20240901;
  for (const Count K : {100, 500, 1000, 2500, 4250}) simple(5000, 357, K, seed++);
  for (const Count K : {40, 120}) simple(400, 120, K, seed++);
  stratified(false, seed++);
  stratified(true, seed++);
  systematic(seed++);
  group_across_strata(1000);
  strata_without_spread("stratifierat, 10 av 96, 10 av 11, 12 av 13",
                        {{96, 10, 90}, {11, 10, 9}, {13, 12, 11}}, 1001);
  strata_without_spread("stratifierat, 10 av 96, 10 av 11, 12 av 13",
                        {{96, 10, 80}, {11, 10, 9}, {13, 12, 11}}, 1002);
  strata_without_spread("stratifierat, 40 strata, 5 av 30 i vart",
                        std::vector<CountedStratum>(40, {30, 5, 27}), 1003);
  strata_without_spread("stratifierat, 20 av 2000 och tre om 20 av 60",
                        {{2000, 20, 1900}, {60, 20, 30}, {60, 20, 30}, {60, 20, 30}}, 1004);
  cluster(30, 0.2, 0.6, seed++);
  cluster(30, 0.0, 0.9, seed++);
  cluster(10, 0.2, 0.6, seed++);
  difference(0.55, 0.45, seed++);
  difference(0.10, 0.04, seed++);
  agreement(seed);
  fmt::print("\nBeräknad täckning, summerad över varje möjligt antal i ramen:\n\n");
  fmt::print(
      "| Stickprov | Metod | Medel % | Lägst där andelen är 10–90 % | Lägst någonstans "
      "|\n|---|---|---|---|---|\n");
  every_frame(500, 100);
  every_frame(1000, 150);
}
