#include "ingest/xml_names.h"

#include <array>
#include <cstdint>

namespace stickprov::ingest {
namespace {

using NamedElement = std::pair<std::string_view, Name>;

// Most frequent first: they are searched in order.
constexpr std::array<NamedElement, 22> kCertificateNames = {{
    {"svar", Name::svar},
    {"delsvar", Name::delsvar},
    {"instans", Name::instans},
    {"intygs-id", Name::intygs_id},
    {"typ", Name::typ},
    {"version", Name::version},
    {"signeringstidpunkt", Name::signeringstidpunkt},
    {"skickatTidpunkt", Name::skickat_tidpunkt},
    {"patient", Name::patient},
    {"person-id", Name::person_id},
    {"fornamn", Name::fornamn},
    {"mellannamn", Name::mellannamn},
    {"efternamn", Name::efternamn},
    {"skapadAv", Name::skapad_av},
    {"personal-id", Name::personal_id},
    {"fullstandigtNamn", Name::fullstandigt_namn},
    {"enhet", Name::enhet},
    {"enhets-id", Name::enhets_id},
    {"enhetsnamn", Name::enhetsnamn},
    {"vardgivare", Name::vardgivare},
    {"vardgivare-id", Name::vardgivare_id},
    {"vardgivarnamn", Name::vardgivarnamn},
}};
constexpr std::array<NamedElement, 9> kTypeNames = {{
    {"code", Name::code},
    {"codeSystem", Name::code_system},
    {"cv", Name::cv},
    {"displayName", Name::display_name},
    {"root", Name::root},
    {"extension", Name::extension},
    {"start", Name::start},
    {"end", Name::end},
    {"datePeriod", Name::date_period},
}};

template <std::size_t Size>
Name find_name(const std::array<NamedElement, Size>& names, std::string_view local) {
  for (const auto& [text, name] : names) {
    if (text.size() == local.size() && text.front() == local.front() && text == local) return name;
  }
  return Name::other;
}

}  // namespace

Namespaces::Namespaces(const std::vector<NamespaceDeclaration>& scope) {
  for (const NamespaceDeclaration& declaration : scope) {
    declared_.emplace_back(declaration.prefix, space_of(declaration.uri));
  }
}

void Namespaces::declare(std::string_view attribute, std::string_view uri) {
  if (attribute.substr(0, 5) != "xmlns") return;
  if (attribute.size() == 5) {
    declared_.emplace_back("", space_of(uri));
  } else if (attribute[5] == ':') {
    declared_.emplace_back(attribute.substr(6), space_of(uri));
  }
}

bool Namespaces::resolve(std::string_view full, Name& name, std::string_view& local) const {
  const std::size_t colon = full.find(':');
  const std::string_view prefix =
      colon == std::string_view::npos ? std::string_view{} : full.substr(0, colon);
  local = colon == std::string_view::npos ? full : full.substr(colon + 1);
  for (std::size_t i = declared_.size(); i-- > 0;) {
    if (declared_[i].first == prefix) {
      name = name_of(declared_[i].second, local);
      return true;
    }
  }
  name = Name::foreign;
  return prefix.empty() || prefix == "xml";
}

Namespaces::Space Namespaces::space_of(std::string_view uri) {
  if (uri == kCertificateNamespace) return Space::certificate;
  if (uri == kTypesNamespace) return Space::types;
  if (uri == kRegisterNamespace) return Space::registering;
  return uri.empty() ? Space::none : Space::unknown;
}

Name Namespaces::name_of(Space space, std::string_view local) {
  switch (space) {
    case Space::certificate:
      return local == "relation" ? Name::relation : find_name(kCertificateNames, local);
    case Space::types:
      return find_name(kTypeNames, local);
    case Space::registering:
    case Space::none:
    case Space::unknown:
      return Name::foreign;
  }
  return Name::foreign;
}

bool is_leaf_of_answer(Name name) {
  return name == Name::delsvar || name == Name::instans || name == Name::code || name == Name::code_system ||
         name == Name::start || name == Name::end;
}

}  // namespace stickprov::ingest
