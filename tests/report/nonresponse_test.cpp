#include "report/nonresponse.h"

#include <gtest/gtest.h>

#include "report/summary.h"
#include "synthetic_audit.h"

namespace stickprov::report {
namespace {

TEST(Nonresponse, IsNothingWhenNothingWasReplaced) {
  EXPECT_TRUE(summarise(synthetic_audit({})).nonresponse.empty());
}

TEST(Nonresponse, CountsEveryReplacedPlaceAsDeficientBesideTheRatedShares) {
  Audit audit = synthetic_audit({});
  std::size_t adequate = 0;
  for (std::size_t i = 0; i < 40; ++i) {
    audit.replacements.push_back(
        {"lost-" + std::to_string(i), audit.certificates[i].entry.certificate_id, "", "spärrad"});
    if (i % 2 == 0) audit.certificates[i].rating.overall = Verdict::adequate;
    if (audit.certificates[i].rating.overall == Verdict::adequate) ++adequate;
  }
  const std::vector<NonresponseRow> rows = summarise(audit).nonresponse;
  const Summary summary = summarise(audit);
  ASSERT_EQ(rows.size(), kParts.size() + 1);
  EXPECT_FALSE(rows[0].part);
  EXPECT_EQ(rows[0].rated, summary.all.overall.adequate);
  EXPECT_EQ(rows[0].counted_deficient->of, rows[0].rated->of);
  EXPECT_EQ(rows[0].counted_deficient->count, rows[0].rated->count - adequate);
  for (const NonresponseRow& row : rows) {
    EXPECT_GE(row.counted_deficient->of, row.rated->of)
        << "a lost place counts though its spare's part did not apply";
    EXPECT_LE(row.counted_deficient->share, row.rated->share);
    EXPECT_LT(row.counted_deficient->lower, row.rated->upper);
  }
}

TEST(Estimate, OfAClusterDrawCountsTheVarianceBetweenUnits) {
  // Ten of a hundred drawn in each of four units that differ much, with and without the units themselves
  // drawn.
  const auto units = [](double probability) {
    return *estimate_share({{100, 10, 10, 1, probability},
                            {100, 10, 10, 9, probability},
                            {100, 10, 10, 2, probability},
                            {100, 10, 10, 8, probability}});
  };
  EXPECT_DOUBLE_EQ(units(0.1).share, 0.5);
  EXPECT_GT(units(0.1).upper - units(0.1).lower, 1.5 * (units(0.0).upper - units(0.0).lower));
  // A group drawn in one unit alone still has an estimate, of that unit.
  EXPECT_TRUE(estimate_share({{100, 10, 5, 2, 0.1}, {100, 10, 0, 0, 0.1}}));
}

}  // namespace
}  // namespace stickprov::report
