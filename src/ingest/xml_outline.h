#pragma once
// First look at an XML document: is it whole, and where do its certificates stand? One pass, after which a
// list response of any length is read one certificate at a time, and a truncated or hostile document is
// refused before anything of it is used. The first certificate, which most often is the only one, becomes a
// tree on the way. Internal to the room.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/form_tree.h"
#include "ingest/xml_names.h"

namespace stickprov::ingest {

/// Largest run of bytes within one pair of angle brackets or between two, and deepest nesting, that is read.
inline constexpr std::size_t kLargestPiece = std::size_t{16} << 20;
inline constexpr std::size_t kDeepestNesting = 200;

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

/// What became of a certificate's tree. XML as systems write it is `made`; what is rare (comments, CDATA,
/// text among the elements of an answer, attributes with references) is `not_plain` and left to a general
/// parser.
enum class XmlTree { made, undeclared_prefix, not_plain };

struct XmlOutline {
  std::optional<XmlFlaw> flaw;  // when set, nothing of the document is to be used
  std::string_view root_name;   // local name
  std::string_view root_namespace;
  bool register_element = false;  // an element RegisterCertificate in some namespace
  bool prefill = false;           // a `forifyllnad`
  bool old_form = false;          // a RegisterMedicalCertificate, FK 7263's own format
  std::vector<CertificateElement> certificates;
  std::vector<std::vector<NamespaceDeclaration>> scopes;
  XmlTree first_tree = XmlTree::made;
};

/// `document` is UTF-8 without byte order mark; views point into it. `scope` is what is declared around it,
/// for a certificate within a document. `first` becomes the tree of the first certificate, the same as a
/// general parser would give; its values are views into `document`, or kept by the tree where references or
/// line ends had to be replaced.
XmlOutline outline_xml(std::string_view document, const std::vector<NamespaceDeclaration>& scope,
                       FormTree& first);

}  // namespace stickprov::ingest
