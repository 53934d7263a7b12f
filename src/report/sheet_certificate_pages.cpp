// Intygsblad: one printed page a certificate, its masked texts with the cited words emphasised, the ratings
// beside.

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "format/date.h"
#include "report/cell_text.h"
#include "report/sheets.h"
#include "report/words.h"

namespace stickprov::report {
namespace {

// A page each for more than this nobody prints; the sheets Intyg and Fynd have them all.
constexpr std::size_t kMostPages = 2000;
constexpr std::array<double, 5> kWidths = {18, 68, 22, 13, 60};
constexpr int kPrintScale = 70;  // percent; the widths then fit A4, and so do this many lines:
constexpr std::size_t kPageLines = 42;
constexpr std::size_t kTextWidth = 75;  // characters of a text on a line, narrower than digits

// Where the cited words stand in the masked text: masking may have moved them, so the place nearest to the
// one cited. Nothing for the whole field (an absence) or words that masking has changed.
std::optional<Span> place_of(const Citation& citation, const std::string& text) {
  const std::string& words = citation.text;
  if (words.empty() || words.size() >= text.size()) return std::nullopt;
  std::optional<Span> nearest;
  std::size_t distance = 0;
  for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) {
    const std::size_t cited = citation.evidence.span.begin;
    const std::size_t away = at > cited ? at - cited : cited - at;
    if (nearest && away >= distance) break;
    nearest = Span{at, at + words.size()};
    distance = away;
  }
  return nearest;
}

std::vector<Span> merged(std::vector<Span> spans) {
  std::sort(spans.begin(), spans.end());
  std::vector<Span> apart;
  for (const Span& span : spans) {
    if (!apart.empty() && span.begin <= apart.back().end) {
      apart.back().end = std::max(apart.back().end, span.end);
    } else {
      apart.push_back(span);
    }
  }
  return apart;
}

Cell text_cell(const Report& report, const AuditedCertificate& certificate, const MaskedField& field,
               std::size_t most_lines) {
  std::string text = field.text;
  if (line_count(text, kTextWidth) > most_lines) {
    const std::string cut = report.words(" … (kortat för att rymmas på sidan)", " … (cut to fit the page)");
    std::size_t room = std::min(length_of(text), most_lines * kTextWidth);
    do {
      text = fit_cell(field.text, cut, room);
      room -= std::min(room, kTextWidth / 2);
    } while (line_count(text, kTextWidth) > most_lines && room > 2 * kTextWidth);
  }
  Cell cell(std::move(text));
  const std::string& shown = std::get<std::string>(cell.value);
  const FieldId id = field_id(field.field);
  std::vector<Span> spans;
  for (std::size_t f = 0; f < certificate.rating.findings.size() && f < certificate.citations.size(); ++f) {
    if (certificate.rating.findings[f].met != Met::met) continue;
    for (const Citation& citation : certificate.citations[f]) {
      if (citation.evidence.field != id) continue;
      if (const std::optional<Span> span = place_of(citation, shown)) spans.push_back(*span);
    }
  }
  cell.emphasised = merged(std::move(spans));
  return cell;
}

// "Uppfyllt: b1, b2. b3: Läkarens egen bedömning söktes men hittades inte."
std::string why(const Report& report, const AuditedCertificate& certificate, Part part) {
  std::string met;
  std::string unmet;
  for (std::size_t f = 0; f < certificate.rating.findings.size(); ++f) {
    const Finding& finding = certificate.rating.findings[f];
    if (finding.part != part || finding.met == Met::not_applicable) continue;
    const std::string id(finding.criterion);
    if (finding.met == Met::met) {
      met += (met.empty() ? "" : ", ") + id;
    } else {
      const std::string sentence =
          f < certificate.sentences.size() ? certificate.sentences[f] : std::string();
      unmet += fmt::format("{}{}: {}", unmet.empty() ? "" : "\n", id,
                           sentence.empty() ? criterion_name(report, id) : sentence);
    }
  }
  if (met.empty()) return unmet;
  met = report.words("Uppfyllt: ", "Met: ") + met;
  return unmet.empty() ? met : met + '\n' + unmet;
}

struct RatingLine {
  std::string what;
  Cell verdict;
  std::string why;
};

// The parts, then overall.
RatingLine rating_line(const Report& report, const AuditedCertificate& certificate, std::size_t place) {
  if (place < kParts.size()) {
    const Part part = kParts[place];
    return {part_word(part, report.language), verdict_cell(certificate.rating.verdict(part), report.language),
            why(report, certificate, part)};
  }
  std::string remarks;
  for (const std::string_view flag : certificate.rating.flags) {
    remarks += (remarks.empty() ? "" : "; ") + flag_word(flag, report.language);
  }
  return {report.words("Helhetsbedömning", "Overall"),
          verdict_cell(certificate.rating.overall, report.language), remarks};
}

std::string heading(const Report& report, const AuditedCertificate& certificate) {
  const FrameEntry& entry = certificate.entry;
  std::string text = fmt::format(fmt::runtime(report.words("Nr {}", "No {}")), certificate.draw.order);
  if (entry.signed_day) text += " · " + format::day_text(*entry.signed_day);
  text += " · " + entry.diagnosis_code;
  if (!certificate.diagnosis_text.empty()) text += ' ' + fit_cell(certificate.diagnosis_text, "…", 80);
  text +=
      fmt::format(fmt::runtime(report.words(" · {} dagar, sammanhängande {}", " · {} days, cumulated {}")),
                  entry.days, entry.cumulated_days);
  if (entry.first_degree > 0) text += fmt::format(" · {} %", entry.first_degree);
  return text;
}

std::string subheading(const Report& report, const AuditedCertificate& certificate) {
  const FrameEntry& entry = certificate.entry;
  return fmt::format(
      fmt::runtime(report.words("Intyg {} · version {} · {}", "Certificate {} · version {} · {}")),
      entry.certificate_id, entry.version, entry.unit_name.empty() ? entry.unit_id : entry.unit_name);
}

// The most lines a text may take so that the whole certificate fits its page.
std::size_t lines_for_texts(const Report& report, const AuditedCertificate& certificate,
                            const std::vector<std::size_t>& fields) {
  std::vector<std::size_t> texts;
  std::vector<std::size_t> reasons;
  for (std::size_t i = 0; i < std::max(fields.size(), kParts.size() + 1); ++i) {
    texts.push_back(i < fields.size() ? line_count(certificate.texts[fields[i]].text, kTextWidth) : 1);
    reasons.push_back(
        i <= kParts.size() ? line_count(rating_line(report, certificate, i).why, 1.1 * kWidths[4]) : 1);
  }
  std::size_t most = *std::max_element(texts.begin(), texts.end());
  const auto total = [&] {
    std::size_t lines = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) lines += std::max(reasons[i], std::min(texts[i], most));
    return lines;
  };
  while (most > 3 && total() > kPageLines) --most;
  return most;
}

// The page of one certificate from `row` on; returns the row after it.
std::size_t add_page(const Report& report, Sheet& sheet, std::size_t certificate_place, std::size_t row) {
  const AuditedCertificate& certificate = report.certificates.whole(certificate_place);
  sheet.texts.push_back({row++, 0, heading(report, certificate), TextStyle::heading, {}});
  sheet.texts.push_back({row++, 0, subheading(report, certificate), TextStyle::link,
                         certificate_link(report, certificate_place)});
  std::vector<std::size_t> fields;
  for (std::size_t i = 0; i < certificate.texts.size(); ++i) {
    if (!certificate.texts[i].text.empty()) fields.push_back(i);
  }
  Table page;
  page.name = fmt::format("Blad_{}", certificate_place + 1);
  page.plain = true;
  page.row = row;
  page.columns = {{report.words("Fråga", "Question"), Look::wrapped},
                  {report.words("Intygets text (maskerad; citerade ord understrukna)",
                                "Text of the certificate (masked; cited words underlined)"),
                   Look::wrapped},
                  {report.words("Del", "Part"), Look::wrapped},
                  {report.words("Bedömning", "Verdict")},
                  {report.words("Varför", "Why"), Look::wrapped}};
  page.size = std::max(fields.size(), kParts.size() + 1);
  const std::size_t most_lines = lines_for_texts(report, certificate, fields);
  page.rows = [&report, certificate_place, fields, most_lines](std::size_t i) {
    const AuditedCertificate& shown = report.certificates.whole(certificate_place);
    Row cells(5, Cell(Blank{}));
    if (i < fields.size()) {
      const MaskedField& field = shown.texts[fields[i]];
      cells[0] = Cell(field_word(field.field, report.language));
      cells[1] = text_cell(report, shown, field, most_lines);
    }
    if (i <= kParts.size()) {
      const RatingLine line = rating_line(report, shown, i);
      cells[2] = Cell(line.what);
      cells[3] = line.verdict;
      cells[4] = Cell(line.why);
    }
    return cells;
  };
  row += page.size + 2;
  sheet.tables.push_back(std::move(page));
  return row;
}

}  // namespace

std::vector<Sheet> certificate_pages(const Report& report, std::size_t per_sheet) {
  const std::size_t all = std::min(report.certificates.size, kMostPages);
  const std::size_t count = (all + per_sheet - 1) / per_sheet;
  std::vector<Sheet> sheets;
  for (std::size_t part = 0; part < count; ++part) {
    Sheet sheet;
    sheet.name = report.words("Intygsblad", "Certificate pages");
    if (count > 1) sheet.name += fmt::format(" {}", part + 1);
    sheet.title = report.words("Intygsblad", "Certificate pages");
    sheet.lead = report.words(
        "Arbetsblad: en utskriven sida per intyg, med bedömningen bredvid texten. Namn och personnummer är "
        "maskerade.",
        "Working sheet: a printed page a certificate, the ratings beside the text. Names and identity "
        "numbers are "
        "masked.");
    if (all < report.certificates.size && part == 0) {
      sheet.lead += fmt::format(
          fmt::runtime(report.words(" De {} första av {}; alla finns i Intyg och Fynd.",
                                    " The first {} of {}; all are in Certificates and Findings.")),
          all, report.certificates.size);
    }
    sheet.widths.assign(kWidths.begin(), kWidths.end());
    sheet.print_scale = kPrintScale;
    std::size_t row = 3;
    for (std::size_t i = part * per_sheet; i < std::min(all, (part + 1) * per_sheet); ++i) {
      if (i > part * per_sheet) sheet.page_breaks.push_back(row);
      row = add_page(report, sheet, i, row);
    }
    sheets.push_back(std::move(sheet));
  }
  return sheets;
}

}  // namespace stickprov::report
