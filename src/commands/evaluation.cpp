#include "commands/evaluation.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <tuple>
#include <utility>

#include "statistics/classification.h"

namespace stickprov::commands {
namespace {

// The scale of κ, best to worst; see the header.
constexpr std::array<Verdict, 4> kScale = {Verdict::not_applicable, Verdict::adequate, Verdict::deficient,
                                           Verdict::missing};

constexpr double kConfidence = 0.95;

constexpr std::size_t index(Verdict verdict) {
  return static_cast<std::size_t>(verdict);
}

int step(Verdict verdict) {
  return static_cast<int>(std::find(kScale.begin(), kScale.end(), verdict) - kScale.begin());
}

std::string criterion_sentence(const Certificate& certificate, const Finding& finding, const Rated& rated,
                               Language language) {
  const auto& table = rating::criteria_table();
  const auto row =
      std::find_if(table.begin(), table.end(), [&](const auto& c) { return c.id == finding.criterion; });
  const std::string_view title =
      row == table.end() ? std::string_view{} : say(language, row->swedish, row->english);
  const std::string_view met = finding.met == Met::met ? say(language, "ja", "yes")
                               : finding.met == Met::not_met
                                   ? say(language, "nej", "no")
                                   : say(language, "ej tillämpligt", "not applicable");
  return fmt::format("{} {} ({}): {}", finding.criterion, title, met,
                     finding_sentence(certificate, finding, rated, language));
}

Agreement with_interval(const statistics::Agreement& agreement,
                        const std::optional<statistics::Interval>& interval, Language language) {
  Agreement out;
  out.value = agreement.coefficient;
  if (!out.value) {
    out.undefined = say(language, agreement.undefined.swedish, agreement.undefined.english);
  } else if (interval) {
    out.lower = interval->lower;
    out.upper = std::min(1.0, interval->upper);  // more than full agreement cannot be
  }
  return out;
}

// The deciding criteria of a part; of overall, those of the core parts that are not adequate.
std::vector<std::string> deciding(const CertificateRating& rating, std::size_t part) {
  std::vector<std::string> ids;
  if (part < rating.parts.size()) {
    for (const auto id : rating.parts[part].decided_by) ids.emplace_back(id);
    return ids;
  }
  for (const PartRating& other : rating.parts) {
    if (other.verdict == Verdict::adequate || other.verdict == Verdict::not_applicable) continue;
    ids.push_back(fmt::format("{} {}", name(other.part), name(other.verdict)));
  }
  return ids;
}

// Worst first: the far apart, then a certificate wrongly called missing, then in the order of parts and ids.
bool worse(const Disagreement& a, const Disagreement& b) {
  const auto key = [](const Disagreement& d) {
    const bool wrongly_missing = d.given == Verdict::missing;
    return std::tuple(-std::abs(step(d.labelled) - step(d.given)), wrongly_missing ? 0 : 1, d.part,
                      std::string_view(d.certificate_id));
  };
  return key(a) < key(b);
}

}  // namespace

void compare(Comparison& comparison, const Labels& labels, const Certificate& certificate, const Rated& rated,
             Language language) {
  const auto row = labels.rows.find(certificate.id);
  if (row == labels.rows.end()) {
    ++comparison.not_labelled;
    return;
  }
  if (++comparison.seen[certificate.id] > 1) return;  // the same certificate in two files is compared once
  for (std::size_t part = 0; part < kComparedParts; ++part) {
    if (!row->second[part]) continue;
    const Verdict labelled = *row->second[part];
    const Verdict given =
        part < rated.rating.parts.size() ? rated.rating.parts[part].verdict : rated.rating.overall;
    ++comparison.confusions[part][index(labelled)][index(given)];
    if (labelled == given) continue;
    Disagreement disagreement{certificate.id, part, labelled, given, deciding(rated.rating, part), {}};
    for (const Finding& finding : rated.rating.findings) {
      const auto& ids = disagreement.decided_by;
      if (static_cast<std::size_t>(finding.part) == part &&
          std::find(ids.begin(), ids.end(), finding.criterion) != ids.end()) {
        disagreement.sentences.push_back(criterion_sentence(certificate, finding, rated, language));
      }
    }
    comparison.disagreements.push_back(std::move(disagreement));
  }
  const auto criteria = labels.criteria.find(certificate.id);
  if (criteria == labels.criteria.end()) return;
  for (const auto& [id, labelled] : criteria->second) {
    for (const Finding& finding : rated.rating.findings) {
      if (finding.criterion != id) continue;
      ++comparison.criteria[id][static_cast<std::size_t>(labelled)][static_cast<std::size_t>(finding.met)];
      break;
    }
  }
}

PartEvaluation evaluate_part(const Confusion& confusion, Language language) {
  PartEvaluation part;
  part.confusion = confusion;
  std::vector<Verdict> used;
  for (const Verdict verdict : kScale) {
    std::size_t occurs = 0;
    for (std::size_t other = 0; other < 4; ++other) {
      occurs += confusion[index(verdict)][other] + confusion[other][index(verdict)];
    }
    if (occurs > 0) used.push_back(verdict);
  }
  for (const Verdict verdict : {Verdict::adequate, Verdict::deficient}) {  // a scale has at least two steps
    if (used.size() < 2 && std::find(used.begin(), used.end(), verdict) == used.end())
      used.push_back(verdict);
  }
  statistics::ConfusionMatrix matrix;
  for (const Verdict row : used) {
    matrix.labels.emplace_back(name(row));
    std::vector<double> counts;
    for (const Verdict column : used)
      counts.push_back(static_cast<double>(confusion[index(row)][index(column)]));
    matrix.counts.push_back(std::move(counts));
  }
  const statistics::Classification classes = statistics::classification(matrix);
  part.compared = static_cast<std::size_t>(classes.subjects);
  part.macro_f1 = classes.macro_f1;
  for (std::size_t i = 0; i < used.size(); ++i) {
    const statistics::ClassMeasures& measures = classes.classes[i];
    part.classes[index(used[i])] = {static_cast<std::size_t>(measures.adjudicated),
                                    static_cast<std::size_t>(measures.rated), measures.precision,
                                    measures.recall, measures.f1};
    part.agreed += static_cast<std::size_t>(measures.both);
  }
  const statistics::CodedAgreement agreement = statistics::coded_agreement(matrix, kConfidence);
  part.kappa = with_interval(agreement.kappa_linear, agreement.kappa_interval, language);
  part.ac1 = with_interval(agreement.ac1, agreement.ac1_interval, language);
  return part;
}

Evaluation sum_up(Comparison comparison, const Labels& labels, Language language) {
  Evaluation evaluation;
  evaluation.certificates = comparison.seen.size();
  evaluation.not_labelled = comparison.not_labelled;
  for (const auto& [id, row] : labels.rows) {
    if (comparison.seen.count(id) == 0) evaluation.not_found.push_back(id);
  }
  for (std::size_t part = 0; part < kComparedParts; ++part) {
    evaluation.parts[part] = evaluate_part(comparison.confusions[part], language);
  }
  for (const std::string& id : labels.criterion_columns) {
    evaluation.criteria.push_back({id, comparison.criteria[id]});
  }
  evaluation.disagreements = std::move(comparison.disagreements);
  std::sort(evaluation.disagreements.begin(), evaluation.disagreements.end(), worse);
  return evaluation;
}

}  // namespace stickprov::commands
