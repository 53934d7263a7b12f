#include <gtest/gtest.h>

#include <stdexcept>

#include "commands/audit_record.h"

namespace stickprov::commands {
namespace {

// Two of three certificates drawn; one exclusion, one problem, one of another type.
Audit small_audit() {
  Audit audit;
  audit.accounting.read = 6;
  audit.accounting.certificates = 4;
  audit.accounting.other_types = {{"AG7804", 1}};
  audit.accounting.problems = {{"broken_xml", 1}};
  audit.accounting.exclusions = {{"replaced", 1}};
  audit.accounting.frame = 3;
  audit.accounting.drawn = audit.accounting.rated = 2;
  audit.problems.resize(1);
  audit.other_types.resize(1);
  audit.exclusions.resize(1);
  audit.frame.resize(3);
  audit.sample.frame_size = 3;
  audit.sample.seed = "x";
  for (const char* id : {"A-1", "A-2"}) {
    DrawnItem item;
    item.certificate_id = id;
    audit.sample.items.push_back(item);
    AuditedCertificate certificate;
    certificate.entry.certificate_id = id;
    for (std::size_t i = 0; i < kParts.size(); ++i) certificate.rating.parts[i].part = kParts[i];
    audit.certificates.push_back(certificate);
  }
  return audit;
}

TEST(CheckAudit, HoldsWhenEverythingAddsUp) {
  EXPECT_NO_THROW(check_audit(small_audit()));
}

TEST(CheckAudit, FindsWhatDoesNotAddUp) {
  const std::vector<void (*)(Audit&)> faults = {
      [](Audit& a) { ++a.accounting.read; },
      [](Audit& a) { ++a.accounting.frame; },
      [](Audit& a) { a.frame.pop_back(); },
      [](Audit& a) { a.exclusions.clear(); },
      [](Audit& a) { --a.accounting.rated; },
      [](Audit& a) { a.problems.clear(); },
      [](Audit& a) { std::swap(a.certificates[0], a.certificates[1]); },
      [](Audit& a) { a.certificates[0].rating.parts[3].part = Part::basis; },
      [](Audit& a) { a.certificates[1].rating.findings.resize(1); },
  };
  for (std::size_t i = 0; i < faults.size(); ++i) {
    Audit audit = small_audit();
    faults[i](audit);
    EXPECT_THROW(check_audit(audit), std::logic_error) << "fault " << i;
  }
}

TEST(RunIdentity, FollowsSeedFrameWordsAndPolicy) {
  const Audit audit = small_audit();
  const std::string identity = run_identity(audit);
  EXPECT_EQ(identity.size(), 16U);
  EXPECT_EQ(run_identity(small_audit()), identity);
  Audit other = audit;
  other.sample.seed = "y";
  EXPECT_NE(run_identity(other), identity);
  other = audit;
  other.data_files = {{"dictionaries/plan.tsv", "abc"}};
  EXPECT_NE(run_identity(other), identity);
  other = audit;
  other.command = "stickprov audit PATH… -o FILE --n 2";
  EXPECT_EQ(run_identity(other), identity);
}

}  // namespace
}  // namespace stickprov::commands
