#include "commands/progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <utility>

namespace stickprov::commands {
namespace {

constexpr std::size_t kBar = 20;

std::string duration(double seconds) {
  const auto whole = static_cast<long>(seconds + 0.5);
  return whole < 60 ? fmt::format("{} s", whole) : fmt::format("{} min {} s", whole / 60, whole % 60);
}

}  // namespace

std::string progress_line(const std::string& label, std::size_t done, std::size_t total, double seconds,
                          Language language) {
  const double share =
      total == 0 ? 1.0 : std::min(1.0, static_cast<double>(done) / static_cast<double>(total));
  const auto filled = static_cast<std::size_t>(share * static_cast<double>(kBar));
  std::string line = fmt::format("{}  [{}{}] {:3.0f} %", label, std::string(filled, '#'),
                                 std::string(kBar - filled, ' '), share * 100);
  if (seconds > 0.5 && done > 0 && total > done) {
    const double rate = static_cast<double>(done) / seconds;
    line += fmt::format("  {:.0f}/s  {} {}", rate, duration(static_cast<double>(total - done) / rate),
                        say(language, "kvar", "left"));
  }
  return line;
}

Progress::Progress(std::ostream& err, bool shown, Language language, std::string label, std::size_t total)
    : err_(err),
      shown_(shown),
      language_(language),
      label_(std::move(label)),
      total_(total),
      begin_(std::chrono::steady_clock::now()),
      drawn_(begin_) {}

Progress::~Progress() {
  if (shown_) err_ << "\r\x1b[K" << std::flush;
}

void Progress::reach(std::size_t done) {
  if (!shown_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - drawn_ < std::chrono::milliseconds(100)) return;
  drawn_ = now;
  const double seconds = std::chrono::duration<double>(now - begin_).count();
  err_ << '\r' << progress_line(label_, done, total_, seconds, language_) << "\x1b[K" << std::flush;
}

}  // namespace stickprov::commands
