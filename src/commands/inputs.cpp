#include "commands/inputs.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <ostream>
#include <set>
#include <stdexcept>
#include <system_error>
#include <utility>
#include <variant>

#include "commands/progress.h"
#include "commands/session.h"
#include "commands/words.h"
#include "ingest/usable.h"
#include "model/setup_error.h"
#include "privacy/masking.h"
#include "report/words.h"

namespace stickprov::commands {
namespace {

std::string& path_of(Certificate& certificate) {
  return certificate.source.path;
}
std::string& path_of(OtherType& other) {
  return other.path;
}
std::string& path_of(InputProblem& problem) {
  return problem.path;
}

// Every item of the file in document order; one whose values cannot be read is a problem.
void read_items(const ingest::FoundFile& file, ingest::FileReader& reader, const ingest::Sink& use) {
  if (const auto* problem = std::get_if<InputProblem>(&file.problem)) {
    InputProblem shown = *problem;
    shown.path = privacy::mask_path(shown.path);
    use(std::move(shown));
    return;
  }
  const auto give = [&](ingest::Item&& item) {
    std::visit([](auto& some) { path_of(some) = privacy::mask_path(path_of(some)); }, item);
    if (const auto* certificate = std::get_if<Certificate>(&item)) {
      if (auto bad_value = ingest::unusable(*certificate)) {
        use(std::move(*bad_value));
        return;
      }
    }
    use(std::move(item));
  };
  reader.read(file.path, give);
}

bool has_no_name(const Person& person) {
  return std::all_of(person.names.begin(), person.names.end(),
                     [](const std::string& name) { return name.empty(); });
}

void lend_names(const Inputs& inputs, std::size_t place, Certificate& certificate) {
  const auto lent = inputs.lent_names.find(place);
  if (lent != inputs.lent_names.end()) certificate.patient.names = lent->second;
}

// About what the certificate takes of memory. Its texts stand twice: as answers, and each in its own place.
std::size_t bytes_held(const Certificate& certificate) {
  std::size_t bytes = 2 * sizeof(Certificate);
  for (const Answer& answer : certificate.answers)
    for (const SubAnswer& part : answer.parts)
      bytes += sizeof(Answer) + sizeof(SubAnswer) + 2 * part.value.size();
  return bytes;
}

// The certificates of file number `file`, each with its place.
void reread_file(const Inputs& inputs, std::size_t file, ingest::FileReader& reader,
                 const std::function<void(Certificate&&, std::size_t place)>& use) {
  const std::size_t end =
      file + 1 < inputs.files.size() ? inputs.first_place[file + 1] : inputs.histories.size();
  const auto changed = [&] {
    const std::string path = privacy::mask_path(inputs.files[file].path);
    return SetupError(
        fmt::format("{} ändrades medan den lästes; vänta tills filerna är på plats och kör igen", path),
        fmt::format("{} changed while it was read; wait until the files are in place, run again", path));
  };
  std::size_t place = inputs.first_place[file];
  read_items(inputs.files[file], reader, [&](ingest::Item&& item) {
    auto* certificate = std::get_if<Certificate>(&item);
    if (certificate == nullptr) return;
    if (place >= end) throw changed();
    lend_names(inputs, place, *certificate);
    use(std::move(*certificate), place++);
  });
  if (place != end) throw changed();
}

void leave_out(std::vector<ingest::FoundFile>& files, const std::vector<std::string>& own_files) {
  namespace fs = std::filesystem;
  std::set<std::string> own;
  std::error_code failed;
  for (const std::string& path : own_files) {
    if (!path.empty()) own.insert(fs::weakly_canonical(path, failed).string());
  }
  if (own.empty()) return;
  files.erase(std::remove_if(files.begin(), files.end(),
                             [&](const ingest::FoundFile& file) {
                               return own.count(fs::weakly_canonical(file.path, failed).string()) > 0;
                             }),
              files.end());
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

Inputs scan_inputs(const std::vector<std::string>& paths, const sampling::HistoryRules& rules,
                   const privacy::PseudonymKey& key, const Session& session, const SeeCertificate& see,
                   const std::vector<std::string>& own_files, std::size_t keep_bytes) {
  Inputs inputs;
  inputs.files = ingest::find_files(paths);
  leave_out(inputs.files, own_files);
  Accounting& accounting = inputs.accounting;
  accounting.files = inputs.files.size();
  std::vector<sampling::HistoryEntry> entries;
  std::deque<sampling::WordHashes> words;                 // of the certificates after those that are kept
  std::map<std::string, std::vector<std::string>> names;  // by pseudonym
  std::vector<std::size_t> nameless;                      // places
  std::size_t kept_bytes = 0;
  const ingest::Sink take = [&](ingest::Item&& item) {
    ++accounting.read;
    if (auto* problem = std::get_if<InputProblem>(&item)) {
      ++accounting.problems[std::string(problem_name(problem->kind))];
      inputs.problems.push_back(std::move(*problem));
    } else if (auto* other = std::get_if<OtherType>(&item)) {
      ++accounting.other_types[other->type];
      inputs.other_types.push_back(std::move(*other));
    } else {
      Certificate& certificate = std::get<Certificate>(item);
      ++accounting.certificates;
      const std::set<std::string> unknown(certificate.unknown_ids.begin(), certificate.unknown_ids.end());
      for (const std::string& id : unknown) ++accounting.unknown_answers[id];
      std::string pseudonym = privacy::pseudonym(key, "patient", certificate.patient.identity);
      if (see) see(certificate, pseudonym);
      if (has_no_name(certificate.patient)) {
        nameless.push_back(entries.size());
      } else {
        names.emplace(pseudonym, certificate.patient.names);
      }
      entries.push_back(sampling::history_entry(certificate, std::move(pseudonym)));
      if (kept_bytes < keep_bytes) {
        kept_bytes += bytes_held(certificate);
        inputs.kept.push_back(std::move(certificate));
      } else {
        words.push_back(sampling::word_hashes(certificate));
      }
    }
  };
  // Only what sees every certificate looks for duplicates among them.
  ingest::FileReader reader(see ? ingest::ContentHash::made : ingest::ContentHash::left_out);
  Progress progress(session.err, session.err_is_terminal, session.language,
                    std::string(say(session.language, "läser filer", "reading files")), inputs.files.size());
  for (std::size_t file = 0; file < inputs.files.size(); ++file) {
    inputs.first_place.push_back(accounting.certificates);
    read_items(inputs.files[file], reader, take);
    if (inputs.kept.size() == entries.size()) inputs.kept_files = file + 1;
    progress.reach(file + 1);
  }
  check_read(accounting);
  inputs.histories = sampling::histories(
      entries,
      [&](std::size_t place) {
        return place < inputs.kept.size() ? sampling::word_hashes(inputs.kept[place])
                                          : words[place - inputs.kept.size()];
      },
      rules);
  // A file that is read again is read whole.
  if (inputs.kept_files < inputs.files.size()) inputs.kept.resize(inputs.first_place[inputs.kept_files]);
  for (const std::size_t place : nameless) {
    const auto known = names.find(entries[place].patient);
    if (known != names.end() && !known->first.empty()) inputs.lent_names.emplace(place, known->second);
  }
  return inputs;
}

void reread_inputs(Inputs& inputs, const std::function<void(Certificate&&, std::size_t place)>& use) {
  for (std::size_t place = 0; !inputs.kept.empty(); ++place) {
    lend_names(inputs, place, inputs.kept.front());
    use(std::move(inputs.kept.front()), place);
    inputs.kept.pop_front();
  }
  ingest::FileReader reader(ingest::ContentHash::left_out);
  for (std::size_t file = std::exchange(inputs.kept_files, 0); file < inputs.files.size(); ++file)
    reread_file(inputs, file, reader, use);
}

void reread_inputs(const Inputs& inputs, const std::vector<std::size_t>& places,
                   const std::function<void(Certificate&&, std::size_t place)>& use) {
  ingest::FileReader reader(ingest::ContentHash::left_out);
  auto next = places.begin();
  for (std::size_t file = 0; file < inputs.files.size() && next != places.end(); ++file) {
    const std::size_t end =
        file + 1 < inputs.files.size() ? inputs.first_place[file + 1] : inputs.histories.size();
    if (*next >= end) continue;
    reread_file(inputs, file, reader, [&](Certificate&& certificate, std::size_t place) {
      if (next == places.end() || *next != place) return;
      ++next;
      use(std::move(certificate), place);
    });
  }
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
