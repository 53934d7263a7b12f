// The form of the project's own dictionaries, as dictionaries/README.md promises it.

#include <gtest/gtest.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "dictionary_rows.h"
#include "text/reading.h"
#include "text/word_memory.h"

namespace stickprov {
namespace {

const std::vector<DictionaryRow>& rows() {
  static const std::vector<DictionaryRow> loaded = dictionary_rows();
  return loaded;
}

const text::Lexicon& lexicon() {
  static const text::LexiconPointer loaded = text::load_lexicon(STICKPROV_ROOT "/dictionaries", {});
  return *loaded;
}

// Not looked for in a text: the words of privacy.tsv, which the masking compares itself, and the endings that
// words of one root differ in.
bool not_looked_for(const DictionaryRow& row) {
  return row.concepts().starts_with("privacy.") || row.concepts().starts_with("month_") ||
         row.concepts() == "word_ending";
}

icu::UnicodeString composed(const icu::UnicodeString& text) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFCInstance(error);
  icu::UnicodeString result = form->normalize(text, error);
  EXPECT_TRUE(U_SUCCESS(error));
  return result;
}

TEST(Dictionaries, AreUtf8InComposedFormWithUnixLines) {
  std::set<std::string> files;
  for (const DictionaryRow& row : rows()) files.insert(row.file);
  ASSERT_GE(files.size(), 15U);
  for (const std::string& file : files) {
    const std::string bytes = project_file("dictionaries/" + file);
    const icu::UnicodeString text = icu::UnicodeString::fromUTF8(bytes);
    std::string back;
    text.toUTF8String(back);
    EXPECT_EQ(back, bytes) << file << " is no UTF-8";
    EXPECT_TRUE(composed(text) == text) << file << " is not in NFC";
    EXPECT_EQ(bytes.find('\r'), std::string::npos) << file;
    EXPECT_TRUE(bytes.ends_with('\n')) << file;
  }
}

TEST(Dictionaries, EveryCellIsFilledWithoutSpacesAtItsEnds) {
  for (const DictionaryRow& row : rows())
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const std::string& cell = row.cells[i];
      const bool note = i + 1 == row.cells.size();
      EXPECT_TRUE(note || !cell.empty()) << row.where() << ": column " << i + 1 << " is empty";
      EXPECT_TRUE(cell.empty() || (cell.front() != ' ' && cell.back() != ' ')) << row.where();
      EXPECT_EQ(cell.find("  "), std::string::npos) << row.where();
    }
}

TEST(Dictionaries, KindsAreThoseOfTheReadme) {
  for (const DictionaryRow& row : rows())
    EXPECT_TRUE(row.kind() == "phrase" || row.kind() == "stem") << row.where() << ": " << row.kind();
}

TEST(Dictionaries, IdsAreShortLowerCaseAndUniqueOverAllFiles) {
  std::map<std::string, std::string> seen;
  for (const DictionaryRow& row : rows()) {
    const bool plain = std::all_of(row.id().begin(), row.id().end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
    EXPECT_TRUE(plain && row.id().size() <= 40) << row.where() << ": " << row.id();
    const auto [first, fresh] = seen.emplace(row.id(), row.where());
    EXPECT_TRUE(fresh) << row.id() << " is the id of " << first->second << " and of " << row.where();
  }
}

TEST(Dictionaries, TextsAreLowerCaseAndNoPhraseShowsOneConceptTwice) {
  std::map<std::string, std::string> seen;
  for (const DictionaryRow& row : rows()) {
    icu::UnicodeString lower = icu::UnicodeString::fromUTF8(row.text());
    lower.toLower(icu::Locale("sv"));
    EXPECT_TRUE(lower == icu::UnicodeString::fromUTF8(row.text())) << row.where();
    const std::vector<std::string> shows = row.cue()
                                               ? std::vector<std::string>{row.cells[2] + " " + row.cells[3]}
                                               : split_text(row.concepts(), ',');
    for (const std::string& concept_name : shows) {
      const auto [first, fresh] =
          seen.emplace(row.kind() + "\t" + row.text() + "\t" + concept_name, row.where());
      EXPECT_TRUE(fresh) << first->second << " and " << row.where() << " both show " << concept_name;
    }
  }
}

TEST(Dictionaries, RowsStandInByteOrderOfTheirText) {
  for (std::size_t i = 1; i < rows().size(); ++i) {
    if (rows()[i].file != rows()[i - 1].file) continue;
    EXPECT_LE(rows()[i - 1].text(), rows()[i].text())
        << rows()[i].where() << ": sort the file (dictionaries/README.md says how)";
  }
}

// Writings of one word pattern of a phrase, each of which it must find.
std::vector<std::string> writings(const std::string& pattern, bool stem) {
  if (pattern == "<num>") return {"4", "3,5", "10-15"};
  if (pattern == "<unit>") return {"kg", "timmar"};
  if (pattern == "<date>") return {"24/3", "2025-10-07", "mars"};
  if (pattern == "<any>") return {"något"};
  if (pattern == "<gap>") return {"", "något"};
  if (pattern == "<comma>") return {","};
  std::vector<std::string> all;
  for (std::string word : split_text(pattern, '/')) {
    if (stem) {
      all.push_back(word);
      continue;
    }
    const bool open_begin = word.starts_with('*');
    const bool open_end = word.size() > 1 && word.ends_with('*');
    if (open_begin) word.erase(0, 1);
    if (open_end) word.pop_back();
    if (open_begin) word.insert(0, "qu");
    if (!open_end || !word.ends_with('-')) all.push_back(word);  // "mr-*" is for "mr-undersökning"
    if (open_end) all.push_back(word + "q");
  }
  return all;
}

// Texts made of the phrase: every writing of each word, the first writing of the others.
std::vector<std::string> texts_of(const DictionaryRow& row) {
  const bool stem = row.kind() == "stem";
  const std::vector<std::string> patterns = split_text(row.text(), ' ');
  std::set<std::string> texts;
  for (std::size_t varied = 0; varied < patterns.size(); ++varied)
    for (const std::string& writing : writings(patterns[varied], stem)) {
      std::string text;
      for (std::size_t i = 0; i < patterns.size(); ++i) {
        const std::string word = i == varied ? writing : writings(patterns[i], stem).front();
        if (!word.empty()) text += (text.empty() ? "" : " ") + word;
      }
      texts.insert(text);
    }
  return {texts.begin(), texts.end()};
}

TEST(Dictionaries, EveryRowFindsATextMadeOfItsOwnPhrase) {
  std::map<std::string, std::uint32_t> entry_of;
  const auto& entries = text::entries(lexicon());
  for (std::size_t i = 0; i < entries.size(); ++i) entry_of[entries[i].id] = static_cast<std::uint32_t>(i);
  std::size_t read = 0;
  for (const DictionaryRow& row : rows()) {
    if (not_looked_for(row)) continue;
    ASSERT_TRUE(entry_of.contains(row.id())) << row.where();
    const std::uint32_t entry = entry_of[row.id()];
    for (const std::string& text : texts_of(row)) {
      const text::Reading reading = text::read_text(lexicon(), {35, 1}, text, {0, text.size()});
      ++read;
      if (row.cue()) {
        EXPECT_TRUE(std::any_of(reading.cues.begin(), reading.cues.end(),
                                [&](const text::Cue& cue) { return cue.entry == entry; }))
            << row.where() << " does not find \"" << text << "\"";
        continue;
      }
      const bool one_word = entries[entry].elements.size() == 1;
      for (const text::ConceptId concept_id : entries[entry].concepts) {
        const bool marked =
            one_word && text::is_mark(concept_id) &&
            std::any_of(reading.cut.tokens.begin(), reading.cut.tokens.end(), [&](const text::Token& token) {
              return (token.facts->marks >> concept_id & 1U) != 0;
            });
        const bool observed = std::any_of(
            reading.observations.begin(), reading.observations.end(),
            [&](const text::Observation& o) { return o.entry == entry && o.concept_id == concept_id; });
        EXPECT_TRUE(marked || observed) << row.where() << " does not find \"" << text << "\"";
      }
    }
  }
  EXPECT_GT(read, rows().size());
}

// Named as text ("number_word"), or as the member of Concepts that it is resolved to (k.limit_flat).
bool is_used(const std::string& code, const std::string& concept_name) {
  if (code.find('"' + concept_name + '"') != std::string::npos) return true;
  const std::string member = '.' + concept_name;
  for (std::size_t at = code.find(member); at != std::string::npos; at = code.find(member, at + 1)) {
    const std::string_view before = std::string_view(code).substr(0, at);
    const char after = at + member.size() < code.size() ? code[at + member.size()] : ' ';
    const bool whole = after != '_' && (after < 'a' || after > 'z') && (after < '0' || after > '9');
    if (whole && (before.ends_with("k") || before.ends_with("concepts()"))) return true;
  }
  return false;
}

TEST(Dictionaries, EveryConceptIsUsedByTheCode) {
  namespace fs = std::filesystem;
  const fs::path root = STICKPROV_ROOT;
  std::string code;
  for (const auto& item : fs::recursive_directory_iterator(root / "src"))
    if (item.path().extension() == ".cpp" || item.path().extension() == ".h")
      code += project_file(fs::relative(item.path(), root).generic_string());
  std::map<std::string, std::string> concepts;
  for (const DictionaryRow& row : rows())
    if (!row.cue() && !row.concepts().starts_with("month_"))  // a number, not a name
      for (const std::string& concept_name : split_text(row.concepts(), ','))
        concepts.emplace(concept_name, row.where());
  for (const auto& [concept_name, where] : concepts)
    EXPECT_TRUE(is_used(code, concept_name)) << "nothing asks for " << concept_name << " (" << where << ")";
}

// One word pattern finds every word that the other does.
bool finds_all_of(const std::string& wide, const std::string& narrow) {
  if (wide == narrow) return true;
  if (wide.starts_with('<') || narrow.starts_with('<')) return false;
  const auto core = [](std::string word) {
    if (word.starts_with('*')) word.erase(0, 1);
    if (word.ends_with('*')) word.pop_back();
    return word;
  };
  const std::string inner = core(wide);
  const std::string other = core(narrow);
  const bool begin = wide.starts_with('*');
  const bool end = wide.ends_with('*');
  if (begin && end) return other.find(inner) != std::string::npos;
  if (end) return !narrow.starts_with('*') && other.starts_with(inner);
  if (!begin || narrow.ends_with('*') || !other.ends_with(inner)) return false;
  return narrow.starts_with('*') || other.size() >= inner.size() + 2;
}

// A row taken apart: its words, each with its alternatives.
struct Parted {
  const DictionaryRow* row = nullptr;
  std::vector<std::vector<std::string>> words;
  std::set<std::string> concepts;
};

Parted parted(const DictionaryRow& row) {
  Parted parts;
  parts.row = &row;
  for (const std::string& word : split_text(row.text(), ' ')) parts.words.push_back(split_text(word, '/'));
  for (const std::string& concept_name : split_text(row.concepts(), ',')) parts.concepts.insert(concept_name);
  return parts;
}

bool covers(const Parted& wide, const Parted& narrow) {
  if (!std::includes(wide.concepts.begin(), wide.concepts.end(), narrow.concepts.begin(),
                     narrow.concepts.end()))
    return false;
  for (std::size_t i = 0; i < wide.words.size(); ++i)
    for (const std::string& word : narrow.words[i])
      if (std::none_of(wide.words[i].begin(), wide.words[i].end(),
                       [&](const std::string& pattern) { return finds_all_of(pattern, word); }))
        return false;
  return true;
}

// A row that a wider one covers finds nothing of its own, and what it finds is counted twice.
TEST(Dictionaries, NoRowIsWhollyCoveredByAnother) {
  std::map<std::size_t, std::vector<Parted>> by_length;
  for (const DictionaryRow& row : rows())
    if (!row.cue() && !not_looked_for(row) && row.kind() == "phrase") {
      Parted parts = parted(row);
      by_length[parts.words.size()].push_back(std::move(parts));
    }
  for (const auto& [length, group] : by_length)
    for (const Parted& narrow : group)
      for (const Parted& wide : group) {
        if (&wide == &narrow || !covers(wide, narrow)) continue;
        ADD_FAILURE() << narrow.row->where() << " finds nothing that " << wide.row->where()
                      << " does not: take it away";
      }
}

}  // namespace
}  // namespace stickprov
