#include "synthetic_audit.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace stickprov::report {
namespace {

struct SyntheticUnit {
  std::string_view name;
  std::string_view area;
};
constexpr std::array<SyntheticUnit, 12> kUnits = {
    {{"Ängslyckans vårdcentral", "Primärvård"},
     {"Åkerbo vårdcentral", "Primärvård"},
     {"Östra Hamnens hälsocentral", "Primärvård"},
     {"Björkskogens vårdcentral", "Primärvård"},
     {"Kvarnens vårdcentral", "Primärvård"},
     {"Psykiatrin Norra länken", "Psykiatri"},
     {"Psykiatrin Södra länken", "Psykiatri"},
     {"Ortopedmottagningen Solberga sjukhus", "Ortopedi"},
     {"Handkirurgen Solberga sjukhus", "Ortopedi"},
     {"Kvinnokliniken Solberga sjukhus", "Andra områden: Gynekologi"},
     {"Medicinkliniken Solberga sjukhus", "Andra områden: Medicin"},
     {"Smärtrehab Väster", ""}}};

struct SyntheticDiagnosis {
  std::string_view code;
  std::string_view text;
  std::string_view group;
  std::string_view chapter;
  int longest;
};
constexpr std::array<SyntheticDiagnosis, 6> kDiagnoses = {
    {{"F438A", "Utmattningssyndrom", "Psykiska sjukdomar", "F", 186},
     {"M545", "Ländryggssmärta", "Rörelseorganens sjukdomar", "M", 42},
     {"S525", "Fraktur på nedre delen av radius", "Skador", "S", 56},
     {"F321", "Medelsvår depressiv episod", "Psykiska sjukdomar", "F", 93},
     {"J189", "Pneumoni", "Andningsorganens sjukdomar", "J", 21},
     {"R539", "Sjukdomskänsla och trötthet", "Övriga", "R", 14}}};

struct SyntheticCriterion {
  std::string_view id;
  Part part;
  std::string_view swedish;
  int fails;  // percent
};
constexpr std::array<SyntheticCriterion, 30> kCriteria = {
    {{"a1", Part::diagnosis, "Sjukdom, skada eller syndrom som orsakar nedsättningen", 2},
     {"a2", Part::diagnosis, "Kod med fyra positioner där kodlistan delar", 6},
     {"a3", Part::diagnosis, "Kod och text stämmer överens", 2},
     {"b1", Part::function, "Vilken funktion som är nedsatt", 15},
     {"b2", Part::function, "Vad det grundas på: status, fynd, observation, test", 30},
     {"b3", Part::function, "Läkarens egen bedömning av grad eller samband", 25},
     {"c1", Part::activity, "Konkret aktivitet som är begränsad", 15},
     {"c2", Part::activity, "Knuten till arbetsuppgifterna", 30},
     {"c3", Part::activity, "Omfattning: grad, vikt, tid, sträcka", 40},
     {"L1", Part::dfa, "Funktionsnedsättningen är en rimlig följd av diagnosen", 5},
     {"L2", Part::dfa, "Aktivitetsbegränsningen har en funktion bakom sig", 10},
     {"L3", Part::dfa, "Begränsningen gäller arbetsuppgifterna", 25},
     {"L4", Part::dfa, "Omfattningen passar graden", 30},
     {"e1", Part::capacity, "Sysselsättning och arbetsuppgifter", 20},
     {"e2", Part::capacity, "Grad och period", 1},
     {"e3", Part::capacity, "Sammanhängande perioder", 5},
     {"e4", Part::capacity, "Arbetstidens förläggning vid partiell nedsättning", 5},
     {"e5", Part::capacity, "Hel nedsättning motsägs inte av beskriven förmåga", 8},
     {"f1", Part::plan, "Behandling, utredning eller åtgärd", 12},
     {"f2", Part::plan, "Syfte eller väntad effekt", 60},
     {"f3", Part::plan, "Tidsplan", 45},
     {"f4", Part::plan, "Ansvarig enhet eller profession", 50},
     {"f5", Part::plan, "Åtgärd eller steg mot arbete", 40},
     {"f6", Part::plan, "Prognos", 5},
     {"f7", Part::plan, "Uppföljning", 40},
     {"g1", Part::fmb, "Att förlopp, komplikation eller samsjuklighet avviker", 40},
     {"g2", Part::fmb, "På vilket sätt", 50},
     {"h1", Part::basis, "Minst en grund med datum före signering", 4},
     {"h2", Part::basis, "Vad ”annat” är", 10},
     {"h3", Part::basis, "Inga fynd som kontaktsättet inte kan ge", 5}}};

// A linear congruential sequence: plain, and the same everywhere.
class Sequence {
 public:
  explicit Sequence(std::uint64_t start) : state_(start) {}
  int below(int limit) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<int>((state_ >> 33U) % static_cast<std::uint64_t>(limit));
  }
  bool percent(int share) { return below(100) < share; }

 private:
  std::uint64_t state_;
};

FrameEntry frame_entry(std::size_t i, Sequence& sequence) {
  const std::size_t u = static_cast<std::size_t>(sequence.below(i % 3 == 0 ? 12 : 5));
  const SyntheticUnit& unit = kUnits[u];
  const SyntheticDiagnosis& diagnosis = kDiagnoses[static_cast<std::size_t>(sequence.below(6))];
  FrameEntry entry;
  entry.certificate_id = fmt::format("{:08x}-0000-4000-8000-{:012x}", i * 2654435761U % 4294967296U, i);
  entry.source = {fmt::format("intyg/{:05}.xml", i), 0};
  entry.version = i % 4 == 0 ? "1.3" : "2.0";
  entry.unit_id = fmt::format("SE0000000000-{:04}", u);
  entry.unit_name = unit.name;
  entry.area = unit.area;
  entry.provider = unit.area.empty() ? "" : "Region Exempel";
  entry.unit_mapped = !unit.area.empty();
  entry.diagnosis_code = diagnosis.code;
  entry.diagnosis_group = diagnosis.group;
  entry.diagnosis_chapter = diagnosis.chapter;
  entry.sex = sequence.percent(62) ? Sex::woman : sequence.percent(97) ? Sex::man : Sex::unknown;
  const Day first =
      std::chrono::sys_days{std::chrono::year{2025} / 3 / 1} + std::chrono::days{sequence.below(90)};
  entry.signed_day = first + std::chrono::days{1};
  entry.first_day = first;
  entry.days = 7 + sequence.below(50);
  entry.last_day = first + std::chrono::days{entry.days - 1};
  entry.extension = sequence.percent(45);
  entry.cumulated_days = entry.days + (entry.extension ? sequence.below(220) : 0);
  entry.first_degree = 25 * (1 + sequence.below(4));
  entry.partial = entry.first_degree < 100;
  entry.contact = "UNDERSOKNING";
  entry.infection_control = i % 97 == 5;
  return entry;
}

Verdict verdict_of(int failed, int total) {
  return failed == 0 ? Verdict::adequate : failed < total ? Verdict::deficient : Verdict::missing;
}

// Member by member: g++ 12 at -O3 takes nested initializer lists of these for uninitialised memory.
Citation citation(const std::string& field, Span span, const std::string& text) {
  Citation made;
  made.evidence.field = field_id(field);
  made.evidence.span = span;
  made.text = text;
  return made;
}

AuditedCertificate audited(const FrameEntry& entry, Sequence& sequence) {
  AuditedCertificate certificate;
  certificate.entry = entry;
  const auto diagnosis = std::find_if(kDiagnoses.begin(), kDiagnoses.end(), [&](const SyntheticDiagnosis& d) {
    return d.code == entry.diagnosis_code;
  });
  certificate.diagnosis_text = diagnosis->text;
  CertificateRating& rating = certificate.rating;
  rating.fmb.matched_code = entry.diagnosis_code;
  rating.fmb.cumulated_days = entry.cumulated_days;
  rating.fmb.longest_days = diagnosis->longest;
  rating.fmb.limit_days = diagnosis->longest + std::max(14, diagnosis->longest / 4);
  rating.fmb.exceeded = !entry.infection_control && entry.cumulated_days > *rating.fmb.limit_days;
  if (rating.fmb.exceeded && sequence.percent(20)) {
    rating.fmb.narrower_case = "måttlig belastning, opererad";
    rating.fmb.narrower_days = diagnosis->longest / 2;
  }
  std::array<int, 8> failed{};
  std::array<int, 8> total{};
  for (const SyntheticCriterion& criterion : kCriteria) {
    const auto part = static_cast<std::size_t>(criterion.part);
    Finding finding;
    finding.criterion = criterion.id;
    finding.part = criterion.part;
    finding.reason = "synthetic";
    const bool not_asked =
        (criterion.part == Part::fmb && !rating.fmb.exceeded) ||
        (entry.infection_control && criterion.part != Part::diagnosis && criterion.part != Part::capacity);
    finding.met = not_asked                           ? Met::not_applicable
                  : sequence.percent(criterion.fails) ? Met::not_met
                                                      : Met::met;
    if (!not_asked) {
      ++total[part];
      if (finding.met == Met::not_met) ++failed[part];
    }
    std::vector<Citation> citations;
    const std::string field = criterion.part == Part::function   ? "35.1"
                              : criterion.part == Part::activity ? "17.1"
                                                                 : "19.1";
    if (finding.met == Met::met) {
      citations.push_back(citation(field, {4, 23}, "svårt att lyfta mer"));
      if (sequence.percent(15)) citations.push_back(citation(field, {40, 51}, "högst 2 kilo"));
      certificate.sentences.push_back(
          fmt::format("{}: ”svårt att lyfta mer” i fält {}.", criterion.swedish, field));
    } else if (finding.met == Met::not_met) {
      std::string searched =
          "Patienten har ont i ryggen sedan flera veckor och har svårt att arbeta. Sover dåligt och är trött "
          "på dagarna. "
          "Har provat värktabletter utan större effekt och vill gärna träffa en fysioterapeut. Bor med "
          "familj i lägenhet. ";
      if (sequence.percent(40)) searched += searched;
      const std::size_t length = searched.size();
      citations.push_back(citation(field, {0, length}, searched));
      certificate.sentences.push_back(
          fmt::format("{}: söktes i fält {} men hittades inte.", criterion.swedish, field));
    } else {
      certificate.sentences.emplace_back("Delen ska inte finnas i det här intyget.");
    }
    for (const Citation& citation : citations) finding.evidence.push_back(citation.evidence);
    rating.findings.push_back(finding);
    certificate.citations.push_back(std::move(citations));
  }
  for (const Part part : kParts) {
    const auto p = static_cast<std::size_t>(part);
    rating.parts[p].part = part;
    rating.parts[p].verdict = total[p] == 0 ? Verdict::not_applicable : verdict_of(failed[p], total[p]);
    // Of the plan some elements suffice.
    if (part == Part::plan && total[p] > 0) {
      rating.parts[p].verdict = failed[p] <= 3   ? Verdict::adequate
                                : failed[p] <= 5 ? Verdict::deficient
                                                 : Verdict::missing;
    }
  }
  certificate.texts = {
      {"29.1", "Packar varor i ett lager."},
      {"17.1", "Har svårt att lyfta mer än några kilo, högst 2 kilo åt gången, och kan inte bära."},
      {"35.1", "Kan svårt att lyfta mer än några kilo."},
      {"19.1", "Går hos fysioterapeut. Det är svårt att lyfta mer på arbetet."}};
  if (sequence.percent(30)) certificate.work_measures = {"ARBETSANPASSNING"};
  if (sequence.percent(10)) certificate.work_measures.emplace_back("KONTAKT_FHV");
  if (certificate.work_measures.empty() && sequence.percent(40)) certificate.work_measures = {"EJ_AKTUELLT"};
  const Verdict function = rating.verdict(Part::function);
  const Verdict activity = rating.verdict(Part::activity);
  rating.overall = Verdict::adequate;
  for (const Part part : kParts) {
    const Verdict verdict = rating.verdict(part);
    if (verdict == Verdict::deficient || verdict == Verdict::missing) rating.overall = Verdict::deficient;
  }
  if (function == Verdict::missing || activity == Verdict::missing) rating.overall = Verdict::missing;
  rating.function_and_activity =
      function == Verdict::not_applicable ? Verdict::not_applicable : std::max(function, activity);
  rating.likely_completion = function == Verdict::missing || activity == Verdict::missing ||
                             (function == Verdict::deficient && activity == Verdict::deficient);
  if (entry.cumulated_days > 90 && rating.verdict(Part::plan) == Verdict::missing) {
    rating.flags.emplace_back("long_without_plan");
  }
  if (rating.fmb.exceeded) rating.flags.emplace_back("fmb_exceeded_days");
  if (entry.extension && sequence.percent(5)) rating.flags.emplace_back("near_identical_to_previous");
  if (entry.diagnosis_chapter == "R") rating.flags.emplace_back("symptom_diagnosis");
  if (entry.first_degree == 100 && sequence.percent(8)) rating.flags.emplace_back("full_time_kept_capacity");
  return certificate;
}

}  // namespace

std::vector<CriterionName> synthetic_criteria() {
  std::vector<CriterionName> criteria;
  for (const SyntheticCriterion& criterion : kCriteria) {
    criteria.push_back({std::string(criterion.id), criterion.part, std::string(criterion.swedish),
                        fmt::format("Criterion {}", criterion.id), "Formulärets hjälptext; HSLF-FS 2018:54"});
  }
  return criteria;
}

Audit synthetic_audit(const SyntheticOptions& options) {
  Sequence sequence(20250401);
  Audit audit;
  audit.run_id = "a1b2c3d4e5f6";
  audit.tool_version = "0.1.0";
  audit.command = fmt::format("stickprov audit intyg -o rapport.xlsx --n {} --seed vår-2025", options.drawn);
  audit.policy_name = "standard-1.2";
  audit.policy = {{"fmb.tolerance_days", "14"},
                  {"fmb.tolerance_percent", "25"},
                  {"plan.long_without_plan_days", "90"},
                  {"report.smallest_number_shown", fmt::format("{}", options.smallest_number)},
                  {"report.smallest_unit", "10"},
                  {"series.largest_gap_days", "5"}};
  audit.data_files = {{"dictionaries/activity.tsv", std::string(64, 'a')},
                      {"dictionaries/function.tsv", std::string(64, 'b')},
                      {"icd10-icf-maps/fmb.tsv", std::string(64, 'c')}};
  for (std::size_t i = 0; i < options.frame; ++i) audit.frame.push_back(frame_entry(i, sequence));

  Sample& sample = audit.sample;
  sample.design = options.drawn == options.frame ? "census" : options.by_area ? "stratified" : "simple";
  sample.seed = "vår-2025";
  sample.requested = options.drawn;
  sample.frame_size = options.frame;
  sample.frame_sha256 = std::string(64, 'd');
  sample.sample_sha256 = std::string(64, 'e');
  const auto stratum_of = [&](const FrameEntry& entry) {
    return options.by_area ? entry.area : std::string();
  };
  std::map<std::string, std::vector<std::size_t>> strata;
  for (std::size_t i = 0; i < audit.frame.size(); ++i) strata[stratum_of(audit.frame[i])].push_back(i);
  if (options.by_area) {
    sample.by = {"area"};
    sample.allocation = "equal";
  }
  for (const auto& [name, members] : strata) {
    const std::size_t wanted = options.by_area ? options.drawn / strata.size() : options.drawn;
    const std::size_t drawn = std::min(wanted, members.size());
    sample.strata.push_back({name, members.size(), drawn});
    // Every k-th member: any members do, the tests are not about the draw.
    for (std::size_t i = 0; i < drawn; ++i) {
      const FrameEntry& entry = audit.frame[members[i * members.size() / drawn]];
      DrawnItem item;
      item.order = sample.items.size() + 1;
      item.certificate_id = entry.certificate_id;
      item.stratum = name;
      item.weight = static_cast<double>(members.size()) / static_cast<double>(drawn);
      item.inclusion_probability = 1.0 / item.weight;
      sample.items.push_back(item);
      AuditedCertificate certificate = audited(entry, sequence);
      certificate.draw = item;
      audit.certificates.push_back(std::move(certificate));
    }
  }
  for (std::size_t i = 0; i < options.texts.size(); ++i) {
    const std::string& text = options.texts[i];
    AuditedCertificate& certificate = audit.certificates.at(i);
    certificate.diagnosis_text = text;
    certificate.texts.push_back({"6.1", text});
    certificate.entry.unit_name = text;
    certificate.sentences.front() = text;
    certificate.citations.front().assign(1, citation("6.1", {0, text.size()}, text));
    certificate.rating.findings.front().met = Met::met;
  }

  audit.problems = {
      {ProblemKind::broken_xml, "intyg/trasig.xml", "rad 12", "",
       "Filen slutar mitt i ett element. Hämta den på nytt från journalsystemet.",
       "The file ends within an element. Export it again."},
      {ProblemKind::bad_value, "intyg/datum.xml", "svar 32.2", "0badc0de-0000-4000-8000-000000000001",
       "Datumet 2025-13-40 finns inte. Rätta perioden i källan.",
       "The date 2025-13-40 does not exist. Correct the period."}};
  audit.other_types = {{"AG7804", "intyg/ag.xml", "0badc0de-0000-4000-8000-000000000002"}};
  audit.exclusions = {{"replaced", "0badc0de-0000-4000-8000-000000000003", "intyg/gammal.xml"},
                      {"duplicate", "0badc0de-0000-4000-8000-000000000004", "intyg/kopia.xml"}};
  audit.unmapped_units = {"SE0000000000-0011"};
  Accounting& accounting = audit.accounting;
  accounting.exclusions = {{"replaced", 1}, {"duplicate", 1}};
  accounting.problems = {{"broken_xml", 1}, {"bad_value", 1}};
  accounting.other_types = {{"AG7804", 1}};
  accounting.frame = options.frame;
  accounting.certificates = accounting.frame + 2;
  accounting.read = accounting.certificates + 3;
  accounting.files = accounting.read;
  accounting.drawn = audit.certificates.size();
  accounting.rated = audit.certificates.size();
  return audit;
}

}  // namespace stickprov::report
