#pragma once
// The program's ratings held against people's: counts, agreement, and every disagreement.

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "commands/labels.h"
#include "commands/rated.h"
#include "model/language.h"

namespace stickprov::commands {

/// Rows the labels' verdict, columns the program's, both in the order of Verdict.
using Confusion = std::array<std::array<std::size_t, 4>, 4>;

/// Precision, recall and F1 of one class; nothing where the class was never given (precision) or labelled
/// (recall). F1 is 2·TP / (2·TP + FP + FN), nothing where the class occurs on neither side.
struct ClassScore {
  std::size_t labelled = 0;
  std::size_t given = 0;
  std::optional<double> precision, recall, f1;
};

/// An agreement coefficient with its 95 % interval, cut off at 1; `undefined` says why there is none.
struct Agreement {
  std::optional<double> value, lower, upper;
  std::string undefined;
};

struct PartEvaluation {
  Confusion confusion{};
  std::size_t compared = 0;
  std::size_t agreed = 0;
  std::array<ClassScore, 4> classes;
  std::optional<double> macro_f1;  // mean of F1 over the classes that occur
  Agreement kappa;                 // Cohen's, linear weights
  Agreement ac1;                   // Gwet's
};

/// Compares class by class and computes the coefficients. For κ the scale is not applicable, adequate,
/// deficient, missing: an unmotivated exceedance taken for none is as far off as it is bad. Classes that
/// neither side uses are left out (AC1 depends on their number).
PartEvaluation evaluate_part(const Confusion& confusion, Language language);

struct CriterionEvaluation {
  std::string id;
  std::array<std::array<std::size_t, 3>, 3> confusion{};  // rows labels, columns program, in the order of Met
};

struct Disagreement {
  std::string certificate_id;
  std::size_t part = 0;  // place in kComparedNames
  Verdict labelled = Verdict::missing;
  Verdict given = Verdict::missing;
  std::vector<std::string> decided_by;
  std::vector<std::string> sentences;  // "f1 Behandling …: …", one a deciding criterion, masked
};

struct Evaluation {
  std::size_t certificates = 0;        // read and labelled
  std::vector<std::string> not_found;  // labelled, but not among the certificates
  std::size_t not_labelled = 0;        // certificates without a row of labels
  std::array<PartEvaluation, kComparedParts> parts;
  std::vector<CriterionEvaluation> criteria;  // in the order of the columns
  std::vector<Disagreement> disagreements;    // worst first
};

/// Collects certificate by certificate, then sums up.
struct Comparison {
  std::array<Confusion, kComparedParts> confusions{};
  std::map<std::string, std::array<std::array<std::size_t, 3>, 3>> criteria;
  std::vector<Disagreement> disagreements;
  std::map<std::string, std::size_t> seen;  // certificate id → times
  std::size_t not_labelled = 0;
};
void compare(Comparison& comparison, const Labels& labels, const Certificate& certificate, const Rated& rated,
             Language language);
Evaluation sum_up(Comparison comparison, const Labels& labels, Language language);

/// For people (80 columns) and for machines (one JSON object).
std::string evaluation_text(const Evaluation& evaluation, Language language);
std::string evaluation_json(const Evaluation& evaluation);

}  // namespace stickprov::commands
