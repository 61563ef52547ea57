// The mark of the exempt edition on a drawing that is a file by itself.
#pragma once

#include <string_view>

#include "chart/look.hpp"
#include "chart/words.hpp"
#include "document/drawing.hpp"
#include "text/font_book.hpp"

namespace townclerk::chart {

/// "NOT FOR PUBLICATION …" in bold lines no wider than the drawing, or than a narrow column where the drawing is narrower.
void add_mark(document::Drawing& drawing, std::string_view marking, const Words& words, const Look& look, text::FontBook& fonts);

}  // namespace townclerk::chart
