// The stratum of a certificate, as its name.

#include "format/date.h"
#include "sampling/draw.h"

namespace stickprov::sampling {
namespace {

std::string or_missing(const std::string& value) {
  return value.empty() ? "(saknas)" : value;
}

std::string length_class(int days) {
  // The form's and the rubric's limits: 14, 28, 90, 180, 365 days.
  if (days <= 14) return "001-014 dagar";
  if (days <= 28) return "015-028 dagar";
  if (days <= 90) return "029-090 dagar";
  if (days <= 180) return "091-180 dagar";
  if (days <= 365) return "181-365 dagar";
  return "366- dagar";
}

std::string value_of(const FrameEntry& entry, By by) {
  switch (by) {
    case By::unit:
      return or_missing(entry.unit_id);
    case By::area:
      return or_missing(entry.area);
    case By::provider:
      return or_missing(entry.provider);
    case By::diagnosis_group:
      return or_missing(entry.diagnosis_group);
    case By::sex:
      return entry.sex == Sex::woman ? "kvinna" : entry.sex == Sex::man ? "man" : "(saknas)";
    case By::first_or_extension:
      return entry.extension ? "förlängning" : "första intyg";
    case By::length_class:
      return length_class(entry.cumulated_days);
    case By::month:
      return entry.signed_day ? format::day_text(*entry.signed_day).substr(0, 7) : "(saknas)";
    case By::physician:
      return or_missing(entry.physician_pseudonym);
  }
  return {};
}

}  // namespace

std::string stratum_of(const FrameEntry& entry, const std::vector<By>& by) {
  std::string stratum;
  for (const By variable : by) {
    if (!stratum.empty()) stratum += " | ";
    stratum += value_of(entry, variable);
  }
  return stratum;
}

}  // namespace stickprov::sampling
