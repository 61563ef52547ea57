#pragma once

#include "base/diagnostic.hpp"

namespace townclerk::chart::codes {

#define TC_CODE(id, severity, title) inline constexpr Code id{#id, Severity::severity, title};
#include "chart/codes.def"
#undef TC_CODE

}  // namespace townclerk::chart::codes
