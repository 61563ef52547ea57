// Where a grid's items stand: row by row, each in the next free column or the one that it asks for (CSS Grid §8.5, sparse).
#pragma once

#include <cstddef>

#include "layout/boxes.hpp"
#include "style/computed.hpp"

namespace townclerk::layout {

class GridPlacer {
 public:
  explicit GridPlacer(std::size_t columns) : columns_(columns) {}

  struct Place {
    std::size_t column = 0;
    bool full = false;     // over all columns
    bool new_row = false;  // it begins a row (of the first item: not said)
  };
  Place next(const Box& item, const style::Styles& styles);

 private:
  std::size_t columns_;
  std::size_t next_ = 0;
};

}  // namespace townclerk::layout
