#include "sampling/protocol.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

#include "format/date.h"
#include "format/json_text.h"
#include "model/setup_error.h"

namespace stickprov::sampling {
namespace {

using format::json_number;
using format::json_string;

constexpr std::size_t kNamedIds = 20;

std::string day_or_null(const std::optional<Day>& day) {
  return day ? json_string(format::day_text(*day)) : "null";
}

template <typename Items, typename Write>
std::string list(const Items& items, int indent, Write write) {
  if (items.empty()) return "[]";
  std::string text = "[";
  bool first = true;
  for (const auto& item : items) {
    text += fmt::format("{}\n{:{}}{}", first ? "" : ",", "", indent + 2, write(item));
    first = false;
  }
  return text + fmt::format("\n{:{}}]", "", indent);
}

template <typename Value, typename Write>
std::string object(const std::map<std::string, Value>& values, Write write) {
  std::string text = "{";
  for (const auto& [key, value] : values) {
    if (text.size() > 1) text += ", ";
    text += json_string(key) + ": " + write(value);
  }
  return text + "}";
}

std::string item_text(const DrawnItem& item) {
  return fmt::format(
      R"({{"order": {}, "certificate_id": {}, "stratum": {}, "inclusion_probability": {}, "weight": {}}})",
      item.order, json_string(item.certificate_id), json_string(item.stratum),
      json_number(item.inclusion_probability), json_number(item.weight));
}

std::string stratum_text(const Stratum& stratum) {
  return fmt::format(R"({{"name": {}, "population": {}, "sampled": {}, "selection_probability": {}}})",
                     json_string(stratum.name), stratum.population, stratum.sampled,
                     json_number(stratum.selection_probability));
}

std::string replacement_text(const Replacement& one) {
  return fmt::format(R"({{"certificate_id": {}, "replaced_by": {}, "stratum": {}, "reason": {}}})",
                     json_string(one.certificate_id), json_string(one.replaced_by), json_string(one.stratum),
                     json_string(one.reason));
}

std::string id_text(const std::string& id) {
  return json_string(id);
}

// "a, b and c", at most kNamedIds of them.
std::string named(const std::vector<std::string>& ids, std::string_view more) {
  std::string text;
  for (std::size_t i = 0; i < std::min(ids.size(), kNamedIds); ++i) text += (i > 0 ? ", " : "") + ids[i];
  if (ids.size() > kNamedIds) text += fmt::format(" {} {}", more, ids.size() - kNamedIds);
  return text;
}

std::vector<std::string> only_in_first(const std::vector<std::string>& first,
                                       const std::vector<std::string>& second) {
  std::vector<std::string> result;
  std::set_difference(first.begin(), first.end(), second.begin(), second.end(), std::back_inserter(result));
  return result;
}

std::vector<std::string> sorted_ids(const std::vector<DrawnItem>& items) {
  std::vector<std::string> ids;
  for (const DrawnItem& item : items) ids.push_back(item.certificate_id);
  std::sort(ids.begin(), ids.end());
  return ids;
}

void add_ids(std::vector<Notice>& lines, const std::vector<std::string>& ids, std::string_view swedish,
             std::string_view english) {
  if (ids.empty()) return;
  lines.push_back({fmt::format("{} ({} intyg): {}", swedish, ids.size(), named(ids, "och ytterligare")),
                   fmt::format("{} ({} certificates): {}", english, ids.size(), named(ids, "and another"))});
}

}  // namespace

std::string protocol_text(const Protocol& p) {
  const Sample& sample = p.sample;
  std::string text = "{\n  \"format\": \"stickprov-urval\",\n  \"format_version\": 1,\n";
  const auto line = [&](std::string_view key, const std::string& value) {
    text += fmt::format("  \"{}\": {},\n", key, value);
  };
  const auto number = [](std::size_t value) { return std::to_string(value); };
  line("tool_version", json_string(p.tool_version));
  line("command", json_string(p.command));
  line("seed", json_string(sample.seed));
  line("seed_made", p.seed_made ? "true" : "false");
  line("requested_design", json_string(name(p.plan.design)));
  line("design", json_string(sample.design));
  line("n", number(p.plan.n));
  line(
      "by", "[" + [&] {
        std::string names;
        for (const By by : p.plan.by) names += (names.empty() ? "" : ", ") + json_string(name(by));
        return names;
      }() + "]");
  line("allocation", json_string(name(p.plan.allocation)));
  line("min_per_stratum", number(p.plan.min_per_stratum));
  line("expected_shares", object(p.plan.expected_shares, json_number));
  line("clusters", number(p.plan.clusters));
  line("spares_per_stratum", p.plan.spares ? number(*p.plan.spares) : "null");
  line("known_strata", list(p.plan.known_strata, 2, id_text));
  line("from", day_or_null(p.rules.from));
  line("to", day_or_null(p.rules.to));
  line("one_per_patient", p.rules.one_per_patient ? "true" : "false");
  line("units_file", json_string(p.units_file));
  line("units_sha256", json_string(p.units_sha256));
  line("certificates", number(p.certificates));
  line("exclusions", object(p.exclusions, number));
  line("frame_size", number(sample.frame_size));
  line("frame_sha256", json_string(sample.frame_sha256));
  line("sample_size", number(sample.items.size()));
  line("sample_sha256", json_string(sample.sample_sha256));
  line("strata", list(sample.strata, 2, stratum_text));
  line("sample", list(sample.items, 2, item_text));
  line("spares", list(sample.spares, 2, item_text));
  line("replacements", list(p.replacements, 2, replacement_text));
  text += "  \"frame_ids\": " + list(p.frame_ids, 2, id_text) + "\n}\n";
  return text;
}

std::vector<Notice> differences(const Protocol& recorded, const Sample& redrawn,
                                const std::vector<std::string>& frame_ids_now) {
  std::vector<Notice> lines;
  add_ids(lines, only_in_first(recorded.frame_ids, frame_ids_now), "Ramen har ändrats, borta sedan urvalet",
          "The frame has changed, gone since the draw");
  add_ids(lines, only_in_first(frame_ids_now, recorded.frame_ids), "Ramen har ändrats, nya sedan urvalet",
          "The frame has changed, new since the draw");
  const std::vector<std::string> before = sorted_ids(recorded.sample.items);
  const std::vector<std::string> now = sorted_ids(redrawn.items);
  add_ids(lines, only_in_first(before, now), "I protokollets urval men inte i omdragningen",
          "In the recorded sample but not in the redraw");
  add_ids(lines, only_in_first(now, before), "I omdragningen men inte i protokollets urval",
          "In the redraw but not in the recorded sample");
  if (before == now && recorded.sample.sample_sha256 != redrawn.sample_sha256)
    lines.push_back({"Samma intyg är dragna, men i en annan ordning.",
                     "The same certificates are drawn, in another order."});
  if (recorded.sample.design != redrawn.design)
    lines.push_back({fmt::format("Protokollet säger designen {}, omdragningen blev {}.",
                                 recorded.sample.design, redrawn.design),
                     fmt::format("The protocol says design {}, the redraw became {}.", recorded.sample.design,
                                 redrawn.design)});
  const auto stratum_of_name = [](const Sample& sample, const std::string& wanted) {
    const auto found = std::find_if(sample.strata.begin(), sample.strata.end(),
                                    [&](const Stratum& stratum) { return stratum.name == wanted; });
    return found == sample.strata.end() ? Stratum{wanted, 0, 0} : *found;
  };
  std::set<std::string> names;
  for (const Stratum& stratum : recorded.sample.strata) names.insert(stratum.name);
  for (const Stratum& stratum : redrawn.strata) names.insert(stratum.name);
  for (const std::string& stratum : names) {
    const Stratum a = stratum_of_name(recorded.sample, stratum);
    const Stratum b = stratum_of_name(redrawn, stratum);
    if (a == b) continue;
    lines.push_back({fmt::format("Skiktet ”{}”: {} av {} i protokollet, {} av {} i omdragningen.", stratum,
                                 a.sampled, a.population, b.sampled, b.population),
                     fmt::format("Stratum \"{}\": {} of {} in the protocol, {} of {} in the redraw.", stratum,
                                 a.sampled, a.population, b.sampled, b.population)});
  }
  if (lines.empty() && (recorded.sample.items != redrawn.items || recorded.sample.spares != redrawn.spares))
    lines.push_back({"Vikter, sannolikheter eller reserver i protokollet är andra än i omdragningen.",
                     "Weights, probabilities or spares of the protocol differ from the redraw."});
  return lines;
}

Protocol replace(Protocol protocol, const std::string& certificate_id, const std::string& reason) {
  const auto refuse = [](std::string swedish, std::string english) {
    throw SetupError(std::move(swedish), std::move(english));
  };
  if (reason.find_first_not_of(" \t\n") == std::string::npos)
    refuse("Ange varför intyget byts ut med --reason.", "Say why the certificate is replaced with --reason.");
  for (const Replacement& earlier : protocol.replacements)
    if (earlier.certificate_id == certificate_id)
      refuse(earlier.replaced_by.empty()
                 ? fmt::format("{} står redan som bortfall.", certificate_id)
                 : fmt::format("{} är redan utbytt mot {}.", certificate_id, earlier.replaced_by),
             earlier.replaced_by.empty()
                 ? fmt::format("{} is non-response already.", certificate_id)
                 : fmt::format("{} is already replaced by {}.", certificate_id, earlier.replaced_by));
  const std::vector<DrawnItem> current = effective_sample(protocol);
  const auto drawn = std::find_if(current.begin(), current.end(), [&](const DrawnItem& item) {
    return item.certificate_id == certificate_id;
  });
  if (drawn == current.end())
    refuse(fmt::format("{} ingår inte i urvalet. Kontrollera id mot listan sample i protokollet.",
                       certificate_id),
           fmt::format("{} is not in the sample. Check the id against the list sample of the protocol.",
                       certificate_id));
  std::set<std::string> used;
  for (const Replacement& earlier : protocol.replacements) used.insert(earlier.replaced_by);
  const auto spare =
      std::find_if(protocol.sample.spares.begin(), protocol.sample.spares.end(), [&](const DrawnItem& item) {
        return item.stratum == drawn->stratum && used.count(item.certificate_id) == 0;
      });
  const bool left = spare != protocol.sample.spares.end();
  protocol.replacements.push_back(
      {certificate_id, left ? spare->certificate_id : std::string(), drawn->stratum, reason});
  return protocol;
}

std::vector<DrawnItem> effective_sample(const Protocol& protocol) {
  std::vector<DrawnItem> items = protocol.sample.items;
  // In the order made, so that a spare that is itself replaced gives way to the next.
  for (const Replacement& one : protocol.replacements)
    for (DrawnItem& item : items)
      if (item.certificate_id == one.certificate_id) item.certificate_id = one.replaced_by;
  items.erase(std::remove_if(items.begin(), items.end(),
                             [](const DrawnItem& item) { return item.certificate_id.empty(); }),
              items.end());
  return items;
}

}  // namespace stickprov::sampling
