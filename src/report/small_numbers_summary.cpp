// The sums that a reader of the whole report can do: frame = areas, area = its units, rated = adequate +
// deficient
// + missing …

#include <map>

#include "report/groups.h"
#include "report/small_numbers.h"
#include "report/summary.h"

namespace stickprov::report {
namespace {

// Counts under work, and where in the summary their outcome goes.
class Ledger {
 public:
  // `of`: out of how many, where a reader knows.
  std::size_t add(std::size_t value, Shown& outcome, std::size_t of = 0, int worth = 0) {
    published_.counts.push_back({value, outcome, true, false, of, worth});
    outcomes_.push_back(&outcome);
    return outcomes_.size() - 1;
  }
  std::size_t add_total(std::size_t value) {
    published_.counts.push_back({value, Shown::number, true, true, 0, 0});
    outcomes_.push_back(nullptr);
    return outcomes_.size() - 1;
  }
  std::size_t add_unpublished() {
    published_.counts.push_back({0, Shown::number, false, false, 0, 0});
    outcomes_.push_back(nullptr);
    return outcomes_.size() - 1;
  }
  void sum(std::size_t total, std::vector<std::size_t> parts) {
    if (!parts.empty()) published_.sums.push_back({total, std::move(parts)});
  }
  void settle(std::size_t limit) {
    hide_small_numbers(published_, limit);
    for (std::size_t i = 0; i < outcomes_.size(); ++i) {
      if (outcomes_[i] != nullptr) *outcomes_[i] = published_.counts[i].shown;
    }
  }

 private:
  PublishedCounts published_;
  std::vector<Shown*> outcomes_;
};

// What the meeting asks for first is hidden last.
constexpr int kOfDivision = 1;  // a group's share adequate
constexpr int kOfUnit = 2;      // a point in the funnel
constexpr int kOfArea = 3;      // asked for in the survey
constexpr int kShortcoming = 3;
constexpr int kOfWhole = 4;

// Every division of the whole into groups; units go into areas.
std::vector<std::vector<Group>*> divisions(Summary& summary) {
  return {&summary.areas,      &summary.sexes,    &summary.diagnosis_groups,
          &summary.chapters,   &summary.lengths,  &summary.degrees,
          &summary.extensions, &summary.versions, &summary.contacts};
}

// One number of each group: the whole is its sum over the groups of a division, an area's over its units.
struct PartOf {
  std::size_t value = 0;
  std::size_t of = 0;  // 0: not known
};
template <typename ValueOf, typename ShownOf>
std::map<const Group*, std::size_t> add_divisions(Ledger& ledger, Summary& summary, std::size_t whole,
                                                  ValueOf&& value_of, ShownOf&& shown_of) {
  std::map<const Group*, std::size_t> places;
  const auto add = [&](Group& group, int worth) {
    const PartOf part = value_of(group);
    const std::size_t place =
        group.listed ? ledger.add(part.value, shown_of(group), part.of, worth) : ledger.add_unpublished();
    places.emplace(&group, place);
    return place;
  };
  for (std::vector<Group>* groups : divisions(summary)) {
    std::vector<std::size_t> parts;
    const int worth = groups == &summary.areas ? kOfArea : kOfDivision;
    for (Group& group : *groups) parts.push_back(add(group, worth));
    ledger.sum(whole, std::move(parts));
  }
  std::map<std::string, std::vector<std::size_t>> in_area;
  for (Group& unit : summary.units) in_area[area_of(unit.area)].push_back(add(unit, kOfUnit));
  for (const Group& area : summary.areas) ledger.sum(places.at(&area), in_area[area.key]);
  return places;
}

void hide_sizes(Summary& summary, std::size_t limit) {
  Ledger frame;
  const std::size_t all = frame.add_total(summary.background.certificates);
  add_divisions(
      frame, summary, all,
      [](const Group& group) {
        return PartOf{group.frame, 0};
      },
      [](Group& group) -> Shown& { return group.frame_shown; });
  frame.add(summary.background.partial, summary.background.partial_shown, summary.background.certificates);
  frame.settle(limit);

  Ledger drawn;
  const std::size_t rated = drawn.add_total(summary.accounting.rated);
  add_divisions(
      drawn, summary, rated,
      [](const Group& group) {
        return PartOf{group.drawn, 0};
      },
      [](Group& group) -> Shown& { return group.drawn_shown; });
  drawn.settle(limit);
}

// A group whose size is hidden, or that is too small for a share, shows no results.
void withhold_results(Summary& summary) {
  const auto withhold = [](std::vector<Group>& groups) {
    for (Group& group : groups) {
      if (!group.too_few && group.drawn_shown == Shown::number) continue;
      for (VerdictShares& shares : group.verdicts.parts) shares.adequate_shown = Shown::withheld;
      for (VerdictShares* shares : {&group.verdicts.overall, &group.verdicts.function_and_activity}) {
        shares->adequate_shown = shares->deficient_shown = shares->missing_shown = Shown::withheld;
      }
      group.verdicts.completion_shown = Shown::withheld;
    }
  };
  for (std::vector<Group>* groups : divisions(summary)) withhold(*groups);
  withhold(summary.units);
}

// Who does not know how many there are does not know how many are left.
std::size_t known_size(const Group& group, std::size_t of) {
  return group.drawn_shown == Shown::number ? of : 0;
}

// Adequate + deficient + missing = applicable.
struct Scope {
  std::size_t deficient = 0;
  std::size_t missing = 0;
};
Scope add_scope(Ledger& ledger, VerdictShares& shares, std::size_t adequate, bool size_known = true) {
  const std::size_t applies = shares.counts.applicable();
  const std::size_t of = size_known ? applies : 0;
  const std::size_t deficient = ledger.add(shares.counts.deficient, shares.deficient_shown, of);
  const std::size_t missing = ledger.add(shares.counts.missing, shares.missing_shown, of);
  const std::size_t applicable =
      size_known ? ledger.add(applies, shares.applicable_shown) : ledger.add_unpublished();
  ledger.sum(applicable, {adequate, deficient, missing});
  return {deficient, missing};
}

struct Measure {
  Scope scope;
  std::map<const Group*, std::size_t> groups;
};

void hide_verdicts(Summary& summary, std::size_t limit) {
  Ledger ledger;
  const auto add_measure = [&](VerdictShares& whole, auto&& of_group) {
    const std::size_t adequate =
        ledger.add(whole.counts.adequate, whole.adequate_shown, whole.counts.applicable(), kOfWhole);
    Measure measure;
    measure.scope = add_scope(ledger, whole, adequate);
    measure.groups = add_divisions(
        ledger, summary, adequate,
        [&](Group& group) {
          const VerdictCounts& counts = of_group(group).counts;
          return PartOf{counts.adequate, known_size(group, counts.applicable())};
        },
        [&](Group& group) -> Shown& { return of_group(group).adequate_shown; });
    return measure;
  };
  const Measure overall =
      add_measure(summary.all.overall, [](Group& group) -> VerdictShares& { return group.verdicts.overall; });
  // The areas show all three verdicts, so these add up over the areas too.
  std::vector<std::size_t> deficient;
  std::vector<std::size_t> missing;
  for (Group& area : summary.areas) {
    const Scope scope =
        add_scope(ledger, area.verdicts.overall, overall.groups.at(&area), area.drawn_shown == Shown::number);
    deficient.push_back(scope.deficient);
    missing.push_back(scope.missing);
  }
  ledger.sum(overall.scope.deficient, std::move(deficient));
  ledger.sum(overall.scope.missing, std::move(missing));
  add_measure(summary.all.function_and_activity,
              [](Group& group) -> VerdictShares& { return group.verdicts.function_and_activity; });
  if (summary.all.likely_completion) {
    const std::size_t whole = ledger.add(summary.all.likely_completion->count, summary.all.completion_shown,
                                         summary.all.likely_completion->of, kOfWhole);
    add_divisions(
        ledger, summary, whole,
        [](const Group& group) {
          const std::optional<Estimate>& share = group.verdicts.likely_completion;
          return share ? PartOf{share->count, known_size(group, share->of)} : PartOf{};
        },
        [](Group& group) -> Shown& { return group.verdicts.completion_shown; });
  }
  for (const Part part : kParts) {
    const auto place = static_cast<std::size_t>(part);
    VerdictShares& whole = summary.all.parts[place];
    const std::size_t adequate =
        ledger.add(whole.counts.adequate, whole.adequate_shown, whole.counts.applicable(), kOfWhole);
    add_scope(ledger, whole, adequate);
    std::vector<std::size_t> sexes;  // only they are set side by side part for part
    for (Group& sex : summary.sexes) {
      VerdictShares& shares = sex.verdicts.parts[place];
      sexes.push_back(sex.listed ? ledger.add(shares.counts.adequate, shares.adequate_shown,
                                              known_size(sex, shares.counts.applicable()), kOfDivision)
                                 : ledger.add_unpublished());
    }
    ledger.sum(adequate, std::move(sexes));
  }
  for (CriterionSummary& criterion : summary.criteria) {
    const std::size_t of = criterion.met + criterion.not_met;
    const std::size_t applicable = ledger.add(of, criterion.applicable_shown);
    const std::size_t met = ledger.add(criterion.met, criterion.met_shown, of);
    const std::size_t shortcoming = ledger.add(criterion.shortcoming ? criterion.shortcoming->count : 0,
                                               criterion.shortcoming_shown, of, kShortcoming);
    // Who knows the rubric knows that a must that is not met is a shortcoming; of the plan some are no musts.
    std::vector<std::size_t> parts = {met, shortcoming};
    if (criterion.part == Part::plan) parts.push_back(ledger.add_unpublished());
    ledger.sum(applicable, std::move(parts));
  }
  ledger.settle(limit);
}

void hide_counts(Summary& summary, std::size_t limit) {
  Ledger ledger;
  for (MeasureSummary& measure : summary.measures) {
    const std::size_t whole = ledger.add(measure.count, measure.shown, summary.accounting.rated);
    std::vector<std::size_t> parts;
    for (std::size_t i = 0; i < measure.by_length.size(); ++i) {
      parts.push_back(ledger.add(measure.by_length[i], measure.by_length_shown[i]));
    }
    ledger.sum(whole, std::move(parts));
  }
  for (std::size_t i = 0; i < summary.deviation_shares.size(); ++i) {
    const std::optional<Estimate>& share = summary.deviation_shares[i];
    ledger.add(share ? share->count : 0, summary.deviations_shown[i], summary.accounting.rated);
  }
  ledger.settle(limit);
}

// The difference between the two shares is the adequate among the spares.
void hide_nonresponse(Summary& summary, std::size_t limit) {
  for (NonresponseRow& row : summary.nonresponse) {
    row.rated_shown = row.part ? summary.all.parts[static_cast<std::size_t>(*row.part)].adequate_shown
                               : summary.all.overall.adequate_shown;
    row.counted_shown = row.rated_shown;
    if (!row.rated || !row.counted_deficient) continue;
    const std::size_t adequate_spares = row.rated->count - row.counted_deficient->count;
    const std::size_t rest = row.counted_deficient->of - row.counted_deficient->count;
    const auto small = [&](std::size_t count) { return count > 0 && count < limit; };
    if (small(adequate_spares) || small(row.counted_deficient->count) || small(rest))
      row.counted_shown = Shown::withheld;
  }
}

}  // namespace

void hide_small_numbers(Summary& summary, std::size_t limit) {
  for (Group& sex : summary.sexes) {
    sex.listed = sex.key != "unknown" || (sex.frame >= limit && sex.drawn >= limit);
  }
  hide_sizes(summary, limit);
  withhold_results(summary);
  hide_verdicts(summary, limit);
  hide_counts(summary, limit);
  hide_nonresponse(summary, limit);
  const auto shown = [&](std::string_view key, const std::optional<Part>& part) {
    for (const Group& sex : summary.sexes) {
      if (sex.key != key) continue;
      const Shown of_part = part ? sex.verdicts.parts[static_cast<std::size_t>(*part)].adequate_shown
                                 : sex.verdicts.overall.adequate_shown;
      return of_part == Shown::number;
    }
    return false;
  };
  for (SexDifference& row : summary.sex_differences) {
    row.hidden = !shown("woman", row.part) || !shown("man", row.part);
  }
}

}  // namespace stickprov::report
