// The codes of this folder's diagnostics; codes.md explains each.
//
// The folder's name space is `intake`, because import is a word of C++20.
#pragma once

#include "base/diagnostic.hpp"

namespace townclerk::intake::codes {

#define TC_CODE(id, severity, title) inline constexpr Code id{#id, Severity::severity, title};
#include "import/codes.def"
#undef TC_CODE

}  // namespace townclerk::intake::codes
