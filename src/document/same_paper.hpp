// Whether two documents are the same paper.
#pragma once

#include <string>

#include "document/document.hpp"

namespace townclerk::document {

/// All that a resolved document says and draws, without its places, one behind the other: different documents give different bytes. Every output is
/// made from that alone.
[[nodiscard]] std::string contents_of(const Document& document);

}  // namespace townclerk::document
