// Codes of numbering, references and contents.
#pragma once

#include "base/diagnostic.hpp"

namespace townclerk::document::codes {

#define TC_CODE(id, severity, title) inline constexpr Code id{#id, Severity::severity, title};
#include "document/codes.def"
#undef TC_CODE

}  // namespace townclerk::document::codes
