// The sentences of *.cases: what must fire, with the words it must rest on, and what must not.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "criteria/activity.h"
#include "criteria/basis.h"
#include "criteria/capacity.h"
#include "criteria/dfa.h"
#include "criteria/fmb.h"
#include "criteria/function.h"
#include "criteria/plan.h"
#include "format/date.h"
#include "rating/knowledge.h"

namespace stickprov {
namespace {

struct Expectation {
  std::string criterion;
  bool met = true;
  std::string words;  // "" or "*": anywhere
  int line = 0;
};

struct SentenceCase {
  std::string file;
  int line = 0;
  std::string field;
  std::string text;
  std::string work;
  std::string diagnosis;
  std::string occupation;
  std::string signed_day = "2025-10-01";
  int days = 20;
  std::vector<Expectation> expectations;
};

std::string unescaped(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size() && text[i + 1] == 'n') {
      out += '\n';
      ++i;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::vector<SentenceCase> read_cases(const std::filesystem::path& path) {
  std::vector<SentenceCase> cases;
  std::ifstream in(path);
  SentenceCase current;
  std::string line;
  int number = 0;
  const auto finish = [&] {
    if (!current.field.empty()) cases.push_back(current);
    current = {};
  };
  while (std::getline(in, line)) {
    ++number;
    if (line.empty()) {
      finish();
      continue;
    }
    if (line[0] == '#') continue;
    const auto value_of = [&](std::string_view key) -> std::optional<std::string> {
      return line.starts_with(key) ? std::optional(line.substr(key.size())) : std::nullopt;
    };
    if (const auto field = value_of("field: ")) {
      current.field = *field;
      current.file = path.filename().string();
      current.line = number;
    } else if (const auto text = value_of("text: ")) {
      current.text = unescaped(*text);
    } else if (const auto work = value_of("work: ")) {
      current.work = *work;
    } else if (const auto diagnosis = value_of("diagnosis: ")) {
      current.diagnosis = *diagnosis;
    } else if (const auto occupation = value_of("occupation: ")) {
      current.occupation = *occupation;
    } else if (const auto signed_day = value_of("signed: ")) {
      current.signed_day = *signed_day;
    } else if (const auto days = value_of("days: ")) {
      current.days = std::stoi(*days);
    } else if (line[0] == '+' || line[0] == '-') {
      const std::size_t colon = line.find(':');
      std::string id = line.substr(2, colon == std::string::npos ? colon : colon - 2);
      const std::string words = colon == std::string::npos ? "" : line.substr(colon + 2);
      current.expectations.push_back({id, line[0] == '+', words, number});
    } else {
      ADD_FAILURE() << path << ":" << number << ": not understood: " << line;
    }
  }
  finish();
  return cases;
}

FreeText field_text(const std::string& id, const std::string& text) {
  return {id, text, {0, text.size()}, {}, {}};
}

Certificate certificate_of(const SentenceCase& c) {
  Certificate certificate;
  certificate.id = "sentence";
  certificate.version = "1.3";
  certificate.signed_day = format::parse_day(c.signed_day);
  certificate.occupations = {c.occupation == "studies"          ? Occupation::studies
                             : c.occupation == "job_seeker"     ? Occupation::job_seeker
                             : c.occupation == "parental_leave" ? Occupation::parental_leave
                                                                : Occupation::present_work};
  if (!c.work.empty()) certificate.work = field_text("29.1", c.work);
  certificate.prognosis = Prognosis::returns_after_this;
  const Day start = *certificate.signed_day;
  certificate.periods = {{100, 1, "HELT_NEDSATT", start, start + std::chrono::days{c.days - 1}}};
  if (!c.diagnosis.empty()) {
    const std::size_t space = c.diagnosis.find(' ');
    certificate.diagnoses = {{space == std::string::npos ? "" : c.diagnosis.substr(space + 1),
                              c.diagnosis.substr(0, space), "", "6.1", "6.2"}};
  }
  if (c.field == "35.1") certificate.function = field_text(c.field, c.text);
  if (c.field == "17.1") certificate.activity = field_text(c.field, c.text);
  if (c.field == "19.1") certificate.treatment = field_text(c.field, c.text);
  if (c.field == "20.1") certificate.planned_treatment = field_text(c.field, c.text);
  if (c.field == "29.1") certificate.work = field_text(c.field, c.text);
  if (c.field == "37.1") certificate.beyond_fmb = field_text(c.field, c.text);
  if (c.field == "44.1") certificate.measures_text = field_text(c.field, c.text);
  if (c.field == "25.1") certificate.other = field_text(c.field, c.text);
  if (c.field == "33.2") {
    certificate.uneven_hours_reason = field_text(c.field, c.text);
    certificate.uneven_hours = true;
    certificate.periods[0].percent = 50;
  }
  if (c.field == "1.3") certificate.grounds = {{GroundKind::other, 0, "ANNAT", start, c.signed_day, c.text}};
  if (c.field == "37.1" && c.diagnosis.empty())
    certificate.diagnoses = {{"Lumbago", "M545", "", "6.1", "6.2"}};
  return certificate;
}

std::vector<Finding> findings_of(const criteria::Case& c) {
  std::vector<Finding> all;
  const auto add = [&](const std::vector<Finding>& findings) {
    all.insert(all.end(), findings.begin(), findings.end());
  };
  const auto work = criteria::work_context(c);
  add(criteria::function_findings(c).findings);
  const auto activity = criteria::activity_findings(c, work);
  add(activity.findings);
  add(criteria::capacity_findings(c, work, activity).findings);
  add(criteria::plan_findings(c).findings);
  add(criteria::fmb_findings(c).findings);
  add(criteria::basis_findings(c).findings);
  return all;
}

struct Score {
  int hit = 0;
  int missed = 0;
  int false_alarm = 0;
  int quiet = 0;
  int off_the_words = 0;
};

bool rests_on(const Finding& finding, const SentenceCase& c, const std::string& words) {
  if (words.empty() || words == "*") return true;
  const std::size_t at = c.text.find(words);
  if (at == std::string::npos) return false;
  const Span wanted{at, at + words.size()};
  return std::any_of(finding.evidence.begin(), finding.evidence.end(), [&](const Evidence& e) {
    return to_string(e.field) == c.field && e.span.overlaps(wanted);
  });
}

TEST(Sentences, FireOnTheirWordsAndOnlyThere) {
  const auto knowledge = rating::load_criteria_knowledge(STICKPROV_ROOT);
  std::map<std::string, Score> by_file;
  Score all;
  std::ostringstream misses;
  for (const auto& item :
       std::filesystem::directory_iterator(std::filesystem::path(STICKPROV_ROOT) / "tests/criteria")) {
    if (item.path().extension() != ".cases") continue;
    for (const SentenceCase& c : read_cases(item.path())) {
      const Certificate certificate = certificate_of(c);
      History history;
      history.cumulated_days = c.field == "37.1" ? std::max(c.days, 400) : c.days;
      const criteria::Case read = criteria::read_case(certificate, history, knowledge);
      const std::vector<Finding> findings = findings_of(read);
      Score& score = by_file[c.file];
      for (const Expectation& expected : c.expectations) {
        const auto found = std::find_if(findings.begin(), findings.end(),
                                        [&](const Finding& f) { return f.criterion == expected.criterion; });
        ASSERT_NE(found, findings.end())
            << c.file << ":" << expected.line << ": no criterion " << expected.criterion;
        const bool met = found->met == Met::met;
        for (Score* s : {&score, &all}) {
          if (expected.met && met) ++s->hit;
          if (expected.met && !met) ++s->missed;
          if (!expected.met && met) ++s->false_alarm;
          if (!expected.met && !met) ++s->quiet;
          if (expected.met && met && !rests_on(*found, c, expected.words)) ++s->off_the_words;
        }
        if (expected.met != met || (met && !rests_on(*found, c, expected.words))) {
          misses << c.file << ":" << expected.line << ": " << (expected.met ? "+" : "-") << expected.criterion
                 << (expected.met == met ? " other words than \"" + expected.words + "\""
                     : met               ? " fired"
                                         : " did not fire")
                 << ": " << c.text;
          if (met)
            for (const Evidence& e : found->evidence)
              if (to_string(e.field) == c.field)
                misses << " [" << c.text.substr(e.span.begin, e.span.length()) << "]";
          misses << "\n";
        }
      }
    }
  }
  for (const auto& [file, s] : by_file)
    std::cout << file << ": fired " << s.hit << ", missed " << s.missed << ", false " << s.false_alarm
              << ", quiet " << s.quiet << ", on other words " << s.off_the_words << "\n";
  const double precision = static_cast<double>(all.hit) / std::max(1, all.hit + all.false_alarm);
  const double recall = static_cast<double>(all.hit) / std::max(1, all.hit + all.missed);
  std::cout << "precision " << precision << " recall " << recall << "\n" << misses.str();
  ASSERT_GE(all.hit + all.missed + all.false_alarm + all.quiet, 400);
  EXPECT_GE(precision, 0.95) << misses.str();
  EXPECT_GE(recall, 0.95) << misses.str();
  EXPECT_LE(all.off_the_words * 20, all.hit) << misses.str();
}

}  // namespace
}  // namespace stickprov
