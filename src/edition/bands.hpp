// Counts that a table does not show.
#pragma once

#include "edition/tree.hpp"

namespace townclerk::edition {

/// In every equality table that shows no small counts, rows say how a count that is not shown is printed instead of the count, and where they do, the
/// total is stated or said not to be shown.
void state_bands(Node& root);

}  // namespace townclerk::edition
