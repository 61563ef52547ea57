// The codes of faults that reading Markdown can find; codes.md explains each.
#pragma once

#include "base/diagnostic.hpp"

namespace townclerk::markdown::codes {

#define TC_CODE(id, severity, title) inline constexpr Code id{#id, Severity::severity, title};
#include "markdown/codes.def"
#undef TC_CODE

}  // namespace townclerk::markdown::codes
