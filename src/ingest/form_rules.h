#pragma once
// The structural rules of the two editions of the form: what must, may and must not be answered, and how.
//
// Rules R-… give the same verdict as the official Schematron (lisjp.v1.sch for LISJP 1.x, lisjp.v2.sch for
// FK7804 2.0), its quirks included; docs/validering.md tells how that was checked. Rules M-… are stricter:
// what the issuing systems' own model demands and the Schematron does not repeat.
//
// Design: a check is a function and a sentence, a rule a row of data that names a check, a question and its
// limits. To add a rule is to add a row to form_rules_table.cpp.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/form_tree.h"
#include "model/certificate.h"
#include "model/language.h"

namespace stickprov::ingest {

struct FormRule;

struct FormCheck {
  /// True when the certificate keeps the rule.
  bool (*holds)(const FormTree& tree, const FormRule& rule);
  /// Sentences with {question}, {part}, {least}, {most}, {values} and {other} filled in from the rule.
  std::string_view swedish;
  std::string_view english;
};

enum class Editions : std::uint8_t { first = 1, second = 2, both = 3 };

inline constexpr std::size_t kNoLimit = static_cast<std::size_t>(-1);

struct FormRule {
  std::string_view id;  // "R-6-antal"; R of the Schematron, M of the model
  Editions editions = Editions::both;
  const FormCheck* check = nullptr;
  std::string_view question = {};  // svar id
  std::string_view part = {};      // delsvar id
  std::size_t least = 0;
  std::size_t most = kNoLimit;
  std::string_view values = {};  // codes or ids, separated by spaces
  std::string_view other = {};   // another delsvar or code that the rule speaks of

  bool stricter() const { return id.substr(0, 1) == "M"; }
};

/// Every rule, in the order of reports.
const std::vector<FormRule>& form_rules();

/// The rules of the edition that the certificate breaks, in the table's order.
std::vector<const FormRule*> broken_rules(const FormTree& tree, FormVersion form);

/// The rule in words.
std::string sentence(const FormRule& rule, Language language);

}  // namespace stickprov::ingest
