#pragma once
// The inputs, read twice: first for what a certificate's neighbours say about it and for the accounting, then
// for the rating itself, so that memory holds few texts however many certificates there are.

#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "ingest/read.h"
#include "model/audit.h"
#include "model/certificate.h"
#include "model/history.h"
#include "model/input_problem.h"
#include "model/language.h"
#include "privacy/pseudonym.h"
#include "sampling/history.h"

namespace stickprov::commands {

struct Session;

struct Inputs {
  std::vector<ingest::FoundFile> files;
  std::vector<std::size_t> first_place;  // of each file: the number of certificates in the files before it
  /// files, read, certificates, other_types, problems and unknown_answers are filled; the rest belongs to the
  /// frame.
  Accounting accounting;
  std::vector<InputProblem> problems;
  std::vector<OtherType> other_types;
  std::vector<History> histories;  // one a certificate, in input order
  /// The patient's names by place, for certificates whose header leaves them out while another of the same
  /// patient has them: a name in their texts is to be masked all the same.
  std::map<std::size_t, std::vector<std::string>> lent_names;
  /// The certificates of the first `kept_files` files, when the first pass was asked to keep some.
  std::deque<Certificate> kept;
  std::size_t kept_files = 0;
};

/// Given each usable certificate in input order, with the patient's pseudonym.
using SeeCertificate = std::function<void(const Certificate&, const std::string& patient_pseudonym)>;

/// First pass. Certificates with values that cannot be read become problems. `see` may be empty. Files among
/// `own_files` (what an earlier run wrote, the unit file) are not inputs. Certificates of about `keep_bytes`
/// of memory are kept, for who will ask for all of them again.
Inputs scan_inputs(const std::vector<std::string>& paths, const sampling::HistoryRules& rules,
                   const privacy::PseudonymKey& key, const Session& session, const SeeCertificate& see = {},
                   const std::vector<std::string>& own_files = {}, std::size_t keep_bytes = 0);

/// Second pass: the same certificates in the same order; `place` counts them from 0. What was kept is given
/// away, the rest read again. Throws SetupError when a file no longer holds the same number of certificates.
void reread_inputs(Inputs& inputs, const std::function<void(Certificate&&, std::size_t place)>& use);

/// The same for the certificates at `places` (sorted, distinct) only; files without any are not opened.
void reread_inputs(const Inputs& inputs, const std::vector<std::size_t>& places,
                   const std::function<void(Certificate&&, std::size_t place)>& use);

/// Problems, a line each, on standard error.
void report_problems(const Inputs& inputs, const Session& session);

/// What became of the inputs, on standard error: files, read, certificates, problems by kind, other types by
/// type, answers that the form does not have.
void report_accounting(const Accounting& accounting, const Session& session);

/// "fil, plats: vad som är fel och vad man gör", without control characters.
std::string problem_line(const InputProblem& problem, Language language);

/// Inputs left out because they could not be used, and because they are of another type.
std::size_t problem_count(const Accounting& accounting);
std::size_t other_type_count(const Accounting& accounting);

/// Throws std::logic_error unless read = certificates + other types + problems. A bug, never reachable from
/// input.
void check_read(const Accounting& accounting);

}  // namespace stickprov::commands
