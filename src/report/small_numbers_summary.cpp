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
  std::size_t add(std::size_t value, Shown& outcome) {
    published_.counts.push_back({value, outcome, true, false});
    outcomes_.push_back(&outcome);
    return outcomes_.size() - 1;
  }
  std::size_t add_total(std::size_t value) {
    published_.counts.push_back({value, Shown::number, true, true});
    outcomes_.push_back(nullptr);
    return outcomes_.size() - 1;
  }
  std::size_t add_unpublished() {
    published_.counts.push_back({0, Shown::number, false, false});
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

// Every division of the whole into groups; units go into areas.
std::vector<std::vector<Group>*> divisions(Summary& summary) {
  return {&summary.areas,      &summary.sexes,    &summary.diagnosis_groups,
          &summary.chapters,   &summary.lengths,  &summary.degrees,
          &summary.extensions, &summary.versions, &summary.contacts};
}

// One number of each group: the whole is its sum over the groups of a division, an area's over its units.
template <typename ValueOf, typename ShownOf>
std::map<const Group*, std::size_t> add_divisions(Ledger& ledger, Summary& summary, std::size_t whole,
                                                  ValueOf&& value_of, ShownOf&& shown_of) {
  std::map<const Group*, std::size_t> places;
  const auto add = [&](Group& group) {
    const std::size_t place =
        group.listed ? ledger.add(value_of(group), shown_of(group)) : ledger.add_unpublished();
    places.emplace(&group, place);
    return place;
  };
  for (std::vector<Group>* groups : divisions(summary)) {
    std::vector<std::size_t> parts;
    for (Group& group : *groups) parts.push_back(add(group));
    ledger.sum(whole, std::move(parts));
  }
  std::map<std::string, std::vector<std::size_t>> in_area;
  for (Group& unit : summary.units) in_area[area_of(unit.area)].push_back(add(unit));
  for (const Group& area : summary.areas) ledger.sum(places.at(&area), in_area[area.key]);
  return places;
}

void hide_sizes(Summary& summary, std::size_t limit) {
  Ledger frame;
  const std::size_t all = frame.add_total(summary.background.certificates);
  add_divisions(
      frame, summary, all, [](const Group& group) { return group.frame; },
      [](Group& group) -> Shown& { return group.frame_shown; });
  frame.add(summary.background.partial, summary.background.partial_shown);
  frame.add(summary.background.infection_control, summary.background.infection_control_shown);
  frame.settle(limit);

  Ledger drawn;
  const std::size_t rated = drawn.add_total(summary.accounting.rated);
  add_divisions(
      drawn, summary, rated, [](const Group& group) { return group.drawn; },
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

// Adequate + deficient + missing = applicable.
struct Scope {
  std::size_t deficient = 0;
  std::size_t missing = 0;
};
Scope add_scope(Ledger& ledger, VerdictShares& shares, std::size_t adequate) {
  const std::size_t deficient = ledger.add(shares.counts.deficient, shares.deficient_shown);
  const std::size_t missing = ledger.add(shares.counts.missing, shares.missing_shown);
  const std::size_t applicable = ledger.add(shares.counts.applicable(), shares.applicable_shown);
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
    const std::size_t adequate = ledger.add(whole.counts.adequate, whole.adequate_shown);
    Measure measure;
    measure.scope = add_scope(ledger, whole, adequate);
    measure.groups = add_divisions(
        ledger, summary, adequate, [&](Group& group) { return of_group(group).counts.adequate; },
        [&](Group& group) -> Shown& { return of_group(group).adequate_shown; });
    return measure;
  };
  const Measure overall =
      add_measure(summary.all.overall, [](Group& group) -> VerdictShares& { return group.verdicts.overall; });
  // The areas show all three verdicts, so these add up over the areas too.
  std::vector<std::size_t> deficient;
  std::vector<std::size_t> missing;
  for (Group& area : summary.areas) {
    const Scope scope = add_scope(ledger, area.verdicts.overall, overall.groups.at(&area));
    deficient.push_back(scope.deficient);
    missing.push_back(scope.missing);
  }
  ledger.sum(overall.scope.deficient, std::move(deficient));
  ledger.sum(overall.scope.missing, std::move(missing));
  add_measure(summary.all.function_and_activity,
              [](Group& group) -> VerdictShares& { return group.verdicts.function_and_activity; });
  if (summary.all.likely_completion) {
    const std::size_t whole = ledger.add(summary.all.likely_completion->count, summary.all.completion_shown);
    add_divisions(
        ledger, summary, whole,
        [](const Group& group) {
          return group.verdicts.likely_completion ? group.verdicts.likely_completion->count : std::size_t{0};
        },
        [](Group& group) -> Shown& { return group.verdicts.completion_shown; });
  }
  for (const Part part : kParts) {
    const auto place = static_cast<std::size_t>(part);
    VerdictShares& whole = summary.all.parts[place];
    const std::size_t adequate = ledger.add(whole.counts.adequate, whole.adequate_shown);
    add_scope(ledger, whole, adequate);
    std::vector<std::size_t> sexes;  // only they are set side by side part for part
    for (Group& sex : summary.sexes) {
      VerdictShares& shares = sex.verdicts.parts[place];
      sexes.push_back(sex.listed ? ledger.add(shares.counts.adequate, shares.adequate_shown)
                                 : ledger.add_unpublished());
    }
    ledger.sum(adequate, std::move(sexes));
  }
  for (CriterionSummary& criterion : summary.criteria) {
    const std::size_t applicable = ledger.add(criterion.met + criterion.not_met, criterion.applicable_shown);
    const std::size_t met = ledger.add(criterion.met, criterion.met_shown);
    const std::size_t not_met = ledger.add_unpublished();
    const std::size_t shortcoming =
        ledger.add(criterion.shortcoming ? criterion.shortcoming->count : 0, criterion.shortcoming_shown);
    ledger.sum(applicable, {met, not_met});
    ledger.sum(not_met, {shortcoming, ledger.add_unpublished()});
  }
  ledger.settle(limit);
}

void hide_counts(Summary& summary, std::size_t limit) {
  Ledger ledger;
  for (MeasureSummary& measure : summary.measures) {
    const std::size_t whole = ledger.add(measure.count, measure.shown);
    std::vector<std::size_t> parts;
    for (std::size_t i = 0; i < measure.by_length.size(); ++i) {
      parts.push_back(ledger.add(measure.by_length[i], measure.by_length_shown[i]));
    }
    ledger.sum(whole, std::move(parts));
  }
  for (std::size_t i = 0; i < summary.deviation_shares.size(); ++i) {
    const std::optional<Estimate>& share = summary.deviation_shares[i];
    ledger.add(share ? share->count : 0, summary.deviations_shown[i]);
  }
  ledger.settle(limit);
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
