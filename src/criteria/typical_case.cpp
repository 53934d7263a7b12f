#include "criteria/typical_case.h"

#include <algorithm>

namespace stickprov::criteria {
namespace {

// Takes the next word of a list parted by blanks; "" past the last.
std::string_view next_word(std::string_view& list) {
  list.remove_prefix(std::min(list.find_first_not_of(' '), list.size()));
  const std::string_view word = list.substr(0, list.find(' '));
  list.remove_prefix(word.size());
  return word;
}

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
bool words_met(const Case& c, std::string_view term) {
  constexpr std::size_t kLongWord = 6;
  bool any = false;
  for (std::string_view word = next_word(term); !word.empty(); word = next_word(term)) {
    if (word.size() < kLongWord || word == "utförd" || word == "pågående") continue;
    any = true;
    const text::Root root = text::root_of(word, text::structure_words(*c.knowledge.lexicon));
    bool met = false;
    for (const text::Reading* reading : {&c.diagnosis, &c.function, &c.treatment, &c.planned, &c.beyond_fmb})
      met = met || holds_root(*reading, root);
    if (!met) return false;
  }
  return any;
}

bool comorbidity_met(const Case& c, std::string_view codes) {
  for (std::string_view beginning = next_word(codes); !beginning.empty(); beginning = next_word(codes))
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
    const auto require = [&](const std::string& term, auto met) {
      if (term.empty() || !all) return;
      ++conditions;
      all = met(c, term);
    };
    require(typical.workload, workload_met);
    require(typical.severity, severity_met);
    require(typical.course, words_met);
    require(typical.treatment, words_met);
    require(typical.complication, words_met);
    require(typical.comorbidity, comorbidity_met);
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
