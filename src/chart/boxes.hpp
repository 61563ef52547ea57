// A chart as boxes: what stands where, what each box says, and which lines have to be drawn between them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "chart/arrange.hpp"
#include "chart/box_text.hpp"
#include "chart/chart.hpp"
#include "chart/look.hpp"
#include "chart/words.hpp"

namespace townclerk::chart {

/// What a box of the diagram stands for.
struct BoxMeaning {
  std::size_t entry = 0;
  BoxKind kind = BoxKind::post;
  Fate fate = Fate::stays;
};

[[nodiscard]] BoxKind kind_of(const Entry& entry);

/// A line that is none of the hierarchy.
struct TieMeaning {
  model::LineKind kind = model::LineKind::dotted;
  std::size_t entry = 0;  // that it comes from
  std::size_t link = 0;   // of the entry
};

struct Boxes {
  Diagram diagram;
  std::vector<BoxMeaning> meanings;              // by box
  std::vector<TieMeaning> ties;                  // as in the diagram
  std::vector<std::vector<BoxParagraph>> words;  // by box
};

/// `worded`: ties (entry and link) that are said in their box because no sheet has both ends, and members that boards' boxes name.
[[nodiscard]] Boxes make_boxes(const Chart& chart, const Words& words, Functions functions,
                               const std::set<std::pair<std::size_t, std::size_t>>& worded);

}  // namespace townclerk::chart
