#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "commands/evaluation.h"
#include "commands/terminal_text.h"
#include "format/json_text.h"
#include "report/words.h"

namespace stickprov::commands {
namespace {

constexpr std::size_t kWidth = 80;
constexpr std::size_t kColumn = 15;

std::string comma(std::string number, Language language) {
  if (language == Language::swedish) std::replace(number.begin(), number.end(), '.', ',');
  return number;
}
std::string two_decimals(const std::optional<double>& value, Language language) {
  return value ? comma(fmt::format("{:.2f}", *value), language) : "–";
}
std::string percent(std::size_t part, std::size_t whole, Language language) {
  if (whole == 0) return "–";
  return comma(fmt::format("{:.1f}", 100.0 * static_cast<double>(part) / static_cast<double>(whole)),
               language) +
         " %";
}
std::string right(const std::string& text, std::size_t width) {
  const std::size_t columns = display_width(text);
  return (columns < width ? std::string(width - columns, ' ') : std::string()) + text;
}

std::string title_of(std::size_t part, Language language) {
  return part < kParts.size() ? report::part_word(kParts[part], language)
                              : std::string(say(language, "Helhetsbedömning", "Overall"));
}

std::string agreement_words(const Agreement& agreement, Language language) {
  if (!agreement.value) {
    return fmt::format("{} ({})", say(language, "odefinierad", "undefined"), agreement.undefined);
  }
  std::string words = two_decimals(agreement.value, language);
  if (agreement.lower && agreement.upper) {
    words += fmt::format(" ({} {}–{})", say(language, "95 % KI", "95 % CI"),
                         two_decimals(agreement.lower, language), two_decimals(agreement.upper, language));
  }
  return words;
}

std::string part_text(const PartEvaluation& evaluation, std::size_t part, Language language) {
  std::string out = fmt::format("\n{} ({})\n", title_of(part, language), kComparedNames[part]);
  std::vector<std::size_t> used;
  for (std::size_t c = 0; c < 4; ++c) {
    if (evaluation.classes[c].labelled + evaluation.classes[c].given > 0) used.push_back(c);
  }
  if (used.empty())
    return out + fmt::format("  {}\n", say(language, "inget att jämföra", "nothing to compare"));
  out += "  " + padded(say(language, "bedömare \\ program", "labels \\ program"), kColumn + 3);
  for (const std::size_t c : used)
    out += right(report::verdict_word(static_cast<Verdict>(c), language), kColumn);
  out += '\n';
  for (const std::size_t row : used) {
    out += "  " + padded(report::verdict_word(static_cast<Verdict>(row), language), kColumn + 3);
    for (const std::size_t column : used)
      out += right(fmt::format("{}", evaluation.confusion[row][column]), kColumn);
    out += '\n';
  }
  out += fmt::format("  {}: {} ({} {} {})\n", say(language, "Samma bedömning", "Same rating"),
                     percent(evaluation.agreed, evaluation.compared, language), evaluation.agreed,
                     say(language, "av", "of"), evaluation.compared);
  out += fmt::format("  {}: {}\n", say(language, "κ med linjära vikter", "κ with linear weights"),
                     agreement_words(evaluation.kappa, language));
  out += fmt::format("  AC1: {}\n", agreement_words(evaluation.ac1, language));
  out += "  " + padded("", kColumn + 3) + right("precision", kColumn) +
         right(std::string(say(language, "täckning", "recall")), kColumn) + right("F1", kColumn) + "\n";
  for (const std::size_t c : used) {
    const ClassScore& score = evaluation.classes[c];
    out += "  " + padded(report::verdict_word(static_cast<Verdict>(c), language), kColumn + 3) +
           right(two_decimals(score.precision, language), kColumn) +
           right(two_decimals(score.recall, language), kColumn) +
           right(two_decimals(score.f1, language), kColumn) + "\n";
  }
  return out + fmt::format("  {}: {}\n", say(language, "Makro-F1", "Macro-F1"),
                           two_decimals(evaluation.macro_f1, language));
}

std::string criteria_text(const std::vector<CriterionEvaluation>& criteria, Language language) {
  if (criteria.empty()) return {};
  std::string out = fmt::format(
      "\n{}\n", say(language, "Kriterier: jämförda, samma, uppfyllda enligt bedömare, enligt program",
                    "Criteria: compared, same, met by labels, met by program"));
  for (const CriterionEvaluation& criterion : criteria) {
    std::size_t compared = 0, same = 0, labels_met = 0, program_met = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      for (std::size_t j = 0; j < 3; ++j) {
        const std::size_t count = criterion.confusion[i][j];
        compared += count;
        if (i == j) same += count;
        if (i == 0) labels_met += count;
        if (j == 0) program_met += count;
      }
    }
    out +=
        fmt::format("  {}{:>10}{:>10}{:>10}{:>10}\n", criterion.id, compared, same, labels_met, program_met);
  }
  return out;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

std::string json_optional(const std::optional<double>& value) {
  return value ? format::json_number(*value) : "null";
}
std::string json_agreement(const Agreement& agreement) {
  return fmt::format(R"({{"value": {}, "lower": {}, "upper": {}, "undefined": {}}})",
                     json_optional(agreement.value), json_optional(agreement.lower),
                     json_optional(agreement.upper),
                     agreement.undefined.empty() ? "null" : format::json_string(agreement.undefined));
}
std::string json_list(const std::vector<std::string>& texts) {
  std::string out = "[";
  for (const std::string& text : texts) out += (out.size() > 1 ? ", " : "") + format::json_string(text);
  return out + "]";
}

void append_json_part(std::string& out, const PartEvaluation& part, std::string_view part_name) {
  const auto into = std::back_inserter(out);
  fmt::format_to(into, R"("{}": {{"compared": {}, "agreed": {}, "accuracy": {}, "confusion": {{)", part_name,
                 part.compared, part.agreed,
                 part.compared == 0 ? "null"
                                    : format::json_number(static_cast<double>(part.agreed) /
                                                          static_cast<double>(part.compared)));
  for (std::size_t row = 0; row < 4; ++row) {
    fmt::format_to(into, R"({}"{}": {{)", row > 0 ? ", " : "", kVerdictNames[row]);
    for (std::size_t column = 0; column < 4; ++column) {
      fmt::format_to(into, R"({}"{}": {})", column > 0 ? ", " : "", kVerdictNames[column],
                     part.confusion[row][column]);
    }
    out += '}';
  }
  out += R"(}, "classes": {)";
  for (std::size_t c = 0; c < 4; ++c) {
    const ClassScore& score = part.classes[c];
    fmt::format_to(into,
                   R"({}"{}": {{"labelled": {}, "given": {}, "precision": {}, "recall": {}, "f1": {}}})",
                   c > 0 ? ", " : "", kVerdictNames[c], score.labelled, score.given,
                   json_optional(score.precision), json_optional(score.recall), json_optional(score.f1));
  }
  fmt::format_to(into, R"(}}, "macro_f1": {}, "kappa_linear": {}, "ac1": {}}})", json_optional(part.macro_f1),
                 json_agreement(part.kappa), json_agreement(part.ac1));
}

}  // namespace

std::string evaluation_text(const Evaluation& evaluation, Language language) {
  const auto in = [&](std::string_view swedish, std::string_view english) {
    return say(language, swedish, english);
  };
  std::string out =
      wrapped_text(
          fmt::format("{} {}; {} {}; {} {}.", in("Jämförda intyg:", "Certificates compared:"),
                      evaluation.certificates, in("bedömda men inte funna:", "labelled but not found:"),
                      evaluation.not_found.size(),
                      in("intyg utan bedömning i filen:", "certificates without labels:"),
                      evaluation.not_labelled),
          kWidth, 0) +
      "\n";
  for (std::size_t part = 0; part < kComparedParts; ++part)
    out += part_text(evaluation.parts[part], part, language);
  out += criteria_text(evaluation.criteria, language);
  out += fmt::format("\n{} ({})\n", in("Skillnader, värst först", "Disagreements, worst first"),
                     evaluation.disagreements.size());
  for (std::size_t i = 0; i < evaluation.disagreements.size(); ++i) {
    const Disagreement& d = evaluation.disagreements[i];
    out += "\n" +
           wrapped_text(
               fmt::format("{}. {} {}: {} {}, {} {}{}", i + 1, d.certificate_id, title_of(d.part, language),
                           in("bedömare", "labels"), report::verdict_word(d.labelled, language),
                           in("program", "program"), report::verdict_word(d.given, language),
                           d.decided_by.empty() ? ""
                                                : fmt::format(" ({} {})", in("avgörs av", "decided by"),
                                                              joined(d.decided_by))),
               kWidth - 4, 4) +
           "\n";
    for (const std::string& sentence : d.sentences) {
      out += "    " + wrapped_text(sentence, kWidth - 6, 6) + "\n";
    }
  }
  return out;
}

std::string evaluation_json(const Evaluation& evaluation) {
  std::string out =
      fmt::format(R"({{"certificates": {}, "not_found": {}, "not_labelled": {}, "parts": {{)",
                  evaluation.certificates, json_list(evaluation.not_found), evaluation.not_labelled);
  for (std::size_t part = 0; part < kComparedParts; ++part) {
    if (part > 0) out += ", ";
    append_json_part(out, evaluation.parts[part], kComparedNames[part]);
  }
  out += R"(}, "criteria": {)";
  const auto into = std::back_inserter(out);
  constexpr std::array<std::string_view, 3> kMet = {"met", "not_met", "not_applicable"};
  for (std::size_t i = 0; i < evaluation.criteria.size(); ++i) {
    fmt::format_to(into, R"({}"{}": {{)", i > 0 ? ", " : "", evaluation.criteria[i].id);
    for (std::size_t row = 0; row < 3; ++row) {
      const auto& counts = evaluation.criteria[i].confusion[row];
      fmt::format_to(into, R"({}"{}": {{"met": {}, "not_met": {}, "not_applicable": {}}})",
                     row > 0 ? ", " : "", kMet[row], counts[0], counts[1], counts[2]);
    }
    out += '}';
  }
  out += R"(}, "disagreements": [)";
  for (std::size_t i = 0; i < evaluation.disagreements.size(); ++i) {
    const Disagreement& d = evaluation.disagreements[i];
    fmt::format_to(
        into,
        R"({}{{"certificate_id": {}, "part": "{}", "labelled": "{}", "given": "{}", "decided_by": {}, "sentences": {}}})",
        i > 0 ? ", " : "", format::json_string(d.certificate_id), kComparedNames[d.part], name(d.labelled),
        name(d.given), json_list(d.decided_by), json_list(d.sentences));
  }
  return out + "]}\n";
}

}  // namespace stickprov::commands
