#include "commands/explain.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <memory>
#include <ostream>

#include "commands/inputs.h"
#include "commands/session.h"
#include "commands/terminal_text.h"
#include "commands/words.h"
#include "format/date.h"
#include "model/setup_error.h"
#include "report/words.h"

namespace stickprov::commands {
namespace {

constexpr std::size_t kWidth = 80;
constexpr std::size_t kIndent = 4;
constexpr std::size_t kSentenceIndent = 8;

std::string bold(std::string_view text, bool colour) {
  return colour ? fmt::format("\x1b[1m{}\x1b[0m", text) : std::string(text);
}

std::string verdict_word(Verdict verdict, Language language, bool colour) {
  const std::string word = report::verdict_word(verdict, language);
  if (!colour) return word;
  const int code = verdict == Verdict::adequate    ? 32
                   : verdict == Verdict::deficient ? 33
                   : verdict == Verdict::missing   ? 31
                                                   : 2;
  return fmt::format("\x1b[1;{}m{}\x1b[0m", code, word);
}

// Where a field's text is masked, a place after the mask moves. Cited words that touch a mask cover all of
// it.
Span shifted(Span span, const std::vector<privacy::PersonalSpan>& masks) {
  const auto place = [&](std::size_t at, bool end) {
    std::ptrdiff_t shift = 0;
    for (const auto& mask : masks) {
      const auto token = static_cast<std::ptrdiff_t>(privacy::kMaskToken.size());
      if (mask.span.end <= at) {
        shift += token - static_cast<std::ptrdiff_t>(mask.span.length());
      } else if (mask.span.begin < at) {
        return static_cast<std::size_t>(static_cast<std::ptrdiff_t>(mask.span.begin) + shift +
                                        (end ? token : 0));
      }
    }
    return static_cast<std::size_t>(static_cast<std::ptrdiff_t>(at) + shift);
  };
  return {place(span.begin, false), place(span.end, true)};
}

// The words of a field that findings rest on. A whole field cited because nothing was found in it is no mark,
// nor is a whole field where others rest on narrower words of it.
std::vector<Span> marks_in(const std::string& field, const std::string& value, const Rated& rated) {
  std::vector<Span> marks;
  std::vector<Span> whole_marks;
  const FieldId id = field_id(field);
  const auto masks = rated.personal.find(field);
  for (const Finding& finding : rated.rating.findings) {
    for (const Evidence& evidence : finding.evidence) {
      const bool whole = evidence.span.begin == 0 && evidence.span.end == value.size();
      if (evidence.field != id || (whole && finding.met != Met::met)) continue;
      (whole ? whole_marks : marks)
          .push_back(masks == rated.personal.end() ? evidence.span : shifted(evidence.span, masks->second));
    }
  }
  return marks.empty() ? whole_marks : marks;
}

std::string heading(const std::string& field, FormVersion form, Language language, bool colour) {
  return bold(fmt::format("{} {}", field, question_title(field, form, language)), colour) + "\n";
}

// What the certificate is based on, with the days; 1.3 stands among the texts.
std::string grounds(const Certificate& certificate, Language language, bool colour) {
  if (certificate.grounds.empty()) return {};
  const auto word = [&](GroundKind kind) {
    switch (kind) {
      case GroundKind::physical_examination:
        return say(language, "Undersökning av patienten", "Examination");
      case GroundKind::digital_examination:
        return say(language, "Digital undersökning", "Digital examination");
      case GroundKind::telephone:
        return say(language, "Telefonkontakt", "Telephone");
      case GroundKind::records:
        return say(language, "Journaluppgifter", "Medical records");
      case GroundKind::other:
        return say(language, "Annat", "Other");
      case GroundKind::unknown:
        break;
    }
    return say(language, "Okänd kod", "Unknown code");
  };
  std::string out = "\n" + heading("1", certificate.form, language, colour);
  for (const Ground& ground : certificate.grounds) {
    out += fmt::format("{}{} {}\n", std::string(kIndent, ' '), word(ground.kind),
                       ground.date ? format::day_text(*ground.date) : std::string());
  }
  return out;
}

// Degrees and periods in plain words; they hold no free text.
std::string periods(const Certificate& certificate, Language language, bool colour) {
  if (certificate.periods.empty()) return {};
  std::string out = "\n" + heading("32", certificate.form, language, colour);
  for (const DegreePeriod& period : certificate.periods) {
    const auto day = [](const std::optional<Day>& d) { return d ? format::day_text(*d) : std::string("?"); };
    out += fmt::format("{}{} %  {} – {}\n", std::string(kIndent, ' '), period.percent, day(period.start),
                       day(period.end));
  }
  return out;
}

std::string criterion_lines(const Certificate& certificate, const Finding& finding, const Rated& rated,
                            Language language) {
  const auto& table = rating::criteria_table();
  const auto row =
      std::find_if(table.begin(), table.end(), [&](const auto& c) { return c.id == finding.criterion; });
  const std::string_view title =
      row == table.end() ? std::string_view{} : say(language, row->swedish, row->english);
  std::string out = std::string(kIndent, ' ') +
                    wrapped_text(fmt::format("{} {}: {}", finding.criterion, title,
                                             report::met_word(finding.met, language)),
                                 kWidth - kSentenceIndent, kSentenceIndent) +
                    "\n";
  const std::string sentence = finding_sentence(certificate, finding, rated, language);
  if (!sentence.empty()) out += underlined(sentence, {}, kWidth - kSentenceIndent, kSentenceIndent, false);
  if (row != table.end() && !row->source.empty()) {
    out += std::string(kSentenceIndent, ' ') +
           wrapped_text(fmt::format("{}: {}", say(language, "Källa", "Source"), row->source),
                        kWidth - kSentenceIndent, kSentenceIndent) +
           "\n";
  }
  return out;
}

// A part that is not asked for says why once, not for each criterion.
std::string why_not_applicable(const Certificate& certificate, Part part, const Rated& rated,
                               Language language) {
  std::string out;
  std::string before;
  for (const Finding& finding : rated.rating.findings) {
    if (finding.part != part) continue;
    const std::string sentence = finding_sentence(certificate, finding, rated, language);
    if (sentence != before) out += underlined(sentence, {}, kWidth - kIndent, kIndent, false);
    before = sentence;
  }
  return out;
}

std::string joined(const std::vector<std::string_view>& words) {
  std::string out;
  for (const auto word : words) out += (out.empty() ? "" : ", ") + std::string(word);
  return out;
}

}  // namespace

std::string explanation(const Certificate& certificate, const Rated& rated, Language language, bool colour) {
  const auto in = [&](std::string_view swedish, std::string_view english) {
    return say(language, swedish, english);
  };
  std::string out = bold(fmt::format("{} {}", in("Intyg", "Certificate"), certificate.id), colour);
  out += fmt::format("\n{} {}", certificate.form == FormVersion::fk7804_2 ? "FK 7804" : "LISJP",
                     certificate.version);
  if (certificate.signed_day) {
    out += fmt::format(", {} {}", in("signerat", "signed"), format::day_text(*certificate.signed_day));
  }
  out += "\n" + std::string(kWidth, '=') + "\n";

  out += grounds(certificate, language, colour);
  for (const Diagnosis& diagnosis : certificate.diagnoses) {
    out += "\n" + heading(diagnosis.text_field, certificate.form, language, colour);
    out += std::string(kIndent, ' ') +
           (diagnosis.code.empty() ? std::string(in("(ingen kod)", "(no code)")) : diagnosis.code) + "\n";
    const std::string text = masked_text(diagnosis.text_field, diagnosis.text, rated);
    out += underlined(text, marks_in(diagnosis.text_field, diagnosis.text, rated), kWidth - kIndent, kIndent,
                      colour);
  }
  for (const auto& [field, value] : privacy::free_texts(certificate)) {
    if (field.rfind("6.", 0) == 0) continue;
    out += "\n" + heading(field, certificate.form, language, colour);
    out += underlined(masked_text(field, *value, rated), marks_in(field, *value, rated), kWidth - kIndent,
                      kIndent, colour);
  }
  out += periods(certificate, language, colour);

  out += "\n" + bold(in("BEDÖMNING", "RATING"), colour) + "\n" + std::string(kWidth, '=') + "\n";
  for (const PartRating& part : rated.rating.parts) {
    out += "\n" + bold(report::part_word(part.part, language), colour) + ": " +
           verdict_word(part.verdict, language, colour);
    if (!part.decided_by.empty()) {
      out += fmt::format("  ({} {})", in("avgörs av", "decided by"), joined(part.decided_by));
    }
    out += "\n";
    if (part.verdict == Verdict::not_applicable) {
      out += why_not_applicable(certificate, part.part, rated, language);
      continue;
    }
    for (const Finding& finding : rated.rating.findings) {
      if (finding.part == part.part) out += criterion_lines(certificate, finding, rated, language);
    }
  }
  out += "\n" + bold(in("Helhetsbedömning", "Overall"), colour) + ": " +
         verdict_word(rated.rating.overall, language, colour) + "\n";
  out += fmt::format("{}{}: {}\n", std::string(kIndent, ' '),
                     in("Bara funktion och aktivitet", "Function and activity only"),
                     verdict_word(rated.rating.function_and_activity, language, colour));
  out += fmt::format("{}{}: {}\n", std::string(kIndent, ' '),
                     in("Trolig komplettering", "Likely completion request"),
                     rated.rating.likely_completion ? in("ja", "yes") : in("nej", "no"));
  if (!rated.rating.flags.empty()) {
    out += "\n" + bold(in("Anmärkningar (sänker ingenting)", "Remarks (they lower nothing)"), colour) + "\n";
    for (const auto flag : rated.rating.flags) {
      out += fmt::format("{}{}\n", std::string(kIndent, ' '), report::flag_word(flag, language));
    }
  }
  return out;
}

namespace {

struct Options {
  std::string path;
  std::string certificate_id;
};

void run(const Options& options, Session& session) {
  const Rater rater = load_rater(session.data_folder);
  Inputs inputs = scan_inputs({options.path}, history_rules(rater), privacy::passing_key(), session);
  const bool colour = session.out_is_terminal && std::getenv("NO_COLOR") == nullptr;
  std::size_t shown = 0;
  reread_inputs(inputs, [&](Certificate&& certificate, std::size_t place) {
    if (!options.certificate_id.empty() && certificate.id != options.certificate_id) return;
    if (shown++ > 0) session.out << "\n\n";
    session.out << explanation(certificate, rate_certificate(certificate, inputs.histories[place], rater),
                               session.language, colour);
  });
  if (shown > 0) return;
  const std::string path = privacy::mask_path(options.path);
  if (!options.certificate_id.empty()) {
    throw SetupError(fmt::format("intyget {} finns inte i {}", options.certificate_id, path),
                     fmt::format("certificate {} is not in {}", options.certificate_id, path));
  }
  report_problems(inputs, session);
  throw SetupError(fmt::format("inget läsbart läkarintyg för sjukpenning i {}", path),
                   fmt::format("no readable sickness certificate in {}", path));
}

}  // namespace

void add_explain(CLI::App& app, Session& session) {
  const auto in = [&](std::string_view swedish, std::string_view english) {
    return std::string(say(session.language, swedish, english));
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "explain",
      in("Visar vad bedömningen av ett intyg vilar på\n\nIntygets texter med de citerade orden understrukna, "
         "varje kriterium och bedömning med sin källa. Namn och personnummer maskeras. Ange mappen med "
         "patientens tidigare intyg och --certificate när den sammanlagda längden ska räknas in.",
         "Shows what the rating of a certificate rests on\n\nThe certificate's texts with the cited words "
         "underlined, each criterion and rating with its source. Names and identity numbers are masked. Give "
         "the folder with the patient's earlier certificates and --certificate to count the cumulated "
         "length."));
  command
      ->add_option("PATH", options->path,
                   in("Fil, mapp eller arkiv med intyg", "File, folder or archive of certificates"))
      ->required();
  command
      ->add_option("--certificate", options->certificate_id,
                   in("Bara intyget med detta id", "Only the certificate with this id"))
      ->type_name("ID");
  command->footer(
      in("\nExempel:\n"
         "  stickprov explain intyg/A1.xml\n"
         "  stickprov explain intyg/ --certificate 7b1e… | less\n",
         "\nExamples:\n"
         "  stickprov explain certificates/A1.xml\n"
         "  stickprov explain certificates/ --certificate 7b1e… | less\n"));
  command->callback([options, &session] { run(*options, session); });
}

}  // namespace stickprov::commands
