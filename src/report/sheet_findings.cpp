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

// Walks the findings in the order of the rows, certificate by certificate.
class Walk {
 public:
  explicit Walk(const Certificates& certificates) : certificates_(certificates) {}

  /// The certificate that the row is of, and in `finding` which of its findings; nothing past the last row.
  /// From one row to the next is what it is fast at.
  const AuditedCertificate* go_to(std::size_t row) {
    if (row < first_) certificate_ = first_ = 0;
    for (; certificate_ < certificates_.get().size; ++certificate_) {
      const AuditedCertificate& certificate = certificates_.get().whole(certificate_);
      if (row - first_ < certificate.rating.findings.size()) return &certificate;
      first_ += certificate.rating.findings.size();
    }
    return nullptr;
  }
  std::size_t finding(std::size_t row) const { return row - first_; }

 private:
  std::reference_wrapper<const Certificates> certificates_;
  std::size_t certificate_ = 0;
  std::size_t first_ = 0;  // row of the certificate's first finding
};

// "”vid besöket”; ”MADRS 31”", and in the same order where they stand: "35.1: 12–24; 35.1: 40–48".
struct CitedWords {
  std::string words;
  std::string places;
};
CitedWords cited_words(const Report& report, const Finding& finding, const std::vector<Citation>& citations) {
  const std::string cut = report.words(" … (kortat, se fält och byte)", " … (cut, see field and bytes)");
  CitedWords cited;
  for (const Citation& citation : citations) {
    if (!cited.places.empty()) {
      cited.words += "; ";
      cited.places += "; ";
    }
    const std::string words =
        finding.met == Met::met ? citation.text : fit_cell(citation.text, cut, kSearchedTextShown);
    cited.words += fmt::format(fmt::runtime(report.words("”{}”", "“{}”")), words);
    cited.places += fmt::format("{}: {}–{}", to_string(citation.evidence.field), citation.evidence.span.begin,
                                citation.evidence.span.end);
  }
  return cited;
}

Row finding_row(const Report& report, Walk& walk, std::size_t place) {
  const AuditedCertificate* found = walk.go_to(place);
  if (found == nullptr) return {};
  const std::size_t f = walk.finding(place);
  const Finding& finding = found->rating.findings[f];
  Row row{Cell(found->draw.order),
          Cell(found->entry.certificate_id),
          Cell(part_word(finding.part, report.language)),
          Cell(std::string(finding.criterion)),
          Cell(criterion_name(report, std::string(finding.criterion))),
          Cell(met_word(finding.met, report.language), tone_of(finding.met)),
          f < found->sentences.size() ? Cell(found->sentences[f]) : Cell()};
  const CitedWords cited =
      f < found->citations.size() ? cited_words(report, finding, found->citations[f]) : CitedWords{};
  row.emplace_back(cited.words);
  row.emplace_back(cited.places);
  return row;
}

}  // namespace

std::vector<Sheet> findings_sheets(const Report& report, std::size_t rows_per_sheet) {
  const std::size_t rows = report.certificates.findings;
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
        "Arbetsblad: en rad per kriterium och intyg. Plats: fält och byte, där orden står i fältets "
        "ursprungliga text (UTF-8, slutet ej medräknat).",
        "Working sheet: a row for each criterion of a certificate. Place: field and bytes where the words "
        "stand in its original text (UTF-8, end excluded).");
    sheet.widths = {7, 40, 22, 11, 34, 15, 58, 66, 22};
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
        {report.words("Citerade ord", "Cited words"), Look::wrapped},
        {report.words("Plats", "Place"), Look::wrapped}};
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
