// What is wrong with text that expat refuses, in words that an officer can act on.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/source.hpp"

namespace townclerk::xml {

/// How far expat came.
struct Stop {
  int error = 0;                    // XML_Error
  std::uint32_t offset = 0;         // where it stopped
  std::vector<std::uint32_t> open;  // start tags of the elements that are open, outermost first
  bool root_closed = false;
};

[[nodiscard]] Diagnostic explain(std::string_view source, FileId file, const Stop& stop);

}  // namespace townclerk::xml
