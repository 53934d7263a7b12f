#include "ingest/xml_names.h"

#include <array>
#include <utility>

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

// "prefix" of "prefix:local", "" where there is none.
std::string_view take_prefix(std::string_view full, std::string_view& local) {
  const std::size_t colon = full.find(':');
  local = colon == std::string_view::npos ? full : full.substr(colon + 1);
  return colon == std::string_view::npos ? std::string_view{} : full.substr(0, colon);
}

template <std::size_t Size>
Name find_name(const std::array<NamedElement, Size>& names, std::string_view local) {
  for (const auto& [text, name] : names) {
    if (text.size() == local.size() && text.front() == local.front() && text == local) return name;
  }
  return Name::other;
}

}  // namespace

Namespaces::Namespaces(const std::vector<NamespaceDeclaration>& scope) {
  constexpr std::size_t kUsual = 8;
  declared_.reserve(scope.size() + kUsual);
  for (const NamespaceDeclaration& declaration : scope) {
    declared_.push_back({declaration, space_of(declaration.uri)});
  }
}

void Namespaces::declare(std::string_view attribute, std::string_view uri) {
  if (!attribute.starts_with("xmlns")) return;
  if (attribute.size() == 5) {
    declared_.push_back({{"", uri}, space_of(uri)});
  } else if (attribute[5] == ':') {
    declared_.push_back({{attribute.substr(6), uri}, space_of(uri)});
  }
}

std::vector<NamespaceDeclaration> Namespaces::outermost(std::size_t depth) const {
  std::vector<NamespaceDeclaration> scope;
  scope.reserve(depth);
  for (std::size_t i = 0; i < depth; ++i) scope.push_back(declared_[i].declaration);
  return scope;
}

const Namespaces::Declared* Namespaces::find(std::string_view prefix) const {
  for (std::size_t i = declared_.size(); i-- > 0;) {
    if (declared_[i].declaration.prefix == prefix) return &declared_[i];
  }
  return nullptr;
}

bool Namespaces::resolve(std::string_view full, std::string_view& uri, std::string_view& local) const {
  const std::string_view prefix = take_prefix(full, local);
  const Declared* found = find(prefix);
  uri = found == nullptr ? std::string_view{} : found->declaration.uri;
  return found != nullptr || prefix.empty() || prefix == "xml";
}

bool Namespaces::resolve(std::string_view full, Name& name, std::string_view& local) const {
  const std::string_view prefix = take_prefix(full, local);
  const Declared* found = find(prefix);
  name = found == nullptr ? Name::foreign : name_of(found->space, local);
  return found != nullptr || prefix.empty() || prefix == "xml";
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

bool is_certificate_element_namespace(std::string_view uri) {
  if (uri == kRegisterNamespace || uri == kCertificateNamespace) return true;
  constexpr std::string_view kFamily = "urn:riv:clinicalprocess:healthcond:certificate:";
  return uri.substr(0, kFamily.size()) == kFamily && uri.find("Responder:") != std::string_view::npos &&
         uri.find("RegisterCertificateResponder:") == std::string_view::npos;
}

bool is_leaf_of_answer(Name name) {
  return name == Name::delsvar || name == Name::instans || name == Name::code || name == Name::code_system ||
         name == Name::start || name == Name::end;
}

}  // namespace stickprov::ingest
