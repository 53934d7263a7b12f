#pragma once
// What every criterion is given: the certificate, the patient's history in the input, and every free text,
// read.

#include <array>
#include <cstddef>
#include <initializer_list>
#include <memory>
#include <memory_resource>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "coding/maps.h"
#include "criteria/concepts.h"
#include "criteria/policy.h"
#include "model/certificate.h"
#include "model/history.h"
#include "model/rating.h"
#include "text/reading.h"
#include "text/roots.h"

namespace stickprov::criteria {

/// By domain: the concepts of the ICF activities ("d430") that a reduced function limits.
using DomainActivities = std::array<ConceptSet, kDomainCount>;

/// Words, maps and cut-points the criteria rest on.
struct Knowledge {
  text::LexiconPointer lexicon;
  coding::MapsPointer maps;
  Concepts concepts;
  DomainActivities activities{};
  std::vector<ConceptSet> demands;  // the concepts of the ICF activities that each occupation asks for
  Policy policy;
};

/// What a free text amounts to before its content is asked for (rubric, rule 2).
enum class FieldState { empty, filler, reference, content };

/// What the readings of one certificate lie in: room for most, and more where one is long.
struct ReadingMemory {
  std::array<std::byte, 56 * 1024> room;
  std::pmr::monotonic_buffer_resource resource{room.data(), room.size()};
};

struct Case {
  const Certificate& certificate;
  const History& history;
  const Knowledge& knowledge;

  std::unique_ptr<ReadingMemory> memory;  // goes after the readings

  text::Reading diagnosis;   // text of the main diagnosis
  text::Reading work;        // 29
  text::Reading function;    // 35
  text::Reading activity;    // 17
  text::Reading treatment;   // 19
  text::Reading planned;     // 20
  text::Reading beyond_fmb;  // 37
  text::Reading hours;       // 33.2
  text::Reading prognosis;   // 39.2
  text::Reading measures;    // 44
  text::Reading other;       // 25
  text::Reading contact;     // 26.2

  std::vector<text::Root> diagnosis_roots;  // content words of the main diagnosis

  const Concepts& concepts() const { return knowledge.concepts; }
  const Policy& policy() const { return knowledge.policy; }
};

Case read_case(const Certificate& certificate, const History& history, const Knowledge& knowledge);

/// The texts of the diagnoses after the main one. Few criteria ask for them, so they are not read beforehand.
std::vector<text::Reading> read_secondary_diagnoses(const Case& c);

FieldState field_state(const Case& c, const text::Reading& reading);

/// True when every word is one of these concepts, and there is no number: a bare list of headings is nothing
/// (rubric, rule 10).
bool only_words_of(const text::Reading& reading, std::initializer_list<text::ConceptId> ids);

/// True for a heading with nothing under it: "Status:" at the end, or before the next heading.
bool is_bare_heading(const Case& c, const text::Reading& reading, std::size_t token);

/// Evidence for an absence: the whole field that was searched; nothing when the question was not answered.
std::vector<Evidence> searched(const text::Reading& reading);

/// Adds tokens [begin, end), or an observation, to a list of evidence.
void cite(std::vector<Evidence>& list, const text::Reading& reading, std::size_t begin, std::size_t end);
inline void cite(std::vector<Evidence>& list, const text::Reading& reading, const text::Observation& o) {
  cite(list, reading, o.begin, o.end);
}

/// First observation of the concept with this polarity (affirmed by default); nullptr when none.
const text::Observation* first(const text::Reading& reading, text::ConceptId id,
                               text::Polarity polarity = text::Polarity::affirmed);

/// True when the sentence holds the concept, affirmed.
inline bool in_sentence(const text::Reading& reading, std::size_t sentence, text::ConceptId id) {
  return reading.by_sentence[sentence][id];
}

/// True when the sentence holds the concept whatever its polarity.
inline bool mentioned(const text::Reading& reading, std::size_t sentence, text::ConceptId id) {
  return reading.mentioned[sentence][id];
}
bool mentioned(const text::Reading& reading, text::ConceptId id);

/// True when the token's word has one of the concepts as a mark, or an observation of one covers the token.
bool stands_at(const text::Reading& reading, std::size_t token, std::initializer_list<text::ConceptId> ids);

/// True for a word of some length that no dictionary entry begins with or holds: a tool, a thing or a place
/// of the trade, a medicine's name.
bool unknown_word(const Case& c, const text::Reading& reading, std::size_t token);

/// True when the words say that a trouble is over, or that there is none: affirmed, told as history, or with
/// a negation of their own ("utan besvär"); "inte återställd" says neither.
bool says_recovered(const text::Reading& reading, const text::Observation& recovered);

/// True when a cue of one of these effects holds the whole observation: "nedsatt" in the cue "ej nedsatt".
bool covered_by_cue(const text::Reading& reading, const text::Observation& o,
                    std::initializer_list<text::CueEffect> effects);

bool overlap(const text::Observation& a, const text::Observation& b);

/// True when an observation of the concept overlaps `o`.
bool overlaps(const text::Reading& reading, const text::Observation& o, text::ConceptId id);

/// "Blodprov vid behov": the words right after `o` that make it only so; nullptr when there are none.
const text::Observation* when_needed(const Case& c, const text::Reading& reading, const text::Observation& o);

/// Words of some length whose roots are compared across fields. Function words and generic words of work are
/// left out. They point into the reading.
std::vector<text::Root> content_roots(const Concepts& k, const text::Reading& reading);

/// True when the token is a word that shares one of the roots.
bool shares_root(const text::Reading& reading, std::size_t token, std::span<const text::Root> roots);

/// True when a word of the text shares the root.
bool holds_root(const text::Reading& reading, const text::Root& root);

/// True when the token is a word of content that shares a root; plain words, units and words of work in
/// general do not tie two fields together.
bool meets_root(const Case& c, const text::Reading& reading, std::size_t token,
                std::span<const text::Root> roots);

/// All readings that hold the physician's own account, in form order.
std::vector<const text::Reading*> all_readings(const Case& c);

Finding make_finding(std::string_view criterion, Part part, Met met, std::vector<Evidence> evidence,
                     std::string_view reason);

}  // namespace stickprov::criteria
