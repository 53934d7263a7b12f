#pragma once
// Set-up errors: a bad option, dictionary or map. Nothing is audited and the exit code is 2. Never thrown for
// what a certificate holds.

#include <stdexcept>
#include <string>

namespace stickprov {

/// `what()` is the Swedish sentence. Both name file, line and column where there are any, and what to do.
class SetupError : public std::runtime_error {
 public:
  SetupError(std::string swedish, std::string english)
      : std::runtime_error(swedish), english_(std::move(english)) {}
  const std::string& english() const { return english_; }

 private:
  std::string english_;
};

}  // namespace stickprov
