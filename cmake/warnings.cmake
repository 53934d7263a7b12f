# One warnings target; every room links it, no global flags.
add_library(stickprov_warnings INTERFACE)
target_compile_options(stickprov_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                                                    -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor)
if(STICKPROV_WERROR)
  target_compile_options(stickprov_warnings INTERFACE -Werror)
endif()
