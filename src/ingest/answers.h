#pragma once
// The form's questions → the Certificate's fields. Lenient: what cannot be read stays raw in `answers` and
// the typed field is left empty; the structural rules and `unusable` judge. Internal to the room.

#include "ingest/form_tree.h"
#include "model/certificate.h"

namespace stickprov::ingest {

/// Fills everything that comes from `svar` elements. `certificate.form` is set.
void set_answers(const FormTree& tree, Certificate& certificate);

}  // namespace stickprov::ingest
