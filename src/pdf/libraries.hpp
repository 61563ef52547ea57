// The libraries of this folder that decide on what a paper looks like.
#pragma once

#include <vector>

#include "base/library.hpp"

namespace townclerk::pdf {

/// Those that write the PDF's bytes; as they are while the program runs, where they tell it.
[[nodiscard]] std::vector<Library> libraries();

}  // namespace townclerk::pdf
