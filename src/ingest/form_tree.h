#pragma once
// One certificate as the form's own elements, whatever format it was read from: the common ground of the
// conversion to a Certificate and of the structural rules. Internal to the room.
//
// Design: the elements stand in one flat array in document order, each knowing where its subtree ends, so
// that "every delsvar 1.1" is a scan and "the children of" a few steps. Values are views into the document's
// buffer; the tree is used up before the buffer goes away and is reused from certificate to certificate.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace stickprov::ingest {

/// The elements that are asked for, by namespace and local name (prefixes vary freely). `other` is every
/// other element of a right namespace, `foreign` one of a namespace that the form does not use.
enum class Name : std::uint8_t {
  other,
  foreign,
  intyg,
  svar,
  instans,
  delsvar,
  cv,
  code,
  code_system,
  display_name,
  date_period,
  start,
  end,
  root,
  extension,
  intygs_id,
  typ,
  version,
  signeringstidpunkt,
  skickat_tidpunkt,
  patient,
  person_id,
  fornamn,
  mellannamn,
  efternamn,
  skapad_av,
  personal_id,
  fullstandigt_namn,
  enhet,
  enhets_id,
  enhetsnamn,
  vardgivare,
  vardgivare_id,
  vardgivarnamn,
  relation,
};

using NodeIndex = std::uint32_t;

struct Node {
  Name name = Name::other;
  bool has_id = false;              // has an attribute `id`
  NodeIndex parent = 0;             // of the first node: itself
  NodeIndex end = 0;                // one past the last node of the subtree
  std::uint32_t element_count = 0;  // child elements
  std::string_view id;
  std::string_view local_name;  // tells of a wrong namespace
  std::string_view value;       // all text below, as XPath's string()
  std::string_view first_text;  // the first text node, as XPath's text()[1]
};

struct FormTree {
  std::vector<Node> nodes;            // nodes[0] is the certificate itself
  std::deque<std::string> made_text;  // values that stand nowhere in the document as they are
  /// Ticked ICF categories of formats that keep them apart from the text.
  std::vector<std::string_view> function_ticks;
  std::vector<std::string_view> activity_ticks;

  void clear();
  /// Starts an element below `parent`; close it with `finish` before its next sibling.
  NodeIndex add(NodeIndex parent, Name name);
  void finish(NodeIndex node) { nodes[node].end = static_cast<NodeIndex>(nodes.size()); }
  /// Keeps a text for as long as the tree.
  std::string_view keep(std::string text);

  const Node& operator[](NodeIndex node) const { return nodes[node]; }
};

/// Calls `visit(index)` for each child of `parent` named `name`.
template <class Visit>
void for_children(const FormTree& tree, NodeIndex parent, Name name, Visit&& visit) {
  const NodeIndex end = tree[parent].end;
  for (NodeIndex child = parent + 1; child < end; child = tree[child].end) {
    if (tree[child].name == name) visit(child);
  }
}

/// The first child named `name`; 0 (the certificate itself, nobody's child) when there is none.
NodeIndex first_child(const FormTree& tree, NodeIndex parent, Name name);

/// The value of the first `inner` of the first `outer` of `parent`, "" when there is none.
std::string_view value_at(const FormTree& tree, NodeIndex parent, Name outer, Name inner);

/// XPath's normalize-space: without white space at the ends, each run of it inside as one space. White space
/// is what XML calls so: space, tab, line feed, carriage return.
std::string normalize_space(std::string_view text);

/// `text` without XML white space at the ends.
std::string_view trimmed(std::string_view text);

constexpr bool is_xml_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

}  // namespace stickprov::ingest
