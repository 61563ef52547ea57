// The codes of family L.
#pragma once

#include "base/diagnostic.hpp"

namespace townclerk::layout::codes {

#define TC_CODE(id, severity, title) inline constexpr Code id{#id, Severity::severity, title};
#include "layout/codes.def"
#undef TC_CODE

}  // namespace townclerk::layout::codes
