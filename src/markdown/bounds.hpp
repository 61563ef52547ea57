// What cmark must never see: it needs time in proportion to the square of certain things, so they are counted first, in one pass.
#pragma once

#include <string>

#include "markdown/reading.hpp"

namespace townclerk::markdown {

/// Reports every run of lines that is beyond a limit and blanks it in `text` (which has the lines of the reading's text), so that the rest can
/// still be read. False when the text as a whole is too long to be read.
bool keep_bounds(std::string& text, const Reading& reading);

}  // namespace townclerk::markdown
