#pragma once
// Swedish letters made comparable, for the short texts this room reads: diagnosis texts, ICF titles,
// occupations.

#include <string>
#include <string_view>
#include <vector>

namespace stickprov::coding {

/// Lower case, with å ä ö é … written as a a o e, composed or not, so that "Hoftartros", "HÖFTARTROS" and
/// "höftartros" are equal. Bytes that are no UTF-8 count as space.
std::string fold(std::string_view text);

/// The folded runs of letters and digits of the text, in order. A hyphen parts words: "covid-19" is two.
std::vector<std::string> folded_words(std::string_view text);

}  // namespace stickprov::coding
