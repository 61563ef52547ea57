// Ids that nothing prints, and those of what is withheld.
#pragma once

#include <vector>

#include "edition/candidates.hpp"

namespace townclerk::edition {

/// For each such id one that tells nothing, wherever it stands; the ids that prose holds, and those of meetings, by which papers are chosen,
/// stay. The tree must stay where it is.
[[nodiscard]] std::vector<Spare> id_spares(Node& root, const Printed& printed);

}  // namespace townclerk::edition
