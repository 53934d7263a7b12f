#include "ingest/xml_outline.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <utility>

#include "ingest/form_tree.h"

namespace stickprov::ingest {
namespace {

enum Class : std::uint8_t { kPlain = 0, kLess = 1, kAmpersand = 2, kControl = 3, kBracket = 4 };

constexpr std::array<std::uint8_t, 256> kTextClass = [] {
  std::array<std::uint8_t, 256> table{};
  for (std::size_t c = 0; c < 0x20; ++c) table[c] = kControl;
  table['\t'] = table['\n'] = table['\r'] = kPlain;
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

struct OpenElement {
  std::string_view name;
  std::size_t declarations;  // how many were in force before it
};

class Scanner {
 public:
  explicit Scanner(std::string_view document) : text_(document) {
    open_.reserve(kExpected);
    declared_.reserve(kExpected);
    seen_.reserve(kExpected);
  }

  XmlOutline run() {
    scan();
    if (out_.flaw) out_.certificates.clear();
    return std::move(out_);
  }

 private:
  static constexpr std::size_t kExpected = 16;  // seldom deeper, with more namespaces or attributes

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
    const std::size_t begin = at_;
    const bool outside = open_.empty();
    skip_plain();
    while (at_ < text_.size()) {
      const std::uint8_t kind = kTextClass[index_of(text_[at_])];
      if (kind == kLess) break;
      if (kind == kPlain) {
        if (outside && !is_xml_space(text_[at_])) return fail(XmlFault::not_well_formed, at_);
        ++at_;
      } else if (kind == kAmpersand) {
        if (outside || !skip_reference()) return fail(XmlFault::not_well_formed, at_);
        skip_plain();
      } else if (kind == kBracket && !outside && text_.substr(at_, 3) != "]]>") {
        ++at_;
      } else {
        return fail(XmlFault::not_well_formed, at_);
      }
    }
    if (at_ - begin > kLargestPiece) return fail(XmlFault::too_large, begin);
    return true;
  }

  // Eight bytes at a time while none of them is a control character or one of < & ]: most of every document.
  void skip_plain() {
    constexpr std::uint64_t kOnes = 0x0101010101010101U;
    constexpr std::uint64_t kHigh = 0x80 * kOnes;
    const auto none_below = [](std::uint64_t bytes, std::uint64_t n) {
      return (bytes - n * kOnes) & ~bytes & kHigh;
    };
    const auto equal = [&](std::uint64_t bytes, char c) {
      return none_below(bytes ^ (kOnes * static_cast<unsigned char>(c)), 1);
    };
    if (open_.empty()) return;
    for (; at_ + 8 <= text_.size(); at_ += 8) {
      std::uint64_t bytes = 0;
      std::memcpy(&bytes, text_.data() + at_, 8);
      if ((none_below(bytes, 0x20) | equal(bytes, '<') | equal(bytes, '&') | equal(bytes, ']')) != 0) return;
    }
  }

  // &amp; and its four fellows, and character references to characters that XML has.
  bool skip_reference() {
    const std::size_t end = text_.substr(at_, 16).find(';');
    if (end == std::string_view::npos) return false;
    const std::string_view name = text_.substr(at_ + 1, end - 1);
    at_ += end + 1;
    if (name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "apos") return true;
    if (name.size() < 2 || name[0] != '#') return false;
    const bool hexadecimal = name[1] == 'x';
    const std::string_view digits = name.substr(hexadecimal ? 2 : 1);
    if (digits.empty()) return false;
    std::uint32_t code = 0;
    for (const char c : digits) {
      std::uint32_t digit = 0;
      if (c >= '0' && c <= '9') {
        digit = static_cast<std::uint32_t>(c - '0');
      } else if (hexadecimal && c >= 'a' && c <= 'f') {
        digit = static_cast<std::uint32_t>(c - 'a' + 10);
      } else if (hexadecimal && c >= 'A' && c <= 'F') {
        digit = static_cast<std::uint32_t>(c - 'A' + 10);
      } else {
        return false;
      }
      code = code * (hexadecimal ? 16U : 10U) + digit;
      if (code > 0x10FFFFU) return false;
    }
    return code == 0x9 || code == 0xA || code == 0xD || (code >= 0x20 && code <= 0xD7FF) ||
           (code >= 0xE000 && code <= 0xFFFD) || code >= 0x10000;
  }

  bool scan_markup() {
    const std::string_view rest = text_.substr(at_);
    if (rest.size() < 2) return cut();
    if (rest[1] == '/') return scan_end_tag();
    if (rest[1] != '!' && rest[1] != '?') return scan_start_tag();
    if (inside_certificate_ != 0) out_.certificates.back().only_elements = false;
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
    const std::size_t declarations = declared_.size();
    bool empty_element = false;
    if (at_ < text_.size() && text_[at_] == '>') {
      ++at_;
    } else if (!scan_attributes(begin, empty_element)) {
      return false;
    }
    if (open_.size() >= kDeepestNesting) return fail(XmlFault::too_deep, begin);
    if (!note_element(name, begin, declarations)) return false;
    root_seen_ = true;
    open_.push_back({name, declarations});
    if (empty_element) close_element();
    return true;
  }

  bool scan_attributes(std::size_t begin, bool& empty_element) {
    seen_.clear();
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
    for (const std::string_view earlier : seen_) {
      if (earlier == name) return fail(XmlFault::not_well_formed, begin);
    }
    if (seen_.size() > 64) return fail(XmlFault::too_large, begin);
    seen_.push_back(name);
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
      if (kind == kAmpersand) {
        if (!skip_reference()) return at_ >= text_.size() ? cut() : fail(XmlFault::not_well_formed, at_);
      } else {
        ++at_;
      }
    }
    if (at_ >= text_.size()) return cut();
    const std::string_view uri = text_.substr(value, at_ - value);
    ++at_;
    if (name == "xmlns") declared_.push_back({"", uri});
    if (name.substr(0, 6) == "xmlns:") declared_.push_back({name.substr(6), uri});
    if (declared_.size() > 1000) return fail(XmlFault::too_large, begin);
    return true;
  }

  bool find_namespace(std::string_view prefix, std::string_view& uri) const {
    for (std::size_t i = declared_.size(); i-- > 0;) {
      if (declared_[i].prefix == prefix) {
        uri = declared_[i].uri;
        return true;
      }
    }
    return prefix.empty() || prefix == "xml";
  }

  // Certificates are found here; inside one the names are looked at when it is read.
  bool note_element(std::string_view name, std::size_t begin, std::size_t declarations) {
    if (inside_certificate_ != 0) return true;
    const std::size_t colon = name.find(':');
    const std::string_view prefix =
        colon == std::string_view::npos ? std::string_view{} : name.substr(0, colon);
    const std::string_view local = colon == std::string_view::npos ? name : name.substr(colon + 1);
    std::string_view uri;
    if (!find_namespace(prefix, uri)) return fail(XmlFault::undeclared_prefix, begin);
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
      out_.certificates.push_back(element);
      inside_certificate_ = open_.size() + 1;
    }
    return true;
  }

  std::size_t scope_of(std::size_t declarations) {
    const auto end = declared_.begin() + static_cast<std::ptrdiff_t>(declarations);
    std::vector<NamespaceDeclaration> scope(declared_.begin(), end);
    if (out_.scopes.empty() || out_.scopes.back() != scope) out_.scopes.push_back(std::move(scope));
    return out_.scopes.size() - 1;
  }

  bool scan_end_tag() {
    const std::size_t begin = at_;
    at_ += 2;
    if (!open_.empty()) {  // as it should be
      const std::string_view name = open_.back().name;
      if (text_.substr(at_, name.size()) == name && text_.substr(at_ + name.size(), 1) == ">") {
        at_ += name.size() + 1;
        close_element();
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
    close_element();
    return true;
  }

  void close_element() {
    declared_.resize(open_.back().declarations);
    if (inside_certificate_ == open_.size()) {
      out_.certificates.back().end = at_;
      inside_certificate_ = 0;
    }
    open_.pop_back();
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool root_seen_ = false;
  std::size_t inside_certificate_ = 0;  // depth of the open intyg, 0 outside
  std::vector<OpenElement> open_;
  std::vector<NamespaceDeclaration> declared_;
  std::vector<std::string_view> seen_;  // attributes of the tag at hand
  XmlOutline out_;
};

}  // namespace

XmlOutline outline_xml(std::string_view document) {
  return Scanner(document).run();
}

bool is_certificate_element_namespace(std::string_view uri) {
  if (uri == kRegisterNamespace || uri == kCertificateNamespace) return true;
  constexpr std::string_view kFamily = "urn:riv:clinicalprocess:healthcond:certificate:";
  return uri.substr(0, kFamily.size()) == kFamily && uri.find("Responder:") != std::string_view::npos &&
         uri.find("RegisterCertificateResponder:") == std::string_view::npos;
}

}  // namespace stickprov::ingest
