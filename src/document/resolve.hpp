// Finishes a document: numbers, ids, references, contents, typography.
#pragma once

#include <string_view>

#include "base/diagnostic.hpp"
#include "document/document.hpp"
#include "house/house.hpp"

namespace townclerk::document {

/// Numbers sections, paragraphs, lists, tables and appendices as the house says, gives every numbered block its anchors, turns references
/// into links with the house's words, fills contents, sets quotes and no-break spaces. A reference that points nowhere, or an id used twice, is an error.
void resolve(Document& document, const house::House& house, std::string_view language, Diagnostics& diagnostics);

/// The published form: what the Markdown writer can say without attributes. Numbers stand in the text, anchors are inlines, classes and keys
/// are gone except those that a <div> or rich-table tag carries. read(write(d)) == published(d).
[[nodiscard]] Document published(const Document& document);

}  // namespace townclerk::document
