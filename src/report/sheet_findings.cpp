// Fynd: what each criterion concluded, and the words it rests on with their place in the original text.

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <memory>

#include "report/cell_text.h"
#include "report/sheets.h"
#include "report/words.h"

namespace stickprov::report {
namespace {

// An absence cites the whole field that was searched: its beginning tells which text it was.
constexpr std::size_t kSearchedTextShown = 240;

std::size_t citations_of(const AuditedCertificate& certificate, std::size_t finding) {
  return finding < certificate.citations.size() ? certificate.citations[finding].size() : 0;
}

// Walks the findings in the order of the rows: a row is one citation of one finding, and a finding without
// citations has one row.
class Walk {
 public:
  explicit Walk(const Certificates& certificates) : certificates_(certificates) {}

  /// Goes to the row; from one row to the next is what it is fast at. Nothing past the last.
  const AuditedCertificate* go_to(std::size_t row) {
    if (row < row_) *this = Walk(certificates_);
    for (;;) {
      if (certificate_ >= certificates_.get().size) return nullptr;
      const AuditedCertificate& certificate = certificates_.get().whole(certificate_);
      for (; finding_ < certificate.rating.findings.size(); ++finding_, citation_ = 0) {
        const std::size_t rows = std::max<std::size_t>(1, citations_of(certificate, finding_));
        if (row - row_ < rows - citation_) {
          citation_ += row - row_;
          row_ = row;
          return &certificate;
        }
        row_ += rows - citation_;
      }
      ++certificate_;
      finding_ = citation_ = 0;
    }
  }
  std::size_t finding() const { return finding_; }
  std::size_t citation() const { return citation_; }

 private:
  std::reference_wrapper<const Certificates> certificates_;
  std::size_t row_ = 0;
  std::size_t certificate_ = 0;
  std::size_t finding_ = 0;
  std::size_t citation_ = 0;
};

Row finding_row(const Report& report, Walk& walk, std::size_t place) {
  const AuditedCertificate* found = walk.go_to(place);
  if (found == nullptr) return {};
  const AuditedCertificate& certificate = *found;
  const std::size_t f = walk.finding();
  const Finding& finding = certificate.rating.findings[f];
  Row row{Cell(certificate.draw.order),
          Cell(certificate.entry.certificate_id),
          Cell(part_word(finding.part, report.language)),
          Cell(std::string(finding.criterion)),
          Cell(criterion_name(report, std::string(finding.criterion))),
          Cell(met_word(finding.met, report.language), tone_of(finding.met)),
          f < certificate.sentences.size() ? Cell(certificate.sentences[f]) : Cell()};
  if (citations_of(certificate, f) == 0) {
    row.resize(row.size() + 5);
    return row;
  }
  const Citation& citation = certificate.citations[f][walk.citation()];
  const std::string cut = report.words(" … (kortat, se fält och byte)", " … (cut, see field and bytes)");
  row.emplace_back(walk.citation() + 1);
  row.emplace_back(finding.met == Met::met ? citation.text
                                           : fit_cell(citation.text, cut, kSearchedTextShown));
  row.emplace_back(citation.evidence.field);
  row.emplace_back(citation.evidence.span.begin);
  row.emplace_back(citation.evidence.span.end);
  return row;
}

}  // namespace

std::vector<Sheet> findings_sheets(const Report& report, std::size_t rows_per_sheet) {
  const std::size_t rows = report.certificates.finding_rows;
  const std::size_t count = std::max<std::size_t>(1, (rows + rows_per_sheet - 1) / rows_per_sheet);
  const auto walk = std::make_shared<Walk>(report.certificates);
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
    table.size = std::min(rows_per_sheet, rows - first);
    table.rows = [&report, walk, first](std::size_t i) { return finding_row(report, *walk, first + i); };
    table.when_empty = report.words("–", "–");
    sheet.tables.push_back(std::move(table));
    sheet.frozen_rows = 4;
    sheet.large_paper = true;
    sheets.push_back(std::move(sheet));
  }
  return sheets;
}

}  // namespace stickprov::report
