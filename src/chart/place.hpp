// Puts charts in the place of their directives.
#pragma once

#include <string_view>

#include "base/diagnostic.hpp"
#include "document/document.hpp"
#include "house/house.hpp"
#include "model/report.hpp"
#include "style/stylesheet.hpp"
#include "text/font_book.hpp"

namespace townclerk::chart {

/// Which edition's structure charts may show; in the public one they leave out what is exempt.
struct Options {
  std::string_view language;
  bool exempt_edition = false;
  std::string_view marking;  // what a drawing by itself bears in the exempt edition
  /// Whoever asks for a chart of something withheld gets the house's words for a gap; for one by itself, what stands for an id that is not there.
  bool gaps = true;
};

/// What drawings are made with.
struct Means {
  const style::StyleSheet& sheet;
  text::FontBook& fonts;
};

/// Whether a document that has no charts yet is to have some.
[[nodiscard]] bool asks_for_charts(const std::vector<document::Block>& blocks);

/// Every ```chart directive of a document that is not withheld becomes figures, each followed by the same in words. Inside a
/// frozen appendix charts show the structure as it was published.
void place(document::Document& document, const model::Report& report, const house::House& house, const Options& options, const Means& means,
           Diagnostics& diagnostics);

}  // namespace townclerk::chart
