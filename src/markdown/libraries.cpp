#include "markdown/libraries.hpp"

#include <cmark-gfm.h>

namespace townclerk::markdown {

std::vector<Library> libraries() {
  return {{"cmark-gfm", cmark_version_string()}};
}

}  // namespace townclerk::markdown
