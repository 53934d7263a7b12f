#include "report/small_numbers.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>

#include "read_back.h"
#include "report/sheets.h"
#include "report/workbook.h"
#include "synthetic_audit.h"

namespace stickprov::report {
namespace {

constexpr std::size_t kLimit = 5;

// A whole that is always shown, and its parts.
PublishedCounts divided(const std::vector<std::size_t>& parts) {
  PublishedCounts published;
  published.counts.push_back({0, Shown::number, true, true});
  PublishedCounts::Sum sum;
  for (const std::size_t part : parts) {
    published.counts[0].value += part;
    sum.parts.push_back(published.counts.size());
    published.counts.push_back({part, Shown::number, true, false});
  }
  published.sums.push_back(sum);
  return published;
}

std::vector<Shown> shown_parts(const std::vector<std::size_t>& parts) {
  PublishedCounts published = divided(parts);
  hide_small_numbers(published, kLimit);
  std::vector<Shown> shown;
  for (std::size_t i = 1; i < published.counts.size(); ++i) shown.push_back(published.counts[i].shown);
  return shown;
}

TEST(SmallNumbers, LeavesLargeNumbersAndZeroAlone) {
  EXPECT_EQ(shown_parts({20, 0, 5}), (std::vector<Shown>{Shown::number, Shown::number, Shown::number}));
}

TEST(SmallNumbers, HidesASecondSoThatTheFirstCannotBeSubtractedOut) {
  EXPECT_EQ(shown_parts({30, 3, 9}), (std::vector<Shown>{Shown::number, Shown::few, Shown::withheld}));
  // A zero that is hidden for the sake of another is "few" too: it is.
  EXPECT_EQ(shown_parts({30, 3, 0}), (std::vector<Shown>{Shown::number, Shown::few, Shown::few}));
}

TEST(SmallNumbers, HidesWhatIsWorthLeast) {
  PublishedCounts published = divided({9, 3, 30});
  published.counts[1].worth = 1;
  hide_small_numbers(published, kLimit);
  EXPECT_EQ(published.counts[1].shown, Shown::number);
  EXPECT_EQ(published.counts[2].shown, Shown::few);
  EXPECT_EQ(published.counts[3].shown, Shown::withheld);
}

TEST(SmallNumbers, EveryCountThatIsHiddenForOthersIsNeeded) {
  PublishedCounts published;
  const auto add = [&](std::size_t value, bool total) {
    published.counts.push_back({value, Shown::number, true, total});
    return published.counts.size() - 1;
  };
  const std::size_t small = add(3, false);
  const std::size_t twenty = add(20, false);
  const std::size_t nine = add(9, false);
  const std::size_t thirty = add(30, false);
  published.sums = {{add(23, true), {small, twenty}},
                    {add(42, true), {small, nine, thirty}},
                    {add(39, true), {nine, thirty}}};
  hide_small_numbers(published, kLimit);
  const auto told = [&](const PublishedCounts& one) {
    const Bounds bounds = known_bounds(one, kLimit)[small];
    return bounds.lower == bounds.upper;
  };
  for (const std::size_t other : {twenty, nine, thirty}) {
    if (published.counts[other].shown == Shown::number) continue;
    PublishedCounts shown = published;
    shown.counts[other].shown = Shown::number;
    EXPECT_TRUE(told(shown) || told(published)) << shown.counts[other].value << " is hidden for nothing";
  }
}

TEST(SmallNumbers, DoesNotSayFewWhereThatTellsTheNumber) {
  // 4 + 4 = 8 and both below 5 can only be 4 and 4.
  const std::vector<Shown> shown = shown_parts({30, 4, 4});
  EXPECT_EQ(shown[0], Shown::number);
  EXPECT_EQ(std::count(shown.begin(), shown.end(), Shown::withheld), 1);
}

TEST(SmallNumbers, ProtectsTheRestAsWellAsTheCount) {
  // 48 of 50: two lack it.
  PublishedCounts published;
  published.counts.push_back({48, Shown::number, true, false, 50});
  published.counts.push_back({20, Shown::number, true, false, 50});
  published.counts.push_back({50, Shown::number, true, false, 50});
  published.counts.push_back({3, Shown::number, true, false, 6});
  hide_small_numbers(published, kLimit);
  EXPECT_EQ(published.counts[0].shown, Shown::most);
  EXPECT_EQ(published.counts[1].shown, Shown::number);
  EXPECT_EQ(published.counts[2].shown, Shown::number) << "none is left over";
  EXPECT_EQ(published.counts[3].shown, Shown::few);
  const Bounds bounds = known_bounds(published, kLimit)[0];
  EXPECT_EQ(bounds.lower, 46U);
  EXPECT_EQ(bounds.upper, 50U);
}

TEST(SmallNumbers, LooksThroughSeveralSums) {
  // Two areas of two units each; the hidden unit must not be told by way of its area.
  PublishedCounts published = divided({50, 40});
  for (const std::size_t area : {1U, 2U}) {
    PublishedCounts::Sum sum{area, {published.counts.size(), published.counts.size() + 1}};
    published.counts.push_back({area == 1 ? std::size_t{47} : std::size_t{20}, Shown::number, true, false});
    published.counts.push_back({area == 1 ? std::size_t{3} : std::size_t{20}, Shown::number, true, false});
    published.sums.push_back(sum);
  }
  hide_small_numbers(published, kLimit);
  const std::vector<Bounds> bounds = known_bounds(published, kLimit);
  EXPECT_NE(published.counts[4].shown, Shown::number);
  EXPECT_LT(bounds[4].lower, bounds[4].upper);
}

TEST(SmallNumbers, NoSmallPartIsEverTold) {
  // Every division of the whole into four parts of at most seven, by counting all that a reader thinks
  // possible.
  for (std::size_t code = 0; code < 8 * 8 * 8 * 8; ++code) {
    const std::vector<std::size_t> parts = {code % 8, code / 8 % 8, code / 64 % 8, code / 512};
    const std::vector<Shown> shown = shown_parts(parts);
    std::size_t rest = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      if (shown[i] != Shown::number) rest += parts[i];
      ASSERT_FALSE(shown[i] == Shown::number && parts[i] > 0 && parts[i] < kLimit);
    }
    const auto most = [&](std::size_t i) {
      return shown[i] == Shown::number ? std::size_t{0}
             : shown[i] == Shown::few  ? std::min(rest, kLimit - 1)
                                       : rest;
    };
    std::vector<std::array<bool, 29>> possible(4);
    for (std::size_t a = 0; a <= most(0); ++a)
      for (std::size_t b = 0; b <= most(1); ++b)
        for (std::size_t c = 0; c <= most(2); ++c) {
          if (a + b + c > rest || rest - a - b - c > most(3)) continue;
          possible[0][a] = possible[1][b] = possible[2][c] = possible[3][rest - a - b - c] = true;
        }
    const std::size_t total = parts[0] + parts[1] + parts[2] + parts[3];
    if (total < kLimit) continue;  // then the whole would not be shown either
    for (std::size_t i = 0; i < 4; ++i) {
      if (parts[i] == 0 || parts[i] >= kLimit) continue;
      ASSERT_GE(std::count(possible[i].begin(), possible[i].end(), true), 2)
          << parts[0] << ' ' << parts[1] << ' ' << parts[2] << ' ' << parts[3];
    }
  }
}

struct Attacked {
  Audit audit;
  ReadBook book;
};

// A workbook for handing on, as its reader has it.
Attacked circulated(const SyntheticOptions& options) {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("stickprov-attack-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  const std::string path = (folder / "rapport.xlsx").string();
  Attacked attacked{synthetic_audit(options), {}};
  WorkbookOptions circulation;
  circulation.circulation = true;
  write_workbook(attacked.audit, summarise(attacked.audit), synthetic_criteria(), path, Language::swedish,
                 circulation);
  attacked.book = read_back(path);
  std::filesystem::remove_all(folder);
  return attacked;
}

// What a reader knows of the cells of one column that add up to `whole`: the ends of each hidden one.
void attack(const ReadBook& book, const std::string& table, const std::string& column, double whole) {
  struct Hidden {
    std::size_t row;
    double most;
  };
  std::vector<Hidden> hidden;
  double rest = whole;
  for (std::size_t row = 0; row < book.rows(table); ++row) {
    const ReadCell& cell = book.at(table, row, column);
    if (cell.kind == 'n') {
      EXPECT_TRUE(cell.number() == 0.0 || cell.number() >= 5.0)
          << table << ' ' << column << ' ' << cell.value;
      rest -= cell.number();
    } else {
      hidden.push_back({row, cell.value == "färre än 5" ? 4.0 : 1e9});
    }
  }
  for (const Hidden& one : hidden) {
    double others = 0.0;
    for (const Hidden& other : hidden) others += other.row == one.row ? 0.0 : other.most;
    const double least = std::max(0.0, rest - others);
    const double most = std::min(one.most, rest);
    // What is told exactly may be no small number.
    EXPECT_TRUE(most > least || least == 0.0 || least >= 5.0)
        << table << ' ' << column << " row " << one.row << " is " << least;
  }
}

class Circulation : public testing::TestWithParam<std::size_t> {};

TEST_P(Circulation, CannotBeAttackedBySubtraction) {
  if (!python_with_openpyxl())
    GTEST_SKIP() << "python3-openpyxl is not installed: the workbook cannot be read back";
  SyntheticOptions options;
  options.frame = 3 * GetParam();
  options.drawn = GetParam();
  options.smallest_number = 5;
  const Attacked attacked = circulated(options);
  const ReadBook& book = attacked.book;
  for (const char* table : {"Omraden", "Enheter", "Diagnosgrupper", "Kapitel", "Langd", "Grad", "Forlangning",
                            "Version", "Kontakt"}) {
    attack(book, table, "I ramen", static_cast<double>(options.frame));
    attack(book, table, "Bedömda", static_cast<double>(options.drawn));
    // A share times its size is a count.
    for (std::size_t row = 0; row < book.rows(table); ++row) {
      const ReadCell& share = book.at(table, row, "Helhet adekvat");
      if (share.kind != 'n') continue;
      const double count = std::round(share.number() * book.at(table, row, "Bedömda").number());
      EXPECT_TRUE(count == 0.0 || count >= 5.0) << table << ' ' << row << ' ' << count;
    }
  }
  for (std::size_t row = 0; row < book.rows("Delar"); ++row) {
    const ReadCell& count = book.at("Delar", row, "Antal");
    EXPECT_TRUE(count.kind != 'n' || count.number() == 0.0 || count.number() >= 5.0);
    if (row % 3 != 0) continue;
    const ReadCell& of = book.at("Delar", row, "Av bedömda");
    if (of.kind != 'n') continue;
    double rest = of.number();
    std::vector<bool> few;
    for (std::size_t i = row; i < row + 3; ++i) {
      const ReadCell& one = book.at("Delar", i, "Antal");
      if (one.kind == 'n') {
        rest -= one.number();
      } else {
        few.push_back(one.value == "färre än 5");
      }
    }
    EXPECT_TRUE(few.size() != 1 || rest == 0.0 || rest >= 5.0);
  }
  for (std::size_t row = 0; row < book.rows("Atgarder"); ++row) {
    const ReadCell& whole = book.at("Atgarder", row, "Antal");
    std::size_t hidden = 0;
    for (const std::string& header : book.tables.at("Atgarder").headers) {
      const ReadCell& cell = book.at("Atgarder", row, header);
      if (header.find("dagar") == std::string::npos) continue;
      if (cell.kind != 'n') ++hidden;
      EXPECT_TRUE(cell.kind != 'n' || cell.number() == 0.0 || cell.number() >= 5.0);
    }
    EXPECT_TRUE(whole.kind != 'n' || hidden != 1) << row;
  }
}
INSTANTIATE_TEST_SUITE_P(Sizes, Circulation, testing::Values(14U, 40U, 90U));

TEST(CirculationSheets, SayTheSameOfAGroupWhateverItsHiddenSize) {
  Audit audit = synthetic_audit({60, 20, false, {}, 5});
  const Summary summary = summarise(audit);
  const Certificates certificates = certificates_of(audit);
  const std::vector<CriterionName> criteria = synthetic_criteria();
  const WorkbookOptions options;
  const Report report{audit, summary, certificates, criteria, Language::swedish, options};
  Group group;
  const auto remark = [&](std::size_t drawn, Shown shown) {
    group.drawn = drawn;
    group.too_few = drawn < 5;
    group.drawn_shown = shown;
    return size_remark(report, group);
  };
  EXPECT_EQ(remark(0, Shown::few), remark(3, Shown::few));
  EXPECT_EQ(remark(2, Shown::withheld), remark(40, Shown::withheld));
  EXPECT_EQ(remark(0, Shown::number), "Inget intyg drogs");
  EXPECT_EQ(remark(9, Shown::number), "");
}

TEST(CirculationSheets, TellOfNoSingleCertificate) {
  if (!python_with_openpyxl())
    GTEST_SKIP() << "python3-openpyxl is not installed: the workbook cannot be read back";
  const Attacked attacked = circulated({60, 20, false, {}, 5});
  for (const char* sheet : {"Intyg", "Fynd", "Intygsblad", "Bortfall"}) {
    EXPECT_FALSE(attacked.book.sheets.contains(sheet)) << sheet;
  }
  for (const auto& [name, sheet] : attacked.book.sheets) {
    for (const auto& [place, cell] : sheet.cells) {
      for (const AuditedCertificate& certificate : attacked.audit.certificates) {
        EXPECT_EQ(cell.value.find(certificate.entry.certificate_id), std::string::npos)
            << name << ' ' << place;
      }
      EXPECT_EQ(cell.value.find(".xml"), std::string::npos) << name << ' ' << place << cell.value;
    }
    for (const auto& [place, link] : sheet.links) {
      EXPECT_TRUE(attacked.book.sheets.contains(link.first.substr(1, link.first.find('!') - 2)))
          << link.first;
    }
  }
}

}  // namespace
}  // namespace stickprov::report
