#pragma once
// What the numbers under 35 measure: a score, a function, or none.

#include "criteria/case.h"

namespace stickprov::criteria {

/// The domains of the words in tokens begin … end.
Domains domains_in_tokens(const Case& c, const text::Reading& reading, std::size_t begin, std::size_t end);

/// End of the score after the scale's name, or the name's own end when no number follows.
std::size_t score_end(const text::Reading& reading, const text::Observation& scale);
bool score_follows(const text::Reading& reading, const text::Observation& scale);

/// "MADRS 3", "visus 1,0", "kraft 5/5": a number among the tokens, after its word, that policy.toml calls
/// normal.
bool is_normal_value(const Case& c, const text::Reading& reading, std::size_t begin, std::size_t end);

/// "sedan tre veckor" says how long, not how much.
bool is_duration(const Case& c, const text::Reading& reading, const text::Observation& extent);

/// "Sömn 4 h" is what the patient tells, not how much is reduced.
bool is_sleep(const Case& c, const text::Reading& reading, const text::Observation& extent);

/// "Lyftförbud över 5 kg", "sjukskrivs 100 procent": an amount that bounds what may be done measures no
/// function.
bool measures_no_function(const Case& c, const text::Reading& reading, const text::Observation& o);

/// "flexion 60", "syn hö 0,02": a bodily function with its measured value, and where the value ends.
bool measured_after(const Case& c, const text::Reading& reading, const text::Observation& o);
std::size_t measured_end(const text::Reading& reading, const text::Observation& o);

}  // namespace stickprov::criteria
