// Markdown to document: cmark-gfm plus the dialect (attributes, containers, rich tables, directives, typed references), every block and
// inline with its place, every value token swapped for its words.
#pragma once

#include <optional>
#include <string>

#include "base/diagnostic.hpp"
#include "base/placed_text.hpp"
#include "document/document.hpp"
#include "template/tokens.hpp"

namespace townclerk::markdown {

/// Bounds that hold before cmark sees the text; beyond one of them the paragraph or block is a located error.
struct Limits {
  std::size_t bytes = 32U << 20;
  int table_columns = 64;
  int brackets_in_paragraph = 1000;  // of `[` and of `<`
  int nesting = 100;
};

/// The tree of a text. `tokens` may be null when there are none. Where `prose` (the report's own file) is given, the
/// text is a person's: headings must go down one rank at a time, those of prose below the heading that a template printed before them, and
/// what looks like a link or a table must be one. The tree is as far as it could be built;
/// errors are in `diagnostics`.
[[nodiscard]] document::Document read(const PlacedText& text, const mustache::Tokens* tokens, const Limits& limits, Diagnostics& diagnostics,
                                      std::optional<FileId> prose = std::nullopt);

}  // namespace townclerk::markdown
