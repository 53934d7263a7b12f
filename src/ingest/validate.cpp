#include "ingest/validate.h"

#include <algorithm>
#include <utility>

#include "ingest/document.h"
#include "ingest/header.h"

namespace stickprov::ingest {
namespace {

FormSink into(const ValidationSink& sink) {
  return {[&sink](const Form& form) {
            Validated validated;
            validated.certificate_id = certificate_id(form.tree);
            validated.source = {form.path, form.position};
            validated.form = form_version(form.tree);
            validated.broken = broken_rules(form.tree, validated.form);
            sink(std::move(validated));
          },
          [&sink](std::variant<OtherType, InputProblem>&& other) {
            std::visit([&sink](auto&& item) { sink(std::move(item)); }, std::move(other));
          }};
}

}  // namespace

bool Validated::passes(bool strict) const {
  return std::all_of(broken.begin(), broken.end(),
                     [strict](const FormRule* rule) { return rule->stricter() && !strict; });
}

void validate_file(const std::string& path, const ValidationSink& sink) {
  FileMemory memory;
  walk_file(path, memory, into(sink));
}

void validate_bytes(std::string_view bytes, const std::string& path, const ValidationSink& sink) {
  walk_document(bytes, path, into(sink));
}

}  // namespace stickprov::ingest
