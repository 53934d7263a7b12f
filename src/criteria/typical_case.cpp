#include "criteria/typical_case.h"

#include <algorithm>
#include <sstream>

namespace stickprov::criteria {
namespace {

bool holds(const std::string& term, std::string_view part) {
  return term.find(part) != std::string::npos;
}

// FMB's own words for work and severity, as they stand in the map; not words that certificates are searched
// for.
bool workload_met(const Case& c, const std::string& term) {
  const Concepts& k = c.concepts();
  const bool heavy = text::has(c.work, k.workload_heavy);
  const bool light = text::has(c.work, k.workload_light) && !heavy;
  const bool light_term = holds(term, "låg") || holds(term, "kontor") || holds(term, "stillasittande") ||
                          holds(term, "mindre krävande");
  if (light_term) return light;
  return heavy && (holds(term, "hög") || holds(term, "krävande") || holds(term, "manuella"));
}

bool severity_met(const Case& c, const std::string& term) {
  const Concepts& k = c.concepts();
  const auto said = [&](text::ConceptId id) {
    return text::has(c.diagnosis, id) || text::has(c.function, id);
  };
  return (holds(term, "lindrig") && said(k.severity_mild)) ||
         (holds(term, "måttlig") && said(k.severity_moderate)) ||
         (holds(term, "uttalad") && said(k.severity_severe));
}

// Every word of some length in the term is met again in the certificate.
bool words_met(const Case& c, const std::string& term) {
  constexpr std::size_t kLongWord = 6;
  std::istringstream words(term);
  std::string word;
  bool any = false;
  while (words >> word) {
    if (word.size() < kLongWord || word == "utförd" || word == "pågående") continue;
    any = true;
    bool met = false;
    const text::Root root = text::root_of(word, text::structure_words(*c.knowledge.lexicon));
    for (const text::Reading* reading : {&c.diagnosis, &c.function, &c.treatment, &c.planned, &c.beyond_fmb})
      for (std::size_t i = 0; i < reading->cut.tokens.size() && !met; ++i)
        met = shares_root(*reading, i, std::span(&root, 1));
    if (!met) return false;
  }
  return any;
}

bool comorbidity_met(const Case& c, const std::string& codes) {
  std::istringstream list(codes);
  std::string beginning;
  while (list >> beginning)
    for (std::size_t i = 1; i < c.certificate.diagnoses.size(); ++i)
      if (coding::normalise_icd10(c.certificate.diagnoses[i].code).starts_with(beginning)) return true;
  return false;
}

}  // namespace

const coding::FmbCase* settled_case(const Case& c, const coding::FmbEntry& entry) {
  const coding::FmbCase* best = nullptr;
  int most = 0;
  for (const coding::FmbCase& typical : entry.cases) {
    if (!typical.days) continue;
    int conditions = 0;
    bool all = true;
    const auto require = [&](const std::string& term, bool met) {
      if (term.empty()) return;
      ++conditions;
      all = all && met;
    };
    require(typical.workload, workload_met(c, typical.workload));
    require(typical.severity, severity_met(c, typical.severity));
    require(typical.course, words_met(c, typical.course));
    require(typical.treatment, words_met(c, typical.treatment));
    require(typical.complication, words_met(c, typical.complication));
    require(typical.comorbidity, comorbidity_met(c, typical.comorbidity));
    if (!all || conditions == 0) continue;
    if (conditions > most || (conditions == most && *typical.days < *best->days)) {
      best = &typical;
      most = conditions;
    }
  }
  return best;
}

std::string conditions_text(const coding::FmbCase& typical_case) {
  std::string text;
  for (const std::string* term :
       {&typical_case.workload, &typical_case.severity, &typical_case.course, &typical_case.treatment,
        &typical_case.complication, &typical_case.comorbidity}) {
    if (term->empty()) continue;
    if (!text.empty()) text += ", ";
    text += *term;
  }
  return text;
}

}  // namespace stickprov::criteria
