#include "report/groups.h"

#include <array>
#include <map>
#include <string_view>

namespace stickprov::report {
namespace {

// Bytes of å ä ö do not sort as Swedish does; these keys do.
std::string swedish_order(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kLetters = {
      {{"å", "{"}, {"Å", "{"}, {"ä", "|"}, {"Ä", "|"}, {"ö", "}"}, {"Ö", "}"}}};
  std::string key;
  for (std::size_t at = 0; at < text.size();) {
    const auto letter = std::find_if(kLetters.begin(), kLetters.end(), [&](const auto& pair) {
      return text.substr(at, pair.first.size()) == pair.first;
    });
    if (letter != kLetters.end()) {
      key += letter->second;
      at += letter->first.size();
    } else {
      const char c = text[at++];
      key += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  return key;
}

template <typename KeyOf>
std::map<std::string, Domain> domains_by(const Audit& audit, KeyOf&& key_of) {
  std::map<std::string, Domain> domains;
  for (const FrameEntry& entry : audit.frame) ++domains[key_of(entry)].frame;
  for (std::size_t index = 0; index < audit.certificates.size(); ++index) {
    domains[key_of(audit.certificates[index].entry)].drawn.push_back(index);
  }
  return domains;
}

template <typename KeyOf>
std::vector<Group> groups_by(const Audit& audit, const Design& design, std::size_t minimum, KeyOf&& key_of) {
  std::vector<Group> groups;
  for (const auto& [key, domain] : domains_by(audit, key_of)) {
    Group group;
    group.key = key;
    group.name = key;
    group.frame = domain.frame;
    group.drawn = domain.drawn.size();
    // A group that was examined whole has no uncertainty to warn of, but so few still say little of a unit.
    group.too_few = group.drawn < minimum;
    group.verdicts = verdicts_of(audit, design, domain);
    groups.push_back(std::move(group));
  }
  return groups;
}

std::vector<Group> named_groups(std::vector<Group> groups) {
  std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
    if (a.key.empty() != b.key.empty()) return b.key.empty();
    return swedish_order(a.key) < swedish_order(b.key);
  });
  return groups;
}

// Of several contacts the one that shows most.
std::string contact_key(const FrameEntry& entry) {
  for (const std::string_view code :
       {"UNDERSOKNING", "DIGITALUNDERSOKNING", "TELEFONKONTAKT", "JOURNALUPPGIFTER", "ANNAT"}) {
    for (std::size_t begin = 0; begin < entry.contact.size();) {
      const std::size_t end = std::min(entry.contact.find(',', begin), entry.contact.size());
      const std::string_view one = std::string_view(entry.contact).substr(begin, end - begin);
      if (one == code || (code == "UNDERSOKNING" && one == "FYSISKUNDERSOKNING")) return std::string(code);
      begin = end + 1;
    }
  }
  return {};
}

std::string sex_key(const FrameEntry& entry) {
  switch (entry.sex) {
    case Sex::woman:
      return "woman";
    case Sex::man:
      return "man";
    case Sex::unknown:
      return "unknown";
  }
  return "unknown";
}

// Those of the groups that have certificates, in the order of the keys; others after them.
std::vector<Group> in_order(std::vector<Group> groups, std::initializer_list<std::string_view> keys) {
  std::vector<std::string_view> order(keys);
  std::stable_sort(groups.begin(), groups.end(), [&](const Group& a, const Group& b) {
    return std::find(order.begin(), order.end(), a.key) < std::find(order.begin(), order.end(), b.key);
  });
  return groups;
}

}  // namespace

std::size_t length_class(int days) {
  return days <= 14 ? 0 : days <= 28 ? 1 : days <= 90 ? 2 : days <= 180 ? 3 : 4;
}

std::string area_of(const std::string& area) {
  return area.substr(0, area.find(':'));
}

std::vector<Group> units_of(const Audit& audit, const Design& design, std::size_t minimum) {
  std::vector<Group> units =
      groups_by(audit, design, minimum, [](const FrameEntry& entry) { return entry.unit_id; });
  std::map<std::string_view, const FrameEntry*> first;
  for (const FrameEntry& entry : audit.frame) first.emplace(entry.unit_id, &entry);
  for (Group& unit : units) {
    const auto found = first.find(unit.key);
    if (found == first.end()) continue;
    const FrameEntry& entry = *found->second;
    if (!entry.unit_name.empty()) unit.name = entry.unit_name;
    unit.area = entry.area;
    unit.provider = entry.provider;
    unit.mapped = entry.unit_mapped;
  }
  std::vector<std::pair<std::string, std::size_t>> order;
  for (std::size_t place = 0; place < units.size(); ++place) {
    const Group& unit = units[place];
    order.emplace_back((unit.area.empty() ? "~" : swedish_order(unit.area)) + '\t' +
                           swedish_order(unit.name) + '\t' + unit.key,
                       place);
  }
  std::sort(order.begin(), order.end());
  std::vector<Group> sorted;
  for (const auto& [key, place] : order) sorted.push_back(std::move(units[place]));
  return sorted;
}

std::vector<Group> sexes_of(const Audit& audit, const Design& design, std::size_t minimum) {
  std::vector<Group> groups = groups_by(audit, design, minimum, sex_key);
  std::vector<Group> ordered;
  for (const std::string_view key : {"woman", "man", "unknown"}) {
    for (const Group& group : groups) {
      if (group.key == key) ordered.push_back(group);
    }
  }
  return ordered;
}

std::vector<Group> areas_of(const Audit& audit, const Design& design, std::size_t minimum) {
  return named_groups(
      groups_by(audit, design, minimum, [](const FrameEntry& entry) { return area_of(entry.area); }));
}

std::vector<Group> chapters_of(const Audit& audit, const Design& design, std::size_t minimum) {
  return named_groups(
      groups_by(audit, design, minimum, [](const FrameEntry& entry) { return entry.diagnosis_chapter; }));
}

std::vector<Group> lengths_of(const Audit& audit, const Design& design, std::size_t minimum) {
  return groups_by(audit, design, minimum, [](const FrameEntry& entry) {
    return std::to_string(length_class(entry.cumulated_days));
  });
}

std::vector<Group> degrees_of(const Audit& audit, const Design& design, std::size_t minimum) {
  return in_order(groups_by(audit, design, minimum,
                            [](const FrameEntry& entry) {
                              return entry.first_degree > 0 ? std::to_string(entry.first_degree)
                                                            : std::string();
                            }),
                  {"25", "50", "75", "100"});
}

std::vector<Group> extensions_of(const Audit& audit, const Design& design, std::size_t minimum) {
  return in_order(
      groups_by(audit, design, minimum,
                [](const FrameEntry& entry) { return std::string(entry.extension ? "extension" : "first"); }),
      {"first", "extension"});
}

std::vector<Group> versions_of(const Audit& audit, const Design& design, std::size_t minimum) {
  return named_groups(
      groups_by(audit, design, minimum, [](const FrameEntry& entry) { return entry.version; }));
}

std::vector<Group> contacts_of(const Audit& audit, const Design& design, std::size_t minimum) {
  return in_order(groups_by(audit, design, minimum, contact_key),
                  {"UNDERSOKNING", "DIGITALUNDERSOKNING", "TELEFONKONTAKT", "JOURNALUPPGIFTER", "ANNAT"});
}

std::vector<Group> diagnosis_groups_of(const Audit& audit, const Design& design, std::size_t minimum) {
  return named_groups(
      groups_by(audit, design, minimum, [](const FrameEntry& entry) { return entry.diagnosis_group; }));
}

std::vector<SexDifference> sex_differences(const std::vector<Group>& sexes, std::size_t minimum) {
  const auto group = [&](std::string_view key) -> const Group* {
    const auto found = std::find_if(sexes.begin(), sexes.end(), [&](const Group& g) { return g.key == key; });
    return found == sexes.end() ? nullptr : &*found;
  };
  const Group* women = group("woman");
  const Group* men = group("man");
  const auto enough = [&](const Group* one, auto&& shares_of) -> std::optional<Estimate> {
    if (one == nullptr) return std::nullopt;
    const VerdictShares& shares = shares_of(*one);
    return shares.counts.applicable() < minimum ? std::nullopt : shares.adequate;
  };
  std::vector<SexDifference> differences;
  const auto add = [&](std::optional<Part> part, auto&& shares_of) {
    SexDifference row;
    row.part = part;
    row.women = enough(women, shares_of);
    row.men = enough(men, shares_of);
    if (row.women && row.men) row.difference = estimate_difference(*row.women, *row.men);
    differences.push_back(row);
  };
  add(std::nullopt, [](const Group& g) -> const VerdictShares& { return g.verdicts.overall; });
  for (const Part part : kParts) {
    add(part, [part](const Group& g) -> const VerdictShares& {
      return g.verdicts.parts[static_cast<std::size_t>(part)];
    });
  }
  return differences;
}

}  // namespace stickprov::report
