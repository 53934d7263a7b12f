#include "ingest/encoding.h"

#include <simdjson.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace stickprov::ingest {
namespace {

using std::string_view_literals::operator""sv;

bool starts_with(std::string_view text, std::string_view opening) {
  return text.substr(0, opening.size()) == opening;
}

// The value of `encoding` in an XML declaration, upper-case; "" when there is none.
std::string declared_encoding(std::string_view bytes) {
  if (!starts_with(bytes, "<?xml")) return {};
  const std::string_view declaration = bytes.substr(0, std::min(bytes.find("?>"), std::size_t{200}));
  const std::size_t key = declaration.find("encoding");
  if (key == std::string_view::npos) return {};
  const std::size_t open = declaration.find_first_of("\"'", key);
  if (open == std::string_view::npos) return {};
  const std::size_t close = declaration.find(declaration[open], open + 1);
  if (close == std::string_view::npos) return {};
  std::string name;
  for (const char c : declaration.substr(open + 1, close - open - 1)) {
    name += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return name;
}

// The first byte at which `bytes`, known not to be UTF-8, stops being so. Line by line: a line feed is never
// part of a longer character.
std::size_t first_invalid(std::string_view bytes) {
  std::size_t begin = 0;
  for (;;) {
    const std::size_t line = bytes.find('\n', begin);
    const std::size_t end = line == std::string_view::npos ? bytes.size() : line + 1;
    if (!simdjson::validate_utf8(bytes.data() + begin, end - begin) || end == bytes.size()) break;
    begin = end;
  }
  // Within the line, character by character: each is one to four bytes.
  for (;;) {
    std::size_t length = 1;
    while (length <= 4 && begin + length <= bytes.size() &&
           !simdjson::validate_utf8(bytes.data() + begin, length)) {
      ++length;
    }
    if (length > 4 || begin + length > bytes.size()) return begin;
    begin += length;
  }
}

std::optional<EncodingFlaw> convert(std::string_view bytes, const std::string& encoding, std::string& storage,
                                    std::string_view& text) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(encoding.c_str(), &status);
  if (U_FAILURE(status)) return EncodingFlaw{encoding, true, 0};
  ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  const char* source = bytes.data();
  const char* const source_end = bytes.data() + bytes.size();
  storage.clear();
  UChar buffer[4096];
  icu::UnicodeString piece;
  bool more = true;
  while (more) {
    UChar* target = buffer;
    status = U_ZERO_ERROR;
    ucnv_toUnicode(converter, &target, buffer + 4096, &source, source_end, nullptr, true, &status);
    piece.append(buffer, static_cast<int32_t>(target - buffer));
    more = status == U_BUFFER_OVERFLOW_ERROR;
    // A surrogate pair is never split between two pieces that are written out.
    if (!more || !U16_IS_LEAD(piece.charAt(piece.length() - 1))) {
      piece.toUTF8String(storage);
      piece.remove();
    }
  }
  ucnv_close(converter);
  if (U_FAILURE(status))
    return EncodingFlaw{encoding, false, static_cast<std::size_t>(source - bytes.data())};
  text = storage;
  if (starts_with(text, "\xEF\xBB\xBF"sv)) text.remove_prefix(3);
  return std::nullopt;
}

}  // namespace

std::optional<EncodingFlaw> decode(std::string_view bytes, std::string& storage, std::string_view& text) {
  if (starts_with(bytes, "\xFF\xFE"sv) || starts_with(bytes, "<\0"sv) || starts_with(bytes, "{\0"sv)) {
    return convert(bytes, "UTF-16LE", storage, text);
  }
  if (starts_with(bytes, "\xFE\xFF"sv) || starts_with(bytes, "\0<"sv) || starts_with(bytes, "\0{"sv)) {
    return convert(bytes, "UTF-16BE", storage, text);
  }
  const bool marked = starts_with(bytes, "\xEF\xBB\xBF"sv);
  if (marked) bytes.remove_prefix(3);
  const std::string declared = marked ? std::string{} : declared_encoding(bytes);
  // Text that can be read byte by byte is not UTF-16, whatever it declares.
  if (starts_with(declared, "UTF-16") || starts_with(declared, "UTF-32"))
    return EncodingFlaw{declared, false, 0};
  if (!declared.empty() && declared != "UTF-8" && declared != "UTF8" && declared != "US-ASCII") {
    return convert(bytes, declared, storage, text);
  }
  if (!simdjson::validate_utf8(bytes.data(), bytes.size())) {
    return EncodingFlaw{"UTF-8", false, first_invalid(bytes) + (marked ? 3U : 0U)};
  }
  text = bytes;
  return std::nullopt;
}

}  // namespace stickprov::ingest
