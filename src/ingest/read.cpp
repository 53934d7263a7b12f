#include "ingest/read.h"

#include <utility>

#include "format/hash.h"
#include "ingest/answers.h"
#include "ingest/document.h"
#include "ingest/header.h"

namespace stickprov::ingest {
namespace {

Item item_of(const Form& form, ContentHash hash) {
  Item item(std::in_place_type<Certificate>);
  auto& certificate = std::get<Certificate>(item);
  certificate.source = {form.path, form.position};
  if (hash == ContentHash::made) certificate.content_hash = format::sha256_hex(form.bytes);
  set_header(form.tree, certificate);
  set_answers(form.tree, certificate);
  return item;
}

FormSink into(const Sink& sink, ContentHash hash) {
  return {[&sink, hash](const Form& form) { sink(item_of(form, hash)); },
          [&sink](std::variant<OtherType, InputProblem>&& other) {
            std::visit([&sink](auto&& item) { sink(std::move(item)); }, std::move(other));
          }};
}

}  // namespace

FileReader::FileReader(ContentHash hash) : hash_(hash), memory_(std::make_unique<FileMemory>()) {}
FileReader::~FileReader() = default;

void FileReader::read(const std::string& path, const Sink& sink) {
  walk_file(path, *memory_, into(sink, hash_));
}

void read_file(const std::string& path, const Sink& sink) {
  FileReader().read(path, sink);
}

void read_bytes(std::string_view bytes, const std::string& path, const Sink& sink) {
  walk_document(bytes, path, into(sink, ContentHash::made));
}

}  // namespace stickprov::ingest
