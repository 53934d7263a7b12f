#include "commands/inputs.h"

#include <fmt/format.h>

#include <ostream>
#include <set>
#include <stdexcept>
#include <utility>
#include <variant>

#include "commands/progress.h"
#include "commands/rated.h"
#include "commands/session.h"
#include "commands/words.h"
#include "ingest/usable.h"
#include "model/setup_error.h"
#include "report/words.h"
#include "sampling/history.h"

namespace stickprov::commands {
namespace {

// Every item of the files in input order, those that cannot be used as problems; `progress` counts files.
void read_items(const std::vector<ingest::FoundFile>& files, const std::function<void(ingest::Item&&)>& use,
                const std::function<void(std::size_t)>& progress) {
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (const auto* problem = std::get_if<InputProblem>(&files[i].problem)) {
      use(InputProblem(*problem));
    } else {
      ingest::read_file(files[i].path, [&](ingest::Item&& item) {
        if (const auto* certificate = std::get_if<Certificate>(&item)) {
          if (auto bad_value = ingest::unusable(*certificate)) {
            use(std::move(*bad_value));
            return;
          }
        }
        use(std::move(item));
      });
    }
    if (progress) progress(i + 1);
  }
}

std::string counted(const std::map<std::string, std::size_t>& counts,
                    const std::function<std::string(const std::string&)>& word) {
  std::string out;
  for (const auto& [key, count] : counts) {
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", word(key), count);
  }
  return out.empty() ? std::string() : " (" + out + ")";
}

std::size_t sum(const std::map<std::string, std::size_t>& counts) {
  std::size_t total = 0;
  for (const auto& [key, count] : counts) total += count;
  return total;
}

}  // namespace

Inputs scan_inputs(const std::vector<std::string>& paths, const Rater& rater,
                   const privacy::PseudonymKey& key, const Session& session, const SeeCertificate& see) {
  Inputs inputs;
  inputs.files = ingest::find_files(paths);
  Accounting& accounting = inputs.accounting;
  accounting.files = inputs.files.size();
  std::vector<sampling::HistoryEntry> entries;
  Progress progress(session.err, session.err_is_terminal, session.language,
                    std::string(say(session.language, "läser", "reading")), inputs.files.size());
  read_items(
      inputs.files,
      [&](ingest::Item&& item) {
        ++accounting.read;
        if (auto* problem = std::get_if<InputProblem>(&item)) {
          ++accounting.problems[std::string(problem_name(problem->kind))];
          inputs.problems.push_back(std::move(*problem));
        } else if (auto* other = std::get_if<OtherType>(&item)) {
          ++accounting.other_types[other->type];
          inputs.other_types.push_back(std::move(*other));
        } else {
          const Certificate& certificate = std::get<Certificate>(item);
          ++accounting.certificates;
          const std::set<std::string> unknown(certificate.unknown_ids.begin(), certificate.unknown_ids.end());
          for (const std::string& id : unknown) ++accounting.unknown_answers[id];
          std::string pseudonym = privacy::pseudonym(key, "patient", certificate.patient.identity);
          if (see) see(certificate, pseudonym);
          entries.push_back(sampling::history_entry(certificate, std::move(pseudonym)));
        }
      },
      [&](std::size_t done) { progress.reach(done); });
  check_read(accounting);
  const sampling::HistoryRules rules{rating::policy_number(*rater.knowledge, "gap_days"),
                                     rating::policy_number(*rater.knowledge, "near_identical_percent")};
  inputs.histories = sampling::histories(entries, rules);
  return inputs;
}

void reread_inputs(const Inputs& inputs, const std::function<void(Certificate&&, std::size_t place)>& use) {
  const auto changed = [] {
    return SetupError("filerna ändrades medan de lästes; vänta tills de är på plats och kör igen",
                      "the files changed while they were read; wait until they are in place and run again");
  };
  std::size_t place = 0;
  read_items(inputs.files,
             [&](ingest::Item&& item) {
               auto* certificate = std::get_if<Certificate>(&item);
               if (certificate == nullptr) return;
               if (place >= inputs.histories.size()) throw changed();
               use(std::move(*certificate), place++);
             },
             {});
  if (place != inputs.histories.size()) throw changed();
}

void report_problems(const Inputs& inputs, const Session& session) {
  std::string lines;
  for (const InputProblem& problem : inputs.problems) lines += problem_line(problem, session.language) + "\n";
  session.err << lines;
}

void report_accounting(const Accounting& accounting, const Session& session) {
  const Language language = session.language;
  const auto in = [&](std::string_view swedish, std::string_view english) {
    return say(language, swedish, english);
  };
  const auto as_it_is = [](const std::string& key) { return key; };
  std::string out = fmt::format("{}: {} {}, {} {}\n", in("Läst", "Read"), accounting.files,
                                in("filer", "files"), accounting.read, in("poster", "items"));
  out += fmt::format("  {}: {}\n", in("läkarintyg för sjukpenning", "sickness certificates"),
                     accounting.certificates);
  out += fmt::format("  {}: {}{}\n", in("andra intygstyper", "other types"), other_type_count(accounting),
                     counted(accounting.other_types, as_it_is));
  out += fmt::format("  {}: {}{}\n", in("kunde inte användas", "could not be used"),
                     problem_count(accounting), counted(accounting.problems, [&](const std::string& kind) {
                       return report::problem_word(kind, language);
                     }));
  if (!accounting.unknown_answers.empty()) {
    out += fmt::format(
        "  {}{}\n", in("intyg med svar som formuläret inte har", "certificates with unknown answers"),
        counted(accounting.unknown_answers,
                [&](const std::string& id) { return fmt::format("{} {}:", in("svar", "answer"), id); }));
  }
  session.err << out;
}

std::string problem_line(const InputProblem& problem, Language language) {
  std::string line = problem.path;
  if (!problem.place.empty()) line += ", " + problem.place;
  line += ": ";
  line += language == Language::english ? problem.detail_en : problem.detail_sv;
  for (char& c : line) {
    if (static_cast<unsigned char>(c) < 0x20U || c == 0x7F) c = ' ';
  }
  return line;
}

std::size_t problem_count(const Accounting& accounting) {
  return sum(accounting.problems);
}
std::size_t other_type_count(const Accounting& accounting) {
  return sum(accounting.other_types);
}

void check_read(const Accounting& accounting) {
  if (accounting.read != accounting.certificates + other_type_count(accounting) + problem_count(accounting)) {
    throw std::logic_error("read does not add up with certificates, other types and problems");
  }
}

}  // namespace stickprov::commands
