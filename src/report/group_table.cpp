// What the sheets that compare groups share.

#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "report/sheets.h"

namespace stickprov::report {

Cell count_cell(const Report& report, std::size_t count, Shown shown, std::size_t of) {
  const std::size_t limit = report.summary.smallest_number;
  switch (shown) {
    case Shown::number:
      return Cell(count);
    case Shown::few:
      return Cell(fmt::format(fmt::runtime(report.words("färre än {}", "fewer than {}")), limit),
                  Tone::muted);
    case Shown::most:
      if (of >= limit)
        return Cell(fmt::format(fmt::runtime(report.words("minst {}", "at least {}")), of + 1 - limit),
                    Tone::muted);
      break;
    case Shown::withheld:
      break;
  }
  return Cell(report.words("döljs", "hidden"), Tone::muted);
}

namespace {

// The greatest share that fewer than the limit can have; nothing where it cannot be told. With unequal
// weights: if all of the few were of the largest weight and all others of the smallest.
std::optional<double> greatest_few(const Report& report, const Estimate& estimate) {
  const std::size_t limit = report.summary.smallest_number;
  if (!report.summary.weight_ratio || estimate.of < limit) return std::nullopt;
  const double few = static_cast<double>(limit - 1) * *report.summary.weight_ratio;
  return few / (few + static_cast<double>(estimate.of + 1 - limit));
}

}  // namespace

double least_share(const Report& report, const Estimate& estimate) {
  const std::optional<double> few = greatest_few(report, estimate);
  return few ? std::floor(100.0 * (1.0 - *few)) / 100.0 : 0.0;
}

std::string hidden_share_text(const Report& report, const Estimate& estimate, Shown shown) {
  if (const std::optional<double> few = greatest_few(report, estimate)) {
    if (shown == Shown::few)
      return fmt::format(fmt::runtime(report.words("högst {:.0f} %", "at most {:.0f} %")),
                         std::ceil(100.0 * *few));
    if (shown == Shown::most)
      return fmt::format(fmt::runtime(report.words("minst {:.0f} %", "at least {:.0f} %")),
                         100.0 * least_share(report, estimate));
  }
  return report.words("döljs", "hidden");
}

Cell share_cell(const Report& report, const std::optional<Estimate>& estimate, Shown shown) {
  if (!estimate) return {};
  if (shown != Shown::number) return Cell(hidden_share_text(report, *estimate, shown), Tone::muted);
  return Cell(estimate->share);
}

void add_estimate(Row& row, const Report& report, const std::optional<Estimate>& estimate, Shown shown) {
  row.push_back(share_cell(report, estimate, shown));
  if (!estimate || shown != Shown::number) {
    row.resize(row.size() + 2);
    return;
  }
  row.emplace_back(estimate->lower);
  row.emplace_back(estimate->upper);
}

std::string size_remark(const Report& report, const Group& group) {
  if (group.drawn_shown == Shown::withheld) return report.words("Antalet visas inte", "Number not shown");
  if (group.drawn_shown == Shown::number && group.drawn == 0)
    return report.words("Inget intyg drogs", "No certificate was drawn");
  if (group.too_few || group.drawn_shown != Shown::number)
    return fmt::format(
        fmt::runtime(report.words("För få intyg (färre än {})", "Too few certificates (under {})")),
        group.drawn_shown == Shown::few ? report.summary.smallest_number : report.summary.unit_minimum);
  return {};
}

std::vector<std::string> hidden_number_lines(const Report& report) {
  if (report.summary.smallest_number <= 1) return {};
  const auto line = [&](std::string_view swedish, std::string_view english) {
    return fmt::format(fmt::runtime(report.words(swedish, english)), report.summary.smallest_number);
  };
  return {
      line("Antal under {0} visas inte: ”färre än {0}”, eller ”minst …” där färre än {0} återstår till alla.",
           "Counts under {0} are not shown: “fewer than {0}”, or “at least …” where fewer than {0} remain."),
      line("Andelen står då som ”högst …” eller ”minst …”.",
           "The share is then “at most …” or “at least …”."),
      line("”döljs”: visas inte, för att inget dolt antal ska gå att räkna fram. Dolda antal ingår i summor.",
           "“hidden”: not shown, so that no hidden count can be worked out. Totals include hidden counts.")};
}

std::vector<const Group*> listed(const std::vector<Group>& groups) {
  std::vector<const Group*> with_rows;
  for (const Group& group : groups) {
    if (group.listed) with_rows.push_back(&group);
  }
  return with_rows;
}

std::string criterion_name(const Report& report, const std::string& id) {
  for (const CriterionName& criterion : report.criteria) {
    if (criterion.id == id) return report.words(criterion.swedish, criterion.english);
  }
  return {};
}

Table group_table(const Report& report, const std::vector<Group>& groups, std::vector<Column> names,
                  std::function<Row(const Group&)> name_cells,
                  std::function<std::string(const Group&)> remark_of) {
  const Language language = report.language;
  Table table;
  table.row = 3;
  table.columns = std::move(names);
  const auto add = [&](std::string_view swedish, std::string_view english, Look look) {
    table.columns.push_back({std::string(say(language, swedish, english)), look});
  };
  add("I ramen", "In frame", Look::count);
  add("Bedömda", "Rated", Look::count);
  add("Helhet adekvat", "Overall adequate", Look::share);
  add("Helhet från", "Overall from", Look::share);
  add("Helhet till", "Overall to", Look::share);
  add("F och A adekvata", "F and A adequate", Look::share);
  add("F och A från", "F and A from", Look::share);
  add("F och A till", "F and A to", Look::share);
  add("Sannolik komplettering", "Likely completion", Look::share);
  add("Kompl. från", "Compl. from", Look::share);
  add("Kompl. till", "Compl. to", Look::share);
  add("Anmärkning", "Remark", Look::wrapped);
  const std::vector<const Group*> rows = listed(groups);
  table.size = rows.size();
  table.rows = [&report, rows, name_cells = std::move(name_cells),
                remark_of = std::move(remark_of)](std::size_t i) {
    const Group& group = *rows[i];
    const Verdicts& verdicts = group.verdicts;
    // What is too little for a share, or of hidden size, needs no word in each cell: the remark says it.
    const std::string size = size_remark(report, group);
    const auto add_share = [&](Row& row, const std::optional<Estimate>& estimate, Shown shown) {
      add_estimate(row, report, size.empty() ? estimate : std::nullopt, shown);
    };
    Row row = name_cells(group);
    row.push_back(count_cell(report, group.frame, group.frame_shown));
    row.push_back(count_cell(report, group.drawn, group.drawn_shown));
    add_share(row, verdicts.overall.adequate, verdicts.overall.adequate_shown);
    add_share(row, verdicts.function_and_activity.adequate, verdicts.function_and_activity.adequate_shown);
    add_share(row, verdicts.likely_completion, verdicts.completion_shown);
    std::string remark = size;
    if (remark.empty() && remark_of) remark = remark_of(group);
    if (!group.mapped) {
      if (!remark.empty()) remark += "; ";
      remark += report.words("saknas i enhetsfilen", "not in the unit file");
    }
    row.emplace_back(remark);
    return row;
  };
  table.when_empty = report.words("Inga intyg", "No certificates");
  return table;
}

std::vector<double> group_table_widths(std::vector<double> names) {
  names.insert(names.end(), {11, 11, 12, 11, 11, 12, 13, 12, 15, 12, 11, 25});
  return names;
}

}  // namespace stickprov::report
