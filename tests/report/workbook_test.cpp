#include "report/workbook.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "format/date.h"
#include "model/setup_error.h"
#include "read_back.h"
#include "report/sheets.h"
#include "report/words.h"
#include "synthetic_audit.h"

namespace stickprov::report {
namespace {

namespace fs = std::filesystem;

/// A folder for the test's files; kept where STICKPROV_WORKBOOK_FOLDER says, to look at the workbooks by eye.
class Folder {
 public:
  Folder() {
    if (const char* kept = std::getenv("STICKPROV_WORKBOOK_FOLDER")) {
      path_ = kept;
      keep_ = true;
      fs::create_directories(path_);
      return;
    }
    std::string pattern = (fs::temp_directory_path() / "stickprov-report-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    if (!keep_) fs::remove_all(path_);
  }
  std::string file(const std::string& name) const { return (path_ / name).string(); }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
  bool keep_ = false;
};

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void write(const Audit& audit, const std::string& path, Language language = Language::swedish) {
  write_workbook(audit, summarise(audit), synthetic_criteria(), path, language);
}

ReadBook written(const Audit& audit, const std::string& name, Language language = Language::swedish) {
  const Folder folder;
  write(audit, folder.file(name), language);
  return read_back(folder.file(name));
}

/// One audit and its workbook, read back once for the tests that look at its numbers.
const Audit& usual_audit() {
  static const Audit audit = synthetic_audit({160, 48, false, {}});
  return audit;
}
const ReadBook& usual_book() {
  static const ReadBook book = written(usual_audit(), "rapport.xlsx");
  return book;
}

const ReadBook& stratified_book() {
  static const ReadBook book = written(synthetic_audit({60, 20, true, {}}), "strata.xlsx", Language::english);
  return book;
}

#define NEEDS_OPENPYXL         \
  if (!python_with_openpyxl()) \
  GTEST_SKIP() << "python3-openpyxl is not installed: the workbook cannot be read back"

TEST(Workbook, EqualRunsGiveEqualBytes) {
  const Folder folder;
  write(synthetic_audit({}), folder.file("rapport.xlsx"));
  write(synthetic_audit({}), folder.file("igen.xlsx"));
  EXPECT_EQ(bytes_of(folder.file("rapport.xlsx")), bytes_of(folder.file("igen.xlsx")));
}

TEST(Workbook, HoldsNoClockTime) {
  NEEDS_OPENPYXL;
  const Audit& audit = usual_audit();
  const ReadBook& book = usual_book();
  Day newest = *audit.frame.front().signed_day;
  for (const FrameEntry& entry : audit.frame) newest = std::max(newest, *entry.signed_day);
  EXPECT_EQ(book.created.substr(0, 10), format::day_text(newest));
  ASSERT_FALSE(book.entries.empty());
  for (const auto& [name, date] : book.entries) EXPECT_EQ(date, "1980-1-1-0-0-0") << name;
}

TEST(Workbook, IsForTheOwnerOnlyAndLeavesNothingElse) {
  const Folder folder;
  const fs::path inside = folder.path() / "rättigheter";
  fs::create_directories(inside);
  write(synthetic_audit({20, 5, false, {}}), (inside / "a.xlsx").string());
  struct stat status {};
  ASSERT_EQ(stat((inside / "a.xlsx").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  EXPECT_EQ(std::distance(fs::directory_iterator(inside), fs::directory_iterator()), 1);
}

TEST(Workbook, SaysWhenItCannotBeWritten) {
  const Folder folder;
  const Audit audit = synthetic_audit({20, 5, false, {}});
  const std::string missing = folder.file("finns-inte/rapport.xlsx");
  try {
    write(audit, missing);
    FAIL() << "no error";
  } catch (const SetupError& error) {
    EXPECT_NE(std::string(error.what()).find(missing), std::string::npos);
    EXPECT_NE(error.english().find(missing), std::string::npos);
  }
  fs::create_directories(folder.file("mapp.xlsx"));
  EXPECT_THROW(write(audit, folder.file("mapp.xlsx")), SetupError);
}

TEST(Workbook, HasTheSheetsInOrder) {
  NEEDS_OPENPYXL;
  EXPECT_EQ(usual_book().order,
            (std::vector<std::string>{"Sammanfattning", "Mått 13", "Delar", "Områden", "Enheter", "Kön",
                                      "Diagnosgrupp", "Längd och grad", "Första eller förlängning",
                                      "Intygsversion", "Kontaktsätt", "Bakgrundsmått", "Avvikelser",
                                      "Åtgärder", "Intyg", "Fynd", "Intygsblad", "Bortfall", "Metod"}));
  EXPECT_EQ(stratified_book().order, (std::vector<std::string>{"Summary",
                                                               "Measure 13",
                                                               "Parts",
                                                               "Areas",
                                                               "Units",
                                                               "Sex",
                                                               "Diagnosis groups",
                                                               "Length and degree",
                                                               "First or extension",
                                                               "Form version",
                                                               "Contact",
                                                               "Background",
                                                               "Deviations",
                                                               "Measures",
                                                               "Certificates",
                                                               "Findings",
                                                               "Certificate pages",
                                                               "Left out",
                                                               "Strata",
                                                               "Method"}));
}

// The rules of craft that hold for every sheet.
void expect_well_made(const ReadBook& book) {
  for (const auto& [name, sheet] : book.sheets) {
    EXPECT_EQ(sheet.orientation, "landscape") << name;
    EXPECT_EQ(sheet.merged, 0U) << name;
    EXPECT_FALSE(sheet.print_area.empty()) << name;
    EXPECT_NE(sheet.footer.find("&P"), std::string::npos) << name << sheet.footer;
    EXPECT_NE(sheet.footer.find("&N"), std::string::npos) << name;
    ASSERT_TRUE(sheet.cells.contains("A1") && sheet.cells.contains("A2")) << name;
    EXPECT_GE(sheet.cells.at("A1").font_size, 16.0) << name;
    for (const auto& [place, cell] : sheet.cells) {
      EXPECT_GE(cell.font_size, 11.0) << name << ' ' << place;
      EXPECT_NE(cell.kind, 'f') << name << ' ' << place;
      EXPECT_NE(cell.kind, 'e') << name << ' ' << place;
    }
    for (const auto& [place, link] : sheet.links) {
      EXPECT_TRUE(link.second.empty()) << "external link at " << name << ' ' << place << ": " << link.second;
      const std::string target = link.first.substr(1, link.first.find('!') - 2);
      EXPECT_TRUE(book.sheets.contains(target)) << link.first;
    }
  }
  for (const auto& [name, table] : book.tables) {
    std::set<std::string> unique(table.headers.begin(), table.headers.end());
    EXPECT_EQ(unique.size(), table.headers.size()) << name;
    for (std::size_t row = 0; row < book.rows(name); ++row) {
      for (const std::string& header : table.headers) EXPECT_NE(book.at(name, row, header).value, "") << name;
    }
  }
  for (const auto& [name, date] : book.entries) {
    EXPECT_EQ(name.find("vba"), std::string::npos);
    EXPECT_EQ(name.find("externalLink"), std::string::npos);
  }
  ASSERT_FALSE(book.alternatives.empty());
  for (const std::string& text : book.alternatives) EXPECT_GT(text.size(), 70U);
}

TEST(Workbook, IsWellMade) {
  NEEDS_OPENPYXL;
  expect_well_made(usual_book());
  expect_well_made(stratified_book());
}

TEST(Workbook, OfNoCertificatesIsWellMade) {
  NEEDS_OPENPYXL;
  Audit audit;
  audit.sample.design = "simple";
  const ReadBook book = written(audit, "tom.xlsx");
  expect_well_made(book);
  EXPECT_EQ(book.at("Sammanfattning_delar", 0, "Adekvat").value, "–");
  EXPECT_EQ(book.at("Intyg", 0, "Nr").value, "Inga intyg");
}

// Recomputed from the audit alone, by the definition of the score interval: its ends are where the observed
// share lies z standard errors off.
void expect_interval(double share, double lower, double upper, double size) {
  const auto distance = [&](double end) {
    return std::abs(share - end) / std::sqrt(end * (1.0 - end) / size);
  };
  if (share > 0.0) {
    EXPECT_NEAR(distance(lower), 1.959964, 1e-4);
    EXPECT_LT(lower, share);
  } else {
    EXPECT_EQ(lower, 0.0);
  }
  if (share < 1.0) {
    EXPECT_NEAR(distance(upper), 1.959964, 1e-4);
    EXPECT_GT(upper, share);
  } else {
    EXPECT_EQ(upper, 1.0);
  }
}

// Where fewer than five have or lack the property: exact for draws without replacement. A limit is the
// nearest count of the frame that leaves at most 2.5 % to what was seen or more extreme (Cochran 1977,
// section 3.6).
double at_most(std::size_t x, std::size_t n, std::size_t population, std::size_t with) {
  const auto choose = [](std::size_t m, std::size_t k) {
    const auto d = [](std::size_t value) { return static_cast<double>(value) + 1.0; };
    return std::lgamma(d(m)) - std::lgamma(d(k)) - std::lgamma(d(m - k));
  };
  double sum = 0.0;
  for (std::size_t k = 0; k <= std::min({x, n, with}); ++k) {
    if (n - k > population - with) continue;
    sum += std::exp(choose(with, k) + choose(population - with, n - k) - choose(population, n));
  }
  return sum;
}
void expect_exact_interval(std::size_t x, std::size_t n, std::size_t population, double lower, double upper) {
  const double size = static_cast<double>(population);
  const auto low = static_cast<std::size_t>(std::lround(lower * size));
  const auto high = static_cast<std::size_t>(std::lround(upper * size));
  EXPECT_NEAR(lower * size, static_cast<double>(low), 1e-9);
  EXPECT_NEAR(upper * size, static_cast<double>(high), 1e-9);
  if (high < population - (n - x)) {
    EXPECT_LE(at_most(x, n, population, high), 0.025);
    EXPECT_GT(at_most(x, n, population, high - 1), 0.025);
  }
  if (low > x) {
    EXPECT_LE(1.0 - at_most(x - 1, n, population, low), 0.025);
    EXPECT_GT(1.0 - at_most(x - 1, n, population, low + 1), 0.025);
  }
}

std::array<std::size_t, 4> counts_of(const Audit& audit, Part part) {
  std::array<std::size_t, 4> counts{};
  for (const AuditedCertificate& certificate : audit.certificates) {
    ++counts[static_cast<std::size_t>(certificate.rating.verdict(part))];
  }
  return counts;
}

TEST(Workbook, SummaryNumbersAreThoseOfTheAudit) {
  NEEDS_OPENPYXL;
  const Audit& audit = usual_audit();
  const ReadBook& book = usual_book();
  for (const Part part : kParts) {
    const std::array<std::size_t, 4> counts = counts_of(audit, part);
    const std::size_t row = static_cast<std::size_t>(part);
    const double of = static_cast<double>(counts[0] + counts[1] + counts[2]);
    const std::string table = "Sammanfattning_delar";
    const double share = book.at(table, row, "Adekvat").number();
    EXPECT_NEAR(share, static_cast<double>(counts[0]) / of, 1e-12);
    EXPECT_NEAR(book.at(table, row, "Bristfällig").number(), static_cast<double>(counts[1]) / of, 1e-12);
    EXPECT_NEAR(book.at(table, row, "Saknas").number(), static_cast<double>(counts[2]) / of, 1e-12);
    EXPECT_EQ(book.at(table, row, "Bedömda").number(), of);
    EXPECT_EQ(book.at(table, row, "Adekvat").format, "0 %_W");
    // 160 in the frame, 48 drawn; the applicable of the frame are estimated in proportion.
    const double population = std::round(160.0 * of / 48.0);
    const double lower = book.at(table, row, "95 % från").number();
    const double upper = book.at(table, row, "95 % till").number();
    if (std::min(counts[0], counts[1] + counts[2]) < 5) {
      expect_exact_interval(counts[0], static_cast<std::size_t>(of), static_cast<std::size_t>(population),
                            lower, upper);
    } else {
      expect_interval(share, lower, upper, of * (population - 1.0) / (population - of));
    }
    for (std::size_t verdict = 0; verdict < 3; ++verdict) {
      EXPECT_EQ(book.at("Delar", 3 * row + verdict, "Antal").number(), static_cast<double>(counts[verdict]));
      EXPECT_EQ(book.at("Delar", 3 * row + verdict, "Av bedömda").number(), of);
    }
  }
  // The accounting, line by line: what is taken away leaves what follows.
  const auto step = [&](std::size_t row) { return book.at("Redovisning", row, "Antal").number(); };
  EXPECT_EQ(step(0) - step(1) - step(2), step(3));
  EXPECT_EQ(step(3) - step(4), step(5));
  EXPECT_EQ(step(5) - step(6), step(7));
  EXPECT_EQ(step(7), static_cast<double>(audit.certificates.size()));
}

TEST(Workbook, CriteriaAndShortcomingsAreThoseOfTheAudit) {
  NEEDS_OPENPYXL;
  const Audit& audit = usual_audit();
  const ReadBook& book = usual_book();
  std::map<std::string, std::array<std::size_t, 4>> counts;  // met, not met, not applicable, short
  for (const AuditedCertificate& certificate : audit.certificates) {
    for (const Finding& finding : certificate.rating.findings) {
      std::array<std::size_t, 4>& count = counts[std::string(finding.criterion)];
      ++count[static_cast<std::size_t>(finding.met)];
      const Verdict verdict = certificate.rating.verdict(finding.part);
      if (finding.met == Met::not_met && verdict != Verdict::adequate) ++count[3];
    }
  }
  ASSERT_EQ(book.rows("Kriterier"), counts.size());
  std::vector<std::size_t> shorts;
  for (std::size_t row = 0; row < counts.size(); ++row) {
    const std::array<std::size_t, 4>& count = counts.at(book.at("Kriterier", row, "Kriterium").value);
    EXPECT_EQ(book.at("Kriterier", row, "Uppfyllt").number(), static_cast<double>(count[0]));
    EXPECT_EQ(book.at("Kriterier", row, "Av bedömda").number(), static_cast<double>(count[0] + count[1]));
    EXPECT_EQ(book.at("Kriterier", row, "Varav brist").number(), static_cast<double>(count[3]));
    shorts.push_back(count[3]);
  }
  std::sort(shorts.rbegin(), shorts.rend());
  for (std::size_t row = 0; row < 3; ++row) {
    EXPECT_EQ(book.at("Vanligaste_brister", row, "Antal intyg").number(), static_cast<double>(shorts[row]));
  }
}

TEST(Workbook, CertificatesAreRowsWithTypedCells) {
  NEEDS_OPENPYXL;
  const Audit& audit = usual_audit();
  const ReadBook& book = usual_book();
  ASSERT_EQ(book.rows("Intyg"), audit.certificates.size());
  EXPECT_TRUE(book.tables.at("Intyg").filter);
  EXPECT_EQ(book.sheets.at("Intyg").frozen, "C5");
  EXPECT_EQ(book.sheets.at("Intyg").title_rows, "$4:$4");
  for (std::size_t row = 0; row < audit.certificates.size(); ++row) {
    const AuditedCertificate& certificate = audit.certificates[row];
    EXPECT_EQ(book.at("Intyg", row, "Nr").number(), static_cast<double>(certificate.draw.order));
    EXPECT_EQ(book.at("Intyg", row, "Intygs-id").value, certificate.entry.certificate_id);
    const ReadCell& signed_day = book.at("Intyg", row, "Signerat");
    EXPECT_EQ(signed_day.kind, 'd');
    EXPECT_EQ(signed_day.format, "yyyy-mm-dd");
    EXPECT_EQ(signed_day.value, format::day_text(*certificate.entry.signed_day));
    EXPECT_EQ(book.at("Intyg", row, "Dagar").number(), certificate.entry.days);
    EXPECT_NEAR(book.at("Intyg", row, "Vikt").number(), certificate.draw.weight, 1e-9);
    const ReadCell& function = book.at("Intyg", row, "Funktion");
    EXPECT_EQ(function.value, verdict_word(certificate.rating.verdict(Part::function), Language::swedish));
    // Colour follows the word.
    EXPECT_EQ(function.fill == "FFFCE7C2", function.value == "Bristfällig");
    EXPECT_EQ(function.fill == "FFD6E8F5", function.value == "Adekvat");
  }
}

TEST(Workbook, FindingsCiteWordsFieldAndBytes) {
  NEEDS_OPENPYXL;
  const Audit& audit = usual_audit();
  const ReadBook& book = usual_book();
  std::size_t row = 0;
  for (const AuditedCertificate& certificate : audit.certificates) {
    for (std::size_t f = 0; f < certificate.rating.findings.size(); ++f) {
      ASSERT_EQ(book.at("Fynd", row, "Kriterium").value, certificate.rating.findings[f].criterion);
      ASSERT_EQ(book.at("Fynd", row, "Vad som hittades eller söktes").value, certificate.sentences[f]);
      std::string words;
      std::string places;
      for (const Citation& citation : certificate.citations[f]) {
        words += (words.empty() ? "”" : "; ”") + citation.text + "”";
        places += (places.empty() ? "" : "; ") + to_string(citation.evidence.field) + ": " +
                  std::to_string(citation.evidence.span.begin) + "–" +
                  std::to_string(citation.evidence.span.end);
      }
      ASSERT_EQ(book.at("Fynd", row, "Plats").value, places.empty() ? "–" : places);
      if (certificate.rating.findings[f].met == Met::met) {
        ASSERT_EQ(book.at("Fynd", row, "Citerade ord").value, words.empty() ? "–" : words);
      }
      ++row;
    }
  }
  EXPECT_EQ(book.rows("Fynd"), row);
}

// Long working sheets are written row by row, as ranges: the same cells in the same places.
TEST(Workbook, LongSheetsHoldTheSameWhenStreamed) {
  NEEDS_OPENPYXL;
  const Folder folder;
  const Audit& audit = usual_audit();
  WorkbookOptions options;
  options.most_rows_kept = 10;
  write_workbook(audit, summarise(audit), synthetic_criteria(), folder.file("lang.xlsx"), Language::swedish,
                 options);
  const ReadBook streamed = read_back(folder.file("lang.xlsx"));
  // The working list of deviations is then a sheet of its own, with the same rows.
  std::vector<std::string> order = usual_book().order;
  order.insert(std::find(order.begin(), order.end(), "Åtgärder"), "Avvikelselista");
  EXPECT_EQ(streamed.order, order);
  const ReadSheet& list = streamed.sheets.at("Avvikelselista");
  for (std::size_t row = 0; row < usual_book().rows("Avvikelser"); ++row) {
    EXPECT_EQ(list.cells.at("I" + std::to_string(row + 5)).value,
              usual_book().at("Avvikelser", row, "Intygs-id").value);
  }
  for (const char* name : {"Intyg", "Fynd"}) {
    EXPECT_FALSE(streamed.tables.contains(name));
    const ReadSheet& sheet = streamed.sheets.at(name);
    const ReadSheet& kept = usual_book().sheets.at(name);
    EXPECT_EQ(sheet.frozen, kept.frozen);
    EXPECT_EQ(sheet.title_rows, kept.title_rows);
    ASSERT_EQ(sheet.cells.size(), kept.cells.size());
    for (const auto& [place, cell] : kept.cells) {
      EXPECT_EQ(sheet.cells.at(place).value, cell.value) << name << place;
      EXPECT_EQ(sheet.cells.at(place).format, cell.format) << name << place;
      EXPECT_EQ(sheet.cells.at(place).fill, cell.fill) << name << place;
    }
  }
}

TEST(Workbook, CertificatePagesEmphasiseTheCitedWords) {
  const Audit& audit = usual_audit();
  const Summary summary = summarise(audit);
  const std::vector<CriterionName> criteria = synthetic_criteria();
  const WorkbookOptions options;
  const Certificates certificates = certificates_of(audit);
  const Report report{audit, summary, certificates, criteria, Language::swedish, options};
  const std::vector<Sheet> sheets = certificate_pages(report, 20);
  ASSERT_EQ(sheets.size(), 3U);
  EXPECT_EQ(sheets[0].tables.size(), 20U);
  EXPECT_EQ(sheets[2].tables.size(), 8U);
  EXPECT_EQ(sheets[0].page_breaks.size(), 19U);
  std::size_t emphasised = 0;
  for (const Sheet& sheet : sheets) {
    for (const Table& page : sheet.tables) {
      for (std::size_t i = 0; i < page.size; ++i) {
        const Cell cell = page.rows(i)[1];
        for (const Span& span : cell.emphasised) {
          const std::string words = std::get<std::string>(cell.value).substr(span.begin, span.length());
          EXPECT_TRUE(words == "svårt att lyfta mer" || words == "högst 2 kilo") << words;
          ++emphasised;
        }
      }
    }
  }
  EXPECT_GT(emphasised, 48U);
}

TEST(Workbook, DevelopmentDrawsNoHiddenNumber) {
  const Audit audit = synthetic_audit({});
  const Summary summary = summarise(audit);
  const std::vector<CriterionName> criteria = synthetic_criteria();
  const Certificates certificates = certificates_of(audit);
  WorkbookOptions options;
  Round before = round_of(audit, summary);
  before.run_id = "förra";
  before.all.parts[static_cast<std::size_t>(Part::plan)].adequate_shown = Shown::most;
  options.rounds = {before, round_of(audit, summary)};
  const Report report{audit, summary, certificates, criteria, Language::swedish, options};
  const Sheet sheet = development_sheet(report);
  ASSERT_EQ(sheet.charts.size(), 2U);
  EXPECT_EQ(sheet.charts[1].series.size(), 2U) << "function and activity, not the plan";
  const auto says = [&](std::string_view words) {
    return std::any_of(sheet.texts.begin(), sheet.texts.end(),
                       [&](const Text& text) { return text.text.find(words) != std::string::npos; });
  };
  EXPECT_TRUE(says("Inte ritat, eftersom ett tal inte visas: Plan."));
  EXPECT_TRUE(says("perioder överlappar"));
}

TEST(Workbook, CertificatePagesCutTextsThatDoNotFitAPage) {
  Audit audit = synthetic_audit({20, 5, false, {}});
  std::string& text = audit.certificates[0].texts[1].text;
  for (int i = 0; i < 900; ++i) text += "lång text ";
  const Summary summary = summarise(audit);
  const std::vector<CriterionName> criteria = synthetic_criteria();
  const WorkbookOptions options;
  const Certificates certificates = certificates_of(audit);
  const Report report{audit, summary, certificates, criteria, Language::swedish, options};
  const Table page = certificate_pages(report).front().tables.front();
  std::size_t cut = 0;
  for (std::size_t i = 0; i < page.size; ++i) {
    const Cell cell = page.rows(i)[1];
    const auto* shown = std::get_if<std::string>(&cell.value);
    if (shown != nullptr && shown->find("kortat för att rymmas") != std::string::npos) {
      EXPECT_LT(shown->size(), 3000U);
      EXPECT_GT(shown->size(), 1000U);
      ++cut;
    }
  }
  EXPECT_EQ(cut, 1U);
}

TEST(Workbook, FindingsGoOnToFurtherSheets) {
  const Audit audit = synthetic_audit({20, 5, false, {}});
  const Summary summary = summarise(audit);
  const std::vector<CriterionName> criteria = synthetic_criteria();
  const WorkbookOptions options;
  const Certificates certificates = certificates_of(audit);
  const Report report{audit, summary, certificates, criteria, Language::swedish, options};
  const std::size_t all = findings_sheets(report).front().tables.front().size;
  const std::vector<Sheet> sheets = findings_sheets(report, all / 2 + 1);
  ASSERT_EQ(sheets.size(), 2U);
  EXPECT_EQ(sheets[0].name, "Fynd 1");
  EXPECT_EQ(sheets[0].tables.front().size + sheets[1].tables.front().size, all);
  EXPECT_EQ(sheets[1].tables.front().rows(0)[3].value,
            findings_sheets(report).front().tables.front().rows(all / 2 + 1)[3].value);
}

// The first line of the sheet of findings about a certificate, 0-based.
std::size_t first_finding(const ReadBook& book, std::size_t certificate) {
  std::size_t row = 0;
  while (book.at("Fynd", row, "Nr").number() < static_cast<double>(certificate + 1)) ++row;
  return row;
}

TEST(Workbook, TextsThatLookLikeFormulasStayTexts) {
  NEEDS_OPENPYXL;
  SyntheticOptions options;
  options.frame = 20;
  options.drawn = 7;
  options.texts = {"=HYPERLINK(\"http://example.com\";\"klicka\")",
                   "+46 8 123",
                   "-2+3",
                   "@SUM(A1:A2)",
                   "\t=1+1",
                   "{=1}",
                   "a\x01<&>\"'"};
  const ReadBook book = written(synthetic_audit(options), "formel.xlsx");
  expect_well_made(book);
  for (std::size_t i = 0; i < options.texts.size(); ++i) {
    const ReadCell& diagnosis = book.at("Intyg", i, "Diagnostext");
    const ReadCell& words = book.at("Fynd", first_finding(book, i), "Citerade ord");
    EXPECT_EQ(diagnosis.kind, 's');
    EXPECT_EQ(words.kind, 's');
    if (i == 6) continue;  // a control character is written as an escape
    EXPECT_EQ(diagnosis.value, options.texts[i]);
    EXPECT_EQ(words.value, "”" + options.texts[i] + "”");
    std::size_t on_pages = 0;  // as they are, at the beginning of a cell
    for (const auto& [place, cell] : book.sheets.at("Intygsblad").cells) {
      if (cell.value != options.texts[i]) continue;
      EXPECT_EQ(cell.kind, 's') << place;
      ++on_pages;
    }
    EXPECT_GT(on_pages, 0U) << options.texts[i];
  }
}

TEST(Workbook, TextsLongerThanACellAreCutWithAWord) {
  NEEDS_OPENPYXL;
  SyntheticOptions options;
  options.frame = 20;
  options.drawn = 5;
  std::string& text = options.texts.emplace_back();
  for (int i = 0; i < 40000; ++i) text += "å";
  const ReadBook book = written(synthetic_audit(options), "lang.xlsx");
  const std::string& shown = book.at("Fynd", 0, "Citerade ord").value;
  EXPECT_NE(shown.find("kortad"), std::string::npos);
  EXPECT_GT(shown.size(), 60000U);
}

TEST(Workbook, UnitsKeepTheirOrderAndHideSharesOfFew) {
  NEEDS_OPENPYXL;
  const Audit& audit = usual_audit();
  const ReadBook& book = usual_book();
  std::map<std::string, std::pair<double, double>> counts;  // adequate of rated
  for (const AuditedCertificate& certificate : audit.certificates) {
    auto& [adequate, rated] = counts[certificate.entry.unit_id];
    rated += 1.0;
    if (certificate.rating.overall == Verdict::adequate) adequate += 1.0;
  }
  std::size_t few = 0;
  std::vector<std::string> primary;
  for (std::size_t row = 0; row < book.rows("Enheter"); ++row) {
    const auto& [adequate, rated] = counts[book.at("Enheter", row, "HSA-id").value];
    EXPECT_EQ(book.at("Enheter", row, "Bedömda").number(), rated);
    if (rated < 10.0) {
      ++few;
      EXPECT_EQ(book.at("Enheter", row, "Helhet adekvat").value, "–");
      EXPECT_NE(book.at("Enheter", row, "Anmärkning").value, "–");
    } else {
      EXPECT_NEAR(book.at("Enheter", row, "Helhet adekvat").number(), adequate / rated, 1e-12);
    }
    if (book.at("Enheter", row, "Område").value == "Primärvård") {
      primary.push_back(book.at("Enheter", row, "Enhet").value);
    }
  }
  EXPECT_GT(few, 0U);
  EXPECT_EQ(primary, (std::vector<std::string>{"Björkskogens vårdcentral", "Kvarnens vårdcentral",
                                               "Åkerbo vårdcentral", "Ängslyckans vårdcentral",
                                               "Östra Hamnens hälsocentral"}));
}

TEST(Workbook, DeviationsTellDaysOverAndLinkToTheCertificate) {
  NEEDS_OPENPYXL;
  const Audit& audit = usual_audit();
  const ReadBook& book = usual_book();
  std::size_t row = 0;
  for (const AuditedCertificate& certificate : audit.certificates) {
    if (!certificate.rating.fmb.exceeded) continue;
    EXPECT_EQ(book.at("Avvikelser", row, "Intygs-id").value, certificate.entry.certificate_id);
    EXPECT_EQ(book.at("Avvikelser", row, "Dagar över").number(),
              certificate.entry.cumulated_days - *certificate.rating.fmb.longest_days);
    const auto& link = book.sheets.at("Avvikelser")
                           .links.at(fmt::format("I{}", book.tables.at("Avvikelser").first_row + row));
    const std::string target = link.first.substr(link.first.find('!') + 2);
    EXPECT_EQ(book.sheets.at("Intyg").cells.at("B" + target).value, certificate.entry.certificate_id);
    ++row;
  }
  EXPECT_GT(row, 0U);
}

TEST(Workbook, LeftOutListsEveryProblemAndExclusion) {
  NEEDS_OPENPYXL;
  const Audit& audit = usual_audit();
  const ReadBook& book = usual_book();
  EXPECT_EQ(book.rows("Bortfall"), audit.problems.size() + audit.other_types.size() +
                                       audit.exclusions.size() + audit.unmapped_units.size());
  EXPECT_EQ(book.at("Bortfall", 0, "Plats").value, "rad 12");
  EXPECT_EQ(book.at("Bortfall", 0, "Vad som är fel och vad du gör").value, audit.problems[0].detail_sv);
}

TEST(Workbook, MethodTellsHowToRepeatTheDraw) {
  NEEDS_OPENPYXL;
  const Audit& audit = usual_audit();
  const ReadBook& book = usual_book();
  std::map<std::string, std::string> facts;
  for (std::size_t row = 0; row < book.rows("Metod_uppgifter"); ++row) {
    facts[book.at("Metod_uppgifter", row, "Uppgift").value] = book.at("Metod_uppgifter", row, "Värde").value;
  }
  EXPECT_EQ(facts["Frö"], audit.sample.seed);
  EXPECT_EQ(facts["Ramens kontrollsumma"], audit.sample.frame_sha256);
  EXPECT_EQ(facts["Urvalets kontrollsumma"], audit.sample.sample_sha256);
  EXPECT_EQ(facts["Policy"], audit.policy_name);
  EXPECT_EQ(book.rows("Metod_datafiler"), audit.data_files.size());
  EXPECT_EQ(book.rows("Metod_kriterier"), synthetic_criteria().size());
}

TEST(Workbook, HoldsNoPseudonymOfPatientOrPhysician) {
  NEEDS_OPENPYXL;
  Audit audit = synthetic_audit({20, 5, false, {}});
  for (FrameEntry& entry : audit.frame) entry.patient_pseudonym = entry.physician_pseudonym = "pseudonymspår";
  for (AuditedCertificate& certificate : audit.certificates) {
    certificate.entry.patient_pseudonym = certificate.entry.physician_pseudonym = "pseudonymspår";
  }
  for (const auto& [name, sheet] : written(audit, "spår.xlsx").sheets) {
    for (const auto& [place, cell] : sheet.cells)
      EXPECT_EQ(cell.value.find("pseudonymspår"), std::string::npos);
  }
}

}  // namespace
}  // namespace stickprov::report
