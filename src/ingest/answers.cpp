#include "ingest/answers.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "format/date.h"
#include "ingest/icf_ticks.h"

namespace stickprov::ingest {
namespace {

// A date, also where a time zone follows it.
std::optional<Day> day_of(std::string_view text) {
  const std::string_view date = trimmed(text);
  if (date.size() > 10 && date[10] != 'Z' && date[10] != '+' && date[10] != '-' && date[10] != 'T')
    return std::nullopt;
  return format::parse_day(date.substr(0, 10));
}

std::optional<bool> truth_of(std::string_view text) {
  const std::string_view value = trimmed(text);
  if (value == "true" || value == "1") return true;
  if (value == "false" || value == "0") return false;
  return std::nullopt;
}

std::optional<int> number_of(std::string_view text) {
  const std::string_view digits = trimmed(text);
  if (digits.empty() || digits.size() > 4) return std::nullopt;
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::string without_space(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (!is_xml_space(c)) out += c;
  }
  return out;
}

// One delsvar, with what the Certificate does not keep of it. Views into the tree.
struct Part {
  std::string_view id;
  std::string_view value;  // the text, or the code of a coded answer
  bool coded = false;
  std::string_view code_system;
  bool period = false;
  std::string_view start;
  std::string_view end;
};
using Parts = std::vector<Part>;

Part part_of(const FormTree& tree, NodeIndex node) {
  Part part;
  part.id = tree[node].id;
  const NodeIndex coded = first_child(tree, node, Name::cv);
  const NodeIndex period = coded != 0 ? 0 : first_child(tree, node, Name::date_period);
  const auto leaf = [&](NodeIndex parent, Name name) {
    const NodeIndex found = first_child(tree, parent, name);
    return found == 0 ? std::string_view{} : tree[found].value;
  };
  part.coded = coded != 0;
  part.period = period != 0;
  if (part.coded) {
    part.value = leaf(coded, Name::code);
    part.code_system = trimmed(leaf(coded, Name::code_system));
  } else if (part.period) {
    part.start = leaf(period, Name::start);
    part.end = leaf(period, Name::end);
  } else {
    part.value = tree[node].value;
  }
  return part;
}

// The parts as sent, which the value of each of `parts` is from then on a view of.
std::vector<SubAnswer> sub_answers(Parts& parts) {
  std::vector<SubAnswer> kept(parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    Part& part = parts[i];
    kept[i].id = part.id;
    kept[i].value = part.value;
    if (part.period) kept[i].value.append(part.start).append("/").append(part.end);
    part.value = kept[i].value;
  }
  return kept;
}

const Part* find_part(const Parts& parts, std::string_view id) {
  const auto found =
      std::find_if(parts.begin(), parts.end(), [&](const Part& part) { return part.id == id; });
  return found == parts.end() ? nullptr : &*found;
}

std::string code_in(const Parts& parts, std::string_view id) {
  const Part* part = find_part(parts, id);
  if (part == nullptr) return {};
  return part->coded ? without_space(part->value) : std::string(trimmed(part->value));
}

FreeText free_text(const Part& part) {
  FreeText out;
  out.field = part.id;
  out.value = part.value;
  set_own_words(out);
  return out;
}

// A question answered twice breaks a structural rule; the first answer is the one that is rated.
void set_text(const Parts& parts, std::string_view id, FreeText& field) {
  const Part* part = find_part(parts, id);
  if (part != nullptr && field.field.empty()) field = free_text(*part);
}

template <class Value, std::size_t Size>
using CodeTable = std::array<std::pair<std::string_view, Value>, Size>;

template <class Value, std::size_t Size>
Value look_up(const CodeTable<Value, Size>& table, std::string_view code, Value otherwise) {
  for (const auto& [known, value] : table) {
    if (known == code) return value;
  }
  return otherwise;
}

constexpr CodeTable<GroundKind, 6> kGrounds = {{
    {"UNDERSOKNING", GroundKind::physical_examination},
    {"FYSISKUNDERSOKNING", GroundKind::physical_examination},
    {"DIGITALUNDERSOKNING", GroundKind::digital_examination},
    {"TELEFONKONTAKT", GroundKind::telephone},
    {"JOURNALUPPGIFTER", GroundKind::records},
    {"ANNAT", GroundKind::other},
}};
constexpr CodeTable<Occupation, 4> kOccupations = {{
    {"NUVARANDE_ARBETE", Occupation::present_work},
    {"ARBETSSOKANDE", Occupation::job_seeker},
    {"FORALDRALEDIG", Occupation::parental_leave},
    {"STUDIER", Occupation::studies},
}};
constexpr CodeTable<int, 4> kDegrees = {{
    {"HELT_NEDSATT", 100},
    {"TRE_FJARDEDEL", 75},
    {"HALFTEN", 50},
    {"EN_FJARDEDEL", 25},
}};
constexpr CodeTable<Prognosis, 5> kPrognoses = {{
    {"STOR_SANNOLIKHET", Prognosis::returns_after_this},
    {"ATER_X_ANTAL_DGR", Prognosis::returns_within_time},
    {"ATER_X_ANTAL_MANADER", Prognosis::returns_within_time},
    {"SANNOLIKT_INTE", Prognosis::probably_not},
    {"PROGNOS_OKLAR", Prognosis::unclear},
}};

void set_ground(const Parts& parts, int instance, Certificate& out) {
  Ground ground;
  ground.instance = instance;
  ground.code = code_in(parts, "1.1");
  ground.kind = look_up(kGrounds, ground.code, GroundKind::unknown);
  if (const Part* date = find_part(parts, "1.2")) {
    ground.date_text = trimmed(date->value);
    ground.date = day_of(date->value);
  }
  if (const Part* other = find_part(parts, "1.3")) ground.what_other = other->value;
  out.grounds.push_back(std::move(ground));
}

void set_diagnoses(const Parts& parts, Certificate& out) {
  if (!out.diagnoses.empty()) return;
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kFields = {
      {{"6.1", "6.2"}, {"6.3", "6.4"}, {"6.5", "6.6"}}};
  for (const auto& [text_id, code_id] : kFields) {
    const Part* text = find_part(parts, text_id);
    const Part* code = find_part(parts, code_id);
    // The main diagnosis keeps its place also when only others are given.
    if (text == nullptr && code == nullptr && text_id != "6.1") continue;
    Diagnosis diagnosis;
    diagnosis.text_field = text_id;
    diagnosis.code_field = code_id;
    if (text != nullptr) diagnosis.text = text->value;
    if (code != nullptr) {
      diagnosis.code = code_in(parts, code_id);
      diagnosis.code_system = code->code_system;
    }
    out.diagnoses.push_back(std::move(diagnosis));
  }
}

void set_period(const Parts& parts, int instance, Certificate& out) {
  DegreePeriod period;
  period.instance = instance;
  period.code = code_in(parts, "32.1");
  period.percent = look_up(kDegrees, period.code, 0);
  if (const Part* dates = find_part(parts, "32.2")) {
    period.start = day_of(dates->start);
    period.end = day_of(dates->end);
    period.unreadable =
        (!period.start && !trimmed(dates->start).empty()) || (!period.end && !trimmed(dates->end).empty());
  }
  out.periods.push_back(std::move(period));
}

void set_prognosis(const Parts& parts, Certificate& out) {
  if (out.prognosis != Prognosis::none) return;
  out.prognosis_code = code_in(parts, "39.1");
  if (!out.prognosis_code.empty())
    out.prognosis = look_up(kPrognoses, out.prognosis_code, Prognosis::unknown);
  out.prognosis_days = code_in(parts, "39.3");
  if (const Part* months = find_part(parts, "39.4")) out.prognosis_months = number_of(months->value);
  set_text(parts, "39.2", out.prognosis_grounds);
}

std::optional<bool> truth_in(const Parts& parts, std::string_view id) {
  const Part* part = find_part(parts, id);
  return part == nullptr ? std::nullopt : truth_of(part->value);
}

bool is_additional(std::string_view id) {
  return id.size() == 4 && id[0] == '9' && number_of(id).has_value();
}

// What a question means, by its number. Both editions give a number the same meaning.
void set_question(std::string_view id, int instance, const Parts& parts, Certificate& out) {
  if (id == "27") {
    out.infection_control = out.infection_control || truth_in(parts, "27.1").value_or(false);
  } else if (id == "1") {
    set_ground(parts, instance, out);
  } else if (id == "28") {
    out.occupations.push_back(look_up(kOccupations, code_in(parts, "28.1"), Occupation::unknown));
  } else if (id == "29") {
    set_text(parts, "29.1", out.work);
  } else if (id == "6") {
    set_diagnoses(parts, out);
  } else if (id == "35") {
    set_text(parts, "35.1", out.function);
  } else if (id == "17") {
    set_text(parts, "17.1", out.activity);
  } else if (id == "19") {
    set_text(parts, "19.1", out.treatment);
  } else if (id == "20") {
    set_text(parts, "20.1", out.planned_treatment);
  } else if (id == "32") {
    set_period(parts, instance, out);
  } else if (id == "33") {
    if (!out.uneven_hours) out.uneven_hours = truth_in(parts, "33.1");
    set_text(parts, "33.2", out.uneven_hours_reason);
  } else if (id == "34") {
    if (!out.transport) out.transport = truth_in(parts, "34.1");
  } else if (id == "37") {
    set_text(parts, "37.1", out.beyond_fmb);
  } else if (id == "39") {
    set_prognosis(parts, out);
  } else if (id == "40") {
    std::string code = code_in(parts, "40.1");
    if (!code.empty()) out.work_measures.push_back(std::move(code));
  } else if (id == "44") {
    set_text(parts, "44.1", out.measures_text);
  } else if (id == "25") {
    set_text(parts, "25.1", out.other);
  } else if (id == "26") {
    if (!out.contact_wanted) out.contact_wanted = truth_in(parts, "26.1");
    set_text(parts, "26.2", out.contact_reason);
  } else if (is_additional(id)) {
    for (const Part& part : parts) {
      out.additional.push_back(free_text(part));
      if (part.id.empty()) out.additional.back().field = id;  // a part without its id: the question's stands
    }
  }
}

constexpr std::array<std::string_view, 18> kQuestions = {
    "1", "6", "17", "19", "25", "26", "27", "28", "29", "32", "33", "34", "35", "37", "39", "44", "20", "40"};
constexpr std::size_t kQuestionsOfSecondEdition = 16;  // 20 and 40 are gone

bool is_known(std::string_view id, FormVersion form) {
  const auto end =
      form == FormVersion::lisjp_1 ? kQuestions.end() : kQuestions.begin() + kQuestionsOfSecondEdition;
  return is_additional(id) || std::find(kQuestions.begin(), end, id) != end;
}

}  // namespace

void set_answers(const FormTree& tree, Certificate& out) {
  std::size_t count = 0;
  for_children(tree, 0, Name::svar, [&](NodeIndex) { ++count; });
  out.answers.reserve(count);
  Parts parts;
  for_children(tree, 0, Name::svar, [&](NodeIndex node) {
    parts.clear();
    for_children(tree, node, Name::delsvar, [&](NodeIndex part) { parts.push_back(part_of(tree, part)); });
    Answer answer;
    answer.id = tree[node].id;
    const NodeIndex instance = first_child(tree, node, Name::instans);
    if (instance != 0) answer.instance = number_of(tree[instance].value).value_or(0);
    answer.parts = sub_answers(parts);
    set_question(answer.id, answer.instance, parts, out);
    if (!is_known(answer.id, out.form) &&
        std::find(out.unknown_ids.begin(), out.unknown_ids.end(), answer.id) == out.unknown_ids.end()) {
      out.unknown_ids.push_back(answer.id);
    }
    out.answers.push_back(std::move(answer));
  });
  if (!out.function.field.empty()) separate_ticks(out.function);
  if (!out.activity.field.empty()) separate_ticks(out.activity);
  for (const std::string_view title : tree.function_ticks) out.function.ticked_titles.emplace_back(title);
  for (const std::string_view title : tree.activity_ticks) out.activity.ticked_titles.emplace_back(title);
}

}  // namespace stickprov::ingest
