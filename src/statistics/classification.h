#pragma once
// How well ratings agree with an adjudicated answer: confusion matrix and the measures of each class.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "statistics/agreement.h"

namespace stickprov::statistics {

/// Rows = the adjudicated label (facit), columns = the rating under test, both in the order of `labels`.
struct ConfusionMatrix {
  std::vector<std::string> labels;
  Table counts;
  double total() const;
  bool operator==(const ConfusionMatrix&) const = default;
};

/// Counts the pairs (adjudicated, rated). `labels` gives the order (an ordinal scale for the weighted κ); a
/// label in a pair that is not among them throws SetupError naming it. No pairs give a matrix of zeros.
ConfusionMatrix confusion_matrix(const std::vector<std::string>& labels,
                                 const std::vector<std::pair<std::string, std::string>>& pairs);

/// One class against the rest. `precision` is none when the class was never rated, `recall` none when it
/// never was the answer; f1 = 2·TP / (2·TP + FP + FN), none when neither.
struct ClassMeasures {
  std::string label;
  Count adjudicated = 0;
  Count rated = 0;
  Count both = 0;
  std::optional<double> precision;  // träffsäkerhet: both / rated
  std::optional<double> recall;     // täckning: both / adjudicated
  std::optional<double> f1;
};

struct Classification {
  Count subjects = 0;
  std::optional<double> accuracy;  // none without subjects
  std::vector<ClassMeasures> classes;
  std::optional<double> macro_f1;  // mean f1 over the classes that occur at all (Sokolova & Lapalme 2009)
};

Classification classification(const ConfusionMatrix& matrix);

/// The two coefficients that an evaluation reports, with their intervals: κ with linear weights over the
/// order of the labels (normal quantile, Fleiss, Cohen & Everitt 1969) and Gwet's AC1 (Student's t with n −
/// 1). An empty matrix gives coefficients without value and a reason.
struct CodedAgreement {
  Agreement kappa_linear;
  std::optional<Interval> kappa_interval;
  Agreement ac1;
  std::optional<Interval> ac1_interval;
};

CodedAgreement coded_agreement(const ConfusionMatrix& matrix, double conf);

}  // namespace stickprov::statistics
