// The blocks that a chart becomes: a figure with its drawing and caption, and the same in words behind it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "chart/words.hpp"
#include "document/document.hpp"

namespace townclerk::chart {

/// Where a chart stands in the document.
struct Standing {
  document::Attributes attributes;  // its directive's; an id always
  int heading_level = 0;            // of the heading right in front of it; 0: none
  float column = 0;                 // points: the width that its text column has there
  std::string set;                  // title of the set of changes that it shows, where there are several
  Span at;

  /// The caption that the directive gives; empty: none.
  [[nodiscard]] std::string caption() const;
};

struct FigureWords {
  std::string id;
  std::string caption;    // empty: none
  std::string name;       // of the post, unit or cycle that it is about; empty: none
  std::string shown;      // "Structure chart of the posts and units proposed."
  bool numbered = false;  // one of several: it needs a number
};

/// "Structure chart of the posts and units proposed."
[[nodiscard]] std::string shown(State state, const Words& words);

/// A drawing that fits its page.
struct FittedDrawing {
  document::Drawing drawing;
  bool on_page = false;  // of its own (class `chart-page`)
};

/// The figure, and behind it what stands for it in words, in a container of class `chart-list`. Where there is no drawing, for none fits a
/// page, that is reported (C105), and of the figure its caption is left.
[[nodiscard]] std::vector<document::Block> figure_and_list(const Standing& standing, const FigureWords& figure, const Words& words,
                                                           std::optional<FittedDrawing> fitted, document::Block list, Diagnostics& diagnostics);

}  // namespace townclerk::chart
