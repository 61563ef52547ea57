// What only a withheld list would print.
#pragma once

#include <string>
#include <vector>

#include "base/source.hpp"
#include "edition/tree.hpp"

namespace townclerk::edition {

/// What a paper prints of its report.
struct Printed {
  std::vector<Span> places;  // of words in the report's file
  bool charts = false;       // they draw the structure
};

/// Empties the entries that a withheld generated part shows, such as the themes of a consultation, and that nothing else prints: words and prose,
/// dates and figures. What takes numbers in the part keeps them.
void empty_unprinted(Node& root, Printed printed);

}  // namespace townclerk::edition
