#pragma once
// urval.json: the record of a draw, from which anyone can draw again.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/sample.h"
#include "sampling/draw.h"
#include "sampling/frame.h"

namespace stickprov::sampling {

using stickprov::Replacement;

/// Everything the draw rests on. The list of `sample` is never changed afterwards: replacements stand beside
/// it.
struct Protocol {
  std::string tool_version;
  std::string command;  // options, without paths
  bool seed_made = false;
  DrawPlan plan;
  FrameRules rules;
  std::string units_file;  // name without folder, "" without units.tsv
  std::string units_sha256;
  std::size_t certificates = 0;  // read; = frame + exclusions
  std::map<std::string, std::size_t> exclusions;
  std::vector<std::string> frame_ids;  // sorted by bytes
  Sample sample;
  std::vector<Replacement> replacements;
  bool operator==(const Protocol&) const = default;
};

/// JSON, UTF-8, two blanks a level, one list item a line; the same protocol gives the same bytes.
std::string protocol_text(const Protocol& protocol);

/// Reads it back. `path` names the file in messages. Throws SetupError for what is no protocol, was written
/// by a newer format, or contradicts itself (sizes, hashes of frame and sample, ids drawn but not in the
/// frame).
Protocol parse_protocol(std::string_view bytes, const std::string& path);
Protocol read_protocol(const std::string& path);

/// What the redraw of the same inputs shows; empty when it is identical. Each line is one difference: ids
/// that came to or went from the frame (the first twenty by name, then how many), drawn ids that differ,
/// changed strata.
std::vector<Notice> differences(const Protocol& recorded, const Sample& redrawn,
                                const std::vector<std::string>& frame_ids_now);

/// The protocol with `certificate_id` replaced by the next unused spare of its stratum, or by none ("") where
/// the stratum has no spare left (always so in a census): it is then non-response without replacement. Throws
/// SetupError when the id is not drawn, is replaced already, or the reason is empty.
Protocol replace(Protocol protocol, const std::string& certificate_id, const std::string& reason);

/// The certificates to rate: the drawn ones in order, replaced ones exchanged for their spare, those without
/// a spare left out. Weight and probability are those of the place drawn.
std::vector<DrawnItem> effective_sample(const Protocol& protocol);

}  // namespace stickprov::sampling
