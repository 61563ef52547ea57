// Footnotes: which note a reference means, its number, and where the note stands in the report.
#pragma once

#include <vector>

#include "base/diagnostic.hpp"
#include "document/document.hpp"

namespace townclerk::document {

/// Numbers the footnotes through the whole report, in the order of their first references, and moves each behind the block with that reference:
/// the paragraph with its lists, or the table, in its container. A label means the next note of that label, else the last one before the
/// reference. A note's id is "fn-1". A reference without a note is an error; a note that nothing refers to is left out, with a warning.
void place_notes(std::vector<Block>& blocks, Diagnostics& diagnostics);

/// The id of the first reference to the note of a number.
[[nodiscard]] std::string note_reference_id(std::string_view number);
/// The id of a note.
[[nodiscard]] std::string note_id(std::string_view number);

}  // namespace townclerk::document
