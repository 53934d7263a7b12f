#include "ingest/form_tree.h"

#include <utility>

namespace stickprov::ingest {

void FormTree::clear() {
  nodes.clear();
  made_text.clear();
  function_ticks.clear();
  activity_ticks.clear();
}

NodeIndex FormTree::add(NodeIndex parent, Name name) {
  const auto index = static_cast<NodeIndex>(nodes.size());
  Node node;
  node.name = name;
  node.parent = parent;
  node.end = index + 1;
  nodes.push_back(node);
  if (index != 0) ++nodes[parent].element_count;
  return index;
}

std::string_view FormTree::keep(std::string text) {
  made_text.push_back(std::move(text));
  return made_text.back();
}

NodeIndex first_child(const FormTree& tree, NodeIndex parent, Name name) {
  const NodeIndex end = tree[parent].end;
  for (NodeIndex child = parent + 1; child < end; child = tree[child].end) {
    if (tree[child].name == name) return child;
  }
  return 0;
}

std::string_view value_at(const FormTree& tree, NodeIndex parent, Name outer, Name inner) {
  const NodeIndex holder = first_child(tree, parent, outer);
  if (holder == 0) return {};
  const NodeIndex leaf = first_child(tree, holder, inner);
  return leaf == 0 ? std::string_view{} : tree[leaf].value;
}

std::string normalize_space(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool pending = false;
  for (const char c : text) {
    if (is_xml_space(c)) {
      pending = !out.empty();
      continue;
    }
    if (pending) out += ' ';
    pending = false;
    out += c;
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_xml_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_xml_space(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace stickprov::ingest
