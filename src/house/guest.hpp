// A house that prints a report written for another.
#pragma once

#include "house/house.hpp"

namespace townclerk::house {

/// Takes over what `own`, the house that a report was written for, declares and `house` does not: header fields, roles, implications and
/// clearances, behind those of `house`, with the labels and places that `own` gives them. Nothing is required any more: the report keeps its
/// own house's rules. Sections and paragraphs are counted as `house` counts, whatever numbers the report states for them.
void take_in(House& house, const House& own);

}  // namespace townclerk::house
