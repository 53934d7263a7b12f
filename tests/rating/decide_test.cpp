// The decision table against the rubric, line by line: findings made by hand, and the verdict the rubric
// gives them.

#include <gtest/gtest.h>

#include <string>

#include "hand_made.h"
#include "rating/rate.h"

namespace stickprov::rating {
namespace {

using criteria::FieldState;
using criteria::Policy;

using Change = void (*)(PartFindings&);

struct Row {
  std::string_view rule;  // of the rubric
  std::string_view not_met;
  Change change;
  Verdict expected;
  std::string_view decided_by;  // with a space between; "" for any
};

std::string joined(const std::vector<std::string_view>& words) {
  std::string text;
  for (const std::string_view word : words) text += (text.empty() ? "" : " ") + std::string(word);
  return text;
}

void nothing_more(PartFindings&) {}

void expect_rows(Part part, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    PartFindings found = everything_met();
    if (part == Part::fmb) exceed_fmb(found);
    set(found, row.not_met, Met::not_met);
    row.change(found);
    const CertificateRating rating = judge(found, Policy{});
    const PartRating& rated = rating.parts[static_cast<std::size_t>(part)];
    EXPECT_EQ(name(rated.verdict), name(row.expected)) << name(part) << ": " << row.rule;
    EXPECT_EQ(rated.part, part) << row.rule;
    if (!row.decided_by.empty()) {
      EXPECT_EQ(joined(rated.decided_by), row.decided_by) << row.rule;
    }
  }
}

constexpr Verdict kAdequate = Verdict::adequate;
constexpr Verdict kDeficient = Verdict::deficient;
constexpr Verdict kMissing = Verdict::missing;
constexpr Verdict kNotApplicable = Verdict::not_applicable;

TEST(Decide, Diagnosis) {
  expect_rows(Part::diagnosis,
              {{"all musts", "", nothing_more, kAdequate, "a1 a2 a3"},
               {"no disease that causes it (a symptom without an investigation, a life situation)", "a1",
                nothing_more, kDeficient, "a1"},
               {"three positions where the list divides", "a2", nothing_more, kDeficient, "a2"},
               {"code and text do not agree", "a3", nothing_more, kDeficient, "a3"},
               {"a text and no code", "a2 a3", nothing_more, kDeficient, "a2 a3"},
               {"a wrong disease with a wrong code is still something", "a1 a2 a3", nothing_more, kDeficient,
                "a1 a2 a3"},
               {"no code and no disease", "a1 a2 a3", [](PartFindings& f) { f.diagnosis.nothing = true; },
                kMissing, "a1 a2 a3"},
               {"a symptom code whose investigation is stated", "",
                [](PartFindings& f) { f.diagnosis.symptom_code = true; }, kAdequate, "a1 a2 a3"}});
}

TEST(Decide, Function) {
  const auto fragment_gone = [](PartFindings& f) { f.function.own = {}; };
  expect_rows(
      Part::function,
      {{"all musts", "", nothing_more, kAdequate, "b1 b2 b3"},
       {"findings and a degree, the function not named", "b1", nothing_more, kDeficient, "b1"},
       {"what it rests on is not said", "b2", nothing_more, kDeficient, "b2"},
       {"no assessment", "b3", nothing_more, kDeficient, "b3"},
       {"function named, no basis, no degree", "b2 b3", nothing_more, kDeficient, "b2 b3"},
       {"a finding, no function and no degree", "b1 b3", nothing_more, kDeficient, "b1 b3"},
       {"a degree, no function and no basis", "b1 b2", nothing_more, kDeficient, "b1 b2"},
       {"none of the right kind (the diagnosis only)", "b1 b2 b3", nothing_more, kMissing, "b1 b2 b3"},
       {"status ua only", "b1 b3", fragment_gone, kMissing, "b1 b3"},
       {"what was done (\"op, förband\"), no function", "b1 b3",
        [](PartFindings& f) {
          f.function.own = {};
          f.function.own.any_finding = true;
        },
        kMissing, "b1 b3"},
       {"a bare list of functions is a fragment", "b1 b2 b3",
        [](PartFindings& f) { f.function.own.bare_list = true; }, kDeficient, "b1 b2 b3"},
       {"content of the wrong kind, the right content plainly elsewhere", "b1 b2 b3",
        [](PartFindings& f) { f.function.elsewhere = true; }, kDeficient, "b1 b2 b3"},
       {"content of the wrong kind beside ticked categories", "b1 b2 b3",
        [](PartFindings& f) { f.function.ticks = true; }, kDeficient, "b1 b2 b3"},
       {"ticked categories lower nothing that the words carry", "",
        [](PartFindings& f) { f.function.ticks = true; }, kAdequate, "b1 b2 b3"},
       {"empty", "b1 b2 b3", [](PartFindings& f) { f.function.state = FieldState::empty; }, kMissing,
        "empty"},
       {"filler", "b1 b2 b3", [](PartFindings& f) { f.function.state = FieldState::filler; }, kMissing,
        "filler"},
       {"only a reference", "b1 b2 b3", [](PartFindings& f) { f.function.state = FieldState::reference; },
        kMissing, "reference_only"},
       {"a reference to a field that holds the content", "b1 b2 b3",
        [](PartFindings& f) {
          f.function.state = FieldState::reference;
          f.function.elsewhere = true;
        },
        kDeficient, "reference_to_field"},
       {"a reference is at best deficient, whatever was found", "",
        [](PartFindings& f) {
          f.function.state = FieldState::reference;
          f.function.elsewhere = true;
        },
        kDeficient, "reference_to_field"},
       {"empty, the content plainly in another field: misplaced is not missing", "b1 b2 b3",
        [](PartFindings& f) {
          f.function.state = FieldState::empty;
          f.function.elsewhere = true;
        },
        kDeficient, "misplaced"},
       {"ticked categories alone", "b1 b2 b3",
        [](PartFindings& f) {
          f.function.state = FieldState::empty;
          f.function.ticks = true;
        },
        kDeficient, "icf_ticks_only"},
       {"ticked categories and filler", "b1 b2 b3",
        [](PartFindings& f) {
          f.function.state = FieldState::filler;
          f.function.ticks = true;
        },
        kDeficient, "icf_ticks_only"},
       {"ticked categories and a reference to nothing", "b1 b2 b3",
        [](PartFindings& f) {
          f.function.state = FieldState::reference;
          f.function.ticks = true;
        },
        kDeficient, "icf_ticks_only"}});
}

TEST(Decide, Activity) {
  expect_rows(
      Part::activity,
      {{"all musts", "", nothing_more, kAdequate, "c1 c2 c3"},
       {"no concrete activity", "c1", [](PartFindings& f) { f.activity.own.generic = true; }, kDeficient,
        "c1"},
       {"not tied to the tasks", "c2", nothing_more, kDeficient, "c2"},
       {"no extent", "c3", nothing_more, kDeficient, "c3"},
       {"an activity alone", "c2 c3", nothing_more, kDeficient, "c2 c3"},
       {"\"kan inte arbeta\" alone", "c1 c2 c3", [](PartFindings& f) { f.activity.own.generic = true; },
        kDeficient, "c1 c2 c3"},
       {"an activity word without a statement is a fragment", "c1 c2 c3",
        [](PartFindings& f) { f.activity.own.any_word = true; }, kDeficient, "c1 c2 c3"},
       {"nothing of the right kind", "c1 c2 c3", nothing_more, kMissing, "c1 c2 c3"},
       {"the wrong kind, limitations plainly under 25", "c1 c2 c3",
        [](PartFindings& f) { f.activity.elsewhere = true; }, kDeficient, "c1 c2 c3"},
       {"the wrong kind beside ticked categories", "c1 c2 c3",
        [](PartFindings& f) { f.activity.ticks = true; }, kDeficient, "c1 c2 c3"},
       {"ticked categories lower nothing that the words carry", "",
        [](PartFindings& f) { f.activity.ticks = true; }, kAdequate, "c1 c2 c3"},
       {"empty", "c1 c2 c3", [](PartFindings& f) { f.activity.state = FieldState::empty; }, kMissing,
        "empty"},
       {"filler", "c1 c2 c3", [](PartFindings& f) { f.activity.state = FieldState::filler; }, kMissing,
        "filler"},
       {"\"se funktionsnedsättning\" where that field has no activity", "c1 c2 c3",
        [](PartFindings& f) { f.activity.state = FieldState::reference; }, kMissing, "reference_only"},
       {"\"se funktionsnedsättning\" where that field has activity", "",
        [](PartFindings& f) {
          f.activity.state = FieldState::reference;
          f.activity.elsewhere = true;
        },
        kDeficient, "reference_to_field"},
       {"empty, function and activity swapped", "c1 c2 c3",
        [](PartFindings& f) {
          f.activity.state = FieldState::empty;
          f.activity.elsewhere = true;
        },
        kDeficient, "misplaced"},
       {"ticked categories alone", "c1 c2 c3",
        [](PartFindings& f) {
          f.activity.state = FieldState::empty;
          f.activity.ticks = true;
        },
        kDeficient, "icf_ticks_only"}});
}

TEST(Decide, Dfa) {
  for (unsigned broken = 0; broken < 16; ++broken) {
    PartFindings found = everything_met();
    std::string why;
    int count = 0;
    const std::vector<std::string_view> links = criteria_of(Part::dfa);
    for (std::size_t i = 0; i < links.size(); ++i)
      if ((broken >> i & 1U) != 0) {
        set(found, links[i], Met::not_met);
        why += (why.empty() ? "" : " ") + std::string(links[i]);
        ++count;
      }
    const CertificateRating rating = judge(found, Policy{});
    const PartRating& dfa = rating.parts[static_cast<std::size_t>(Part::dfa)];
    EXPECT_EQ(name(dfa.verdict), count == 0 ? "adequate" : count <= 2 ? "deficient" : "missing") << why;
    EXPECT_EQ(joined(dfa.decided_by), count == 0 ? "L1 L2 L3 L4" : why);
  }
}

TEST(Decide, Capacity) {
  expect_rows(
      Part::capacity,
      {{"all musts", "", nothing_more, kAdequate, "e1 e2 e3 e4 e5"},
       {"a bare title", "e1", nothing_more, kDeficient, "e1"},
       {"one of several periods without a degree", "e2", nothing_more, kDeficient, "e2"},
       {"a gap between steps", "e3", nothing_more, kDeficient, "e3"},
       {"a partial degree with question 33 unanswered", "e4", nothing_more, kDeficient, "e4"},
       {"full time against steady kept capacity", "e5", nothing_more, kDeficient, "e5"},
       {"musts that do not concern this certificate are left out", "",
        [](PartFindings& f) { set(f, "e4 e5", Met::not_applicable); }, kAdequate, "e1 e2 e3"},
       {"no degree or no period", "e2 e3", [](PartFindings& f) { f.capacity.no_degree_or_period = true; },
        kMissing, "e2 e3"},
       {"present work, no occupation given", "e1", [](PartFindings& f) { f.capacity.no_occupation = true; },
        kMissing, "e1"},
       {"everything wrong and yet all there", "e1 e2 e3 e4 e5", nothing_more, kDeficient, "e1 e2 e3 e4 e5"}});
}

TEST(Decide, Fmb) {
  expect_rows(Part::fmb, {{"exceeded and all said", "", nothing_more, kAdequate, "g1 g2 g3"},
                          {"in what way is not said", "g2", nothing_more, kDeficient, "g2"},
                          {"why that delays is not said", "g3", nothing_more, kDeficient, "g3"},
                          {"g1 alone", "g2 g3", nothing_more, kDeficient, "g2 g3"},
                          {"a generic or social reason", "g1 g2 g3",
                           [](PartFindings& f) { f.fmb.weak_reason = true; }, kDeficient, "g1 g2 g3"},
                          {"nothing", "g1 g2 g3", nothing_more, kMissing, "g1 g2 g3"},
                          {"not exceeded", "", [](PartFindings& f) { f.fmb.comparison.exceeded = false; },
                           kNotApplicable, ""},
                          {"not exceeded and nothing said", "g1 g2 g3",
                           [](PartFindings& f) { f.fmb.comparison.exceeded = false; }, kNotApplicable, ""}});
}

TEST(Decide, Basis) {
  const auto by_phone = [](PartFindings& f) { f.basis.phone_only = true; };
  expect_rows(
      Part::basis,
      {{"all musts", "", nothing_more, kAdequate, "h1 h2 h3"},
       {"no \"annat\": h2 is not asked", "", [](PartFindings& f) { set(f, "h2", Met::not_applicable); },
        kAdequate, "h1 h3"},
       {"a date after signing", "h1", nothing_more, kDeficient, "h1"},
       {"\"annat\" does not say what, also beside a valid ground", "h2", nothing_more, kDeficient, "h2"},
       {"findings the ground cannot give", "h3", nothing_more, kDeficient, "h3"},
       {"all wrong, but a ground is given", "h1 h2 h3", nothing_more, kDeficient, "h1 h2 h3"},
       {"telephone alone", "", by_phone, kDeficient, "phone_only"},
       {"telephone alone and palpation claimed", "h3", by_phone, kDeficient, "phone_only h3"},
       {"telephone with a word on why that suffices", "",
        [](PartFindings& f) {
          f.basis.phone_only = true;
          f.basis.phone_explained = true;
        },
        kAdequate, "h1 h2 h3"},
       {"telephone explained, and palpation claimed", "h3",
        [](PartFindings& f) {
          f.basis.phone_only = true;
          f.basis.phone_explained = true;
        },
        kDeficient, "h3"},
       {"no ground", "h1", [](PartFindings& f) { f.basis.any_ground = false; }, kMissing, "h1"}});
}

struct PlanRow {
  std::string_view rule;
  int days;
  std::string_view met;
  Verdict expected;
};

Verdict plan_verdict(int days, std::string_view met, Change change = nothing_more,
                     const Policy& policy = {}) {
  PartFindings found = everything_met();
  found.cumulated_days = days;
  set(found, "f1 f2 f3 f4 f5 f6 f7", Met::not_met);
  set(found, met, Met::met);
  change(found);
  return judge(found, policy).verdict(Part::plan);
}

TEST(Decide, PlanByTheLengthOfTheLeave) {
  const PlanRow rows[] = {
      {"up to 14: f1 and f6", 1, "f1 f6", kAdequate},
      {"up to 14: f1 and f6", 14, "f1 f6", kAdequate},
      {"up to 14: f6 is a must", 14, "f1 f2 f3 f4 f5 f7", kDeficient},
      {"up to 14: f1 is a must", 14, "f2 f3 f4 f5 f6 f7", kDeficient},
      {"15 to 28: one more", 15, "f1 f6", kDeficient},
      {"15 to 28: one more", 15, "f1 f2 f6", kAdequate},
      {"15 to 28: one more", 15, "f1 f3 f6", kAdequate},
      {"15 to 28: one more", 15, "f1 f4 f6", kAdequate},
      {"15 to 28: one more", 28, "f1 f5 f6", kAdequate},
      {"15 to 28: one more", 28, "f1 f6 f7", kAdequate},
      {"15 to 28: one more", 28, "f1 f6", kDeficient},
      {"15 to 28: f6 is a must", 28, "f1 f2 f3", kDeficient},
      {"15 to 28: f1 is a must", 28, "f2 f3 f6", kDeficient},
      {"past 28: three more", 29, "f1 f2 f6", kDeficient},
      {"past 28: three more", 29, "f1 f2 f4 f6", kDeficient},
      {"past 28: three more, one of them f2 or f3", 29, "f1 f2 f4 f6 f7", kAdequate},
      {"past 28: three more, one of them f2 or f3", 29, "f1 f3 f5 f6 f7", kAdequate},
      {"past 28: f4, f5 and f7 have neither purpose nor time", 29, "f1 f4 f5 f6 f7", kDeficient},
      {"past 28: the purpose is no must", 365, "f1 f3 f4 f5 f6", kAdequate},
      {"past 28: f6 is a must", 29, "f1 f2 f3 f4 f5 f7", kDeficient},
      {"past 28: f1 is a must", 29, "f2 f3 f4 f5 f6 f7", kDeficient},
      {"a prognosis tick alone does not count", 5, "f6", kMissing},
      {"a prognosis tick alone does not count", 100, "f6", kMissing},
      {"nothing", 20, "", kMissing},
      {"a measure alone", 100, "f1", kDeficient},
      {"a follow-up alone", 100, "f7", kDeficient},
      {"a work measure alone", 100, "f5", kDeficient}};
  for (const PlanRow& row : rows)
    EXPECT_EQ(name(plan_verdict(row.days, row.met)), name(row.expected))
        << row.rule << "; " << row.days << " days, met: " << row.met;
}

TEST(Decide, PlanOfSelfCareOrASteppedDegree) {
  const Change self_care = [](PartFindings& f) { f.plan.self_care_only = true; };
  const Change stepped = [](PartFindings& f) {
    for (Finding& finding : f.plan.findings)
      if (finding.criterion == "f5") finding.reason = "f5.stepped";
  };
  EXPECT_EQ(plan_verdict(14, "f1 f6", self_care), kAdequate) << "up to 14 days self-care is a measure";
  EXPECT_EQ(plan_verdict(15, "f6", self_care), kDeficient) << "beyond 14 days self-care alone is deficient";
  EXPECT_EQ(plan_verdict(100, "", self_care), kDeficient) << "not missing";
  EXPECT_EQ(plan_verdict(20, "f5 f6", stepped), kMissing)
      << "a stepped degree is neither treatment nor measure";
  EXPECT_EQ(plan_verdict(20, "f5 f6 f7", stepped), kDeficient) << "a follow-up beside it is something";
  EXPECT_EQ(plan_verdict(20, "f1 f5 f6", stepped), kAdequate) << "it is a step towards work";
}

// The rubric's text again, as slow and plain as can be, over every combination.
TEST(Decide, PlanAgreesWithThePlainReading) {
  const std::vector<std::string_view> ids = criteria_of(Part::plan);
  for (const int days : {0, 1, 13, 14, 15, 16, 27, 28, 29, 30, 89, 90, 91, 400})
    for (unsigned mask = 0; mask < 128; ++mask) {
      std::string met;
      for (std::size_t i = 0; i < ids.size(); ++i)
        if ((mask >> i & 1U) != 0) met += (met.empty() ? "" : " ") + std::string(ids[i]);
      const auto has = [&](std::string_view id) { return met.find(id) != std::string::npos; };
      const int more = has("f2") + has("f3") + has("f4") + has("f5") + has("f7");
      bool adequate = has("f1") && has("f6");
      if (days >= 15 && days <= 28) adequate = adequate && more >= 1;
      if (days >= 29) adequate = adequate && more >= 3 && (has("f2") || has("f3"));
      const Verdict expected = adequate ? kAdequate : has("f1") || more > 0 ? kDeficient : kMissing;
      EXPECT_EQ(name(plan_verdict(days, met)), name(expected)) << days << " days, met: " << met;
    }
}

TEST(Decide, PlanBordersArePolicy) {
  Policy policy;
  policy.plan_short_days = 7;
  policy.plan_medium_days = 60;
  policy.plan_medium_elements = 2;
  policy.plan_long_elements = 4;
  EXPECT_EQ(plan_verdict(7, "f1 f6", nothing_more, policy), kAdequate);
  EXPECT_EQ(plan_verdict(8, "f1 f6", nothing_more, policy), kDeficient);
  EXPECT_EQ(plan_verdict(60, "f1 f6 f7", nothing_more, policy), kDeficient);
  EXPECT_EQ(plan_verdict(60, "f1 f5 f6 f7", nothing_more, policy), kAdequate);
  EXPECT_EQ(plan_verdict(61, "f1 f3 f5 f6 f7", nothing_more, policy), kDeficient);
  EXPECT_EQ(plan_verdict(61, "f1 f3 f4 f5 f6 f7", nothing_more, policy), kAdequate);
}

TEST(Decide, InfectionControlAsksForDiagnosisAndPeriodsOnly) {
  PartFindings found = everything_met();
  exceed_fmb(found);
  found.infection_control = true;
  for (const Part part : kParts)
    if (part != Part::diagnosis && part != Part::capacity)
      for (const std::string_view id : criteria_of(part)) set(found, id, Met::not_met);
  set(found, "e1 e4 e5", Met::not_met);
  found.capacity.no_occupation = true;
  found.basis.any_ground = false;
  CertificateRating rating = judge(found, Policy{});
  for (const Part part : {Part::function, Part::activity, Part::dfa, Part::plan, Part::fmb, Part::basis}) {
    EXPECT_EQ(rating.verdict(part), kNotApplicable) << name(part);
    EXPECT_EQ(joined(rating.parts[static_cast<std::size_t>(part)].decided_by), "infection_control");
  }
  EXPECT_EQ(rating.verdict(Part::diagnosis), kAdequate);
  EXPECT_EQ(rating.verdict(Part::capacity), kAdequate) << "e1, e4 and e5 are not asked";
  EXPECT_EQ(rating.overall, kAdequate) << "adequate when both are";
  EXPECT_EQ(rating.function_and_activity, kNotApplicable);
  EXPECT_FALSE(rating.likely_completion);
  for (const Finding& finding : rating.findings) {
    const bool asked =
        finding.part == Part::diagnosis || finding.criterion == "e2" || finding.criterion == "e3";
    EXPECT_EQ(finding.met, asked ? Met::met : Met::not_applicable) << finding.criterion;
    EXPECT_EQ(finding.reason, asked ? "by_hand" : "infection_control") << finding.criterion;
  }

  PartFindings wrong_code = found;
  set(wrong_code, "a1", Met::not_met);
  EXPECT_EQ(judge(wrong_code, Policy{}).overall, kDeficient) << "rests on diagnosis";
  PartFindings gap = found;
  set(gap, "e3", Met::not_met);
  EXPECT_EQ(judge(gap, Policy{}).verdict(Part::capacity), kDeficient) << "coherent periods only";
  EXPECT_EQ(judge(gap, Policy{}).overall, kDeficient);
  PartFindings no_period = found;
  set(no_period, "e2 e3", Met::not_met);
  no_period.capacity.no_degree_or_period = true;
  EXPECT_EQ(judge(no_period, Policy{}).verdict(Part::capacity), kMissing);
}

struct FlagRow {
  std::string_view flag;
  Change change;
  bool raised;
};

TEST(Decide, Flags) {
  const Change no_plan_past_90 = [](PartFindings& f) {
    f.cumulated_days = 91;
    set(f, "f1 f2 f3 f4 f5 f7", Met::not_met);
  };
  const Change jargon = [](PartFindings& f) {
    f.jargon_in_function = true;
    set(f, "b1", Met::not_met);
  };
  const FlagRow rows[] = {
      {"long_without_plan", no_plan_past_90, true},
      {"long_without_plan",
       [](PartFindings& f) {
         f.cumulated_days = 90;
         set(f, "f1 f2 f3 f4 f5 f7", Met::not_met);
       },
       false},
      {"long_without_plan",
       [](PartFindings& f) {
         f.cumulated_days = 91;
         set(f, "f2 f3 f4 f5 f7", Met::not_met);
       },
       false},
      {"fmb_exceeded_days", exceed_fmb, true},
      {"fmb_exceeded_days", nothing_more, false},
      {"near_identical_to_previous", [](PartFindings& f) { f.near_identical = true; }, true},
      {"function_equals_activity", [](PartFindings& f) { f.activity.same_as_function = true; }, true},
      {"symptom_diagnosis", [](PartFindings& f) { f.diagnosis.symptom_code = true; }, true},
      {"icf_ticks_only",
       [](PartFindings& f) {
         f.function.ticks = true;
         f.function.state = FieldState::empty;
         set(f, "b1 b2 b3", Met::not_met);
       },
       true},
      {"icf_ticks_only",
       [](PartFindings& f) {
         f.activity.ticks = true;
         f.activity.state = FieldState::empty;
         set(f, "c1 c2 c3", Met::not_met);
       },
       true},
      {"icf_ticks_only",
       [](PartFindings& f) {
         f.function.ticks = true;
         set(f, "b3", Met::not_met);
       },
       false},
      {"icf_ticks_only", [](PartFindings& f) { f.function.ticks = f.activity.ticks = true; }, false},
      {"self_report_only", [](PartFindings& f) { f.function.own.self_report_only = true; }, true},
      {"jargon", jargon, true},
      {"jargon", [](PartFindings& f) { f.jargon_in_function = true; }, false},
      {"jargon",
       [](PartFindings& f) {
         f.jargon_in_function = true;
         set(f, "b1 b2", Met::not_met);
       },
       false},
      {"jargon", [](PartFindings& f) { set(f, "b1", Met::not_met); }, false},
      {"phone_only", [](PartFindings& f) { f.basis.phone_only = true; }, true},
      {"full_time_kept_capacity", [](PartFindings& f) { set(f, "e5", Met::not_met); }, true},
      {"identity_in_free_text", [](PartFindings& f) { f.personal_data = true; }, true}};
  for (const FlagRow& row : rows) {
    PartFindings found = everything_met();
    row.change(found);
    const CertificateRating rating = judge(found, Policy{});
    EXPECT_EQ(joined(rating.flags), row.raised ? row.flag : "") << row.flag;
  }
  EXPECT_TRUE(judge(everything_met(), Policy{}).flags.empty());
}

TEST(Decide, FlagsThatInfectionControlDoesNotRaise) {
  PartFindings found = everything_met();
  exceed_fmb(found);
  found.infection_control = true;
  found.cumulated_days = 200;
  set(found, "b1 e5 f1 f2 f3 f4 f5 f7", Met::not_met);
  found.near_identical = found.personal_data = found.jargon_in_function = true;
  found.diagnosis.symptom_code = found.basis.phone_only = true;
  found.activity.same_as_function = found.function.own.self_report_only = true;
  found.function.ticks = true;
  EXPECT_EQ(joined(judge(found, Policy{}).flags),
            "near_identical_to_previous symptom_diagnosis identity_in_free_text");
}

TEST(Decide, FlagsStandInTheOrderOfTheReport) {
  PartFindings found = everything_met();
  found.personal_data = found.near_identical = found.diagnosis.symptom_code = found.basis.phone_only = true;
  EXPECT_EQ(joined(judge(found, Policy{}).flags),
            "near_identical_to_previous symptom_diagnosis phone_only identity_in_free_text");
}

TEST(Decide, EvidenceInsideOtherEvidenceIsNotRepeated) {
  PartFindings found = everything_met();
  found.function.findings[0].evidence = {
      {{35, 1}, {4, 9}}, {{35, 1}, {0, 12}}, {{17, 1}, {4, 9}}, {{35, 1}, {0, 12}}};
  CertificateRating rating = judge(found, Policy{});
  leave_out_repeated_evidence(rating);
  const std::vector<Evidence> expected = {{{35, 1}, {0, 12}}, {{17, 1}, {4, 9}}};
  for (const Finding& finding : rating.findings)
    if (finding.criterion == "b1") {
      EXPECT_EQ(finding.evidence, expected);
    }
}

}  // namespace
}  // namespace stickprov::rating
