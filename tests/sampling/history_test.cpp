#include "sampling/history.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "format/date.h"

namespace stickprov::sampling {
namespace {

Day day(const char* text) {
  return *format::parse_day(text);
}

HistoryEntry leave(const std::string& id, const std::string& patient, const char* first, const char* last) {
  HistoryEntry entry;
  entry.certificate_id = id;
  entry.patient = patient;
  entry.signed_at = std::string(first) + "T08:00:00";
  entry.leaves = {{day(first), day(last)}};
  return entry;
}

std::vector<History> of(const std::vector<HistoryEntry>& entries) {
  return histories(entries, [](std::size_t) { return WordHashes(); }, {});
}

TEST(History, ASingleCertificateCoversItsOwnDays) {
  const History h = of({leave("a", "p", "2024-01-01", "2024-01-14")})[0];
  EXPECT_EQ(h.cumulated_days, 14);
  EXPECT_EQ(h.chain_start, day("2024-01-01"));
  EXPECT_FALSE(h.extension);
  EXPECT_EQ(h.previous_id, "");
}

TEST(History, LinksOverAtMostFiveDaysAndDoesNotCountThem) {
  // Five days between: 15–19 January.
  auto h = of({leave("b", "p", "2024-01-20", "2024-01-31"), leave("a", "p", "2024-01-01", "2024-01-14")});
  EXPECT_EQ(h[0].cumulated_days, 26);
  EXPECT_EQ(h[0].chain_start, day("2024-01-01"));
  EXPECT_TRUE(h[0].extension);
  EXPECT_EQ(h[0].previous_id, "a");
  EXPECT_EQ(h[1].cumulated_days, 14);
  EXPECT_FALSE(h[1].extension);
  // Six days between.
  h = of({leave("b", "p", "2024-01-21", "2024-01-31"), leave("a", "p", "2024-01-01", "2024-01-14")});
  EXPECT_EQ(h[0].cumulated_days, 11);
  EXPECT_FALSE(h[0].extension);
}

TEST(History, OverlappingDaysCountOnce) {
  const auto h =
      of({leave("a", "p", "2024-01-01", "2024-01-31"), leave("b", "p", "2024-01-15", "2024-02-10")});
  EXPECT_EQ(h[1].cumulated_days, 41);
  EXPECT_EQ(h[0].cumulated_days, 31);
}

TEST(History, OtherPatientsDoNotCount) {
  const auto h = of({leave("a", "p", "2024-01-01", "2024-01-31"), leave("b", "q", "2024-02-01", "2024-02-10"),
                     leave("c", "", "2024-02-01", "2024-02-05"), leave("d", "", "2024-02-06", "2024-02-07")});
  EXPECT_EQ(h[1].cumulated_days, 10);
  EXPECT_EQ(h[3].cumulated_days, 2);
}

TEST(History, ARelationJoinsTwoIdentityNumbers) {
  HistoryEntry b = leave("b", "q", "2024-02-01", "2024-02-10");
  b.extends = {"a"};
  const auto h = of({b, leave("a", "p", "2024-01-01", "2024-01-31")});
  EXPECT_EQ(h[0].cumulated_days, 41);
  EXPECT_EQ(h[0].previous_id, "a");
}

TEST(History, ARelationOutsideTheInputStillMakesAnExtension) {
  HistoryEntry a = leave("a", "p", "2024-02-01", "2024-02-10");
  a.extends = {"borta"};
  const History h = of({a})[0];
  EXPECT_TRUE(h.extension);
  EXPECT_EQ(h.previous_id, "");
  EXPECT_EQ(h.cumulated_days, 10);
}

TEST(History, ARelationOverALongGapIsAnExtensionButAddsNoDays) {
  HistoryEntry b = leave("b", "p", "2024-03-01", "2024-03-10");
  b.extends = {"a"};
  const auto h = of({leave("a", "p", "2024-01-01", "2024-01-31"), b});
  EXPECT_TRUE(h[1].extension);
  EXPECT_EQ(h[1].previous_id, "a");
  EXPECT_EQ(h[1].cumulated_days, 10);
}

TEST(History, ReplacedCertificatesCountForNoOne) {
  HistoryEntry b = leave("b", "p", "2024-01-01", "2024-01-14");
  b.replaces = {"a"};
  b.signed_at = "2024-01-05T08:00:00";
  const auto h =
      of({leave("a", "p", "2024-01-01", "2024-01-31"), b, leave("c", "p", "2024-01-15", "2024-01-20")});
  EXPECT_EQ(h[1].cumulated_days, 14);
  EXPECT_FALSE(h[1].extension);
  EXPECT_EQ(h[2].cumulated_days, 20);
  EXPECT_EQ(h[2].previous_id, "b");
  EXPECT_EQ(h[0].cumulated_days, 31);
  EXPECT_FALSE(h[0].extension);
}

TEST(History, SeveralPeriodsInOneCertificate) {
  HistoryEntry b = leave("b", "p", "2024-02-01", "2024-02-10");
  b.leaves.push_back({day("2024-02-20"), day("2024-02-29")});  // a gap inside does not break the chain
  const auto h = of({leave("a", "p", "2024-01-01", "2024-01-31"), b});
  EXPECT_EQ(h[1].cumulated_days, 51);
}

TEST(History, NoPeriodNoDays) {
  HistoryEntry a = leave("a", "p", "2024-01-01", "2024-01-31");
  a.leaves.clear();
  EXPECT_EQ(of({a})[0].cumulated_days, 0);
  EXPECT_EQ(of({}).size(), 0U);
}

struct Told {
  HistoryEntry entry;
  WordHashes words;
};

Told with_text(HistoryEntry entry, const std::string& function, const char* ground) {
  Certificate certificate;
  certificate.function = {"35.1", function, {0, function.size()}, {}, {}};
  Ground g;
  g.date = day(ground);
  certificate.grounds = {g};
  entry.latest_ground = history_entry(certificate, "").latest_ground;
  return {std::move(entry), word_hashes(certificate)};
}

const std::string kText =
    "Nedsatt minne och uthållighet vid undersökning i dag, tappar tråden efter tio minuter, gråter lätt, "
    "klarar inte två "
    "instruktioner i följd, bedöms måttligt nedsatt.";

TEST(NearIdentical, TheSameWordsAndNoNewerGround) {
  const Told a = with_text(leave("a", "p", "2024-01-01", "2024-01-31"), kText, "2024-01-01");
  const auto flag = [&](const std::string& text, const char* ground) {
    const Told b = with_text(leave("b", "p", "2024-02-01", "2024-02-20"), text, ground);
    return histories({a.entry, b.entry}, [&](std::size_t i) { return i == 0 ? a.words : b.words; }, {})[1]
        .near_identical;
  };
  EXPECT_TRUE(flag(kText, "2024-01-01"));
  EXPECT_FALSE(flag(kText, "2024-01-30"));
  std::string changed = kText;
  changed.replace(changed.find("tio"), 3, "FEM");
  EXPECT_TRUE(flag(changed, "2024-01-01"));  // 1 of 23 words
  EXPECT_FALSE(flag(changed + " Har nu börjat promenera och sova bättre.", "2024-01-01"));
  EXPECT_FALSE(flag("Kort text.", "2024-01-01"));
}

// Against days counted one by one, on many small random inputs.
TEST(History, AgreesWithCountingDayByDay) {
  unsigned state = 99;
  const auto next = [&](unsigned below) {
    state = state * 1664525U + 1013904223U;
    return static_cast<int>((state >> 9) % below);
  };
  const Day start = day("2024-01-01");
  for (int round = 0; round < 300; ++round) {
    std::vector<HistoryEntry> entries;
    for (int i = 0; i < 8; ++i) {
      HistoryEntry entry;
      entry.certificate_id = "i" + std::to_string(i);
      entry.patient = next(3) == 0 ? "q" : "p";
      const Day first = start + std::chrono::days{next(90)};
      entry.leaves = {{first, first + std::chrono::days{next(20)}}};
      entry.signed_at = format::day_text(first);
      entries.push_back(entry);
    }
    const auto found = of(entries);
    for (std::size_t i = 0; i < entries.size(); ++i) {
      std::set<Day> covered;
      for (const HistoryEntry& other : entries)
        if (other.patient == entries[i].patient)
          for (Day d = other.leaves[0].first; d <= other.leaves[0].last; d += std::chrono::days{1})
            covered.insert(d);
      // Back from the last day until six days in a row are uncovered before the certificate's first day.
      int days = 0;
      int gap = 0;
      for (Day d = entries[i].leaves[0].last; gap <= 5; d -= std::chrono::days{1}) {
        if (covered.count(d) != 0) {
          ++days;
          gap = 0;
        } else {
          ++gap;
        }
      }
      EXPECT_EQ(found[i].cumulated_days, days) << round << ' ' << i;
    }
  }
}

TEST(History, ManyCertificatesOfOnePatientAndOfMany) {
  std::vector<HistoryEntry> entries;
  const Day start = day("2020-01-01");
  for (int i = 0; i < 20000; ++i) {
    HistoryEntry entry;
    entry.certificate_id = std::to_string(i);
    entry.patient = i < 10000 ? "en" : std::to_string(i / 3);
    const Day first = start + std::chrono::days{i % 3000};
    entry.leaves = {{first, first}};
    entry.signed_at = format::day_text(first);
    entries.push_back(std::move(entry));
  }
  const auto found = of(entries);
  EXPECT_EQ(found[2999].cumulated_days, 3000);
  EXPECT_EQ(found[0].cumulated_days, 1);
}

}  // namespace
}  // namespace stickprov::sampling
