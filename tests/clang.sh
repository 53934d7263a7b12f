#!/usr/bin/env bash
# clang.sh SOURCE WARNING…: every source reads without a warning under clang++ too; g++ accepts what clang++ 14 does
# not, as a lambda that captures a structured binding. Only read: the g++ build is the one that is tested.
set -euo pipefail
cd "$1"
shift
if ! command -v clang++ > /dev/null; then
  echo "skipped: clang++ is not installed (apt-get install clang)"
  exit 0
fi
printf '%s\0' src/*.cpp src/*/*.cpp |
  xargs -0 -n 4 -P "$(nproc)" clang++ -std=c++20 -fsyntax-only -Isrc -DFMT_SHARED -DSTICKPROV_VERSION='""' \
    -DSTICKPROV_INSTALLED_DATA='""' -DSTICKPROV_SOURCE_DATA='""' "$@" -Wno-unknown-warning-option -Werror
