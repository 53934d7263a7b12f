#include "small_lexicon.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace stickprov {
namespace {

constexpr const char* kWordHeader = "id\tkind\ttext\tconcept\tsource\tnote";
constexpr const char* kCueHeader = "id\ttext\teffect\tdirection\tscope\tsource\tnote";

std::string table(const char* header, const std::vector<std::string>& rows) {
  std::string text = std::string(header) + "\n";
  for (const std::string& row : rows) text += row + "\n";
  return text;
}

}  // namespace

SmallFolder::SmallFolder(const std::vector<std::string>& words, const std::vector<std::string>& cues) {
  std::string pattern = (std::filesystem::temp_directory_path() / "stickprov-words-XXXXXX").string();
  path_ = mkdtemp(pattern.data());
  std::filesystem::create_directory(path_ + "/context");
  write("words.tsv", table(kWordHeader, words));
  write("context/cues.tsv", table(kCueHeader, cues));
  // How text is cut is steered by the project's own structure words, whatever else a test knows.
  std::filesystem::copy_file(STICKPROV_ROOT "/dictionaries/structure.tsv", path_ + "/structure.tsv");
}

SmallFolder::~SmallFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

void SmallFolder::write(const std::string& name, const std::string& text) const {
  std::ofstream(path_ + "/" + name, std::ios::binary) << text;
}

text::LexiconPointer small_lexicon(const std::vector<std::string>& phrases,
                                   const std::vector<std::string>& cues) {
  std::vector<std::string> words;
  for (const std::string& phrase : phrases) {
    const std::size_t colon = phrase.find(": ");
    words.push_back("w" + std::to_string(words.size()) + "\tphrase\t" + phrase.substr(colon + 2) + "\t" +
                    phrase.substr(0, colon) + "\ttest\tn");
  }
  std::vector<std::string> rows;
  for (const std::string& cue : cues) {
    const std::size_t first = cue.find(' ');
    const std::size_t second = cue.find(' ', first + 1);
    const std::size_t colon = cue.find(": ");
    rows.push_back("c" + std::to_string(rows.size()) + "\t" + cue.substr(colon + 2) + "\t" +
                   cue.substr(0, first) + "\t" + cue.substr(first + 1, second - first - 1) + "\t" +
                   cue.substr(second + 1, colon - second - 1) + "\ttest\tn");
  }
  const SmallFolder folder(words, rows);
  return text::load_lexicon(folder.path(), {});
}

text::Reading read(const text::Lexicon& lexicon, const std::string& value) {
  return text::read_text(lexicon, {35, 1}, value, {0, value.size()});
}

std::vector<std::string> words_of(const text::Lexicon& lexicon, const std::string& value,
                                  const std::string& concept_name, text::Polarity polarity) {
  const text::Reading reading = read(lexicon, value);
  std::vector<std::string> words;
  for (const text::Observation& o : reading.observations) {
    if (text::concept_name(lexicon, o.concept_id) != concept_name || o.polarity != polarity) continue;
    const Span span = text::evidence_of(reading, o).span;
    words.push_back(value.substr(span.begin, span.length()));
  }
  return words;
}

}  // namespace stickprov
