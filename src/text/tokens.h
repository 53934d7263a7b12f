#pragma once
// Swedish text as tokens and sentences.

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <string_view>
#include <vector>

#include "model/evidence.h"
#include "text/letters.h"

namespace stickprov::text {

struct WordFacts;
class WordMemory;

enum class TokenKind : std::uint8_t {
  word,         // letters, with inner hyphen or digits after a hyphen: "madrs-s", "gad-7"
  number,       // 4, 3,5, 10-15, 3/5, 24/3, 2025-10-07, 120/80
  punctuation,  // one mark
  line_break,
};

struct Token {
  TokenKind kind = TokenKind::word;
  bool capital = false;     // begins with a capital letter in the original
  std::uint32_t begin = 0;  // bytes in the folded text
  std::uint32_t end = 0;
  std::uint32_t sentence = 0;        // index of its sentence
  const WordFacts* facts = nullptr;  // of its word, mark or number; never null in what tokenize() gives
};

/// Tokens [begin, end) of one sentence. Sentences never overlap and cover every token.
struct Sentence {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Tokens {
  std::pmr::vector<Token> tokens;
  std::pmr::vector<Sentence> sentences;
};

/// Cuts folded text [range) into tokens and sentences. `original` is the unfolded text, for capitals.
/// A full stop ends a sentence unless the word before it is an abbreviation and no capital follows; a line
/// break ends it unless a long line simply runs on; dictated "punkt" counts as a full stop and "komma" as a
/// comma.
Tokens tokenize(const Folded& folded, std::string_view original, Span range, WordMemory& words,
                std::pmr::memory_resource* memory);

inline std::string_view token_text(const Folded& folded, const Token& token) {
  return std::string_view(folded.text).substr(token.begin, token.end - token.begin);
}

}  // namespace stickprov::text
