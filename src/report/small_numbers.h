#pragma once
// Small numbers: a count of 1 up to the policy's limit is not shown, nor any other that would let a reader
// work it out by adding and subtracting what is shown.

#include <cstddef>
#include <vector>

namespace stickprov::report {

/// `few`: below the limit, shown as "färre än 5" (0 included, where a 0 must be hidden for the sake of
/// others). `most`: all but fewer than the limit, since who sees how many there are sees how many lack it;
/// shown as "minst 46". `withheld`: of any size, hidden for the sake of others or because its group is too
/// small.
enum class Shown { number, few, most, withheld };

/// Counts and the sums between them that a reader knows of.
struct PublishedCounts {
  struct Count {
    std::size_t value = 0;
    Shown shown = Shown::number;
    bool published = true;  // false: stands nowhere, but takes part in sums
    bool total = false;     // always shown, as it is the size of the whole
    std::size_t of = 0;     // out of how many, where that is known: the rest is a count too; 0 otherwise
    int worth = 0;          // to the reader: of two that can be hidden, the one of less worth is
  };
  /// counts[total] = Σ counts[parts]
  struct Sum {
    std::size_t total = 0;
    std::vector<std::size_t> parts;
  };
  std::vector<Count> counts;
  std::vector<Sum> sums;
};

/// Hides every published count that is below `limit` or leaves a rest below it (zero excepted) and, until
/// none of those can be told exactly from the sums, further counts: those of least worth, the smallest first.
/// What turns out not to be needed is then shown again. Complementary suppression after Hundepool et al.
/// (2012), Statistical Disclosure Control, chapter 4, with the reader's knowledge as bounds that are
/// tightened over all sums. A limit of 0 or 1 hides nothing.
void hide_small_numbers(PublishedCounts& published, std::size_t limit);

struct Bounds {
  std::size_t lower = 0;
  std::size_t upper = 0;
};
/// What a reader who knows the sums can tell of each count.
std::vector<Bounds> known_bounds(const PublishedCounts& published, std::size_t limit);

struct Summary;
/// Sets what of the summary is shown as a number, over all its sheets together.
void hide_small_numbers(Summary& summary, std::size_t limit);

}  // namespace stickprov::report
