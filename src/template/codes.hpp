// Codes of the template engine.
#pragma once

#include "base/diagnostic.hpp"

namespace townclerk::mustache::codes {

#define TC_CODE(id, severity, title) inline constexpr Code id{#id, Severity::severity, title};
#include "template/codes.def"
#undef TC_CODE

}  // namespace townclerk::mustache::codes
