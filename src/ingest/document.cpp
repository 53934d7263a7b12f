#include "ingest/document.h"

#include <fmt/format.h>

#include <utility>

#include "ingest/archive.h"
#include "ingest/encoding.h"
#include "ingest/file_bytes.h"
#include "ingest/header.h"
#include "ingest/json_form.h"
#include "ingest/problems.h"
#include "ingest/xml_form.h"
#include "ingest/xml_outline.h"

namespace stickprov::ingest {
namespace {

void give(const FormTree& tree, std::string_view bytes, const std::string& path, std::size_t position,
          const std::string& place, const FormSink& sink) {
  auto checked = check_header(tree, path, place);
  if (auto* problem = std::get_if<InputProblem>(&checked)) {
    sink.other(std::move(*problem));
  } else if (auto* other = std::get_if<OtherType>(&checked)) {
    sink.other(std::move(*other));
  } else {
    sink.form({tree, bytes, path, position});
  }
}

void no_certificate(const XmlOutline& outline, const std::string& path, const FormSink& sink) {
  if (outline.prefill) {
    sink.other(prefill(path));
  } else if (outline.old_form) {
    sink.other(OtherType{"FK7263", path, ""});
  } else if (outline.register_element && outline.root_namespace != kRegisterNamespace) {
    sink.other(wrong_namespace(path, "rad 1", "RegisterCertificate"));
  } else {
    sink.other(no_certificate_in_xml(path, outline.root_name));
  }
}

// Fills `tree` with the element, which may be the document's first: that one stands in the tree already.
std::optional<XmlFlaw> read_element(std::string_view bytes, const CertificateElement& element, bool first,
                                    const XmlOutline& outline, XmlFormReader& general, FormTree& tree) {
  const std::vector<NamespaceDeclaration>& scope = outline.scopes[element.scope];
  switch (first ? outline.first_tree : outline_xml(bytes, scope, tree).first_tree) {
    case XmlTree::made:
      return std::nullopt;
    case XmlTree::undeclared_prefix:
      return XmlFlaw{XmlFault::undeclared_prefix, 0};
    case XmlTree::not_plain:
      break;
  }
  return general.read(bytes, element.only_elements, scope, tree);
}

void walk_xml(std::string_view text, const std::string& path, FormTree& tree, const FormSink& sink) {
  const XmlOutline outline = outline_xml(text, {}, tree);
  if (outline.flaw) {
    sink.other(flawed_xml(path, *outline.flaw, text));
    return;
  }
  if (outline.certificates.empty()) {
    no_certificate(outline, path, sink);
    return;
  }
  XmlFormReader general;
  std::size_t position = 0;
  std::size_t lines = 1;  // of what is before `counted`
  std::size_t counted = 0;
  for (const CertificateElement& element : outline.certificates) {
    for (; counted < element.begin; ++counted) lines += text[counted] == '\n' ? 1U : 0U;
    const std::string place = fmt::format("rad {}", lines);
    const std::string_view bytes = text.substr(element.begin, element.end - element.begin);
    if (!element.known_namespace) {
      sink.other(wrong_namespace(path, place, "intyg"));
    } else if (bytes.size() > kLargestCertificate) {
      sink.other(certificate_too_large(path, place));
    } else if (auto flaw = read_element(bytes, element, position == 0, outline, general, tree)) {
      flaw->at += element.begin;
      sink.other(flawed_xml(path, *flaw, text));
    } else {
      give(tree, bytes, path, position, place, sink);
    }
    ++position;
  }
}

void walk_json(std::string_view text, const std::string& path, FormTree& tree, const FormSink& sink) {
  JsonFormReader reader;
  const auto opened = reader.open(text);
  if (const auto* flaw = std::get_if<JsonFlaw>(&opened)) {
    sink.other(flawed_json(path, flaw->reason, flaw->encoding));
    return;
  }
  const std::size_t count = std::get<std::size_t>(opened);
  if (count == 0) sink.other(no_certificate_in_json(path, ""));
  std::string own_bytes;
  for (std::size_t position = 0; position < count; ++position) {
    const std::string place = count == 1 ? std::string{} : fmt::format("objekt {}", position + 1);
    if (!reader.read(position, tree, own_bytes)) {
      sink.other(no_certificate_in_json(path, place));
    } else {
      give(tree, own_bytes, path, position, place, sink);
    }
  }
}

void walk_text(std::string_view bytes, const std::string& path, FormTree& tree, const FormSink& sink) {
  if (bytes.empty()) {
    sink.other(empty_file(path));
    return;
  }
  std::string storage;
  std::string_view text;
  if (const auto flaw = decode(bytes, storage, text)) {
    sink.other(wrong_encoding(path, *flaw));
    return;
  }
  std::string_view beginning = text;
  while (!beginning.empty() && is_xml_space(beginning.front())) beginning.remove_prefix(1);
  if (beginning.empty()) {
    sink.other(empty_file(path));
  } else if (beginning.front() == '<') {
    walk_xml(text, path, tree, sink);
  } else if (beginning.front() == '{' || beginning.front() == '[') {
    walk_json(text, path, tree, sink);
  } else {
    sink.other(neither_xml_nor_json(path));
  }
}

ArchiveSink into(FormTree& tree, const FormSink& sink) {
  return {[&](std::string_view bytes, const std::string& path) { walk_text(bytes, path, tree, sink); },
          [&sink](InputProblem&& problem) { sink.other(std::move(problem)); }};
}

}  // namespace

void walk_document(std::string_view bytes, const std::string& path, const FormSink& sink) {
  FormTree tree;
  if (archive_kind(bytes) != ArchiveKind::none) {
    walk_archive_bytes(bytes, path, into(tree, sink));
  } else {
    walk_text(bytes, path, tree, sink);
  }
}

void walk_file(const std::string& path, FileMemory& memory, const FormSink& sink) {
  constexpr std::size_t kKeptBytes = std::size_t{1} << 20;  // most files have less; a large one is let go of
  auto problem = read_file_bytes(path, memory.bytes);
  const ArchiveKind kind = archive_kind(memory.bytes);
  if (kind != ArchiveKind::none) {
    walk_archive_file(kind, path, into(memory.tree, sink));
  } else if (problem) {
    sink.other(std::move(*problem));
  } else {
    walk_text(memory.bytes, path, memory.tree, sink);
  }
  if (memory.bytes.capacity() > kKeptBytes) memory = {};
}

}  // namespace stickprov::ingest
