#pragma once
// What the form's questions are called at the terminal. Parts, verdicts, flags and reasons have the report's
// words.

#include <string_view>

#include "model/certificate.h"
#include "model/input_problem.h"
#include "model/language.h"

namespace stickprov::commands {

/// Short heading of the form's question that a delsvar belongs to ("35.1" → "Funktionsnedsättning"); "" when
/// the form has no such question.
std::string_view question_title(std::string_view field, FormVersion form, Language language);

/// The stable name under which a problem is counted in Accounting::problems ("broken_xml").
std::string_view problem_name(ProblemKind kind);

}  // namespace stickprov::commands
