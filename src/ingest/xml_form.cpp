#include "ingest/xml_form.h"

#include <array>
#include <pugixml.hpp>
#include <string>
#include <utility>

namespace stickprov::ingest {
namespace {

enum class Space : std::uint8_t { certificate, types, registering, none, unknown };

Space space_of(std::string_view uri) {
  if (uri == kCertificateNamespace) return Space::certificate;
  if (uri == kTypesNamespace) return Space::types;
  if (uri == kRegisterNamespace) return Space::registering;
  return uri.empty() ? Space::none : Space::unknown;
}

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
    if (text == local) return name;
  }
  return Name::other;
}

Name name_of(Space space, std::string_view local) {
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

bool is_text(const pugi::xml_node& node) {
  return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

void append_text(const pugi::xml_node& element, std::string& out) {
  for (const pugi::xml_node child : element.children()) {
    if (is_text(child)) {
      out += child.value();
    } else if (child.type() == pugi::node_element) {
      append_text(child, out);
    }
  }
}

struct Declared {
  std::string_view prefix;
  Space space;
};

class Builder {
 public:
  Builder(const std::vector<NamespaceDeclaration>& scope, FormTree& tree) : tree_(tree) {
    for (const NamespaceDeclaration& declaration : scope) {
      declared_.push_back({declaration.prefix, space_of(declaration.uri)});
    }
  }

  // The outline has bounded the depth.
  bool build(const pugi::xml_node& element, NodeIndex parent) {
    const std::size_t outer = declared_.size();
    std::string_view id;
    bool has_id = false;
    for (const pugi::xml_attribute attribute : element.attributes()) {
      const std::string_view key = attribute.name();
      if (key == "id") {
        id = attribute.value();
        has_id = true;
      } else if (key == "xmlns") {
        declared_.push_back({"", space_of(attribute.value())});
      } else if (key.substr(0, 6) == "xmlns:") {
        declared_.push_back({key.substr(6), space_of(attribute.value())});
      }
    }
    const std::string_view full = element.name();
    const std::size_t colon = full.find(':');
    const std::string_view prefix =
        colon == std::string_view::npos ? std::string_view{} : full.substr(0, colon);
    const std::string_view local = colon == std::string_view::npos ? full : full.substr(colon + 1);
    Space space = Space::none;
    if (!resolve(prefix, space)) return false;
    const bool top = tree_.nodes.empty();
    const NodeIndex node = tree_.add(parent, top ? Name::intyg : name_of(space, local));
    tree_.nodes[node].local_name = local;
    tree_.nodes[node].id = id;
    tree_.nodes[node].has_id = has_id;
    for (const pugi::xml_node child : element.children()) {
      if (child.type() == pugi::node_element && !build(child, node)) return false;
    }
    tree_.finish(node);
    set_value(element, tree_.nodes[node]);
    declared_.resize(outer);
    return true;
  }

 private:
  bool resolve(std::string_view prefix, Space& space) const {
    for (std::size_t i = declared_.size(); i-- > 0;) {
      if (declared_[i].prefix == prefix) {
        space = declared_[i].space;
        return true;
      }
    }
    space = prefix == "xml" ? Space::unknown : Space::none;
    return prefix.empty() || prefix == "xml";
  }

  // Text and CDATA that touch are one text node; a comment or an element between them makes two.
  void set_value(const pugi::xml_node& element, Node& node) {
    if (node.element_count != 0 && !is_leaf_of_answer(node.name)) return;
    const pugi::xml_node only = element.first_child();
    if (!only) return;
    if (!only.next_sibling() && is_text(only)) {
      node.value = node.first_text = only.value();
      return;
    }
    const bool coded = node.element_count != 0 && node.name == Name::delsvar;
    std::string first;
    bool first_begun = false;
    bool first_done = false;
    std::string all;
    for (const pugi::xml_node child : element.children()) {
      if (is_text(child)) {
        all += child.value();
        if (!first_done) first += child.value();
        first_begun = true;
      } else {
        first_done = first_begun;
        if (child.type() == pugi::node_element && !coded) append_text(child, all);
      }
    }
    node.value = tree_.keep(std::move(all));
    node.first_text = tree_.keep(std::move(first));
  }

  FormTree& tree_;
  std::vector<Declared> declared_;
};

}  // namespace

struct XmlFormReader::Document {
  pugi::xml_document xml;
};

XmlFormReader::XmlFormReader() : document_(std::make_unique<Document>()) {}
XmlFormReader::~XmlFormReader() = default;

std::optional<XmlFlaw> XmlFormReader::read(std::string_view element,
                                           const std::vector<NamespaceDeclaration>& scope, FormTree& tree) {
  tree.clear();
  // White space between elements tells only where comments and the like split a text; without them it is
  // indentation.
  const bool only_elements =
      element.find("<!") == std::string_view::npos && element.find("<?") == std::string_view::npos;
  const unsigned options =
      only_elements ? pugi::parse_default | pugi::parse_ws_pcdata_single
                    : pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_comments | pugi::parse_pi;
  const pugi::xml_parse_result result =
      document_->xml.load_buffer(element.data(), element.size(), options, pugi::encoding_utf8);
  if (!result) return XmlFlaw{XmlFault::not_well_formed, static_cast<std::size_t>(result.offset)};
  Builder builder(scope, tree);
  if (!builder.build(document_->xml.document_element(), 0)) return XmlFlaw{XmlFault::undeclared_prefix, 0};
  return std::nullopt;
}

}  // namespace stickprov::ingest
