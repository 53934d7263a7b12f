#pragma once
// Activities told in words that no dictionary holds: verbs, doings and things of a trade.

#include <cstddef>

#include "criteria/case.h"

namespace stickprov::criteria {

/// "Spelar högst tio minuter", "stråkföring max tio minuter": a verb in the present or a doing just before a
/// bound. `at` is its token, here and below.
bool unknown_verb_precedes(const Case& c, const text::Reading& reading, const text::Observation& bound,
                           std::size_t& at);

/// An infinitive right after the limit: "kan inte löda", "svårt att gallra".
bool unknown_verb_follows(const Case& c, const text::Reading& reading, const text::Observation& limit,
                          std::size_t& at);

/// "Hoven kan ej hållas", "mejsel: får ej användas": a thing before a flat limit and a verb in the passive.
bool unlisted_thing_denied(const Case& c, const text::Reading& reading, const text::Observation& limit,
                           std::size_t& at);

/// "Skottar inte gödsel", "kalvning går ej", "ej skyddsväst": a doing or thing, itself denied.
bool unknown_doing_denied(const Case& c, const text::Reading& reading, std::size_t sentence, std::size_t& at);

/// "HP-tol <5 min, akrylat/DI-kont abs KI, SPD max niv II": every fourth word of question 17, and three at
/// least, is short, in capitals and in no list, in a text that is not all capitals.
bool written_in_abbreviations(const Case& c, const text::Reading& reading);

/// Scores and undefined abbreviations may hide what cannot be done (rubric, rule 6): it is there, unreadable.
bool hides_behind_scores(const Case& c, const text::Reading& reading);

}  // namespace stickprov::criteria
