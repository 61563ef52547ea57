// Drawings as SVG 1.1. What a drawing shows is hidden from who listens to the page: its title, the alternative, stands for it.
#pragma once

#include <string>
#include <string_view>

#include "document/drawing.hpp"

namespace townclerk::writers {

/// A file by itself, on white.
[[nodiscard]] std::string svg_file(const document::Drawing& drawing);

/// An element of an HTML page, in which no other element may have the id `title_id`.
[[nodiscard]] std::string svg_element(const document::Drawing& drawing, std::string_view title_id);

}  // namespace townclerk::writers
