#include "rating/rate.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "criteria/case.h"
#include "criteria/dfa.h"
#include "criteria/work.h"
#include "format/hash.h"
#include "model/setup_error.h"
#include "rating/decide.h"
#include "rating/knowledge.h"
#include "rating/policy_file.h"

namespace stickprov::rating {

struct Knowledge {
  criteria::Knowledge words;
  std::vector<std::pair<std::string, std::string>> policy_values;
};

void KnowledgeDeleter::operator()(const Knowledge* knowledge) const {
  delete knowledge;
}

namespace {

// The maps' words for ICF activities become concepts named by their code ("d430"), so that an occupation's
// demands can be met again in question 17.
std::vector<text::ExtraWords> activity_words(const coding::Maps& maps) {
  std::vector<text::ExtraWords> words;
  for (const coding::IcfCategory& category : coding::icf_categories(maps)) {
    if (category.code.size() != 4 || category.code[0] != 'd') continue;
    for (const std::string& phrase : category.words)
      words.push_back({phrase, category.code, "icd10-icf-maps/icf.tsv"});
  }
  return words;
}

// `redundant` is room that is used again.
void tidy(std::vector<Evidence>& evidence, std::vector<char>& redundant) {
  if (evidence.size() < 2) return;
  redundant.assign(evidence.size(), 0);
  for (std::size_t i = 1; i < evidence.size(); ++i) {
    const Span span = evidence[i].span;
    for (std::size_t j = 0; j < i; ++j) {
      const Span other = evidence[j].span;
      if (other.end < span.begin || span.end < other.begin) continue;  // most
      const bool inside = other.contains(span);
      if ((inside || span.contains(other)) && evidence[i].field == evidence[j].field)
        redundant[inside ? i : j] = 1;
    }
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < evidence.size(); ++i) {
    if (redundant[i] != 0) continue;
    if (kept != i) evidence[kept] = std::move(evidence[i]);
    ++kept;
  }
  evidence.erase(evidence.begin() + static_cast<std::ptrdiff_t>(kept), evidence.end());
}

}  // namespace

criteria::Knowledge load_criteria_knowledge(const std::string& data_folder) {
  criteria::Knowledge knowledge;
  const std::string dictionaries = data_folder + "/dictionaries";
  knowledge.policy = load_policy(dictionaries + "/policy.toml").policy;
  knowledge.maps = coding::load_maps(data_folder + "/icd10-icf-maps");
  knowledge.lexicon = text::load_lexicon(dictionaries, activity_words(*knowledge.maps));
  if (text::concept_count(*knowledge.lexicon) > text::kMostConcepts)
    throw SetupError("dictionaries: för många olika begrepp. Slå ihop några.",
                     "dictionaries: too many distinct concepts. Merge some.");
  knowledge.concepts = criteria::resolve_concepts(*knowledge.lexicon);
  knowledge.activities = criteria::domain_activities(*knowledge.lexicon, *knowledge.maps);
  knowledge.demands = criteria::occupation_demands(*knowledge.lexicon, *knowledge.maps);
  return knowledge;
}

KnowledgePointer load_knowledge(const std::string& data_folder) {
  auto knowledge = std::make_unique<Knowledge>();
  knowledge->words = load_criteria_knowledge(data_folder);
  knowledge->policy_values = load_policy(data_folder + "/dictionaries/policy.toml").values;
  return KnowledgePointer(knowledge.release());
}

std::vector<DataFile> data_files(const std::string& data_folder) {
  std::vector<DataFile> files;
  for (const char* place : {"dictionaries", "dictionaries/context", "icd10-icf-maps"}) {
    std::error_code error;
    for (const auto& item :
         std::filesystem::directory_iterator(std::filesystem::path(data_folder) / place, error)) {
      const auto extension = item.path().extension();
      if (extension != ".tsv" && extension != ".toml") continue;
      std::ifstream in(item.path(), std::ios::binary);
      std::ostringstream bytes;
      bytes << in.rdbuf();
      files.push_back(
          {std::string(place) + "/" + item.path().filename().string(), format::sha256_hex(bytes.str())});
    }
  }
  std::sort(files.begin(), files.end(), [](const DataFile& a, const DataFile& b) { return a.name < b.name; });
  return files;
}

std::string policy_name(const Knowledge& knowledge) {
  return knowledge.words.policy.name;
}
std::vector<std::pair<std::string, std::string>> policy_values(const Knowledge& knowledge) {
  return knowledge.policy_values;
}

int policy_number(const Knowledge& knowledge, const std::string& key) {
  for (const auto& [name, value] : knowledge.policy_values)
    if (name == key) return std::stoi(value);
  throw SetupError("dictionaries/policy.toml: nyckeln " + key + " saknas.",
                   "dictionaries/policy.toml: the key " + key + " is missing.");
}

CertificateRating rate(const Certificate& certificate, const History& history, bool personal_data,
                       const Knowledge& knowledge) {
  return decide(criteria::read_case(certificate, history, knowledge.words), personal_data);
}

void leave_out_repeated_evidence(CertificateRating& rating) {
  std::vector<char> redundant;
  for (Finding& finding : rating.findings) tidy(finding.evidence, redundant);
}

const std::string* field_value(const Certificate& certificate, FieldId field) {
  const std::string id = to_string({field.question, field.part});
  for (const Answer& answer : certificate.answers) {
    if (field.instance != 0 && answer.instance != field.instance) continue;
    for (const SubAnswer& part : answer.parts)
      if (part.id == id) return &part.value;
  }
  return nullptr;
}

}  // namespace stickprov::rating
