#include "ingest/form_query.h"

#include <charconv>
#include <chrono>

namespace stickprov::ingest {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text) {
  for (const char c : text) {
    if (!is_digit(c)) return false;
  }
  return !text.empty();
}

int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool is_time_zone(std::string_view text) {
  if (text.empty() || text == "Z") return true;
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return false;
  if (!all_digits(text.substr(1, 2)) || !all_digits(text.substr(4, 2))) return false;
  const int hours = number(text.substr(1, 2));
  const int minutes = number(text.substr(4, 2));
  return minutes < 60 && (hours < 14 || (hours == 14 && minutes == 0));
}

}  // namespace

std::vector<NodeIndex> anywhere(const FormTree& tree, Name name, std::string_view id) {
  std::vector<NodeIndex> found;
  for (NodeIndex i = 0; i < tree.nodes.size(); ++i) {
    if (tree[i].name == name && tree[i].id == id) found.push_back(i);
  }
  return found;
}

std::vector<NodeIndex> children(const FormTree& tree, NodeIndex parent, Name name, std::string_view id) {
  std::vector<NodeIndex> found;
  for_children(tree, parent, name, [&](NodeIndex child) {
    if (tree[child].id == id) found.push_back(child);
  });
  return found;
}

std::vector<NodeIndex> children(const FormTree& tree, NodeIndex parent, Name name) {
  std::vector<NodeIndex> found;
  for_children(tree, parent, name, [&](NodeIndex child) { found.push_back(child); });
  return found;
}

std::vector<NodeIndex> children(const FormTree& tree, const std::vector<NodeIndex>& parents, Name name) {
  std::vector<NodeIndex> found;
  for (const NodeIndex parent : parents) {
    for_children(tree, parent, name, [&](NodeIndex child) { found.push_back(child); });
  }
  return found;
}

std::vector<NodeIndex> coded(const FormTree& tree, NodeIndex part, Name leaf) {
  return children(tree, children(tree, part, Name::cv), leaf);
}

std::vector<NodeIndex> coded(const FormTree& tree, const std::vector<NodeIndex>& parts, Name leaf) {
  return children(tree, children(tree, parts, Name::cv), leaf);
}

std::vector<NodeIndex> dated(const FormTree& tree, const std::vector<NodeIndex>& parts, Name leaf) {
  return children(tree, children(tree, parts, Name::date_period), leaf);
}

std::string first_normalized(const FormTree& tree, const std::vector<NodeIndex>& nodes) {
  return nodes.empty() ? std::string{} : normalize_space(tree[nodes.front()].value);
}

std::vector<NodeIndex> earlier_siblings(const FormTree& tree, NodeIndex node, Name name,
                                        std::string_view id) {
  std::vector<NodeIndex> found;
  if (node == 0) return found;
  for_children(tree, tree[node].parent, name, [&](NodeIndex sibling) {
    if (sibling < node && tree[sibling].id == id) found.push_back(sibling);
  });
  return found;
}

bool is_one_of(std::string_view word, std::string_view values) {
  if (word.empty() || word.find(' ') != std::string_view::npos) return false;
  while (!values.empty()) {
    const std::size_t space = values.find(' ');
    if (values.substr(0, space) == word) return true;
    values = space == std::string_view::npos ? std::string_view{} : values.substr(space + 1);
  }
  return false;
}

bool reads_true(std::string_view value) {
  return value.find('1') != std::string_view::npos ||
         normalize_space(value).find("true") != std::string::npos;
}

bool reads_false(std::string_view value) {
  return value.find('0') != std::string_view::npos ||
         normalize_space(value).find("false") != std::string::npos;
}

bool infection_control(const FormTree& tree) {
  for (const NodeIndex part : anywhere(tree, Name::delsvar, "27.1")) {
    if (reads_true(tree[part].value)) return true;
  }
  return false;
}

bool holds_pattern(std::string_view text, std::string_view pattern) {
  const auto next = [](std::string_view rest) {
    std::size_t length = 1;
    while (length < rest.size() && (static_cast<unsigned char>(rest[length]) & 0xC0U) == 0x80U) ++length;
    return length;
  };
  for (std::size_t begin = 0; begin <= text.size(); ++begin) {
    std::size_t at = begin;
    std::size_t matched = 0;
    while (matched < pattern.size() && at < text.size()) {
      if (pattern[matched] == '.') {
        at += next(text.substr(at));
      } else if (pattern[matched] == text[at]) {
        ++at;
      } else {
        break;
      }
      ++matched;
    }
    if (matched == pattern.size()) return true;
  }
  return false;
}

bool is_xml_date(std::string_view value) {
  std::string_view text = trimmed(value);
  if (!text.empty() && text.front() == '-') text.remove_prefix(1);
  const std::size_t year_end = text.find('-');
  if (year_end == std::string_view::npos || year_end < 4 || year_end > 9 || text.size() < year_end + 6)
    return false;
  const std::string_view year = text.substr(0, year_end);
  if (!all_digits(year) || (year.size() > 4 && year[0] == '0')) return false;
  const std::string_view month = text.substr(year_end + 1, 2);
  const std::string_view day = text.substr(year_end + 4, 2);
  if (!all_digits(month) || text[year_end + 3] != '-' || !all_digits(day)) return false;
  // The calendar repeats itself every 400 years, so that years beyond the range of std::chrono can be asked
  // for too.
  const std::chrono::year_month_day date{std::chrono::year{number(year) % 400 + 400},
                                         std::chrono::month{static_cast<unsigned>(number(month))},
                                         std::chrono::day{static_cast<unsigned>(number(day))}};
  return date.ok() && is_time_zone(text.substr(year_end + 6));
}

bool starts_as_date(std::string_view value) {
  return value.size() >= 10 && all_digits(value.substr(0, 4)) && value[4] == '-' &&
         all_digits(value.substr(5, 2)) && value[7] == '-' && all_digits(value.substr(8, 2));
}

}  // namespace stickprov::ingest
