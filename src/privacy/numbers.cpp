#include "privacy/numbers.h"

#include <algorithm>
#include <array>
#include <string>

#include "privacy/digits.h"

namespace stickprov::privacy {
namespace {

int two(std::string_view digits, std::size_t at) {
  return (digits[at] - '0') * 10 + (digits[at + 1] - '0');
}

// Digits that stand together, and the separators before the group.
struct Group {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool dash_before = false;
  bool plus_before = false;
  bool space_before = false;
  bool line_before = false;
  std::size_t length() const { return end - begin; }
};

// Groups of digits with nothing but dashes, plus signs, blanks and full stops between them: what one number
// may be written as. At most 24 digits; longer ones are no one's number.
struct Chain {
  std::vector<Group> groups;
  std::string digits;
};

// Length in bytes of the separator at `at`, 0 when there is none. U+00A0, U+2000–U+200B, U+202F, U+2060,
// U+00AD, U+2010–U+2015, U+2212 are written by word processors for blank, nothing and dash.
std::size_t separator(std::string_view text, std::size_t at, Group& next) {
  const char c = text[at];
  if (c == ' ' || c == '\t') return next.space_before = true, 1;
  if (c == '\n' || c == '\r') return next.line_before = true, 1;
  if (c == '-' || c == '_') return next.dash_before = true, 1;
  if (c == '+') return next.plus_before = true, 1;
  if (c == '/' || c == '.' || c == ')' || c == '(') return next.space_before = true, 1;
  const std::string_view rest = text.substr(at);
  if (rest.substr(0, 2) == "\xC2\xA0" || rest.substr(0, 2) == "\xC2\xAD") return next.space_before = true, 2;
  if (rest.size() >= 3 && rest.substr(0, 2) == "\xE2\x80" && (rest[2] <= '\x8B' || rest[2] == '\xAF'))
    return next.space_before = true, 3;
  if (rest.substr(0, 3) == "\xE2\x81\xA0") return next.space_before = true, 3;
  if (rest.size() >= 3 && rest.substr(0, 2) == "\xE2\x80" && rest[2] >= '\x90' && rest[2] <= '\x95')
    return next.dash_before = true, 3;
  if (rest.substr(0, 3) == "\xE2\x88\x92") return next.dash_before = true, 3;
  return 0;
}

// Reads the chain that begins with the digit at `at`.
void read_chain(std::string_view text, std::size_t at, Chain& chain) {
  chain.digits.clear();
  chain.groups.clear();
  Group group;
  group.begin = at;
  while (true) {
    std::size_t end = group.begin;
    while (end < text.size() && is_digit(text[end])) ++end;
    group.end = end;
    chain.digits.append(text.substr(group.begin, end - group.begin));
    chain.groups.push_back(group);
    Group next;
    std::size_t i = end;
    int separators = 0;
    while (i < text.size() && !is_digit(text[i]) && separators < 4) {
      const std::size_t length = separator(text, i, next);
      if (length == 0) break;
      i += length;
      ++separators;
    }
    if (separators == 0 || i >= text.size() || !is_digit(text[i]) || chain.digits.size() > 24) return;
    next.begin = i;
    group = next;
  }
}

// Lower-case word that ends at or before `at`, over blanks and punctuation; "" when a digit or a line break
// is nearer.
std::string word_before(std::string_view text, std::size_t& at) {
  std::size_t end = at;
  while (end > 0 &&
         (text[end - 1] == ' ' || text[end - 1] == ':' || text[end - 1] == '.' || text[end - 1] == '(' ||
          text[end - 1] == ',' || text[end - 1] == '-' || text[end - 1] == '='))
    --end;
  std::size_t begin = end;
  const auto in_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80U) != 0 ||
           c == '-' || c == '.';
  };
  while (begin > 0 && in_word(text[begin - 1])) --begin;
  std::string word(text.substr(begin, end - begin));
  for (char& c : word)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  // Å, Ä, Ö to å, ä, ö in UTF-8.
  for (std::size_t i = 0; i + 1 < word.size(); ++i)
    if (word[i] == '\xC3' && static_cast<unsigned char>(word[i + 1]) <= 0x9EU)
      word[i + 1] = static_cast<char>(word[i + 1] + 0x20);
  at = begin;
  return word;
}

bool cue_before(std::string_view text, std::size_t at, const WordSet& cues) {
  for (int steps = 0; steps < 2; ++steps) {
    const std::string word = word_before(text, at);
    if (word.empty()) return false;
    if (cues.contains(word)) return true;
  }
  return false;
}

struct Found {
  std::size_t groups = 0;  // how many groups of the chain, from `first`
  PersonalKind kind = PersonalKind::identity_number;
};

std::string_view digits_of(const Chain& chain, std::size_t first, std::size_t count, std::size_t& begin) {
  begin = 0;
  for (std::size_t i = 0; i < first; ++i) begin += chain.groups[i].length();
  std::size_t length = 0;
  for (std::size_t i = first; i < first + count; ++i) length += chain.groups[i].length();
  return std::string_view(chain.digits).substr(begin, length);
}

// "070-", "031 " or "08-": the way area codes are written, not days of birth.
bool begins_like_phone(const Chain& chain, std::size_t first, std::size_t count) {
  const Group& head = chain.groups[first];
  if (chain.digits.empty() || count < 2) return false;
  std::size_t begin = 0;
  const std::string_view digits = digits_of(chain, first, count, begin);
  if (digits.front() != '0') return false;
  if (head.length() == 3 || head.length() == 4) return true;
  return head.length() == 2 && chain.groups[first + 1].length() != 2;
}

// A dashed day followed by a time of day ("2024-11-15 09.30") holds twelve digits too.
bool is_day_and_clock(const Chain& chain, std::size_t first, std::size_t count, std::string_view digits) {
  if (digits.size() != 12 || count < 4) return false;
  const Group* group = &chain.groups[first];
  if (group[0].length() != 4 || group[1].length() != 2 || group[2].length() != 2 || !group[1].dash_before)
    return false;
  if (group[3].dash_before || group[3].plus_before) return false;
  return two(digits, 8) < 24 && two(digits, 10) < 60;
}

bool over_lines(const Chain& chain, std::size_t first, std::size_t count) {
  for (std::size_t i = first + 1; i < first + count; ++i)
    if (chain.groups[i].line_before) return true;
  return false;
}

bool is_identity_number(std::string_view text, const Chain& chain, std::size_t first, std::size_t count,
                        const Identities& identities, const Words& words) {
  std::size_t begin = 0;
  const std::string_view digits = digits_of(chain, first, count, begin);
  if (digits.size() != 10 && digits.size() != 12) return false;
  // A dash right after means that the last group belongs to what follows ("2024-11-15 2024-12-01").
  const bool lines = over_lines(chain, first, count);
  const std::size_t next = first + count;
  if (next < chain.groups.size() && chain.groups[next].dash_before &&
      chain.groups[next].begin - chain.groups[next - 1].end == 1)
    return false;
  const std::string_view own = identities.patient_number;
  if (own.size() == 12 && (digits == own || digits == own.substr(2))) return true;
  if (!date_part_holds(digits.substr(0, digits.size() - 4))) return false;
  if (is_day_and_clock(chain, first, count, digits)) return false;
  const Group& head = chain.groups[first];
  // A line may break before the last four only: values in a column make up a number by chance.
  if (lines && !(count == 2 && (head.length() == 6 || head.length() == 8))) return false;
  if (checksum_holds(digits.substr(digits.size() - 10))) return !begins_like_phone(chain, first, count);
  if (lines) return false;
  const bool exact = count == 2 && (head.length() == 6 || head.length() == 8) &&
                     (chain.groups[first + 1].dash_before || chain.groups[first + 1].plus_before) &&
                     chain.groups[first + 1].begin - head.end <= 3 && !chain.groups[first + 1].space_before;
  return exact || cue_before(text, head.begin, words.identity_cues);
}

bool plausible_day(std::string_view digits) {
  if (digits.size() != 6 && digits.size() != 8) return false;
  if (date_part_holds(digits)) return true;
  // Day first: 15-11-2024, 151124.
  return two(digits, 0) >= 1 && two(digits, 0) <= 31 && two(digits, 2) >= 1 && two(digits, 2) <= 12;
}

bool plausible_clock_range(std::string_view digits) {
  return digits.size() == 8 && two(digits, 0) < 25 && two(digits, 2) < 60 && two(digits, 4) < 25 &&
         two(digits, 6) < 60;
}

// Swedish telephone numbers: 070-174 06 21, 0701740621, 08-123 456 78, +46 70 174 06 21, 0046 …; or digits
// after a cue.
bool is_phone(std::string_view text, const Chain& chain, std::size_t first, std::size_t count,
              const Words& words) {
  std::size_t begin = 0;
  const std::string_view digits = digits_of(chain, first, count, begin);
  if (over_lines(chain, first, count)) return false;
  const Group* group = &chain.groups[first];
  const std::size_t at = group[0].begin;
  const bool plus = at > 0 && text[at - 1] == '+';
  // Lone digits are a list of scores, but for the area code 8 and the bracketed 0 after a country code.
  for (std::size_t i = 1; i < count; ++i)
    if (group[i].length() == 1 && !(i <= 2 && plus)) return false;
  // A dash right after means that a part was cut off ("telefon 2024-09-20").
  const bool cut = first + count < chain.groups.size() && chain.groups[first + count].dash_before;
  if (cut) return false;
  if (plus) return digits.size() >= 9 && digits.size() <= 14;
  if (digits.substr(0, 4) == "0046") return digits.size() >= 11 && digits.size() <= 15;
  if (digits.size() >= 5 && digits.size() <= 12 && !plausible_day(digits) &&
      cue_before(text, at, words.phone_cues))
    return true;
  if (digits.front() != '0' || digits.size() < 2 || digits[1] == '0') return false;
  if (count == 1) return digits.size() == 10 && digits[1] == '7';
  const std::size_t area = group[0].length();
  if (area < 2 || area > 4 || digits.size() < (area == 4 ? 9U : 8U) || digits.size() > 11) return false;
  for (std::size_t i = 2; i < count; ++i)
    if (group[i].dash_before || group[i].plus_before) return false;
  if (plausible_clock_range(digits) && area != 3) return false;
  if (area == 2) {  // 08; other two-digit beginnings are days and hours
    if (digits[1] != '8' && digits[1] != '7') return false;
    if (digits[1] == '7') return digits.size() == 10 && plausible_day(digits.substr(0, 6)) == false;
    return std::any_of(group + 1, group + count, [](const Group& part) { return part.length() >= 3; });
  }
  return std::all_of(group + 1, group + count, [](const Group& part) { return part.length() >= 2; });
}

Found longest_number(std::string_view text, const Chain& chain, std::size_t first,
                     const Identities& identities, const Words& words) {
  const std::size_t left = chain.groups.size() - first;
  for (std::size_t count = left; count > 0; --count)
    if (is_identity_number(text, chain, first, count, identities, words))
      return {count, PersonalKind::identity_number};
  for (std::size_t count = left; count > 0; --count)
    if (is_phone(text, chain, first, count, words)) return {count, PersonalKind::phone};
  return {};
}

}  // namespace

bool checksum_holds(std::string_view ten_digits) {
  if (ten_digits.size() != 10) return false;
  int sum = 0;
  for (std::size_t i = 0; i < 10; ++i) {
    const int value = (ten_digits[i] - '0') * (i % 2 == 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 == 0;
}

bool date_part_holds(std::string_view digits) {
  constexpr std::array<int, 12> kDays = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  int year = 0;
  if (digits.size() == 8) {
    year = two(digits, 0) * 100 + two(digits, 2);
    if (year < 1850 || year > 2099) return false;
    digits.remove_prefix(4);
  } else if (digits.size() == 6) {
    year = 2000 + two(digits, 0);
    digits.remove_prefix(2);
  } else {
    return false;
  }
  const int month = two(digits, 0);
  int day = two(digits, 2);
  if (day > 60) day -= 60;
  if (month < 1 || month > 12 || day < 1 || day > kDays[static_cast<std::size_t>(month - 1)]) return false;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month != 2 || day < 29 || leap;
}

namespace {

// "500430-XXXX": a day of birth with the last four left out. Returns the end, or `at` when it is none.
std::size_t left_out_end(std::string_view text, std::size_t at) {
  constexpr std::size_t kLeftOut = 4;
  if (at + 1 + kLeftOut > text.size() || (text[at] != '-' && text[at] != '+')) return at;
  const std::string_view rest = text.substr(at + 1, kLeftOut);
  const bool same = std::all_of(rest.begin(), rest.end(), [&](char c) { return c == rest.front(); });
  return same && (rest.front() == 'X' || rest.front() == 'x' || rest.front() == '*') ? at + 1 + kLeftOut : at;
}

}  // namespace

void find_numbers(std::string_view text, const Identities& identities, const Words& words,
                  std::vector<PersonalSpan>& spans) {
  constexpr std::size_t kUsualGroups = 8;
  std::size_t at = next_digit(text, 0);
  if (at == text.size()) return;
  Chain chain;
  chain.groups.reserve(kUsualGroups);
  while (at < text.size()) {
    read_chain(text, at, chain);
    if (chain.digits.size() >= 5) {
      for (std::size_t first = 0; first < chain.groups.size();) {
        const Found found = longest_number(text, chain, first, identities, words);
        if (found.groups == 0) {
          ++first;
          continue;
        }
        std::size_t begin = chain.groups[first].begin;
        if (found.kind == PersonalKind::phone && begin > 0 &&
            (text[begin - 1] == '+' || text[begin - 1] == '('))
          --begin;
        spans.push_back({{begin, chain.groups[first + found.groups - 1].end}, found.kind});
        first += found.groups;
      }
    }
    const Group& last = chain.groups.back();
    const std::string_view day = text.substr(last.begin, last.length());
    if ((day.size() == 6 || day.size() == 8) && date_part_holds(day) &&
        left_out_end(text, last.end) > last.end)
      spans.push_back({{last.begin, left_out_end(text, last.end)}, PersonalKind::identity_number});
    at = next_digit(text, last.end);
  }
}

}  // namespace stickprov::privacy
