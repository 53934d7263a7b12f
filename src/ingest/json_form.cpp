#include "ingest/json_form.h"

#include <simdjson.h>

#include <array>
#include <utility>
#include <vector>

#include "ingest/json_codes.h"

namespace stickprov::ingest {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

// The sentences that the issuing system puts before the two motivations that have no answer of their own
// (25.1).
constexpr std::string_view kNoExaminationReason =
    "Motivering till varför utlåtandet inte baseras på undersökning av patienten: ";
constexpr std::string_view kEarlyStartReason = "Orsak för att starta perioden mer än 7 dagar bakåt i tiden: ";

std::string_view text_of(const object& from, const char* key) {
  std::string_view text;
  if (from[key].get(text) != simdjson::SUCCESS) return {};
  return text;
}

class Builder {
 public:
  Builder(const object& source, FormTree& tree) : source_(source), tree_(tree) {}

  void build() {
    tree_.add(0, Name::intyg);
    header();
    answers();
    tree_.finish(0);
  }

 private:
  void leaf(NodeIndex parent, Name name, std::string_view value, std::string_view id = {}) {
    const NodeIndex node = tree_.add(parent, name);
    tree_.nodes[node].value = tree_.nodes[node].first_text = value;
    tree_.nodes[node].id = id;
    tree_.nodes[node].has_id = !id.empty();
  }

  void identity(NodeIndex parent, Name name, std::string_view root, std::string_view extension) {
    if (extension.empty()) return;
    const NodeIndex node = tree_.add(parent, name);
    leaf(node, Name::root, root);
    leaf(node, Name::extension, extension);
    tree_.finish(node);
  }

  void name_if_any(NodeIndex parent, Name name, std::string_view value) {
    if (!value.empty()) leaf(parent, name, value);
  }

  void header() {
    object common;
    const bool has_common = source_["grundData"].get(common) == simdjson::SUCCESS;
    object signer;
    object unit;
    object provider;
    object patient;
    object relation;
    const bool has_signer = has_common && common["skapadAv"].get(signer) == simdjson::SUCCESS;
    const bool has_unit = has_signer && signer["vardenhet"].get(unit) == simdjson::SUCCESS;
    const bool has_provider = has_unit && unit["vardgivare"].get(provider) == simdjson::SUCCESS;
    const bool has_patient = has_common && common["patient"].get(patient) == simdjson::SUCCESS;
    const bool has_relation = has_common && common["relation"].get(relation) == simdjson::SUCCESS;

    identity(0, Name::intygs_id, has_unit ? text_of(unit, "enhetsid") : "", text_of(source_, "id"));
    const NodeIndex type = tree_.add(0, Name::typ);
    leaf(type, Name::code, tree_.keep(type_code(text_of(source_, "typ"))));
    tree_.finish(type);
    const std::string_view version = text_of(source_, "textVersion");
    leaf(0, Name::version, version.empty() ? std::string_view{"1"} : version);
    if (has_common) {
      const std::string_view signed_at = text_of(common, "signeringsdatum");
      if (!signed_at.empty()) leaf(0, Name::signeringstidpunkt, signed_at.substr(0, signed_at.find('.')));
    }
    if (has_patient) add_patient(patient);
    if (has_signer) {
      const NodeIndex node = tree_.add(0, Name::skapad_av);
      identity(node, Name::personal_id, kHsaRoot, text_of(signer, "personId"));
      name_if_any(node, Name::fullstandigt_namn, text_of(signer, "fullstandigtNamn"));
      if (has_unit) {
        const NodeIndex unit_node = tree_.add(node, Name::enhet);
        identity(unit_node, Name::enhets_id, kHsaRoot, text_of(unit, "enhetsid"));
        name_if_any(unit_node, Name::enhetsnamn, text_of(unit, "enhetsnamn"));
        if (has_provider) {
          const NodeIndex provider_node = tree_.add(unit_node, Name::vardgivare);
          identity(provider_node, Name::vardgivare_id, kHsaRoot, text_of(provider, "vardgivarid"));
          name_if_any(provider_node, Name::vardgivarnamn, text_of(provider, "vardgivarnamn"));
          tree_.finish(provider_node);
        }
        tree_.finish(unit_node);
      }
      tree_.finish(node);
    }
    if (has_relation && !text_of(relation, "relationKod").empty()) {
      const NodeIndex node = tree_.add(0, Name::relation);
      const NodeIndex kind = tree_.add(node, Name::typ);
      leaf(kind, Name::code, text_of(relation, "relationKod"));
      tree_.finish(kind);
      identity(node, Name::intygs_id, "", text_of(relation, "relationIntygsId"));
      tree_.finish(node);
    }
  }

  void add_patient(const object& patient) {
    const NodeIndex node = tree_.add(0, Name::patient);
    bool coordination = false;
    if (patient["samordningsNummer"].get(coordination) != simdjson::SUCCESS) coordination = false;
    std::string digits;
    for (const char c : text_of(patient, "personId")) {
      if (c != '-') digits += c;
    }
    identity(node, Name::person_id, coordination ? "1.2.752.129.2.1.3.3" : "1.2.752.129.2.1.3.1",
             tree_.keep(std::move(digits)));
    name_if_any(node, Name::fornamn, text_of(patient, "fornamn"));
    name_if_any(node, Name::mellannamn, text_of(patient, "mellannamn"));
    name_if_any(node, Name::efternamn, text_of(patient, "efternamn"));
    name_if_any(node, Name::fullstandigt_namn, text_of(patient, "fullstandigtNamn"));
    tree_.finish(node);
  }

  NodeIndex answer(std::string_view id, std::size_t instance = 0) {
    const NodeIndex node = tree_.add(0, Name::svar);
    tree_.nodes[node].id = id;
    tree_.nodes[node].has_id = true;
    if (instance != 0) leaf(node, Name::instans, tree_.keep(std::to_string(instance)));
    return node;
  }

  NodeIndex part(NodeIndex parent, std::string_view id) {
    const NodeIndex node = tree_.add(parent, Name::delsvar);
    tree_.nodes[node].id = id;
    tree_.nodes[node].has_id = true;
    return node;
  }

  void coded_part(NodeIndex parent, std::string_view id, std::string_view code, std::string_view system) {
    const NodeIndex node = part(parent, id);
    const NodeIndex value = tree_.add(node, Name::cv);
    leaf(value, Name::code, code);
    leaf(value, Name::code_system, system);
    tree_.finish(value);
    tree_.finish(node);
  }

  // "true"/"false" of a truth value, or of its text.
  std::string_view truth(const char* key) {
    bool value = false;
    if (source_[key].get(value) == simdjson::SUCCESS) return value ? "true" : "false";
    return text_of(source_, key);
  }

  void text_answer(std::string_view id, std::string_view part_id, std::string_view text) {
    if (text.empty()) return;
    const NodeIndex node = answer(id);
    leaf(node, Name::delsvar, text, part_id);
    tree_.finish(node);
  }

  void answers() {
    if (!truth("avstangningSmittskydd").empty()) text_answer("27", "27.1", truth("avstangningSmittskydd"));
    grounds();
    coded_list("sysselsattning", "28", "28.1", "KV_FKMU_0002");
    text_answer("29", "29.1", text_of(source_, "nuvarandeArbete"));
    diagnoses();
    text_answer("35", "35.1", text_of(source_, "funktionsnedsattning"));
    ticks("funktionsKategorier", tree_.function_ticks);
    text_answer("17", "17.1", text_of(source_, "aktivitetsbegransning"));
    ticks("aktivitetsKategorier", tree_.activity_ticks);
    text_answer("19", "19.1", text_of(source_, "pagaendeBehandling"));
    text_answer("20", "20.1", text_of(source_, "planeradBehandling"));
    periods();
    text_answer("37", "37.1", text_of(source_, "forsakringsmedicinsktBeslutsstod"));
    truth_and_reason("33", "33.1", "33.2", "arbetstidsforlaggning", "arbetstidsforlaggningMotivering");
    text_answer("34", "34.1", truth("arbetsresor"));
    prognosis();
    coded_list("arbetslivsinriktadeAtgarder", "40", "40.1", "KV_FKMU_0004");
    text_answer("44", "44.1", text_of(source_, "arbetslivsinriktadeAtgarderBeskrivning"));
    other_information();
    truth_and_reason("26", "26.1", "26.2", "kontaktMedFk", "anledningTillKontakt");
    additional();
  }

  void grounds() {
    constexpr std::array<std::pair<const char*, std::string_view>, 4> kGrounds = {{
        {"undersokningAvPatienten", "UNDERSOKNING"},
        {"telefonkontaktMedPatienten", "TELEFONKONTAKT"},
        {"journaluppgifter", "JOURNALUPPGIFTER"},
        {"annatGrundForMU", "ANNAT"},
    }};
    const std::string_view described = text_of(source_, "annatGrundForMUBeskrivning");
    std::size_t instance = 0;
    NodeIndex last = 0;
    for (const auto& [key, code] : kGrounds) {
      const std::string_view date = text_of(source_, key);
      const bool other = code == "ANNAT";
      if (date.empty()) {
        // A description without its ground still belongs to the ground before it, where the rules see it.
        if (other && !described.empty() && last != 0) {
          leaf(last, Name::delsvar, described, "1.3");
          tree_.finish(last);
        }
        continue;
      }
      last = answer("1", ++instance);
      coded_part(last, "1.1", code, "KV_FKMU_0001");
      leaf(last, Name::delsvar, date, "1.2");
      if (other && !described.empty()) leaf(last, Name::delsvar, described, "1.3");
      tree_.finish(last);
    }
  }

  void coded_list(const char* key, std::string_view id, std::string_view part_id, std::string_view system) {
    array list;
    if (source_[key].get(list) != simdjson::SUCCESS) return;
    std::size_t instance = 0;
    for (const element item : list) {
      object entry;
      std::string_view code;
      if (item.get(entry) == simdjson::SUCCESS) {
        code = text_of(entry, "typ");
      } else if (item.get(code) != simdjson::SUCCESS) {
        continue;
      }
      const NodeIndex node = answer(id, ++instance);
      coded_part(node, part_id, code_of(code), system);
      tree_.finish(node);
    }
  }

  void diagnoses() {
    array list;
    if (source_["diagnoser"].get(list) != simdjson::SUCCESS || list.begin() == list.end()) return;
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kParts = {
        {{"6.1", "6.2"}, {"6.3", "6.4"}, {"6.5", "6.6"}}};
    const NodeIndex node = answer("6");
    std::size_t position = 0;
    for (const element item : list) {
      object entry;
      if (position >= kParts.size()) break;
      if (item.get(entry) != simdjson::SUCCESS) continue;
      const auto& [text_id, code_id] = kParts[position++];
      const std::string_view described = text_of(entry, "diagnosBeskrivning");
      const std::string_view code = text_of(entry, "diagnosKod");
      if (!described.empty()) leaf(node, Name::delsvar, described, text_id);
      if (!code.empty()) coded_part(node, code_id, code, code_system_of(text_of(entry, "diagnosKodSystem")));
    }
    tree_.finish(node);
  }

  void ticks(const char* key, std::vector<std::string_view>& titles) {
    array list;
    if (source_[key].get(list) != simdjson::SUCCESS) return;
    for (const element item : list) {
      std::string_view title;
      if (item.get(title) == simdjson::SUCCESS && !title.empty()) titles.push_back(title);
    }
  }

  void periods() {
    array list;
    if (source_["sjukskrivningar"].get(list) != simdjson::SUCCESS) return;
    std::size_t instance = 0;
    for (const element item : list) {
      object entry;
      if (item.get(entry) != simdjson::SUCCESS) continue;
      const NodeIndex node = answer("32", ++instance);
      const std::string_view degree = text_of(entry, "sjukskrivningsgrad");
      if (!degree.empty()) coded_part(node, "32.1", code_of(degree), "KV_FKMU_0003");
      object period;
      if (entry["period"].get(period) == simdjson::SUCCESS) {
        const NodeIndex period_part = part(node, "32.2");
        const NodeIndex dates = tree_.add(period_part, Name::date_period);
        const std::string_view start = text_of(period, "from");
        const std::string_view end = text_of(period, "tom");
        if (!start.empty()) leaf(dates, Name::start, start);
        if (!end.empty()) leaf(dates, Name::end, end);
        tree_.finish(dates);
        tree_.finish(period_part);
      }
      tree_.finish(node);
    }
  }

  void truth_and_reason(std::string_view id, std::string_view truth_id, std::string_view reason_id,
                        const char* truth_key, const char* reason_key) {
    const std::string_view value = truth(truth_key);
    const std::string_view reason = text_of(source_, reason_key);
    if (value.empty() && reason.empty()) return;
    const NodeIndex node = answer(id);
    if (!value.empty()) leaf(node, Name::delsvar, value, truth_id);
    if (!reason.empty()) leaf(node, Name::delsvar, reason, reason_id);
    tree_.finish(node);
  }

  void prognosis() {
    object given;
    if (source_["prognos"].get(given) != simdjson::SUCCESS) return;
    const std::string_view kind = text_of(given, "typ");
    const std::string_view days = text_of(given, "dagarTillArbete");
    if (kind.empty() && days.empty()) return;
    const NodeIndex node = answer("39");
    if (!kind.empty()) coded_part(node, "39.1", code_of(kind), "KV_FKMU_0006");
    if (!days.empty()) coded_part(node, "39.3", code_of(days), "KV_FKMU_0007");
    tree_.finish(node);
  }

  void other_information() {
    std::string joined;
    const auto line = [&](std::string_view opening, const char* key) {
      const std::string_view text = text_of(source_, key);
      if (text.empty()) return;
      if (!joined.empty()) joined += '\n';
      joined += opening;
      joined += text;
    };
    line(kNoExaminationReason, "motiveringTillInteBaseratPaUndersokning");
    line(kEarlyStartReason, "motiveringTillTidigtStartdatumForSjukskrivning");
    line("", "ovrigt");
    if (!joined.empty()) text_answer("25", "25.1", tree_.keep(std::move(joined)));
  }

  void additional() {
    array list;
    if (source_["tillaggsfragor"].get(list) != simdjson::SUCCESS) return;
    for (const element item : list) {
      object entry;
      if (item.get(entry) != simdjson::SUCCESS) continue;
      const std::string_view id = text_of(entry, "id");
      if (id.empty()) continue;
      text_answer(id, tree_.keep(std::string(id) + ".1"), text_of(entry, "svar"));
    }
  }

  static constexpr std::string_view kHsaRoot = "1.2.752.129.2.1.4.1";
  const object& source_;
  FormTree& tree_;
};

}  // namespace

struct JsonFormReader::Document {
  simdjson::dom::parser parser;
  element top;
  std::vector<element> items;
};

JsonFormReader::JsonFormReader() : document_(std::make_unique<Document>()) {}
JsonFormReader::~JsonFormReader() = default;

std::variant<std::size_t, JsonFlaw> JsonFormReader::open(std::string_view document) {
  document_->items.clear();
  const auto error = document_->parser.parse(document.data(), document.size()).get(document_->top);
  if (error != simdjson::SUCCESS) {
    return JsonFlaw{simdjson::error_message(error), error == simdjson::UTF8_ERROR};
  }
  array many;
  if (document_->top.get(many) == simdjson::SUCCESS) {
    for (const element item : many) document_->items.push_back(item);
  } else {
    document_->items.push_back(document_->top);
  }
  return document_->items.size();
}

bool JsonFormReader::read(std::size_t position, FormTree& tree, std::string& own_bytes) {
  tree.clear();
  object source;
  object common;
  const element& item = document_->items.at(position);
  if (item.get(source) != simdjson::SUCCESS) return false;
  const bool certificate =
      !text_of(source, "typ").empty() || source["grundData"].get(common) == simdjson::SUCCESS;
  if (!certificate) return false;
  own_bytes = simdjson::minify(source);
  Builder(source, tree).build();
  return true;
}

}  // namespace stickprov::ingest
