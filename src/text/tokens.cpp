#include "text/tokens.h"

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

class Cutter {
 public:
  Cutter(const Folded& folded, std::string_view original, Span range) : folded_(folded), original_(original) {
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

  std::vector<Token> cut() {
    std::vector<Token> tokens;
    tokens.reserve((end_ - at_) / 5 + 4);
    while (at_ < end_) {
      const CodePoint c = decode(folded_.text, at_);
      if (is_space(c.value)) {
        at_ += c.length;
      } else if (c.value == U'\n' || c.value == 0x2028) {
        push(tokens, TokenKind::line_break, c.length);
      } else if (is_digit(c.value)) {
        push(tokens, TokenKind::number, number_length());
      } else if (is_letter(c.value)) {
        push(tokens, TokenKind::word, word_length());
      } else {
        push(tokens, TokenKind::punctuation, c.length);
      }
    }
    return tokens;
  }

 private:
  char32_t peek(std::size_t at) const { return at < end_ ? decode(folded_.text, at).value : U'\0'; }

  void push(std::vector<Token>& tokens, TokenKind kind, std::size_t length) {
    Token token;
    token.kind = kind;
    token.begin = static_cast<std::uint32_t>(at_);
    token.end = static_cast<std::uint32_t>(at_ + length);
    const std::size_t original_at = folded_.original_offset(at_);
    token.capital = kind == TokenKind::word && is_upper(decode(original_, original_at).value);
    tokens.push_back(token);
    at_ += length;
  }

  std::size_t number_length() const {
    std::size_t i = at_;
    while (i < end_) {
      const CodePoint c = decode(folded_.text, i);
      if (is_digit(c.value)) {
        i += c.length;
      } else if (joins_digits(c.value) && is_digit(peek(i + c.length))) {
        i += c.length;
      } else {
        break;
      }
    }
    return i - at_;
  }

  std::size_t word_length() const {
    std::size_t i = at_;
    while (i < end_) {
      const CodePoint c = decode(folded_.text, i);
      if (is_letter(c.value) || c.value == 0x300 || (c.value > 0x300 && c.value <= 0x36F)) {
        i += c.length;
      } else if (is_digit(c.value) && i > at_) {
        i += c.length;  // hba1c, b12, l4
      } else if (c.value == U'-' && (is_letter(peek(i + 1)) || is_digit(peek(i + 1)))) {
        i += 1;
      } else {
        break;
      }
    }
    return i - at_;
  }

  const Folded& folded_;
  std::string_view original_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
};

}  // namespace

Tokens tokenize(const Folded& folded, std::string_view original, Span range, const StructureWords& words) {
  Tokens result;
  result.tokens = Cutter(folded, original, range).cut();
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
    if (token.kind == TokenKind::word && words.dictated_stops.contains(textual(i)))
      return i > 0 && next.capital;
    if (token.kind != TokenKind::punctuation) return false;
    const std::string_view mark = textual(i);
    if (mark == "!" || mark == "?") return next.kind != TokenKind::punctuation;
    if (mark != ".") return false;
    const bool touching = next.begin == token.end;  // "p.g.a.", "konc.svårt"
    if (touching && next.kind == TokenKind::word && !next.capital) return false;
    if (next.kind == TokenKind::word && !next.capital) {
      // After a known abbreviation, or a very short word, a lower-case letter runs on.
      if (i > 0 && tokens[i - 1].kind == TokenKind::word) {
        const std::string_view before = textual(i - 1);
        return !(words.abbreviations.contains(before) || before.size() <= 3);
      }
      return false;
    }
    if (i > 0 && tokens[i - 1].kind == TokenKind::word && words.abbreviations.contains(textual(i - 1)) &&
        next.kind == TokenKind::number)
      return false;
    if (i > 0 && tokens[i - 1].kind == TokenKind::number && next.kind == TokenKind::number) {
      // "1. Sertralin" keeps its number; "20. 3 v" is rare enough to end.
      return true;
    }
    return true;
  };

  std::size_t begin = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    tokens[i].sentence = static_cast<std::uint32_t>(result.sentences.size());
    if (ends_sentence(i)) {
      result.sentences.push_back({begin, i + 1});
      begin = i + 1;
    }
  }
  return result;
}

}  // namespace stickprov::text
