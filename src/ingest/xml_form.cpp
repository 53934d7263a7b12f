#include "ingest/xml_form.h"

#include <pugixml.hpp>
#include <string>
#include <utility>

#include "ingest/xml_names.h"

namespace stickprov::ingest {
namespace {

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

class Builder {
 public:
  Builder(const std::vector<NamespaceDeclaration>& scope, FormTree& tree) : tree_(tree), namespaces_(scope) {}

  // The outline has bounded the depth.
  bool build(const pugi::xml_node& element, NodeIndex parent) {
    const std::size_t outer = namespaces_.depth();
    std::string_view id;
    bool has_id = false;
    for (const pugi::xml_attribute attribute : element.attributes()) {
      const std::string_view key = attribute.name();
      if (key == "id") {
        id = attribute.value();
        has_id = true;
      } else {
        namespaces_.declare(key, attribute.value());
      }
    }
    Name name = Name::other;
    std::string_view local;
    if (!namespaces_.resolve(element.name(), name, local)) return false;
    const NodeIndex node = tree_.add(parent, tree_.nodes.empty() ? Name::intyg : name);
    tree_.nodes[node].local_name = local;
    tree_.nodes[node].id = id;
    tree_.nodes[node].has_id = has_id;
    for (const pugi::xml_node child : element.children()) {
      if (child.type() == pugi::node_element && !build(child, node)) return false;
    }
    tree_.finish(node);
    set_value(element, tree_.nodes[node]);
    namespaces_.leave(outer);
    return true;
  }

 private:
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
  Namespaces namespaces_;
};

}  // namespace

struct XmlFormReader::Document {
  pugi::xml_document xml;
};

XmlFormReader::XmlFormReader() = default;
XmlFormReader::~XmlFormReader() = default;

std::optional<XmlFlaw> XmlFormReader::read(std::string_view element, bool only_elements,
                                           const std::vector<NamespaceDeclaration>& scope, FormTree& tree) {
  tree.clear();
  // White space between elements tells only where comments and the like split a text; without them it is
  // indentation.
  const unsigned options =
      only_elements ? pugi::parse_default | pugi::parse_ws_pcdata_single
                    : pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_comments | pugi::parse_pi;
  if (document_ == nullptr) document_ = std::make_unique<Document>();
  const pugi::xml_parse_result result =
      document_->xml.load_buffer(element.data(), element.size(), options, pugi::encoding_utf8);
  if (!result) return XmlFlaw{XmlFault::not_well_formed, static_cast<std::size_t>(result.offset)};
  Builder builder(scope, tree);
  if (!builder.build(document_->xml.document_element(), 0)) return XmlFlaw{XmlFault::undeclared_prefix, 0};
  return std::nullopt;
}

}  // namespace stickprov::ingest
