#pragma once
// What every subcommand is given: the user's language, where words and maps are, where to print.

#include <iosfwd>
#include <string>

#include "model/language.h"

namespace stickprov::commands {

inline constexpr int kDone = 0;
inline constexpr int kProblems = 1;    // --strict, and there were problems or failures
inline constexpr int kSetUpError = 2;  // nothing was audited

struct Session {
  Language language = Language::swedish;
  std::string data_folder;  // holds dictionaries/ and icd10-icf-maps/
  std::ostream& out;        // data only
  std::ostream& err;        // everything else
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  int exit_code = kDone;
};

// Each subcommand has a header with one function, called by main:
//   void add_<name>(CLI::App& app, Session& session);
// It adds the subcommand with its options and examples, and a callback that does the work and sets exit_code.

}  // namespace stickprov::commands
