#include "commands/evaluate.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>
#include <utility>

#include "commands/evaluation.h"
#include "commands/inputs.h"
#include "commands/labels.h"
#include "commands/session.h"
#include "model/setup_error.h"

namespace stickprov::commands {
namespace {

struct Options {
  std::string labels;
  std::vector<std::string> paths;
  std::string format = "text";
};

void run(const Options& options, Session& session) {
  const Labels labels = read_labels(options.labels);
  const Rater rater = load_rater(session.data_folder);
  Inputs inputs =
      scan_inputs(options.paths, history_rules(rater), privacy::passing_key(), session, {}, {options.labels});
  report_problems(inputs, session);
  Comparison comparison;
  reread_inputs(inputs, [&](Certificate&& certificate, std::size_t place) {
    compare(comparison, labels, certificate, rate_certificate(certificate, inputs.histories[place], rater),
            session.language);
  });
  const Evaluation evaluation = sum_up(std::move(comparison), labels, session.language);
  if (evaluation.certificates == 0) {
    throw SetupError(
        "inget av intygen finns i filen med bedömningar; jämför certificate_id i filen med intygens id",
        "none of the certificates is in the file of labels; compare its certificate_id with their ids");
  }
  session.out << (options.format == "json" ? evaluation_json(evaluation)
                                           : evaluation_text(evaluation, session.language));
}

}  // namespace

void add_evaluate(CLI::App& app, Session& session) {
  const auto in = [&](std::string_view swedish, std::string_view english) {
    return std::string(say(session.language, swedish, english));
  };
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("evaluate", in("Jämför programmets bedömning med människors\n\nFör varje del: "
                                        "korstabell, andel samma bedömning, precision, "
                                        "täckning och F1 per klass, κ med linjära vikter och AC1 med 95 % "
                                        "intervall, och sedan varje skillnad med de "
                                        "kriterier som avgjorde, värst först. Så kan en region pröva "
                                        "programmet på egna intyg innan den litar på det.",
                                        "Compares the program's ratings with people's\n\nFor each part: "
                                        "confusion matrix, accuracy, precision, recall "
                                        "and F1 per class, linear-weighted κ and AC1 with 95 % intervals, "
                                        "then every disagreement with the criteria "
                                        "that decided it, worst first. This is how a region tests the "
                                        "program on its own certificates before trusting "
                                        "it."));
  command
      ->add_option("PATH", options->paths,
                   in("Filer, mappar och arkiv med intyg", "Files, folders and archives of certificates"))
      ->required();
  command
      ->add_option(
          "--labels", options->labels,
          in("Tabbseparerad fil: certificate_id och en kolumn per del (diagnosis … overall) eller kriterium "
             "(a1 … h3)",
             "Tab-separated file: certificate_id and a column per part (diagnosis … overall) or criterion "
             "(a1 … h3)"))
      ->required()
      ->type_name(in("FIL", "FILE"));
  command
      ->add_option("--format", options->format,
                   in("text för läsning, json för program", "text to read, json for programs"))
      ->check(CLI::IsMember({"text", "json"}))
      ->type_name("text|json");
  command->footer(
      in("\nExempel:\n"
         "  stickprov evaluate --labels bedomda.tsv intyg/ | less\n"
         "  stickprov evaluate --labels bedomda.tsv intyg/ --format json > jamforelse.json\n",
         "\nExamples:\n"
         "  stickprov evaluate --labels rated.tsv certificates/ | less\n"
         "  stickprov evaluate --labels rated.tsv certificates/ --format json > comparison.json\n"));
  command->callback([options, &session] { run(*options, session); });
}

}  // namespace stickprov::commands
