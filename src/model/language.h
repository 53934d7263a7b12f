#pragma once
// The language of messages to the user. Swedish is the default of the whole program.

#include <string_view>

namespace stickprov {

enum class Language { swedish, english };

/// The sentence of the two that the user reads. Both stand together where they are used, so that neither
/// can change without the other in view.
constexpr std::string_view say(Language language, std::string_view swedish, std::string_view english) {
  return language == Language::swedish ? swedish : english;
}

}  // namespace stickprov
