// The codes of this folder's diagnostics; codes.md explains each.
#pragma once

#include "base/diagnostic.hpp"

namespace townclerk::view::codes {

#define TC_CODE(id, severity, title) inline constexpr Code id{#id, Severity::severity, title};
#include "view/codes.def"
#undef TC_CODE

}  // namespace townclerk::view::codes
