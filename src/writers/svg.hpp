// Drawings as SVG. Their shapes are hidden from who listens: the alternative stands for them in a page, title and description in a file.
#pragma once

#include <string>
#include <string_view>

#include "document/document.hpp"
#include "document/drawing.hpp"
#include "document/resolve.hpp"

namespace townclerk::writers {

/// A file by itself, on white, below its mark where it bears one; titled as part of its report.
[[nodiscard]] std::string svg_file(const document::DrawingFile& file, const document::Metadata& report);

/// An element of an HTML page, in which no other element may have the id `title_id`.
[[nodiscard]] std::string svg_element(const document::Drawing& drawing, std::string_view title_id);

}  // namespace townclerk::writers
