#include "sampling/draw.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <functional>

#include "format/hash.h"
#include "model/setup_error.h"
#include "sampling/allocation.h"
#include "sampling/frame.h"

namespace stickprov::sampling {
namespace {

constexpr std::size_t kFewestSpares = 5;

struct Keyed {
  std::string key;
  const FrameEntry* entry = nullptr;
};

bool by_key(const Keyed& a, const Keyed& b) {
  return a.key != b.key ? a.key < b.key : a.entry->certificate_id < b.entry->certificate_id;
}

std::vector<Keyed> in_drawn_order(const std::vector<const FrameEntry*>& entries, const std::string& seed) {
  std::vector<Keyed> order;
  order.reserve(entries.size());
  for (const FrameEntry* entry : entries) order.push_back({draw_key(seed, entry->certificate_id), entry});
  std::sort(order.begin(), order.end(), by_key);
  return order;
}

[[noreturn]] void refuse(std::string swedish, std::string english) {
  throw SetupError(std::move(swedish), std::move(english));
}

void notice(DrawResult& result, std::string swedish, std::string english) {
  result.notices.push_back({std::move(swedish), std::move(english)});
}

std::size_t spare_count(const DrawPlan& plan, std::size_t drawn) {
  return plan.spares ? *plan.spares : std::max(kFewestSpares, (drawn + 3) / 4);
}

// The first `taken` of `order` are drawn, the next ones are spares.
void take(const std::vector<Keyed>& order, std::size_t taken, double probability, const std::string& stratum,
          std::size_t spares, Sample& sample) {
  const auto item = [&](std::size_t number, std::size_t i) {
    return DrawnItem{number, order[i].entry->certificate_id, stratum, probability,
                     probability > 0 ? 1.0 / probability : 0.0};
  };
  for (std::size_t i = 0; i < taken; ++i) sample.items.push_back(item(sample.items.size() + 1, i));
  const std::size_t last = std::min(order.size(), taken + spares);
  for (std::size_t i = taken; i < last; ++i) sample.spares.push_back(item(sample.spares.size() + 1, i));
}

double share(std::size_t part, std::size_t whole) {
  return static_cast<double>(part) / static_cast<double>(whole);
}

std::vector<const FrameEntry*> pointers(const std::vector<FrameEntry>& frame) {
  std::vector<const FrameEntry*> all;
  all.reserve(frame.size());
  for (const FrameEntry& entry : frame) all.push_back(&entry);
  return all;
}

void draw_simple(const std::vector<FrameEntry>& frame, const DrawPlan& plan, DrawResult& result) {
  const std::vector<Keyed> order = in_drawn_order(pointers(frame), plan.seed);
  result.sample.strata.push_back({"", frame.size(), plan.n});
  take(order, plan.n, share(plan.n, frame.size()), "", spare_count(plan, plan.n), result.sample);
}

std::vector<double> shares_of(const std::map<std::string, std::vector<const FrameEntry*>>& strata,
                              const DrawPlan& plan) {
  std::vector<double> shares;
  for (const auto& [stratum, members] : strata) {
    const auto found = plan.expected_shares.find(stratum);
    if (found == plan.expected_shares.end())
      refuse(
          fmt::format("Neymanallokering behöver en förväntad andel för varje skikt; den saknas för ”{}”. "
                      "Lägg till raden i "
                      "filen med förväntade andelar.",
                      stratum),
          fmt::format(
              "Neyman allocation needs an expected share for each stratum; it is missing for \"{}\". Add the "
              "line to the file of expected shares.",
              stratum));
    if (!(found->second >= 0 && found->second <= 1))
      refuse(fmt::format("Den förväntade andelen för ”{}” ska ligga mellan 0 och 1.", stratum),
             fmt::format("The expected share for \"{}\" should lie between 0 and 1.", stratum));
    shares.push_back(found->second);
  }
  return shares;
}

void tell_about_strata(const Sample& sample, const DrawPlan& plan, DrawResult& result) {
  for (const Stratum& stratum : sample.strata) {
    if (stratum.population == 0)
      notice(
          result, fmt::format("Skiktet ”{}” är tomt: inga intyg i ramen, inget kan dras.", stratum.name),
          fmt::format("Stratum \"{}\" is empty: the frame holds no certificate of it, nothing can be drawn.",
                      stratum.name));
    else if (stratum.sampled == 0)
      notice(
          result,
          fmt::format(
              "Skiktet ”{}” ({} intyg) fick inget intyg i urvalet och kan inte skattas. Öka --n eller ange "
              "--min-per-stratum.",
              stratum.name, stratum.population),
          fmt::format("Stratum \"{}\" ({} certificates) got none in the sample and cannot be estimated. "
                      "Raise --n or give "
                      "--min-per-stratum.",
                      stratum.name, stratum.population));
    else if (stratum.sampled == stratum.population)
      notice(
          result,
          fmt::format("Skiktet ”{}” totalundersöks: alla {} intyg är med.", stratum.name, stratum.population),
          fmt::format("Stratum \"{}\" is a census: all {} certificates are taken.", stratum.name,
                      stratum.population));
    else if (stratum.sampled == 1)
      notice(
          result,
          fmt::format("Skiktet ”{}” har ett enda draget intyg: osäkerheten inom skiktet kan inte skattas.",
                      stratum.name),
          fmt::format(
              "Stratum \"{}\" has a single drawn certificate: the uncertainty within it cannot be estimated.",
              stratum.name));
    if (stratum.population > 0 && stratum.population < plan.min_per_stratum)
      notice(result,
             fmt::format("Skiktet ”{}” har bara {} intyg, färre än --min-per-stratum {}.", stratum.name,
                         stratum.population, plan.min_per_stratum),
             fmt::format("Stratum \"{}\" has only {} certificates, fewer than --min-per-stratum {}.",
                         stratum.name, stratum.population, plan.min_per_stratum));
  }
}

void draw_stratified(const std::vector<FrameEntry>& frame, const DrawPlan& plan, DrawResult& result) {
  if (plan.by.empty() || plan.by.size() > 2)
    refuse("Ett stratifierat urval behöver en eller två indelningar: ange --by, till exempel --by unit.",
           "A stratified sample needs one or two divisions: give --by, for example --by unit.");
  std::map<std::string, std::vector<const FrameEntry*>> strata;
  for (const FrameEntry& entry : frame) strata[stratum_of(entry, plan.by)].push_back(&entry);
  std::vector<std::size_t> sizes;
  for (const auto& [stratum, members] : strata) sizes.push_back(members.size());
  std::vector<std::size_t> allocation;
  switch (plan.allocation) {
    case Allocation::proportional:
      allocation = allocate_proportional(plan.n, sizes);
      break;
    case Allocation::equal:
      allocation = allocate_equal(plan.n, sizes);
      break;
    case Allocation::neyman:
      allocation = allocate_neyman(plan.n, sizes, shares_of(strata, plan));
      break;
  }
  if (plan.min_per_stratum > 0) allocation = raise_to_minimum(allocation, sizes, plan.min_per_stratum);
  std::size_t h = 0;
  for (const auto& [stratum, members] : strata) {
    const std::size_t taken = allocation[h++];
    result.sample.strata.push_back({stratum, members.size(), taken});
    take(in_drawn_order(members, plan.seed), taken, share(taken, members.size()), stratum,
         spare_count(plan, taken), result.sample);
  }
  for (const std::string& known : plan.known_strata)
    if (strata.count(known) == 0) result.sample.strata.push_back({known, 0, 0});
  std::sort(result.sample.strata.begin(), result.sample.strata.end(),
            [](const Stratum& a, const Stratum& b) { return a.name < b.name; });
  if (result.sample.items.size() > plan.n)
    notice(result,
           fmt::format("--min-per-stratum {} i {} skikt kräver {} intyg, fler än --n {}; alla {} dras.",
                       plan.min_per_stratum, strata.size(), result.sample.items.size(), plan.n,
                       result.sample.items.size()),
           fmt::format(
               "--min-per-stratum {} in {} strata takes {} certificates, more than --n {}; all {} are drawn.",
               plan.min_per_stratum, strata.size(), result.sample.items.size(), plan.n,
               result.sample.items.size()));
  tell_about_strata(result.sample, plan, result);
}

// A whole number in [0, below) from the seed: the first 12 hexadecimal digits of SHA-256(seed, "\n", purpose)
// mod below. 48 bits stay exact in a spreadsheet, and the bias is below 10⁻⁸ for a million certificates.
std::size_t number_from_seed(const std::string& seed, std::string_view purpose, std::size_t below) {
  return std::stoull(draw_key(seed, purpose).substr(0, 12), nullptr, 16) % below;
}

void draw_systematic(const std::vector<FrameEntry>& frame, const DrawPlan& plan, DrawResult& result) {
  std::vector<const FrameEntry*> line = pointers(frame);
  std::sort(line.begin(), line.end(), [](const FrameEntry* a, const FrameEntry* b) {
    // Without a signing day first: nullopt is less than any day.
    return a->signed_day != b->signed_day ? a->signed_day < b->signed_day
                                          : a->certificate_id < b->certificate_id;
  });
  const std::size_t population = line.size();
  const std::size_t start = number_from_seed(plan.seed, "systematic", population);
  std::vector<Keyed> drawn;
  std::vector<char> taken(population, 0);
  for (std::size_t i = 0; i < plan.n; ++i) {
    const std::size_t at = (start + i * population) / plan.n;
    taken[at] = 1;
    drawn.push_back({"", line[at]});
  }
  const double probability = share(plan.n, population);
  result.sample.strata.push_back({"", population, plan.n});
  take(drawn, plan.n, probability, "", 0, result.sample);
  std::vector<const FrameEntry*> rest;
  for (std::size_t i = 0; i < population; ++i)
    if (taken[i] == 0) rest.push_back(line[i]);
  take(in_drawn_order(rest, plan.seed), 0, probability, "", spare_count(plan, plan.n), result.sample);
}

struct Cluster {
  std::string key;
  std::string unit;
  std::vector<const FrameEntry*> members;
  double probability = 0;
  bool drawn = false;
};

// Systematic selection with probability proportional to size (Madow 1949). Units so large that they would be
// hit twice are taken for certain and the others drawn among the rest, again until none is so large.
void draw_clusters(std::vector<Cluster>& clusters, std::size_t wanted, const std::string& seed) {
  std::size_t left = wanted;
  bool changed = true;
  std::size_t total = 0;
  while (changed && left > 0) {
    changed = false;
    total = 0;
    for (const Cluster& cluster : clusters)
      if (!cluster.drawn) total += cluster.members.size();
    const std::size_t round = left;
    for (Cluster& cluster : clusters)
      if (!cluster.drawn && cluster.members.size() * round >= total) {
        cluster.drawn = true;
        cluster.probability = 1.0;
        --left;
        changed = true;
      }
  }
  if (left == 0) return;
  const std::size_t start = number_from_seed(seed, "cluster", total);
  std::size_t before = 0;
  std::size_t next = 0;
  for (Cluster& cluster : clusters) {
    if (cluster.drawn) continue;
    const std::size_t size = cluster.members.size();
    cluster.probability = share(left * size, total);
    // Points start + i·total on a line where each certificate is `left` long: hit when one falls within the
    // unit.
    const std::size_t end = (before + size) * left;
    if (next < left && start + next * total < end) {
      cluster.drawn = true;
      ++next;
    }
    before += size;
  }
}

void draw_cluster(const std::vector<FrameEntry>& frame, const DrawPlan& plan, DrawResult& result) {
  std::map<std::string, Cluster> by_unit;
  for (const FrameEntry& entry : frame) by_unit[entry.unit_id].members.push_back(&entry);
  if (plan.clusters == 0)
    refuse("Ett klusterurval behöver antalet enheter: ange --clusters, till exempel --clusters 10.",
           "A cluster sample needs the number of units: give --clusters, for example --clusters 10.");
  if (plan.clusters > by_unit.size())
    refuse(fmt::format("--clusters {} är fler än ramens {} enheter. Ange högst {}.", plan.clusters,
                       by_unit.size(), by_unit.size()),
           fmt::format("--clusters {} is more than the {} units of the frame. Give at most {}.",
                       plan.clusters, by_unit.size(), by_unit.size()));
  std::vector<Cluster> clusters;
  for (auto& [unit, cluster] : by_unit) {
    cluster.unit = unit;
    cluster.key = draw_key(plan.seed, unit);
    clusters.push_back(std::move(cluster));
  }
  std::sort(clusters.begin(), clusters.end(), [](const Cluster& a, const Cluster& b) {
    return a.key != b.key ? a.key < b.key : a.unit < b.unit;
  });
  draw_clusters(clusters, plan.clusters, plan.seed);
  const std::size_t each = (plan.n + plan.clusters - 1) / plan.clusters;
  for (const Cluster& cluster : clusters) {
    const std::size_t size = cluster.members.size();
    const std::size_t taken = cluster.drawn ? std::min(each, size) : 0;
    result.sample.strata.push_back({cluster.unit, size, taken, cluster.probability});
    if (!cluster.drawn) continue;
    take(in_drawn_order(cluster.members, plan.seed), taken, cluster.probability * share(taken, size),
         cluster.unit, spare_count(plan, taken), result.sample);
    if (taken < each)
      notice(result,
             fmt::format("Enheten {} har bara {} intyg, färre än de {} som skulle dras; alla är med.",
                         cluster.unit, size, each),
             fmt::format("Unit {} has only {} certificates, fewer than the {} to be drawn; all are taken.",
                         cluster.unit, size, each));
  }
  if (result.sample.items.size() != plan.n)
    notice(result,
           fmt::format("Klusterurvalet blev {} intyg: {} från var och en av {} enheter (--n {}).",
                       result.sample.items.size(), each, plan.clusters, plan.n),
           fmt::format("The cluster sample became {} certificates: {} from each of {} units (--n {}).",
                       result.sample.items.size(), each, plan.clusters, plan.n));
}

}  // namespace

std::string draw_key(std::string_view seed, std::string_view id) {
  std::string bytes(seed);
  bytes += '\n';
  bytes += id;
  return format::sha256_hex(bytes);
}

std::string make_seed() {
  if (sodium_init() < 0)
    refuse("Slumptalskällan (libsodium) kan inte startas.", "The random source (libsodium) cannot start.");
  std::array<unsigned char, 16> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::string hex(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
  hex.pop_back();
  return hex;
}

DrawResult draw(const std::vector<FrameEntry>& frame, const DrawPlan& wanted) {
  if (frame.empty())
    refuse(
        "Ramen är tom: inget intyg uppfyller villkoren, så inget kan dras. Kontrollera sökvägarna och "
        "--from/--to.",
        "The frame is empty: no certificate meets the conditions, so nothing can be drawn. Check the paths "
        "and "
        "--from/--to.");
  if (wanted.n == 0 && wanted.design != Design::census)
    refuse("Urvalet ska ha minst ett intyg: ange --n.",
           "The sample should have at least one certificate: give --n.");
  DrawPlan plan = wanted;
  DrawResult result;
  if (plan.design != Design::census && plan.n >= frame.size()) {
    if (plan.n > frame.size())
      notice(
          result,
          fmt::format("--n {} är fler än ramens {} intyg: alla tas med, det blir en totalundersökning.",
                      plan.n, frame.size()),
          fmt::format("--n {} is more than the {} certificates of the frame: all are taken, it is a census.",
                      plan.n, frame.size()));
    else
      notice(result, fmt::format("Urvalet är hela ramen ({} intyg): en totalundersökning.", frame.size()),
             fmt::format("The sample is the whole frame ({} certificates): a census.", frame.size()));
    plan.design = Design::census;
  }
  Sample& sample = result.sample;
  sample.design = std::string(name(plan.design));
  sample.seed = plan.seed;
  sample.requested = wanted.n;
  sample.frame_size = frame.size();
  sample.frame_sha256 = frame_sha256(frame);
  for (const By by : plan.by) sample.by.emplace_back(name(by));
  if (plan.design == Design::stratified) sample.allocation = std::string(name(plan.allocation));
  switch (plan.design) {
    case Design::census:
      plan.n = frame.size();
      plan.allocation = Allocation::proportional;  // every stratum whole, whatever was asked for
      plan.min_per_stratum = 0;
      if (!plan.by.empty())
        draw_stratified(frame, plan, result);
      else
        draw_simple(frame, plan, result);
      break;
    case Design::simple:
      draw_simple(frame, plan, result);
      break;
    case Design::stratified:
      draw_stratified(frame, plan, result);
      break;
    case Design::systematic:
      draw_systematic(frame, plan, result);
      break;
    case Design::cluster:
      draw_cluster(frame, plan, result);
      break;
  }
  std::vector<std::string> drawn;
  drawn.reserve(sample.items.size());
  for (const DrawnItem& item : sample.items) drawn.push_back(item.certificate_id);
  sample.sample_sha256 = ids_sha256(drawn);
  return result;
}

}  // namespace stickprov::sampling
