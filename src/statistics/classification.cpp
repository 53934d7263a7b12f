#include "statistics/classification.h"

#include <fmt/format.h>

#include <algorithm>

#include "statistics/preconditions.h"

namespace stickprov::statistics {

double ConfusionMatrix::total() const {
  double sum = 0.0;
  for (const auto& row : counts)
    for (const double count : row) sum += count;
  return sum;
}

ConfusionMatrix confusion_matrix(const std::vector<std::string>& labels,
                                 const std::vector<std::pair<std::string, std::string>>& pairs) {
  ConfusionMatrix matrix{labels, Table(labels.size(), std::vector<double>(labels.size(), 0.0))};
  const auto place = [&](const std::string& label) {
    const auto found = std::find(labels.begin(), labels.end(), label);
    require(found != labels.end(), fmt::format("okänd etikett \"{}\"", label),
            fmt::format("unknown label \"{}\"", label));
    return static_cast<std::size_t>(found - labels.begin());
  };
  for (const auto& [adjudicated, rated] : pairs) {
    const std::size_t row = place(adjudicated);
    matrix.counts[row][place(rated)] += 1.0;
  }
  return matrix;
}

Classification classification(const ConfusionMatrix& matrix) {
  Classification result;
  double agreed = 0.0;
  double f1_sum = 0.0;
  int occurring = 0;
  for (std::size_t k = 0; k < matrix.labels.size(); ++k) {
    double row = 0.0;
    double column = 0.0;
    for (std::size_t l = 0; l < matrix.labels.size(); ++l) {
      row += matrix.counts[k][l];
      column += matrix.counts[l][k];
    }
    const double both = matrix.counts[k][k];
    agreed += both;
    ClassMeasures measures;
    measures.label = matrix.labels[k];
    measures.adjudicated = static_cast<Count>(row);
    measures.rated = static_cast<Count>(column);
    measures.both = static_cast<Count>(both);
    if (column > 0.0) measures.precision = both / column;
    if (row > 0.0) measures.recall = both / row;
    if (row + column > 0.0) {
      measures.f1 = 2.0 * both / (row + column);
      f1_sum += *measures.f1;
      ++occurring;
    }
    result.classes.push_back(measures);
  }
  const double total = matrix.total();
  result.subjects = static_cast<Count>(total);
  if (total > 0.0) result.accuracy = agreed / total;
  if (occurring > 0) result.macro_f1 = f1_sum / occurring;
  return result;
}

CodedAgreement coded_agreement(const ConfusionMatrix& matrix, double conf) {
  CodedAgreement result;
  if (matrix.total() <= 0.0) {
    const Reason empty = {"odefinierad: inga bedömda intyg", "undefined: no rated certificates"};
    result.kappa_linear.undefined = empty;
    result.ac1.undefined = empty;
    return result;
  }
  result.kappa_linear = cohen_kappa(matrix.counts, Weights::linear);
  result.kappa_interval = normal_interval(result.kappa_linear, conf);
  result.ac1 = gwet_coefficient(matrix.counts, Weights::identity);
  result.ac1_interval = student_interval(result.ac1, conf);
  return result;
}

}  // namespace stickprov::statistics
