#include "report/nonresponse.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "report/domain.h"
#include "report/sheets.h"
#include "report/words.h"

namespace stickprov::report {

namespace {

// "82 % (75–88)", without an interval where there is none.
std::string estimate_text(const std::optional<Estimate>& estimate, Language language) {
  if (!estimate) return "–";
  const auto percent = [](double share) { return fmt::format("{:.0f}", 100.0 * share); };
  const std::string share = percent(estimate->share) + (language == Language::swedish ? " %" : "%");
  if (estimate->lower == estimate->upper) return share;
  return fmt::format("{} ({}–{})", share, percent(estimate->lower), percent(estimate->upper));
}

}  // namespace

std::vector<NonresponseRow> nonresponse_rows(const Audit& audit) {
  if (audit.replacements.empty()) return {};
  std::set<std::string> spares;
  for (const Replacement& one : audit.replacements) spares.insert(one.replaced_by);
  const Design design = design_of(audit);
  Domain all;
  all.frame = audit.sample.frame_size;
  std::vector<bool> lost;  // the place was drawn for a certificate that could not be rated
  for (std::size_t i = 0; i < audit.certificates.size(); ++i) {
    all.drawn.push_back(i);
    lost.push_back(spares.count(audit.certificates[i].entry.certificate_id) > 0);
  }
  // Lost without a spare: drawn in the design, yet not among the rated.
  Design drawn = design;
  std::vector<std::size_t> unreplaced;  // strata
  for (const Replacement& one : audit.replacements) {
    if (!one.replaced_by.empty()) continue;
    const auto stratum = std::find(design.names.begin(), design.names.end(), one.stratum);
    const auto place = stratum == design.names.end()
                           ? std::size_t{0}
                           : static_cast<std::size_t>(stratum - design.names.begin());
    unreplaced.push_back(place);
    ++drawn.sampled[place];
  }
  const auto counted_deficient = [&](auto&& applies, auto&& adequate) {
    std::vector<StratumCount> counts(drawn.names.size());
    for (const std::size_t place : unreplaced) {
      ++counts[place].sampled;
      ++counts[place].of;
    }
    for (const std::size_t i : all.drawn) {
      StratumCount& stratum = counts[drawn.stratum_of[i]];
      ++stratum.sampled;
      if (lost[i] || applies(i)) ++stratum.of;
      if (!lost[i] && adequate(i)) ++stratum.count;
    }
    return estimate_domain(drawn, all, std::move(counts));
  };
  const auto row = [&](std::optional<Part> part, auto&& verdict_of) {
    const auto applies = [&](std::size_t i) { return verdict_of(i) != Verdict::not_applicable; };
    const auto adequate = [&](std::size_t i) { return verdict_of(i) == Verdict::adequate; };
    return NonresponseRow{part, share(design, all, applies, adequate), counted_deficient(applies, adequate)};
  };
  const auto rating = [&](std::size_t i) -> const CertificateRating& { return audit.certificates[i].rating; };
  std::vector<NonresponseRow> rows = {row(std::nullopt, [&](std::size_t i) { return rating(i).overall; })};
  for (const Part part : kParts)
    rows.push_back(row(part, [&](std::size_t i) { return rating(i).verdict(part); }));
  return rows;
}

Table nonresponse_table(const Audit& audit, Language language) {
  Table table;
  table.name = "Metod_bortfall";
  table.columns = {
      {std::string(say(language, "Andel adekvata", "Share adequate")), Look::wrapped},
      {std::string(say(language, "Som bedömt (95 % intervall)", "As rated (95 % interval)")), Look::wrapped},
      {std::string(say(language, "Med varje bortfall räknat som bristfälligt",
                       "With every non-response counted deficient")),
       Look::wrapped}};
  const std::vector<NonresponseRow> rows = nonresponse_rows(audit);
  table.size = rows.size();
  table.rows = [rows, language](std::size_t i) {
    return Row{Cell(rows[i].part ? std::string(part_word(*rows[i].part, language))
                                 : std::string(say(language, "Helhetsbedömning", "Overall"))),
               Cell(estimate_text(rows[i].rated, language)),
               Cell(estimate_text(rows[i].counted_deficient, language))};
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
