#pragma once
// A document → its certificates as form trees, and whatever is none. Shared by reading and by validating.
// Internal to the room.

#include <functional>
#include <string>
#include <string_view>
#include <variant>

#include "ingest/form_tree.h"
#include "model/certificate.h"
#include "model/input_problem.h"

namespace stickprov::ingest {

/// A LISJP certificate whose header is complete. `bytes` are its own: the element as sent, or the JSON object
/// without white space. Everything is good during the call only.
struct Form {
  const FormTree& tree;
  std::string_view bytes;
  std::string path;
  std::size_t position;  // among the certificates of the document
};

struct FormSink {
  std::function<void(const Form&)> form;
  std::function<void(std::variant<OtherType, InputProblem>&&)> other;
};

/// Gives everything in the document to `sink`, in document order.
void walk_document(std::string_view bytes, const std::string& path, const FormSink& sink);

/// What a file is read into: files read one after another share it.
struct FileMemory {
  std::string bytes;
  FormTree tree;
};

/// The same for a file, which may prove unreadable.
void walk_file(const std::string& path, FileMemory& memory, const FormSink& sink);

}  // namespace stickprov::ingest
