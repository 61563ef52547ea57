// Codes of the style sheets' faults; explained in codes.md.
#pragma once

#include "base/diagnostic.hpp"

namespace townclerk::style::codes {

#define TC_CODE(id, severity, title) inline constexpr Code id{#id, Severity::severity, title};
#include "style/codes.def"
#undef TC_CODE

}  // namespace townclerk::style::codes
