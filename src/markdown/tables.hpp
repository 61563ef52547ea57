// Tables: what the reader makes of pipes, and what a table's attributes say about its parts.
#pragma once

#include "document/document.hpp"
#include "markdown/reading.hpp"

struct cmark_node;

namespace townclerk::markdown {

/// The tree of a pipe table: a head row group with header cells and, where there are rows, a body.
[[nodiscard]] document::Block read_pipe_table(cmark_node* table, Span at, Reading& reading);

/// Carries out the keys `caption`, `headless`, `header-columns` and `total`, and removes them.
void apply_table_keys(document::Block& table, const Reading& reading);

/// A header cell without a scope heads its column in the head, else its row.
void set_default_scopes(document::Block& table);

}  // namespace townclerk::markdown
