// Findings: what a rule found, and where.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"

namespace townclerk::checks {

struct Finding {
  Diagnostic what;
  std::vector<std::string> within;  // ids of the parts and elements that it is in
};

/// How many places a rule looked at, and how many findings it has.
struct Tally {
  Code rule;
  std::size_t places = 0;
  std::size_t findings = 0;
};

struct Findings {
  std::vector<Finding> all;    // in order of the paper, those of the style behind them
  std::vector<Tally> checked;  // every rule of the family
};

/// Every rule of family B.
[[nodiscard]] std::span<const Code> rules();

}  // namespace townclerk::checks
