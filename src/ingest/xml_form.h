#pragma once
// One `intyg` element of any XML → FormTree. Internal to the room.

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "ingest/form_tree.h"
#include "ingest/xml_outline.h"

namespace stickprov::ingest {

/// Reads certificates of one document, one after the other, into the same memory, by a general parser: those
/// that the outline has left to it.
class XmlFormReader {
 public:
  XmlFormReader();
  ~XmlFormReader();

  /// Fills `tree` from the element's own bytes and the declarations in force around it. `only_elements` as in
  /// the outline. The tree's views are good until the next call. A flaw's `at` counts in `element`.
  std::optional<XmlFlaw> read(std::string_view element, bool only_elements,
                              const std::vector<NamespaceDeclaration>& scope, FormTree& tree);

 private:
  struct Document;
  std::unique_ptr<Document> document_;
};

}  // namespace stickprov::ingest
