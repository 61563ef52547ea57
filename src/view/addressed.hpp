// A report that goes to several meetings, as the paper for one of them.
#pragma once

#include <string>
#include <vector>

#include "model/report.hpp"

namespace townclerk::view {

/// Leaves out of the report the sections, parts of sections and appendices that are for other meetings only. Gives the ids of the sections and
/// appendices left out.
std::vector<std::string> address_to(model::Report& report, const model::Meeting& meeting);

}  // namespace townclerk::view
