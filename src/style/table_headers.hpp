// Which header cells name each cell of a table (HTML Standard §4.9.12.2, "forming relationships between data cells and header cells").
#pragma once

#include <vector>

#include "style/element.hpp"

namespace townclerk::style {

struct NamedCell {
  NodeId cell = no_node;
  std::vector<NodeId> headers;  // of columns from the top, of the group of rows, of the row from the left
};

/// The data cells of a table and their headers, in document order; nothing where rows and columns alone tell (a row of heads, header cells at the
/// left, none of which spans). Unlike in HTML a heading row names the rows up to the next one, and a header over columns all cells below it.
[[nodiscard]] std::vector<NamedCell> table_headers(const ElementTree& tree, NodeId table);

}  // namespace townclerk::style
