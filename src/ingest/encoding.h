#pragma once
// Bytes of a document → UTF-8. Internal to the room.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace stickprov::ingest {

/// Why a document's bytes are no text.
struct EncodingFlaw {
  std::string encoding;  // its name, as declared or recognised
  bool unknown = false;  // the encoding is not one that can be read
  std::size_t at = 0;    // first byte that is not valid in it
};

/// The document as UTF-8 without byte order mark: a view of `bytes` itself where it is UTF-8, else of
/// `storage`, which gets the conversion. Encodings, by byte order mark, else by XML declaration, else UTF-8:
/// UTF-8, UTF-16, ISO-8859-1 and its kin known to ICU.
std::optional<EncodingFlaw> decode(std::string_view bytes, std::string& storage, std::string_view& text);

}  // namespace stickprov::ingest
