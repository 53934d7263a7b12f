#include "commands/rate.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <deque>
#include <future>
#include <iterator>
#include <memory>
#include <ostream>
#include <stdexcept>
#include <thread>
#include <utility>

#include "commands/inputs.h"
#include "commands/progress.h"
#include "commands/session.h"
#include "commands/worker.h"
#include "format/json_text.h"

namespace stickprov::commands {
namespace {

// Certificates given to a thread at a time, and how many such batches of a thread may wait: enough that it
// never does, few enough that memory does not matter.
constexpr std::size_t kBatch = 64;
constexpr std::size_t kWaiting = 4;

// Memory for certificates that need not be read twice: some thirty thousand of usual length.
constexpr std::size_t kKeepBytes = 256UL * 1024 * 1024;

// An id with a tab or line break in it must not break the row.
void append_cell(std::string& out, std::string_view cell) {
  for (const char c : cell) out += static_cast<unsigned char>(c) < 0x20U ? ' ' : c;
}

struct Options {
  std::vector<std::string> paths;
  std::string format = "tsv";
  bool strict = false;
};

using Batch = std::vector<std::pair<Certificate, History>>;

std::string rated_lines(const Batch& batch, const Rater& rater, bool json) {
  std::string out;
  for (const auto& [certificate, history] : batch) {
    if (json) {
      append_json(out, certificate, rate_certificate(certificate, history, rater));
    } else {  // shows no words, so that none need be masked
      const bool identity = privacy::has_identity(certificate, rater.privacy_words);
      append_row(out, certificate, rating::rate(certificate, history, identity, *rater.knowledge));
    }
  }
  return out;
}

// Lines, and the certificates back: the reader made them and can best make others of their memory.
using RatedBatch = std::pair<std::string, Batch>;

// Reads on while earlier batches are rated, on as many threads as the machine spares beside the reader; the
// lines keep the order of the input. Returns the number of certificates written.
std::size_t rate_all(Inputs& inputs, const Rater& rater, bool json, Session& session) {
  Progress progress(session.err, session.err_is_terminal && !session.out_is_terminal, session.language,
                    std::string(say(session.language, "bedömer", "rating")), inputs.accounting.certificates);
  std::deque<Worker> workers(std::max(2U, std::thread::hardware_concurrency()) - 1);
  std::deque<std::future<RatedBatch>> under_way;
  std::size_t given = 0;
  std::size_t written = 0;
  Batch batch;
  const auto write = [&] {
    const auto [lines, certificates] = under_way.front().get();
    under_way.pop_front();
    session.out.write(lines.data(), static_cast<std::streamsize>(lines.size()));
    written += certificates.size();
    progress.reach(written);
  };
  const auto send = [&] {
    if (under_way.size() >= workers.size() * kWaiting) write();
    under_way.push_back(
        workers[given++ % workers.size()].give([full = std::move(batch), &rater, json]() mutable {
          std::string lines = rated_lines(full, rater, json);
          return RatedBatch(std::move(lines), std::move(full));
        }));
    batch = {};
    batch.reserve(kBatch);
  };
  reread_inputs(inputs, [&](Certificate&& certificate, std::size_t place) {
    batch.emplace_back(std::move(certificate), inputs.histories[place]);
    if (batch.size() == kBatch) send();
  });
  send();
  while (!under_way.empty()) write();
  return written;
}

void run(const Options& options, Session& session) {
  const bool json = options.format == "jsonl";
  const Rater rater = load_rater(session.data_folder);
  Inputs inputs =
      scan_inputs(options.paths, history_rules(rater), privacy::passing_key(), session, {}, {}, kKeepBytes);
  report_problems(inputs, session);
  if (!json) session.out << kRateHeader;

  const std::size_t written = rate_all(inputs, rater, json, session);
  session.out.flush();
  if (written != inputs.accounting.certificates)
    throw std::logic_error("rated lines do not add up with certificates");
  report_accounting(inputs.accounting, session);
  if (options.strict && problem_count(inputs.accounting) > 0) session.exit_code = kProblems;
}

}  // namespace

void append_row(std::string& out, const Certificate& certificate, const CertificateRating& rating) {
  append_cell(out, certificate.id);
  out += '\t';
  append_cell(out, certificate.version);
  for (const PartRating& part : rating.parts) {
    out += '\t';
    out += name(part.verdict);
  }
  out += '\t';
  out += name(rating.overall);
  out += '\t';
  for (std::size_t i = 0; i < rating.flags.size(); ++i) {
    if (i > 0) out += ',';
    out += rating.flags[i];
  }
  out += '\n';
}

void append_json(std::string& out, const Certificate& certificate, const Rated& rated) {
  const auto into = std::back_inserter(out);
  fmt::format_to(into, R"({{"certificate_id": {}, "version": {}, "ratings": {{)",
                 format::json_string(certificate.id), format::json_string(certificate.version));
  for (const PartRating& part : rated.rating.parts) {
    fmt::format_to(into, R"("{}": "{}", )", name(part.part), name(part.verdict));
  }
  fmt::format_to(into, R"("overall": "{}"}}, "criteria": [)", name(rated.rating.overall));
  bool first = true;
  for (const Finding& finding : rated.rating.findings) {
    const std::string_view met = finding.met == Met::met       ? "true"
                                 : finding.met == Met::not_met ? "false"
                                                               : "null";
    fmt::format_to(into, R"({}{{"id": "{}", "part": "{}", "met": {}, "evidence": [)", first ? "" : ", ",
                   finding.criterion, name(finding.part), met);
    first = false;
    for (std::size_t i = 0; i < finding.evidence.size(); ++i) {
      const Evidence& evidence = finding.evidence[i];
      fmt::format_to(into, R"({}{{"field": {}, "begin": {}, "end": {}, "text": {}}})", i > 0 ? ", " : "",
                     format::json_string(to_string(evidence.field)), evidence.span.begin, evidence.span.end,
                     format::json_string(cited_words(certificate, evidence, rated)));
    }
    out += "]}";
  }
  out += R"(], "flags": [)";
  for (std::size_t i = 0; i < rated.rating.flags.size(); ++i) {
    fmt::format_to(into, R"({}"{}")", i > 0 ? ", " : "", rated.rating.flags[i]);
  }
  out += "]}\n";
}

void add_rate(CLI::App& app, Session& session) {
  const auto in = [&](std::string_view swedish, std::string_view english) {
    return std::string(say(session.language, swedish, english));
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "rate",
      in("Bedömer varje intyg: en rad per intyg, i den ordning de lästes\n\nInget dras och inget sparas. "
         "Även "
         "ersatta intyg får en rad. Raderna skrivs på standard ut, allt annat på standard fel.",
         "Rates every certificate: a line each, in the order they were read\n\nNothing is drawn or stored. "
         "Replaced certificates get a line too. Lines go to standard output, all else to standard error."));
  command
      ->add_option("PATH", options->paths,
                   in("Filer, mappar och arkiv med intyg", "Files, folders and archives of certificates"))
      ->required();
  command
      ->add_option("--format", options->format,
                   in("tsv: en rad med bedömningar; jsonl: även varje kriterium och de ord det vilar på",
                      "tsv: a row of ratings; jsonl: every criterion with the words it rests on too"))
      ->check(CLI::IsMember({"tsv", "jsonl"}))
      ->type_name("tsv|jsonl");
  command->add_flag(
      "--strict", options->strict,
      in("Avsluta med kod 1 om något inte kunde läsas", "Exit with code 1 if something could not be read"));
  command->footer(
      in("\nExempel:\n"
         "  stickprov rate intyg/ > bedomt.tsv\n"
         "  stickprov rate intyg/ --format jsonl | jq '.ratings.overall'\n",
         "\nExamples:\n"
         "  stickprov rate certificates/ > rated.tsv\n"
         "  stickprov rate certificates/ --format jsonl | jq '.ratings.overall'\n"));
  command->callback([options, &session] { run(*options, session); });
}

}  // namespace stickprov::commands
