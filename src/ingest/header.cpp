#include "ingest/header.h"

#include <array>
#include <string_view>

#include "format/date.h"
#include "ingest/problems.h"

namespace stickprov::ingest {
namespace {

std::string text_of(std::string_view value) {
  return std::string(trimmed(value));
}

NodeIndex foreign_child(const FormTree& tree, NodeIndex parent, std::string_view local_name) {
  const NodeIndex end = tree[parent].end;
  for (NodeIndex child = parent + 1; child < end; child = tree[child].end) {
    const Node& node = tree[child];
    if ((node.name == Name::foreign || node.name == Name::other) && node.local_name == local_name)
      return child;
  }
  return 0;
}

struct Step {
  Name name;
  std::string_view local_name;
};

// A header item that must be there, from the certificate inwards; the last holds text.
struct Item {
  std::string_view place;
  std::array<Step, 4> steps;
  std::size_t depth;
};

constexpr Step kNoStep = {Name::other, ""};
constexpr Item kIdItem = {
    "intygs-id/extension",
    {{{Name::intygs_id, "intygs-id"}, {Name::extension, "extension"}, kNoStep, kNoStep}},
    2};
constexpr Item kTypeItem = {"typ/code", {{{Name::typ, "typ"}, {Name::code, "code"}, kNoStep, kNoStep}}, 2};
constexpr std::array<Item, 4> kFurtherItems = {{
    {"version", {{{Name::version, "version"}, kNoStep, kNoStep, kNoStep}}, 1},
    {"patient/person-id",
     {{{Name::patient, "patient"}, {Name::person_id, "person-id"}, {Name::extension, "extension"}, kNoStep}},
     3},
    {"skapadAv/personal-id",
     {{{Name::skapad_av, "skapadAv"},
       {Name::personal_id, "personal-id"},
       {Name::extension, "extension"},
       kNoStep}},
     3},
    {"skapadAv/enhet/enhets-id",
     {{{Name::skapad_av, "skapadAv"},
       {Name::enhet, "enhet"},
       {Name::enhets_id, "enhets-id"},
       {Name::extension, "extension"}}},
     4},
}};

struct Sought {
  std::string_view value;
  std::string_view misplaced;  // the element that stands in a wrong namespace
};

Sought seek(const FormTree& tree, const Item& item) {
  NodeIndex at = 0;
  for (std::size_t i = 0; i < item.depth; ++i) {
    const NodeIndex next = first_child(tree, at, item.steps[i].name);
    if (next == 0) {
      return {{}, foreign_child(tree, at, item.steps[i].local_name) == 0 ? "" : item.steps[i].local_name};
    }
    at = next;
  }
  return {trimmed(tree[at].value), {}};
}

RelationKind relation_kind(std::string_view code) {
  if (code == "ERSATT") return RelationKind::replaces;
  if (code == "KOMPLT") return RelationKind::completes;
  if (code == "FRLANG") return RelationKind::extends;
  if (code == "KOPIA") return RelationKind::copied;
  return RelationKind::unknown;
}

Person person_of(const FormTree& tree, NodeIndex holder, Name identity) {
  Person person;
  if (holder == 0) return person;
  person.identity = text_of(value_at(tree, holder, identity, Name::extension));
  for (const Name name : {Name::fornamn, Name::mellannamn, Name::efternamn, Name::fullstandigt_namn}) {
    const NodeIndex node = first_child(tree, holder, name);
    if (node != 0 && !trimmed(tree[node].value).empty()) person.names.push_back(text_of(tree[node].value));
  }
  return person;
}

bool only_in_second_edition(const FormTree& tree) {
  for (const Node& node : tree.nodes) {
    if (node.name == Name::delsvar && (node.id == "39.2" || node.id == "39.4")) return true;
    if (node.name == Name::code) {
      const std::string_view code = trimmed(node.value);
      if (code == "FYSISKUNDERSOKNING" || code == "DIGITALUNDERSOKNING" || code == "ATER_X_ANTAL_MANADER")
        return true;
    }
    if (node.name == Name::code_system && trimmed(node.value) == "1.2.752.116.1.1.1") return true;
  }
  return false;
}

}  // namespace

std::string certificate_id(const FormTree& tree) {
  return text_of(value_at(tree, 0, Name::intygs_id, Name::extension));
}

std::variant<std::monostate, OtherType, InputProblem> check_header(const FormTree& tree,
                                                                   const std::string& path,
                                                                   const std::string& place) {
  const Sought id = seek(tree, kIdItem);
  if (!id.misplaced.empty()) return wrong_namespace(path, place, id.misplaced);
  const Sought type = seek(tree, kTypeItem);
  if (!type.misplaced.empty()) return wrong_namespace(path, place, type.misplaced);
  if (!type.value.empty() && type.value != "LISJP") {
    return OtherType{std::string(type.value), path, std::string(id.value)};
  }
  if (id.value.empty()) return missing_id(path, place);
  if (type.value.empty()) return missing_header(path, std::string(kTypeItem.place), std::string(id.value));
  for (const Item& item : kFurtherItems) {
    const Sought sought = seek(tree, item);
    if (!sought.misplaced.empty()) return wrong_namespace(path, place, sought.misplaced);
    if (sought.value.empty()) return missing_header(path, std::string(item.place), std::string(id.value));
  }
  return std::monostate{};
}

FormVersion form_version(const FormTree& tree) {
  const NodeIndex node = first_child(tree, 0, Name::version);
  const std::string_view version = node == 0 ? std::string_view{} : trimmed(tree[node].value);
  const bool whole = version.size() == 1 || (version.size() > 1 && version[1] == '.');
  if (whole && version[0] == '1') return FormVersion::lisjp_1;
  if (whole && version[0] == '2') return FormVersion::fk7804_2;
  return only_in_second_edition(tree) ? FormVersion::fk7804_2 : FormVersion::lisjp_1;
}

void set_header(const FormTree& tree, Certificate& certificate) {
  certificate.id = certificate_id(tree);
  certificate.form = form_version(tree);
  const NodeIndex version = first_child(tree, 0, Name::version);
  if (version != 0) certificate.version = text_of(tree[version].value);
  const NodeIndex signed_node = first_child(tree, 0, Name::signeringstidpunkt);
  if (signed_node != 0) certificate.signed_at = text_of(tree[signed_node].value);
  std::string sent;
  const NodeIndex sent_node = first_child(tree, 0, Name::skickat_tidpunkt);
  if (sent_node != 0) sent = text_of(tree[sent_node].value);
  certificate.signed_day = format::parse_day(
      std::string_view(certificate.signed_at.empty() ? sent : certificate.signed_at).substr(0, 10));

  certificate.patient = person_of(tree, first_child(tree, 0, Name::patient), Name::person_id);
  const NodeIndex signer = first_child(tree, 0, Name::skapad_av);
  certificate.signer = person_of(tree, signer, Name::personal_id);
  const NodeIndex unit = signer == 0 ? 0 : first_child(tree, signer, Name::enhet);
  if (unit != 0) {
    certificate.unit_id = text_of(value_at(tree, unit, Name::enhets_id, Name::extension));
    const NodeIndex name = first_child(tree, unit, Name::enhetsnamn);
    if (name != 0) certificate.unit_name = text_of(tree[name].value);
    certificate.provider_id = [&] {
      const NodeIndex provider = first_child(tree, unit, Name::vardgivare);
      return provider == 0 ? std::string{}
                           : text_of(value_at(tree, provider, Name::vardgivare_id, Name::extension));
    }();
    certificate.provider_name = text_of(value_at(tree, unit, Name::vardgivare, Name::vardgivarnamn));
  }
  for_children(tree, 0, Name::relation, [&](NodeIndex node) {
    Relation relation;
    relation.code = text_of(value_at(tree, node, Name::typ, Name::code));
    relation.kind = relation_kind(relation.code);
    relation.certificate_id = text_of(value_at(tree, node, Name::intygs_id, Name::extension));
    certificate.relations.push_back(std::move(relation));
  });
}

}  // namespace stickprov::ingest
