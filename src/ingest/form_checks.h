#pragma once
// The checks that the table of rules is written in. Internal to the room.

#include "ingest/form_rules.h"

namespace stickprov::ingest::checks {

// How often a question or its parts are answered.
extern const FormCheck answers_counted;
extern const FormCheck answers_or_infection_control;
extern const FormCheck answers_unless_infection_control;
extern const FormCheck only_known_questions;
extern const FormCheck instance_given;
extern const FormCheck instances_positive;
extern const FormCheck parts_counted;
extern const FormCheck only_known_parts;

// How a value is written.
extern const FormCheck coded_value;
extern const FormCheck code_system;
extern const FormCheck known_code;
extern const FormCheck text_given;
extern const FormCheck truth_value;
extern const FormCheck date_value;
extern const FormCheck period_value;
extern const FormCheck diagnosis_system;
extern const FormCheck diagnosis_code;
extern const FormCheck diagnosis_length;

// What one answer says about another.
extern const FormCheck codes_differ;
extern const FormCheck codes_differ_in_any_part;
extern const FormCheck only_with_code;
extern const FormCheck code_requires_part;
extern const FormCheck part_requires_code;
extern const FormCheck truth_requires_part;
extern const FormCheck falsehood_forbids_part;
extern const FormCheck work_described;
extern const FormCheck work_only_if_working;
extern const FormCheck second_diagnosis_whole;
extern const FormCheck third_diagnosis_whole;
extern const FormCheck one_diagnosis_system;
extern const FormCheck periods_apart;
extern const FormCheck part_time_answered;
extern const FormCheck hours_only_if_part_time;
extern const FormCheck not_current_stands_alone;
extern const FormCheck not_current_without_text;
extern const FormCheck additional_question_whole;
extern const FormCheck additional_question_once;
extern const FormCheck additional_text_given;

// The model's own, which the Schematron does not repeat.
extern const FormCheck periods_share_no_day;
extern const FormCheck required_without_infection_control;
extern const FormCheck part_time_requires_hours;
extern const FormCheck part_exactly_with_code;
extern const FormCheck number_between;
extern const FormCheck text_not_longer;
extern const FormCheck not_after_signing;
extern const FormCheck second_edition_diagnosis_system;

}  // namespace stickprov::ingest::checks
