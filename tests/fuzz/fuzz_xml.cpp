#include <cstddef>
#include <cstdint>
#include <string_view>

#include "check_document.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (size > 0 && (bytes[0] == '{' || bytes[0] == '[')) return -1;  // the other target's
  stickprov::fuzz::check_document(bytes);
  return 0;
}
