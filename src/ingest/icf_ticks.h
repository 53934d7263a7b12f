#pragma once
// Ticked ICF categories, which the issuing systems write as a line in front of the physician's own text
// in 35.1 and 17.1: a fixed sentence, then (1.x) a new line or (2.0) a space, the titles joined by " - ", and
// an empty line.

#include <string>

#include "model/certificate.h"

namespace stickprov::ingest {

/// Sets `own_words`, `ticks` and `ticked_titles` from `text.value`. `own_words` is without white space at its
/// ends.
void separate_ticks(FreeText& text);

/// Sets `own_words` of a field that has no ticks: the value without white space at its ends.
void set_own_words(FreeText& text);

}  // namespace stickprov::ingest
