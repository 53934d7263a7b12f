#include "criteria/concepts.h"

namespace stickprov::criteria {

Concepts resolve_concepts(const text::Lexicon& lexicon) {
  Concepts concepts;
#define STICKPROV_RESOLVE(name) concepts.name = text::concept_id(lexicon, #name);
  STICKPROV_CONCEPTS(STICKPROV_RESOLVE)
#undef STICKPROV_RESOLVE
  for (std::size_t i = 0; i < kDomainConcepts.size(); ++i)
    concepts.domains[i] = text::concept_id(lexicon, kDomainConcepts[i]);
  return concepts;
}

}  // namespace stickprov::criteria
