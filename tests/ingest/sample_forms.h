#pragma once
// Invented certificates that answer every question of their edition, and small edits to them.

#include <string>
#include <string_view>
#include <vector>

#include "ingest/read.h"

namespace stickprov::ingest::samples {

/// LISJP 1.3 with every question answered; question 27 says no. One answer a line.
std::string first_edition();

/// FK7804 2.0, likewise.
std::string second_edition();

/// Webcert's JSON of the same certificate as first_edition().
std::string first_edition_json();

/// Every occurrence of `what` becomes `with`; fails the test when there is none.
std::string replaced(std::string text, std::string_view what, std::string_view with);

/// Without every answer to the question.
std::string without_answer(std::string xml, std::string_view question);

/// Without every part with this id.
std::string without_part(std::string xml, std::string_view part);

/// With `part` as the only content of the first part with this id.
std::string with_part_value(std::string xml, std::string_view part, std::string_view content);

/// With `answer` before the end of the certificate.
std::string with_answer(std::string xml, std::string_view answer);

/// The first answer to the question, as it stands.
std::string answer_of(const std::string& xml, std::string_view question);

/// With `addition` as the last part of the first answer to the question.
std::string with_part(std::string xml, std::string_view question, std::string_view addition);

/// Everything read from the bytes.
std::vector<Item> items(std::string_view bytes);

/// The one certificate in the bytes; fails the test when there is anything else.
Certificate only_certificate(std::string_view bytes);

/// The one problem in the bytes; fails the test when there is anything else.
InputProblem only_problem(std::string_view bytes);

}  // namespace stickprov::ingest::samples
