// The values of an establishment list's cells.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "import/columns.hpp"
#include "model/organisation.hpp"

namespace townclerk::intake {

struct Fte {
  std::int64_t hundredths = 0;
  bool rounded = false;
};
/// "1", "0.6", ".5" or "0,6", from 0 to 100 for each of the posts; more than two decimals are rounded (25 hours of 37 are often written 0.6757).
[[nodiscard]] std::optional<Fte> parse_fte(std::string_view text, int posts = 1);

/// How many posts a row stands for: a whole number from 1, also as "3.0".
[[nodiscard]] std::optional<int> parse_count(std::string_view text);

struct HolderState {
  model::Holder holder = model::Holder::filled;
  std::string covered_by;  // the words behind "covered by", folded
};
/// "Filled", "vacant", "interim", "acting", "covered by Head of Finance", "vacant (covered by …)", yes or no where the heading asks, and other
/// words that lists have for them; no words are filled.
[[nodiscard]] std::optional<HolderState> parse_holder(std::string_view text, Asks asks);

/// Whether the cell says that there is nobody: empty, "-", "none", "n/a".
[[nodiscard]] bool says_none(std::string_view text);

}  // namespace townclerk::intake
