#include "report/small_numbers.h"

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

namespace stickprov::report {
namespace {

// So large that no sum of counts reaches it, so small that no sum of these overflows.
constexpr std::size_t kUnbounded = std::size_t{1} << 40U;

using Counts = std::vector<PublishedCounts::Count>;

std::size_t least(std::size_t a, std::size_t b) {
  return a > b ? a - b : 0;
}

// One sum, both ways; true when a bound moved.
bool tighten(const PublishedCounts::Sum& sum, std::vector<Bounds>& bounds) {
  std::size_t lower = 0;
  std::size_t upper = 0;
  for (const std::size_t part : sum.parts) {
    lower += bounds[part].lower;
    upper += bounds[part].upper;
  }
  bool moved = false;
  const auto narrow = [&](Bounds& one, std::size_t low, std::size_t high) {
    if (low > one.lower) {
      one.lower = low;
      moved = true;
    }
    if (high < one.upper) {
      one.upper = high;
      moved = true;
    }
  };
  narrow(bounds[sum.total], lower, upper);
  for (const std::size_t part : sum.parts) {
    const Bounds before = bounds[part];
    narrow(bounds[part], least(bounds[sum.total].lower, upper - before.upper),
           least(bounds[sum.total].upper, lower - before.lower));
    lower += bounds[part].lower - before.lower;
    upper -= before.upper - bounds[part].upper;
  }
  return moved;
}

bool small(std::size_t value, std::size_t limit) {
  return value > 0 && value < limit;
}

bool rest_is_small(const PublishedCounts::Count& count, std::size_t limit) {
  return count.of > count.value && small(count.of - count.value, limit);
}

bool secret(const PublishedCounts::Count& count, std::size_t limit) {
  return small(count.value, limit) || rest_is_small(count, limit);
}

// How a count is hidden with the most said about it.
Shown hidden(const PublishedCounts::Count& count, std::size_t limit) {
  if (count.value < limit) return Shown::few;
  return count.of > 0 && count.of - count.value < limit ? Shown::most : Shown::withheld;
}

bool in_sum(const PublishedCounts::Sum& sum, std::size_t place) {
  return sum.total == place || std::find(sum.parts.begin(), sum.parts.end(), place) != sum.parts.end();
}

// Of what is still shown of the sums that give `place` away, the part of least worth and the smallest of
// those; a total where no part is left. Nothing: size of `counts`.
std::size_t next_to_hide(const PublishedCounts& published, std::size_t place) {
  const Counts& counts = published.counts;
  std::size_t best = counts.size();
  const auto consider = [&](std::size_t other) {
    const PublishedCounts::Count& count = counts[other];
    if (other == place || !count.published || count.total || count.shown != Shown::number) return;
    if (best == counts.size() ||
        std::pair(count.worth, count.value) < std::pair(counts[best].worth, counts[best].value))
      best = other;
  };
  for (const PublishedCounts::Sum& sum : published.sums) {
    if (!in_sum(sum, place)) continue;
    for (const std::size_t part : sum.parts) consider(part);
  }
  if (best != counts.size()) return best;
  for (const PublishedCounts::Sum& sum : published.sums) {
    if (in_sum(sum, place)) consider(sum.total);
  }
  return best;
}

bool told(const PublishedCounts& published, std::size_t place, std::size_t limit) {
  const Bounds bounds = known_bounds(published, limit)[place];
  return bounds.lower == bounds.upper;
}

// How many of the counts to protect a reader can tell.
std::size_t told(const PublishedCounts& published, std::size_t limit) {
  const std::vector<Bounds> bounds = known_bounds(published, limit);
  std::size_t told = 0;
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    const PublishedCounts::Count& count = published.counts[i];
    if (count.published && !count.total && secret(count, limit) && bounds[i].lower == bounds[i].upper) ++told;
  }
  return told;
}

// Hiding one by one can hide more than it takes: shows again, the most worth first, what gives nothing away.
void show_again(PublishedCounts& published, const std::vector<std::size_t>& hidden_for_others,
                std::size_t limit) {
  std::vector<std::size_t> order = hidden_for_others;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const Counts& counts = published.counts;
    return std::pair(counts[a].worth, counts[a].value) > std::pair(counts[b].worth, counts[b].value);
  });
  const std::size_t before = told(published, limit);
  for (const std::size_t place : order) {
    Shown& shown = published.counts[place].shown;
    const Shown was = shown;
    shown = Shown::number;
    if (told(published, limit) > before) shown = was;
  }
}

}  // namespace

std::vector<Bounds> known_bounds(const PublishedCounts& published, std::size_t limit) {
  std::vector<Bounds> bounds;
  for (const PublishedCounts::Count& count : published.counts) {
    if (!count.published || count.shown == Shown::withheld) {
      bounds.push_back({0, count.of > 0 ? count.of : kUnbounded});
    } else if (count.shown == Shown::few) {
      bounds.push_back({0, limit - 1});
    } else if (count.shown == Shown::most) {
      bounds.push_back({least(count.of, limit - 1), count.of});
    } else {
      bounds.push_back({count.value, count.value});
    }
  }
  for (bool moved = true; moved;) {
    moved = false;
    for (const PublishedCounts::Sum& sum : published.sums) moved = tighten(sum, bounds) || moved;
  }
  return bounds;
}

void hide_small_numbers(PublishedCounts& published, std::size_t limit) {
  for (PublishedCounts::Count& count : published.counts) {
    if (count.published && !count.total && count.shown == Shown::number && secret(count, limit)) {
      count.shown = hidden(count, limit);
    }
  }
  std::vector<std::size_t> for_others;
  std::set<std::size_t> beyond_help;  // given away by totals alone
  for (bool again = true; again;) {
    again = false;
    const std::vector<Bounds> bounds = known_bounds(published, limit);
    for (std::size_t place = 0; place < published.counts.size() && !again; ++place) {
      PublishedCounts::Count& count = published.counts[place];
      if (bounds[place].lower != bounds[place].upper || !count.published || count.total ||
          !secret(count, limit) || beyond_help.contains(place))
        continue;
      again = true;
      // Where others of its sums are hidden already, not saying "few" or "most" may be enough.
      if (count.shown == Shown::few || count.shown == Shown::most) {
        const Shown before = count.shown;
        count.shown = Shown::withheld;
        if (!told(published, place, limit)) continue;
        count.shown = before;
      }
      const std::size_t other = next_to_hide(published, place);
      if (other < published.counts.size()) {
        published.counts[other].shown = hidden(published.counts[other], limit);
        for_others.push_back(other);
      } else {
        beyond_help.insert(place);
      }
    }
  }
  show_again(published, for_others, limit);
}

}  // namespace stickprov::report
