#include "statistics/selection.h"

#include <fmt/format.h>

#include <cmath>

#include "statistics/preconditions.h"

namespace stickprov::statistics {
namespace {

// Points are compared with this slack, so that 0.1 + 0.1 + 0.1 still falls on 0.3.
constexpr double kSlack = 1e-9;

void require_points(Count n, double interval, double start) {
  require(n >= 1, fmt::format("n = {} ska vara minst 1", n), fmt::format("n = {} must be at least 1", n));
  require(interval > 0.0, fmt::format("intervallet {} ska vara större än 0", interval),
          fmt::format("the interval {} must be larger than 0", interval));
  require(start > 0.0, fmt::format("starten {} ska vara större än 0: positioner räknas från 1", start),
          fmt::format("the start {} must be larger than 0: positions count from 1", start));
}

void require_reach(bool reached, double last, double total, const char* unit_sv, const char* unit_en) {
  require(reached,
          fmt::format("den sista punkten {} ligger bortom ramens {} {}: minska start, intervall eller n",
                      last, total, unit_sv),
          fmt::format("the last point {} lies beyond the frame's {} {}: lower start, interval or n", last,
                      total, unit_en));
}

double last_point(Count n, double interval, double start) {
  return start + static_cast<double>(n - 1) * interval;
}

}  // namespace

std::vector<std::size_t> systematic_items(std::size_t frame, Count n, double interval, double start) {
  require(frame > 0, "ramen är tom", "the frame is empty");
  require(start >= 1.0, fmt::format("starten {} ska vara minst 1: posterna räknas från 1", start),
          fmt::format("the start {} must be at least 1: items count from 1", start));
  require(interval >= 1.0 || n == 1,
          fmt::format("intervallet {} är mindre än 1: samma post skulle dras två gånger", interval),
          fmt::format("the interval {} is smaller than 1: an item would be drawn twice", interval));
  require_points(n, interval, start);
  const double last = last_point(n, interval, start);
  require_reach(std::floor(last + kSlack) <= static_cast<double>(frame), last, static_cast<double>(frame),
                "poster", "items");
  std::vector<std::size_t> places;
  for (Count k = 0; k < n; ++k) {
    const double position = start + static_cast<double>(k) * interval;
    places.push_back(static_cast<std::size_t>(std::floor(position + kSlack)) - 1);
  }
  return places;
}

std::vector<std::size_t> fixed_interval_pps(const std::vector<double>& values, Count n, double interval,
                                            double start) {
  double total = 0.0;
  for (const double value : values) {
    require(value >= 0.0, fmt::format("värdet {} får inte vara negativt", value),
            fmt::format("the value {} must not be negative", value));
    total += value;
  }
  require(total > 0.0, "ramen har inget värde: summan är 0", "the frame has no value: the sum is 0");
  require_points(n, interval, start);
  const double last = last_point(n, interval, start);
  require_reach(last <= total * (1.0 + kSlack) + kSlack, last, total, "enheter", "units");
  std::vector<std::size_t> places;
  double cumulated = 0.0;
  Count next = 0;
  std::size_t last_with_value = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i] <= 0.0) continue;
    last_with_value = i;
    cumulated += values[i];
    while (next < n &&
           start + static_cast<double>(next) * interval <= cumulated * (1.0 + kSlack * kSlack) + kSlack) {
      places.push_back(i);
      ++next;
    }
  }
  for (; next < n; ++next) places.push_back(last_with_value);  // the very last point, lost to rounding only
  return places;
}

}  // namespace stickprov::statistics
