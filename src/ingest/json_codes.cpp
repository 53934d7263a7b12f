#include "ingest/json_codes.h"

#include <array>
#include <utility>

namespace stickprov::ingest {
namespace {

// Names of the enumeration in Webcert's Java model, where the JSON of older versions writes them in place of
// the code (sklintyg/common, fk/lisjp model).
constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kCodeOfEnumName = {{
    {"NEDSATT_HELT", "HELT_NEDSATT"},
    {"NEDSATT_3_4", "TRE_FJARDEDEL"},
    {"NEDSATT_HALFTEN", "HALFTEN"},
    {"NEDSATT_1_4", "EN_FJARDEDEL"},
    {"MED_STOR_SANNOLIKHET", "STOR_SANNOLIKHET"},
    {"SANNOLIKT_EJ_ATERGA_TILL_SYSSELSATTNING", "SANNOLIKT_INTE"},
    {"FORADLRARLEDIGHET_VARD_AV_BARN", "FORALDRALEDIG"},
    {"FORALDRARLEDIGHET_VARD_AV_BARN", "FORALDRALEDIG"},
    {"DAGAR_30", "TRETTIO_DGR"},
    {"DAGAR_60", "SEXTIO_DGR"},
    {"DAGAR_90", "NITTIO_DGR"},
    {"DAGAR_180", "HUNDRAATTIO_DAGAR"},
    {"DAGAR_365", "TREHUNDRASEXTIOFEM_DAGAR"},
}};

}  // namespace

std::string_view code_of(std::string_view name) {
  for (const auto& [enum_name, code] : kCodeOfEnumName) {
    if (name == enum_name) return code;
  }
  return name;
}

std::string_view code_system_of(std::string_view name) {
  if (name == "ICD_10_SE") return "1.2.752.116.1.1.1.1.3";
  if (name == "KSH_97_P") return "1.2.752.116.1.3.1.4.1";
  return name;
}

std::string type_code(std::string_view typ) {
  std::string upper;
  for (const char c : typ) upper += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return upper == "AG114" ? "AG1-14" : upper;
}

}  // namespace stickprov::ingest
