// Writes N invented certificates to a folder, to measure reading and rating on real sizes. Texts are grown
// from the grammar in generate.tsv; the same seed gives the same bytes on every platform. Nobody in them
// exists: each identity number has a wrong check digit.
//
//   generate FOLDER [--count 100000] [--seed 1] [--per-file 1] [--grammar bench/generate.tsv]
//
// `--per-file 1` writes one RegisterCertificate a file, a larger number list responses with as many
// certificates. About a third of the certificates belong to series of two to four extensions (FRLANG) of one
// patient.

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

/// SplitMix64 (Steele, Lea & Flood 2014): small, portable, good enough for invented text.
struct Random {
  std::uint64_t state;
  std::uint64_t next() {
    std::uint64_t z = (state += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
  }
  /// 0 … n-1. The bias of the remainder does not matter here.
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }
};

/// Slot name → its expansions. An expansion holds `{slot}`, or `{low-high}` for a number.
using Grammar = std::map<std::string, std::vector<std::string>, std::less<>>;

Grammar read_grammar(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(path + ": cannot be read");
  Grammar grammar;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line.front() == '#') continue;
    const auto tab = line.find('\t');
    if (tab == std::string::npos)
      throw std::runtime_error(path + ":" + std::to_string(number) + ": no tab between slot and text");
    // Short slots are written as one line of alternatives.
    auto& expansions = grammar[line.substr(0, tab)];
    for (std::size_t at = tab + 1; at <= line.size();) {
      const auto bar = std::min(line.find('|', at), line.size());
      expansions.push_back(line.substr(at, bar - at));
      at = bar + 1;
    }
  }
  return grammar;
}

void grow(const Grammar& grammar, std::string_view text, Random& random, std::string& out) {
  while (!text.empty()) {
    const auto open = text.find('{');
    out += text.substr(0, open);
    if (open == std::string_view::npos) return;
    const auto close = text.find('}', open);
    if (close == std::string_view::npos)
      throw std::runtime_error("a slot is not closed: " + std::string(text));
    const auto slot = text.substr(open + 1, close - open - 1);
    text.remove_prefix(close + 1);
    if (const auto dash = slot.find('-'); dash != std::string_view::npos && slot.front() <= '9') {
      const auto low = std::stoul(std::string(slot.substr(0, dash)));
      const auto high = std::stoul(std::string(slot.substr(dash + 1)));
      out += std::to_string(low + random.below(high - low + 1));
      continue;
    }
    const auto found = grammar.find(slot);
    if (found == grammar.end()) throw std::runtime_error("no such slot: " + std::string(slot));
    grow(grammar, found->second[random.below(found->second.size())], random, out);
  }
}

std::string grow(const Grammar& grammar, std::string_view slot, Random& random) {
  std::string text;
  grow(grammar, "{" + std::string(slot) + "}", random, text);
  return text;
}

std::string digits(std::uint64_t value, std::size_t width) {
  auto text = std::to_string(value);
  return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

std::string day_text(std::chrono::sys_days day) {
  const std::chrono::year_month_day date{day};
  return digits(static_cast<std::uint64_t>(static_cast<int>(date.year())), 4) + "-" +
         digits(static_cast<unsigned>(date.month()), 2) + "-" + digits(static_cast<unsigned>(date.day()), 2);
}

/// Twelve digits like an identity number, with a check digit that is one off: it is nobody's.
std::string nobody(std::uint64_t patient) {
  const auto born = std::chrono::sys_days{std::chrono::year{1960} / 1 / 1} +
                    std::chrono::days{static_cast<int>(patient % 14000)};
  auto text = day_text(born);
  std::erase(text, '-');
  text += digits(980 + (patient / 14000) % 20, 3);
  unsigned sum = 0;
  for (std::size_t i = 2; i < text.size(); ++i) {
    const auto doubled = static_cast<unsigned>(text[i] - '0') * (i % 2 == 0 ? 2U : 1U);
    sum += doubled / 10 + doubled % 10;
  }
  return text + static_cast<char>('0' + (10 - sum % 10 + 1) % 10);
}

struct Planned {
  std::uint64_t patient;
  std::size_t unit;
  std::chrono::sys_days start;
  int days;
  std::string diagnosis;  // "F438 Utmattningssyndrom"
  std::string work;
  std::optional<std::uint64_t> extends;  // number of the earlier certificate
};

constexpr std::string_view kCertificate = "urn:riv:clinicalprocess:healthcond:certificate:3";
constexpr std::string_view kRegister =
    "urn:riv:clinicalprocess:healthcond:certificate:RegisterCertificateResponder:3";
constexpr std::string_view kList =
    "urn:riv:clinicalprocess:healthcond:certificate:ListCertificatesForCareResponder:3";
constexpr std::string_view kTypes = "urn:riv:clinicalprocess:healthcond:certificate:types:3";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else
      out += c;
  }
  return out;
}

std::string id_element(std::string_view name, std::string_view root, std::string_view extension) {
  std::string out = "<";
  out.append(name).append("><t:root>").append(root).append("</t:root><t:extension>").append(extension);
  return out.append("</t:extension></").append(name).append(">");
}

std::string text_part(std::string_view id, std::string_view value) {
  return "<delsvar id=\"" + std::string(id) + "\">" + escaped(value) + "</delsvar>";
}

std::string code_part(std::string_view id, std::string_view code, std::string_view system) {
  std::string out = "<delsvar id=\"" + std::string(id) + "\"><t:cv><t:code>";
  out.append(code).append("</t:code><t:codeSystem>").append(system);
  return out + "</t:codeSystem></t:cv></delsvar>";
}

std::string answer(std::string_view id, const std::string& parts, int instance = 0) {
  std::string out = "<svar id=\"" + std::string(id) + "\">";
  if (instance > 0) out += "<instans>" + std::to_string(instance) + "</instans>";
  return out + parts + "</svar>\n";
}

std::string certificate_id(std::uint64_t seed, std::uint64_t number) {
  return "bench-" + std::to_string(seed) + "-" + digits(number, 8);
}

std::string intyg(const Grammar& grammar, const Planned& plan, std::uint64_t seed, std::uint64_t number,
                  Random& random) {
  const bool second = random.below(3) == 0;  // a third of form 2.0
  const bool partial = random.below(3) == 0;
  const auto unit = "BENCH-VE" + digits(plan.unit, 3);
  const auto start = day_text(plan.start);
  const auto hsa = "1.2.752.129.2.1.4.1";
  std::string out = id_element("intygs-id", unit, certificate_id(seed, number));
  out +=
      "<typ><t:code>LISJP</t:code><t:codeSystem>b64ea353-e8f6-4832-b563-fc7d46f29548</t:codeSystem></"
      "typ><version>";
  out += second ? "2.0" : "1.3";
  out += "</version><signeringstidpunkt>" + start + "T10:15:00</signeringstidpunkt><skickatTidpunkt>" +
         start + "T10:15:00</skickatTidpunkt>\n<patient>" +
         id_element("person-id", "1.2.752.129.2.1.3.1", nobody(plan.patient)) +
         "<fornamn/><efternamn/><postadress/><postnummer/><postort/></patient>\n<skapadAv>" +
         id_element("personal-id", hsa, "BENCH-D" + digits(plan.unit * 7 + number % 7, 4)) +
         "<fullstandigtNamn>Ingen Läkare</fullstandigtNamn><enhet>" + id_element("enhets-id", hsa, unit) +
         id_element("arbetsplatskod", "1.2.752.29.4.71", "0000000") + "<enhetsnamn>Mätenhet " +
         std::to_string(plan.unit) +
         "</enhetsnamn><postadress/><postnummer/><postort/><telefonnummer/><vardgivare>" +
         id_element("vardgivare-id", hsa, "BENCH-VG1") +
         "<vardgivarnamn>Mätregionen</vardgivarnamn></vardgivare></enhet></skapadAv>\n";
  if (plan.extends) {
    out +=
        "<relation><typ><t:code>FRLANG</t:code><t:codeSystem>c2362fcd-eda0-4f9a-bd13-b3bbaf7f2146"
        "</t:codeSystem></typ>" +
        id_element("intygs-id", unit, certificate_id(seed, *plan.extends)) + "</relation>\n";
  }
  out += answer("1",
                code_part("1.1", second ? "FYSISKUNDERSOKNING" : "UNDERSOKNING", "KV_FKMU_0001") +
                    text_part("1.2", start),
                1);
  out += answer("28", code_part("28.1", "NUVARANDE_ARBETE", "KV_FKMU_0002"), 1);
  out += answer("29", text_part("29.1", plan.work));
  const auto space = plan.diagnosis.find(' ');
  out += answer("6", text_part("6.1", plan.diagnosis.substr(space + 1)) +
                         code_part("6.2", plan.diagnosis.substr(0, space),
                                   second ? "1.2.752.116.1.1.1" : "1.2.752.116.1.1.1.1.3"));
  out += answer("35", text_part("35.1", grow(grammar, "function", random)));
  out += answer("17", text_part("17.1", grow(grammar, "activity", random)));
  out += answer("19", text_part("19.1", grow(grammar, "treatment", random)));
  if (!second) out += answer("20", text_part("20.1", grow(grammar, "planned", random)));
  out += answer("32",
                code_part("32.1", partial ? "HALFTEN" : "HELT_NEDSATT", "KV_FKMU_0003") +
                    "<delsvar id=\"32.2\"><t:datePeriod><t:start>" + start + "</t:start><t:end>" +
                    day_text(plan.start + std::chrono::days{plan.days - 1}) +
                    "</t:end></t:datePeriod></delsvar>",
                1);
  if (partial) out += answer("33", text_part("33.1", "false"));
  if (plan.days > 60) out += answer("37", text_part("37.1", grow(grammar, "beyond", random)));
  out += answer("39", code_part("39.1", "STOR_SANNOLIKHET", "KV_FKMU_0006"));
  if (!second) out += answer("40", code_part("40.1", "ARBETSANPASSNING", "KV_FKMU_0004"), 1);
  out += answer("44", text_part("44.1", grow(grammar, "measures", random)));
  return out;
}

/// A patient's certificates follow each other: one, or a series with no gap between them.
std::vector<Planned> next_patient(const Grammar& grammar, std::uint64_t patient, std::uint64_t number,
                                  Random& random) {
  const std::size_t length = random.below(5) == 0 ? 2 + random.below(3) : 1;
  auto start = std::chrono::sys_days{std::chrono::year{2025} / 1 / 6} +
               std::chrono::days{static_cast<int>(random.below(500))};
  const auto unit = random.below(40);
  const auto diagnosis = grow(grammar, "diagnosis", random);
  const auto work = grow(grammar, "work", random);
  std::vector<Planned> series;
  for (std::size_t i = 0; i < length; ++i) {
    const int days = static_cast<int>(7 + random.below(60));
    series.push_back({patient, unit, start, days, diagnosis, work,
                      i == 0 ? std::nullopt : std::optional<std::uint64_t>{number + i - 1}});
    start += std::chrono::days{days};
  }
  return series;
}

std::string document(const std::vector<std::string>& certificates, bool list) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<r:";
  out.append(list ? "ListCertificatesForCareResponse" : "RegisterCertificate");
  out.append(" xmlns=\"").append(kCertificate).append("\" xmlns:r=\"").append(list ? kList : kRegister);
  out.append("\" xmlns:t=\"").append(kTypes).append("\">").append(list ? "<r:intygsLista>" : "");
  for (const auto& certificate : certificates) out += "<r:intyg>\n" + certificate + "</r:intyg>";
  return out +
         (list ? "</r:intygsLista></r:ListCertificatesForCareResponse>\n" : "</r:RegisterCertificate>\n");
}

void write_file(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  out.close();
  if (!out) throw std::runtime_error(path.string() + ": cannot be written");
}

void generate(const std::string& folder, std::uint64_t count, std::uint64_t seed, std::uint64_t per_file,
              const Grammar& grammar) {
  Random random{seed};
  std::vector<std::string> pending;
  std::uint64_t files = 0;
  const auto flush = [&] {
    if (pending.empty()) return;
    // A thousand files a folder: larger ones are slow to list.
    const auto place = std::filesystem::path(folder) / digits(files / 1000, 4);
    if (files % 1000 == 0) std::filesystem::create_directories(place);
    write_file(place / (digits(files, 7) + ".xml"), document(pending, per_file > 1));
    pending.clear();
    ++files;
  };
  for (std::uint64_t number = 0, patient = 0; number < count; ++patient) {
    for (const auto& plan : next_patient(grammar, patient, number, random)) {
      if (number == count) break;
      pending.push_back(intyg(grammar, plan, seed, number, random));
      ++number;
      if (pending.size() == per_file) flush();
    }
  }
  flush();
  std::cerr << count << " certificates in " << files << " files in " << folder << "\n";
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Writes invented certificates to measure on."};
  std::string folder;
  std::string grammar = STICKPROV_BENCH_GRAMMAR;
  std::uint64_t count = 100000;
  std::uint64_t seed = 1;
  std::uint64_t per_file = 1;
  app.add_option("folder", folder, "Where to write; made when it is missing")->required();
  app.add_option("--count", count, "Number of certificates")->capture_default_str();
  app.add_option("--seed", seed, "Same seed, same bytes")->capture_default_str();
  app.add_option("--per-file", per_file, "Certificates a file; more than one makes list responses")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  app.add_option("--grammar", grammar, "Sentence parts")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  try {
    generate(folder, count, seed, per_file, read_grammar(grammar));
  } catch (const std::exception& error) {
    std::cerr << "generate: " << error.what() << "\n";
    return 2;
  }
  return 0;
}
