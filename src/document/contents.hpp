// Fills lists of contents.
#pragma once

#include <vector>

#include "base/diagnostic.hpp"
#include "document/document.hpp"
#include "document/numbering.hpp"

namespace townclerk::document {

/// Replaces every ```contents block by the entries of the outline, as deep as its `depth` says (2 unless it does).
void fill_contents(std::vector<Block>& blocks, const Outline& outline, Diagnostics& diagnostics);

}  // namespace townclerk::document
