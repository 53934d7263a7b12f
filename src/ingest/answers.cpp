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
  for (const char c : text) {
    if (!is_xml_space(c)) out += c;
  }
  return out;
}

SubAnswer sub_answer(const FormTree& tree, NodeIndex node) {
  SubAnswer out;
  out.id = tree[node].id;
  const NodeIndex coded = first_child(tree, node, Name::cv);
  const NodeIndex period = first_child(tree, node, Name::date_period);
  if (coded != 0) {
    const auto leaf = [&](Name name) {
      const NodeIndex found = first_child(tree, coded, name);
      return found == 0 ? std::string_view{} : tree[found].value;
    };
    out.value = leaf(Name::code);
    out.coded = Coded{without_space(out.value), std::string(trimmed(leaf(Name::code_system))),
                      std::string(trimmed(leaf(Name::display_name)))};
  } else if (period != 0) {
    const NodeIndex start = first_child(tree, period, Name::start);
    const NodeIndex end = first_child(tree, period, Name::end);
    if (start != 0) out.period_start = tree[start].value;
    if (end != 0) out.period_end = tree[end].value;
    out.value = out.period_start.value_or("") + "/" + out.period_end.value_or("");
  } else {
    out.value = tree[node].value;
  }
  return out;
}

const SubAnswer* find_part(const Answer& answer, std::string_view id) {
  const auto found = std::find_if(answer.parts.begin(), answer.parts.end(),
                                  [&](const SubAnswer& part) { return part.id == id; });
  return found == answer.parts.end() ? nullptr : &*found;
}

std::string_view code_in(const Answer& answer, std::string_view id) {
  const SubAnswer* part = find_part(answer, id);
  if (part == nullptr) return {};
  return part->coded ? std::string_view(part->coded->code) : trimmed(part->value);
}

FreeText free_text(const SubAnswer& part) {
  FreeText out;
  out.field = part.id;
  out.value = part.value;
  set_own_words(out);
  return out;
}

// A question answered twice breaks a structural rule; the first answer is the one that is rated.
void set_text(const Answer& answer, std::string_view id, FreeText& field) {
  const SubAnswer* part = find_part(answer, id);
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

void set_ground(const Answer& answer, Certificate& out) {
  Ground ground;
  ground.instance = answer.instance;
  ground.code = code_in(answer, "1.1");
  ground.kind = look_up(kGrounds, ground.code, GroundKind::unknown);
  if (const SubAnswer* date = find_part(answer, "1.2")) {
    ground.date_text = trimmed(date->value);
    ground.date = day_of(date->value);
  }
  if (const SubAnswer* other = find_part(answer, "1.3")) ground.what_other = other->value;
  out.grounds.push_back(std::move(ground));
}

void set_diagnoses(const Answer& answer, Certificate& out) {
  if (!out.diagnoses.empty()) return;
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kFields = {
      {{"6.1", "6.2"}, {"6.3", "6.4"}, {"6.5", "6.6"}}};
  for (const auto& [text_id, code_id] : kFields) {
    const SubAnswer* text = find_part(answer, text_id);
    const SubAnswer* code = find_part(answer, code_id);
    // The main diagnosis keeps its place also when only others are given.
    if (text == nullptr && code == nullptr && text_id != "6.1") continue;
    Diagnosis diagnosis;
    diagnosis.text_field = text_id;
    diagnosis.code_field = code_id;
    if (text != nullptr) diagnosis.text = text->value;
    if (code != nullptr) {
      diagnosis.code = code_in(answer, code_id);
      if (code->coded) diagnosis.code_system = code->coded->code_system;
    }
    out.diagnoses.push_back(std::move(diagnosis));
  }
}

void set_period(const Answer& answer, Certificate& out) {
  DegreePeriod period;
  period.instance = answer.instance;
  period.code = code_in(answer, "32.1");
  period.percent = look_up(kDegrees, period.code, 0);
  if (const SubAnswer* dates = find_part(answer, "32.2")) {
    if (dates->period_start) period.start = day_of(*dates->period_start);
    if (dates->period_end) period.end = day_of(*dates->period_end);
  }
  out.periods.push_back(std::move(period));
}

void set_prognosis(const Answer& answer, Certificate& out) {
  if (out.prognosis != Prognosis::none) return;
  out.prognosis_code = code_in(answer, "39.1");
  if (!out.prognosis_code.empty())
    out.prognosis = look_up(kPrognoses, out.prognosis_code, Prognosis::unknown);
  out.prognosis_days = code_in(answer, "39.3");
  if (const SubAnswer* months = find_part(answer, "39.4")) out.prognosis_months = number_of(months->value);
  set_text(answer, "39.2", out.prognosis_grounds);
}

std::optional<bool> truth_in(const Answer& answer, std::string_view id) {
  const SubAnswer* part = find_part(answer, id);
  return part == nullptr ? std::nullopt : truth_of(part->value);
}

bool is_additional(std::string_view id) {
  return id.size() == 4 && id[0] == '9' && number_of(id).has_value();
}

// What a question means, by its number. Both editions give a number the same meaning.
void set_question(const Answer& answer, Certificate& out) {
  const std::string_view id = answer.id;
  if (id == "27") {
    out.infection_control = out.infection_control || truth_in(answer, "27.1").value_or(false);
  } else if (id == "1") {
    set_ground(answer, out);
  } else if (id == "28") {
    out.occupations.push_back(look_up(kOccupations, code_in(answer, "28.1"), Occupation::unknown));
  } else if (id == "29") {
    set_text(answer, "29.1", out.work);
  } else if (id == "6") {
    set_diagnoses(answer, out);
  } else if (id == "35") {
    set_text(answer, "35.1", out.function);
  } else if (id == "17") {
    set_text(answer, "17.1", out.activity);
  } else if (id == "19") {
    set_text(answer, "19.1", out.treatment);
  } else if (id == "20") {
    set_text(answer, "20.1", out.planned_treatment);
  } else if (id == "32") {
    set_period(answer, out);
  } else if (id == "33") {
    if (!out.uneven_hours) out.uneven_hours = truth_in(answer, "33.1");
    set_text(answer, "33.2", out.uneven_hours_reason);
  } else if (id == "34") {
    if (!out.transport) out.transport = truth_in(answer, "34.1");
  } else if (id == "37") {
    set_text(answer, "37.1", out.beyond_fmb);
  } else if (id == "39") {
    set_prognosis(answer, out);
  } else if (id == "40") {
    const std::string_view code = code_in(answer, "40.1");
    if (!code.empty()) out.work_measures.emplace_back(code);
  } else if (id == "44") {
    set_text(answer, "44.1", out.measures_text);
  } else if (id == "25") {
    set_text(answer, "25.1", out.other);
  } else if (id == "26") {
    if (!out.contact_wanted) out.contact_wanted = truth_in(answer, "26.1");
    set_text(answer, "26.2", out.contact_reason);
  } else if (is_additional(id)) {
    for (const SubAnswer& part : answer.parts) out.additional.push_back(free_text(part));
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
  out.answers.reserve(tree[0].element_count);
  for_children(tree, 0, Name::svar, [&](NodeIndex node) {
    Answer answer;
    answer.id = tree[node].id;
    answer.parts.reserve(tree[node].element_count);
    const NodeIndex instance = first_child(tree, node, Name::instans);
    if (instance != 0) answer.instance = number_of(tree[instance].value).value_or(0);
    for_children(tree, node, Name::delsvar,
                 [&](NodeIndex part) { answer.parts.push_back(sub_answer(tree, part)); });
    set_question(answer, out);
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
