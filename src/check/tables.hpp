// The rules of tables: B03, B04, B12.
#pragma once

#include "check/record.hpp"
#include "style/element.hpp"

namespace townclerk::checks {

void check_table(const style::ElementTree& tree, style::NodeId table, Record& record);

}  // namespace townclerk::checks
