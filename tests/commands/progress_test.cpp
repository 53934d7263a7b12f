#include "commands/progress.h"

#include <gtest/gtest.h>

#include <sstream>

namespace stickprov::commands {
namespace {

TEST(ProgressLine, ShowsShareRateAndTimeLeft) {
  EXPECT_EQ(progress_line("läser", 50, 200, 5.0, Language::swedish),
            "läser  [#####               ]  25 %  10/s  15 s kvar");
  EXPECT_EQ(progress_line("reading", 100, 1300, 10.0, Language::english),
            "reading  [#                   ]   8 %  10/s  2 min 0 s left");
}

TEST(ProgressLine, NothingToDoIsDone) {
  EXPECT_EQ(progress_line("läser", 0, 0, 0.0, Language::swedish), "läser  [####################] 100 %");
}

TEST(Progress, WritesNothingInAPipe) {
  std::ostringstream err;
  {
    Progress progress(err, false, Language::swedish, "läser", 10);
    progress.reach(5);
    progress.reach(10);
  }
  EXPECT_EQ(err.str(), "");
}

}  // namespace
}  // namespace stickprov::commands
