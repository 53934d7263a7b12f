# One warnings target; every room links it, no global flags.
add_library(stickprov_warnings INTERFACE)
target_compile_options(stickprov_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                                                    -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor)
if(STICKPROV_WERROR)
  target_compile_options(stickprov_warnings INTERFACE -Werror)
endif()
# g++ 12 takes "literal" + std::string for overlapping memory (gcc.gnu.org/PR105651) and the string inside a variant
# or a moved list for uninitialised (PR105593, PR105562) under -O3; clang and the sanitizers look for the real ones.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(stickprov_warnings INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
endif()
