#pragma once
// The names that the form's XML uses, by namespace. Internal to the room.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "ingest/form_tree.h"

namespace stickprov::ingest {

inline constexpr std::string_view kCertificateNamespace = "urn:riv:clinicalprocess:healthcond:certificate:3";
inline constexpr std::string_view kTypesNamespace = "urn:riv:clinicalprocess:healthcond:certificate:types:3";
inline constexpr std::string_view kRegisterNamespace =
    "urn:riv:clinicalprocess:healthcond:certificate:RegisterCertificateResponder:3";
inline constexpr std::string_view kPrefillNamespace = "urn:riv:clinicalprocess:healthcond:certificate:3.3";

/// True for the namespaces an `intyg` element is sent in: RegisterCertificate v3 itself, the certificate's
/// own (list responses) and the responders of the neighbouring contracts (GetCertificate,
/// ListCertificatesForCare …).
bool is_certificate_element_namespace(std::string_view uri);

/// `xmlns` ("" as prefix) or `xmlns:prefix`.
struct NamespaceDeclaration {
  std::string_view prefix;
  std::string_view uri;
  bool operator==(const NamespaceDeclaration&) const = default;
};

/// The declarations in force at a place of the document, innermost last.
class Namespaces {
 public:
  explicit Namespaces(const std::vector<NamespaceDeclaration>& scope);

  std::size_t depth() const { return declared_.size(); }
  /// Goes back to an earlier depth().
  void leave(std::size_t depth) { declared_.resize(depth); }
  /// Takes the attribute, if it is `xmlns` or `xmlns:prefix`.
  void declare(std::string_view attribute, std::string_view uri);
  /// The outermost `depth` declarations.
  std::vector<NamespaceDeclaration> outermost(std::size_t depth) const;

  /// The URI of the name "prefix:local", "" in none; false when the prefix is not declared. `local` is set.
  bool resolve(std::string_view full, std::string_view& uri, std::string_view& local) const;

  /// The name of an element "prefix:local"; false when the prefix is not declared. `local` is set.
  bool resolve(std::string_view full, Name& name, std::string_view& local) const;

 private:
  enum class Space : std::uint8_t { certificate, types, registering, none, unknown };
  static Space space_of(std::string_view uri);
  static Name name_of(Space space, std::string_view local);

  struct Declared {
    NamespaceDeclaration declaration;
    Space space;
  };
  const Declared* find(std::string_view prefix) const;

  std::vector<Declared> declared_;
};

/// Elements whose text is asked for though they may hold elements.
bool is_leaf_of_answer(Name name);

}  // namespace stickprov::ingest
