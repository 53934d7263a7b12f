#include <cstddef>
#include <cstdint>
#include <string_view>

#include "check_document.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  stickprov::fuzz::check_archive({reinterpret_cast<const char*>(data), size});
  return 0;
}
