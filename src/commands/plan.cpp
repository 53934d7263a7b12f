#include "commands/plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "format/json_text.h"
#include "model/setup_error.h"
#include "statistics/preconditions.h"
#include "statistics/sizes.h"

namespace stickprov::commands {
namespace {

using statistics::Count;
using statistics::Rounding;

struct Options {
  Count population = 0;
  std::vector<Count> units;
  std::string unit_name;
  double precision = 5.0;    // percentage points
  double confidence = 95.0;  // percent
  double expected = 50.0;    // percent
  double design_effect = 1.0;
  double tolerable = 5.0;  // percent
  std::string format = "text";
};

struct Plan {
  double conf = 0.95;
  double d = 0.05;
  double P = 0.5;
  Count whole = 0;  // for the whole frame
  Count krejcie_morgan = 0;
  Count clustered = 0;         // with the design effect
  std::vector<Count> by_unit;  // same precision in every unit, in the order of `units`
  std::vector<Count> units;    // frame sizes
  Count units_total = 0;
  Count discovery = 0;
};

constexpr Count kSmallestOffered = 50;  // a smaller sample says too little of any frame

// 5000 → "5 000" in Swedish (no-break space) and "5,000" in English.
std::string shown(Count number, Language language) {
  std::string digits = fmt::format("{}", number);
  for (std::size_t at = digits.size(); at > 3; at -= 3)
    digits.insert(at - 3, language == Language::swedish ? "\u00A0" : ",");
  return digits;
}

std::string shown(double number, Language language) {
  std::string text = fmt::format("{:.1f}", number);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  if (language == Language::swedish) std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

double half_width_points(Count n, Count N, const Plan& plan) {
  return 100.0 * statistics::cochran_half_width(n, N, plan.P, plan.conf);
}

// n for the precision when the variance is `effect` times that of a simple draw: Cochran's n0 grows by it.
Count clustered_size(Count N, const Plan& plan, double effect) {
  return statistics::cochran_finite(N, plan.P, plan.d / std::sqrt(effect), plan.conf, Rounding::ceil);
}

Plan plan_of(const Options& options) {
  using statistics::require;
  require(options.population >= 1, "--population ska vara antalet intyg i ramen, minst 1",
          "--population must be the number of certificates in the frame, at least 1");
  require(options.precision > 0.0 && options.precision < 100.0,
          "--precision anges i procentenheter, mellan 0 och 100 (t.ex. 5)",
          "--precision is given in percentage points, between 0 and 100 (such as 5)");
  require(
      options.precision >= 0.5,
      fmt::format("--precision {} är under en halv procentenhet: skriv 5 för ±5 procentenheter, inte 0.05",
                  options.precision),
      fmt::format("--precision {} is under half a percentage point: write 5 for ±5 points, not 0.05",
                  options.precision));
  require(options.confidence >= 50.0 && options.confidence < 100.0,
          "--conf anges i procent, från 50 till under 100 (t.ex. 95)",
          "--conf is given in percent, from 50 to below 100 (such as 95)");
  require(options.expected > 0.0 && options.expected < 100.0, "--expected anges i procent, mellan 0 och 100",
          "--expected is given in percent, between 0 and 100");
  require(options.tolerable > 0.0 && options.tolerable < 100.0,
          "--tolerable anges i procent, mellan 0 och 100",
          "--tolerable is given in percent, between 0 and 100");
  require(options.design_effect >= 1.0, "--design-effect ska vara minst 1",
          "--design-effect must be at least 1");

  Plan plan;
  plan.conf = options.confidence / 100.0;
  plan.d = options.precision / 100.0;
  plan.P = options.expected / 100.0;
  const Count N = options.population;
  plan.whole = statistics::cochran_finite(N, plan.P, plan.d, plan.conf, Rounding::ceil);
  const double z = statistics::normal_quantile(1.0 - (1.0 - plan.conf) / 2.0);
  plan.krejcie_morgan = statistics::krejcie_morgan(N, plan.P, plan.d, z * z, Rounding::nearest);
  plan.clustered = clustered_size(N, plan, options.design_effect);
  plan.discovery = statistics::discovery_hypergeometric(plan.conf, N, options.tolerable / 100.0, 0);
  if (options.units.size() == 1) {  // so many units of about the same size
    const Count units = options.units.front();
    require(units >= 1 && units <= N, fmt::format("--units {}: fler enheter än intyg i ramen ({})", units, N),
            fmt::format("--units {}: more units than certificates in the frame ({})", units, N));
    for (Count unit = 0; unit < units; ++unit) plan.units.push_back(N / units + (unit < N % units ? 1 : 0));
  } else {
    plan.units = options.units;
    Count total = 0;
    for (const Count size : plan.units) {
      require(size >= 1, "--units: varje enhet ska ha minst ett intyg",
              "--units: every unit must have at least one certificate");
      total += size;
    }
    require(plan.units.empty() || total == N,
            fmt::format("--units summerar till {} men --population är {}", total, N),
            fmt::format("--units sum to {} but --population is {}", total, N));
  }
  for (const Count size : plan.units) {
    plan.by_unit.push_back(statistics::cochran_finite(size, plan.P, plan.d, plan.conf, Rounding::ceil));
    plan.units_total += plan.by_unit.back();
  }
  return plan;
}

std::string range_of(std::vector<Count> numbers, Language language) {
  std::sort(numbers.begin(), numbers.end());
  return numbers.front() == numbers.back()
             ? shown(numbers.front(), language)
             : shown(numbers.front(), language) + "–" + shown(numbers.back(), language);
}

void print_units(const Options& options, const Plan& plan, Session& session) {
  const Language language = session.language;
  const auto units = static_cast<Count>(plan.units.size());
  const std::string name = options.unit_name.empty()
                               ? std::string(say(language, "vårdcentral", "care centre"))
                               : options.unit_name;
  session.out << fmt::format(
      fmt::runtime(say(
          language,
          "För ±{} procentenheter per {} ({} stycken med {} intyg var): {} intyg per {}, tillsammans {}.\n",
          "For ±{} percentage points per {} ({} of them with {} certificates each): {} certificates per {}, "
          "{} in all.\n")),
      shown(options.precision, language), name, shown(units, language), range_of(plan.units, language),
      range_of(plan.by_unit, language), name, shown(plan.units_total, language));
  // What the sample for the whole frame says of one unit when it is spread in proportion.
  const Count typical = plan.units[plan.units.size() / 2];
  const Count share = std::max<Count>(
      1, static_cast<Count>(std::llround(static_cast<double>(plan.whole) * static_cast<double>(typical) /
                                         static_cast<double>(options.population))));
  session.out << fmt::format(fmt::runtime(say(language,
                                              "Fördelas de {} intygen i stället på alla blir det omkring {} "
                                              "per {}: ±{} procentenheter. Det räcker för "
                                              "helheten men inte för att jämföra enheter.\n",
                                              "Spread over all, the {} certificates come to about {} per {}: "
                                              "±{} percentage points. That does for the "
                                              "whole, not for comparing units.\n")),
                             shown(plan.whole, language), shown(share, language), name,
                             shown(half_width_points(std::min(share, typical), typical, plan), language));
}

// What other sizes would give for the whole frame.
void print_other_sizes(const Plan& plan, Count N, Session& session) {
  const Language language = session.language;
  session.out << say(language, "Med andra storlekar blir osäkerheten för hela ramen:",
                     "Other sizes give for the whole frame:");
  bool any = false;
  for (const Count n : {kSmallestOffered, Count{100}, Count{200}, Count{400}, Count{800}, Count{1600}}) {
    if (n >= N) break;
    session.out << fmt::format("{} {} {} ±{}", any ? ";" : "", shown(n, language),
                               say(language, "intyg", "certificates"),
                               shown(half_width_points(n, N, plan), language));
    any = true;
  }
  session.out << fmt::format(fmt::runtime(say(language, "{} alla {} ±0.\n", "{} all {} ±0.\n")),
                             any ? ";" : "", shown(N, language));
}

void print_text(const Options& options, const Plan& plan, Session& session) {
  const Language language = session.language;
  const Count N = options.population;
  session.out << fmt::format(
      fmt::runtime(say(language, "Ram: {} intyg. Konfidensgrad {} %. Väntad andel {} %{}.\n\n",
                       "Frame: {} certificates. Confidence {} %. Expected share {} %{}.\n\n")),
      shown(N, language), shown(options.confidence, language), shown(options.expected, language),
      options.expected == 50.0
          ? say(language, " (det försiktigaste antagandet)", " (the most cautious assumption)")
          : "");
  session.out << fmt::format(
      fmt::runtime(
          plan.whole == N
              ? say(language, "För ±{} procentenheter för hela ramen: alla {} intyg, en totalundersökning.\n",
                    "For ±{} percentage points for the whole frame: all {} certificates, a census.\n")
              : say(language, "För ±{} procentenheter för hela ramen: {} intyg ({} % av ramen).\n",
                    "For ±{} percentage points for the whole frame: {} certificates ({} % of the frame).\n")),
      shown(options.precision, language), shown(plan.whole, language),
      shown(100.0 * static_cast<double>(plan.whole) / static_cast<double>(N), language));
  if (options.design_effect > 1.0)
    session.out << fmt::format(
        fmt::runtime(say(language, "Vid klusterurval med designeffekt {}: {} intyg.\n",
                         "For a cluster draw with design effect {}: {} certificates.\n")),
        shown(options.design_effect, language), shown(plan.clustered, language));
  if (!plan.units.empty()) print_units(options, plan, session);
  if (N > kSmallestOffered) print_other_sizes(plan, N, session);
  session.out << fmt::format(
      fmt::runtime(say(
          language,
          "För att med {} % säkerhet hitta minst ett fel, om minst {} % av intygen har felet: {} intyg.\n",
          "To find at least one fault with {} % confidence if at least {} % of the certificates have it: "
          "{} certificates.\n")),
      shown(options.confidence, language), shown(options.tolerable, language),
      shown(plan.discovery, language));
  session.out << fmt::format(
      fmt::runtime(
          say(language,
              "\nGrund: Cochran (1977) med ändlig ram, avrundat uppåt; Krejcie & Morgan (1970) ger {}.\n",
              "\nBasis: Cochran (1977) with a finite frame, rounded up; Krejcie & Morgan (1970) gives "
              "{}.\n")),
      shown(plan.krejcie_morgan, language));
  if (plan.whole < N)
    session.out << say(
        language,
        "Stickprov draw drar också reserver, för intyg som inte går att bedöma: räkna inte in dem.\n",
        "Stickprov draw draws spares too, for certificates that cannot be rated: leave them out.\n");
}

void print_json(const Options& options, const Plan& plan, Session& session) {
  std::string by_unit;
  for (std::size_t i = 0; i < plan.units.size(); ++i)
    by_unit += fmt::format("{}{{\"N\": {}, \"n\": {}}}", i == 0 ? "" : ", ", plan.units[i], plan.by_unit[i]);
  session.out << fmt::format(
      "{{\"population\": {}, \"conf\": {}, \"precision\": {}, \"expected\": {}, \"n\": {}, "
      "\"n_krejcie_morgan\": {}, "
      "\"design_effect\": {}, \"n_with_design_effect\": {}, \"units\": [{}], \"n_units_total\": {}, "
      "\"tolerable\": {}, "
      "\"n_discovery\": {}}}\n",
      options.population, format::json_number(plan.conf), format::json_number(plan.d),
      format::json_number(plan.P), plan.whole, plan.krejcie_morgan,
      format::json_number(options.design_effect), plan.clustered, by_unit, plan.units_total,
      format::json_number(options.tolerable / 100.0), plan.discovery);
}

void run(const Options& options, Session& session) {
  try {
    const Plan plan = plan_of(options);
    if (options.format == "json") {
      print_json(options, plan, session);
    } else {
      print_text(options, plan, session);
    }
  } catch (const SetupError& error) {
    session.err << "plan: " << (session.language == Language::swedish ? error.what() : error.english())
                << '\n';
    session.exit_code = kSetUpError;
  }
}

}  // namespace

void add_plan(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  const auto word = [&](std::string_view swedish, std::string_view english) {
    return std::string(say(session.language, swedish, english));
  };
  CLI::App* plan =
      app.add_subcommand("plan", word("Hur många intyg behövs?", "How many certificates are needed?"));
  plan->add_option("--population", options->population,
                   word("Antal intyg i ramen", "Number of certificates in the frame"))
      ->required();
  plan->add_option("--units", options->units,
                   word("Antal enheter, eller deras storlekar med komma emellan",
                        "Number of units, or their sizes with commas between"))
      ->delimiter(',');
  plan->add_option("--unit-name", options->unit_name,
                   word("Vad en enhet kallas (vårdcentral)", "What a unit is called (care centre)"));
  plan->add_option("--precision", options->precision,
                   word("Önskad precision, ± procentenheter", "Wanted precision, ± percentage points"))
      ->capture_default_str();
  plan->add_option("--conf", options->confidence, word("Konfidensgrad, procent", "Confidence, percent"))
      ->capture_default_str();
  plan->add_option("--expected", options->expected, word("Väntad andel, procent", "Expected share, percent"))
      ->capture_default_str();
  plan->add_option(
          "--tolerable", options->tolerable,
          word("Minsta felandel som ska upptäckas, procent", "Smallest fault rate to discover, percent"))
      ->capture_default_str();
  plan->add_option("--design-effect", options->design_effect,
                   word("Designeffekt vid klusterurval", "Design effect of a cluster draw"))
      ->capture_default_str();
  plan->add_option("--format", options->format, "text, json")->check(CLI::IsMember({"text", "json"}));
  plan->footer(
      word("Exempel:\n  stickprov plan --population 5000\n  stickprov plan --population 5000 --units 40 "
           "--precision 10\n"
           "  stickprov plan --population 900 --units 500,300,100",
           "Examples:\n  stickprov plan --population 5000\n  stickprov plan --population 5000 --units 40 "
           "--precision 10\n"
           "  stickprov plan --population 900 --units 500,300,100"));
  plan->callback([options, &session] { run(*options, session); });
}

}  // namespace stickprov::commands
