// Intyg: a row a certificate, ratings in words and colour.

#include <fmt/format.h>

#include "report/sheets.h"
#include "report/words.h"

namespace stickprov::report {
namespace {

constexpr std::size_t kHeaderRow = 3;

std::string flags_text(const CertificateRating& rating, Language language) {
  std::string text;
  for (const std::string_view flag : rating.flags) {
    if (!text.empty()) text += "; ";
    text += flag_word(flag, language);
  }
  return text;
}

}  // namespace

std::string certificates_sheet_name(Language language) {
  return std::string(say(language, "Intyg", "Certificates"));
}

std::string certificate_link(const Report& report, std::size_t certificate) {
  return cell_reference(certificates_sheet_name(report.language), kHeaderRow + 1 + certificate, 0);
}

Sheet certificates_sheet(const Report& report) {
  Sheet sheet;
  sheet.name = certificates_sheet_name(report.language);
  sheet.title = report.words("Intyg", "Certificates");
  sheet.lead = report.words(
      "Arbetsblad: en rad per draget intyg i den ordning de drogs. Filtrera i rubrikraden. Fynden står i "
      "bladet Fynd.",
      "Working sheet: a row for each drawn certificate in drawn order. Filter in the header row. See also "
      "Findings.");
  sheet.widths = {7, 39, 12, 10, 30, 20, 14, 32, 26, 12, 12, 12, 10, 18, 14, 11};
  sheet.widths.insert(sheet.widths.end(), {14, 14, 14, 14, 17, 14, 14, 14, 14, 14, 18, 44, 20, 10});
  Table table;
  table.name = "Intyg";
  table.row = kHeaderRow;
  table.filter = true;
  const auto add = [&](std::string_view swedish, std::string_view english, Look look) {
    table.columns.push_back({report.words(swedish, english), look});
  };
  add("Nr", "No", Look::count);
  add("Intygs-id", "Certificate id", Look::wrapped);
  add("Signerat", "Signed", Look::day);
  add("Version", "Version", Look::text);
  add("Enhet", "Unit", Look::wrapped);
  add("Område", "Area", Look::wrapped);
  add("Diagnoskod", "Diagnosis code", Look::text);
  add("Diagnostext", "Diagnosis text", Look::wrapped);
  add("Diagnosgrupp", "Diagnosis group", Look::wrapped);
  add("Kön", "Sex", Look::wrapped);
  add("Första dag", "First day", Look::day);
  add("Sista dag", "Last day", Look::day);
  add("Dagar", "Days", Look::count);
  add("Sammanhängande dagar", "Cumulated days", Look::count);
  add("Förlängning", "Extension", Look::text);
  add("Grad, %", "Degree, %", Look::count);
  for (const Part part : kParts) {
    table.columns.push_back({short_part_word(part, report.language), Look::text});
  }
  add("Helhet", "Overall", Look::text);
  add("F och A", "F and A", Look::text);
  add("Sannolik komplettering", "Likely completion", Look::text);
  add("Anmärkningar", "Remarks", Look::wrapped);
  add("Stratum", "Stratum", Look::wrapped);
  add("Vikt", "Weight", Look::decimal);
  table.size = report.certificates.size;
  table.rows = [&report](std::size_t i) {
    const AuditedCertificate& certificate = report.certificates.rated(i);
    const FrameEntry& entry = certificate.entry;
    const CertificateRating& rating = certificate.rating;
    const Language language = report.language;
    Row row{Cell(certificate.draw.order),
            Cell(entry.certificate_id),
            Cell(entry.signed_day),
            Cell(entry.version),
            Cell(entry.unit_name.empty() ? entry.unit_id : entry.unit_name),
            Cell(entry.area.empty() ? "" : area_word(entry.area, language)),
            Cell(entry.diagnosis_code),
            Cell(certificate.diagnosis_text),
            Cell(diagnosis_word(entry.diagnosis_group, language)),
            Cell(sex_word(entry.sex, language)),
            Cell(entry.first_day),
            Cell(entry.last_day),
            Cell(entry.days),
            Cell(entry.cumulated_days),
            Cell(yes_no(entry.extension, language)),
            entry.first_degree > 0 ? Cell(entry.first_degree) : Cell()};
    for (const Part part : kParts) row.push_back(verdict_cell(rating.verdict(part), language));
    row.push_back(verdict_cell(rating.overall, language));
    row.push_back(verdict_cell(rating.function_and_activity, language));
    row.emplace_back(yes_no(rating.likely_completion, language));
    row.emplace_back(flags_text(rating, language));
    row.emplace_back(certificate.draw.stratum);
    row.emplace_back(certificate.draw.weight);
    return row;
  };
  table.when_empty = report.words("Inga intyg", "None");
  sheet.tables.push_back(std::move(table));
  sheet.frozen_rows = kHeaderRow + 1;
  sheet.frozen_columns = 2;
  sheet.large_paper = true;
  sheet.pages_wide = 2;  // thirty columns: one page would be too small to read
  return sheet;
}

}  // namespace stickprov::report
