#include "criteria/concepts.h"

namespace stickprov::criteria {

Concepts resolve_concepts(const text::Lexicon& lexicon) {
  Concepts concepts;
#define STICKPROV_RESOLVE(name) concepts.name = text::concept_id(lexicon, #name);
  STICKPROV_CONCEPTS(STICKPROV_RESOLVE)
#undef STICKPROV_RESOLVE
  for (std::size_t i = 0; i < kDomainConcepts.size(); ++i) {
    concepts.domains[i] = text::concept_id(lexicon, kDomainConcepts[i]);
    concepts.domain_of[concepts.domains[i]] = 1U << i;
  }
  for (std::size_t i = 0; i < text::concept_count(lexicon); ++i) {
    const auto id = static_cast<text::ConceptId>(i);
    const std::string_view name = text::concept_name(lexicon, id);
    if (name.size() < 2 || name[0] != 'd' || name[1] < '0' || name[1] > '9') continue;
    concepts.demands.set(id);
    for (const std::string_view chapter : {"d17", "d33", "d35", "d36", "d47", "d64"})
      if (name.starts_with(chapter)) concepts.particular_demands.set(id);
  }
  return concepts;
}

}  // namespace stickprov::criteria
