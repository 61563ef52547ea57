// The codes of family B: barriers to access.
#pragma once

#include "base/diagnostic.hpp"

namespace townclerk::checks::codes {

#define TC_CODE(id, severity, title) inline constexpr Code id{#id, Severity::severity, title};
#include "check/codes.def"
#undef TC_CODE

}  // namespace townclerk::checks::codes
