#include "commands/gather_frame.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "coding/maps.h"
#include "commands/rated.h"
#include "commands/session.h"
#include "format/hash.h"
#include "model/setup_error.h"
#include "privacy/pseudonym.h"

namespace stickprov::commands {
using sampling::By;

std::string file_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  if (file) bytes << file.rdbuf();
  if (!file)
    throw SetupError(fmt::format("{}: kan inte läsas; kontrollera sökvägen", path),
                     fmt::format("{}: cannot be read; check the path", path));
  return bytes.str();
}

bool needs_key(const std::vector<By>& by) {
  return std::count(by.begin(), by.end(), By::physician) > 0;
}

GatheredFrame gather_frame(const FrameRequest& request, const Session& session) {
  GatheredFrame gathered;
  if (!request.units.empty()) {
    const std::string bytes = file_bytes(request.units);
    gathered.units = sampling::parse_units(bytes, request.units);
    gathered.units_file = std::filesystem::path(request.units).filename().string();
    gathered.units_sha256 = format::sha256_hex(bytes);
  }
  const bool groups = std::count(request.by.begin(), request.by.end(), By::diagnosis_group) > 0;
  const coding::MapsPointer maps =
      groups ? coding::load_maps(session.data_folder + "/icd10-icf-maps") : nullptr;
  const privacy::PseudonymKey key =
      needs_key(request.by) ? privacy::load_or_make_key(request.key) : privacy::passing_key();
  std::vector<sampling::Candidate> candidates;
  const auto see = [&](const Certificate& certificate, const std::string& patient) {
    sampling::FrameFacts facts;
    facts.patient_pseudonym = patient;
    if (needs_key(request.by))
      facts.physician_pseudonym = privacy::pseudonym(key, "physician", certificate.signer.identity);
    if (groups)
      facts.diagnosis_group = coding::diagnosis_group(
          *maps, certificate.diagnoses.empty() ? std::string() : certificate.diagnoses.front().code);
    candidates.push_back(sampling::candidate(
        certificate, sampling::frame_entry(certificate, gathered.units, std::move(facts))));
  };
  const Rater rater = load_rater(session.data_folder);  // for the policy's gap between linked certificates
  gathered.inputs = scan_inputs(request.paths, history_rules(rater), key, session, see, request.own_files);
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    candidates[i].entry.cumulated_days = gathered.inputs.histories[i].cumulated_days;
    candidates[i].entry.extension = gathered.inputs.histories[i].extension;
  }
  gathered.frame = sampling::build_frame(candidates, request.rules);
  report_problems(gathered.inputs, session);
  report_accounting(gathered.inputs.accounting, session);
  return gathered;
}

}  // namespace stickprov::commands
