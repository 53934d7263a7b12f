#pragma once
// A JSON value as plain data: what a calculation is asked with. Reading is in value.cpp, the one place of
// this room that knows the JSON library.

#include <string>
#include <string_view>
#include <vector>

namespace stickprov::statistics {

struct Member;

struct Value {
  enum class Kind { null, boolean, number, text, list, object };
  Kind kind = Kind::null;
  bool boolean = false;
  double number = 0.0;
  std::string text;  // of a text; of a number, as JSON writes it
  std::vector<Value> items;
  std::vector<Member> members;  // in the order written

  const Value* find(std::string_view key) const;  // nullptr when there is none
};

/// A key of an object with its value.
struct Member {
  std::string key;
  Value value;
};

/// The value of a JSON text. Throws SetupError in words when it is not JSON (NaN and Infinity are not), or
/// when an object has the same key twice.
Value parse_json(std::string_view json);

/// `value` as JSON text, strings and numbers as they were.
std::string to_json(const Value& value);

}  // namespace stickprov::statistics
