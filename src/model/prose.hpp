// From the text of an element to prose and lines, with places.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/placed_text.hpp"
#include "model/report.hpp"

namespace townclerk::model {

/// Markdown without its outer blank lines and the indentation that all its lines have. What stands behind the opening tag on its own line
/// takes no part in that indentation. Each line keeps its place.
[[nodiscard]] std::shared_ptr<const PlacedText> unindent(const PlacedText& text);

/// One line of words: runs of blanks as one space; outer blanks removed where asked. Each word keeps its place.
[[nodiscard]] PlacedText one_line(const PlacedText& text, bool trim_start, bool trim_end);

/// The same, trimmed, with the place of the whole.
[[nodiscard]] Text line(const PlacedText& text);

/// The ids that Markdown gives to what stands in it: `{#id …}` at the end of a line, and `id="…"` in a tag.
[[nodiscard]] std::vector<std::string> ids_in(std::string_view markdown);

}  // namespace townclerk::model
