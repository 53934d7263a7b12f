#include "ingest/form_rules.h"

#include <fmt/args.h>
#include <fmt/format.h>

#include <array>
#include <utility>

#include "ingest/form_rules_table.h"

namespace stickprov::ingest {
namespace {

struct QuestionName {
  std::string_view id;
  std::string_view swedish;
  std::string_view english;
};

constexpr std::array<QuestionName, 18> kQuestionNames = {{
    {"1", "grund för bedömningen", "basis of the assessment"},
    {"6", "diagnos", "diagnosis"},
    {"17", "aktivitetsbegränsning", "activity limitation"},
    {"19", "medicinsk behandling", "medical treatment"},
    {"20", "planerad behandling", "planned treatment"},
    {"25", "övriga upplysningar", "other information"},
    {"26", "kontakt", "contact"},
    {"27", "smittbärarpenning", "infection control"},
    {"28", "sysselsättning", "occupation status"},
    {"29", "yrke och arbetsuppgifter", "occupation and tasks"},
    {"32", "arbetsförmåga och period", "degree and period"},
    {"33", "arbetstidsförläggning", "working hours"},
    {"34", "arbetsresor", "transport to work"},
    {"35", "funktionsnedsättning", "functional impairment"},
    {"37", "försäkringsmedicinskt beslutsstöd", "decision support"},
    {"39", "prognos", "prognosis"},
    {"40", "arbetslivsinriktade åtgärder", "workplace measures"},
    {"44", "åtgärder för återgång", "measures for return"},
}};

std::string with_name(std::string_view id, Language language) {
  for (const QuestionName& question : kQuestionNames) {
    if (question.id == id)
      return fmt::format("{} ({})", id, say(language, question.swedish, question.english));
  }
  return std::string(id);
}

std::string listed(std::string_view values) {
  std::string out;
  for (const char c : values) {
    if (c == ' ') {
      out += ", ";
    } else {
      out += c;
    }
  }
  return out;
}

// "1", "0–4" or "minst 1": one sentence serves every limit.
void limit(std::string& text, const FormRule& rule, Language language) {
  constexpr std::string_view kBoth = "{least}–{most}";
  const std::size_t at = text.find(kBoth);
  if (at == std::string::npos) return;
  std::string shown;
  if (rule.most == kNoLimit) {
    shown = fmt::format("{} {}", say(language, "minst", "at least"), rule.least);
  } else if (rule.least == rule.most) {
    shown = fmt::format("{} {}", say(language, "exakt", "exactly"), rule.least);
  } else if (rule.least == 0) {
    shown = fmt::format("{} {}", say(language, "högst", "at most"), rule.most);
  } else {
    shown = fmt::format("{}–{}", rule.least, rule.most);
  }
  text.replace(at, kBoth.size(), shown);
}

bool has_edition(const FormRule& rule, FormVersion form) {
  return rule.editions == Editions::both ||
         rule.editions == (form == FormVersion::lisjp_1 ? Editions::first : Editions::second);
}

}  // namespace

const std::vector<FormRule>& form_rules() {
  static const std::vector<FormRule> kAll = [] {
    std::vector<FormRule> all = schematron_rules();
    all.insert(all.end(), model_rules().begin(), model_rules().end());
    return all;
  }();
  return kAll;
}

std::vector<const FormRule*> broken_rules(const FormTree& tree, FormVersion form) {
  std::vector<const FormRule*> broken;
  for (const FormRule& rule : form_rules()) {
    if (has_edition(rule, form) && !rule.check->holds(tree, rule)) broken.push_back(&rule);
  }
  return broken;
}

std::string sentence(const FormRule& rule, Language language) {
  std::string text(say(language, rule.check->swedish, rule.check->english));
  limit(text, rule, language);
  fmt::dynamic_format_arg_store<fmt::format_context> arguments;
  arguments.push_back(fmt::arg("question", with_name(rule.question, language)));
  arguments.push_back(fmt::arg("part", std::string(rule.part)));
  arguments.push_back(fmt::arg("least", rule.least));
  arguments.push_back(fmt::arg("most", rule.most));
  arguments.push_back(fmt::arg("values", listed(rule.values)));
  arguments.push_back(fmt::arg("other", std::string(rule.other)));
  return fmt::vformat(text, arguments);
}

}  // namespace stickprov::ingest
