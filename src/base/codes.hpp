// Codes of files and of the command line.
#pragma once

#include "base/diagnostic.hpp"

namespace townclerk::codes {

#define TC_CODE(id, severity, title) inline constexpr Code id{#id, Severity::severity, title};
#include "base/codes.def"
#undef TC_CODE

}  // namespace townclerk::codes
