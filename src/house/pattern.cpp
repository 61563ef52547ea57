#include "house/pattern.hpp"

#include <algorithm>

#include "house/house.hpp"

namespace townclerk::house {

std::vector<FoundSlot> slots_of(std::string_view pattern) {
  std::vector<FoundSlot> found;
  for (std::size_t begin = pattern.find('{'); begin != std::string_view::npos; begin = pattern.find('{', begin + 1)) {
    const std::size_t stop = pattern.find_first_of("{}", begin + 1);
    if (stop == std::string_view::npos) break;
    if (pattern[stop] == '{') continue;
    found.push_back({pattern.substr(begin + 1, stop - begin - 1), begin, stop + 1});
    begin = stop;
  }
  return found;
}

std::string fill(std::string_view pattern, std::span<const Slot> slots) {
  std::string out;
  std::size_t done = 0;
  for (const FoundSlot& found : slots_of(pattern)) {
    const auto slot = std::find_if(slots.begin(), slots.end(), [&found](const Slot& s) { return s.name == found.name; });
    if (slot == slots.end()) continue;
    out += pattern.substr(done, found.begin - done);
    out += slot->words;
    done = found.end;
  }
  out += pattern.substr(done);
  return out;
}

std::string fill(std::string_view pattern, std::initializer_list<Slot> slots) {
  return fill(pattern, std::span<const Slot>(slots.begin(), slots.size()));
}

}  // namespace townclerk::house
