#pragma once
// stickprov rate: a line a certificate, in input order, streaming.

#include <string>

#include "commands/rated.h"

namespace CLI {
class App;
}

namespace stickprov::commands {

struct Session;
void add_rate(CLI::App& app, Session& session);

/// Header row of the tab-separated form, with line break.
inline constexpr std::string_view kRateHeader =
    "certificate_"
    "id\tversion\tdiagnosis\tfunction\tactivity\tdfa\tcapacity\tplan\tfmb\tbasis\toverall\tflags\n";

/// Adds the certificate's row, with line break.
void append_row(std::string& out, const Certificate& certificate, const CertificateRating& rating);

/// Adds the certificate's JSON object, with line break: id, version, ratings, every criterion with the masked
/// words it rests on, flags.
void append_json(std::string& out, const Certificate& certificate, const Rated& rated);

}  // namespace stickprov::commands
