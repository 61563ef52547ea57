// An establishment list (one row a post) as the current structure of a report.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>

#include "base/diagnostic.hpp"
#include "base/source.hpp"
#include "model/organisation.hpp"

namespace townclerk::intake {

/// Units by their names as directorates, a post for each row, a solid line to each manager who is named by title, by "Title (Unit)" or by post
/// number. Ids are made of titles and avoid those `taken` already. Nothing when there were faults; all that can be found are reported in one run.
[[nodiscard]] std::optional<model::Organisation> read_establishment(const Sources& sources, FileId file,
                                                                    const std::set<std::string, std::less<>>& taken, Diagnostics& diagnostics);

}  // namespace townclerk::intake
