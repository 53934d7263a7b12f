#pragma once
// What must hold of any bytes whatever: used by the fuzz targets and by the replay of their corpus.

#include <string_view>

namespace stickprov::fuzz {

/// Reads and validates the bytes and aborts with a line on standard error when a promise of the reader is
/// broken.
void check_document(std::string_view bytes);

/// Walks the bytes as an archive, whatever they are, within small bounds.
void check_archive(std::string_view bytes);

/// Reads the bytes as a free text with the project's own dictionaries, and masks them.
void check_free_text(std::string_view bytes);

}  // namespace stickprov::fuzz
