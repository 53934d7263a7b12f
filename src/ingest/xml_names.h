#pragma once
// The names that the form's XML uses, by namespace. Internal to the room.

#include <string_view>
#include <utility>
#include <vector>

#include "ingest/form_tree.h"
#include "ingest/xml_outline.h"

namespace stickprov::ingest {

/// The declarations in force at a place of the document, innermost last.
class Namespaces {
 public:
  explicit Namespaces(const std::vector<NamespaceDeclaration>& scope);

  std::size_t depth() const { return declared_.size(); }
  /// Goes back to an earlier depth().
  void leave(std::size_t depth) { declared_.resize(depth); }
  /// Takes the attribute, if it is `xmlns` or `xmlns:prefix`.
  void declare(std::string_view attribute, std::string_view uri);

  /// The name of an element "prefix:local"; false when the prefix is not declared. `local` is set.
  bool resolve(std::string_view full, Name& name, std::string_view& local) const;

 private:
  enum class Space : std::uint8_t { certificate, types, registering, none, unknown };
  static Space space_of(std::string_view uri);
  static Name name_of(Space space, std::string_view local);

  std::vector<std::pair<std::string_view, Space>> declared_;
};

/// Elements whose text is asked for though they may hold elements.
bool is_leaf_of_answer(Name name);

}  // namespace stickprov::ingest
