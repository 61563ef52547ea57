#include "check/surroundings.hpp"

namespace townclerk::checks {

using style::Name;
using style::no_node;
using style::NodeId;

int heading_level(Name name) {
  return name < Name::h1 || name > Name::h6 ? 0 : static_cast<int>(name) - static_cast<int>(Name::h1) + 1;
}

Surroundings::Surroundings(const style::ElementTree& tree) : tree_(tree), part_of_(tree.nodes.size(), none) {
  std::vector<std::uint32_t> inside(tree.nodes.size(), none);  // by node: the part that its next child is in
  for (NodeId id = 0; id < tree.nodes.size(); ++id) {
    const style::Node& node = tree.nodes[id];
    const int level = heading_level(node.name);
    std::uint32_t around = node.parent == no_node ? none : inside[node.parent];
    if (level > 0) {
      while (around != none && parts_[around].heading >= level) around = parts_[around].around;
      around = add(id, around, level);
      inside[node.parent] = around;
    } else if (!node.particulars->id.empty() || !node.particulars->alias.empty()) {
      around = add(id, around, 0);
    }
    part_of_[id] = inside[id] = around;
  }
}

std::uint32_t Surroundings::add(NodeId bearer, std::uint32_t around, int heading) {
  parts_.push_back({bearer, around, heading});
  return static_cast<std::uint32_t>(parts_.size() - 1);
}

std::vector<std::string> Surroundings::of(NodeId node) const {
  std::vector<std::string> ids;
  for (std::uint32_t part = node == no_node ? none : part_of_[node]; part != none; part = parts_[part].around) {
    const style::Node& bearer = tree_.nodes[parts_[part].bearer];
    for (const std::string* id : {&bearer.particulars->id, &bearer.particulars->alias})
      if (!id->empty()) ids.push_back(*id);
  }
  return ids;
}

}  // namespace townclerk::checks
