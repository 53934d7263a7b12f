#include "commands/audit_result.h"

#include <fmt/format.h>

#include <ostream>

#include "commands/inputs.h"
#include "commands/session.h"
#include "commands/terminal_text.h"
#include "report/words.h"

namespace stickprov::commands {
namespace {

std::string percent(double share, Language language) {
  std::string text = fmt::format("{:.0f}", 100.0 * share);
  return text + (language == Language::swedish ? " %" : "%");
}

}  // namespace

void report_result(const Audit& audit, const report::Summary& summary, const Session& session) {
  const Language language = session.language;
  const auto in = [&](std::string_view swedish, std::string_view english) {
    return say(language, swedish, english);
  };
  report_accounting(audit.accounting, session);
  std::string out =
      fmt::format("{}: {}\n", in("Ram (intyg som kan dras)", "Frame (certificates that can be drawn)"),
                  audit.accounting.frame);
  for (const auto& [reason, count] : audit.accounting.exclusions) {
    out += fmt::format("  {}: {}\n", report::exclusion_word(reason, language), count);
  }
  if (!audit.unmapped_units.empty()) {
    out += fmt::format("  {}: {}\n", in("enheter som enhetsfilen inte har", "units that the unit file lacks"),
                       audit.unmapped_units.size());
  }
  out += fmt::format("{}: {}   {}: {}\n\n", in("Dragna", "Drawn"), audit.accounting.drawn,
                     in("Bedömda", "Rated"), audit.accounting.rated);
  out += fmt::format("{}\n", summary.census
                                 ? in("Andel adekvata (alla intyg i ramen är bedömda)",
                                      "Share adequate (every certificate of the frame is rated)")
                                 : in("Andel adekvata (95 % intervall)", "Share adequate (95 % interval)"));
  const auto row = [&](const std::string& title, const report::VerdictShares& shares) {
    out += "  " + padded(title, 34);
    if (shares.adequate) {
      out += fmt::format("{:>6}", percent(shares.adequate->share, language));
      if (!summary.census) {
        out += fmt::format("  ({}–{})", percent(shares.adequate->lower, language),
                           percent(shares.adequate->upper, language));
      }
      out += fmt::format("  {} {} {}", shares.counts.adequate, in("av", "of"), shares.counts.applicable());
    } else {
      out += fmt::format("{:>6}", "–");
    }
    out += '\n';
  };
  for (std::size_t i = 0; i < kParts.size(); ++i)
    row(report::part_word(kParts[i], language), summary.all.parts[i]);
  row(std::string(in("Helhetsbedömning", "Overall")), summary.all.overall);
  if (!summary.nonresponse.empty()) {
    out += fmt::format("\n{}: {}\n", in("Bortfall i stickprovet", "Non-response in the sample"),
                       audit.replacements.size());
    const report::NonresponseRow& overall = summary.nonresponse.front();
    if (overall.counted_deficient)
      out += fmt::format("  {}: {}  ({}–{})\n",
                         in("helhetsbedömning med varje bortfall räknat som bristfälligt",
                            "overall with every non-response counted deficient"),
                         percent(overall.counted_deficient->share, language),
                         percent(overall.counted_deficient->lower, language),
                         percent(overall.counted_deficient->upper, language));
  }
  session.err << out;
}

}  // namespace stickprov::commands
