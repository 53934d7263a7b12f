#pragma once
// Webcert's JSON → FormTree, with the same svar and delsvar ids as the XML that is made of it. Internal to
// the room.

#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "ingest/form_tree.h"

namespace stickprov::ingest {

struct JsonFlaw {
  std::string reason;     // the parser's own short words, without text of the document
  bool encoding = false;  // not valid UTF-8
};

/// Where a document's objects are read from.
class JsonFormReader {
 public:
  JsonFormReader();
  ~JsonFormReader();

  /// Parses the whole document. Gives the number of items in it: the length of an array, else 1.
  std::variant<std::size_t, JsonFlaw> open(std::string_view document);

  /// Fills `tree` from item number `position`; false when it is no certificate of Webcert's (no `typ` and no
  /// `grundData`). `own_bytes` gets the object's text without white space outside strings, for the content
  /// hash.
  bool read(std::size_t position, FormTree& tree, std::string& own_bytes);

 private:
  struct Document;
  std::unique_ptr<Document> document_;
};

}  // namespace stickprov::ingest
