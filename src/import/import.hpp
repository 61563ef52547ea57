// An establishment list into a report.
#pragma once

#include <optional>
#include <string>

#include "base/diagnostic.hpp"
#include "base/source.hpp"
#include "import/organisation_xml.hpp"

namespace townclerk::intake {

/// The list as an <organisation> element. Nothing when it has faults, which are all reported.
[[nodiscard]] std::optional<std::string> posts_as_xml(const Sources& sources, FileId list, Diagnostics& diagnostics);

/// The report with the list in its place, as it is to be written. Nothing when list or report have faults, or when the report would not be whole
/// with the posts (I118 with the faults, placed in the report; those of the posts stand in a source of their own, the report as it would be). The
/// example of a new report is replaced with its changes (I123, info).
[[nodiscard]] std::optional<std::string> posts_into_report(Sources& sources, FileId list, FileId report, Standing standing, Diagnostics& diagnostics);

}  // namespace townclerk::intake
