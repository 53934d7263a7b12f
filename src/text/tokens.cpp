#include "text/tokens.h"

#include <array>

#include "text/word_memory.h"

namespace stickprov::text {
namespace {

bool is_space(char32_t c) {
  return c == U' ' || c == U'\t' || c == 0xA0 || c == 0x202F || c == U'\r';
}

// Marks that may stand inside one written number: decimal comma, ranges, fractions and dates, clock times,
// sums.
bool joins_digits(char32_t c) {
  return c == U',' || c == U'.' || c == U'/' || c == U'-' || c == U':' || c == U'+' || c == 0x2013;
}

// What a byte begins. Most text is ASCII and å, ä, ö; `other` is decoded. Letters and digits come first: they
// make up words.
enum class Byte : std::uint8_t { letter, digit, latin, space, mark, other };

constexpr std::array<Byte, 256> kBytes = [] {
  std::array<Byte, 256> table{};
  for (std::size_t c = 0; c < 0x80; ++c) table[c] = Byte::mark;
  for (std::size_t c = 0x80; c < 0x100; ++c) table[c] = Byte::other;
  for (std::size_t c = 'a'; c <= 'z'; ++c) table[c] = Byte::letter;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) table[c] = Byte::letter;
  for (std::size_t c = '0'; c <= '9'; ++c) table[c] = Byte::digit;
  table[' '] = table['\t'] = table['\r'] = Byte::space;
  table['\n'] = Byte::other;
  table[0xC3] = Byte::latin;
  return table;
}();

bool looks_like_date(std::string_view number) {
  // 24/3, 3/11-25, 2025-10-07, 20251007 …; 120/80 and 3/5 are told apart by their parts where that can be
  // done.
  const std::size_t slash = number.find('/');
  if (slash == std::string_view::npos) return number.size() == 10 && number[4] == '-' && number[7] == '-';
  int first = 0;
  int second = 0;
  std::size_t i = 0;
  for (; i < slash; ++i) {
    if (number[i] < '0' || number[i] > '9') return false;
    first = first * 10 + (number[i] - '0');
    if (first > 31) return false;
  }
  for (i = slash + 1; i < number.size() && number[i] >= '0' && number[i] <= '9' && second <= 12; ++i)
    second = second * 10 + (number[i] - '0');
  return first >= 1 && second >= 1 && second <= 12;
}

class Cutter {
 public:
  Cutter(const Folded& folded, std::string_view original, Span range, WordMemory& words)
      : folded_(folded), text_(folded.text), original_(original), words_(words) {
    const std::size_t size = folded.text.size();
    at_ = 0;
    end_ = size;
    if (folded.origin.empty()) {
      at_ = range.begin;
      end_ = range.end < size ? range.end : size;
    } else {
      while (at_ < size && folded.origin[at_] < range.begin) ++at_;
      while (end_ > at_ && folded.origin[end_ - 1] >= range.end) --end_;
    }
  }

  void cut(std::pmr::vector<Token>& tokens) {
    if (at_ >= end_) return;
    tokens.reserve((end_ - at_) / 4 + 4);
    while (at_ < end_) {
      switch (kind_at(at_)) {
        case Byte::space:
          ++at_;
          break;
        case Byte::letter:
          push(tokens, TokenKind::word, word_length());
          break;
        case Byte::digit:
          push(tokens, TokenKind::number, number_length());
          break;
        case Byte::mark:
          push(tokens, TokenKind::punctuation, 1);
          break;
        case Byte::latin:
          if (is_latin_letter(at_))
            push(tokens, TokenKind::word, word_length());
          else
            cut_decoded(tokens);
          break;
        case Byte::other:
          cut_decoded(tokens);
          break;
      }
    }
  }

 private:
  Byte kind_at(std::size_t at) const { return kBytes[static_cast<unsigned char>(text_[at])]; }
  // å, ä, ö and others of the block À–ÿ, all letters but × and ÷.
  bool is_latin_letter(std::size_t at) const {
    if (at + 1 >= text_.size()) return false;
    const auto next = static_cast<unsigned char>(text_[at + 1]);
    return next >= 0x80 && next <= 0xBF && next != 0x97 && next != 0xB7;
  }
  char32_t peek(std::size_t at) const { return at < end_ ? decode(text_, at).value : U'\0'; }

  bool begins_upper(std::size_t at) const {
    const char first = original_[at];
    if (static_cast<unsigned char>(first) < 0x80) return first >= 'A' && first <= 'Z';
    return is_upper(decode(original_, at).value);
  }

  void cut_decoded(std::pmr::vector<Token>& tokens) {
    const CodePoint c = decode(text_, at_);
    if (is_space(c.value)) {
      at_ += c.length;
    } else if (c.value == U'\n' || c.value == 0x2028) {
      push(tokens, TokenKind::line_break, c.length);
    } else if (is_letter(c.value)) {
      push(tokens, TokenKind::word, word_length());
    } else {
      push(tokens, TokenKind::punctuation, c.length);
    }
  }

  void push(std::pmr::vector<Token>& tokens, TokenKind kind, std::size_t length) {
    Token token;
    token.kind = kind;
    token.begin = static_cast<std::uint32_t>(at_);
    token.end = static_cast<std::uint32_t>(at_ + length);
    const std::string_view text = text_.substr(at_, length);
    if (kind == TokenKind::number) {
      token.facts = looks_like_date(text) ? &words_.date() : &words_.number();
    } else {
      token.facts = &words_.find(text);
      token.capital = kind == TokenKind::word && begins_upper(folded_.original_offset(at_));
    }
    tokens.push_back(token);
    at_ += length;
  }

  std::size_t number_length() const {
    std::size_t i = at_;
    while (i < end_) {
      if (kind_at(i) == Byte::digit) {
        ++i;
        continue;
      }
      const CodePoint c = decode(text_, i);
      if (!joins_digits(c.value) || !is_digit(peek(i + c.length))) break;
      i += c.length;
    }
    return i - at_ + ordinal_length(i);
  }

  // ":e" of "var 14:e dag".
  std::size_t ordinal_length(std::size_t i) const {
    if (i + 1 >= end_ || text_[i] != ':' || (text_[i + 1] != 'e' && text_[i + 1] != 'a')) return 0;
    return is_letter(peek(i + 2)) || is_digit(peek(i + 2)) ? 0 : 2;
  }

  std::size_t word_length() const {
    std::size_t i = at_;
    while (i < end_) {
      const Byte kind = kind_at(i);
      if (kind <= Byte::digit) {  // hba1c, b12, l4
        ++i;
      } else if (kind == Byte::latin && is_latin_letter(i)) {
        i += 2;
      } else if (kind == Byte::mark) {
        if (text_[i] != '-' || !(is_letter(peek(i + 1)) || is_digit(peek(i + 1)))) break;
        ++i;
      } else if (kind == Byte::latin || kind == Byte::other) {
        const CodePoint c = decode(text_, i);
        if (!is_letter(c.value) && !(c.value >= 0x300 && c.value <= 0x36F)) break;
        i += c.length;
      } else {
        break;
      }
    }
    return i - at_;
  }

  const Folded& folded_;
  std::string_view text_;
  std::string_view original_;
  WordMemory& words_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
};

}  // namespace

Tokens tokenize(const Folded& folded, std::string_view original, Span range, WordMemory& words,
                std::pmr::memory_resource* memory) {
  Tokens result{std::pmr::vector<Token>(memory), std::pmr::vector<Sentence>(memory)};
  Cutter(folded, original, range, words).cut(result.tokens);
  auto& tokens = result.tokens;
  const auto textual = [&](std::size_t i) { return token_text(folded, tokens[i]); };

  const auto ends_sentence = [&](std::size_t i) {
    const Token& token = tokens[i];
    if (i + 1 >= tokens.size()) return true;
    const Token& next = tokens[i + 1];
    if (token.kind == TokenKind::line_break) {
      // A soft line wrap: a long line, and the next begins in lower case.
      if (next.kind == TokenKind::word && !next.capital && i > 0 && tokens[i - 1].kind == TokenKind::word) {
        std::size_t line_start = i;
        while (line_start > 0 && tokens[line_start - 1].kind != TokenKind::line_break) --line_start;
        if (token.begin - tokens[line_start].begin >= 60) return false;
      }
      return true;
    }
    if (token.kind == TokenKind::word) return token.facts->dictated_stop && i > 0 && next.capital;
    if (token.kind != TokenKind::punctuation) return false;
    const std::string_view mark = textual(i);
    if (mark == "!" || mark == "?") return next.kind != TokenKind::punctuation;
    if (mark != ".") return false;
    const bool touching = next.begin == token.end;  // "p.g.a.", "konc.svårt"
    if (touching && next.kind == TokenKind::word && !next.capital) return false;
    if (next.kind == TokenKind::word && !next.capital) {
      // After a known abbreviation, or a very short word, a lower-case letter runs on.
      if (i > 0 && tokens[i - 1].kind == TokenKind::word) {
        return !(tokens[i - 1].facts->abbreviation || textual(i - 1).size() <= 2);
      }
      return false;
    }
    if (i > 0 && tokens[i - 1].kind == TokenKind::word && tokens[i - 1].facts->abbreviation &&
        next.kind == TokenKind::number)
      return false;
    if (i > 0 && tokens[i - 1].kind == TokenKind::number && next.kind == TokenKind::number) {
      // "1. Sertralin" keeps its number; "20. 3 v" is rare enough to end.
      return true;
    }
    return true;
  };

  std::size_t begin = 0;
  std::uint32_t sentence = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    tokens[i].sentence = sentence;
    if (ends_sentence(i)) {
      result.sentences.push_back({begin, i + 1});
      begin = i + 1;
      ++sentence;
    }
  }
  return result;
}

}  // namespace stickprov::text
