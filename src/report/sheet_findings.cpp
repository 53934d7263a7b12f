// Fynd: what each criterion concluded, and the words it rests on with their place in the original text.

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "report/cell_text.h"
#include "report/sheets.h"
#include "report/words.h"

namespace stickprov::report {
namespace {

// An absence cites the whole field that was searched: its beginning tells which text it was.
constexpr std::size_t kSearchedTextShown = 240;

// A row is one citation of one finding; a finding without citations has one row.
struct Place {
  std::size_t certificate;
  std::size_t finding;
  std::size_t citation;
};

std::size_t citations_of(const AuditedCertificate& certificate, std::size_t finding) {
  return finding < certificate.citations.size() ? certificate.citations[finding].size() : 0;
}

std::vector<Place> places_of(const Audit& audit) {
  std::vector<Place> places;
  for (std::size_t c = 0; c < audit.certificates.size(); ++c) {
    const AuditedCertificate& certificate = audit.certificates[c];
    for (std::size_t f = 0; f < certificate.rating.findings.size(); ++f) {
      const std::size_t rows = std::max<std::size_t>(1, citations_of(certificate, f));
      for (std::size_t i = 0; i < rows; ++i) places.push_back({c, f, i});
    }
  }
  return places;
}

Row finding_row(const Report& report, const Place& place) {
  const AuditedCertificate& certificate = report.audit.certificates[place.certificate];
  const Finding& finding = certificate.rating.findings[place.finding];
  Cell id(certificate.entry.certificate_id);
  Row row{Cell(certificate.draw.order),
          id,
          Cell(part_word(finding.part, report.language)),
          Cell(std::string(finding.criterion)),
          Cell(criterion_name(report, std::string(finding.criterion))),
          Cell(met_word(finding.met, report.language), tone_of(finding.met)),
          place.finding < certificate.sentences.size() ? Cell(certificate.sentences[place.finding]) : Cell()};
  if (citations_of(certificate, place.finding) == 0) {
    row.resize(row.size() + 5);
    return row;
  }
  const Citation& citation = certificate.citations[place.finding][place.citation];
  const std::string cut = report.words(" … (kortat, se fält och byte)", " … (cut, see field and bytes)");
  row.emplace_back(place.citation + 1);
  row.emplace_back(finding.met == Met::met ? citation.text
                                           : fit_cell(citation.text, cut, kSearchedTextShown));
  row.emplace_back(citation.evidence.field);
  row.emplace_back(citation.evidence.span.begin);
  row.emplace_back(citation.evidence.span.end);
  return row;
}

}  // namespace

std::vector<Sheet> findings_sheets(const Report& report, std::size_t rows_per_sheet) {
  const auto places = std::make_shared<const std::vector<Place>>(places_of(report.audit));
  const std::size_t count = std::max<std::size_t>(1, (places->size() + rows_per_sheet - 1) / rows_per_sheet);
  std::vector<Sheet> sheets;
  for (std::size_t part = 0; part < count; ++part) {
    const std::size_t first = part * rows_per_sheet;
    Sheet sheet;
    sheet.name = report.words("Fynd", "Findings");
    sheet.title = report.words("Fynd: kriterium för kriterium, med orden i intyget",
                               "Findings: criterion by criterion, with the words of the certificate");
    if (count > 1) {
      sheet.name += fmt::format(" {}", part + 1);
      sheet.title +=
          fmt::format(fmt::runtime(report.words(" (del {} av {})", " (part {} of {})")), part + 1, count);
    }
    sheet.lead = report.words(
        "Arbetsblad: en rad per citat. Byte anger var citatet står i fältets ursprungliga text (UTF-8, "
        "slutet ej "
        "medräknat).",
        "Working sheet: a row for each citation. Bytes tell where it stands in the field's original text "
        "(UTF-8, end "
        "excluded).");
    sheet.widths = {7, 40, 22, 11, 34, 15, 58, 8, 58, 9, 9, 9};
    Table table;
    table.name = part == 0 ? "Fynd" : fmt::format("Fynd_{}", part + 1);
    table.row = 3;
    table.filter = true;
    table.columns = {
        {report.words("Nr", "No"), Look::count},
        {report.words("Intygs-id", "Certificate id"), Look::wrapped},
        {report.words("Del", "Part"), Look::wrapped},
        {report.words("Kriterium", "Criterion")},
        {report.words("Innebörd", "Meaning"), Look::wrapped},
        {report.words("Utfall", "Outcome")},
        {report.words("Vad som hittades eller söktes", "What was found or looked for"), Look::wrapped},
        {report.words("Citat nr", "Citation no"), Look::count},
        {report.words("Citerade ord", "Cited words"), Look::wrapped},
        {report.words("Fält", "Field")},
        {report.words("Från byte", "From byte"), Look::count},
        {report.words("Till byte", "To byte"), Look::count}};
    table.size = std::min(rows_per_sheet, places->size() - first);
    table.rows = [&report, places, first](std::size_t i) {
      return finding_row(report, (*places)[first + i]);
    };
    table.when_empty = report.words("–", "–");
    sheet.tables.push_back(std::move(table));
    sheet.frozen_rows = 4;
    sheet.large_paper = true;
    sheets.push_back(std::move(sheet));
  }
  return sheets;
}

}  // namespace stickprov::report
