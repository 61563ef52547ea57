// Fenced blocks that are replaced by what they ask for.
#pragma once

#include <string_view>

#include "document/document.hpp"

namespace townclerk::document {

/// Names of the fenced blocks that are directives.
[[nodiscard]] bool is_directive(std::string_view name);
/// True for a ```contents block.
[[nodiscard]] bool is_contents(const Block& block);
/// True for a ```chart block.
[[nodiscard]] bool is_chart(const Block& block);

}  // namespace townclerk::document
