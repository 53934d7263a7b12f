#include "report/nonresponse.h"

#include "report/sheets.h"
#include "report/words.h"

namespace stickprov::report {

std::vector<NonresponseRow> nonresponse_of(const Audit& run, const Tally& tally) {
  if (run.replacements.empty()) return {};
  std::vector<std::size_t> unreplaced;
  for (const Replacement& one : run.replacements) {
    if (!one.replaced_by.empty()) continue;
    const auto found = tally.design.places.find(one.stratum);
    unreplaced.push_back(found == tally.design.places.end() ? 0 : found->second);
  }
  const auto row = [&](std::optional<Part> part, std::size_t scope) {
    return NonresponseRow{part, share_of(tally, tally.all, scope, Verdict::adequate),
                          share_if_lost_deficient(tally, scope, unreplaced)};
  };
  std::vector<NonresponseRow> rows = {row(std::nullopt, kOverallScope)};
  for (std::size_t part = 0; part < kParts.size(); ++part) rows.push_back(row(kParts[part], part));
  return rows;
}

Table nonresponse_table(const Report& report) {
  Table table;
  table.name = "Metod_bortfall";
  table.columns = {{report.words("Andel adekvata", "Share adequate"), Look::wrapped},
                   {report.words("Räknat så", "Counted so"), Look::wrapped},
                   {report.words("Andel", "Share"), Look::share},
                   {report.words("95 % från", "95 % from"), Look::share},
                   {report.words("95 % till", "95 % to"), Look::share}};
  table.size = 2 * report.summary.nonresponse.size();
  table.rows = [&report](std::size_t i) {
    const NonresponseRow& one = report.summary.nonresponse[i / 2];
    Row row{
        Cell(one.part ? part_word(*one.part, report.language) : report.words("Helhetsbedömning", "Overall")),
        Cell(i % 2 == 0 ? report.words("Som bedömt", "As rated")
                        : report.words("Med varje bortfall räknat som bristfälligt",
                                       "With every non-response counted deficient"))};
    add_estimate(row, report, i % 2 == 0 ? one.rated : one.counted_deficient,
                 i % 2 == 0 ? one.rated_shown : one.counted_shown);
    return row;
  };
  return table;
}

Table replacement_table(const Audit& audit, Language language) {
  Table table;
  table.name = "Metod_utbyten";
  table.columns = {{std::string(say(language, "Draget intyg", "Drawn certificate")), Look::wrapped},
                   {std::string(say(language, "Ersatt av", "Replaced by")), Look::wrapped},
                   {std::string(say(language, "Skäl", "Reason")), Look::wrapped}};
  table.size = audit.replacements.size();
  table.rows = [&audit, language](std::size_t i) {
    const Replacement& one = audit.replacements[i];
    return Row{Cell(one.certificate_id),
               Cell(one.replaced_by.empty() ? std::string(say(language, "ingen reserv kvar", "no spare left"))
                                            : one.replaced_by),
               Cell(one.reason)};
  };
  return table;
}

}  // namespace stickprov::report
