// The strict gate: expat over the whole text, before any tree is built.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/source.hpp"
#include "xml/xml.hpp"

namespace townclerk::xml {

/// Where an element stands, in document order.
struct Extent {
  std::uint32_t begin;  // of its start tag
  std::uint32_t end;    // of its content: its end tag, or behind a tag that closes itself
  std::uint32_t space;  // index into Outline::spaces
};

struct Outline {
  std::vector<Extent> elements;
  std::vector<std::string> spaces;  // namespace addresses, the first is empty
};

/// Whether the text may be read; the one fault that stopped it is reported.
[[nodiscard]] bool pass_gate(const Sources& sources, FileId file, const Limits& limits, Diagnostics& diagnostics, Outline& outline);

}  // namespace townclerk::xml
