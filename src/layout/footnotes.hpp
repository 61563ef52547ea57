// How much room footnotes take at the foot of a page, and which lines of them a page has room for.
#pragma once

#include <cstdint>
#include <span>

#include "layout/strip.hpp"

namespace townclerk::layout {

/// Lines of footnotes by their index: [first, past).
struct NoteLines {
  std::uint32_t first = 0;
  std::uint32_t past = 0;
};

/// Height of the lines with the rule above them; 0 where there are none.
[[nodiscard]] double height_of(const Strip& strip, NoteLines lines);
/// As many of the lines as stand in a height.
[[nodiscard]] NoteLines that_fit(const Strip& strip, NoteLines lines, double height);
/// Of the lines that are due on a page, those that it must have: what other pages left, a part of it at least, and the beginning of each note that is
/// referred to on the page itself, which are the lines from `own` on.
[[nodiscard]] NoteLines least(const Strip& strip, NoteLines due, std::uint32_t own);

}  // namespace townclerk::layout
