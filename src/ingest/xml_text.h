#pragma once
// What stands between the tags of XML: references and line ends. Internal to the room.

#include <cstddef>
#include <string>
#include <string_view>

namespace stickprov::ingest {

/// The first byte from `at` on that is a control character or one of < & ], or one within the eight bytes
/// before it or the end.
std::size_t plain_end(std::string_view text, std::size_t at);

/// Steps over the reference that begins at `at`: &amp; and its four fellows, and character references to
/// characters that XML has. False for any other; `at` is then where the fault shows.
bool skip_reference(std::string_view text, std::size_t& at);

/// `raw`, whose references skip_reference() has passed, with them replaced and every line end as LF.
std::string plain_text(std::string_view raw);

}  // namespace stickprov::ingest
