#pragma once
// XML as systems write it: elements, attributes, text, and nothing else. Internal to the room.

#include <string_view>
#include <vector>

#include "ingest/form_tree.h"
#include "ingest/xml_outline.h"

namespace stickprov::ingest {

enum class PlainXml { read, undeclared_prefix, not_plain };

/// Fills the empty `tree` in one pass over an element that outline_xml() has found whole and that holds only
/// elements and text. Gives the same tree as a general parser; what is rare (text among the elements of an
/// answer, attributes with references) is `not_plain` and left to that. Values are views into `element`, or
/// kept by the tree where references or line ends had to be replaced.
PlainXml read_plain_xml(std::string_view element, const std::vector<NamespaceDeclaration>& scope,
                        FormTree& tree);

}  // namespace stickprov::ingest
