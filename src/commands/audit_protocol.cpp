#include "commands/audit_protocol.h"

#include <fmt/format.h>

#include "commands/draw.h"
#include "commands/gather_frame.h"
#include "model/setup_error.h"

namespace stickprov::commands {

sampling::Protocol protocol_to_audit(const std::string& path, bool units_given) {
  sampling::Protocol protocol = sampling::read_protocol(path);
  if (!protocol.units_sha256.empty() && !units_given)
    throw SetupError(
        fmt::format("urvalet drogs med enhetsfilen {}; ange den med --units", protocol.units_file),
        fmt::format("the sample was drawn with the unit file {}; give it with --units", protocol.units_file));
  return protocol;
}

Sample sample_of_protocol(const sampling::Protocol& protocol, const std::vector<FrameEntry>& frame) {
  std::vector<std::string> ids;
  for (const FrameEntry& entry : frame) ids.push_back(entry.certificate_id);
  const Sample redrawn = needs_key(protocol.plan.by) && ids == protocol.frame_ids
                             ? protocol.sample
                             : sampling::draw(frame, protocol.plan).sample;
  std::string swedish;
  std::string english;
  for (const sampling::Notice& line : sampling::differences(protocol, redrawn, ids)) {
    swedish += "\n  " + line.swedish;
    english += "\n  " + line.english;
  }
  if (!swedish.empty())
    throw SetupError(
        "protokollet hör inte till de här intygen; läs in samma filer som vid dragningen:" + swedish,
        "the protocol does not belong to these certificates; read the files of the draw:" + english);
  Sample sample = protocol.sample;
  sample.items = sampling::effective_sample(protocol);
  return sample;
}

}  // namespace stickprov::commands
