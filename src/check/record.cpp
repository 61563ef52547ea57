#include "check/record.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "check/codes.hpp"

namespace townclerk::checks {

using style::no_node;
using style::NodeId;

std::span<const Code> rules() {
  static constexpr std::array all{codes::B01, codes::B02, codes::B03, codes::B04, codes::B05, codes::B06, codes::B07, codes::B08, codes::B09,
                                  codes::B10, codes::B11, codes::B12, codes::B13, codes::B14, codes::B15, codes::B16, codes::B17};
  return all;
}

Record::Record(const style::ElementTree& tree, Span paper) : tree_(tree), paper_(paper) {
  for (const Code& rule : rules()) findings_.checked.push_back({rule});
}

Tally& Record::tally(const Code& rule) {
  const auto found = std::find_if(findings_.checked.begin(), findings_.checked.end(), [&rule](const Tally& t) { return t.rule.id == rule.id; });
  if (found == findings_.checked.end()) throw InternalError("'" + std::string(rule.id) + "' is no rule of the gate");
  return *found;
}

void Record::saw(const Code& rule) {
  ++tally(rule).places;
}

void Record::found(const Code& rule, NodeId node, std::string message, std::string hint) {
  found(Diagnostic(rule, place(node), std::move(message)).hint(std::move(hint)), {node});
}

void Record::found(Diagnostic what, const std::vector<NodeId>& nodes) {
  ++tally(what.code).findings;
  if (!what.at.known()) what.at = paper_;
  findings_.all.push_back({std::move(what), within(nodes)});
}

std::vector<std::string> Record::within(const std::vector<NodeId>& nodes) {
  if (nodes.empty()) return {};
  if (!surroundings_) surroundings_.emplace(tree_);
  std::vector<std::string> common = surroundings_->of(nodes.front());
  for (const NodeId node : nodes) {
    const std::vector<std::string> ids = surroundings_->of(node);
    std::erase_if(common, [&ids](const std::string& id) { return std::find(ids.begin(), ids.end(), id) == ids.end(); });
  }
  return common;
}

Span Record::place(NodeId node) const {
  while (node != no_node && !tree_.nodes[node].at.known()) node = tree_.nodes[node].parent;
  return node == no_node ? paper_ : tree_.nodes[node].at;
}

}  // namespace townclerk::checks
