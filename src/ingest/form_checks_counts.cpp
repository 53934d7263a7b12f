// Checks of how often a question or its parts are answered.

#include <cmath>
#include <cstdlib>

#include "ingest/form_checks.h"
#include "ingest/form_query.h"

namespace stickprov::ingest::checks {
namespace {

bool within(std::size_t count, const FormRule& rule) {
  return count >= rule.least && count <= rule.most;
}

std::size_t count_answers(const FormTree& tree, std::string_view id) {
  return children(tree, 0, Name::svar, id).size();
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// XPath's number(): a decimal with optional sign and exponent, NaN (here: 0, which every caller treats alike)
// for anything else.
double number_of(std::string_view value) {
  const std::string text(trimmed(value));
  if (text == "INF" || text == "+INF") return HUGE_VAL;
  std::size_t at = 0;
  std::size_t digits = 0;
  const auto skip_digits = [&] {
    for (; at < text.size() && is_digit(text[at]); ++at) ++digits;
  };
  if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
  skip_digits();
  if (at < text.size() && text[at] == '.') {
    ++at;
    skip_digits();
  }
  if (digits == 0) return 0;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    const std::size_t before = digits;
    skip_digits();
    if (digits == before) return 0;
  }
  return at == text.size() ? std::strtod(text.c_str(), nullptr) : 0;
}

bool is_additional(const Node& node) {
  return node.has_id && number_of(node.id) >= 9001;
}

template <class Holds>
bool for_every(const FormTree& tree, Name name, std::string_view id, Holds&& holds) {
  for (const NodeIndex node : anywhere(tree, name, id)) {
    if (!holds(node)) return false;
  }
  return true;
}

bool counted(const FormTree& tree, const FormRule& rule) {
  return within(count_answers(tree, rule.question), rule);
}

bool counted_or_infection_control(const FormTree& tree, const FormRule& rule) {
  return counted(tree, rule) || count_answers(tree, "27") == 1;
}

bool counted_unless_infection_control(const FormTree& tree, const FormRule& rule) {
  return for_every(tree, Name::delsvar, "27.1", [&](NodeIndex part) {
    return reads_true(tree[part].value) || within(anywhere(tree, Name::svar, rule.question).size(), rule);
  });
}

bool model_counted_unless_infection_control(const FormTree& tree, const FormRule& rule) {
  return infection_control(tree) || counted(tree, rule);
}

// ids of the values, and 9000–9999 where the values say so.
bool known_questions(const FormTree& tree, const FormRule& rule) {
  bool known = true;
  for_children(tree, 0, Name::svar, [&](NodeIndex node) {
    const std::string_view id = tree[node].id;
    const bool additional =
        id.size() == 4 && id[0] == '9' && is_digit(id[1]) && is_digit(id[2]) && is_digit(id[3]);
    known = known && (is_one_of(id, rule.values) || (additional && rule.other == "9000-9999"));
  });
  return known;
}

bool one_instance(const FormTree& tree, const FormRule& rule) {
  return for_every(tree, Name::svar, rule.question,
                   [&](NodeIndex node) { return children(tree, node, Name::instans).size() == 1; });
}

bool positive_instances(const FormTree& tree, const FormRule&) {
  for (const Node& node : tree.nodes) {
    if (node.name == Name::instans && !(number_of(node.value) >= 1)) return false;
  }
  return true;
}

bool parts_within(const FormTree& tree, const FormRule& rule) {
  return for_every(tree, Name::svar, rule.question, [&](NodeIndex node) {
    return within(children(tree, node, Name::delsvar, rule.part).size(), rule);
  });
}

bool known_parts(const FormTree& tree, const FormRule& rule) {
  return for_every(tree, Name::svar, rule.question, [&](NodeIndex node) {
    for (const NodeIndex part : children(tree, node, Name::delsvar)) {
      if (!is_one_of(tree[part].id, rule.values)) return false;
    }
    return true;
  });
}

// The official rule means to ask for a delsvar "9001.1" but compares the delsvar's id with itself: any single
// delsvar that has an id will do.
bool one_part_with_id(const FormTree& tree, const FormRule&) {
  for (NodeIndex i = 0; i < tree.nodes.size(); ++i) {
    if (tree[i].name != Name::svar || !is_additional(tree[i])) continue;
    std::size_t parts = 0;
    for_children(tree, i, Name::delsvar, [&](NodeIndex part) { parts += tree[part].has_id ? 1U : 0U; });
    if (parts != 1) return false;
  }
  return true;
}

bool no_earlier_element_with_its_id(const FormTree& tree, const FormRule&) {
  for (NodeIndex i = 1; i < tree.nodes.size(); ++i) {
    if (tree[i].name != Name::svar || !is_additional(tree[i])) continue;
    for (NodeIndex sibling = tree[i].parent + 1; sibling < i; sibling = tree[sibling].end) {
      if (tree[sibling].has_id && tree[sibling].id == tree[i].id) return false;
    }
  }
  return true;
}

bool additional_texts(const FormTree& tree, const FormRule&) {
  for (NodeIndex i = 0; i < tree.nodes.size(); ++i) {
    if (tree[i].name != Name::svar || !is_additional(tree[i])) continue;
    for (const NodeIndex part : children(tree, i, Name::delsvar)) {
      if (tree[part].element_count != 0 || trimmed(tree[part].first_text).empty()) return false;
    }
  }
  return true;
}

}  // namespace

const FormCheck answers_counted = {counted, "Antalet svar på fråga {question} ska vara {least}–{most}.",
                                   "The number of answers to question {question} is to be {least}–{most}."};
const FormCheck answers_or_infection_control = {
    counted_or_infection_control,
    "Fråga {question} ska vara besvarad, om inte fråga 27 (smittbärarpenning) är det.",
    "Question {question} is to be answered unless question 27 (infection control) is."};
const FormCheck answers_unless_infection_control = {
    counted_unless_infection_control,
    "Antalet svar på fråga {question} ska vara {least}–{most} när 27.1 (smittbärarpenning) inte är sant.",
    "The number of answers to question {question} is to be {least}–{most} when 27.1 (infection control) is "
    "not true."};
const FormCheck only_known_questions = {
    known_questions, "Intyget har ett svar med ett id som formuläret inte har.",
    "The certificate has an answer with an id that the form does not have."};
const FormCheck instance_given = {
    one_instance, "Varje svar på fråga {question} ska ha exakt ett instansnummer.",
    "Each answer to question {question} is to have exactly one instance number."};
const FormCheck instances_positive = {positive_instances, "Instansnummer ska vara ett tal från 1 och uppåt.",
                                      "Instance numbers are to be 1 or more."};
const FormCheck parts_counted = {
    parts_within, "Antalet delsvar {part} i svar på fråga {question} ska vara {least}–{most}.",
    "The number of parts {part} in an answer to question {question} is to be {least}–{most}."};
const FormCheck only_known_parts = {known_parts, "Svar på fråga {question} får bara ha delsvaren {values}.",
                                    "An answer to question {question} may only have the parts {values}."};
const FormCheck additional_question_whole = {one_part_with_id,
                                             "En tilläggsfråga (9001–) ska ha exakt ett delsvar.",
                                             "An additional question (9001–) is to have exactly one part."};
const FormCheck additional_question_once = {no_earlier_element_with_its_id,
                                            "Två tilläggsfrågor får inte ha samma id.",
                                            "Two additional questions may not have the same id."};
const FormCheck additional_text_given = {additional_texts, "Svaret på en tilläggsfråga får inte vara tomt.",
                                         "The answer to an additional question may not be empty."};
const FormCheck required_without_infection_control = {
    model_counted_unless_infection_control,
    "Fråga {question} ska vara besvarad när intyget inte gäller smittbärarpenning.",
    "Question {question} is to be answered when the certificate does not concern infection control."};

}  // namespace stickprov::ingest::checks
