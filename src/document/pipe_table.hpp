// Which tables Markdown's short form can hold.
#pragma once

#include "document/document.hpp"

namespace townclerk::document {

/// One head row of header cells over at most one body, all rows as long as the head, cells of one paragraph without line breaks, one alignment
/// a column, neither caption, printed number, span, head column nor foot. Ids and classes do not count.
[[nodiscard]] bool fits_pipes(const Block& table);

}  // namespace townclerk::document
