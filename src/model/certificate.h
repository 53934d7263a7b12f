#pragma once
// One sickness certificate (läkarintyg för sjukpenning, LISJP 1.x / FK7804 2.0) as plain data, whatever
// format it was read from. Sources: RegisterCertificate v3 and the form's own question numbers.

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "model/evidence.h"

namespace stickprov {

using Day = std::chrono::sys_days;

/// Which edition of the form the certificate follows; decides codes, required answers and rating rules.
enum class FormVersion { lisjp_1, fk7804_2 };

/// One answered part of a question (delsvar), kept as sent. `value` is the original UTF-8 value: the text of
/// a plain answer, the code of a coded one, "start/end" of a period. Evidence offsets count in `value`.
struct SubAnswer {
  std::string id;  // "35.1"
  std::string value;
  bool operator==(const SubAnswer&) const = default;
};

/// One answer (svar); `instance` is the form's instans, 0 where none was sent.
struct Answer {
  std::string id;  // "35"
  int instance = 0;
  std::vector<SubAnswer> parts;
  bool operator==(const Answer&) const = default;
};

/// A free-text answer. `value` is the original value; `own_words` the range of the physician's own text,
/// after the machine-made line of ticked ICF categories, if any.
struct FreeText {
  std::string field;  // delsvar id, "" when the question was not answered
  std::string value;
  Span own_words;
  /// Ticked ICF categories: where each title stands in `value` (XML). For JSON, where ticks are kept apart,
  /// they are `ticked_titles` only.
  std::vector<Span> ticks;
  std::vector<std::string> ticked_titles;
  bool operator==(const FreeText&) const = default;
};

/// Question 1: what the certificate is based on (grund för bedömningen).
enum class GroundKind { physical_examination, digital_examination, telephone, records, other, unknown };
struct Ground {
  GroundKind kind = GroundKind::unknown;
  int instance = 0;
  std::string code;
  std::optional<Day> date;
  std::string date_text;
  std::string what_other;  // 1.3
  bool operator==(const Ground&) const = default;
};

/// Question 28: in relation to what work capacity is judged (sysselsättning).
enum class Occupation { present_work, job_seeker, parental_leave, studies, unknown };

/// Question 6. Position 0 is the main diagnosis.
struct Diagnosis {
  std::string text;
  std::string code;  // as sent
  std::string code_system;
  std::string text_field;  // "6.1"
  std::string code_field;  // "6.2"
  bool operator==(const Diagnosis&) const = default;
};

/// Question 32: degree of reduced work capacity and its period; both days belong to the period.
struct DegreePeriod {
  int percent = 0;  // 25, 50, 75, 100; 0 when the code is not known
  int instance = 0;
  std::string code;
  std::optional<Day> start;
  std::optional<Day> end;
  bool unreadable = false;  // a day is given that cannot be read
  bool operator==(const DegreePeriod&) const = default;
};

enum class Prognosis { none, returns_after_this, returns_within_time, probably_not, unclear, unknown };

/// Relation of this certificate to an earlier one.
enum class RelationKind { replaces, completes, extends, copied, unknown };
struct Relation {
  RelationKind kind = RelationKind::unknown;
  std::string code;
  std::string certificate_id;
  bool operator==(const Relation&) const = default;
};

/// People named in the header. Kept only so that they can be masked and made pseudonyms of; never written
/// out.
struct Person {
  std::string identity;            // 12 digits for a patient, HSA-id for a signer
  std::vector<std::string> names;  // given, middle and family names as sent, one string each
  bool operator==(const Person&) const = default;
};

/// Where in the input the certificate stands.
struct Source {
  std::string path;          // as given on the command line, joined with what was found below it
  std::size_t position = 0;  // 0-based among the certificates of one document
  bool operator==(const Source&) const = default;
};

struct Certificate {
  std::string id;
  std::string version;  // as sent: "1.3", "2.0"
  FormVersion form = FormVersion::lisjp_1;
  Source source;
  /// SHA-256, lower-case hex, of the certificate's own bytes; equal bytes are duplicates. "" when not asked
  /// for.
  std::string content_hash;
  std::string signed_at;          // "YYYY-MM-DDThh:mm:ss" as sent, "" when absent
  std::optional<Day> signed_day;  // day of signing, else of sending
  Person patient;
  Person signer;
  std::string unit_id;
  std::string unit_name;
  std::string provider_id;
  std::string provider_name;
  std::vector<Relation> relations;

  std::vector<Answer> answers;  // every answer as sent, in order: what evidence points into
  std::vector<std::string>
      unknown_ids;  // svar ids the form version does not have, additional questions aside

  bool infection_control = false;  // 27.1, smittbärarpenning
  std::vector<Ground> grounds;
  std::vector<Occupation> occupations;
  FreeText work;  // 29.1
  std::vector<Diagnosis> diagnoses;
  FreeText function;           // 35.1
  FreeText activity;           // 17.1
  FreeText treatment;          // 19.1 (2.0: ongoing and planned)
  FreeText planned_treatment;  // 20.1 (1.x)
  std::vector<DegreePeriod> periods;
  std::optional<bool> uneven_hours;  // 33.1
  FreeText uneven_hours_reason;      // 33.2
  std::optional<bool> transport;     // 34.1
  FreeText beyond_fmb;               // 37.1
  Prognosis prognosis = Prognosis::none;
  std::string prognosis_code;
  FreeText prognosis_grounds;              // 39.2
  std::string prognosis_days;              // code of 39.3
  std::optional<int> prognosis_months;     // 39.4
  std::vector<std::string> work_measures;  // codes of 40.1
  FreeText measures_text;                  // 44.1
  FreeText other;                          // 25.1
  std::optional<bool> contact_wanted;      // 26.1
  FreeText contact_reason;                 // 26.2
  std::vector<FreeText> additional;        // 9001.1 …

  bool operator==(const Certificate&) const = default;
};

}  // namespace stickprov
