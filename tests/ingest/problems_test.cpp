// A damaged file of every kind: one counted problem, with its place, and the rest goes on.

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "ingest/usable.h"
#include "sample_forms.h"

namespace stickprov::ingest {
namespace {

using namespace samples;
namespace fs = std::filesystem;

ProblemKind kind_of(std::string_view bytes) {
  return only_problem(bytes).kind;
}

TEST(Problems, EveryProblemSaysWhatAndWhatToDo) {
  const std::string xml = first_edition();
  const std::vector<std::string> damaged = {"",
                                            "   \n",
                                            "Detta är ett brev.",
                                            "<a/>",
                                            xml.substr(0, xml.size() / 2),
                                            "{\"typ\":",
                                            "{}",
                                            "[]",
                                            "<!DOCTYPE a><a/>",
                                            replaced(xml, "certificate:3\"", "certificate:2\""),
                                            replaced(xml, "<g:version>1.3</g:version>", "")};
  for (const std::string& bytes : damaged) {
    const InputProblem problem = only_problem(bytes);
    EXPECT_EQ(problem.path, "prov.xml");
    // One sentence on what is wrong, one on what to do, in both languages.
    EXPECT_GE(std::count(problem.detail_sv.begin(), problem.detail_sv.end(), '.'), 1) << problem.detail_sv;
    EXPECT_GT(problem.detail_sv.size(), 30U);
    EXPECT_GT(problem.detail_en.size(), 30U);
    EXPECT_NE(problem.detail_sv, problem.detail_en);
  }
}

TEST(Problems, EmptyAndForeignFiles) {
  EXPECT_EQ(kind_of(""), ProblemKind::empty_file);
  EXPECT_EQ(kind_of(" \r\n\t"), ProblemKind::empty_file);
  EXPECT_EQ(kind_of("\xEF\xBB\xBF"), ProblemKind::empty_file);
  EXPECT_EQ(kind_of("%PDF-1.7"), ProblemKind::not_a_certificate);
  EXPECT_EQ(kind_of("<html><body/></html>"), ProblemKind::not_a_certificate);
  EXPECT_EQ(kind_of("{\"a\": 1}"), ProblemKind::not_a_certificate);
  EXPECT_EQ(kind_of("[]"), ProblemKind::not_a_certificate);
}

TEST(Problems, BrokenXmlTellsTheLine) {
  const std::string xml = first_edition();
  EXPECT_EQ(kind_of(replaced(xml, "</g:version>", "</g:versio>")), ProblemKind::broken_xml);
  EXPECT_EQ(only_problem(replaced(xml, "</g:version>", "</g:versio>")).place.substr(0, 6), "rad 6,");
  for (const char* bad : {"a & b", "&nbsp;", "&#0;", "&#xD800;", "a < b", "]]>", "\x01", "<b", "<b c=d/>",
                          "<b c='1' c='2'/>", "<u:b/>", "<!-- a -- b -->", "<![CDATA[", "<b></c>"}) {
    EXPECT_EQ(kind_of(with_part_value(xml, "35.1", bad)), ProblemKind::broken_xml) << bad;
  }
  EXPECT_EQ(kind_of(xml + "<x/>"), ProblemKind::broken_xml);
  EXPECT_EQ(kind_of(xml + "slut"), ProblemKind::broken_xml);
}

TEST(Problems, TruncatedAtEveryByte) {
  for (const std::string& whole : {first_edition(), first_edition_json()}) {
    const std::size_t last = whole.find_last_not_of('\n') + 1;
    for (std::size_t length = 0; length < whole.size(); ++length) {
      const auto read = items(std::string_view(whole).substr(0, length));
      ASSERT_EQ(read.size(), 1U) << length;
      ASSERT_EQ(std::holds_alternative<InputProblem>(read[0]), length < last) << length;
    }
  }
}

TEST(Problems, BrokenJson) {
  EXPECT_EQ(kind_of("{\"typ\": \"lisjp\","), ProblemKind::broken_json);
  EXPECT_EQ(kind_of(std::string(5000, '[')), ProblemKind::broken_json);
  EXPECT_EQ(kind_of("{\"typ\": \"\xC3\x28\"}"), ProblemKind::wrong_encoding);
}

TEST(Problems, WrongEncodingTellsTheByte) {
  const std::string xml = first_edition();
  const std::string bad = replaced(xml, "Målare", "M\xE5lare");
  const InputProblem problem = only_problem(bad);
  EXPECT_EQ(problem.kind, ProblemKind::wrong_encoding);
  EXPECT_EQ(problem.place, "byte " + std::to_string(bad.find('\xE5') + 1));
  EXPECT_EQ(kind_of(replaced(xml, "UTF-8", "UTF-16")), ProblemKind::wrong_encoding);
  EXPECT_EQ(kind_of(replaced(xml, "UTF-8", "X-OKÄND")), ProblemKind::wrong_encoding);
  EXPECT_EQ(kind_of(std::string("\xFF\xFE<\0a\0/\0>\0\0\xD8", 12)), ProblemKind::wrong_encoding);
}

TEST(Problems, DangerousXml) {
  EXPECT_EQ(
      kind_of("<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY b \"bb\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>"),
      ProblemKind::dangerous_xml);
  EXPECT_EQ(only_problem("<?xml version=\"1.0\"?>\n<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>").place,
            "rad 2, byte 23");
}

TEST(Problems, TooLargeAndTooDeep) {
  EXPECT_EQ(kind_of("<a>" + std::string(std::size_t{17} << 20, 'x') + "</a>"), ProblemKind::too_large);
  EXPECT_EQ(kind_of("<a b='" + std::string(std::size_t{17} << 20, 'x') + "'/>"), ProblemKind::too_large);
  std::string many;
  for (int i = 0; i < 5; ++i)
    many += "<g:svar id=\"25\">" + std::string(std::size_t{4} << 20, 'x') + "</g:svar>";
  EXPECT_EQ(kind_of(with_answer(first_edition(), many)), ProblemKind::too_large);
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<a>";
  EXPECT_EQ(kind_of(deep), ProblemKind::too_large);
}

TEST(Problems, WrongNamespace) {
  const std::string xml = first_edition();
  EXPECT_EQ(kind_of(replaced(xml, "certificate:3\"", "certificate:2\"")), ProblemKind::wrong_namespace);
  EXPECT_EQ(kind_of(replaced(xml, "RegisterCertificateResponder:3", "RegisterCertificateResponder:1")),
            ProblemKind::wrong_namespace);
  EXPECT_EQ(kind_of(replaced(xml, "types:3", "types:2")), ProblemKind::wrong_namespace);
  EXPECT_EQ(kind_of("<RegisterCertificate/>"), ProblemKind::wrong_namespace);
}

TEST(Problems, MissingIdAndHeader) {
  const std::string xml = first_edition();
  EXPECT_EQ(kind_of(replaced(xml, "5f0c2a7e-1111-4aaa-8bbb-000000000001", " ")), ProblemKind::missing_id);
  EXPECT_EQ(kind_of(replaced(first_edition_json(), "\"id\": \"5f0c2a7e-1111-4aaa-8bbb-000000000001\",", "")),
            ProblemKind::missing_id);
  const std::vector<std::pair<std::string, std::string>> missing = {
      {"<t:code>LISJP</t:code>", "typ/code"},
      {"<g:version>1.3</g:version>", "version"},
      {"198903152398", "patient/person-id"},
      {"SE0000000001-LAK1", "skapadAv/personal-id"},
      {"<g:enhets-id><t:root>1.2.752.129.2.1.4.1</t:root><t:extension>SE0000000001-ENH1</t:extension></"
       "g:enhets-id>",
       "skapadAv/enhet/enhets-id"}};
  for (const auto& [what, place] : missing) {
    const InputProblem problem = only_problem(replaced(xml, what, ""));
    EXPECT_EQ(problem.kind, ProblemKind::missing_header);
    EXPECT_EQ(problem.place, place);
    EXPECT_EQ(problem.certificate_id, "5f0c2a7e-1111-4aaa-8bbb-000000000001");
  }
}

TEST(Problems, PrefillIsNoCertificate) {
  const InputProblem problem = only_problem(
      "<f:forifyllnad xmlns:f=\"urn:riv:clinicalprocess:healthcond:certificate:3.3\"><f:svar "
      "id=\"27\"/></f:forifyllnad>");
  EXPECT_EQ(problem.kind, ProblemKind::missing_header);
  EXPECT_NE(problem.detail_sv.find("förifyllnad"), std::string::npos);
}

TEST(Problems, DatesThatDoNotExistMakeACertificateUnusable) {
  const std::string xml = first_edition();
  EXPECT_FALSE(unusable(only_certificate(xml)));
  const auto place = [](const std::string& changed) {
    const auto problem = unusable(only_certificate(changed));
    if (!problem) return std::string("usable");
    EXPECT_EQ(problem->kind, ProblemKind::bad_value);
    EXPECT_EQ(problem->certificate_id, "5f0c2a7e-1111-4aaa-8bbb-000000000001");
    return problem->place;
  };
  EXPECT_EQ(place(replaced(xml, "<t:start>2025-03-04", "<t:start>2025-13-40")), "svar 32.2#1");
  EXPECT_EQ(place(replaced(xml, "<t:end>2025-04-04", "<t:end>2025-04-31")), "svar 32.2#1");
  EXPECT_EQ(place(replaced(xml, "2025-03-03", "2025-02-29")), "svar 1.2#1");
  EXPECT_EQ(place(replaced(xml, "2025-03-04T10", "2025-13-40T10")), "signeringstidpunkt");
  EXPECT_EQ(place(without_part(xml, "1.2")), "usable");
  EXPECT_EQ(place(without_answer(xml, "32")), "usable");
  EXPECT_EQ(place(replaced(xml, "2025-03-03", " 2025-03-03+01:00 ")), "usable");
  EXPECT_EQ(place(replaced(first_edition_json(), "\"from\": \"2025-03-04\"", "\"from\": \"2025-13-40\"")),
            "svar 32.2#1");
}

// A folder of its own that is gone after the test.
class Files : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("stickprov_ingest_" + std::to_string(::getpid()));
    fs::create_directories(folder_ / "b" / "djup");
    fs::create_directories(folder_ / "a");
  }
  void TearDown() override {
    fs::permissions(folder_ / "b", fs::perms::owner_all);
    fs::remove_all(folder_);
  }
  std::string write(const std::string& name, std::string_view bytes) {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return (folder_ / name).string();
  }
  fs::path folder_;
};

TEST_F(Files, AreFoundInOrderWhateverTheirName) {
  const std::string deep = write("b/djup/x.txt", first_edition());
  const std::string hidden = write("a/.gömd", first_edition_json());
  const std::string plain = write("a/intyg.xml~", "");
  fs::create_directory_symlink(folder_ / "b", folder_ / "a" / "länk");
  fs::create_symlink(folder_ / "ingenstans", folder_ / "c-bruten");
  const auto found = find_files({folder_.string(), plain, (folder_ / "saknas").string()});
  ASSERT_EQ(found.size(), 6U);
  EXPECT_EQ(found[0].path, hidden);
  EXPECT_EQ(found[1].path, plain);
  EXPECT_EQ(found[2].path, deep);
  EXPECT_EQ(std::get<InputProblem>(found[3].problem).kind, ProblemKind::unreadable_file);
  EXPECT_EQ(found[4].path, plain);
  EXPECT_EQ(std::get<InputProblem>(found[5].problem).path, (folder_ / "saknas").string());
}

TEST_F(Files, AreReadByContent) {
  const std::string json = write("a/fel.xml", first_edition_json());
  std::vector<Item> read;
  const auto keep = [&](Item&& item) { read.push_back(std::move(item)); };
  read_file(json, keep);
  read_file(write("a/tom", ""), keep);
  read_file(write("a/bild.xml", std::string("\x89PNG\r\n", 6) + std::string(100000, 'x')), keep);
  read_file((folder_ / "a").string(), keep);
  read_file((folder_ / "saknas").string(), keep);
  ASSERT_EQ(read.size(), 5U);
  EXPECT_EQ(std::get<Certificate>(read[0]).source.path, json);
  EXPECT_EQ(std::get<InputProblem>(read[1]).kind, ProblemKind::empty_file);
  EXPECT_EQ(std::get<InputProblem>(read[2]).kind, ProblemKind::not_a_certificate);
  EXPECT_EQ(std::get<InputProblem>(read[3]).kind, ProblemKind::unreadable_file);
  EXPECT_EQ(std::get<InputProblem>(read[4]).kind, ProblemKind::unreadable_file);
}

TEST_F(Files, WithoutPermissionAreProblems) {
  if (::geteuid() == 0) GTEST_SKIP() << "the superuser may read everything";
  const std::string file = write("a/låst.xml", first_edition());
  fs::permissions(file, fs::perms::none);
  fs::permissions(folder_ / "b", fs::perms::none);
  const auto found = find_files({folder_.string()});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(std::get<InputProblem>(found[1].problem).kind, ProblemKind::unreadable_file);
  std::vector<Item> read;
  read_file(found[0].path, [&](Item&& item) { read.push_back(std::move(item)); });
  ASSERT_EQ(read.size(), 1U);
  EXPECT_EQ(std::get<InputProblem>(read[0]).kind, ProblemKind::unreadable_file);
}

}  // namespace
}  // namespace stickprov::ingest
