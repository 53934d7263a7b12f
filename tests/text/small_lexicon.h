#pragma once
// A dictionary folder of a few rows, so that the syntax is tested apart from the words the ratings use.

#include <string>
#include <vector>

#include "text/lexicon.h"
#include "text/reading.h"

namespace stickprov {

/// A folder that is removed again, with words.tsv and context/cues.tsv.
class SmallFolder {
 public:
  /// Rows without header: "id\tkind\ttext\tconcept\tsource\tnote" and
  /// "id\ttext\teffect\tdirection\tscope\tsource\tnote".
  SmallFolder(const std::vector<std::string>& words, const std::vector<std::string>& cues);
  ~SmallFolder();
  SmallFolder(const SmallFolder&) = delete;
  SmallFolder& operator=(const SmallFolder&) = delete;
  std::string path() const { return path_; }
  /// Writes one file as it is.
  void write(const std::string& name, const std::string& text) const;

 private:
  std::string path_;
};

/// `phrases`: "concept: words". `cues`: "effect direction scope: words".
text::LexiconPointer small_lexicon(const std::vector<std::string>& phrases,
                                   const std::vector<std::string>& cues = {});

/// The whole of `value` read as field 35.1.
text::Reading read(const text::Lexicon& lexicon, const std::string& value);

/// The original words of every observation of the concept with this polarity, in order.
std::vector<std::string> words_of(const text::Lexicon& lexicon, const std::string& value,
                                  const std::string& concept_name,
                                  text::Polarity polarity = text::Polarity::affirmed);

}  // namespace stickprov
