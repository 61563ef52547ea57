// Pictures that are figures.
#pragma once

#include "document/document.hpp"

namespace townclerk::markdown {

/// Makes a figure of a paragraph that is a picture and has a number or a caption; any other block stays as it is.
void make_figure(document::Block& block);

}  // namespace townclerk::markdown
