// The gate's rules: what keeps people out of a paper, whether they read the HTML or the PDF. Both are made from the tree that is looked at here.
#pragma once

#include <string_view>

#include "base/source.hpp"
#include "check/finding.hpp"
#include "house/house.hpp"
#include "style/computed.hpp"
#include "style/element.hpp"
#include "style/stylesheet.hpp"

namespace townclerk::checks {

struct Paper {
  const style::ElementTree& tree;
  const style::Styles& styles;  // of the tree, by `sheet`
  const style::StyleSheet& sheet;
  const house::House& house;
  std::string_view title;  // without the mark of a draft or an edition
  Span title_at;
  Span report;  // where what has no place of its own is told
};

/// Every finding of family B. Time grows in proportion to the tree.
[[nodiscard]] Findings accessibility(const Paper& paper);

}  // namespace townclerk::checks
