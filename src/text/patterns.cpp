#include "text/patterns.h"

#include <libstemmer.h>

#include <algorithm>
#include <memory>

namespace stickprov::text {
namespace {

std::string stem_of(std::string_view word) {
  thread_local const std::unique_ptr<sb_stemmer, void (*)(sb_stemmer*)> stemmer(
      sb_stemmer_new("swedish", "UTF_8"), sb_stemmer_delete);
  const sb_symbol* stem = sb_stemmer_stem(stemmer.get(), reinterpret_cast<const sb_symbol*>(word.data()),
                                          static_cast<int>(word.size()));
  return std::string(reinterpret_cast<const char*>(stem),
                     static_cast<std::size_t>(sb_stemmer_length(stemmer.get())));
}

}  // namespace

void add_pattern(PatternIndex& index, std::string_view pattern, ElementId element, bool by_stem) {
  const bool open_begin = pattern.starts_with('*');
  const bool open_end = pattern.ends_with('*') && pattern.size() > 1;
  std::string core(pattern);
  if (open_begin) core.erase(0, 1);
  if (open_end) core.pop_back();
  if (by_stem) {
    index.stem[stem_of(core)].push_back(element);
  } else if (open_begin && open_end) {
    index.infix.emplace_back(core, element);
  } else if (open_begin) {
    index.suffix[core].push_back(element);
    index.longest_suffix = std::max(index.longest_suffix, core.size());
  } else if (open_end) {
    index.prefix[core].push_back(element);
    index.longest_prefix = std::max(index.longest_prefix, core.size());
  } else {
    index.exact[core].push_back(element);
  }
}

void append_matching(const PatternIndex& index, std::string_view word, std::vector<ElementId>& elements) {
  const auto append = [&](const StringMap<std::vector<ElementId>>& map, std::string_view key) {
    const auto found = map.find(key);
    if (found != map.end()) elements.insert(elements.end(), found->second.begin(), found->second.end());
  };
  append(index.exact, word);
  for (std::size_t length = 1; length <= word.size() && length <= index.longest_prefix; ++length)
    append(index.prefix, word.substr(0, length));
  // A compound's first part has at least two letters.
  for (std::size_t length = 1; length + 2 <= word.size() && length <= index.longest_suffix; ++length)
    append(index.suffix, word.substr(word.size() - length));
  for (const auto& [core, element] : index.infix)
    if (word.find(core) != std::string_view::npos) elements.push_back(element);
  if (!index.stem.empty()) append(index.stem, stem_of(word));
}

std::string without_accents_of(std::string_view word) {
  std::string out;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto c = static_cast<unsigned char>(word[i]);
    if (c == 0xC3 && i + 1 < word.size()) {
      const auto next = static_cast<unsigned char>(word[++i]);
      if (next == 0xA5 || next == 0xA4 || next == 0xA0) {
        out += 'a';
      } else if (next == 0xB6) {
        out += 'o';
      } else if (next == 0xA9 || next == 0xA8) {
        out += 'e';
      } else {
        out += static_cast<char>(c);
        out += static_cast<char>(next);
      }
    } else {
      out += word[i];
    }
  }
  return out;
}

}  // namespace stickprov::text
