// What every walk through a model asks of its entries.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "edition/candidates.hpp"
#include "edition/filler.hpp"
#include "edition/vocabulary.hpp"
#include "edition/words.hpp"

namespace townclerk::edition {

/// Goes through what a tree says in words and figures of its own.
class Walk {
 public:
  Walk(Node& root, const Printed& printed) : root_(root), printed_(printed) {}

 protected:
  [[nodiscard]] bool is_printed(Span at) const {
    if (!at.known()) return false;
    const auto first = std::lower_bound(printed_.places.begin(), printed_.places.end(), at.begin,
                                        [](const Span& place, std::uint32_t begin) { return place.begin < begin; });
    return first != printed_.places.end() && first->begin < at.end;
  }
  [[nodiscard]] bool is_printed(const Attribute& each) const { return is_printed(each.at) || printed_.values.contains(&each.value); }
  [[nodiscard]] static bool says_words(const Node& node) { return node.children.empty() && !node.text.empty() && !node.name.empty(); }
  [[nodiscard]] bool is_printed_text(const Node& node) const { return is_printed(node.text_at) || printed_.values.contains(&node.text); }
  [[nodiscard]] static bool is_filler(std::string_view text) { return text.starts_with(filler); }
  /// Its words were taken before.
  [[nodiscard]] static bool is_made(const Node& node) {
    return is_filler(node.text) || (node.text.find(filler) != std::string::npos && filler_for(prose_of(node)) == node.text);
  }
  [[nodiscard]] static bool is_fixed(const Node& node, std::string_view attribute) {
    return is_closed(node.name, attribute) || names_others(node, attribute) || node.name == "acknowledge";
  }

  Node& root_;
  const Printed& printed_;
};

}  // namespace townclerk::edition
