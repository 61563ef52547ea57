// The codes of family P.
#pragma once

#include "base/diagnostic.hpp"

namespace townclerk::pdf::codes {

#define TC_CODE(id, severity, title) inline constexpr Code id{#id, Severity::severity, title};
#include "pdf/codes.def"
#undef TC_CODE

}  // namespace townclerk::pdf::codes
