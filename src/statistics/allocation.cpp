#include "statistics/allocation.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "statistics/preconditions.h"

namespace stickprov::statistics {
namespace {

void require_allocation(Count n, const std::vector<Count>& sizes) {
  require(!sizes.empty(), "inga strata angavs", "no strata were given");
  require(n >= 0, fmt::format("n = {} får inte vara negativt", n),
          fmt::format("n = {} must not be negative", n));
  Count total = 0;
  for (const Count size : sizes) {
    require(size >= 0, fmt::format("stratumstorleken {} får inte vara negativ", size),
            fmt::format("the stratum size {} must not be negative", size));
    total += size;
    require(total <= kLargestCount, "ramen är för stor", "the frame is too large");
  }
  require(n <= total, fmt::format("stickprovet n = {} är större än ramen N = {}", n, total),
          fmt::format("the sample n = {} is larger than the frame N = {}", n, total));
  require(total > 0, "ramen är tom: alla strata har N = 0", "the frame is empty: every stratum has N = 0");
}

}  // namespace

std::vector<double> neyman(Count n, const std::vector<PlannedStratum>& strata) {
  std::vector<Count> sizes;
  for (const PlannedStratum& stratum : strata) {
    require_share(stratum.p, "p");
    sizes.push_back(stratum.N);
  }
  require_allocation(n, sizes);
  std::vector<double> shares;
  double total = 0.0;
  for (const PlannedStratum& stratum : strata) {
    shares.push_back(static_cast<double>(stratum.N) * std::sqrt(stratum.p * (1.0 - stratum.p)));
    total += shares.back();
  }
  require(total > 0.0, "Neyman-allokering kräver spridning: minst ett stratum ska ha p mellan 0 och 1",
          "Neyman allocation needs spread: at least one stratum must have p between 0 and 1");
  for (double& share : shares) share *= static_cast<double>(n) / total;
  return shares;
}

std::vector<Count> proportional_largest_remainder(Count n, const std::vector<Count>& N_h) {
  require_allocation(n, N_h);
  const Count total = std::accumulate(N_h.begin(), N_h.end(), Count{0});
  std::vector<Count> sizes;
  std::vector<Count> remainders;
  Count given = 0;
  for (const Count size : N_h) {  // n·N_h ≤ 10^18, inside 64 bits
    sizes.push_back(n * size / total);
    remainders.push_back(n * size % total);
    given += sizes.back();
  }
  std::vector<std::size_t> order(N_h.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
  for (std::size_t i = 0; given < n; ++i, ++given) ++sizes[order[i]];
  return sizes;
}

}  // namespace stickprov::statistics
