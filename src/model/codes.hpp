// Codes of faults in report.xml; explained in codes.md.
#pragma once

#include "base/diagnostic.hpp"

namespace townclerk::model::codes {

#define TC_CODE(id, severity, title) inline constexpr Code id{#id, Severity::severity, title};
#include "model/codes.def"
#undef TC_CODE

}  // namespace townclerk::model::codes
