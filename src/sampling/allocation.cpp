#include "sampling/allocation.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace stickprov::sampling {
namespace {

std::size_t sum(const std::vector<std::size_t>& values) {
  return std::accumulate(values.begin(), values.end(), std::size_t{0});
}

// Indices by falling remainder, earlier first where they are equal.
template <typename Remainder>
std::vector<std::size_t> by_remainder(const std::vector<Remainder>& remainders) {
  std::vector<std::size_t> order(remainders.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
  return order;
}

// One round of largest remainder over the strata with weight; the caller shares again what did not fit.
std::vector<std::size_t> largest_remainder(std::size_t n, const std::vector<double>& weights) {
  const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
  std::vector<std::size_t> result(weights.size(), 0);
  std::vector<double> remainders(weights.size(), -1.0);
  for (std::size_t h = 0; h < weights.size(); ++h) {
    if (weights[h] <= 0) continue;
    const double exact = static_cast<double>(n) * weights[h] / total;
    result[h] = static_cast<std::size_t>(exact);
    remainders[h] = exact - std::floor(exact);
  }
  std::size_t left = n - std::min(n, sum(result));
  for (const std::size_t h : by_remainder(remainders)) {
    if (left == 0 || remainders[h] < 0) break;
    ++result[h];
    --left;
  }
  return result;
}

}  // namespace

std::vector<std::size_t> allocate_proportional(std::size_t n, const std::vector<std::size_t>& sizes) {
  const std::size_t total = sum(sizes);
  n = std::min(n, total);
  std::vector<std::size_t> result(sizes.size(), 0);
  if (n == 0) return result;
  // Proportional never exceeds the size: ⌊n·N_h/N⌋ + 1 > N_h only where n·N_h/N = N_h, which has no
  // remainder.
  std::vector<std::uint64_t> remainders(sizes.size(), 0);
  for (std::size_t h = 0; h < sizes.size(); ++h) {
    const std::uint64_t product = std::uint64_t{n} * sizes[h];
    result[h] = product / total;
    remainders[h] = product % total;
  }
  std::size_t left = n - sum(result);
  for (const std::size_t h : by_remainder(remainders)) {
    if (left == 0) break;
    ++result[h];
    --left;
  }
  return result;
}

std::vector<std::size_t> allocate_equal(std::size_t n, const std::vector<std::size_t>& sizes) {
  std::vector<std::size_t> result(sizes.size(), 0);
  std::size_t left = std::min(n, sum(sizes));
  while (left > 0) {
    std::vector<std::size_t> open;
    for (std::size_t h = 0; h < sizes.size(); ++h)
      if (result[h] < sizes[h]) open.push_back(h);
    const std::size_t each = std::max<std::size_t>(left / open.size(), 1);
    for (const std::size_t h : open) {
      const std::size_t given = std::min({each, sizes[h] - result[h], left});
      result[h] += given;
      left -= given;
    }
  }
  return result;
}

std::vector<std::size_t> allocate_neyman(std::size_t n, const std::vector<std::size_t>& sizes,
                                         const std::vector<double>& shares) {
  std::vector<double> weights(sizes.size());
  for (std::size_t h = 0; h < sizes.size(); ++h)
    weights[h] = static_cast<double>(sizes[h]) * std::sqrt(shares[h] * (1.0 - shares[h]));
  if (std::all_of(weights.begin(), weights.end(), [](double w) { return w <= 0; }))
    return allocate_proportional(n, sizes);
  std::vector<std::size_t> result(sizes.size(), 0);
  std::size_t left = std::min(n, sum(sizes));
  while (left > 0) {
    std::vector<std::size_t> round = largest_remainder(left, weights);
    if (sum(round) == 0) {
      // Only strata without spread have room left: they share what the others could not take.
      std::vector<std::size_t> room(sizes.size());
      for (std::size_t h = 0; h < sizes.size(); ++h) room[h] = sizes[h] - result[h];
      round = allocate_proportional(left, room);
    }
    // A stratum that cannot take its part is filled and left out of the next round.
    bool filled = false;
    for (std::size_t h = 0; h < sizes.size(); ++h)
      if (result[h] + round[h] > sizes[h]) {
        left -= sizes[h] - result[h];
        result[h] = sizes[h];
        weights[h] = 0;
        filled = true;
      }
    if (filled) continue;
    for (std::size_t h = 0; h < sizes.size(); ++h) result[h] += round[h];
    left = 0;
  }
  return result;
}

std::vector<std::size_t> raise_to_minimum(std::vector<std::size_t> allocation,
                                          const std::vector<std::size_t>& sizes, std::size_t least) {
  std::size_t owed = 0;
  std::vector<std::size_t> floors(sizes.size());
  for (std::size_t h = 0; h < sizes.size(); ++h) {
    floors[h] = std::min(sizes[h], least);
    if (allocation[h] >= floors[h]) continue;
    owed += floors[h] - allocation[h];
    allocation[h] = floors[h];
  }
  for (; owed > 0; --owed) {
    std::size_t richest = sizes.size();
    for (std::size_t h = 0; h < sizes.size(); ++h)
      if (allocation[h] > floors[h] &&
          (richest == sizes.size() || allocation[h] - floors[h] >= allocation[richest] - floors[richest]))
        richest = h;
    if (richest == sizes.size()) break;
    --allocation[richest];
  }
  return allocation;
}

}  // namespace stickprov::sampling
