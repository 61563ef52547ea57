// The words of elements.
#pragma once

#include <string>
#include <string_view>

#include "style/element.hpp"

namespace townclerk::checks {

/// The words of an element and of what is in it, without a number that is printed before them.
[[nodiscard]] std::string words_of(const style::ElementTree& tree, style::NodeId node);

/// Whether there is a letter, a figure or another sign that is read out: white space and punctuation are not.
[[nodiscard]] bool says_something(std::string_view words);

/// Lower case of A to Z, runs of white space one space, none at the ends, and no full stop, colon, arrow or bracket round it.
[[nodiscard]] std::string bare(std::string_view words);

/// Whether `bare` leaves nothing of them.
[[nodiscard]] bool is_bare(std::string_view words);

}  // namespace townclerk::checks
