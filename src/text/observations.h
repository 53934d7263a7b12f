#pragma once
// What the dictionaries find in a text, and the ways in to it: all in order, by sentence, by concept.

#include <cstdint>
#include <iterator>
#include <memory_resource>
#include <vector>

#include "text/lexicon.h"

namespace stickprov::text {

/// How the words around a match bear on it (ConText: Harkema et al. 2009, doi:10.1016/j.jbi.2009.05.002).
enum class Polarity : std::uint8_t { affirmed, negated, hedged, general, history, other_person, conditional };

/// No further observation of the concept.
inline constexpr std::uint32_t kLastObservation = UINT32_MAX;

/// An occurrence of a dictionary entry's concept: tokens [begin, end).
struct Observation {
  ConceptId concept_id = 0;
  Polarity polarity = Polarity::affirmed;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t entry = 0;
  std::uint32_t next = kLastObservation;  // of the same concept
};

/// The observations of one concept, in order.
class ConceptRange {
 public:
  class Iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = Observation;
    using difference_type = std::ptrdiff_t;
    using pointer = const Observation*;
    using reference = const Observation&;

    Iterator() = default;
    Iterator(const Observation* all, std::uint32_t at) : all_(all), at_(at) {}
    reference operator*() const { return all_[at_]; }
    pointer operator->() const { return all_ + at_; }
    Iterator& operator++() {
      at_ = all_[at_].next;
      return *this;
    }
    Iterator operator++(int) {
      const Iterator before = *this;
      ++*this;
      return before;
    }
    bool operator==(const Iterator& other) const { return at_ == other.at_; }

   private:
    const Observation* all_ = nullptr;
    std::uint32_t at_ = kLastObservation;
  };

  ConceptRange(const Observation* all, std::uint32_t first) : all_(all), first_(first) {}
  Iterator begin() const { return {all_, first_}; }
  Iterator end() const { return {all_, kLastObservation}; }
  bool empty() const { return first_ == kLastObservation; }

 private:
  const Observation* all_;
  std::uint32_t first_;
};

inline constexpr std::size_t kMostConcepts = 512;

/// Where the observations of each concept begin.
class ConceptIndex {
 public:
  explicit ConceptIndex(std::pmr::memory_resource* memory) : first_(memory) {}

  void clear(std::size_t concept_count) { first_.assign(concept_count, kLastObservation); }
  /// Puts an observation, number `at`, before the others of its concept.
  void prepend(Observation& observation, std::uint32_t at) {
    std::uint32_t& first = first_[observation.concept_id];
    observation.next = first;
    first = at;
  }
  std::uint32_t first(ConceptId id) const { return id < first_.size() ? first_[id] : kLastObservation; }

 private:
  std::pmr::vector<std::uint32_t> first_;  // by concept; empty for a text without words
};

}  // namespace stickprov::text
