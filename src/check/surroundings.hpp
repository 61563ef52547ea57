// In which parts of a paper an element stands: those that it is inside of, and those whose heading is above it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "style/element.hpp"

namespace townclerk::checks {

class Surroundings {
 public:
  /// Linear in the size of the tree, which must outlive this object.
  explicit Surroundings(const style::ElementTree& tree);

  /// Ids and aliases, innermost first.
  [[nodiscard]] std::vector<std::string> of(style::NodeId node) const;

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  struct Part {
    style::NodeId bearer = style::no_node;
    std::uint32_t around = none;
    int heading = 0;  // its level; 0: it is none
  };
  [[nodiscard]] std::uint32_t add(style::NodeId bearer, std::uint32_t around, int heading);

  const style::ElementTree& tree_;
  std::vector<Part> parts_;
  std::vector<std::uint32_t> part_of_;  // by node
};

/// 1 to 6 for h1 to h6, else 0.
[[nodiscard]] int heading_level(style::Name name);

}  // namespace townclerk::checks
