// Words and marks of one paragraph as Markdown that says exactly them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"

namespace townclerk::writers {

/// Where the words stand, which decides what must be escaped.
enum class Place : std::uint8_t { paragraph, heading, pipe_cell };

/// Markdown of published inlines; a line break ends a line.
[[nodiscard]] std::string markdown_inlines(const std::vector<document::Inline>& inlines, Place place);

/// The value of an HTML attribute, in double quotes. Inside a text, pipes and brackets too are character references.
[[nodiscard]] std::string quoted(std::string_view value, bool in_text);

/// A fence's info string, which knows backslashes and character references.
[[nodiscard]] std::string escaped_info(std::string_view info);

}  // namespace townclerk::writers
