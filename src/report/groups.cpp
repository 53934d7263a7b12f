#include "report/groups.h"

#include <algorithm>
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

std::vector<Group> groups_in(const Tally& tally, Division division, std::size_t minimum) {
  std::vector<Group> groups;
  for (const auto& [key, counts] : tally.groups[static_cast<std::size_t>(division)]) {
    Group group;
    group.key = key;
    group.name = key;
    group.frame = counts.frame;
    group.drawn = counts.rated;
    // A group that was examined whole has no uncertainty to warn of, but so few still say little of a unit.
    group.too_few = group.drawn < minimum;
    group.verdicts = verdicts_of(tally, counts);
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

// By area, then name: no ranking.
std::vector<Group> units_in_order(std::vector<Group> units, const std::map<std::string, UnitFacts>& facts) {
  std::vector<std::pair<std::string, std::size_t>> order;
  for (std::size_t place = 0; place < units.size(); ++place) {
    Group& unit = units[place];
    if (const auto found = facts.find(unit.key); found != facts.end()) {
      unit.name = found->second.name;
      unit.area = found->second.area;
      unit.provider = found->second.provider;
      unit.mapped = found->second.mapped;
    }
    order.emplace_back((unit.area.empty() ? "~" : swedish_order(unit.area)) + '\t' +
                           swedish_order(unit.name) + '\t' + unit.key,
                       place);
  }
  std::sort(order.begin(), order.end());
  std::vector<Group> sorted;
  for (const auto& [key, place] : order) sorted.push_back(std::move(units[place]));
  return sorted;
}

}  // namespace

std::size_t length_class(int days) {
  return days <= 14 ? 0 : days <= 28 ? 1 : days <= 90 ? 2 : days <= 180 ? 3 : 4;
}

std::string area_of(const std::string& area) {
  return area.substr(0, area.find(':'));
}

std::string division_key(Division division, const FrameEntry& entry) {
  switch (division) {
    case Division::area:
      return area_of(entry.area);
    case Division::unit:
      return entry.unit_id;
    case Division::sex:
      return sex_key(entry);
    case Division::diagnosis_group:
      return entry.diagnosis_group;
    case Division::chapter:
      return entry.diagnosis_chapter;
    case Division::length:
      return std::to_string(length_class(entry.cumulated_days));
    case Division::degree:
      return entry.first_degree > 0 ? std::to_string(entry.first_degree) : std::string();
    case Division::extension:
      return entry.extension ? "extension" : "first";
    case Division::version:
      return entry.version;
    case Division::contact:
      return contact_key(entry);
  }
  return {};
}

std::vector<Group> groups_of(const Tally& tally, Division division, std::size_t minimum) {
  std::vector<Group> groups = groups_in(tally, division, minimum);
  switch (division) {
    case Division::unit:
      return units_in_order(std::move(groups), tally.units);
    case Division::sex:
      return in_order(std::move(groups), {"woman", "man", "unknown"});
    case Division::length:
      return groups;
    case Division::degree:
      return in_order(std::move(groups), {"25", "50", "75", "100"});
    case Division::extension:
      return in_order(std::move(groups), {"first", "extension"});
    case Division::contact:
      return in_order(std::move(groups),
                      {"UNDERSOKNING", "DIGITALUNDERSOKNING", "TELEFONKONTAKT", "JOURNALUPPGIFTER", "ANNAT"});
    default:
      return named_groups(std::move(groups));
  }
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
