#include "privacy/pseudonym.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "model/setup_error.h"

namespace stickprov::privacy {
namespace {

struct Folder {
  std::string path;
  Folder() {
    std::string name = std::filesystem::temp_directory_path() / "stickprov-key-XXXXXX";
    path = ::mkdtemp(name.data());
  }
  ~Folder() { std::filesystem::remove_all(path); }
};

TEST(Pseudonyms, AreStableKeyedAndByRole) {
  const PseudonymKey key = passing_key();
  const PseudonymKey other = passing_key();
  const std::string one = pseudonym(key, "patient", "195004302120");
  EXPECT_EQ(one.size(), 32U);
  EXPECT_EQ(one, pseudonym(key, "patient", "195004302120"));
  EXPECT_NE(one, pseudonym(other, "patient", "195004302120"));
  EXPECT_NE(one, pseudonym(key, "physician", "195004302120"));
  EXPECT_NE(one, pseudonym(key, "patient", "190001019801"));
  EXPECT_EQ(pseudonym(key, "patient", ""), "");
}

TEST(KeyFile, IsMadeOnceAndPrivate) {
  const Folder folder;
  const std::string path = key_path_beside(folder.path + "/granskning.db");
  EXPECT_EQ(path, folder.path + "/granskning.db.key");
  const PseudonymKey made = load_or_make_key(path);
  struct stat status {};
  ASSERT_EQ(::stat(path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  EXPECT_EQ(load_or_make_key(path).bytes, made.bytes);
  ::chmod(path.c_str(), 0644);
  EXPECT_EQ(load_or_make_key(path).bytes, made.bytes);
  ::stat(path.c_str(), &status);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
}

TEST(KeyFile, BadOnesAreRefusedWithTheirPath) {
  const Folder folder;
  const std::string path = folder.path + "/fel.key";
  std::ofstream(path) << "inte en nyckel\n";
  try {
    load_or_make_key(path);
    FAIL() << "a text file was taken for a key";
  } catch (const SetupError& error) {
    EXPECT_NE(std::string(error.what()).find(path), std::string::npos);
    EXPECT_NE(error.english().find("no key file"), std::string::npos);
  }
  EXPECT_THROW(load_or_make_key(folder.path + "/finns/inte.key"), SetupError);
}

}  // namespace
}  // namespace stickprov::privacy
