// The blocks that a chart becomes: a figure with its drawing and caption, and the same in words behind it.
#pragma once

#include <string>
#include <vector>

#include "document/document.hpp"

namespace townclerk::chart {

/// Where a chart stands in the document.
struct Standing {
  document::Attributes attributes;  // its directive's; an id always
  int heading_level = 0;            // of the heading right in front of it; 0: none
  float column = 0;                 // points: the width that its text column has there
  Span at;

  /// The caption that the directive gives; empty: none.
  [[nodiscard]] std::string caption() const;
};

struct FigureWords {
  std::string id;
  std::string caption;  // empty: none
  std::string alternative;
};

/// `on_page`: on a page of its own (class `chart-page`).
[[nodiscard]] document::Block figure_block(const Standing& standing, const FigureWords& words, document::Drawing drawing, bool on_page);
/// What stands for a figure in words, in a container of class `chart-list`.
[[nodiscard]] document::Block list_block(const Standing& standing, document::Block list);

}  // namespace townclerk::chart
