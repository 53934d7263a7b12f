#include "report/measurements.h"

#include <fmt/format.h>

#include <array>

#include "format/date.h"
#include "report/words.h"

namespace stickprov::report {
namespace {

struct GroupName {
  std::string division;
  std::string key;
  std::string name;
};

class Rows {
 public:
  void count(const GroupName& group, std::string measure, std::string outcome, std::size_t number,
             Shown shown = Shown::number) {
    Measurement row{group.division,     group.key,    group.name,   std::move(measure),
                    std::move(outcome), std::nullopt, std::nullopt, std::nullopt,
                    std::nullopt,       std::nullopt, shown};
    if (shown == Shown::number) row.count = number;
    rows_.push_back(std::move(row));
  }

  // `too_few`: the group is too small for shares, whatever its counts.
  void share(const GroupName& group, std::string measure, std::string outcome,
             const std::optional<Estimate>& estimate, Shown shown, bool too_few = false) {
    if (too_few) shown = Shown::withheld;
    Measurement row{group.division,     group.key,    group.name,   std::move(measure),
                    std::move(outcome), std::nullopt, std::nullopt, std::nullopt,
                    std::nullopt,       std::nullopt, shown};
    if (estimate && shown == Shown::number) {
      row.count = estimate->count;
      row.of = estimate->of;
      row.share = estimate->share;
      row.lower = estimate->lower;
      row.upper = estimate->upper;
    }
    rows_.push_back(std::move(row));
  }

  std::vector<Measurement> take() { return std::move(rows_); }

 private:
  std::vector<Measurement> rows_;
};

void add_scope(Rows& rows, const GroupName& group, const std::string& measure, const VerdictShares& shares,
               bool too_few = false) {
  rows.share(group, measure, "adequate", shares.adequate, shares.adequate_shown, too_few);
  rows.share(group, measure, "deficient", shares.deficient, shares.deficient_shown, too_few);
  rows.share(group, measure, "missing", shares.missing, shares.missing_shown, too_few);
}

struct Division {
  std::string name;
  const std::vector<Group>* groups;
};

std::vector<Division> divisions(const Summary& summary, Level level) {
  std::vector<Division> all;
  if (level != Level::region) all.push_back({"area", &summary.areas});
  if (level == Level::unit) all.push_back({"unit", &summary.units});
  const std::vector<Division> others = {
      {"sex", &summary.sexes},        {"diagnosis_group", &summary.diagnosis_groups},
      {"chapter", &summary.chapters}, {"length", &summary.lengths},
      {"degree", &summary.degrees},   {"first_or_extension", &summary.extensions},
      {"version", &summary.versions}, {"contact", &summary.contacts}};
  all.insert(all.end(), others.begin(), others.end());
  return all;
}

std::string name_of(const std::string& division, const Group& group, Language language) {
  if (division == "area") return area_word(group.key, language);
  if (division == "sex") return sex_group_word(group.key, language);
  if (division == "length") return length_word(group.key, language);
  if (division == "degree") return degree_word(group.key, language);
  if (division == "first_or_extension") return extension_word(group.key, language);
  if (division == "contact") return contact_word(group.key, language);
  if (division == "diagnosis_group" || division == "chapter") return diagnosis_word(group.name, language);
  return group.name;
}

void add_division(Rows& rows, const Division& division, Language language) {
  for (const Group& group : *division.groups) {
    if (!group.listed) continue;
    const GroupName of{division.name, group.key, name_of(division.name, group, language)};
    const Verdicts& verdicts = group.verdicts;
    const bool too_few = group.too_few || group.drawn_shown != Shown::number;
    rows.count(of, "frame", "", group.frame, group.frame_shown);
    rows.count(of, "rated", "", group.drawn, group.drawn_shown);
    // As the workbook does: all three verdicts of areas, the parts of the sexes.
    if (division.name == "area") {
      add_scope(rows, of, "overall", verdicts.overall, too_few);
    } else {
      rows.share(of, "overall", "adequate", verdicts.overall.adequate, verdicts.overall.adequate_shown,
                 too_few);
    }
    rows.share(of, "function_and_activity", "adequate", verdicts.function_and_activity.adequate,
               verdicts.function_and_activity.adequate_shown, group.too_few);
    rows.share(of, "likely_completion", "yes", verdicts.likely_completion, verdicts.completion_shown,
               too_few);
    if (division.name != "sex") continue;
    for (const Part part : kParts) {
      const VerdictShares& shares = verdicts.parts[static_cast<std::size_t>(part)];
      rows.share(of, std::string(name(part)), "adequate", shares.adequate, shares.adequate_shown, too_few);
    }
  }
}

constexpr std::array<std::string_view, 5> kDeviationNames = {
    "fmb_exceeded", "long_without_plan", "near_identical", "symptom_diagnosis", "kept_capacity"};

void add_whole(Rows& rows, const Summary& summary) {
  const GroupName all{"all", "", ""};
  const Accounting& accounting = summary.accounting;
  rows.count(all, "accounting", "files", accounting.files);
  rows.count(all, "accounting", "read", accounting.read);
  rows.count(all, "accounting", "certificates", accounting.certificates);
  rows.count(all, "frame", "", accounting.frame);
  rows.count(all, "rated", "", accounting.rated);
  for (const Part part : kParts) {
    add_scope(rows, all, std::string(name(part)), summary.all.parts[static_cast<std::size_t>(part)]);
  }
  add_scope(rows, all, "overall", summary.all.overall);
  add_scope(rows, all, "function_and_activity", summary.all.function_and_activity);
  rows.share(all, "likely_completion", "yes", summary.all.likely_completion, summary.all.completion_shown);
  for (const CriterionSummary& criterion : summary.criteria) {
    rows.share(all, "criterion_" + criterion.id, "met", criterion.share_met, criterion.met_shown);
    rows.share(all, "criterion_" + criterion.id, "shortcoming", criterion.shortcoming,
               criterion.shortcoming_shown);
  }
  for (std::size_t i = 0; i < kDeviationNames.size(); ++i) {
    rows.share(all, fmt::format("deviation_{}", kDeviationNames[i]), "yes", summary.deviation_shares[i],
               summary.deviations_shown[i]);
  }
  rows.count(all, "frame", "partial", summary.background.partial, summary.background.partial_shown);
  const std::size_t carriers = summary.background.infection_control;
  if (carriers == 0 || carriers >= summary.smallest_number) {
    rows.count(all, "frame", "infection_control", carriers);
  }
}

void add_measures(Rows& rows, const Summary& summary, Language language) {
  for (const MeasureSummary& measure : summary.measures) {
    const GroupName of{"work_measure", measure.code.empty() ? "none" : measure.code,
                       measure_word(measure.code, language)};
    rows.share(of, "work_measure", "proposed", measure.share, measure.shown);
    for (std::size_t i = 0; i < measure.by_length.size(); ++i) {
      rows.count(of, "work_measure", fmt::format("length_{}", i), measure.by_length[i],
                 measure.by_length_shown[i]);
    }
  }
}

void add_rounds(Rows& rows, const std::vector<Round>& rounds) {
  for (const Round& round : rounds) {
    const std::string period =
        round.first_signed && round.last_signed
            ? format::day_text(*round.first_signed) + "/" + format::day_text(*round.last_signed)
            : std::string();
    const GroupName of{"round", round.run_id, period};
    rows.count(of, "frame", "", round.frame);
    rows.count(of, "rated", "", round.rated);
    for (const std::optional<Part> part : kFollowed) {
      const VerdictShares& shares = followed(round.all, part);
      rows.share(of, part ? std::string(name(*part)) : "overall", "adequate", shares.adequate,
                 shares.adequate_shown);
    }
  }
}

}  // namespace

std::vector<Measurement> measurements(const Summary& summary, const WorkbookOptions& options,
                                      Language language) {
  Rows rows;
  add_whole(rows, summary);
  for (const Division& division : divisions(summary, options.level)) add_division(rows, division, language);
  add_measures(rows, summary, language);
  add_rounds(rows, options.rounds);
  return rows.take();
}

}  // namespace stickprov::report
