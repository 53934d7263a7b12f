// Archives: read by content, in memory and within bounds; a damaged one is one counted problem and the rest
// goes on.

#include "ingest/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "ingest/validate.h"
#include "sample_forms.h"

namespace stickprov::ingest {
namespace {

using namespace samples;
namespace fs = std::filesystem;

enum class Kind { zip, encrypted_zip, tar, tar_gz };

struct Packed {
  std::string name;
  std::string bytes;
  unsigned type = AE_IFREG;
};

std::string pack(Kind kind, const std::vector<Packed>& files) {
  std::string out((std::size_t{8} << 20) + 4096, '\0');
  std::size_t used = 0;
  archive* writer = archive_write_new();
  const bool zip = kind == Kind::zip || kind == Kind::encrypted_zip;
  if (zip) {
    archive_write_set_format_zip(writer);
  } else {
    archive_write_set_format_pax_restricted(writer);
  }
  if (kind == Kind::tar_gz) archive_write_add_filter_gzip(writer);
  if (kind == Kind::encrypted_zip) {
    EXPECT_EQ(archive_write_set_options(writer, "zip:encryption=zipcrypt"), ARCHIVE_OK);
    archive_write_set_passphrase(writer, "hemligt");
  }
  archive_write_set_bytes_per_block(writer, 0);
  EXPECT_EQ(archive_write_open_memory(writer, out.data(), out.size(), &used), ARCHIVE_OK);
  for (const Packed& file : files) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, file.name.c_str());
    archive_entry_set_filetype(entry, file.type);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, static_cast<la_int64_t>(file.bytes.size()));
    if (file.type == AE_IFLNK) archive_entry_set_symlink(entry, "/etc/passwd");
    EXPECT_GE(archive_write_header(writer, entry), ARCHIVE_WARN);  // names that are not ASCII
    if (!file.bytes.empty()) {
      EXPECT_GE(archive_write_data(writer, file.bytes.data(), file.bytes.size()), 0);
    }
    archive_entry_free(entry);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  out.resize(used);
  return out;
}

struct Read {
  std::vector<Certificate> certificates;
  std::vector<InputProblem> problems;
};

Read read_all(std::string_view bytes) {
  Read read;
  read_bytes(bytes, "post.zip", [&](Item&& item) {
    if (auto* certificate = std::get_if<Certificate>(&item))
      read.certificates.push_back(std::move(*certificate));
    if (auto* problem = std::get_if<InputProblem>(&item)) read.problems.push_back(std::move(*problem));
  });
  return read;
}

const std::vector<Packed> kThree = {{"2025/", "", AE_IFDIR},
                                    {"2025/första.xml", first_edition()},
                                    {"2025/andra.xml", second_edition()},
                                    {"tredje.json", first_edition_json()}};

TEST(Archives, EachFileIsReadUnderItsName) {
  for (const Kind kind : {Kind::zip, Kind::tar, Kind::tar_gz}) {
    const Read read = read_all(pack(kind, kThree));
    ASSERT_EQ(read.certificates.size(), 3U);
    EXPECT_TRUE(read.problems.empty());
    EXPECT_EQ(read.certificates[0].source.path, "post.zip!/2025/första.xml");
    EXPECT_EQ(read.certificates[1].source.path, "post.zip!/2025/andra.xml");
    EXPECT_EQ(read.certificates[2].source.path, "post.zip!/tredje.json");
    Certificate alone = only_certificate(first_edition());
    alone.source.path = read.certificates[0].source.path;
    EXPECT_EQ(read.certificates[0], alone) << "the same as when it is read alone";
  }
}

TEST(Archives, AreToldByContentAlsoInFiles) {
  const fs::path folder = fs::temp_directory_path() / ("stickprov-archive-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  const auto names_before = std::distance(fs::directory_iterator(folder), fs::directory_iterator());
  for (const Kind kind : {Kind::zip, Kind::tar, Kind::tar_gz}) {
    const fs::path path = folder / "leverans.xml";  // its name does not matter
    std::ofstream(path, std::ios::binary) << pack(kind, kThree);
    std::vector<std::string> paths;
    read_file(path.string(), [&](Item&& item) { paths.push_back(std::get<Certificate>(item).source.path); });
    const std::vector<std::string> expected = {path.string() + "!/2025/första.xml",
                                               path.string() + "!/2025/andra.xml",
                                               path.string() + "!/tredje.json"};
    EXPECT_EQ(paths, expected);
    std::size_t validated = 0;
    validate_file(path.string(),
                  [&](Validation&& item) { validated += std::holds_alternative<Validated>(item); });
    EXPECT_EQ(validated, 3U);
  }
  EXPECT_EQ(std::distance(fs::directory_iterator(folder), fs::directory_iterator()), names_before + 1)
      << "nothing is unpacked to disk";
  fs::remove_all(folder);
}

TEST(Archives, ASingleZippedFileIsRead) {
  const std::string tar_gz = pack(Kind::tar_gz, {{"a", "b"}});
  std::string zipped;  // the same filter around a file that is no tar
  {
    zipped.resize(1 << 20);
    std::size_t used = 0;
    archive* writer = archive_write_new();
    archive_write_set_format_raw(writer);
    archive_write_add_filter_gzip(writer);
    archive_write_set_bytes_per_block(writer, 0);
    archive_write_open_memory(writer, zipped.data(), zipped.size(), &used);
    archive_entry* entry = archive_entry_new();
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_pathname(entry, "data");
    archive_write_header(writer, entry);
    const std::string xml = first_edition();
    archive_write_data(writer, xml.data(), xml.size());
    archive_entry_free(entry);
    archive_write_close(writer);
    archive_write_free(writer);
    zipped.resize(used);
  }
  EXPECT_EQ(archive_kind(tar_gz), ArchiveKind::gzip);
  std::vector<std::string> paths;
  read_bytes(zipped, "post/A1.xml.gz",
             [&](Item&& item) { paths.push_back(std::get<Certificate>(item).source.path); });
  EXPECT_EQ(paths, std::vector<std::string>{"post/A1.xml.gz!/A1.xml"});
}

TEST(Archives, WhatIsNoCertificateInThemIsOneProblemEach) {
  const std::string inner = pack(Kind::zip, kThree);
  const Read read = read_all(
      pack(Kind::zip,
           {{"läsmig.txt", "hej"}, {"tom.xml", ""}, {"inre.zip", inner}, {"bra.xml", first_edition()}}));
  ASSERT_EQ(read.certificates.size(), 1U);
  ASSERT_EQ(read.problems.size(), 3U);
  EXPECT_EQ(read.problems[0].path, "post.zip!/läsmig.txt");
  EXPECT_EQ(read.problems[0].kind, ProblemKind::not_a_certificate);
  EXPECT_EQ(read.problems[1].path, "post.zip!/tom.xml");
  EXPECT_EQ(read.problems[1].kind, ProblemKind::empty_file);
  EXPECT_EQ(read.problems[2].path, "post.zip!/inre.zip");
  EXPECT_EQ(read.problems[2].kind, ProblemKind::broken_archive);
}

TEST(Archives, LinksAreNotFollowed) {
  const Read read = read_all(pack(Kind::tar, {{"länk.xml", "", AE_IFLNK}, {"bra.xml", first_edition()}}));
  ASSERT_EQ(read.problems.size(), 1U);
  EXPECT_EQ(read.problems[0].path, "post.zip!/länk.xml");
  EXPECT_EQ(read.certificates.size(), 1U);
}

TEST(Archives, NamesThatPointOutsideAreOnlyNames) {
  const Read read = read_all(pack(Kind::zip, {{"../../utanför\n.xml", first_edition()}}));
  ASSERT_EQ(read.certificates.size(), 1U);
  EXPECT_EQ(read.certificates[0].source.path, "post.zip!/../../utanför?.xml");
}

TEST(Archives, EncryptedIsOneProblemThatSaysWhatToDo) {
  const Read read = read_all(pack(Kind::encrypted_zip, kThree));
  EXPECT_TRUE(read.certificates.empty());
  ASSERT_EQ(read.problems.size(), 1U);
  EXPECT_EQ(read.problems[0].path, "post.zip");
  EXPECT_EQ(read.problems[0].kind, ProblemKind::broken_archive);
  EXPECT_NE(read.problems[0].detail_sv.find("lösenord"), std::string::npos);
  EXPECT_NE(read.problems[0].detail_sv.find("Packa upp"), std::string::npos);
}

TEST(Archives, WithoutFilesAndOfOtherKinds) {
  EXPECT_EQ(only_problem(pack(Kind::zip, {})).kind, ProblemKind::empty_file);
  EXPECT_EQ(only_problem(pack(Kind::tar, {{"bara/", "", AE_IFDIR}})).kind, ProblemKind::empty_file);
  for (const std::string_view beginning :
       {std::string_view("7z\xBC\xAF\x27\x1C\0\x04", 8), std::string_view("Rar!\x1A\x07\x01"),
        std::string_view("BZh91AY"), std::string_view("\x28\xB5\x2F\xFD\x04")})
    EXPECT_EQ(only_problem(beginning).kind, ProblemKind::broken_archive);
  EXPECT_EQ(
      only_problem(pack(Kind::zip, {{"[Content_Types].xml", "<a/>"}, {"xl/workbook.xml", "<a/>"}})).kind,
      ProblemKind::not_a_certificate)
      << "a workbook is one problem, not one a part";
}

// Cut off at every byte, or with a byte turned: certificates that are read are whole, and something is
// counted.
TEST(Archives, CutOffAnywhereIsAtMostOneProblemOfTheArchive) {
  const Certificate whole = only_certificate(first_edition());
  for (const Kind kind : {Kind::zip, Kind::tar_gz}) {
    const std::string bytes = pack(kind, {{"a.xml", first_edition()}, {"b.xml", first_edition()}});
    for (std::size_t length = 4; length < bytes.size(); length += 1 + length / 40) {
      const Read read = read_all(std::string_view(bytes).substr(0, length));
      ASSERT_GE(read.certificates.size() + read.problems.size(), 1U) << length;
      ASSERT_LE(read.problems.size(), 1U) << length;
      ASSERT_LE(read.certificates.size(), 2U) << length;
      for (const Certificate& certificate : read.certificates)
        ASSERT_EQ(certificate.content_hash, whole.content_hash) << length;
    }
  }
}

TEST(Archives, ATurnedByteNeverEndsUncounted) {
  for (const Kind kind : {Kind::zip, Kind::tar, Kind::tar_gz}) {
    const std::string bytes = pack(kind, {{"a.xml", first_edition()}, {"b.xml", second_edition()}});
    for (std::size_t at = 0; at < bytes.size(); at += 1 + bytes.size() / 400) {
      std::string turned = bytes;
      turned[at] = static_cast<char>(turned[at] ^ 0x5A);
      const Read read = read_all(turned);
      ASSERT_GE(read.certificates.size() + read.problems.size(), 1U) << at;
      for (const InputProblem& problem : read.problems) {
        ASSERT_FALSE(problem.detail_sv.empty());
        ASSERT_TRUE(problem.path.starts_with("post.zip")) << problem.path;
      }
    }
  }
}

struct Seen {
  std::vector<std::string> files;
  std::vector<InputProblem> problems;
};

Seen walk_with(std::string_view bytes, const ArchiveLimits& limits) {
  Seen seen;
  walk_archive_bytes(bytes, "post.zip",
                     {[&](std::string_view, const std::string& path) { seen.files.push_back(path); },
                      [&](InputProblem&& problem) { seen.problems.push_back(std::move(problem)); }},
                     limits);
  return seen;
}

TEST(Archives, AFileThatUnpacksBeyondTheBoundIsLeftOutAndTheRestGoesOn) {
  for (const Kind kind : {Kind::zip, Kind::tar_gz}) {
    const std::string bytes = pack(kind, {{"liten.xml", std::string(1000, 'a')},
                                          {"bomb.xml", std::string(5'000'000, ' ')},
                                          {"sist.xml", std::string(1000, 'b')}});
    EXPECT_LT(bytes.size(), 100'000U);
    const Seen seen = walk_with(bytes, {1'000'000, 100'000'000, 100});
    EXPECT_EQ(seen.files, (std::vector<std::string>{"post.zip!/liten.xml", "post.zip!/sist.xml"}));
    ASSERT_EQ(seen.problems.size(), 1U);
    EXPECT_EQ(seen.problems[0].kind, ProblemKind::too_large);
    EXPECT_EQ(seen.problems[0].path, "post.zip!/bomb.xml");
  }
}

TEST(Archives, TheWholeIsBoundedInBytesAndFiles) {
  const std::string bytes = pack(Kind::zip, {{"1.xml", std::string(4000, 'a')},
                                             {"2.xml", std::string(4000, 'b')},
                                             {"3.xml", std::string(4000, 'c')},
                                             {"4.xml", std::string(4000, 'd')}});
  const Seen by_bytes = walk_with(bytes, {1'000'000, 9'000, 100});
  EXPECT_EQ(by_bytes.files, (std::vector<std::string>{"post.zip!/1.xml", "post.zip!/2.xml"}));
  ASSERT_EQ(by_bytes.problems.size(), 1U);
  EXPECT_EQ(by_bytes.problems[0].kind, ProblemKind::too_large);
  EXPECT_EQ(by_bytes.problems[0].path, "post.zip");
  const Seen by_files = walk_with(bytes, {1'000'000, 1'000'000, 3});
  EXPECT_EQ(by_files.files.size(), 3U);
  ASSERT_EQ(by_files.problems.size(), 1U);
  EXPECT_EQ(by_files.problems[0].path, "post.zip");
}

TEST(Archives, CertificatesAreNoArchives) {
  for (const std::string& bytes : {first_edition(), second_edition(), first_edition_json(), std::string(),
                                   std::string("PK"), std::string(600, ' ')})
    EXPECT_EQ(archive_kind(bytes), ArchiveKind::none);
}

}  // namespace
}  // namespace stickprov::ingest
