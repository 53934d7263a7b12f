#pragma once
// Questions to a form tree, in the terms of the Schematron's paths. Internal to the room.

#include <string>
#include <string_view>
#include <vector>

#include "ingest/form_tree.h"

namespace stickprov::ingest {

/// All nodes `name` with this id, wherever they stand: //svar[@id=…], //delsvar[@id=…].
std::vector<NodeIndex> anywhere(const FormTree& tree, Name name, std::string_view id);

/// The children `name` of `parent` with this id.
std::vector<NodeIndex> children(const FormTree& tree, NodeIndex parent, Name name, std::string_view id);

/// All children `name` of `parent`, and of all of `parents`.
std::vector<NodeIndex> children(const FormTree& tree, NodeIndex parent, Name name);
std::vector<NodeIndex> children(const FormTree& tree, const std::vector<NodeIndex>& parents, Name name);

/// The leaves cv/`leaf` (code, code system) of a delsvar.
std::vector<NodeIndex> coded(const FormTree& tree, NodeIndex part, Name leaf);
std::vector<NodeIndex> coded(const FormTree& tree, const std::vector<NodeIndex>& parts, Name leaf);

/// The leaves datePeriod/`leaf` (start, end) of the delsvar.
std::vector<NodeIndex> dated(const FormTree& tree, const std::vector<NodeIndex>& parts, Name leaf);

/// normalize-space of the first node, "" of none.
std::string first_normalized(const FormTree& tree, const std::vector<NodeIndex>& nodes);

/// The siblings before `node` that are `name` with this id.
std::vector<NodeIndex> earlier_siblings(const FormTree& tree, NodeIndex node, Name name, std::string_view id);

/// True when `word` is one of the words of `values`, which are separated by spaces.
bool is_one_of(std::string_view word, std::string_view values);

/// Any 27.1 that reads as true the way the rules read it: holding "1" or "true".
bool infection_control(const FormTree& tree);
bool reads_true(std::string_view value);
bool reads_false(std::string_view value);

/// True when `pattern` is found anywhere in `text`; a point in it stands for any character, as in the
/// official rules, which give OIDs as regular expressions.
bool holds_pattern(std::string_view text, std::string_view pattern);

/// `. castable as xs:date`: a calendar day, a time zone allowed, white space around it allowed.
bool is_xml_date(std::string_view value);

/// Starts with four digits, hyphen, two digits, hyphen, two digits.
bool starts_as_date(std::string_view value);

}  // namespace stickprov::ingest
