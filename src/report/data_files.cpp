// The measurements as CSV and JSON.

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "format/date.h"
#include "format/json_text.h"
#include "report/measurements.h"
#include "report/temporary_file.h"
#include "report/words.h"

namespace stickprov::report {
namespace {

constexpr std::string_view kColumns =
    "run;division;group;name;measure;outcome;count;of;share;lower;upper;shown\r\n";

std::string_view shown_word(Shown shown) {
  switch (shown) {
    case Shown::number:
      return "number";
    case Shown::few:
      return "few";
    case Shown::most:
      return "most";
    case Shown::withheld:
      return "withheld";
  }
  return "withheld";
}

// Quoted always, so that neither a semicolon nor a leading zero in a key is lost; never a formula.
void append_text(std::string& out, std::string_view text) {
  out += '"';
  if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos) out += '\'';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += static_cast<unsigned char>(c) < 0x20U ? ' ' : c;
  }
  out += '"';
}

void append_share(std::string& out, const std::optional<double>& share, Language language) {
  if (!share) return;
  std::string number = fmt::format("{:.6f}", *share);
  if (language == Language::swedish) std::replace(number.begin(), number.end(), '.', ',');
  out += number;
}

std::string csv(const Audit& audit, const std::vector<Measurement>& rows, Language language) {
  std::string out = "\xEF\xBB\xBF";
  out += kColumns;
  for (const Measurement& row : rows) {
    for (const std::string* text :
         {&audit.run_id, &row.division, &row.group, &row.name, &row.measure, &row.outcome}) {
      append_text(out, *text);
      out += ';';
    }
    if (row.count) out += fmt::format("{}", *row.count);
    out += ';';
    if (row.of) out += fmt::format("{}", *row.of);
    for (const std::optional<double>* share : {&row.share, &row.lower, &row.upper}) {
      out += ';';
      append_share(out, *share, language);
    }
    out += fmt::format(";{}\r\n", shown_word(row.shown));
  }
  return out;
}

std::string day_or_null(const std::optional<Day>& day) {
  return day ? format::json_string(format::day_text(*day)) : "null";
}

std::string json(const Audit& audit, const Summary& summary, const std::vector<Measurement>& rows) {
  const auto text = [](const std::string& value) { return format::json_string(value); };
  const Accounting& accounting = summary.accounting;
  std::string out = fmt::format(
      "{{\n\"format\": \"stickprov-rapport\",\n\"format_version\": 1,\n\"run\": {},\n\"tool_version\": {},\n"
      "\"period\": {{\"from\": {}, \"to\": {}}},\n"
      "\"design\": {{\"name\": {}, \"seed\": {}, \"frame_sha256\": {}, \"sample_sha256\": {}}},\n"
      "\"policy\": {{\"name\": {}, \"smallest_number_shown\": {}, \"smallest_unit\": {}}},\n"
      "\"accounting\": {{\"files\": {}, \"read\": {}, \"certificates\": {}, \"frame\": {}, \"rated\": {}}},\n"
      "\"measurements\": [\n",
      text(audit.run_id), text(audit.tool_version), day_or_null(summary.first_signed),
      day_or_null(summary.last_signed), text(audit.sample.design), text(audit.sample.seed),
      text(audit.sample.frame_sha256), text(audit.sample.sample_sha256), text(audit.policy_name),
      summary.smallest_number, summary.unit_minimum, accounting.files, accounting.read,
      accounting.certificates, accounting.frame, accounting.rated);
  const auto count = [](const std::optional<std::size_t>& value) {
    return value ? fmt::format("{}", *value) : std::string("null");
  };
  const auto share = [](const std::optional<double>& value) {
    return value ? fmt::format("{:.6f}", *value) : std::string("null");
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Measurement& row = rows[i];
    fmt::format_to(
        std::back_inserter(out),
        "{{\"division\": {}, \"group\": {}, \"name\": {}, \"measure\": {}, \"outcome\": {}, \"count\": {}, "
        "\"of\": {}, \"share\": {}, \"lower\": {}, \"upper\": {}, \"shown\": \"{}\"}}{}\n",
        text(row.division), text(row.group), text(row.name), text(row.measure), text(row.outcome),
        count(row.count), count(row.of), share(row.share), share(row.lower), share(row.upper),
        shown_word(row.shown), i + 1 < rows.size() ? "," : "");
  }
  return out + "]\n}\n";
}

void write(const std::string& text, const std::string& path) {
  const std::filesystem::path target(path);
  std::error_code error;
  if (std::filesystem::is_directory(target, error)) cannot_write(path, "en mapp med det namnet finns");
  TemporaryFile file(target);
  std::ofstream out(file.path(), std::ios::binary | std::ios::trunc);
  out.write(text.data(), static_cast<std::streamsize>(text.size()));
  out.close();
  if (!out) cannot_write(path, "disken är full?");
  file.move_into_place();
}

}  // namespace

void write_csv(const Audit& audit, const Summary& summary, const std::string& path, Language language,
               const WorkbookOptions& options) {
  write(csv(audit, measurements(summary, options, language), language), path);
}

void write_json(const Audit& audit, const Summary& summary, const std::string& path, Language language,
                const WorkbookOptions& options) {
  write(json(audit, summary, measurements(summary, options, language)), path);
}

}  // namespace stickprov::report
