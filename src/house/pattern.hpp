// Patterns of house.xml: words with slots, "paragraph {n}".
#pragma once

#include <string_view>
#include <vector>

namespace townclerk::house {

/// A slot as it stands in a pattern: its name, and the bytes from brace to brace.
struct FoundSlot {
  std::string_view name;
  std::size_t begin = 0;
  std::size_t end = 0;
};
/// The slots of a pattern in order. A brace without its partner is part of the words.
[[nodiscard]] std::vector<FoundSlot> slots_of(std::string_view pattern);

}  // namespace townclerk::house
