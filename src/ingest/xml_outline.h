#pragma once
// First look at an XML document: is it whole, and where do its certificates stand? One pass without building
// a tree, so that a list response of any length is then read one certificate at a time, and so that a
// truncated or hostile document is refused before anything of it is used. Internal to the room.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stickprov::ingest {

inline constexpr std::string_view kCertificateNamespace = "urn:riv:clinicalprocess:healthcond:certificate:3";
inline constexpr std::string_view kTypesNamespace = "urn:riv:clinicalprocess:healthcond:certificate:types:3";
inline constexpr std::string_view kRegisterNamespace =
    "urn:riv:clinicalprocess:healthcond:certificate:RegisterCertificateResponder:3";
inline constexpr std::string_view kPrefillNamespace = "urn:riv:clinicalprocess:healthcond:certificate:3.3";

/// Largest run of bytes within one pair of angle brackets or between two, and deepest nesting, that is read.
inline constexpr std::size_t kLargestPiece = std::size_t{16} << 20;
inline constexpr std::size_t kDeepestNesting = 200;

/// `xmlns` ("" as prefix) or `xmlns:prefix`.
struct NamespaceDeclaration {
  std::string_view prefix;
  std::string_view uri;
  bool operator==(const NamespaceDeclaration&) const = default;
};

/// An `intyg` element: bytes [begin, end) of the document, and the declarations in force around it.
struct CertificateElement {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t scope = 0;  // index into XmlOutline::scopes
  bool known_namespace = false;
  bool only_elements = true;  // no comment, CDATA section or processing instruction in it
};

enum class XmlFault { not_well_formed, truncated, document_type, too_large, too_deep, undeclared_prefix };

struct XmlFlaw {
  XmlFault fault = XmlFault::not_well_formed;
  std::size_t at = 0;  // byte in the document
};

struct XmlOutline {
  std::optional<XmlFlaw> flaw;  // when set, nothing of the document is to be used
  std::string_view root_name;   // local name
  std::string_view root_namespace;
  bool register_element = false;  // an element RegisterCertificate in some namespace
  bool prefill = false;           // a `forifyllnad`
  bool old_form = false;          // a RegisterMedicalCertificate, FK 7263's own format
  std::vector<CertificateElement> certificates;
  std::vector<std::vector<NamespaceDeclaration>> scopes;
};

/// `document` is UTF-8 without byte order mark. Views point into it.
XmlOutline outline_xml(std::string_view document);

/// True for the namespaces an `intyg` element is sent in: RegisterCertificate v3 itself, the certificate's
/// own (list responses) and the responders of the neighbouring contracts (GetCertificate,
/// ListCertificatesForCare …).
bool is_certificate_element_namespace(std::string_view uri);

}  // namespace stickprov::ingest
