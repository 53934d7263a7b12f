#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "format/date.h"
#include "model/setup_error.h"
#include "sampling/protocol.h"

namespace stickprov::sampling {
namespace {

namespace dom = simdjson::dom;

[[noreturn]] void refuse(const std::string& path, std::string_view swedish, std::string_view english) {
  throw SetupError(fmt::format("{}: {}", path, swedish), fmt::format("{}: {}", path, english));
}

// The object with the words for what it lacks.
struct Reader {
  dom::object object;
  const std::string& path;

  [[noreturn]] void fail(std::string_view key) const {
    refuse(
        path,
        fmt::format(
            "är inget urvalsprotokoll: fältet \"{}\" saknas eller har fel form. Använd filen som stickprov "
            "draw skrev.",
            key),
        fmt::format("is no sampling protocol: the field \"{}\" is missing or malformed. Use the file that "
                    "stickprov draw "
                    "wrote.",
                    key));
  }
  template <typename Value>
  Value get(std::string_view key) const {
    Value value;
    if (object[key].get(value) != simdjson::SUCCESS) fail(key);
    return value;
  }
  std::string text(std::string_view key) const { return std::string(get<std::string_view>(key)); }
  std::size_t number(std::string_view key) const { return static_cast<std::size_t>(get<std::uint64_t>(key)); }
  bool flag(std::string_view key) const { return get<bool>(key); }
  double real(std::string_view key) const { return get<double>(key); }
  bool is_null(std::string_view key) const { return get<dom::element>(key).is_null(); }
  std::optional<Day> day(std::string_view key) const {
    if (is_null(key)) return std::nullopt;
    const std::optional<Day> value = format::parse_day(get<std::string_view>(key));
    if (!value) fail(key);
    return value;
  }
  template <typename Use>
  void each(std::string_view key, Use use) const {
    for (const dom::element item : get<dom::array>(key)) use(item);
  }
  std::vector<std::string> texts(std::string_view key) const {
    std::vector<std::string> values;
    each(key, [&](dom::element item) {
      std::string_view value;
      if (item.get(value) != simdjson::SUCCESS) fail(key);
      values.emplace_back(value);
    });
    return values;
  }
  template <typename Use>
  void each_object(std::string_view key, Use use) const {
    each(key, [&](dom::element item) {
      dom::object inner;
      if (item.get(inner) != simdjson::SUCCESS) fail(key);
      use(Reader{inner, path});
    });
  }
  template <typename Value>
  Value named(std::string_view key, std::optional<Value> value) const {
    if (!value) fail(key);
    return *value;
  }
};

DrawnItem item_of(const Reader& item) {
  return {item.number("order"), item.text("certificate_id"), item.text("stratum"),
          item.real("inclusion_probability"), item.real("weight")};
}

DrawPlan plan_of(const Reader& in) {
  DrawPlan plan;
  plan.design = in.named("requested_design", design_named(in.text("requested_design")));
  plan.n = in.number("n");
  plan.seed = in.text("seed");
  for (const std::string& by : in.texts("by")) plan.by.push_back(in.named("by", by_named(by)));
  plan.allocation = in.named("allocation", allocation_named(in.text("allocation")));
  plan.min_per_stratum = in.number("min_per_stratum");
  for (const auto share : in.get<dom::object>("expected_shares")) {
    double value = 0;
    if (share.value.get(value) != simdjson::SUCCESS) in.fail("expected_shares");
    plan.expected_shares.emplace(share.key, value);
  }
  plan.clusters = in.number("clusters");
  if (!in.is_null("spares_per_stratum")) plan.spares = in.number("spares_per_stratum");
  plan.known_strata = in.texts("known_strata");
  return plan;
}

Sample sample_of(const Reader& in, const DrawPlan& plan) {
  Sample sample;
  sample.design = in.text("design");
  sample.seed = plan.seed;
  for (const By by : plan.by) sample.by.emplace_back(name(by));
  if (sample.design == name(Design::stratified)) sample.allocation = std::string(name(plan.allocation));
  sample.requested = plan.n;
  sample.frame_size = in.number("frame_size");
  sample.frame_sha256 = in.text("frame_sha256");
  sample.sample_sha256 = in.text("sample_sha256");
  in.each_object("strata", [&](const Reader& stratum) {
    sample.strata.push_back({stratum.text("name"), stratum.number("population"), stratum.number("sampled"),
                             stratum.real("selection_probability")});
  });
  in.each_object("sample", [&](const Reader& item) { sample.items.push_back(item_of(item)); });
  in.each_object("spares", [&](const Reader& item) { sample.spares.push_back(item_of(item)); });
  return sample;
}

void check(const Protocol& protocol, const std::string& path) {
  const auto contradicts = [&](std::string_view swedish, std::string_view english) {
    refuse(path,
           fmt::format(
               "protokollet motsäger sig självt: {}. Filen har ändrats efter urvalet; använd originalet.",
               swedish),
           fmt::format(
               "the protocol contradicts itself: {}. The file was changed after the draw; use the original.",
               english));
  };
  const Sample& sample = protocol.sample;
  if (!std::is_sorted(protocol.frame_ids.begin(), protocol.frame_ids.end()) ||
      sample.frame_size != protocol.frame_ids.size() || sample.frame_sha256 != ids_sha256(protocol.frame_ids))
    contradicts("ramens id stämmer inte med frame_size och frame_sha256",
                "the frame ids do not match frame_size and frame_sha256");
  std::vector<std::string> drawn;
  for (const DrawnItem& item : sample.items) drawn.push_back(item.certificate_id);
  if (sample.sample_sha256 != ids_sha256(drawn))
    contradicts("urvalets id stämmer inte med sample_sha256", "the drawn ids do not match sample_sha256");
  for (const std::vector<DrawnItem>* items : {&sample.items, &sample.spares})
    for (const DrawnItem& item : *items)
      if (!std::binary_search(protocol.frame_ids.begin(), protocol.frame_ids.end(), item.certificate_id))
        contradicts(fmt::format("{} är draget men finns inte i ramen", item.certificate_id),
                    fmt::format("{} is drawn but not in the frame", item.certificate_id));
}

}  // namespace

Protocol parse_protocol(std::string_view bytes, const std::string& path) {
  dom::parser parser;
  const simdjson::padded_string padded(bytes);
  dom::object root;
  if (parser.parse(padded).get(root) != simdjson::SUCCESS)
    refuse(path, "är inte läsbar JSON. Använd filen som stickprov draw skrev.",
           "is no readable JSON. Use the file that stickprov draw wrote.");
  const Reader in{root, path};
  if (in.text("format") != "stickprov-urval") in.fail("format");
  if (in.number("format_version") != 1)
    refuse(path, "är skrivet av en nyare stickprov. Uppdatera programmet.",
           "was written by a newer stickprov. Update the program.");
  Protocol protocol;
  protocol.tool_version = in.text("tool_version");
  protocol.command = in.text("command");
  protocol.seed_made = in.flag("seed_made");
  protocol.plan = plan_of(in);
  protocol.rules = {in.day("from"), in.day("to"), in.flag("one_per_patient")};
  protocol.units_file = in.text("units_file");
  protocol.units_sha256 = in.text("units_sha256");
  protocol.certificates = in.number("certificates");
  for (const auto count : in.get<dom::object>("exclusions")) {
    std::uint64_t value = 0;
    if (count.value.get(value) != simdjson::SUCCESS) in.fail("exclusions");
    protocol.exclusions.emplace(count.key, value);
  }
  protocol.frame_ids = in.texts("frame_ids");
  protocol.sample = sample_of(in, protocol.plan);
  in.each_object("replacements", [&](const Reader& one) {
    protocol.replacements.push_back(
        {one.text("certificate_id"), one.text("replaced_by"), one.text("stratum"), one.text("reason")});
  });
  check(protocol, path);
  return protocol;
}

Protocol read_protocol(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  if (file) bytes << file.rdbuf();
  if (!file)
    refuse(path, "protokollet kan inte läsas. Kontrollera sökvägen.",
           "the protocol cannot be read. Check the path.");
  return parse_protocol(bytes.str(), path);
}

}  // namespace stickprov::sampling
