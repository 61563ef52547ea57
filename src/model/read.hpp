// Reads report.xml (schema: report.rnc). Every fault that can be found in one run is reported.
#pragma once

#include <optional>

#include "base/diagnostic.hpp"
#include "base/source.hpp"
#include "model/report.hpp"

namespace townclerk::model {

/// The report of a source, or nothing when it could not be read; references between its parts are checked, so a returned report with no
/// errors in `diagnostics` is whole. Unknown elements and attributes are errors with a suggestion.
[[nodiscard]] std::optional<Report> read(const Sources& sources, FileId file, Diagnostics& diagnostics);

}  // namespace townclerk::model
