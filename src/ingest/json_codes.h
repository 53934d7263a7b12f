#pragma once
// What Webcert's JSON writes by other names than the form's codes. Internal to the room.

#include <string>
#include <string_view>

namespace stickprov::ingest {

/// The form's code for a name of Webcert's enumerations; the name itself when it is a code already.
std::string_view code_of(std::string_view name);

/// The OID of a code system that Webcert names; the name itself otherwise.
std::string_view code_system_of(std::string_view name);

/// The certificate type as the form writes it: "ag114" → "AG1-14".
std::string type_code(std::string_view typ);

}  // namespace stickprov::ingest
