// Whether the attributes of the report's own prose stand where they have an effect.
#pragma once

#include <vector>

#include "document/document.hpp"
#include "markdown/reading.hpp"

namespace townclerk::markdown {

/// Reports each key that means nothing to the block that it is given to (K109), and a number "auto" of what counts by itself (K105).
void check_places(const std::vector<document::Block>& blocks, const Reading& reading);

}  // namespace townclerk::markdown
