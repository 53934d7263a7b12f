#include "privacy/names.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

namespace stickprov::privacy {
namespace {

constexpr std::array<bool, 256> kAsciiLetter = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = 'a'; c <= 'z'; ++c) table[c] = table[c - 'a' + 'A'] = true;
  return table;
}();
bool is_ascii_letter(char c) {
  return kAsciiLetter[static_cast<unsigned char>(c)];
}
bool is_ascii(char c) {
  return (static_cast<unsigned char>(c) & 0x80U) == 0;
}

// Code point at `at`, which moves past it; negative for bytes that are no UTF-8.
UChar32 next_code_point(std::string_view text, std::size_t& at) {
  UChar32 code_point = 0;
  auto i = static_cast<int32_t>(at);
  U8_NEXT(reinterpret_cast<const uint8_t*>(text.data()), i, static_cast<int32_t>(text.size()), code_point);
  at = static_cast<std::size_t>(i);
  return code_point;
}

// The letters from À to ÿ, å, ä and ö among them, are written as C3 and one byte more; × and ÷ are none.
bool is_latin_letter(std::string_view text, std::size_t at) {
  if (text[at] != '\xC3' || at + 1 >= text.size()) return false;
  const char second = text[at + 1];
  return (static_cast<unsigned char>(second) & 0xC0U) == 0x80U && second != '\x97' && second != '\xB7';
}

bool is_word_part(UChar32 code_point) {
  return code_point >= 0 && (u_isalpha(code_point) != 0 || (U_GET_GC_MASK(code_point) & U_GC_MN_MASK) != 0);
}

// End of the word that begins at `at`; `at` itself when no word begins there.
std::size_t word_end(std::string_view text, std::size_t at) {
  for (;;) {
    while (at < text.size() && is_ascii_letter(text[at])) ++at;
    if (at >= text.size() || is_ascii(text[at])) return at;
    std::size_t next = at + 2;
    if (!is_latin_letter(text, at)) {
      next = at;
      if (!is_word_part(next_code_point(text, next))) return at;
    }
    at = next;
  }
}

// Begin of the word that ends at `at`; `at` itself when no word ends there.
std::size_t word_begin(std::string_view text, std::size_t at) {
  for (;;) {
    while (at > 0 && is_ascii_letter(text[at - 1])) --at;
    if (at == 0 || is_ascii(text[at - 1])) return at;
    std::size_t begin = at - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
    std::size_t next = begin;
    if (!is_word_part(next_code_point(text, next)) || next != at) return at;
    at = begin;
  }
}

icu::UnicodeString normalised(const icu::UnicodeString& text, bool compose) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* form =
      compose ? icu::Normalizer2::getNFCInstance(error) : icu::Normalizer2::getNFDInstance(error);
  if (U_FAILURE(error)) return text;
  icu::UnicodeString result = form->normalize(text, error);
  return U_FAILURE(error) ? text : result;
}

// Lower case, NFC, of any word.
std::string normalised_key(std::string_view word) {
  icu::UnicodeString lower;
  bool marks = false;
  for (std::size_t at = 0; at < word.size();) {
    const UChar32 code_point = next_code_point(word, at);
    if (code_point < 0) continue;
    if (code_point >= 0x300 && code_point <= 0x36F) marks = true;
    lower.append(u_tolower(code_point));
  }
  std::string key;
  (marks ? normalised(lower, true) : lower).toUTF8String(key);
  return key;
}

// Lower case, NFC. Words as Swedish writes them need no normalising, and then none is paid for.
std::string lower_key(std::string_view word) {
  std::string key(word);
  for (std::size_t at = 0; at < key.size(); ++at) {
    if (is_ascii(key[at])) {
      if (key[at] >= 'A' && key[at] <= 'Z') key[at] = static_cast<char>(key[at] | 0x20);
    } else if (is_latin_letter(key, at)) {
      ++at;
      if (static_cast<unsigned char>(key[at]) <= 0x9E) key[at] = static_cast<char>(key[at] | 0x20);  // À–Þ
    } else {
      return normalised_key(word);
    }
  }
  return key;
}

std::string without_accents(const std::string& key) {
  const icu::UnicodeString parts = normalised(icu::UnicodeString::fromUTF8(key), false);
  icu::UnicodeString plain;
  for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1))
    if ((U_GET_GC_MASK(parts.char32At(i)) & U_GC_MN_MASK) == 0) plain.append(parts.char32At(i));
  std::string result;
  plain.toUTF8String(result);
  return result;
}

std::size_t letters(std::string_view word) {
  return static_cast<std::size_t>(std::count_if(
      word.begin(), word.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

enum class Case { lower, capital, all_capitals };
Case case_of(std::string_view word) {
  std::size_t at = 0;
  if (u_isupper(next_code_point(word, at)) == 0) return Case::lower;
  while (at < word.size()) {
    const UChar32 code_point = next_code_point(word, at);
    if (u_islower(code_point) != 0) return Case::capital;
  }
  return letters(word) > 1 ? Case::all_capitals : Case::capital;
}

// The word after `at` over blanks, in lower case; "" when something else comes first.
std::string_view word_after(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return text.substr(at, word_end(text, at) - at);
}

bool begins_sentence(std::string_view text, std::size_t at) {
  while (at > 0) {
    const char c = text[at - 1];
    if (c == '\n' || c == '.' || c == '!' || c == '?' || c == ':' || c == ';') return true;
    if (c != ' ' && c != '\t' && c != '\r' && c != '-' && c != '*' && c != '"' && c != '(') return false;
    --at;
  }
  return true;
}

// A word of the text that is a part of a name of the header, or a word that names come after (`name` is
// null).
struct Hit {
  Span span;
  const Identities::Name* name = nullptr;
};

// Few words of a text are worth looking up, and the bytes at their border tell: those that begin like a name
// of the header, and those before a blank and a capital letter, which may be a title.
constexpr unsigned char kName = 1;
constexpr unsigned char kCapital = 2;

std::array<unsigned char, 256> first_bytes(const std::vector<Identities::Name>& names) {
  std::array<unsigned char, 256> first{};
  for (std::size_t c = 'A'; c <= 'Z'; ++c) first[c] = kCapital;
  for (std::size_t c = 0x80; c < 0x100; ++c) first[c] = kCapital;
  const auto add = [&](std::string_view key) {
    if (key.empty()) return;
    if (!is_ascii(key.front())) {
      for (std::size_t c = 0x80; c < 0x100; ++c) first[c] |= kName;
      return;
    }
    first[static_cast<unsigned char>(key.front())] |= kName;
    if (is_ascii_letter(key.front())) first[static_cast<unsigned char>(key.front()) & 0xDFU] |= kName;
  };
  for (const Identities::Name& name : names) {
    add(name.key);
    if (!is_ascii(name.key.front())) add(without_accents(name.key));
  }
  return first;
}

// What may begin after the byte.
constexpr std::array<unsigned char, 256> kAfter = [] {
  std::array<unsigned char, 256> after{};
  for (std::size_t c = 0; c < 256; ++c) after[c] = kAsciiLetter[c] ? 0 : kName;
  after[' '] |= kCapital;
  return after;
}();

bool is_name(std::string_view word, std::string_view name) {
  if (name.empty() || word.size() < name.size() || word.substr(0, name.size()) != name) return false;
  return word.size() == name.size() || word.substr(name.size()) == "s";
}

// A cheap look before the key is made: most words of a text share no beginning with a name.
bool may_be_name(std::string_view word, const Identities& identities) {
  if (word.size() < 2) return false;
  if (!is_ascii(word[0]) || !is_ascii(word[1])) return true;
  return std::any_of(identities.names.begin(), identities.names.end(), [&](const Identities::Name& name) {
    // The first two letters in lower case; letters that may carry an accent are left to the real comparison.
    const auto same = [&](std::size_t i) {
      return !is_ascii(name.key[i]) || (word[i] | 0x20) == (name.key[i] | 0x20);
    };
    return same(0) && (!is_ascii(name.key[0]) || name.key.size() < 2 || same(1));
  });
}

const Identities::Name* name_of(std::string_view key, const Identities& identities) {
  for (const Identities::Name& name : identities.names)
    if (is_name(key, name.key) || is_name(key, name.plain_key)) return &name;
  return nullptr;
}

// The word before the blank that ends at `at`, a full stop between them or not.
Span word_before(std::string_view text, std::size_t at) {
  std::size_t end = at - 1;
  if (end > 0 && text[end - 1] == '.') --end;
  return {word_begin(text, end), end};
}

std::vector<Hit> find_hits(std::string_view text, const Identities& identities, const Words& words) {
  std::vector<Hit> hits;
  unsigned char before = '\n';
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const unsigned look = identities.first_bytes[byte] & kAfter[before];
    before = byte;
    if (look == 0) continue;
    if ((look & kCapital) != 0) {
      const Span word = word_before(text, at);
      const std::string_view written = text.substr(word.begin, word.length());
      const bool known = !hits.empty() && hits.back().span == word;
      if (!known && words.named_after.may_contain(written) && words.named_after.contains(lower_key(written)))
        hits.push_back({word, nullptr});
    }
    if ((look & kName) != 0 && word_begin(text, at) == at) {
      const Span word = {at, word_end(text, at)};
      const std::string_view written = text.substr(at, word.length());
      if (!may_be_name(written, identities)) continue;
      if (const Identities::Name* name = name_of(lower_key(written), identities))
        hits.push_back({word, name});
    }
  }
  return hits;
}

// Two parts of one name stand beside each other: only blanks, a hyphen, a comma or an initial between.
bool beside(std::string_view text, const Hit& left, const Hit& right) {
  if (left.name == nullptr || right.name == nullptr || left.name->person != right.name->person) return false;
  if (left.name->key == right.name->key) return false;
  const std::string_view between = text.substr(left.span.end, right.span.begin - left.span.end);
  // "Andersson, Eva", but not "i maj, stark värk".
  const bool capitals = case_of(text.substr(left.span.begin, left.span.length())) != Case::lower &&
                        case_of(text.substr(right.span.begin, right.span.length())) != Case::lower;
  return !between.empty() && between.size() <= 4 &&
         between.find_first_of("\n;:!?") == std::string_view::npos &&
         (between.front() == ' ' || between.front() == '-' || (between == ", " && capitals)) &&
         (between.size() <= 2 || between.front() == ' ');
}

bool before_verb(std::string_view text, const Hit& hit, const Words& words) {
  return words.name_verbs.contains(lower_key(word_after(text, hit.span.end)));
}

// "Sjögrens syndrom": a disease that bears somebody's name.
bool names_disease(std::string_view text, const Hit& hit, const Words& words) {
  const std::string_view word = text.substr(hit.span.begin, hit.span.length());
  return (word.ends_with('s') || word.ends_with('S')) &&
         words.eponyms.contains(lower_key(word_after(text, hit.span.end)));
}

bool is_masked(std::string_view text, const std::vector<Hit>& hits, std::size_t i, const Words& words) {
  const Hit& hit = hits[i];
  const std::string_view word = text.substr(hit.span.begin, hit.span.length());
  const bool adjacent =
      (i > 0 && beside(text, hits[i - 1], hit)) || (i + 1 < hits.size() && beside(text, hit, hits[i + 1]));
  const bool titled = i > 0 && hits[i - 1].name == nullptr && hit.span.begin - hits[i - 1].span.end <= 2;
  if (adjacent || titled) return true;
  if (hit.name->particle || names_disease(text, hit, words)) return false;
  switch (case_of(word)) {
    case Case::lower:
      return !hit.name->ordinary && letters(hit.name->key) >= 3 && before_verb(text, hit, words);
    case Case::all_capitals:
      if (hit.name->ordinary || letters(hit.name->key) <= 3) return before_verb(text, hit, words);
      return true;
    case Case::capital:
      if (hit.name->ordinary && begins_sentence(text, hit.span.begin)) return before_verb(text, hit, words);
      return true;
  }
  return true;
}

// Begin of the initials that stand before the name ("A. Lindqvist", "A K Lindqvist"), if they are the
// person's.
std::size_t with_initials(std::string_view text, const Hit& hit, const Identities& identities) {
  std::size_t begin = hit.span.begin;
  for (int count = 0; count < 2; ++count) {
    std::size_t end = begin;
    while (end > 0 && text[end - 1] == ' ') --end;
    if (end == begin || begin - end > 2) return begin;
    if (end > 0 && text[end - 1] == '.') --end;
    std::size_t at = end;
    while (at > 0 && at + 2 > end && (static_cast<unsigned char>(text[at - 1]) & 0xC0U) == 0x80U) --at;
    if (at == 0) return begin;
    --at;
    const std::string_view letter = text.substr(at, end - at);
    const bool alone = at == 0 || (is_ascii(text[at - 1]) && !is_ascii_letter(text[at - 1]));
    if (!alone || word_end(text, at) != end || letters(letter) != 1 || case_of(letter) == Case::lower)
      return begin;
    const std::string key = lower_key(letter);
    const bool own =
        std::any_of(identities.names.begin(), identities.names.end(), [&](const Identities::Name& name) {
          return name.person == hit.name->person && name.key.starts_with(key);
        });
    if (!own) return begin;
    begin = at;
  }
  return begin;
}

// "dr Andersson", "doktor Eva Berg": capitalised words after such a title, though no one of the header.
void find_titled(std::string_view text, const Hit& title, const Words& words,
                 std::vector<PersonalSpan>& spans) {
  std::size_t at = title.span.end;
  const bool stop = at < text.size() && text[at] == '.';
  // Only an abbreviated title is written with a stop ("dr.", "leg."); after a whole word it ends the
  // sentence.
  constexpr std::size_t kLongestAbbreviation = 4;
  if (stop && letters(text.substr(title.span.begin, title.span.length())) > kLongestAbbreviation) return;
  if (stop) ++at;
  for (int count = 0; count < 3; ++count) {
    std::size_t begin = at;
    while (begin < text.size() && (text[begin] == ' ' || (count > 0 && text[begin] == '-'))) ++begin;
    const std::size_t end = word_end(text, begin);
    const std::string_view word = text.substr(begin, end - begin);
    if (begin == at || begin > at + 2 || letters(word) < 3 || case_of(word) != Case::capital) return;
    // After a full stop an ordinary word begins the next sentence.
    if (count == 0 && stop && text.substr(end, 1) != "-" && words.ordinary.contains(lower_key(word))) return;
    spans.push_back({{begin, end}, PersonalKind::other_name});
    at = end;
  }
}

void add_names(const Person& person, int which, const Words& words, std::vector<Identities::Name>& names) {
  for (const std::string& full : person.names) {
    for (std::size_t at = 0; at < full.size();) {
      const std::size_t end = word_end(full, at);
      if (end == at) {
        ++at;
        continue;
      }
      Identities::Name name;
      name.key = lower_key(std::string_view(full).substr(at, end - at));
      at = end;
      if (letters(name.key) < 2 || words.titles.contains(name.key)) continue;
      name.person = which;
      name.ordinary = words.ordinary.contains(name.key);
      name.particle = words.particles.contains(name.key);
      const bool accented =
          std::any_of(name.key.begin(), name.key.end(), [](char c) { return !is_ascii(c); });
      if (accented && letters(name.key) >= 5) {
        name.plain_key = without_accents(name.key);
        if (name.plain_key == name.key) name.plain_key.clear();
      } else if (accented && letters(name.key) >= 3) {
        // A short one without its marks ("Asa") may be a word of its own: looked for with the same care.
        Identities::Name plain = name;
        plain.key = without_accents(name.key);
        plain.ordinary = true;
        if (plain.key != name.key) names.push_back(std::move(plain));
      }
      names.push_back(std::move(name));
    }
  }
}

}  // namespace

void prepare_names(const Person& patient, const Person& signer, const Words& words, Identities& identities) {
  add_names(patient, 0, words, identities.names);
  add_names(signer, 1, words, identities.names);
  identities.first_bytes = first_bytes(identities.names);
}

void find_names(std::string_view text, const Identities& identities, const Words& words,
                std::vector<PersonalSpan>& spans) {
  const std::vector<Hit> hits = find_hits(text, identities, words);
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (hits[i].name == nullptr)
      find_titled(text, hits[i], words, spans);
    else if (is_masked(text, hits, i, words))
      spans.push_back({{with_initials(text, hits[i], identities), hits[i].span.end}, PersonalKind::name});
  }
}

}  // namespace stickprov::privacy
