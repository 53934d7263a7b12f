#include "report/domain.h"

#include <map>

namespace stickprov::report {
namespace {

template <typename VerdictOf>
VerdictShares verdict_shares(const Design& design, const Domain& domain, VerdictOf&& verdict_of) {
  VerdictShares shares;
  for (const std::size_t index : domain.drawn) {
    switch (verdict_of(index)) {
      case Verdict::adequate:
        ++shares.counts.adequate;
        break;
      case Verdict::deficient:
        ++shares.counts.deficient;
        break;
      case Verdict::missing:
        ++shares.counts.missing;
        break;
      case Verdict::not_applicable:
        ++shares.counts.not_applicable;
        break;
    }
  }
  const auto applicable = [&](std::size_t index) { return verdict_of(index) != Verdict::not_applicable; };
  const auto is = [&](Verdict verdict) {
    return share(design, domain, applicable, [&](std::size_t index) { return verdict_of(index) == verdict; });
  };
  shares.adequate = is(Verdict::adequate);
  shares.deficient = is(Verdict::deficient);
  shares.missing = is(Verdict::missing);
  return shares;
}

}  // namespace

Design design_of(const Audit& audit) {
  Design design;
  std::map<std::string, std::size_t> places;
  for (const Stratum& stratum : audit.sample.strata) {
    places.emplace(stratum.name, design.names.size());
    design.names.push_back(stratum.name);
    design.population.push_back(stratum.population);
    design.unit_probability.push_back(audit.sample.design == "cluster" ? stratum.selection_probability : 0.0);
  }
  if (design.names.empty()) {
    places.emplace("", 0);
    design.names.emplace_back();
    design.population.push_back(audit.sample.frame_size);
    design.unit_probability.push_back(0.0);
  }
  design.sampled.assign(design.names.size(), 0);
  for (const AuditedCertificate& certificate : audit.certificates) {
    const auto found = places.find(certificate.draw.stratum);
    const std::size_t place = found == places.end() ? 0 : found->second;
    design.stratum_of.push_back(place);
    ++design.sampled[place];
  }
  return design;
}

// Where the whole group lies in one stratum its frame count is known and the draw within it is simple; across
// strata the design's own sizes carry the weights.
std::optional<Estimate> estimate_domain(const Design& design, const Domain& domain,
                                        std::vector<StratumCount> counts) {
  const auto drawn_in = [](const StratumCount& stratum) { return stratum.sampled > 0; };
  if (std::count_if(counts.begin(), counts.end(), drawn_in) == 1) {
    StratumCount only = *std::find_if(counts.begin(), counts.end(), drawn_in);
    only.population = std::max(domain.frame, only.sampled);
    return estimate_share({only});
  }
  for (std::size_t place = 0; place < counts.size(); ++place) {
    counts[place].population = design.population[place];
    counts[place].sampled = design.sampled[place];
    counts[place].unit_probability = design.unit_probability[place];
  }
  return estimate_share(counts);
}

Verdicts verdicts_of(const Audit& audit, const Design& design, const Domain& domain) {
  const auto rating = [&](std::size_t index) -> const CertificateRating& {
    return audit.certificates[index].rating;
  };
  Verdicts verdicts;
  for (const Part part : kParts) {
    verdicts.parts[static_cast<std::size_t>(part)] =
        verdict_shares(design, domain, [&](std::size_t index) { return rating(index).verdict(part); });
  }
  verdicts.overall = verdict_shares(design, domain, [&](std::size_t index) { return rating(index).overall; });
  verdicts.function_and_activity =
      verdict_shares(design, domain, [&](std::size_t index) { return rating(index).function_and_activity; });
  // Where function and activity are not asked for (smittbärarpenning) nobody can ask to have them completed.
  verdicts.likely_completion = share(
      design, domain,
      [&](std::size_t index) { return rating(index).function_and_activity != Verdict::not_applicable; },
      [&](std::size_t index) { return rating(index).likely_completion; });
  return verdicts;
}

}  // namespace stickprov::report
