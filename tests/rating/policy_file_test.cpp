// dictionaries/policy.toml, as it stands and with its faults.

#include "rating/policy_file.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "model/setup_error.h"

namespace stickprov::rating {
namespace {

const std::string kOwn = std::string(STICKPROV_ROOT) + "/dictionaries/policy.toml";

// The project's file with `what` written as `by`.
std::string altered(const std::string& what, const std::string& by) {
  std::ifstream in(kOwn);
  std::ostringstream text;
  text << in.rdbuf();
  std::string changed = text.str();
  const std::size_t at = changed.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  changed.replace(at, what.size(), by);
  const std::string path =
      (std::filesystem::path(testing::TempDir()) / "stickprov-altered-policy.toml").string();
  std::ofstream(path) << changed;
  return path;
}

std::string refusal_of(const std::string& path) {
  try {
    load_policy(path);
  } catch (const SetupError& error) {
    return error.english();
  }
  return "";
}

TEST(PolicyFile, ReadsNormalValuesAsWordAndRange) {
  const criteria::Policy policy = load_policy(kOwn).policy;
  const auto visus = std::find_if(policy.normal_values.begin(), policy.normal_values.end(),
                                  [](const criteria::NormalValue& value) { return value.word == "visus"; });
  ASSERT_NE(visus, policy.normal_values.end());
  EXPECT_DOUBLE_EQ(visus->low, 0.8);
  EXPECT_DOUBLE_EQ(visus->high, 2.0);
}

TEST(PolicyFile, NamesTheNormalValueThatItCannotRead) {
  for (const char* wrong : {"madrs", "madrs 0", "madrs 6-0", " 0-6", "madrs noll-sex", ""})
    EXPECT_NE(refusal_of(altered("\"madrs 0-6\"", '"' + std::string(wrong) + '"'))
                  .find('"' + std::string(wrong) + '"'),
              std::string::npos)
        << wrong;
}

TEST(PolicyFile, RefusesAMisspeltKey) {
  EXPECT_NE(refusal_of(altered("short_days", "shrot_days")), "");
}

}  // namespace
}  // namespace stickprov::rating
