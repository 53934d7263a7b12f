#pragma once
// What the report calls things: parts, verdicts, flags, designs, reasons.

#include <string>
#include <string_view>

#include "model/input_problem.h"
#include "model/language.h"
#include "model/rating.h"
#include "model/sample.h"
#include "report/sheet.h"
#include "report/summary.h"

namespace stickprov::report {

std::string part_word(Part part, Language language);
/// One word, for narrow columns.
std::string short_part_word(Part part, Language language);
std::string verdict_word(Verdict verdict, Language language);
std::string met_word(Met met, Language language);
Tone tone_of(Verdict verdict);
Tone tone_of(Met met);
/// The verdict in words with its colour.
Cell verdict_cell(Verdict verdict, Language language);

/// In plain words; the key itself where it is unknown, so that nothing disappears.
std::string flag_word(std::string_view flag, Language language);
std::string deviation_word(DeviationKind kind, Language language);
std::string exclusion_word(std::string_view reason, Language language);
std::string problem_word(std::string_view kind, Language language);
std::string problem_word(ProblemKind kind, Language language);
std::string sex_word(Sex sex, Language language);
/// Of the groups that Summary keys "woman", "first", "0", "25", "UNDERSOKNING".
std::string sex_group_word(std::string_view key, Language language);
std::string extension_word(std::string_view key, Language language);
std::string length_word(std::string_view key, Language language);
std::string degree_word(std::string_view key, Language language);
std::string contact_word(std::string_view key, Language language);
/// What a change says, "ingen säkerställd skillnad" where its interval holds zero.
std::string change_word(const std::optional<Difference>& difference, Language language);
/// The form's question that a field answers: "35.1" → "Funktionsnedsättning (35)".
std::string field_word(std::string_view field, Language language);
std::string measure_word(std::string_view code, Language language);
std::string design_word(const Sample& sample, Language language);
std::string stratifier_word(std::string_view by, Language language);
std::string yes_no(bool yes, Language language);
std::string area_word(const std::string& area, Language language);
/// A diagnosis group or chapter; a name that a region has given its own group stays as it is.
std::string diagnosis_word(const std::string& name, Language language);

/// What is wrong when the criterion fails, as a reader would say it ("Omfattningen av aktivitetsbegränsningen
/// framgår inte"); built from the criterion's name where no sentence is written for it.
/// A difference of shares in whole points, with its sign: "+7", "−2".
std::string points_text(double difference);

std::string shortcoming_sentence(const std::string& criterion, Part part, const std::string& name,
                                 Language language);

}  // namespace stickprov::report
