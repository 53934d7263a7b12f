#pragma once
// A line that shows how far a long job has come. On a terminal only; in a pipe nothing is written.

#include <chrono>
#include <cstddef>
#include <iosfwd>
#include <string>

#include "model/language.h"

namespace stickprov::commands {

class Progress {
 public:
  /// `label` names the job ("läser filer"). Nothing is written when `shown` is false.
  Progress(std::ostream& err, bool shown, Language language, std::string label, std::size_t total);
  /// Wipes the line, so that what follows starts on a clean one.
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// `done` of the total are done. Redraws at most ten times a second.
  void reach(std::size_t done);

 private:
  std::ostream& err_;
  bool shown_;
  Language language_;
  std::string label_;
  std::size_t total_;
  std::chrono::steady_clock::time_point begin_;
  std::chrono::steady_clock::time_point drawn_;
};

/// The line itself: "läser filer  [#####     ]  50 %  1200/s  4 s kvar". Exposed for tests.
std::string progress_line(const std::string& label, std::size_t done, std::size_t total, double seconds,
                          Language language);

}  // namespace stickprov::commands
