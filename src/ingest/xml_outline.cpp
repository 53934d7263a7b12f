#include "ingest/xml_outline.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "ingest/xml_text.h"

namespace stickprov::ingest {
namespace {

enum Class : std::uint8_t { kPlain, kLess, kAmpersand, kControl, kBracket, kBreak };

constexpr std::array<std::uint8_t, 256> kTextClass = [] {
  std::array<std::uint8_t, 256> table{};
  for (std::size_t c = 0; c < 0x20; ++c) table[c] = kControl;
  table['\t'] = table['\n'] = table['\r'] = kBreak;
  table['<'] = kLess;
  table['&'] = kAmpersand;
  table[']'] = kBracket;
  return table;
}();

constexpr std::array<bool, 256> kNameByte = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = 'a'; c <= 'z'; ++c) table[c] = true;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) table[c] = true;
  for (std::size_t c = '0'; c <= '9'; ++c) table[c] = true;
  for (std::size_t c = 0x80; c < 256; ++c) table[c] = true;
  table['_'] = table['-'] = table['.'] = table[':'] = true;
  return table;
}();

std::size_t index_of(char c) {
  return static_cast<unsigned char>(c);
}

bool is_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_xml_space);
}

struct Attribute {
  std::string_view name;
  std::string_view value;
};

struct OpenElement {
  std::string_view name;
  std::size_t declarations;  // how many were in force before it
  NodeIndex node = 0;        // in the tree, where it has one
  bool any_text = false;     // an answer's: other than white space, directly in it
};

class Scanner {
 public:
  Scanner(std::string_view document, const std::vector<NamespaceDeclaration>& scope, FormTree& tree)
      : text_(document), namespaces_(scope), tree_(tree) {
    open_.reserve(kUsual);
    attributes_.reserve(kUsual);
    tree_.clear();
    tree_.nodes.reserve(kUsualElements);
  }

  XmlOutline run() {
    scan();
    if (out_.flaw) out_.certificates.clear();
    return std::move(out_);
  }

 private:
  static constexpr std::size_t kUsual = 16;  // seldom deeper or with more attributes
  static constexpr std::size_t kUsualElements = 128;

  bool fail(XmlFault fault, std::size_t at) {
    if (!out_.flaw) out_.flaw = XmlFlaw{fault, at};
    return false;
  }
  bool cut() { return fail(XmlFault::truncated, text_.size()); }

  void scan() {
    if (text_.substr(0, 5) == "<?xml" && text_.size() > 5 && is_xml_space(text_[5])) {
      const std::size_t end = text_.find("?>", 5);
      if (end == std::string_view::npos) {
        cut();
        return;
      }
      at_ = end + 2;
    }
    while (at_ < text_.size()) {
      if (!scan_text()) return;
      if (at_ >= text_.size()) break;
      if (!scan_markup()) return;
    }
    if (!open_.empty() || !root_seen_) cut();
  }

  bool scan_text() {
    text_begin_ = at_;
    text_as_it_stands_ = true;
    if (text_[at_] == '<') return true;
    const bool outside = open_.empty();
    skip_plain();
    while (at_ < text_.size()) {
      const std::uint8_t kind = kTextClass[index_of(text_[at_])];
      if (kind == kLess) break;
      if (kind == kPlain || kind == kBreak) {
        if (outside && !is_xml_space(text_[at_])) return fail(XmlFault::not_well_formed, at_);
        if (text_[at_] == '\r') text_as_it_stands_ = false;
        ++at_;
        if (kind == kBreak) skip_plain();
      } else if (kind == kAmpersand) {
        if (outside || !skip_reference(text_, at_)) return fail(XmlFault::not_well_formed, at_);
        text_as_it_stands_ = false;
        skip_plain();
      } else if (kind == kBracket && !outside && text_.substr(at_, 3) != "]]>") {
        ++at_;
        skip_plain();
      } else {
        return fail(XmlFault::not_well_formed, at_);
      }
    }
    if (at_ - text_begin_ > kLargestPiece) return fail(XmlFault::too_large, text_begin_);
    return true;
  }

  void skip_plain() {
    if (!open_.empty()) at_ = plain_end(text_, at_);
  }

  bool scan_markup() {
    const std::string_view rest = text_.substr(at_);
    if (rest.size() < 2) return cut();
    if (rest[1] == '/') return scan_end_tag();
    if (rest[1] != '!' && rest[1] != '?') return scan_start_tag();
    if (inside_certificate_ != 0) {
      out_.certificates.back().only_elements = false;
      leave_tree(XmlTree::not_plain);
    }
    if (rest[1] == '?') return skip_until("?>", 2);
    if (rest.substr(0, 4) == "<!--") return scan_comment();
    if (rest.substr(0, 9) == "<![CDATA[") {
      if (open_.empty()) return fail(XmlFault::not_well_formed, at_);
      return skip_until("]]>", 9);
    }
    if (rest.substr(0, 9) == "<!DOCTYPE") return fail(XmlFault::document_type, at_);
    if (rest.size() < 9) return cut();
    return fail(XmlFault::not_well_formed, at_);
  }

  bool scan_comment() {
    const std::size_t dashes = text_.find("--", at_ + 4);
    if (dashes == std::string_view::npos || dashes + 2 >= text_.size()) return cut();
    if (text_[dashes + 2] != '>') return fail(XmlFault::not_well_formed, dashes);
    return skip_until("-->", 4);
  }

  // Steps past `closing`; what stands before it holds no control characters and is not too large.
  bool skip_until(std::string_view closing, std::size_t opening_length) {
    const std::size_t begin = at_ + opening_length;
    const std::size_t end = begin > text_.size() ? std::string_view::npos : text_.find(closing, begin);
    if (end == std::string_view::npos) return cut();
    if (end - begin > kLargestPiece) return fail(XmlFault::too_large, at_);
    for (std::size_t i = begin; i < end; ++i) {
      if (kTextClass[index_of(text_[i])] == kControl) return fail(XmlFault::not_well_formed, i);
    }
    at_ = end + closing.size();
    return true;
  }

  std::string_view scan_name() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && kNameByte[index_of(text_[at_])]) ++at_;
    const std::string_view name = text_.substr(begin, at_ - begin);
    const bool starts = !name.empty() && name[0] != '-' && name[0] != '.' && name[0] != ':' &&
                        !(name[0] >= '0' && name[0] <= '9') && name.back() != ':';
    return starts ? name : std::string_view{};
  }

  void skip_space() {
    while (at_ < text_.size() && is_xml_space(text_[at_])) ++at_;
  }

  bool scan_start_tag() {
    const std::size_t begin = at_;
    if (open_.empty() && root_seen_) return fail(XmlFault::not_well_formed, at_);
    ++at_;
    const std::string_view name = scan_name();
    if (name.empty()) return at_ >= text_.size() ? cut() : fail(XmlFault::not_well_formed, begin);
    const std::size_t declarations = namespaces_.depth();
    bool empty_element = false;
    attributes_.clear();
    attributes_as_they_stand_ = true;
    if (at_ < text_.size() && text_[at_] == '>') {
      ++at_;
    } else if (!scan_attributes(begin, empty_element)) {
      return false;
    }
    if (open_.size() >= kDeepestNesting) return fail(XmlFault::too_deep, begin);
    if (!note_element(name, begin, declarations)) return false;
    root_seen_ = true;
    open_.push_back({name, declarations});
    if (in_tree_) add_node(text_.substr(text_begin_, begin - text_begin_));
    if (empty_element) close_element({});
    return true;
  }

  bool scan_attributes(std::size_t begin, bool& empty_element) {
    for (;;) {
      const std::size_t before = at_;
      skip_space();
      if (at_ >= text_.size()) return cut();
      if (text_[at_] == '>') {
        ++at_;
        break;
      }
      if (text_[at_] == '/') {
        if (at_ + 1 >= text_.size()) return cut();
        if (text_[at_ + 1] != '>') return fail(XmlFault::not_well_formed, at_);
        at_ += 2;
        empty_element = true;
        break;
      }
      if (at_ == before) return fail(XmlFault::not_well_formed, at_);
      if (!scan_attribute()) return false;
    }
    if (at_ - begin > kLargestPiece) return fail(XmlFault::too_large, begin);
    return true;
  }

  bool scan_attribute() {
    const std::size_t begin = at_;
    const std::string_view name = scan_name();
    if (name.empty()) return at_ >= text_.size() ? cut() : fail(XmlFault::not_well_formed, begin);
    for (const Attribute& earlier : attributes_) {
      if (earlier.name == name) return fail(XmlFault::not_well_formed, begin);
    }
    if (attributes_.size() > 64) return fail(XmlFault::too_large, begin);
    skip_space();
    if (at_ >= text_.size()) return cut();
    if (text_[at_] != '=') return fail(XmlFault::not_well_formed, at_);
    ++at_;
    skip_space();
    if (at_ >= text_.size()) return cut();
    const char quote = text_[at_];
    if (quote != '"' && quote != '\'') return fail(XmlFault::not_well_formed, at_);
    const std::size_t value = ++at_;
    while (at_ < text_.size() && text_[at_] != quote) {
      const std::uint8_t kind = kTextClass[index_of(text_[at_])];
      if (kind == kLess || kind == kControl) return fail(XmlFault::not_well_formed, at_);
      if (kind == kPlain || kind == kBracket) {
        ++at_;
        continue;
      }
      attributes_as_they_stand_ = false;
      if (kind == kBreak) {
        ++at_;
      } else if (!skip_reference(text_, at_)) {
        return at_ >= text_.size() ? cut() : fail(XmlFault::not_well_formed, at_);
      }
    }
    if (at_ >= text_.size()) return cut();
    attributes_.push_back({name, text_.substr(value, at_ - value)});
    ++at_;
    namespaces_.declare(name, attributes_.back().value);
    if (namespaces_.depth() > 1000) return fail(XmlFault::too_large, begin);
    return true;
  }

  // Certificates are found here; inside one the names are looked at when it is read.
  bool note_element(std::string_view name, std::size_t begin, std::size_t declarations) {
    if (inside_certificate_ != 0) return true;
    std::string_view uri;
    std::string_view local;
    if (!namespaces_.resolve(name, uri, local)) return fail(XmlFault::undeclared_prefix, begin);
    if (!root_seen_) {
      out_.root_name = local;
      out_.root_namespace = uri;
    }
    if (local == "RegisterCertificate") out_.register_element = true;
    if (local == "forifyllnad") out_.prefill = true;
    if (local == "RegisterMedicalCertificate") out_.old_form = true;
    if (local == "intyg") {
      CertificateElement element;
      element.begin = begin;
      element.scope = scope_of(declarations);
      element.known_namespace = is_certificate_element_namespace(uri);
      in_tree_ = out_.certificates.empty();
      out_.certificates.push_back(element);
      inside_certificate_ = open_.size() + 1;
    }
    return true;
  }

  std::size_t scope_of(std::size_t declarations) {
    std::vector<NamespaceDeclaration> scope = namespaces_.outermost(declarations);
    if (out_.scopes.empty() || out_.scopes.back() != scope) out_.scopes.push_back(std::move(scope));
    return out_.scopes.size() - 1;
  }

  // The tree is no longer made, if it was.
  void leave_tree(XmlTree why) {
    if (in_tree_) out_.first_tree = why;
    in_tree_ = false;
  }

  // The element just opened, with `before` between it and the tag before.
  void add_node(std::string_view before) {
    OpenElement& element = open_.back();
    Name name = Name::other;
    std::string_view local;
    // An element too large to be read need not be kept.
    const bool too_large = at_ - out_.certificates.front().begin > kLargestPiece;
    if (!attributes_as_they_stand_ || too_large) return leave_tree(XmlTree::not_plain);
    if (!namespaces_.resolve(element.name, name, local)) return leave_tree(XmlTree::undeclared_prefix);
    const bool top = tree_.nodes.empty();
    if (!top) {
      OpenElement& holder = open_[open_.size() - 2];
      holder.any_text = holder.any_text || !is_blank(before);
    }
    element.node = tree_.add(top ? 0 : open_[open_.size() - 2].node, top ? Name::intyg : name);
    Node& node = tree_.nodes[element.node];
    node.local_name = local;
    for (const Attribute& attribute : attributes_) {
      if (attribute.name != "id") continue;
      node.id = attribute.value;
      node.has_id = true;
    }
  }

  // `text` stands between the element's last two tags.
  void finish_node(const OpenElement& element, std::string_view text) {
    tree_.finish(element.node);
    Node& node = tree_.nodes[element.node];
    if (node.element_count != 0) {
      // White space between elements is indentation. A coded answer holds elements and no text of its own.
      const bool any_text = element.any_text || !is_blank(text);
      if (is_leaf_of_answer(node.name) && (node.name != Name::delsvar || any_text))
        leave_tree(XmlTree::not_plain);
      return;
    }
    node.value = text.empty() || text_as_it_stands_ ? text : tree_.keep(plain_text(text));
    node.first_text = node.value;
  }

  bool scan_end_tag() {
    const std::size_t begin = at_;
    const std::string_view text = text_.substr(text_begin_, begin - text_begin_);
    at_ += 2;
    if (!open_.empty()) {  // as it should be
      const std::string_view name = open_.back().name;
      const std::size_t end = at_ + name.size();
      if (end < text_.size() && text_[end] == '>' && text_.substr(at_, name.size()) == name) {
        at_ = end + 1;
        close_element(text);
        return true;
      }
    }
    const std::string_view name = scan_name();
    skip_space();
    if (at_ >= text_.size()) return cut();
    if (text_[at_] != '>' || open_.empty() || open_.back().name != name) {
      return fail(XmlFault::not_well_formed, begin);
    }
    ++at_;
    close_element(text);
    return true;
  }

  void close_element(std::string_view text) {
    if (in_tree_) finish_node(open_.back(), text);
    namespaces_.leave(open_.back().declarations);
    if (inside_certificate_ == open_.size()) {
      out_.certificates.back().end = at_;
      inside_certificate_ = 0;
      in_tree_ = false;
    }
    open_.pop_back();
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t text_begin_ = 0;     // of what stands before the tag at hand
  bool text_as_it_stands_ = true;  // no reference or carriage return in it
  bool root_seen_ = false;
  std::size_t inside_certificate_ = 0;  // depth of the open intyg, 0 outside
  bool in_tree_ = false;
  std::vector<OpenElement> open_;
  std::vector<Attribute> attributes_;     // of the tag at hand
  bool attributes_as_they_stand_ = true;  // no reference, tab or line end in their values
  Namespaces namespaces_;
  FormTree& tree_;
  XmlOutline out_;
};

}  // namespace

XmlOutline outline_xml(std::string_view document, const std::vector<NamespaceDeclaration>& scope,
                       FormTree& first) {
  return Scanner(document, scope, first).run();
}

}  // namespace stickprov::ingest
