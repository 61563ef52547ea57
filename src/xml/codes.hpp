// Codes of the gate in front of every XML file; explained in codes.md.
#pragma once

#include "base/diagnostic.hpp"

namespace townclerk::xml::codes {

#define TC_CODE(id, severity, title) inline constexpr Code id{#id, Severity::severity, title};
#include "xml/codes.def"
#undef TC_CODE

}  // namespace townclerk::xml::codes
