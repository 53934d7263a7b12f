// What the sheets that compare groups share.

#include <fmt/format.h>

#include <utility>

#include "report/sheets.h"

namespace stickprov::report {

void add_estimate(Row& row, const std::optional<Estimate>& estimate, bool hidden) {
  if (!estimate || hidden) {
    row.resize(row.size() + 3);
    return;
  }
  row.emplace_back(estimate->share);
  row.emplace_back(estimate->lower);
  row.emplace_back(estimate->upper);
}

std::string criterion_name(const Report& report, const std::string& id) {
  for (const CriterionName& criterion : report.criteria) {
    if (criterion.id == id) return report.words(criterion.swedish, criterion.english);
  }
  return {};
}

Table group_table(const Report& report, const std::vector<Group>& groups, std::vector<Column> names,
                  std::function<Row(const Group&)> name_cells) {
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
  table.size = groups.size();
  table.rows = [&report, &groups, name_cells = std::move(name_cells)](std::size_t i) {
    const Group& group = groups[i];
    Row row = name_cells(group);
    row.emplace_back(group.frame);
    row.emplace_back(group.drawn);
    add_estimate(row, group.verdicts.overall.adequate, group.too_few);
    add_estimate(row, group.verdicts.function_and_activity.adequate, group.too_few);
    add_estimate(row, group.verdicts.likely_completion, group.too_few);
    std::string remark;
    if (group.drawn == 0) {
      remark = report.words("Inget intyg drogs", "No certificate was drawn");
    } else if (group.too_few) {
      remark = fmt::format(
          fmt::runtime(report.words("För få intyg (färre än {})", "Too few certificates (under {})")),
          report.summary.unit_minimum);
    }
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

std::vector<double> group_table_widths() {
  return {10, 11, 11, 11, 11, 11, 11, 11, 16, 11, 11, 32};
}

}  // namespace stickprov::report
