// Strip → pages: which piece stands on which page, where. It reads pieces and their preferences only, never boxes.
#pragma once

#include <cstdint>
#include <vector>

#include "base/diagnostic.hpp"
#include "layout/strip.hpp"

namespace townclerk::layout {

/// Part of a piece on a page; all but split pieces have one.
struct Part {
  std::uint32_t page = 0;
  float top = 0;  // on the page
  float bottom = 0;
};

struct Placement {
  std::vector<std::uint32_t> page;             // by PieceId, of whole pieces: where it begins
  std::vector<float> y;                        // by PieceId, of whole pieces: its top on that page
  std::vector<std::vector<Part>> split_parts;  // by Strip::splits
  std::vector<std::uint8_t> page_types;        // by page: index of Strip::page_types
  std::vector<const style::PageStyle*> pages;  // by page
  struct Repeat {
    std::uint32_t page;
    std::uint32_t head;
    float y;
  };
  std::vector<Repeat> repeats;  // in order of pages
  struct Rule {
    std::uint32_t page;
    float y;
  };
  std::vector<Rule> note_rules;  // above the footnotes
};

/// Places the flow on the pages that cost least; what a break spoils is a located warning.
[[nodiscard]] Placement paginate(const Strip& strip, const style::Styles& styles, const style::ElementTree& tree, Diagnostics& diagnostics);

}  // namespace townclerk::layout
