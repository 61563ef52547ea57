// The libraries of this folder that decide on what a paper looks like.
#pragma once

#include <vector>

#include "base/library.hpp"

namespace townclerk::markdown {

/// The one that reads Markdown; as it is while the program runs.
[[nodiscard]] std::vector<Library> libraries();

}  // namespace townclerk::markdown
