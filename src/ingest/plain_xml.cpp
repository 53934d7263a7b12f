#include "ingest/plain_xml.h"

#include <cstdint>
#include <string>
#include <utility>

#include "ingest/xml_names.h"

namespace stickprov::ingest {
namespace {

void append_utf8(std::string& out, std::uint32_t c) {
  const auto byte = [&](std::uint32_t value) { out += static_cast<char>(value); };
  const auto tail = [&](std::uint32_t shift) { byte(0x80U | ((c >> shift) & 0x3FU)); };
  if (c < 0x80U) {
    byte(c);
  } else if (c < 0x800U) {
    byte(0xC0U | (c >> 6U));
    tail(0);
  } else if (c < 0x10000U) {
    byte(0xE0U | (c >> 12U));
    tail(6);
    tail(0);
  } else {
    byte(0xF0U | (c >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

// `name` of &name; as the outline has let it through.
void append_reference(std::string& out, std::string_view name) {
  if (name == "amp") {
    out += '&';
  } else if (name == "lt") {
    out += '<';
  } else if (name == "gt") {
    out += '>';
  } else if (name == "quot") {
    out += '"';
  } else if (name == "apos") {
    out += '\'';
  } else {
    const bool hexadecimal = name[1] == 'x';
    std::uint32_t code = 0;
    for (const char c : name.substr(hexadecimal ? 2 : 1)) {
      const auto digit = static_cast<std::uint32_t>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
      code = code * (hexadecimal ? 16U : 10U) + digit;
    }
    append_utf8(out, code);
  }
}

// References replaced, line ends as LF.
std::string plain_text(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  for (std::size_t at = 0; at < raw.size(); ++at) {
    if (raw[at] == '&') {
      const std::size_t end = raw.find(';', at);
      append_reference(out, raw.substr(at + 1, end - at - 1));
      at = end;
    } else if (raw[at] == '\r') {
      out += '\n';
      if (raw.substr(at + 1, 1) == "\n") ++at;
    } else {
      out += raw[at];
    }
  }
  return out;
}

bool is_blank(std::string_view text) {
  return trimmed(text).empty();
}

class Reader {
 public:
  Reader(std::string_view element, const std::vector<NamespaceDeclaration>& scope, FormTree& tree)
      : text_(element), namespaces_(scope), tree_(tree) {}

  PlainXml run() {
    constexpr std::size_t kShortElement = 32;  // bytes
    tree_.nodes.reserve(text_.size() / kShortElement);
    open_.reserve(kDepth);
    while (at_ < text_.size()) {
      const bool end_tag = text_[at_ + 1] == '/';
      if (const PlainXml state = end_tag ? read_end_tag() : read_start_tag(); state != PlainXml::read)
        return state;
      if (open_.empty()) return PlainXml::read;
      const std::size_t begin = at_;
      at_ = text_.find('<', at_);
      Open& holder = open_.back();
      holder.last_text = text_.substr(begin, at_ - begin);
      holder.any_text = holder.any_text || !is_blank(holder.last_text);
    }
    return PlainXml::not_plain;  // unreachable for what the outline lets through
  }

 private:
  struct Open {
    NodeIndex node = 0;
    std::size_t outer = 0;       // declarations around it
    bool any_text = false;       // other than white space, directly in it
    std::string_view last_text;  // all of its text, while no element stands in it
  };

  static constexpr std::size_t kDepth = 16;  // seldom deeper

  static bool ends_name(char c) { return is_xml_space(c) || c == '/' || c == '>' || c == '='; }

  std::string_view read_name() {
    const std::size_t begin = at_;
    while (!ends_name(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }
  void skip_space() {
    while (is_xml_space(text_[at_])) ++at_;
  }

  PlainXml read_start_tag() {
    ++at_;
    const std::string_view full = read_name();
    const std::size_t outer = namespaces_.depth();
    std::string_view id;
    bool has_id = false;
    for (skip_space(); text_[at_] != '>' && text_[at_] != '/'; skip_space()) {
      const std::string_view key = read_name();
      at_ = text_.find('=', at_) + 1;
      skip_space();
      const std::size_t begin = at_ + 1;
      const std::size_t end = text_.find(text_[at_], begin);
      const std::string_view value = text_.substr(begin, end - begin);
      at_ = end + 1;
      if (value.find_first_of("&\t\r\n") != std::string_view::npos) return PlainXml::not_plain;
      if (key == "id") {
        id = value;
        has_id = true;
      } else {
        namespaces_.declare(key, value);
      }
    }
    Name name = Name::other;
    std::string_view local;
    if (!namespaces_.resolve(full, name, local)) return PlainXml::undeclared_prefix;
    const bool top = open_.empty();
    const NodeIndex node = tree_.add(top ? 0 : open_.back().node, top ? Name::intyg : name);
    tree_.nodes[node].local_name = local;
    tree_.nodes[node].id = id;
    tree_.nodes[node].has_id = has_id;
    open_.push_back({node, outer, false, {}});
    const bool empty_element = text_[at_] == '/';
    at_ += empty_element ? 2 : 1;
    return empty_element ? close() : PlainXml::read;
  }

  PlainXml read_end_tag() {
    at_ = text_.find('>', at_) + 1;
    return close();
  }

  PlainXml close() {
    const Open closed = open_.back();
    open_.pop_back();
    namespaces_.leave(closed.outer);
    tree_.finish(closed.node);
    Node& node = tree_.nodes[closed.node];
    if (node.element_count != 0) {
      // White space between elements is indentation. A coded answer holds elements and no text of its own.
      const bool no_text = !is_leaf_of_answer(node.name) || (node.name == Name::delsvar && !closed.any_text);
      return no_text ? PlainXml::read : PlainXml::not_plain;
    }
    const std::string_view raw = closed.last_text;
    const bool as_it_stands =
        raw.find('&') == std::string_view::npos && raw.find('\r') == std::string_view::npos;
    node.value = as_it_stands ? raw : tree_.keep(plain_text(raw));
    node.first_text = node.value;
    return PlainXml::read;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Namespaces namespaces_;
  FormTree& tree_;
  std::vector<Open> open_;
};

}  // namespace

PlainXml read_plain_xml(std::string_view element, const std::vector<NamespaceDeclaration>& scope,
                        FormTree& tree) {
  return Reader(element, scope, tree).run();
}

}  // namespace stickprov::ingest
