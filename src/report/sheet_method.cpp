// Metod and Strata: how the figures came about, so that anyone can repeat and judge them.

#include <fmt/format.h>

#include <algorithm>

#include "format/date.h"
#include "report/cell_text.h"
#include "report/nonresponse.h"
#include "report/sheets.h"
#include "report/words.h"

namespace stickprov::report {
namespace {

constexpr std::size_t kTextWidth = 180;  // characters of a free line over the sheet's columns

struct Fact {
  std::string what;
  std::string value;
  std::string explanation;
};

std::string allocation_word(const Report& report) {
  const std::string& allocation = report.audit.sample.allocation;
  if (allocation == "proportional")
    return report.words("Proportionell (största rest)", "Proportional (largest remainder)");
  if (allocation == "equal") return report.words("Lika många ur varje stratum", "Equal in each stratum");
  if (allocation == "neyman") return "Neyman";
  return allocation;
}

std::string interval_text(const Report& report) {
  if (report.summary.census) {
    return report.words("Bredd noll: alla intyg i ramen är bedömda",
                        "Zero width: every certificate of the frame is rated");
  }
  if (report.audit.sample.design == "cluster") {
    return report.words("95 %, klusterskattning med designvikter och variansen mellan enheter",
                        "95 %, cluster estimate with design weights and the variance between units");
  }
  if (report.audit.sample.strata.size() > 1) {
    return report.words("95 %, stratifierad skattning med designvikter och ändlighetskorrektion",
                        "95 %, stratified estimate with design weights and finite population correction");
  }
  return report.words("95 %, Wilson med ändlighetskorrektion",
                      "95 %, Wilson with finite population correction");
}

std::vector<Fact> facts(const Report& report) {
  const Audit& audit = report.audit;
  const Sample& sample = audit.sample;
  std::vector<Fact> facts = {
      {report.words("Frö", "Seed"), sample.seed,
       report.words("Bestämmer urvalet helt", "Settles the sample wholly")},
      {report.words("Urvalsdesign", "Design"), design_word(sample, report.language), {}},
      {report.words("Fördelning på strata", "Allocation"), allocation_word(report),
       sample.allocation.empty()
           ? report.words("Urvalet är inte stratifierat", "The sample is not stratified")
           : report.words("Se bladet Strata", "See the sheet Strata")},
      {report.words("Begärt antal", "Requested size"), fmt::format("{}", sample.requested), {}},
      {report.words("Ramens storlek", "Frame size"), fmt::format("{}", sample.frame_size), {}},
      {report.words("Ramens kontrollsumma", "Hash of the frame"), sample.frame_sha256,
       report.words("SHA-256 av intygs-id i ordning, radbrytning efter varje",
                    "SHA-256 of sorted ids, newline after each")},
      {report.words("Urvalets kontrollsumma", "Hash of the sample"), sample.sample_sha256,
       report.words("SHA-256 av dragna intygs-id i dragningsordning, radbrytning efter varje",
                    "SHA-256 of drawn ids in drawn order, newline after each")},
      {report.words("Konfidensintervall", "Confidence intervals"), interval_text(report),
       report.words("Visar urvalets osäkerhet, inte bedömningens",
                    "Show the uncertainty of the draw, not of the rating")},
      {report.words("Minsta grupp", "Smallest group"), fmt::format("{}", report.summary.unit_minimum),
       report.words("Grupper med färre bedömda intyg visas utan andel", "Groups with fewer show no share")},
      {report.words("Minsta antal som visas", "Smallest number shown"),
       fmt::format("{}", report.summary.smallest_number),
       report.words("Mindre antal visas inte, och inte heller andra som skulle röja dem",
                    "Smaller counts are not shown, nor others that would give them away")},
      {report.words("Policy", "Policy"), audit.policy_name,
       report.words("Regionens gränser för bedömningen, se nedan", "The region's cut-points, see below")},
      {report.words("Körning", "Run"), audit.run_id,
       report.words("Samma frö, ram och urval ger samma beteckning", "Same seed, frame and sample: same id")},
      {report.words("Program", "Program"), "stickprov " + audit.tool_version, {}},
      {report.words("Kommando", "Command"), audit.command, {}},
  };
  return facts;
}

std::vector<std::string> redo_lines(const Report& report) {
  std::vector<std::string> lines;
  const bool stratified = report.audit.sample.design == "stratified";
  if (stratified || report.audit.sample.design == "simple") {
    lines.push_back(
        report.words("1. Ta alla intygs-id i ramen.", "1. Take all certificate ids of the frame."));
    lines.push_back(
        report.words("2. Räkna för vart och ett SHA-256 av fröet, en radbrytning och intygs-id (UTF-8): "
                     "printf '%s\\n%s' FRÖ "
                     "INTYGSID | sha256sum",
                     "2. For each, compute SHA-256 of the seed, a newline and the id (UTF-8): printf "
                     "'%s\\n%s' SEED ID | sha256sum"));
    lines.push_back(
        report.words("3. Ordna intygen efter kontrollsumman, stigande.", "3. Sort by hash, ascending."));
    lines.push_back(
        stratified ? report.words("4. Ta i varje stratum de första, så många som bladet Strata säger.",
                                  "4. In each stratum take the first ones, as many as the sheet Strata says.")
                   : report.words("4. Ta de första, så många som begärts.",
                                  "4. Take the first ones, as many as requested."));
  }
  if (report.audit.sample.design == "systematic" || report.audit.sample.design == "cluster")
    lines.push_back(report.words("Regeln för designen står i docs/metod.md, under Urval.",
                                 "The rule of the design is in docs/metod.md, under Urval."));
  lines.push_back(report.words(
      "Med programmet: samma filer, samma frö och samma version ger samma arbetsbok, byte för byte.",
      "With the program: the same files, seed and version give the same workbook, byte for byte."));
  return lines;
}

std::vector<std::string> limit_lines(const Report& report) {
  return {
      report.words("Bedömningen gäller vad som står i intyget, inte om det är sant, inte rätten till "
                   "sjukpenning och inte "
                   "vårdens kvalitet.",
                   "The rating is about what the certificate says, not its truth, the right to the benefit "
                   "or the care."),
      report.words(
          "Programmet läser text med ordlistor och regler och kan ha fel i enskilda intyg. Läs fyndet innan "
          "du "
          "drar slutsatser om ett enskilt intyg, och stäm av mot egna bedömningar innan det används brett.",
          "The program reads by word lists and rules and can be wrong in single certificates. Read the "
          "finding "
          "before drawing conclusions, and check against ratings of your own before wide use."),
      report.words(
          "Andelar beror helt på hur strängt man bedömer: jämför bara resultat med samma regler och policy.",
          "Shares depend wholly on strictness: compare only results under the same rules and policy."),
      report.words("Längd räknas på de intyg som lästes; tidigare sjukskrivning som inte finns i underlaget "
                   "syns inte.",
                   "Length is counted from the certificates read; earlier leave that is not in the input is "
                   "not seen."),
      report.words(
          "Namn och personnummer i fritext är maskerade. Skalan är Socialstyrelsens (rapport 2024-10-9262, "
          "uppföljningsmått 13); gränserna inom den är policyns.",
          "Names and identity numbers in free text are masked. The scale is Socialstyrelsen's (report "
          "2024-10-9262, measure 13); the cut-points within it are the policy's."),
  };
}

}  // namespace

std::string method_sheet_name(Language language) {
  return std::string(say(language, "Metod", "Method"));
}

Sheet method_sheet(const Report& report) {
  const Audit& audit = report.audit;
  Sheet sheet;
  sheet.name = method_sheet_name(report.language);
  sheet.title = report.words("Metod", "Method");
  sheet.lead =
      report.words("Hur siffrorna kom till, så att vem som helst kan granska dem och göra om urvalet.",
                   "How the figures came about, so that anyone can examine them and redraw the sample.");
  sheet.widths = {32, 72, 66};
  if (!audit.replacements.empty()) sheet.widths.insert(sheet.widths.end(), {11, 11});
  std::size_t row = 3;
  const auto heading = [&](std::string text) {
    sheet.texts.push_back({row++, 0, std::move(text), TextStyle::heading, {}});
  };
  const auto paragraphs = [&](const std::vector<std::string>& texts) {
    for (const std::string& text : texts) {
      for (const std::string& line : lines_of(text, kTextWidth)) {
        sheet.texts.push_back({row++, 0, line, TextStyle::body, {}});
      }
    }
    ++row;
  };
  const auto add = [&](Table table) {
    table.row = row;
    row += std::max<std::size_t>(1, table.size) + 2;
    sheet.tables.push_back(std::move(table));
  };

  heading(report.words("Urval och skattning", "Sample and estimates"));
  Table run;
  run.name = "Metod_uppgifter";
  run.columns = {{report.words("Uppgift", "Fact"), Look::wrapped},
                 {report.words("Värde", "Value"), Look::wrapped},
                 {report.words("Förklaring", "Explanation"), Look::wrapped}};
  const std::vector<Fact> all_facts = facts(report);
  run.size = all_facts.size();
  run.rows = [all_facts](std::size_t i) {
    return Row{Cell(all_facts[i].what), Cell(all_facts[i].value), Cell(all_facts[i].explanation)};
  };
  add(std::move(run));

  heading(report.words("Så gör du om urvalet", "How to redo the draw"));
  paragraphs(redo_lines(report));
  if (!audit.replacements.empty()) {
    heading(report.words("Bortfall i stickprovet", "Non-response in the sample"));
    add(nonresponse_table(report));
    if (!report.options.circulation) add(replacement_table(audit, report.language));
  }
  heading(report.words("Begränsningar", "Limits"));
  paragraphs(limit_lines(report));

  heading(report.words("Kriterier och källor", "Criteria and sources"));
  Table criteria;
  criteria.name = "Metod_kriterier";
  criteria.columns = {{report.words("Kriterium", "Criterion")},
                      {report.words("Innebörd", "Meaning"), Look::wrapped},
                      {report.words("Källa", "Source"), Look::wrapped}};
  criteria.size = report.criteria.size();
  criteria.rows = [&report](std::size_t i) {
    const CriterionName& criterion = report.criteria[i];
    return Row{Cell(fmt::format("{} {}", criterion.id, part_word(criterion.part, report.language))),
               Cell(report.words(criterion.swedish, criterion.english)), Cell(criterion.source)};
  };
  criteria.columns[0].look = Look::wrapped;
  criteria.when_empty = report.words("Inga", "None");
  add(std::move(criteria));

  heading(report.words("Policyns gränser", "Cut-points of the policy"));
  Table policy;
  policy.name = "Metod_policy";
  policy.columns = {{report.words("Gräns", "Cut-point"), Look::wrapped},
                    {report.words("Värde", "Value"), Look::wrapped}};
  const std::vector<std::pair<std::string, std::string>> values(audit.policy.begin(), audit.policy.end());
  policy.size = values.size();
  policy.rows = [values](std::size_t i) { return Row{Cell(values[i].first), Cell(values[i].second)}; };
  policy.when_empty = report.words("Inga", "None");
  add(std::move(policy));

  heading(report.words("Ordlistor och kartor", "Dictionaries and maps"));
  Table files;
  files.name = "Metod_datafiler";
  files.columns = {{report.words("Fil", "File"), Look::wrapped}, {"SHA-256", Look::wrapped}};
  files.size = audit.data_files.size();
  files.rows = [&report](std::size_t i) {
    return Row{Cell(report.audit.data_files[i].name), Cell(report.audit.data_files[i].sha256)};
  };
  files.when_empty = report.words("Inga", "None");
  add(std::move(files));
  return sheet;
}

Sheet strata_sheet(const Report& report) {
  Sheet sheet;
  sheet.name = "Strata";
  sheet.title = "Strata";
  sheet.lead =
      report.words("Ram och urval per stratum. Vikt: så många intyg i ramen som vart och ett står för.",
                   "Frame and sample by stratum. Weight: how many certificates each stands for.");
  sheet.widths = {56, 14, 14, 14};
  Table table;
  table.name = "Strata";
  table.row = 3;
  table.columns = {{report.words("Stratum", "Stratum"), Look::wrapped},
                   {report.words("I ramen", "In frame"), Look::count},
                   {report.words("Dragna", "Drawn"), Look::count},
                   {report.words("Vikt", "Weight"), Look::decimal}};
  table.size = report.audit.sample.strata.size();
  table.rows = [&report](std::size_t i) {
    const Stratum& stratum = report.audit.sample.strata[i];
    return Row{Cell(stratum.name.empty() ? report.words("(utan värde)", "(no value)") : stratum.name),
               Cell(stratum.population), Cell(stratum.sampled),
               stratum.sampled > 0
                   ? Cell(static_cast<double>(stratum.population) / static_cast<double>(stratum.sampled))
                   : Cell()};
  };
  sheet.tables.push_back(std::move(table));
  return sheet;
}

}  // namespace stickprov::report
