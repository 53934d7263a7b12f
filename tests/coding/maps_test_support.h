#pragma once
// The project's own maps, loaded once for all tests of the room.

#include <string>

#include "coding/maps.h"

namespace stickprov::coding {

inline const std::string kMapFolder = std::string(STICKPROV_ROOT) + "/icd10-icf-maps";
inline const std::string kShared = STICKPROV_SHARED;

inline const Maps& project_maps() {
  static const MapsPointer maps = load_maps(kMapFolder);
  return *maps;
}

}  // namespace stickprov::coding
