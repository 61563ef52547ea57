// Collects what the rules look at and find in one paper.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/finding.hpp"
#include "check/surroundings.hpp"
#include "style/element.hpp"

namespace townclerk::checks {

class Record {
 public:
  /// `paper` is the place of what has none of its own. Keeps the tree, which must outlive this object.
  Record(const style::ElementTree& tree, Span paper);

  /// A rule looked at a place.
  void saw(const Code& rule);
  /// A finding at an element.
  void found(const Code& rule, style::NodeId node, std::string message, std::string hint);
  /// A finding that is told somewhere else, in the parts that all of `nodes` are in; none: in the whole paper.
  void found(Diagnostic what, const std::vector<style::NodeId>& nodes);

  /// Of the element, or of the nearest round it that has one.
  [[nodiscard]] Span place(style::NodeId node) const;
  [[nodiscard]] Findings finish() { return std::move(findings_); }

 private:
  [[nodiscard]] Tally& tally(const Code& rule);
  [[nodiscard]] std::vector<std::string> within(const std::vector<style::NodeId>& nodes);

  const style::ElementTree& tree_;
  Span paper_;
  std::optional<Surroundings> surroundings_;  // made for the first finding
  Findings findings_;
};

}  // namespace townclerk::checks
